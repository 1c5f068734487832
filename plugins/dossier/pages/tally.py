"""Knows how counts by year become bars.

Does not know what is counted, nor how bars are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..library.years import UNDATED

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Years in one bar."""
BARS = 40
"""How many bars there are at most, but for very long times."""
MARKS = 6
"""How many years stand below the bars at most."""
GAP = 0.2
"""The part of a bar's place that stays empty."""
LEAST = 3.0
"""How high a bar is at least, in hundredths, so that one mention is seen beside a thousand."""


class TallyBar(NamedTuple):
    """Show the count of one year, or of a few years in a row; lengths are in hundredths."""

    first: int
    last: int
    total: int
    start: float
    width: float
    height: float


class TallyView(NamedTuple):
    """Show counts by year."""

    bars: tuple[TallyBar, ...]
    """In the order of time, without those of nothing."""
    marks: tuple[tuple[int, float], ...]
    """Years below the bars, and where, in hundredths."""


def view_tally(given: Mapping[str, int]) -> TallyView | None:
    """Show counts by year, as `year_of` writes it; a single year, or none, makes no drawing."""
    counts = {int(year): count for year, count in given.items() if year != UNDATED}
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    step = next((step for step in STEPS if (last - first) // step < BARS), STEPS[-1])
    begin = first // step * step
    number = (last - begin) // step + 1
    grouped: dict[int, int] = {}
    for year in sorted(counts):
        place = (year - begin) // step
        grouped[place] = grouped.get(place, 0) + counts[year]
    highest, width = max(grouped.values()), 100 / number
    bars = tuple(
        TallyBar(
            begin + place * step,
            begin + place * step + step - 1,
            count,
            round((place + GAP / 2) * width, 2),
            round((1 - GAP) * width, 2),
            round(max(count / highest * 100, LEAST), 1),
        )
        for place, count in grouped.items()
    )
    every = next((one for one in STEPS if one % step == 0 and last - begin < one * MARKS), STEPS[-1])
    marks = tuple(
        (year, round(((year - begin) // step + 0.5) * width, 2))
        for year in range(-(-begin // every) * every, last + 1, every)
    )
    return TallyView(bars, marks)
