"""Knows where the marks, labels and counts of one strip of a timeline lie, and how high it becomes.

Does not know which events are in it, nor which way the page reads: `x` counts from where reading begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .bands import Band, Eras, place_bands
from .labels import find_rows, place_flags
from .scale import Scale, Tick, find_ticks

DOT = 12
"""How much of the length, and of the height, the mark of a day takes."""
LABEL, LANE, COUNT, AXIS = 17, 9, 14, 21
"""Heights of a row of labels, of bars and of counts, and of what is written below an axis."""
LANES = 6
"""How many bars lie over each other at most."""
COUNTED = 28
"""The length of which those are counted together for whose marks there is no room."""


class Size(NamedTuple):
    """Hold what differs between a wide and a narrow drawing."""

    name: str
    width: int
    rows: int
    """How many dots stand over each other at most."""
    labels: int
    """How many rows of labels there are at most."""
    words: int
    """How long a label is where there is no more room."""


class Span(NamedTuple):
    """Hold an event with the days, first and last, from which to which its mark goes."""

    first: int
    last: int
    title: str
    href: str
    look: str
    """As a dot."""
    bar_look: str
    """As a bar."""


class Mark(NamedTuple):
    """Place an event: a day as a dot without a length, a longer time as a bar."""

    x: int
    y: int
    length: int
    href: str
    look: str
    """key, normal or minor; planned or cancelled; disputed; about, unsure; period or vague (no closer date is
    known), open where it goes on, unbegun where its beginning is not known."""


class Label(NamedTuple):
    """Place the title of an event at a line that rises from its mark."""

    x: int
    y: int
    foot: int
    text: str
    href: str
    end: bool
    """Whether the words stand before the line, not after it."""


class Count(NamedTuple):
    """Count events for whose marks there is no room."""

    x: int
    y: int
    number: int
    href: str
    """Leads to the first of them."""


class Lens(NamedTuple):
    """Place the stretch of a strip that the next one enlarges."""

    x: int
    length: int
    number: int
    """How many events are drawn there."""


class Strip(NamedTuple):
    """Place what happened in one stretch of time; all heights are those of the drawing."""

    first: int
    last: int
    """Days, as `datetime.date.toordinal` counts them."""
    top: int
    axis: int
    bottom: int
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    counts: tuple[Count, ...]
    ticks: tuple[Tick, ...]
    titles: tuple[tuple[int, str], ...]
    """Height and title of each group of bands that has one."""
    bands: tuple[Band, ...]
    lens: Lens | None


class _Placed(NamedTuple):
    span: Span
    start: int
    end: int
    bar: bool
    row: int | None
    """Counted upwards; none where all rows are full."""

    @property
    def foot(self) -> int:
        """Say where the line of a label rises."""
        return self.start + DOT // 2


def place_strip(
    spans: Sequence[Span], eras: Eras, scale: Scale, lens: Lens | None, top: int, size: Size
) -> Strip:
    """Place all of a strip, from its labels down to its bands; `top` is where it begins."""
    placed = _find_places(spans, scale, size.rows)
    keys = [one for one in placed if one.row is not None and "key" in one.span.look]
    flags = place_flags(
        [(one.foot, one.span.title) for one in keys], scale.start, scale.end, size.labels, size.words
    )
    left = [one for one in placed if one.row is None]
    # From the top down, since each height follows from what stands above it.
    labels = top + LABEL * bool(lens)
    counts = labels + LABEL * (1 + max((flag.row for flag in flags if flag), default=-1))
    dots = counts + COUNT * bool(left) + DOT * _count_rows(placed, bar=False)
    bars = dots + LANE * _count_rows(placed, bar=True)
    axis = bars + 4
    titles, bands, bottom = place_bands(eras, scale, axis + AXIS)
    marks = [_mark(one, bars if one.bar else dots) for one in placed if one.row is not None]
    heights = {mark.href: mark.y for mark in marks}
    return Strip(
        first=scale.first,
        last=scale.last,
        top=top,
        axis=axis,
        bottom=bottom,
        marks=tuple(marks),
        labels=tuple(
            Label(
                flag.x,
                counts - LABEL * flag.row - 5,
                heights[one.span.href],
                flag.text,
                one.span.href,
                flag.end,
            )
            for one, flag in zip(keys, flags, strict=True)
            if flag
        ),
        counts=tuple(_count(left, counts + COUNT - 4)),
        ticks=find_ticks(scale),
        titles=tuple(titles),
        bands=tuple(bands),
        lens=lens,
    )


def _find_places(spans: Sequence[Span], scale: Scale, rows: int) -> list[_Placed]:
    """Give each event its length and its row: dots and bars each by themselves, key events before others."""
    extents = []
    for span in spans:
        start, end = scale.place(span.first), scale.place(span.last + 1)
        bar = end - start > DOT and span.last > span.first
        middle = (start + end) // 2
        extents.append((bar, (start, end) if bar else (middle - DOT // 2, middle + DOT // 2)))
    order = sorted(range(len(spans)), key=lambda number: "key" not in spans[number].look)
    found: dict[int, int | None] = {}
    for kind, most in ((False, rows), (True, LANES)):
        mine = [number for number in order if extents[number][0] == kind]
        found.update(zip(mine, find_rows([extents[number][1] for number in mine], most), strict=True))
    return [
        _Placed(span, *extent, bar, found[number])
        for number, (span, (bar, extent)) in enumerate(zip(spans, extents, strict=True))
    ]


def _count_rows(placed: Iterable[_Placed], bar: bool) -> int:
    return 1 + max((one.row for one in placed if one.bar == bar and one.row is not None), default=-1)


def _mark(one: _Placed, base: int) -> Mark:
    assert one.row is not None
    height = LANE if one.bar else DOT
    y = base - height * one.row - height // 2
    if one.bar:
        return Mark(one.start, y, one.end - one.start, one.span.href, one.span.bar_look)
    return Mark(one.foot, y, 0, one.span.href, one.span.look)


def _count(left: Iterable[_Placed], y: int) -> Iterable[Count]:
    """Count those together that begin near each other."""
    groups: list[list[_Placed]] = []
    for one in sorted(left, key=lambda one: one.foot):
        if not groups or one.foot - groups[-1][0].foot >= COUNTED:
            groups.append([])
        groups[-1].append(one)
    return (Count(group[0].foot, y, len(group), group[0].span.href) for group in groups)
