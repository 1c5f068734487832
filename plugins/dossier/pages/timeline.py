"""Knows what the timeline of the whole site shows, and the pages of its years where there is much.

Does not know dossiers' timelines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
from .page import Page, YearLink, build_page
from .texts import Linker

SHOWN = 100
"""How many of many events stand on the first page."""


class Inputs(NamedTuple):
    """Hold all that a page of the timeline is made from."""

    year: str
    events: tuple[tuple[EventLine, EventFacts | None], ...]
    """Each in one line; one that stands on no other page also with all there is."""
    total: int
    years: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class View:
    """Show the timeline or one year of it; newest first."""

    page: Page
    year: str
    groups: tuple[tuple[str, tuple[tuple[EventLineView, EventView | None], ...]], ...]
    """Year and its events: each in one line; one that stands on no other page also whole."""
    count: int
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
    return Inputs(name, events, len(library.events), years)


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
        years=tuple(
            YearLink(year, count, page.root + page_address("timeline", year)) for year, count in inputs.years
        ),
    )
