"""Knows how a timeline is drawn: in which widths, in how many strips, and which stretch each enlarges.

Does not know colours, shapes or words; nor which way the page reads: `x` counts from where reading begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..source.dates import Date
from .bands import Eras
from .scale import Scale, find_dense
from .strip import DOT, Lens, Size, Span, Strip, place_strip

SIZES = (Size("wide", 880, 7, 8, 170), Size("narrow", 340, 8, 5, 140))
FEWEST = 3
"""With fewer events there is nothing to draw."""
STRIPS = 3
"""How many strips there are at most, each but the first a part of the one above it."""
EDGE = 8
LENS = 26
"""The space above a strip that enlarges a part of another."""


class Happening(NamedTuple):
    """Hold what a drawing needs of an event."""

    date: Date
    title: str
    href: str
    look: str
    """Its weight, its status, and whether accounts of it differ: words between spaces."""


class Drawing(NamedTuple):
    """Hold a timeline as it is drawn in one width."""

    name: str
    """wide or narrow."""
    width: int
    height: int
    strips: tuple[Strip, ...]
    looks: frozenset[str]
    """All looks of its marks, so that only these need be explained; and: count, lens."""


def draw(happenings: Sequence[Happening], eras: Eras = (), until: int | None = None) -> tuple[Drawing, ...]:
    """Draw events, given in the order of time, over named stretches of time, in each width.

    What has no end goes on to the last day of all, or to the day `until`. Nothing where too little is dated.
    """
    ends = [(one.date.earliest, one.date.latest) for one in happenings]
    named = [(era.first, era.last) for _, group in eras for era in group]
    days = [day for pair in (*ends, *named) for day in pair if day is not None]
    days += [until] if days and until is not None else []
    if (len(happenings) < FEWEST and not any(map(any, named))) or not days or min(days) == max(days):
        return ()
    first, last = min(days), max(days)
    spans = [span for one in happenings if (span := _find_span(one, first, last))]
    spans.sort(key=lambda span: span.first)
    return tuple(_draw(spans, eras, first, last, size) for size in SIZES)


def _find_span(one: Happening, first: int, last: int) -> Span | None:
    """Say from where to where the mark of an event goes; an end that nobody knows makes it no longer."""
    date = one.date
    begin = first if date.open_start else date.earliest
    end = last if date.open_end else date.latest
    begin, end = (end if begin is None else begin), (begin if end is None else end)
    if begin is None or end is None:
        return None
    look, shape = one.look, "vague"
    if date.is_interval:
        parts = [part for part in (date.start, date.end) if part]
        shape = "period" + " open" * date.open_end + " unbegun" * date.open_start
        look += " about" * any(part.approximate for part in parts)
        look += " unsure" * any(part.uncertain for part in parts)
    else:
        look += " about" * date.approximate + " unsure" * date.uncertain
    return Span(begin, end, one.title, one.href, look, f"{look} {shape}")


def _draw(spans: list[Span], eras: Eras, first: int, last: int, size: Size) -> Drawing:
    """Draw strip below strip, as long as there is a dense stretch in the last."""
    strips: list[Strip] = []
    top = 0
    while dense := _find_dense(spans, scale := _scale(first, last, size), len(strips)):
        first, last = dense
        inside: list[Span] = []
        outside: list[Span] = []
        for span in spans:
            (inside if first <= span.first and span.last <= last else outside).append(span)
        x = scale.place(first)
        lens = Lens(x, max(scale.place(last + 1) - x, 2), len(inside))
        strips.append(place_strip(outside, eras, scale, lens, top, size))
        spans, top = inside, strips[-1].bottom + LENS
    strips.append(place_strip(spans, eras, scale, None, top, size))
    looks = {word for strip in strips for mark in strip.marks for word in mark.look.split()}
    looks |= {"count"} if any(strip.counts for strip in strips) else set()
    looks |= {"lens"} if len(strips) > 1 else set()
    return Drawing(size.name, size.width, strips[-1].bottom, tuple(strips), frozenset(looks))


def _scale(first: int, last: int, size: Size) -> Scale:
    return Scale(first, last, EDGE, size.width - 2 * EDGE)


def _find_dense(spans: list[Span], scale: Scale, above: int) -> tuple[int, int] | None:
    return find_dense(scale, sorted({span.first for span in spans}), DOT) if above < STRIPS - 1 else None
