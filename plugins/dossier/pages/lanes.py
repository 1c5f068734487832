"""Knows how the events of all dossiers lie beside each other, a lane for each dossier.

Does not know colours, shapes or words; nor which way the page reads: `x` counts from where reading begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .labels import shorten
from .overview import EDGE, LENS, SIZES
from .scale import Scale, Tick, find_dense, find_ticks

TITLE, HEIGHT, AXIS = 15, 36, 24
"""Heights of a lane's title, of a lane, and of what is written below an axis."""
DOT = 6


class Course(NamedTuple):
    """Hold a dossier with the first and the last day of each of its events."""

    title: str
    href: str
    days: tuple[tuple[int, int], ...]


class Lane(NamedTuple):
    """Place the events of a dossier: days as dots, longer times as a start and a length."""

    title: str
    href: str
    y: int
    dots: tuple[int, ...]
    bars: tuple[tuple[int, int], ...]


class LanesStrip(NamedTuple):
    """Place what happened in one stretch of time; all heights are those of the drawing."""

    top: int
    axis: int
    bottom: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    lens: tuple[int, int] | None
    """Place and length of the stretch that the next strip enlarges."""


class LanesDrawing(NamedTuple):
    """Hold the lanes of all dossiers as they are drawn in one width."""

    name: str
    """wide or narrow."""
    width: int
    height: int
    strips: tuple[LanesStrip, ...]


def draw_lanes(courses: Sequence[Course]) -> tuple[LanesDrawing, ...]:
    """Draw a lane for each dossier, in each width; nothing where all is of one day."""
    days = sorted({day for course in courses for pair in course.days for day in pair})
    if len(days) < 2:
        return ()
    return tuple(_draw(courses, days, size.name, size.width) for size in SIZES)


def _draw(courses: Sequence[Course], days: list[int], name: str, width: int) -> LanesDrawing:
    scale = Scale(days[0], days[-1], EDGE, width - 2 * EDGE)
    dense = find_dense(scale, days, DOT)
    lens = None
    if dense:
        start = scale.place(dense[0])
        lens = (start, max(scale.place(dense[1] + 1) - start, 2))
    strips = [_place(courses, scale, 0, lens)]
    if dense:
        scale = Scale(*dense, EDGE, width - 2 * EDGE)
        strips.append(_place(courses, scale, strips[0].bottom + LENS, None))
    return LanesDrawing(name, width, strips[-1].bottom, tuple(strips))


def _place(courses: Sequence[Course], scale: Scale, top: int, lens: tuple[int, int] | None) -> LanesStrip:
    lanes: list[Lane] = []
    for course in courses:
        extents = [
            (scale.place(first), scale.place(last + 1), last > first)
            for first, last in course.days
            if first <= scale.last and last >= scale.first
        ]
        dots = {(start + end) // 2 for start, end, long in extents if not long or end - start <= DOT}
        bars = {(start, end - start) for start, end, long in extents if long and end - start > DOT}
        if extents:
            y = top + HEIGHT * len(lanes) + TITLE
            title = shorten(course.title, scale.width)
            lanes.append(Lane(title, course.href, y, tuple(sorted(dots)), tuple(sorted(bars))))
    axis = top + HEIGHT * len(lanes) + 2
    return LanesStrip(top, axis, axis + AXIS, tuple(lanes), find_ticks(scale), lens)
