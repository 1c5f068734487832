"""Knows what a page shows of an event, and what it needs for that.

Does not know which page that is.
"""

from __future__ import annotations

from typing import NamedTuple

from ..library.model import Event, Library
from ..source.dates import Date
from .addresses import event_anchor, page_address
from .cards import ActorCard, SourceCard, event_home, find_actor, find_names, find_source
from .texts import Link, Linker, Names, Rich, SourceView


class EventFacts(NamedTuple):
    """Hold an event with the cards of what it names."""

    event: Event
    actors: tuple[ActorCard, ...]
    sources: tuple[SourceCard, ...]
    names: Names
    home: tuple[str, str]


class DatedView(NamedTuple):
    """Show one of the dates that are given for an event."""

    date: Date
    sources: tuple[SourceView, ...]


class EventView(NamedTuple):
    """Show an event."""

    id: str
    anchor: str
    href: str
    """Its own address, on the page where it stands first."""
    date: Date
    title: str
    look: str
    """Its weight, its status, and whether accounts of it or its dates differ: classes of its element."""
    texts: tuple[Rich, ...]
    actors: tuple[Link, ...]
    sources: tuple[SourceView, ...]
    origins: int
    place: str
    kind: str
    weight: str
    status: str
    disputed: Rich
    dates: tuple[DatedView, ...]


def find_event(library: Library, name: str) -> EventFacts:
    """Return what is needed to show an event."""
    event = library.events[name]
    return EventFacts(
        event,
        tuple(find_actor(library, actor) for actor in event.actors if actor in library.actors),
        tuple(find_source(library, source) for source in event.sources),
        find_names(library, (*event.texts, event.disputed)),
        event_home(library, event),
    )


def view_event(facts: EventFacts, links: Linker) -> EventView:
    """Return an event as a page shows it."""
    event = facts.event
    sources = {card.id: links.source(card) for card in facts.sources}
    links = Linker(links.root, facts.names, links.addresses) if facts.names else links
    return EventView(
        id=event.id,
        anchor=event_anchor(event.id),
        href=links.to(*facts.home, "", event_anchor(event.id)).href,
        date=event.date,
        title=event.title,
        look=find_look(event),
        texts=tuple(links.rich(text) for text in event.texts),
        actors=tuple(links.actor(card) for card in facts.actors),
        sources=tuple(sources.values()),
        origins=count_origins(facts.sources),
        place=event.place,
        kind=event.kind,
        weight=event.weight,
        status=event.status,
        disputed=links.rich(event.disputed),
        dates=tuple(
            DatedView(dated.date, tuple(sources[name] for name in dated.sources)) for dated in event.dates
        ),
    )


def find_look(event: Event) -> str:
    """Say what can be seen of an event at a glance."""
    words = (event.weight, event.status, "disputed" if event.disputed or event.dates else "")
    return " ".join(filter(None, words))


def count_origins(sources: tuple[SourceCard, ...]) -> int:
    """Count the origins that sources make: one origin, or else one publisher, counts once."""
    return len({(card.origin or card.publisher).text or card.id for card in sources})


class EventLine(NamedTuple):
    """Hold what a long list shows of an event."""

    date: Date
    title: str
    id: str
    home: tuple[str, str]
    look: str
    status: str
    disputed: bool


class EventLineView(NamedTuple):
    """Show an event in one line."""

    id: str
    anchor: str
    date: Date
    title: str
    href: str
    look: str
    """Its weight, its status, and whether accounts of it or its dates differ: classes of its element."""
    status: str
    disputed: bool


def find_event_line(library: Library, name: str) -> EventLine:
    """Return what is needed to show an event in one line."""
    event = library.events[name]
    disputed = bool(event.disputed or event.dates)
    home, look = event_home(library, event), find_look(event)
    return EventLine(event.date, event.title, name, home, look, event.status, disputed)


def view_event_line(line: EventLine, root: str) -> EventLineView:
    """Return an event as a long list shows it."""
    href = f"{root}{page_address(*line.home)}#{event_anchor(line.id)}"
    return EventLineView(
        line.id, event_anchor(line.id), line.date, line.title, href, line.look, line.status, line.disputed
    )
