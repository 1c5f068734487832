"""Knows what the short lines around a headline say: who wrote it, where, and on which day.

Does not know how these lines were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .days import find_day, find_days
from .foreign import Caption, Found
from .words import SENTENCE_END, is_agency, is_byline, is_changed, is_noise, strip_byline, tidy

_NAME_MOST = 60
_DATELINE = re.compile(
    r"^(?P<place>[^\W\d_a-z][^.!?()“”\"—–]{1,60}?)\s*(?:\((?P<agency>[^()\d]{2,40})\)\s*)?[-–—]{1,2}\s+(?=[^\W_a-z]|[“\"‘'])"
)
_PARTICLES = frozenset(["de", "da", "di", "du", "van", "von", "der", "den", "la", "le", "al", "el", "bin"])
_SEPARATORS = re.compile(r"\s*(?:\||·|•|;|\s[-–—/]\s|(?<=\w{3})\. )\s*")
_JOINERS = re.compile(r"\s*(?:,|&|\band\b|\bet\b|\bund\b|\by\b|\bو(?=\s))\s*")


class Head(NamedTuple):
    """Hold what the lines around a headline tell."""

    author: str = ""
    date: str = ""
    publisher: str = ""


class Dateline(NamedTuple):
    """Hold what stands before the first sentence of an agency's text, and the text after it."""

    agency: str
    date: str
    text: str


def read_head(before: Sequence[str], after: Sequence[str], outlets: Iterable[str] = ()) -> Head:
    """Read the lines above and below a headline; `outlets` are names of publishers that the site knows."""
    author = _find_author(after)
    names = [name for line in after for name in _split_names(line)]
    known = {name.casefold() for name in outlets}
    publisher = next(
        (name for line in (*before, *after) for name in _parts(line) if name.casefold() in known), ""
    )
    if not author:
        author = next((name for name in names if name.casefold() not in known and name != publisher), "")
        others = [name for name in names if name != author]
        if not publisher and _stands_in_one(after, author, others):
            # "Lakeland Daily | Imre Castellow": the paper stands first.
            author, publisher = others[0], author
    if not publisher:
        rest = [name for name in names if name not in author]
        publisher = next(iter([*filter(_may_publish, before), *rest]), "")
    date = _find_date(after) or _find_date(before)
    return Head(author, date, publisher)


def _stands_in_one(lines: Sequence[str], first: str, others: Sequence[str]) -> bool:
    return bool(others) and any(_parts(line)[:2] == [first, others[0]] and "|" in line for line in lines)


def _find_author(lines: Iterable[str]) -> str:
    for line in lines:
        name = strip_byline(line)
        if name and not is_changed(line):
            return clean_author(name)
    return ""


def clean_author(words: str) -> str:
    """Return the names of a byline, joined by commas, without "By", place, office and day."""
    words = strip_byline(tidy(words)) or tidy(words)
    words = _SEPARATORS.split(words)[0]
    if words.casefold() in _NOBODY:
        return words
    days = find_days(words)
    words = words[: days[0].start].rstrip(" ,") if days else words
    names = [name.strip(" .,") for name in _JOINERS.split(words)]
    # An office or a place follows a comma in small letters, or as one word: "Ned Assefa, political editor".
    kept = [name for place, name in enumerate(names) if name and (place == 0 or _is_person(name))]
    return ", ".join(kept)


def _is_person(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 5 and all(map(_may_be_of_name, words))


def _may_be_of_name(word: str) -> bool:
    return word[0].isupper() or not word.isascii() or word in _PARTICLES


def _find_date(lines: Iterable[str]) -> str:
    return next((day for line in lines if not is_changed(line) and (day := find_day(line))), "")


def _parts(line: str) -> list[str]:
    return [part.strip(" .,") for part in _SEPARATORS.split(line) if part.strip(" .,")]


def _split_names(line: str) -> list[str]:
    """List the parts of a line that may be a name: short, without digits, each word with a capital."""
    if is_noise(line) or is_changed(line) or is_byline(line):
        return []
    return [part for part in _parts(line) if _looks_named(part)]


def _looks_named(part: str) -> bool:
    words = part.split()
    if is_agency(part):
        return True
    if not 2 <= len(words) <= 6 or len(part) > _NAME_MOST or any(map(str.isdigit, part)) or find_day(part):
        return False
    if SENTENCE_END.search(part) or "," in part:
        return False
    capitals = sum(1 for word in words if word[0].isupper() or not word.isascii())
    return words[0][0].isupper() and capitals * 2 >= len(words) if part.isascii() else len(words) <= 5


def _may_publish(line: str) -> bool:
    return len(line.split()) >= 2 and len(line) <= _NAME_MOST and not find_day(line) and not is_noise(line)


def split_dateline(paragraph: str) -> Dateline:
    """Part what stands before an agency's first sentence, as "SORN, Aug 16 (Northwire) -", from the text."""
    match = _DATELINE.match(paragraph)
    if match is None or not (match["agency"] or _is_place(match["place"])):
        return Dateline("", "", paragraph)
    return Dateline(match["agency"] or "", find_day(match["place"]), paragraph[match.end() :])


def _is_place(words: str) -> bool:
    """Say whether words are a place in capitals, as datelines have it: "JERUSALEM" or "TEL AVIV, Israel"."""
    place = words.partition(",")[0]
    return len(place) > 2 and place.isupper()


def find_origin(author: Found | None, agency: str, publisher: Found | None) -> Found | None:
    """Return the agency whose text it is, where another publishes it; `agency` is what the dateline names."""
    own = publisher.value.casefold() if publisher else ""
    if agency and agency.casefold() != own:
        return Found(agency, "dateline")
    for name in map(str.strip, author.value.split(",") if author else ()):
        if is_agency(name) and name.casefold() not in (own, *_NOBODY):
            return Found(name, author.reason if author else "line")
    return None


_NOBODY = frozenset({"staff and agencies", "agencies"})
"""These words name no agency."""


def find_outlet(paragraphs: Iterable[str], outlets: Iterable[str]) -> str:
    """Return the one publisher known to the site that a text names; nothing where it names several or none.

    "told The Times of Israel" is how a paper speaks of itself; an agency is quoted by others too.
    """
    text = "\n".join(paragraphs)
    named = {name for name in outlets if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
    # "Times of Israel" lies within "The Times of Israel".
    longest = {name for name in named if not any(name != other and name in other for other in named)}
    longest = {name for name in longest if not is_agency(name)}
    return longest.pop() if len(longest) == 1 else ""


def find_caption_day(captions: Iterable[Caption]) -> str:
    """Return the day that the first dated caption gives."""
    return next((day for caption in captions if (day := find_day(caption.text))), "")
