"""Knows how terms of office lie beside each other on a band of years.

Does not know who held them, nor how the band is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..source.dates import Date, day_number

STEPS = (1, 2, 5, 10, 20, 50, 100, 200)
"""Years from one mark to the next."""
MARKS = 6
"""How many marks there are at most."""
STUB = 3.0
"""How long the bar of a term is of which only the end is known."""


class Term(NamedTuple):
    """Hold when an office is known to be held; what is not known is none."""

    start: Date | None
    end: Date | None
    as_of: Date | None


class Bar(NamedTuple):
    """Place a term on the band, in hundredths of its length."""

    start: float
    length: float
    open_start: bool
    """Whether its beginning is not known."""
    open_end: bool
    """Whether it goes on, as far as is known."""


class Scale(NamedTuple):
    """Hold the years at the two ends of a band: it begins and ends with their first days."""

    first: int
    last: int

    def place(self, day: int) -> float:
        """Say where a day lies, in hundredths of the length."""
        start, end = day_number(self.first, 1, 1), day_number(self.last, 1, 1)
        return round(min(max((day - start) / (end - start), 0), 1) * 100, 1)


def find_scale(terms: Iterable[Term], latest: Date | None) -> Scale | None:
    """Find whole years for a band that holds all terms, and the latest day that the site tells of."""
    terms = [term for term in terms if any(term)]
    dates = [date for term in terms for date in term if date]
    starts = [date.year for date in dates if date.year is not None]
    if not starts:
        return None
    dates += [latest] if latest else []
    return Scale(min(starts), max(_last_year(date) for date in dates) + 1)


def _last_year(date: Date) -> int:
    end = date.end or date
    return max(end.year or 0, date.year or 0)


def find_marks(scale: Scale) -> tuple[tuple[int, float], ...]:
    """List the round years at which the band has a mark, and where."""
    length = scale.last - scale.first
    step = next((step for step in STEPS if length < step * MARKS), STEPS[-1])
    years = range(-(-scale.first // step) * step, scale.last + 1, step)
    return tuple((year, scale.place(day_number(year, 1, 1))) for year in years)


def place_term(term: Term, scale: Scale) -> Bar | None:
    """Place a term on the band; without any date it has no place."""
    seen = term.as_of
    begin = term.start or (None if term.end else seen)
    known = term.end or (seen if not term.start else None)
    first = begin.earliest if begin else None
    last = known.latest if known else None
    if first is None and last is None:
        return None
    end = 100.0 if last is None else scale.place(last + 1)
    start = max(end - STUB, 0.0) if first is None else scale.place(first)
    return Bar(start, round(end - start, 1), first is None, last is None)
