"""Knows what a page shows of an event, and what it needs for that.

Does not know which page that is.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from ..library.model import Event, Library
from ..source.dates import Date
from .addresses import accounts_anchor, event_anchor, page_address, question_anchor
from .cards import ActorCard, SourceCard, event_home, find_actor, find_names, find_source
from .mentions import find_people
from .statement_links import StatementLink, StatementLinkView, find_statement_link, view_statement_link
from .texts import Link, Linker, Names, Rich, SourceView


class EventFacts(NamedTuple):
    """Hold an event with the cards of what it names."""

    event: Event
    actors: tuple[ActorCard, ...]
    sources: tuple[SourceCard, ...]
    names: Names
    people: tuple[ActorCard, ...]
    home: tuple[str, str]
    said: tuple[StatementLink, ...]
    board: tuple[str, str] | None
    """Dossier and anchor of the board on which its accounts stand."""


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
    accounts: str
    """Where its accounts stand side by side; empty where none differ."""
    statements: tuple[StatementLinkView, ...]
    """Those about it, in the order of time."""


def find_event(library: Library, name: str) -> EventFacts:
    """Return what is needed to show an event."""
    event = library.events[name]
    return EventFacts(
        event,
        tuple(find_actor(library, actor) for actor in event.actors if actor in library.actors),
        tuple(find_source(library, source) for source in event.sources),
        find_names(library, (*event.texts, event.disputed)),
        find_people(library, chain(*event.text_mentions, event.disputed_mentions)),
        event_home(library, event),
        tuple(find_statement_link(library, one) for one in library.said.get(name, ())),
        _find_board(library, name),
    )


def _find_board(library: Library, event: str) -> tuple[str, str] | None:
    if event not in library.boards:
        return None
    dossier, board = library.boards[event]
    return dossier, question_anchor(board.question) if board.question else accounts_anchor(board.events[0])


def view_event(facts: EventFacts, links: Linker) -> EventView:
    """Return an event as a page shows it."""
    event = facts.event
    sources = {card.id: links.source(card) for card in facts.sources}
    links = links.beside(facts.names, facts.people) if facts.names or facts.people else links
    return EventView(
        id=event.id,
        anchor=event_anchor(event.id),
        href=links.to(*facts.home, "", event_anchor(event.id)).href,
        date=event.date,
        title=event.title,
        look=find_look(event, bool(event.disputed or event.dates or facts.board)),
        texts=tuple(
            links.rich(text, None, mentions)
            for text, mentions in zip(event.texts, event.text_mentions, strict=True)
        ),
        actors=tuple(links.actor(card) for card in facts.actors),
        sources=tuple(sources.values()),
        origins=event.origins,
        place=event.place,
        kind=event.kind,
        weight=event.weight,
        status=event.status,
        disputed=links.rich(event.disputed, None, event.disputed_mentions),
        dates=tuple(
            DatedView(dated.date, tuple(sources[name] for name in dated.sources)) for dated in event.dates
        ),
        accounts=links.to("dossier", facts.board[0], "", facts.board[1]).href if facts.board else "",
        statements=tuple(view_statement_link(one, links) for one in facts.said),
    )


def find_look(event: Event, differs: bool) -> str:
    """Say what can be seen of an event at a glance; `differs` where accounts or dates do."""
    words = (event.weight, event.status, "disputed" if differs else "")
    return " ".join(filter(None, words))


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
    disputed = bool(event.disputed or event.dates or name in library.boards)
    home, look = event_home(library, event), find_look(event, disputed)
    return EventLine(event.date, event.title, name, home, look, event.status, disputed)


def view_event_line(line: EventLine, root: str) -> EventLineView:
    """Return an event as a long list shows it."""
    href = f"{root}{page_address(*line.home)}#{event_anchor(line.id)}"
    return EventLineView(
        line.id, event_anchor(line.id), line.date, line.title, href, line.look, line.status, line.disputed
    )
