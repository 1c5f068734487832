"""Knows how wide words are, nearly, and how those of a drawing are placed so that none covers another.

Does not know what is labelled.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

SIZE = 12
"""How large the letters of a drawing are."""
NARROW, WIDE = frozenset("iljItfr.,:;'!|()[] -"), frozenset("mwMW@%—")
GAP = 4
"""Between the line of a label and its words, and after them."""


class Flag(NamedTuple):
    """Place words at a line that rises from a mark; `end` says that they stand before it, not after."""

    x: int
    row: int
    start: int
    stop: int
    text: str
    end: bool


def _width_of(letter: str) -> float:
    if letter in NARROW:
        return 0.33
    if letter in WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.combining(letter):
        return 0
    return 0.72 if letter.isupper() else 0.6


@lru_cache(maxsize=4096)
def measure(text: str) -> int:
    """Say how wide words are, nearly; rather too wide than too narrow."""
    return round(sum(map(_width_of, text)) * SIZE) + 1


@lru_cache(maxsize=4096)
def shorten(text: str, width: int) -> str:
    """Cut words, after a whole one, so that they fit a width; nothing where not even one does."""
    if measure(text) <= width:
        return text
    words = text.split()
    while words:
        words.pop()
        short = " ".join(words).rstrip(",;:–-") + "…"
        if words and measure(short) <= width:
            return short
    return ""


def find_rows(extents: Iterable[tuple[int, int]], most: int) -> list[int | None]:
    """Give each extent, start and end, the first row in which it covers no other; none where all are full."""
    rows: list[list[tuple[int, int]]] = []
    found: list[int | None] = []
    for extent in extents:
        start, end = extent
        for number, row in enumerate(rows):
            at = bisect_left(row, extent)
            if (at == 0 or row[at - 1][1] <= start) and (at == len(row) or end <= row[at][0]):
                row.insert(at, extent)
                found.append(number)
                break
        else:
            if len(rows) == most:
                found.append(None)
                continue
            found.append(len(rows))
            rows.append([extent])
    return found


def place_flags(
    marks: Sequence[tuple[int, str]], start: int, end: int, rows: int, least: int
) -> list[Flag | None]:
    """Place the words of marks, given from left to right, in rows counted upwards; none without room.

    Each gets `least` of the length at first, so that many have a place, then what is left beside it. From
    right to left, since a line that rises to a higher row then passes before words and not through them.
    """
    placed: dict[int, Flag] = {}
    for number, (x, words) in reversed(list(enumerate(marks))):
        text = shorten(words, least)
        length = measure(text) + 2 * GAP
        flags = (
            flag
            for first, before in ((x, False), (x - length, True))
            if start <= first and first + length <= end and text
            for flag in (Flag(x, row, first, first + length, text, before) for row in range(rows))
            if all(_is_clear(flag, other) for other in placed.values())
        )
        if flag := next(flags, None):
            placed[number] = flag
    for number, flag in placed.items():
        others = [other for other in placed.values() if other is not flag]
        placed[number] = _widen(flag, marks[number][1], others, start, end)
    return [placed.get(number) for number in range(len(marks))]


def _is_clear(one: Flag, other: Flag) -> bool:
    """Say whether neither words nor lines of two flags cross."""
    if one.row == other.row:
        return one.stop <= other.start or other.stop <= one.start
    low, high = (one, other) if one.row < other.row else (other, one)
    return not low.start < high.x < low.stop


def _widen(flag: Flag, words: str, others: Iterable[Flag], start: int, end: int) -> Flag:
    """Write as many of the words as have room up to the next flag, or to the next line that passes."""
    bounds = [end if not flag.end else start]
    for other in others:
        if other.row == flag.row:
            bounds.append(other.stop if flag.end else other.start)
        elif other.row > flag.row:
            bounds.append(other.x)
    if flag.end:
        room = flag.x - max(bound for bound in bounds if bound <= flag.start)
    else:
        room = min(bound for bound in bounds if bound >= flag.stop) - flag.x
    text = shorten(words, room - 2 * GAP)
    length = measure(text) + 2 * GAP
    ends = (flag.x - length, flag.x) if flag.end else (flag.x, flag.x + length)
    return flag._replace(text=text, start=ends[0], stop=ends[1])
