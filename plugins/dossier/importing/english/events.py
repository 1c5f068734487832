"""Knows which sentences tell what happened on a day, and who took part.

Does not know what somebody said about it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .dates import Dated
from .names import Cast
from .namings import find_namings
from .paragraphs import Paragraph
from .phrases import Span
from .said import Said
from .sentences import Sentence
from .tables import choice
from .titles import INSTITUTIONS, PEOPLE
from .words import fold_plural, is_verb

_HAPPENING = re.compile(rf"\b(?:{choice('events', 'happenings')})\b")
_CUT = re.compile(
    r"[;:—–]\s|,\s(?=(?:and|but|while|who|which|where|when|after|before|although|though)\b)|"
    r"\s(?=(?:after|before|while|when|where)\s)|[“”\"]"
)
_LENGTHS = frozenset({"decade", "century", "year_span"})
LONGEST_TITLE = 11
"""Words of a title; a dozen in a row would be copying."""


class Happened(NamedTuple):
    """Hold what happened on a day; all places are in its paragraph."""

    place: int
    sentence: int
    start: int
    end: int
    date: Dated
    actors: tuple[str, ...]
    title: str
    happening: str
    """The noun that says what it was, as meeting; empty where there is none."""
    score: float


def find_events(paragraphs: list[Paragraph], cast: Cast, said: list[Said]) -> list[Happened]:
    """List what happened, and what is planned, in the order of the text."""
    found = []
    for paragraph in paragraphs:
        mine = [one for one in said if one.place == paragraph.place]
        for number, sentence in enumerate(paragraph.sentences):
            for date in paragraph.dates[number]:
                if date.form not in _LENGTHS and not _dates_speech(paragraph, date, mine):
                    one = _read(paragraph, number, sentence, date, cast)
                    if one:
                        found.append(one)
    return found


def _dates_speech(paragraph: Paragraph, date: Dated, said: list[Said]) -> bool:
    """Say whether a date tells no more than when somebody spoke."""
    text = paragraph.text
    for one in said:
        end = one.verb_start + len(one.verb)
        if any(start <= date.start < stop for start, stop in one.content):
            continue
        if (
            one.manner != "shared"
            and date.end <= one.begin
            and not re.search(r"\w", text[date.end : one.begin])
        ):
            return True
        between = text[end : date.start]
        near = end <= date.start and len(between) < 30 and not re.search(r"[;.]", between)
        if near and not _HAPPENING.search(between):
            return True
    return False


def _read(paragraph: Paragraph, number: int, sentence: Sentence, date: Dated, cast: Cast) -> Happened | None:
    start, end = _find_clause(paragraph.text, sentence, date)
    actors = find_actors(paragraph, sentence, (start, end), cast)
    words = paragraph.text[start:end]
    if not actors and not _names_body(words):
        return None
    told = any(is_verb(word) for word in re.findall(r"[a-z’]+", words)) or _HAPPENING.search(words)
    if not told:
        start, end = sentence.start, sentence.end
        words = paragraph.text[start:end]
    happening = _find_happening(words, date.start - start)
    score = 0.5 + 0.2 * bool(happening) + 0.15 * bool(actors) - 0.2 * paragraph.is_quoted(date.start)
    return Happened(
        paragraph.place,
        number,
        start,
        end,
        date,
        actors,
        make_title(words, date, paragraph.text),
        happening,
        round(score, 2),
    )


def _find_happening(words: str, place: int) -> str:
    """Return the noun of a happening that stands nearest to a place."""
    found = [(abs(match.start() - place), match[0]) for match in _HAPPENING.finditer(words)]
    return min(found)[1] if found else ""


def _find_clause(text: str, sentence: Sentence, date: Dated) -> Span:
    """Return the clause in which a date stands; one too short to tell anything takes its neighbour."""
    cuts = [
        sentence.start,
        *(match.end() for match in _CUT.finditer(text, sentence.start, sentence.end)),
        sentence.end,
    ]
    place = max(number for number, cut in enumerate(cuts[:-1]) if cut <= date.start)
    first, last = place, place + 1
    while last < len(cuts) - 1 and (
        cuts[last] < date.end or _is_thin(text[cuts[first] : cuts[last]], date, text)
    ):
        last += 1
    while first > 0 and _is_thin(text[cuts[first] : cuts[last]], date, text):
        first -= 1
    start, end = cuts[first], cuts[last]
    return start, start + len(text[start:end].rstrip(" ,;:—–"))


def _is_thin(words: str, date: Dated, text: str) -> bool:
    rest = words.replace(text[date.start : date.end], "")
    return len(re.findall(r"\w+", rest)) < 5 or not (
        any(is_verb(word) for word in re.findall(r"[a-z’]+", rest)) or _HAPPENING.search(rest)
    )


def _names_body(words: str) -> bool:
    return any(fold_plural(word) in INSTITUTIONS | PEOPLE for word in re.findall(r"[a-z]+", words.lower()))


def find_actors(paragraph: Paragraph, sentence: Sentence, span: Span, cast: Cast) -> tuple[str, ...]:
    """List the names within a clause; where it has none, those of its sentence."""
    for start, end in (span, (sentence.start, sentence.end)):
        found: list[str] = []
        for naming in find_namings(sentence):
            if start <= naming.start < end:
                person = cast.find(naming.name)
                found.append(person.name if person else naming.name)
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def make_title(words: str, date: Dated, text: str) -> str:
    """Make a first title of what a clause says: without its date, and too short to be copied."""
    dated = re.escape(text[date.start : date.end])
    words = re.sub(rf",? ?(?:\b(?:on|in|by|since|until|early|late)\s)?{dated},?", "", words, count=1)
    words = re.sub(r"^(?:and|but|while|after|before|when|where|who|which)\s", "", words.strip(' ,.;:“”"'))
    kept = words.split()
    title = " ".join(kept[:LONGEST_TITLE]).strip(" ,.;:–—")
    title = title[:1].upper() + title[1:]
    return title if len(kept) <= LONGEST_TITLE else f"{title} …"
