"""Knows how a person has foreign pages imported, and is told what was found in each and why.

Does not know how a page is read, nor how a draft looks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..build.deciding import Desk
from ..build.holdings import read_holdings
from ..build.imports import Outcome, add_draft, take_text
from ..build.ledgers import find_still_open, search_text
from ..build.roots import CONFIGURATION, find_root
from ..build.site import Settings, read_settings
from ..importing.arriving import LARGEST, read_foreign, refuse_large
from ..importing.drafts import REASONS, Draft
from ..importing.foreign import ForeignText, Found, RefusalError
from ..importing.ledger import find_words
from ..problems import FieldError
from ..source.dates import DateError, parse_day
from .candidates import Taken, Wanted, accept_above, count_open, read_wanted, render_report
from .telling import count

KINDS = (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".txt", ".md", ".markdown", ".xml", ".rss", ".atom")
"""Files that are taken from a folder."""


def import_pages(
    content: Path,
    names: Sequence[str],
    *,
    addresses: Sequence[str] = (),
    allow_private: bool = False,
    date: str | None = None,
    today: str | None = None,
    report: str | None = None,
    above: str | None = None,
) -> int:
    """Import files, folders, `-` for what is piped in, and addresses; return 0, or 1 where one was refused.

    `date` is the day of publication, where the pages do not tell it or tell it wrongly;
    `allow_private` lets addresses lead into a private network. `report` is the form, `md` or `json`, in
    which open candidates are printed, and what is told goes to the errors then; those that score higher
    than `above` are accepted.
    """
    try:
        wanted = read_wanted(report, above)
        given = parse_day(date).text[:10] if date else ""
        pages = [*_find_pages(names, bool(addresses)), *(_Fetch(one, allow_private) for one in addresses)]
        settings = read_site(content, today)
        holdings = read_holdings(settings)
    except DateError as error:
        print(f"--date: {error}", file=sys.stderr)
        return 1
    except (FieldError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    told = _Tally(wanted, Desk(holdings))
    with redirect_stdout(sys.stderr) if report else nullcontext():
        for page in pages:
            _import_page(page, given, settings.today.text, told)
        print(told)
    if report:
        print(render_report(told.taken, report, told.desk))
    return 1 if told.refused else 0


def read_site(content: Path, today: str | None) -> Settings:
    """Read the settings of the site whose content is given."""
    from pelican.settings import read_settings as read_file

    if not content.is_dir():
        raise FieldError("file-unreadable", f"{content}: there is no such folder", "name it with --content")
    override: dict[str, Any] = {"PATH": str(content)}
    if today is not None:
        override["DOSSIER_TODAY"] = today
    return read_settings(read_file(str(find_root() / CONFIGURATION), override))


@dataclass
class _Tally:
    """Count what came of the pages, and keep their open candidates."""

    wanted: Wanted
    desk: Desk
    taken: list[Taken] = field(default_factory=list)
    drafts: int = 0
    known: int = 0
    refused: int = 0

    def __str__(self) -> str:
        parts = [count(self.drafts, "draft"), *[f"{self.known:,} known before"] * bool(self.known)]
        return ", ".join([*parts, *[f"{self.refused:,} refused"] * bool(self.refused)]) + "."


@dataclass(frozen=True)
class _File:
    path: Path

    def __str__(self) -> str:
        return str(self.path)

    def read(self, outlets: Iterable[str]) -> tuple[ForeignText, ...]:
        refuse_large(self.path.stat().st_size)
        return read_foreign(self.path.read_bytes(), self.path.name, outlets=outlets)


@dataclass(frozen=True)
class _Pipe:
    def __str__(self) -> str:
        return "-"

    def read(self, outlets: Iterable[str]) -> tuple[ForeignText, ...]:
        return read_foreign(sys.stdin.buffer.read(LARGEST + 1), outlets=outlets)


@dataclass(frozen=True)
class _Fetch:
    address: str
    allow_private: bool

    def __str__(self) -> str:
        return self.address

    def read(self, outlets: Iterable[str]) -> tuple[ForeignText, ...]:
        from ..importing.fetching import fetch

        page = fetch(self.address, self.allow_private)
        return read_foreign(page.data, "", page.address, page.charset, outlets)


_Page = _File | _Pipe | _Fetch
"""Where a page comes from: each says so in a word, and reads it."""


def _find_pages(names: Sequence[str], more: bool) -> Iterator[_Page]:
    if not names and not more:
        hint = "name a file, a folder, - for what is piped in, or an address with --url"
        raise FieldError("key-missing", "nothing to import is named", hint)
    for name in names:
        path = Path(name)
        if name == "-":
            yield _Pipe()
        elif path.is_file():
            yield _File(path)
        elif path.is_dir():
            yield from sorted((_File(one) for one in path.rglob("*") if _is_page(one, path)), key=str)
        else:
            hint = "give an address with --url" if "://" in name else "see how it is written"
            raise FieldError("file-unreadable", f"{name}: there is no such file or folder", hint)


def _is_page(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in KINDS and path.is_file() and not hidden


def _import_page(page: _Page, date: str, today: str, told: _Tally) -> None:
    desk = told.desk
    try:
        texts = page.read(desk.holdings.outlets)
    except (RefusalError, OSError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else error
        print(f"{page}: {reason}", file=sys.stderr)
        told.refused += 1
        return
    for text in texts:
        outcome = take_text(desk.holdings, replace(text, date=Found(date, "given")) if date else text, today)
        print("\n".join(_describe(str(page), outcome)))
        told.known += bool(outcome.article)
        told.drafts += not outcome.article
        if not outcome.article:
            # What an earlier page brought is known to the next.
            desk.holdings = add_draft(desk.holdings, outcome)
        told.refused += _find_candidates(outcome.name, told)


def _find_candidates(name: str, told: _Tally) -> bool:
    """Tell how many candidates a text has, and accept those that are wanted; say whether that failed."""
    desk = told.desk
    try:
        text = search_text(desk.holdings, name)
        for line in accept_above(desk, text, told.wanted.above) if told.wanted.above is not None else ():
            print(line)
        still = find_still_open(desk.holdings.content, text)
    except FieldError as error:
        print(f"  candidates: {error}", file=sys.stderr)
        return True
    told.taken.append((text, still))
    print(count_open(still, len(text.candidates)))
    for one in still:
        if one.again:
            print(f"  again: {one.candidate.kind} “{find_words(one.candidate)}”: {one.again}")
    return False


# ---------------------------------------------------------------- how it is told


def _describe(page: str, outcome: Outcome) -> Iterator[str]:
    """Tell what was found in a page and where, and what came of it."""
    draft, text = outcome.draft, outcome.draft.text
    yield f"{page}: {text.title.value}"
    if outcome.article:
        yield f"  It is the page of {outcome.article}, by {outcome.reason}."
        yield from _describe_changes(outcome)
    else:
        yield from _describe_found(draft)
        if outcome.twin:
            yield f"  Its text is much like that of {outcome.twin}: is one the origin of the other?"
    if outcome.source:
        yield f"  It is a source already: {outcome.source}."
    yield from (f"  Wrote {name}" for name in outcome.written)


def _describe_found(draft: Draft) -> Iterator[str]:
    text = draft.text
    found = [("publisher", draft.publisher, text.publisher), ("author", "", text.author)]
    found += [("date", "", text.date), ("origin", draft.origin, text.origin)]
    found += [("address", "", text.url), ("language", "", text.lang)]
    for label, shown, one in found:
        if one is not None:
            yield f"  {label}: {shown or one.value} (from {REASONS[one.reason]})"
    if text.date is None:
        yield "  date: not found; put it into the draft, or import again with --date"
    yield f"  text: {count(len(text.paragraphs), 'paragraph')}, {count(len(text.captions), 'caption')}"
    if draft.actors:
        yield f"  actors: {', '.join(draft.actors)}"
    for name, reason in draft.dossiers:
        yield f"  dossier: {name} (by rule: {reason})"


def _describe_changes(outcome: Outcome) -> Iterator[str]:
    if outcome.changes is None:
        yield "  Its text was not here to compare with."
    elif not outcome.changes.lines:
        yield "  Nothing was changed in its text."
    else:
        yield "  Its publisher changed it:"
        yield from (f"    {line}" for line in outcome.changes.lines)
        for rest, what in outcome.shaken:
            yield f"  {rest.place}: {rest.what}: {what}"
