"""Knows which numbers of a text are figures: what they count, for which day, and who says so.

Does not know the site's series.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .figure_claimants import Claimants
from .figure_times import find_day
from .figure_units import find_scope, find_total, find_unit, goes_on, is_label, is_length, tells_count
from .names import Cast
from .numbers import WHOLE, Counted, find_numbers, read_digits, read_words, write_number
from .paragraphs import Paragraph
from .said import Said

_SMALL = 12
"""Numbers in words up to this are figures only where they tell a count."""
_SURE, _UNSURE = 0.9, 0.7


class Figured(NamedTuple):
    """Hold a figure of a text; all places are in its paragraph."""

    place: int
    sentence: int
    counted: Counted
    end: int
    """Where its words end: behind the whole, where it is part of one."""
    unit: str
    scope: str
    """What is counted, in the text's words."""
    scope_end: int
    of: str
    as_of: str
    claimed_by: str
    score: float


def find_figures(
    paragraphs: Sequence[Paragraph], cast: Cast, said: Sequence[Said], today: str
) -> list[Figured]:
    """List the figures of a text in its order; `today` is its day as EDTF."""
    found: list[Figured] = []
    for paragraph in paragraphs:
        before = [one for one in said if one.place <= paragraph.place]
        for number in range(len(paragraph.sentences)):
            reader = _Reader(paragraph, number, Claimants(paragraph, number, cast, before), today)
            last = next((one.unit for one in reversed(found) if one.unit != "percent"), "")
            found += reader.read(last)
    return found


class _Reader:
    """Read the figures of one sentence."""

    def __init__(self, paragraph: Paragraph, number: int, claimants: Claimants, today: str) -> None:
        self.paragraph, self.number, self.claimants, self.today = paragraph, number, claimants, today
        self.sentence, self.text = paragraph.sentences[number], paragraph.text
        self.dates = paragraph.dates[number]
        self.has_begun = False
        """Whether the sentence has told a figure already."""

    def read(self, last: str) -> Iterator[Figured]:
        """List them; `last` is what the number before counts."""
        done = self.sentence.start
        for counted in find_numbers(self.text, self.sentence.start, self.sentence.end):
            if counted.start < done or self._is_dated(counted.start, counted.end):
                continue
            one = self._read_number(counted, last)
            if one:
                last = last if one.unit == "percent" else one.unit
                done, self.has_begun = one.end, True
                yield one

    def _read_number(self, counted: Counted, last: str) -> Figured | None:
        if is_label(self.text, counted, self.sentence.end):
            return None
        end, of = self._find_whole(counted)
        own = counted.unit or find_unit(self.text, end, self._find_stop(end))
        if of and not own:
            own = find_unit(self.text, counted.end, self.sentence.end)
        unit = own or self._find_unit_elsewhere(counted, end, last)
        if not unit or is_length(unit, counted):
            return None
        small = counted.spelled and counted.number <= _SMALL and not of
        listed = not own and self.has_begun
        if small and not listed and not tells_count(self.text, self.sentence, counted, unit):
            return None
        return self._make(counted, end, of, unit, bool(own))

    def _make(self, counted: Counted, end: int, of: str, unit: str, own: bool) -> Figured:
        claimant = self.claimants.find(counted, end) or (
            "" if own or self.has_begun else self.claimants.find_before()
        )
        scope_end = find_scope(self.text, end, self.sentence.end)
        return Figured(
            place=self.paragraph.place,
            sentence=self.number,
            counted=counted,
            end=end,
            unit=unit,
            scope=self.text[end:scope_end].strip(" –—-"),
            scope_end=scope_end,
            of=of,
            as_of=find_day(self.text, self.sentence, self.dates, (counted.start, end), self.today),
            claimed_by=claimant,
            score=_SURE if own or claimant or counted.qualifier else _UNSURE,
        )

    def _find_stop(self, end: int) -> int:
        """Return where a date or the sentence's end cuts short what can be counted."""
        return min([one.start for one in self.dates if one.start >= end], default=self.sentence.end)

    def _find_unit_elsewhere(self, counted: Counted, end: int, last: str) -> str:
        total = find_total(self.text[self.sentence.start : counted.start])
        if total or not last:
            return total
        elided = goes_on(self.text[end : self.sentence.end]) or self._is_dated(end, end + 8)
        return last if elided else ""

    def _find_whole(self, counted: Counted) -> tuple[int, str]:
        """Return where a number ends with the whole of which it is a part, and that whole."""
        whole = WHOLE.match(self.text, counted.end, self.sentence.end)
        if not whole or counted.unit or self._is_dated(whole.start("whole"), whole.end()):
            return counted.end, ""
        if whole["digits3"]:
            of = read_digits(whole["digits3"], whole["scale3"] or "")
        else:
            of = write_number(read_words(whole["spelled3"]))
        return (whole.end(), of) if float(of) >= float(counted.number) else (counted.end, "")

    def _is_dated(self, start: int, end: int) -> bool:
        return any(one.start < end and start < one.end for one in self.dates)
