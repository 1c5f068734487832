"""Knows who appears with whom: who is named in the same articles and events.

Does not know what is said there of either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from operator import itemgetter

from .model import Article, Companion, Event, Shared

CROWD = 40
"""A list of more actors says nothing of any two of them, and is left out: work grows with the site alone."""
MOST = 24
"""How many are found for one actor."""
NEWEST = 3
"""How many of the things that two share are named."""


Named = tuple[Shared, tuple[str, ...]]
"""Something, and the actors whom it names."""


def link_companions(
    articles: Mapping[str, Article], events: Mapping[str, Event], known: Container[str]
) -> dict[str, tuple[Companion, ...]]:
    """List for each actor who appears with it, most often first; `known` are those with a page."""
    together: defaultdict[str, dict[str, list[Shared]]] = defaultdict(dict)
    for shared, actors in _sort_newest_first(articles, events):
        if len(actors) > CROWD:
            continue
        for one in actors:
            mine = together[one]
            for other in actors:
                mine.setdefault(other, []).append(shared)
    return {name: _rank(name, mine, known) for name, mine in together.items()}


def _sort_newest_first(articles: Mapping[str, Article], events: Mapping[str, Event]) -> list[Named]:
    """List all articles that lists show, and all events."""
    dated = [
        (one.order[:2], Shared("article", name), one.actors) for name, one in articles.items() if one.listed
    ]
    dated += [(one.order[:2], Shared("event", name), one.actors) for name, one in reversed([*events.items()])]
    # The places among equals are of two lists, and say nothing of one another.
    dated.sort(key=itemgetter(0), reverse=True)
    return [(shared, actors) for _, shared, actors in dated]


def _rank(
    name: str, together: Mapping[str, Sequence[Shared]], known: Container[str]
) -> tuple[Companion, ...]:
    ranked = sorted(together, key=lambda other: (-len(together[other]), other))
    chosen = [other for other in ranked if other != name and other in known]
    return tuple(_count(other, together[other]) for other in chosen[:MOST])


def _count(actor: str, shared: Sequence[Shared]) -> Companion:
    events = sum(one.kind == "event" for one in shared)
    return Companion(actor, events, len(shared) - events, tuple(shared[:NEWEST]))
