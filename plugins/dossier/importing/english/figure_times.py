"""Knows for which day or period a number of a sentence holds.

Does not know what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...source.dates import parse_date
from .dates import Dated
from .days import write_day
from .phrases import Span
from .sentences import Sentence

_SINCE = re.compile(r"(?i:\bsince) (?:[\w’'-]+ ){0,14}$")
_PART = re.compile(
    r";\s|:\s|,? \b(?:against|compared with|compared to|up from|down from|than|after|rather than|versus)\b"
    r"|,? from (?=(?:about |some |nearly |around )?[\d$€£])|,? not (?=the |about |some )?"
)
"""Where another part of a sentence begins, which has a time of its own: 874, against 650 in May."""
_PARTICIPLE = re.compile(
    r"\b(?:(?!compared)[a-z]+ed|taken|built|held|sent|born|lost|given|made|seen|shot|hurt|begun|written)"
    r"(?: (?:by|in|at|from|near|with) [\w’' ]{2,40})? (?:on |in |since )?$"
)
_HELPED = re.compile(r"\b(?:was|were|is|are|been|be|had|has|have|who|which|that)(?: \w+ly| not| also)? $")
_STILL = re.compile(r" (?:remain|are|were|is|was|have|had|has|still|will)\b")
_BEHIND = 6
"""A date that stands so near behind a number is its date: eight in 2018."""
_AT_ONCE = 25
"""A date that begins before this place in a sentence is that of all its numbers."""


def find_day(text: str, sentence: Sentence, dates: Sequence[Dated], span: Span, today: str) -> str:
    """Return the day that a number's part of the sentence names, else `today`, the day of the text.

    `span` is where the number stands, with its whole.
    """
    dates = [one for one in dates if not _modifies(text, sentence, one)]
    start, end = _find_part(text, sentence, span[0])
    own = [one for one in dates if start <= one.start < end]
    own = own or [one for one in dates if _leads(text, sentence, one, span[0])]
    if not own:
        return today
    behind = [one for one in own if 0 <= one.start - span[1] <= _BEHIND]
    near = min(behind or own, key=lambda one: max(span[0] - one.end, one.start - span[1]))
    if text[: near.start].endswith(("Before ", "before ")):
        return _go_before(near.value)
    since = _SINCE.search(text[sentence.start : near.start])
    if since and "/" not in near.value and near.value < today:
        return f"{near.value}/{today[: len(near.value)]}"
    return near.value


def _go_before(value: str) -> str:
    """Return the last day before a date; a year or month before is as vague as that."""
    date = parse_date(value)
    exact = date.precision in ("day", "interval") and date.earliest is not None
    return write_day((date.earliest or 0) - 1) if exact else value


def _find_part(text: str, sentence: Sentence, place: int) -> tuple[int, int]:
    cuts = [match.end() for match in _PART.finditer(text, sentence.start, sentence.end)]
    before = [cut for cut in cuts if cut <= place]
    behind = [cut for cut in cuts if cut > place]
    return max(before, default=sentence.start), min(behind, default=sentence.end)


def _leads(text: str, sentence: Sentence, date: Dated, place: int) -> bool:
    first = date.start - sentence.start < _AT_ONCE and date.start < place
    return first and ";" not in text[date.end : place]


def _modifies(text: str, sentence: Sentence, date: Dated) -> bool:
    """Say whether a date tells of the things that are counted: hostages abducted on 7 October remain."""
    before, behind = text[sentence.start : date.start], text[date.end : sentence.end]
    participle = _PARTICIPLE.search(before)
    if not participle:
        return False
    before = before[: participle.start()]
    if _HELPED.search(before):
        return False
    aside = before.rstrip().endswith(",") and behind.startswith(",")
    ends = not behind.strip(" .") and re.search(r"\d|\b(?:two|three|four|five)\b", before) is not None
    return aside or ends or _STILL.match(behind) is not None
