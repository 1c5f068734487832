"""Knows what the bare page of a dossier's timeline shows, which other sites may frame.

Does not know the dossier's own page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..library.model import Library
from ..source.headers import Chapter
from .addresses import page_address
from .chapters import ChapterView, arrange, draw_chapters, find_kinds
from .events import EventFacts, find_event, view_event
from .overview import Drawing
from .page import Page, build_page
from .texts import Link, Linker


class Inputs(NamedTuple):
    """Hold all that the bare page of a timeline is made from."""

    dossier: str
    title: str
    chapters: tuple[Chapter, ...]
    events: tuple[EventFacts, ...]


class View(NamedTuple):
    """Show a dossier's timeline and nothing else."""

    page: Page
    dossier: Link
    chapters: tuple[ChapterView, ...]
    drawings: tuple[Drawing, ...]
    """The timeline as it is drawn, in each width; empty where there is too little to draw."""
    kinds: tuple[str, ...]
    """Those that its events have."""
    event_count: int


def find_ids(library: Library) -> Iterator[str]:
    """List the dossiers that have events."""
    yield from (name for name, dossier in library.dossiers.items() if dossier.events)


def find_inputs(library: Library, name: str) -> Inputs:
    """Return all that the bare page of a dossier's timeline is made from."""
    dossier = library.dossiers[name]
    header = dossier.document.header
    events = tuple(find_event(library, event) for event in dossier.events)
    return Inputs(name, header.title, header.chapters, events)


def view(inputs: Inputs) -> View:
    """Show a dossier's timeline and nothing else."""
    page = build_page("embed", page_address("embed", inputs.dossier), inputs.title)
    links = Linker(page.root, (), {})
    events = tuple(view_event(facts, links) for facts in inputs.events)
    return View(
        page=page,
        dossier=links.to("dossier", inputs.dossier, inputs.title),
        chapters=arrange(inputs.chapters, events),
        drawings=draw_chapters(inputs.chapters, events),
        kinds=find_kinds(events),
        event_count=len(events),
    )
