"""Knows what the timeline of the whole site shows, and the pages of its years where there is much.

Does not know dossiers' timelines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from ..library.model import Library
from ..library.years import year_of
from .addresses import page_address
from .events import (
    EventFacts,
    EventLine,
    EventLineView,
    EventView,
    find_event,
    find_event_line,
    view_event,
    view_event_line,
)
from .lanes import Course, LanesDrawing, draw_lanes
from .page import Page, YearLink, build_page
from .texts import Linker

SHOWN = 100
"""How many of many events stand on the first page."""
LANES = 24
"""How many dossiers are drawn."""


class Inputs(NamedTuple):
    """Hold all that a page of the timeline is made from."""

    year: str
    events: tuple[tuple[EventLine, EventFacts | None], ...]
    """Each in one line; one that stands on no other page also with all there is."""
    total: int
    years: tuple[tuple[str, int], ...]
    courses: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...]
    """Id, title, and the days of the events of the dossiers that are drawn; none on the page of a year."""


@dataclass(frozen=True)
class View:
    """Show the timeline or one year of it; newest first."""

    page: Page
    year: str
    groups: tuple[tuple[str, tuple[tuple[EventLineView, EventView | None], ...]], ...]
    """Year and its events: each in one line; one that stands on no other page also whole."""
    count: int
    lanes: tuple[LanesDrawing, ...]
    """The dossiers as they are drawn, in each width; empty on the page of a year."""
    years: tuple[YearLink, ...]
    """Empty where everything is shown."""


def find_year_ids(library: Library) -> Iterator[str]:
    """List the years that have a page of their own."""
    yield from library.years


def find_inputs(library: Library, name: str) -> Inputs:
    """Return all that the timeline, or one year of it, is made from."""
    newest = library.years[name] if name else tuple(reversed(tuple(library.events)))
    shown = newest if name or not library.years else newest[:SHOWN]
    lines = [find_event_line(library, event) for event in shown]
    events = tuple(
        (line, find_event(library, line.id) if line.home[0] == "timeline" else None) for line in lines
    )
    years = tuple((year, len(names)) for year, names in library.years.items())
    courses = () if name else tuple(_find_courses(library))
    return Inputs(name, events, len(library.events), years, courses)


def _find_courses(library: Library) -> Iterator[tuple[str, str, tuple[tuple[int, int], ...]]]:
    """List the dossiers of which the latest is told, as far as they are drawn."""
    latest = dict.fromkeys(
        dossier for name in reversed(tuple(library.events)) for dossier in library.events[name].dossiers
    )
    for dossier in islice(latest, LANES):
        dates = [library.events[name].date for name in library.dossiers[dossier].events]
        days = ((date.earliest, date.latest) for date in dates)
        known = tuple((first, last) for first, last in days if first is not None and last is not None)
        yield dossier, library.dossiers[dossier].document.header.title, known


def view(inputs: Inputs) -> View:
    """Show the timeline, or one year of it."""
    address = page_address("timeline", inputs.year)
    page = build_page("timeline-year" if inputs.year else "timeline", address, inputs.year)
    links = Linker(page.root, (), {})
    groups: dict[str, list[tuple[EventLineView, EventView | None]]] = {}
    for line, facts in inputs.events:
        whole = view_event(facts, links) if facts else None
        groups.setdefault(year_of(line.date), []).append((view_event_line(line, page.root), whole))
    return View(
        page=page,
        year=inputs.year,
        groups=tuple((year, tuple(events)) for year, events in groups.items()),
        count=inputs.total,
        lanes=draw_lanes(
            [
                Course(title, f"{links.to('dossier', name, '').href}#timeline", days)
                for name, title, days in inputs.courses
            ]
        ),
        years=tuple(
            YearLink(year, count, page.root + page_address("timeline", year)) for year, count in inputs.years
        ),
    )
