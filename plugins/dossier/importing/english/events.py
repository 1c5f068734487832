"""Knows which sentences tell what happened on a day, or what is planned for one.

Does not know who took part, nor what somebody said about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..fragments import cut_start
from .dates import Dated
from .namings import find_namings
from .paragraphs import Paragraph
from .phrases import Span
from .said import Said
from .tables import choice
from .titles import INSTITUTIONS, PEOPLE
from .words import fold_plural, is_verb

_HAPPENING = re.compile(rf"\b(?:{choice('events', 'happenings')})\b")
_CUT = re.compile(
    r"[;:—–]\s|,\s(?=(?:and|but|while|who|which|where|when|after|before|although|though)\b)|"
    r"\s(?=(?:after|before|while|when|where)\s)|[“”\"]"
    r"|\s(?=that (?:the|an?|his|her|its|their|he|she|it|they|there|all|no|both|[A-Z]\w*|\d+)\b)"
)
"""Where a clause ends."""
_CONNECTION = re.compile(
    r"^(?:and|but|that|while|after|before|when|where|who|which|since|moreover|meanwhile)\b,? ", re.I
)
_DATE_LEAD = r",? ?(?:\b(?i:on|in|by|since|until|early|late)\s)?"
_LENGTHS = frozenset({"decade", "century", "year_span"})
"""Forms of dates that are too long for an event."""
_NEAR = 30
"""Signs behind a verb that reports in which a date is only that of the report."""
_MOST = 8
"""A sentence with more dates is a table."""
_THIN = 5
"""A clause of fewer words tells nothing by itself."""


class Happened(NamedTuple):
    """Hold what happened on a day; all places are in its paragraph."""

    place: int
    sentence: int
    start: int
    end: int
    date: Dated
    title: str
    happening: str
    """The noun that says what it was, as meeting; empty where there is none."""
    score: float


def find_events(paragraphs: Sequence[Paragraph], said: Sequence[Said]) -> Iterator[Happened]:
    """List what happened, and what is planned, in the order of the text."""
    for paragraph in paragraphs:
        for number in range(len(paragraph.sentences)):
            mine = [one for one in said if (one.place, one.sentence) == (paragraph.place, number)]
            dates = paragraph.dates[number]
            for date in dates if len(dates) <= _MOST else ():
                if date.form not in _LENGTHS and not _dates_speech(paragraph.text, date, mine):
                    one = _read(paragraph, number, date)
                    if one:
                        yield one


def _dates_speech(text: str, date: Dated, said: Sequence[Said]) -> bool:
    """Say whether a date tells no more than when somebody spoke."""
    for one in said:
        if any(start <= date.start < stop for start, stop in one.content):
            continue
        opens = one.manner != "shared" and not re.search(r"\w", text[date.end : one.begin])
        if date.end <= one.begin and opens:
            return True
        between = text[one.verb_end : date.start]
        beside = one.verb_end <= date.start and len(between) < _NEAR and not re.search(r"[;.]", between)
        if beside and not _HAPPENING.search(between):
            return True
    return False


def _read(paragraph: Paragraph, number: int, date: Dated) -> Happened | None:
    text, sentence = paragraph.text, paragraph.sentences[number]
    start, end = _find_clause(text, (sentence.start, sentence.end), date)
    words = text[start:end]
    happening = _find_happening(words, date.start - start)
    named = any(start <= naming.start < end for naming in find_namings(sentence))
    acted = named or any(fold_plural(word) in INSTITUTIONS | PEOPLE for word in re.findall(r"[a-z]+", words))
    if not acted and not (happening or re.match(r"(?:The|A|An) ", words)):
        return None
    # About the share of such clauses of which careful editors made events.
    score = 0.25 + 0.2 * bool(happening) + 0.1 * acted - 0.1 * paragraph.is_quoted(date.start)
    title = make_title(words, text[date.start : date.end])
    return Happened(paragraph.place, number, start, end, date, title, happening, round(score, 2))


def _find_happening(words: str, place: int) -> str:
    """Return the noun of a happening that stands nearest to a place."""
    found = [(abs(match.start() - place), match[0]) for match in _HAPPENING.finditer(words)]
    return min(found)[1] if found else ""


def _find_clause(text: str, sentence: Span, date: Dated) -> Span:
    """Return the clause in which a date stands; one too short to tell anything takes its neighbour."""
    cuts = [sentence[0], *(match.end() for match in _CUT.finditer(text, *sentence)), sentence[1]]
    first = max(number for number, cut in enumerate(cuts[:-1]) if cut <= date.start)
    last = next(number for number, cut in enumerate(cuts) if cut >= date.end)
    dated = text[date.start : date.end]
    while last < len(cuts) - 1 and _is_thin(text[cuts[first] : cuts[last]], dated):
        last += 1
    while first > 0 and _is_thin(text[cuts[first] : cuts[last]], dated):
        first -= 1
    start, end = cuts[first], cuts[last]
    return start, start + len(text[start:end].rstrip(" ,;:—–"))


def _is_thin(words: str, dated: str) -> bool:
    """Say whether words tell nothing besides their date."""
    rest = words.replace(dated, "")
    told = _HAPPENING.search(rest) or any(is_verb(word) for word in re.findall(r"[a-z’]+", rest))
    return len(re.findall(r"\w+", rest)) < _THIN or not told


def make_title(words: str, dated: str) -> str:
    """Make a first title of what a clause says: without its date, and too short to be copied."""
    words = re.sub(rf"{_DATE_LEAD}{re.escape(dated)},?", "", words, count=1)
    line = " ".join(_CONNECTION.sub("", words.strip(' ,.;:“”"'), count=1).split())
    start = cut_start(line)
    title = start.strip(" ,.;:–—")
    title = title[:1].upper() + title[1:]
    return title if start == line else f"{title} …"
