"""Knows how those who appear with an actor are shown, with links to what they share.

Does not know how they are counted.
"""

from __future__ import annotations

from typing import NamedTuple

from ..library.model import Library, Shared
from ..source.dates import Date
from .addresses import event_anchor
from .cards import ActorCard, event_home, find_actor
from .texts import Link, Linker


class SharedFacts(NamedTuple):
    """Hold something in which two actors appear: where it stands first, and at which anchor there."""

    title: str
    date: Date
    home: tuple[str, str]
    anchor: str
    language: str
    """Empty where it is the site's."""


class CompanionFacts(NamedTuple):
    """Hold who appears with an actor."""

    actor: ActorCard
    events: int
    articles: int
    shared: tuple[SharedFacts, ...]


class SharedView(NamedTuple):
    """Show something in which two actors appear."""

    link: Link
    date: Date


class CompanionView(NamedTuple):
    """Show who appears with an actor, and in how many events and articles."""

    link: Link
    events: int
    articles: int
    shared: tuple[SharedView, ...]
    """The newest of them."""
    more: int
    """How many there are besides."""


def find_companion_facts(library: Library, name: str) -> tuple[CompanionFacts, ...]:
    """List who appears with an actor, most often first."""
    return tuple(
        CompanionFacts(
            find_actor(library, one.actor),
            one.events,
            one.articles,
            tuple(_find_shared(library, shared) for shared in one.newest),
        )
        for one in library.actors[name].companions
    )


def _find_shared(library: Library, shared: Shared) -> SharedFacts:
    if shared.kind == "event":
        event = library.events[shared.id]
        return SharedFacts(event.title, event.date, event_home(library, event), event_anchor(event.id), "")
    header = library.articles[shared.id].document.header
    language = header.lang if header.lang != library.language else ""
    return SharedFacts(header.title, header.date, ("article", shared.id), "", language)


def view_companion(facts: CompanionFacts, links: Linker) -> CompanionView:
    """Show who appears with an actor."""
    shared = tuple(
        SharedView(links.to(*one.home, one.title, one.anchor)._replace(language=one.language), one.date)
        for one in facts.shared
    )
    more = facts.events + facts.articles - len(shared)
    return CompanionView(links.actor(facts.actor), facts.events, facts.articles, shared, more)
