"""Knows whose reporting stands behind sources, and when they were published.

Does not know what rests on them.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..source.dates import Date
from ..source.headers import ArticleHeader
from ..source.records import Source
from .shelf import Shelf


def find_origins(shelf: Shelf, sources: Iterable[str]) -> tuple[str, ...]:
    """List the origins that sources make: one origin, or else one publisher, counts once."""
    names = []
    for name in sources:
        source = _find(shelf, name)
        origin = source.origin or source.publisher if source else name
        actor = shelf.actors.get(origin)
        # One source may give the id of an agency that another gives by name, if that can be read.
        names.append(actor.header.name if actor and actor.header.name not in shelf.lost else origin)
    return tuple(dict.fromkeys(names))


def find_last_day(shelf: Shelf, sources: Iterable[str]) -> Date | None:
    """Return the date of the source published last; nothing where one of them has none."""
    last: Date | None = None
    for name in sources:
        source = _find(shelf, name)
        if source is None or source.date is None or source.date.latest is None:
            return None
        if last is None or last.latest is None or source.date.latest > last.latest:
            last = source.date
    return last


def _find(shelf: Shelf, name: str) -> Source | ArticleHeader | None:
    """Return a source by its id or that of an article; nothing where it is a bare address."""
    if name in shelf.sources:
        return shelf.sources[name]
    return shelf.articles[name].header if name in shelf.articles else None
