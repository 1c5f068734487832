"""Knows where sentences and quotations begin and end in a paragraph.

Does not know what they say.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..foreign import Line

_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Cmdr|Rev|Hon|Sen|Rep|"
    r"Gov|Pres|No|Nos|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|approx|"
    r"ca|cf|al|Inc|Ltd|Co"
    r"|Corp|Art|Sec|para|Fig|Vol|pp|e\.g|i\.e)|\b[A-Z])\.$"
)
_SHORT_END = re.compile(r"\b(?:U\.S|U\.N|U\.K|E\.U|D\.C|a\.m|p\.m|Inc|Ltd|Co|Corp|Jr|Sr)\.$")
_OPENS = re.compile(
    r"(?:The|An?|He|She|It|They|We|In|On|At|But|And|This|That|These|Those|His|Her|Its|Their|"
    r"According|Since|After"
    r"|Before|When|While|Meanwhile|However|So|As|For|By|Last|Earlier|Later|There|If|No|Both|"
    r"Under|Most|More)\b"
)
_END = re.compile(r"(?:[.!?…]|\.\.\.)[”’\"')\]]*(?=\s+[“‘\"'(\[]*[A-Z0-9$€£])")
_PAIRS = {"“": '”"', "„": "“”", "«": "»", "‘": "’"}
_APOSTROPHES = "’'"
_WORD = re.compile(r"\w")
_LONGEST = 1500


class Sentence(NamedTuple):
    """Hold a sentence: where it stands in its paragraph, and the paragraph's place in the text."""

    place: int
    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return its words."""
        return self.line.text[self.start : self.end]


class Quotation(NamedTuple):
    """Hold the words between two quotation marks, without these."""

    start: int
    end: int


def split_sentences(line: Line, place: int) -> list[Sentence]:
    """Cut a paragraph into its sentences; `place` is the paragraph's among all of a text."""
    text, start, found = line.text, 0, list[Sentence]()
    for match in _END.finditer(text):
        if not _is_abbreviated(text, start, match):
            found += _cut_long(Sentence(place, line, start, match.end()))
            start = _skip_space(text, match.end())
    if start < len(text.rstrip()):
        found += _cut_long(Sentence(place, line, start, len(text.rstrip())))
    return found


def _skip_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _cut_long(sentence: Sentence) -> list[Sentence]:
    """Cut what goes on too long to be a sentence, as lists without stops do; rules look far within one."""
    found = []
    while sentence.end - sentence.start > _LONGEST:
        cut = sentence.line.text.rfind(" ", sentence.start, sentence.start + _LONGEST)
        cut = cut if cut > sentence.start else sentence.start + _LONGEST
        found.append(sentence._replace(end=cut))
        sentence = sentence._replace(start=cut)
    return [*found, sentence]


def _is_abbreviated(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - 10) : match.start() + 1]
    if match[0] != ".":
        return False
    if _SHORT_END.search(before):
        return not _OPENS.match(text[match.end() : match.end() + 20].lstrip(" “\"'"))
    return _ABBREVIATED.search(before) is not None


def find_quotations(text: str) -> list[Quotation]:
    """Find what stands in quotation marks in a paragraph; the last may go on to its end."""
    found: list[Quotation] = []
    place = 0
    while place < len(text):
        closing = _PAIRS.get(text[place]) or _find_straight(text, place)
        if not closing or (text[place] in "‘'" and not _is_opening(text, place)):
            place += 1
            continue
        end = _find_close(text, place + 1, closing)
        if end is None and text[place] in "‘'":
            place += 1
            continue
        end = len(text) if end is None else end
        if _WORD.search(text, place + 1, end):
            found.append(Quotation(place + 1, end))
        place = end + 1
    return found


def _find_straight(text: str, place: int) -> str:
    return '"”' if text[place] == '"' else "'" if text[place] == "'" else ""


def _is_opening(text: str, place: int) -> bool:
    """Say whether an apostrophe opens a quotation: a word behind it, none before it."""
    return not (place and text[place - 1].isalnum()) and text[place + 1 : place + 2].isalnum()


def _find_close(text: str, start: int, closing: str) -> int | None:
    most = len(text) if closing not in _APOSTROPHES else min(len(text), start + _LONGEST)
    for place in range(start, most):
        if text[place] in closing and (text[place] not in _APOSTROPHES or _is_closing(text, place)):
            return place
    return None


def _is_closing(text: str, place: int) -> bool:
    """Say whether an apostrophe closes a quotation, and belongs to no word."""
    behind = text[place + 1 : place + 2]
    return not behind.isalnum() and not (
        text[place - 1] == "s" and behind == " " and "’" in text[place + 1 :]
    )
