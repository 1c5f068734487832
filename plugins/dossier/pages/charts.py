"""Knows where the figures of a series lie on a chart: across by time, up from zero.

Does not know what they count, nor how a chart is drawn. Places across are hundredths of its width, so that
it can be of any width and run from either side; places up are pixels from its top.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..source.dates import Date, civil, day_number, parse_date

TOP, FOOT = 26, 88
"""Where the highest value and zero lie."""
LEFT, RIGHT = 7.0, 93.0
"""Where the first and the last day lie."""
SHORTEST = 3.0
"""A period that would be shorter is drawn as a point."""
LABEL_WIDTH, LABEL_HEIGHT = 14.0, 14
"""How far apart numbers stand at least, one way or the other."""
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from one mark of the axis to the next."""
MONTH_WIDTH, YEAR_WIDTH = 25.0, 13.0
"""How far apart the marks of months and of years stand at least."""
SIGN_HEIGHT = 8
"""How far the sign of a period stands above or below it."""
LAST_YEAR = 9999
"""The last that is written with four digits."""
SIGNS = {"at-least": "up", "more-than": "up", "at-most": "down", "about": "about"}


class Value(NamedTuple):
    """Hold a figure as a chart needs it; of a plain value both ends are the same."""

    as_of: Date
    low: float
    high: float
    qualifier: str


class Point(NamedTuple):
    """Place a value of a day. `sign` is up, down or about; empty where it is exact."""

    x: float
    y: int
    sign: str


class Period(NamedTuple):
    """Place a value that stands for a period."""

    x: float
    length: float
    y: int
    sign: str
    sign_y: int
    """Where its sign stands, clear of the bar."""


class Range(NamedTuple):
    """Place a range of values."""

    x: float
    top: int
    foot: int


class Stroke(NamedTuple):
    """Place a line between two figures of one claimant and scope."""

    x: float
    y: int
    to_x: float
    to_y: int


class Label(NamedTuple):
    """Place the number of a figure."""

    x: float
    y: int
    low: float
    high: float


class Panel(NamedTuple):
    """Place the figures of one claimant and scope; all panels of a chart have the same scales."""

    points: tuple[Point, ...]
    periods: tuple[Period, ...]
    ranges: tuple[Range, ...]
    strokes: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    zero: int
    """Where zero lies."""


class Tick(NamedTuple):
    """Mark a month or a year on the axis of time."""

    x: float
    date: Date


class Scale(NamedTuple):
    """Hold the days and the values at the ends of a chart."""

    first: int
    last: int
    low: float
    high: float

    def across(self, day: float) -> float:
        """Say where a day begins."""
        return round(LEFT + (RIGHT - LEFT) * (day - self.first) / (self.last - self.first), 1)

    def up(self, value: float) -> int:
        """Say where a value lies."""
        return FOOT - round((FOOT - TOP) * (value - self.low) / (self.high - self.low))


def find_scale(values: Iterable[Value]) -> Scale | None:
    """Find scales that hold all values; none where they do not differ in time, or have no days."""
    spans = [(*span, value) for value in values if (span := _days(value.as_of))]
    if len({span[:2] for span in spans}) < 2:
        return None
    low = min(0.0, *(value.low for *_, value in spans))
    high = max(0.0, *(value.high for *_, value in spans))
    first, last = min(start for start, *_ in spans), max(end for _, end, _ in spans)
    return Scale(first, last, low, high if high > low else low + 1)


def _days(date: Date) -> tuple[int, int] | None:
    """Return where a date begins and ends; a day is a point, only a longer time has a length."""
    if date.earliest is None or date.latest is None:
        return None
    return date.earliest, date.latest + (date.latest > date.earliest)


def place_line(values: Sequence[Value], scale: Scale) -> Panel | None:
    """Place the figures of one claimant and scope; none where they have no days."""
    spans = [(*span, value) for value in values if (span := _days(value.as_of))]
    if not spans:
        return None
    spans.sort(key=lambda span: span[:2])
    marks = [_place(start, end, value, scale) for start, end, value in spans]
    numbers = [(mark, value) for mark, (_, _, value) in zip(marks, spans, strict=True)]
    return Panel(
        tuple(mark for mark in marks if isinstance(mark, Point)),
        tuple(mark for mark in marks if isinstance(mark, Period)),
        tuple(mark for mark in marks if isinstance(mark, Range)),
        tuple(_join(marks)),
        tuple(_label(numbers)),
        scale.up(0),
    )


def _place(start: int, end: int, value: Value, scale: Scale) -> Point | Period | Range:
    x, to_x = scale.across(start), scale.across(end)
    middle = round((x + to_x) / 2, 1)
    if value.high > value.low:
        return Range(middle, scale.up(value.high), scale.up(value.low))
    sign, y = SIGNS.get(value.qualifier, ""), scale.up(value.high)
    if to_x - x < SHORTEST:
        return Point(middle, y, sign)
    aside = {"up": -SIGN_HEIGHT, "down": SIGN_HEIGHT}.get(sign, 0)
    return Period(x, round(to_x - x, 1), y, sign, y + aside)


def _join(marks: Sequence[Point | Period | Range]) -> Iterable[Stroke]:
    """Join points, and periods of which one ends where the next begins; nothing else makes a line."""
    for one, other in pairwise(marks):
        if isinstance(one, Point) and isinstance(other, Point) and one.x < other.x:
            yield Stroke(one.x, one.y, other.x, other.y)
        elif isinstance(one, Period) and isinstance(other, Period):
            edge = one.x + one.length
            if abs(edge - other.x) < 0.15:
                yield Stroke(other.x, one.y, other.x, other.y)


def _label(marks: Sequence[tuple[Point | Period | Range, Value]]) -> Iterable[Label]:
    """Give numbers to figures, newest first, as long as they do not run into each other."""
    given: list[Label] = []
    for mark, value in reversed(marks):
        x = round(mark.x + mark.length / 2, 1) if isinstance(mark, Period) else mark.x
        y = (mark.top if isinstance(mark, Range) else mark.y) - 9
        if isinstance(mark, Period) and mark.sign == "up":
            y -= SIGN_HEIGHT
        if all(abs(one.x - x) >= LABEL_WIDTH or abs(one.y - y) >= LABEL_HEIGHT for one in given):
            given.append(Label(x, y, value.low, value.high))
    return given


def find_ticks(scale: Scale) -> tuple[Tick, ...]:
    """List the round months or years on the axis; the two ends where there are less than two."""
    year, month, _ = civil(scale.first)
    first, (year, month, _) = year * 12 + month - 1, civil(scale.last)
    last = year * 12 + month - 1
    month_width = (RIGHT - LEFT) / (last - first + 1)
    step = next((one for one in STEPS if one * month_width >= _width(one)), STEPS[-1])
    months = range(-(-first // step) * step, last + 1, step)
    days = [(day_number(one // 12, one % 12 + 1, 1), one) for one in months if 0 < one // 12 <= LAST_YEAR]
    ticks = [_tick(scale, day, one, step) for day, one in days if scale.first <= day <= scale.last]
    if len(ticks) > 1:
        return tuple(ticks)
    ends = [(day, civil(day)) for day in (scale.first, scale.last)]
    return tuple(
        Tick(scale.across(day), parse_date(f"{year:04}-{month:02}-{number:02}"))
        for day, (year, month, number) in ends
        if 0 < year <= LAST_YEAR
    )


def _width(step: int) -> float:
    return YEAR_WIDTH if step >= 12 else MONTH_WIDTH


def _tick(scale: Scale, day: int, month: int, step: int) -> Tick:
    text = f"{month // 12:04}" if step >= 12 else f"{month // 12:04}-{month % 12 + 1:02}"
    return Tick(scale.across(day), parse_date(text))
