"""Knows where the decisions on each text's candidates lie, and which of its candidates are open.

Does not know how candidates are found, nor what comes of a decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..importing.candidates import Candidate
from ..importing.drafts import has_open_date
from ..importing.find import find_candidates
from ..importing.foreign import ForeignText, Found, parse_original
from ..importing.languages import guess_language
from ..importing.ledger import Decision, Open, find_open, parse_ledger
from ..importing.register import Register
from ..problems import FieldError
from ..source.dates import Date, DateError, parse_day
from ..source.header import decode
from .files import LEDGER, find_files
from .header_files import read_parts, read_plain, write_whole
from .holdings import Holdings
from .originals import ORIGINALS

_MERGED_BY_GIT = (
    "# So git keeps the lines of both where two people decided at the same time.\n*.yaml merge=union\n"
)


@dataclass(frozen=True)
class Searched:
    """Hold an imported text with all its candidates."""

    name: str
    """The id of its article."""
    path: Path
    """Of its article."""
    title: str
    candidates: tuple[Candidate, ...]


def ledger_path(content: Path, name: str) -> Path:
    """Return where the decisions on a text lie."""
    return content / LEDGER / f"{name}.yaml"


def make_ledgers(content: Path) -> None:
    """Make the folder of the ledgers, and tell git how to merge them."""
    attributes = content / LEDGER / ".gitattributes"
    attributes.parent.mkdir(exist_ok=True)
    if not attributes.exists():
        write_whole(attributes, _MERGED_BY_GIT.encode())


def read_ledger(content: Path, name: str) -> tuple[Decision, ...]:
    """Read the decisions on a text; none where there is no ledger."""
    path = ledger_path(content, name)
    return parse_ledger(path.read_bytes(), f"{content.name}/{LEDGER}/{path.name}") if path.exists() else ()


def read_never(content: Path) -> frozenset[str]:
    """Read what no text of the site is to propose again, from all ledgers."""
    never = set()
    for path in sorted((content / LEDGER).glob("*.yaml")):
        if b"decision: never" in path.read_bytes():
            never |= {one.id for one in read_ledger(content, path.stem) if one.verdict == "never"}
    return frozenset(never)


def find_still_open(content: Path, searched: Searched) -> tuple[Open, ...]:
    """Return the candidates of a text that nobody has decided."""
    return find_open(searched.candidates, read_ledger(content, searched.name), read_never(content))


def list_texts(holdings: Holdings) -> Iterator[str]:
    """List the articles whose foreign text is here, by id."""
    for path in find_files(holdings.content).read["articles"]:
        if (holdings.content.parent / ORIGINALS / f"{Path(path).stem}.txt").exists():
            yield Path(path).stem


def search_text(holdings: Holdings, name: str) -> Searched:
    """Find all candidates of an article's foreign text; raises FieldError where there is none."""
    content = holdings.content
    taken = holdings.taken.get(name, "")
    original = content.parent / ORIGINALS / f"{name}.txt"
    if "/articles/" not in taken or Path(taken).stem != name:
        raise FieldError("id-unknown", f"no article has the id '{name}'", "see content/articles/")
    if not original.exists():
        message = f"there is no {ORIGINALS}/{name}.txt to look for candidates in"
        raise FieldError("file-unreadable", message, "import its page again")
    path = content / taken.partition("/")[2]
    header = read_plain(read_parts(path)[0])
    text = parse_original(original.read_text(encoding="utf-8", errors="replace"))
    lang, date = guess_language(text.paragraphs), _find_date(path, str(header.get("date") or ""))
    found_on = Found(date.text[:10], "given") if date else None
    foreign = ForeignText(Found(text.title, "heading"), text.paragraphs, lang=lang, date=found_on)
    fits = holdings.find_fits(foreign, str(header.get("date") or ""), str(header.get("publisher") or ""))
    # The draft has its dossiers by the same rule.
    new = [one for one in fits.dossiers if one[0] not in header.get("dossiers", ())]
    register = Register(holdings.roster, holdings.dossiers)
    found = find_candidates(text.lines, date, lang.value if lang else "", register, new)
    return Searched(name, path, text.title, found)


def _find_date(path: Path, written: str) -> Date | None:
    """Return the day of publication, which is not known while the draft has that of its import."""
    try:
        return None if has_open_date(decode(path.read_bytes())) else parse_day(written)
    except DateError:
        return None
