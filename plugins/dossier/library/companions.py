"""Knows who appears with whom: who is named in the same articles and events.

Does not know what is said there of either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from .model import Actor, Library

CROWD = 40
"""A list of more actors says nothing of any two of them, and is left out: work grows with the site alone."""
MOST = 24
"""How many are found for one actor."""
NEWEST = 3
"""How many of the things that two share are named."""


class Shared(NamedTuple):
    """Name something in which two actors appear."""

    kind: str
    """event or article."""
    id: str


class Companion(NamedTuple):
    """Hold who appears with an actor, how often, and where last."""

    actor: str
    events: int
    articles: int
    newest: tuple[Shared, ...]


def find_companions(library: Library, name: str) -> tuple[Companion, ...]:
    """List who appears with an actor, most often first."""
    together: defaultdict[str, list[Shared]] = defaultdict(list)
    for shared, actors in _appearances(library, library.actors[name]):
        if len(actors) <= CROWD:
            for other in actors:
                together[other].append(shared)
    ranked = sorted(together, key=lambda other: (-len(together[other]), other))
    chosen = [other for other in ranked if other != name and other in library.actors]
    return tuple(_count(other, together[other]) for other in chosen[:MOST])


def _count(actor: str, shared: list[Shared]) -> Companion:
    events = sum(one.kind == "event" for one in shared)
    return Companion(actor, events, len(shared) - events, tuple(shared[:NEWEST]))


def _appearances(library: Library, actor: Actor) -> Iterator[tuple[Shared, tuple[str, ...]]]:
    """List the events and articles that name an actor, newest first, each with all whom it names."""
    events = ((library.events[one].order, Shared("event", one)) for one in actor.events)
    articles = ((library.articles[one].order, Shared("article", one)) for one in actor.articles)
    # The places among equals are of two lists, and say nothing of one another.
    for _, shared in sorted([*articles, *events], key=lambda row: row[0][:2], reverse=True):
        table = library.events if shared.kind == "event" else library.articles
        yield shared, table[shared.id].actors
