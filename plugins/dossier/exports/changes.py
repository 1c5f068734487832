"""Knows when something was last told of, from the dates in the content alone.

Does not know what is told, nor any clock. All is in seconds since 1970 UTC.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from ..library.model import Article, Event, Library, LinkedStatement
from ..library.relations import statement_sources
from ..source.dates import Date
from .moments import FIRST_MOMENT, find_second, format_second

Published = Callable[[str], int]
"""Gives when a source was published, as `find_published` does."""


def find_event_second(event: Event, published: Published) -> int:
    """Return when an event was last told of: its own day, or the newest date of what tells of it.

    What is planned or was called off has no day of its own yet; only its sources' count.
    """
    own = FIRST_MOMENT if event.status else find_second(event.date)
    return max((own, *map(published, event.sources), *map(published, event.articles)))


def find_statement_second(statement: LinkedStatement, published: Published) -> int:
    """Return when a statement was last told of."""
    told = (*statement_sources(statement), *filter(None, (statement.article,)))
    return max((find_second(statement.record.date), *map(published, told)))


def find_article_second(article: Article) -> int:
    """Return when an article last changed: the newest of its date, its change and its corrections."""
    header = article.document.header
    dates = (header.date, header.modified, *(one.date for one in header.corrections))
    return max(map(find_second, filter(None, dates)))


def find_published(library: Library, name: str) -> int:
    """Return when a source was published, by its id, an article's id or its bare address."""
    return find_second(_source_date(library, name))


def _source_date(library: Library, name: str) -> Date | None:
    if name in library.sources:
        return library.sources[name].record.date
    article = library.articles.get(name)
    return article.document.header.date if article else None


class Changes:
    """Find when the subjects of pages last changed, for one export: what it asks for twice is noted once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        published = cache(partial(find_published, library))
        self._event = cache(lambda name: find_event_second(library.events[name], published))
        self._statement = cache(lambda name: find_statement_second(library.statements[name], published))
        self._article = cache(lambda name: find_article_second(library.articles[name]))

    def find(self, kind: str, name: str) -> str:
        """Return when what a page is about last changed; nothing where that is not known of its kind."""
        if kind == "article":
            return format_second(self._article(name))
        if kind not in ("dossier", "actor"):
            return ""
        one = self.library.dossiers[name] if kind == "dossier" else self.library.actors[name]
        seconds = [
            *map(self._article, one.articles),
            *map(self._event, one.events),
            *map(self._statement, one.statements),
        ]
        return format_second(max(seconds)) if seconds else ""
