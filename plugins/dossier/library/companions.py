"""Knows who appears with whom: who is named in the same articles and events.

Does not know what is said there of either.
"""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import NamedTuple

from .model import Actor, Article, Event, Library

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


_Appearance = tuple[tuple[float, float], Shared, tuple[str, ...]]


class Companion(NamedTuple):
    """Hold who appears with an actor, how often, and where last."""

    actor: str
    events: int
    articles: int
    newest: tuple[Shared, ...]


def find_companions(library: Library, name: str) -> tuple[Companion, ...]:
    """List who appears with an actor, most often first."""
    together: defaultdict[str, list[Shared]] = defaultdict(list)
    for _, shared, actors in _list_appearances(library, library.actors[name]):
        if len(actors) <= CROWD:
            for other in actors:
                together[other].append(shared)
    ranked = sorted(together, key=lambda other: (-len(together[other]), other))
    chosen = [other for other in ranked if other != name and other in library.actors]
    return tuple(_count(other, together[other]) for other in chosen[:MOST])


def _count(actor: str, shared: list[Shared]) -> Companion:
    events = sum(one.kind == "event" for one in shared)
    return Companion(actor, events, len(shared) - events, tuple(shared[:NEWEST]))


def _list_appearances(library: Library, actor: Actor) -> list[_Appearance]:
    """List the events and articles that name an actor, newest first, each with all whom it names."""
    found = [_appear("article", name, library.articles[name]) for name in actor.articles]
    found += [_appear("event", name, library.events[name]) for name in actor.events]
    # The places among equals are of two lists, and say nothing of one another.
    found.sort(key=itemgetter(0), reverse=True)
    return found


def _appear(kind: str, name: str, one: Article | Event) -> _Appearance:
    return one.order[:2], Shared(kind, name), one.actors
