"""Knows how a foreign text is put among the files of a site: as an original and a draft.

Does not know how texts are read, nor how a person is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from ..importing.drafts import Draft, name_draft, render_draft
from ..importing.foreign import ForeignText, Found, parse_original, render_original
from ..importing.likeness import Changes, Likeness, Resting, find_changes, find_shaken, fold_address
from ..importing.words import is_agency
from ..source.fields import fold, write_name
from .holdings import Holdings, Known
from .originals import ORIGINALS


@dataclass(frozen=True)
class Outcome:
    """Hold what came of one text."""

    name: str
    """The id of its article, and the name of its original."""
    draft: Draft
    written: tuple[str, ...]
    """What was written, from the folder of the site."""
    article: str = ""
    """The article that was there before, where the page is known."""
    reason: str = ""
    """By what the page is known."""
    changes: Changes | None = None
    """What the publisher changed since; None where nothing is there to compare it with."""
    shaken: tuple[tuple[Resting, str], ...] = ()
    """Our records that rest on a changed sentence, and what became of their words."""
    source: str = ""
    """The id of the source that the page already is."""
    twin: str = ""
    """An article about another page with much the same text."""


@dataclass(frozen=True)
class _Match:
    name: str
    known: Known | None
    reason: str


def take_text(holdings: Holdings, text: ForeignText, today: str) -> Outcome:
    """Write a text and its draft, or show what is new in a page that is known.

    Nothing is overwritten: of a page that its publisher changed, the former text is kept under a number.
    """
    root = holdings.content.parent
    match, twin = _find_match(holdings, root / ORIGINALS, text)
    draft = _make_draft(holdings, text, today, twin)
    source = holdings.sources.get(_fold_url(text), "")
    known = match.known if match else None
    if match is None or known is None:
        name = match.name if match else _free(name_draft(text), holdings, root / ORIGINALS)
        article = f"{holdings.content.name}/articles/{draft.date[:4]}/{name}.md"
        original, changes = _write_original(root, name, text)
        _write_new(root / article, render_draft(draft))
        twin_path = twin.path if twin else ""
        return Outcome(name, draft, (*original, article), changes=changes, source=source, twin=twin_path)
    original, changes = _write_original(root, match.name, text)
    shaken = tuple(_find_shaken(holdings, match.name, text, changes)) if changes else ()
    return Outcome(match.name, draft, original, known.path, match.reason, changes, shaken, source)


def add_draft(holdings: Holdings, outcome: Outcome) -> Holdings:
    """Return what a site has with the draft that was just written, so that the next page can be the same."""
    draft = outcome.draft
    path = outcome.written[-1]
    return holdings.add(outcome.name, path, Known(path, _fold_url(draft.text), draft.publisher, draft.origin))


def _fold_url(text: ForeignText) -> str:
    return fold_address(text.url.value) if text.url else ""


def _find_match(holdings: Holdings, folder: Path, text: ForeignText) -> tuple[_Match | None, Known | None]:
    """Find the article of this page; or else one about another page with much the same text."""
    address = _fold_url(text)
    reports = {Path(known.path).stem: known for known in holdings.reports}
    for name, known in reports.items():
        if address and known.url == address:
            return _Match(name, known, "its address"), None
    twin = None
    likeness = Likeness(text.title.value, text.paragraphs)
    for name, original in _read_originals(folder):
        if likeness.may_be(original) and likeness.is_alike(parse_original(original).paragraphs):
            found = reports.get(name)
            if found is None or not _is_elsewhere(found.url, address):
                return _Match(name, found, "its text"), None
            twin = twin or found
    return None, twin


def _read_originals(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.txt")):
        if "." not in path.stem:  # A former text has a number there.
            yield path.stem, path.read_text(encoding="utf-8", errors="replace")


def _is_elsewhere(url: str, address: str) -> bool:
    """Say whether two folded addresses are of two publishers, so that one text at both is an agency's."""
    return bool(url and address) and url.partition("/")[0] != address.partition("/")[0]


def _make_draft(holdings: Holdings, text: ForeignText, today: str, twin: Known | None) -> Draft:
    if text.publisher is None and text.url:
        host = urlsplit(text.url.value).netloc.removeprefix("www.")
        text = replace(text, publisher=Found(host, "address"))
    publisher = _name_publisher(holdings, text.publisher)
    if twin and text.origin is None and (twin.origin or is_agency(twin.publisher)):
        text = replace(text, origin=Found(twin.origin or twin.publisher, "text"))
    origin = _name_publisher(holdings, text.origin)
    draft = Draft(text, today, publisher, origin)
    fits = holdings.find_fits(text, draft.date, publisher)
    return replace(draft, actors=fits.actors, dossiers=fits.dossiers)


def _name_publisher(holdings: Holdings, found: Found | None) -> str:
    """Return the id of a publisher that the site knows, else its name."""
    if found is None:
        return ""
    ids = {_fold_outlet(name): key for name, key in holdings.outlets.items()}
    return ids.get(_fold_outlet(found.value)) or write_name(found.value)


def _fold_outlet(name: str) -> str:
    return fold(name).removeprefix("the ").removesuffix(".com").strip()


def _free(name: str, holdings: Holdings, folder: Path) -> str:
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(one for one in names if one not in holdings.taken and not (folder / f"{one}.txt").exists())


def _write_original(root: Path, name: str, text: ForeignText) -> tuple[tuple[str, ...], Changes | None]:
    """Write the text; return what was written, and what was changed since the former text, which is kept."""
    path = root / ORIGINALS / f"{name}.txt"
    rendered = render_original(text)
    if not path.exists():
        _write_new(path, rendered)
        return (f"{ORIGINALS}/{path.name}",), None
    former = path.read_text(encoding="utf-8", errors="replace")
    changes = find_changes(parse_original(former).paragraphs, text.paragraphs)
    if not changes.lines:
        return (), changes
    number = next(number for number in count(1) if not path.with_name(f"{name}.{number}.txt").exists())
    kept = path.with_name(f"{name}.{number}.txt")
    path.rename(kept)
    _write_new(path, rendered)
    return (f"{ORIGINALS}/{path.name}", f"{ORIGINALS}/{kept.name}"), changes


def _write_new(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:  # Never over what is there.
        file.write(words)


def _find_shaken(
    holdings: Holdings, name: str, text: ForeignText, changes: Changes
) -> list[tuple[Resting, str]]:
    records = [
        Resting(f"{rest.path}:{rest.line}", f"{rest.kind} “{words}”", (rest.evidence, rest.quote))
        for rest in holdings.find_resting(name, _fold_url(text))
        for words in (rest.quote or rest.evidence,)
    ]
    return find_shaken(records, changes)
