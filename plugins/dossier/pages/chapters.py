"""Knows how a dossier's events stand in its chapters, on the page and in the picture.

Does not know what else the dossier has.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from ..library.years import year_of
from ..source.dates import Date
from ..source.headers import Chapter
from .bands import Era
from .events import EventView
from .overview import Drawing, Happening, draw


class ChapterView(NamedTuple):
    """Show a stretch of the timeline with its events; those before, between and after have no title."""

    title: str
    start: Date | None
    end: Date | None
    events: tuple[EventView, ...]
    years: tuple[tuple[str, tuple[EventView, ...]], ...]
    """The same events by year; all under an empty one where years would head little."""


def arrange(chapters: tuple[Chapter, ...], events: tuple[EventView, ...]) -> tuple[ChapterView, ...]:
    """Put events, in the order of time, under the chapter in which each begins."""
    arranged: list[tuple[Chapter | None, list[EventView]]] = []
    for event in events:
        chapter = next((one for one in chapters if _begins_in(one, event.date)), None)
        if not arranged or arranged[-1][0] != chapter:
            arranged.append((chapter, []))
        arranged[-1][1].append(event)
    return tuple(
        ChapterView(chapter.title, chapter.start, chapter.end, tuple(group), _group(group))
        if chapter
        else ChapterView("", None, None, tuple(group), _group(group))
        for chapter, group in arranged
    )


def _begins_in(chapter: Chapter, date: Date) -> bool:
    day = date.sort_key[0]
    after = chapter.start is None or chapter.start.sort_key[0] <= day
    return after and (chapter.end is None or chapter.end.latest is None or day <= chapter.end.latest)


def _group(events: list[EventView]) -> tuple[tuple[str, tuple[EventView, ...]], ...]:
    """Put events under their years; a year above every other event says no more than their dates."""
    years = [(year, tuple(group)) for year, group in groupby(events, lambda event: year_of(event.date))]
    return tuple(years) if 1 < len(years) <= len(events) / 2 else (("", tuple(events)),)


def draw_chapters(chapters: tuple[Chapter, ...], events: tuple[EventView, ...]) -> tuple[Drawing, ...]:
    """Draw events over chapters; one without an end goes on until the next begins."""
    starts = [chapter.start.earliest if chapter.start else None for chapter in chapters]
    ends = [chapter.end.latest if chapter.end else None for chapter in chapters]
    for number, following in enumerate(starts[1:]):
        if ends[number] is None and following is not None:
            ends[number] = following - 1
    eras = [
        Era(chapter.title, first, last) for chapter, first, last in zip(chapters, starts, ends, strict=True)
    ]
    happenings = [Happening(event.date, event.title, f"#{event.anchor}", event.look) for event in events]
    return draw(happenings, (("", eras),))


def find_kinds(events: Iterable[EventView]) -> tuple[str, ...]:
    """List the kinds that events have."""
    return tuple(sorted({event.kind for event in events} - {""}))
