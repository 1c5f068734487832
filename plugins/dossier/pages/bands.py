"""Knows how named stretches of time, such as chapters and offices, lie below an axis.

Does not know what happened in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .labels import find_rows, measure, shorten
from .scale import Scale

HEIGHT, TITLE = 20, 18
"""Of a row of bands, and of the title of a group."""
ROWS = 6
"""How many rows a group has at most."""
PADDING = 5
SLIVER = 3
"""How long a band is at the least, so that it can be seen."""
STUB = 24
"""How long one is of which only one end is known."""


class Era(NamedTuple):
    """Hold a stretch of time that has a name, in days; an end not known, or not yet there, is none."""

    title: str
    first: int | None
    last: int | None
    short: str = ""
    """What it may be called where there is no room for its title."""


Eras = Sequence[tuple[str, Sequence[Era]]]
"""Groups of eras, in the order of time, each group with its own title or none."""


class Band(NamedTuple):
    """Place a named stretch of time, and its name where there is room for it."""

    x: int
    y: int
    length: int
    title: str
    text_x: int
    look: str
    """even or odd; open where it goes on, unbegun where its beginning is not known."""


def place_bands(eras: Eras, scale: Scale, top: int) -> tuple[list[tuple[int, str]], list[Band], int]:
    """Place groups below each other: height and title of those that have one, bands, and where they end."""
    titles: list[tuple[int, str]] = []
    bands: list[Band] = []
    for title, group in eras:
        shown = [(extent, era) for era in group if (extent := _find_extent(era, scale))]
        if not shown:
            continue
        if title:
            titles.append((top + TITLE - 5, shorten(title, scale.width)))
            top += TITLE
        rows = find_rows((extent for extent, _ in shown), ROWS)
        for number in range(max((row for row in rows if row is not None), default=-1) + 1):
            mine = [one for one, row in zip(shown, rows, strict=True) if row == number]
            bands += _place_row(mine, scale, top + number * HEIGHT)
        top += HEIGHT * (1 + max(row for row in rows if row is not None))
    return titles, bands, top


def _find_extent(era: Era, scale: Scale) -> tuple[int, int] | None:
    if era.first is None and era.last is None:
        return None
    if (era.first or scale.first) > scale.last or (era.last or scale.last) < scale.first:
        return None
    end = scale.end if era.last is None else scale.place(era.last + 1)
    start = max(end - STUB, scale.start) if era.first is None else scale.place(era.first)
    return start, end


def _place_row(row: list[tuple[tuple[int, int], Era]], scale: Scale, y: int) -> list[Band]:
    """Place the bands of a row, each with its name in it, else behind it, else in short."""
    bands = []
    starts = [extent[0] for extent, _ in row]
    for number, ((start, end), era) in enumerate(row):
        room, free = end - start - 2 * PADDING, [*starts, scale.end][number + 1] - end - 2 * PADDING
        length = measure(era.title)
        behind = length > room and length <= free
        title = era.title if behind or length <= room else shorten(era.short or era.title, room)
        if len(title) < len(era.short or era.title) / 2:
            title = ""  # One word of many says nothing.
        look = (
            ("odd" if number % 2 else "even")
            + " open" * (era.last is None)
            + " unbegun" * (era.first is None)
        )
        bands.append(
            Band(start, y, max(end - start, SLIVER), title, (end if behind else start) + PADDING, look)
        )
    return bands
