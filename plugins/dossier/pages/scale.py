"""Knows how time becomes length: where a day lies, which dates mark an axis, which stretch is dense.

Does not know what happened, nor how anything is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from ..source.dates import Date, civil, day_number, parse_date

UNITS = (
    ("day", 1.0, 84, (1, 2, 5, 10)),
    ("month", 30.4, 92, (1, 2, 3, 6)),
    ("year", 365.2, 40, (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
"""What marks an axis: days in each, the room for its words, and the steps from one mark to the next."""
OVER = 12
"""How far this room may reach beyond the axis: words seldom fill it."""
SHARES = (0.9, 0.75, 0.6, 0.5)
"""Which parts of all days are tried as a dense stretch."""
LEAST = 8
"""With fewer days, nothing is dense."""
LARGER = 4
"""How many times larger a stretch becomes, at the least, where it is drawn anew."""
MARGIN = 0.03
"""What is added to a dense stretch at each side."""


class Tick(NamedTuple):
    """Mark a date on an axis; `end` says that its words stand before it, not after."""

    x: int
    date: Date
    end: bool


class Scale(NamedTuple):
    """Lay days, the first and the last of them counted, along a length."""

    first: int
    last: int
    start: int
    width: int

    @property
    def end(self) -> int:
        """Say where the last day ends."""
        return self.start + self.width

    @property
    def day(self) -> float:
        """Say how long a day is."""
        return self.width / (self.last + 1 - self.first)

    def place(self, day: float) -> int:
        """Say where a day begins; one that lies outside, at the nearest end."""
        first, last, start, width = self
        place = round((day - first) * width / (last + 1 - first))
        return start + (0 if place < 0 else width if place > width else place)


def find_ticks(scale: Scale) -> tuple[Tick, ...]:
    """List the round dates that mark an axis, as many as have room for their words."""
    unit, room, step = _find_step(scale)
    dates = [(scale.place(day), text) for day, text in _round_dates(scale, unit, step) if scale.first <= day]
    return tuple(
        Tick(x, parse_date(text), x + room > scale.end + OVER)
        for number, (x, text) in enumerate(dates)
        if x + room <= scale.end + OVER or number == 0 or dates[number - 1][0] + 2 * room <= x
    )


def _find_step(scale: Scale) -> tuple[str, int, int]:
    for unit, days, room, steps in UNITS:
        for step in steps:
            if step * days * scale.day >= room:
                return unit, room, step
    return "year", room, step


def _round_dates(scale: Scale, unit: str, step: int) -> Iterable[tuple[int, str]]:
    (year, month, _), (last_year, last_month, _) = civil(scale.first), civil(scale.last)
    if year < 1 or last_year > 9999:
        return ()
    if unit == "day":
        days = ((day, civil(day)) for day in range(scale.first, scale.last + 1, step))
        return ((day, f"{one:04}-{two:02}-{three:02}") for day, (one, two, three) in days)
    if unit == "month":
        months = range(-(-(year * 12 + month - 1) // step) * step, last_year * 12 + last_month, step)
        dates = (divmod(count, 12) for count in months)
        return ((day_number(one, two + 1, 1), f"{one:04}-{two + 1:02}") for one, two in dates)
    years = range(-(-year // step) * step or step, last_year + 1, step)
    return ((day_number(one, 1, 1), f"{one:04}") for one in years)


def find_dense(scale: Scale, days: Sequence[int], size: int) -> tuple[int, int] | None:
    """Find the stretch, first and last day, that is better drawn anew and larger; none where all have room.

    `days` are those on which something begins, each once and in order; `size` is how long its mark is. Of
    the shortest stretches that hold certain shares of them, the one wins that makes most of them largest.
    """
    whole, best, found = scale.last + 1 - scale.first, 0.0, None
    for share in SHARES:
        count = int(len(days) * share)
        if count < LEAST:
            break
        length, first = min((days[at + count - 1] - days[at] + 1, at) for at in range(len(days) - count + 1))
        crowded = length * scale.day < count * size / 2
        worth = count * count * log(whole / length)
        if crowded and length * LARGER <= whole and worth > best:
            margin = max(round(length * MARGIN), 1)
            best, found = worth, (days[first] - margin, days[first + count - 1] + margin)
    return found
