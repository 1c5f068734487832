"""Knows when something was last told of, from the dates in the content alone.

Does not know what is told, nor any clock.
"""

from __future__ import annotations

from ..library.making import Maker, once
from ..library.model import Actor, Article, Dossier, Event, LinkedStatement
from ..library.relations import statement_sources
from ..source.dates import Date
from .moments import FIRST_MOMENT, find_second, format_second


class Changes(Maker):
    """Find when parts of a library last changed, each once; in seconds since 1970 UTC."""

    @once
    def event_second(self, event: Event) -> int:
        """Return when an event was last told of: its own day, or the newest date of what tells of it.

        What is planned or was called off has no day of its own yet; only its sources' count.
        """
        own = FIRST_MOMENT if event.status else find_second(event.date)
        return max(own, *map(self._source_second, (*event.sources, *event.articles)))

    @once
    def statement_second(self, statement: LinkedStatement) -> int:
        """Return when a statement was last told of."""
        told = (*statement_sources(statement), *filter(None, (statement.article,)))
        return max(find_second(statement.record.date), *map(self._source_second, told))

    @once
    def article_second(self, article: Article) -> int:
        """Return when an article last changed: the newest of its date, its change and its corrections."""
        header = article.document.header
        dates = (header.date, header.modified, *(one.date for one in header.corrections))
        return max(map(find_second, filter(None, dates)))

    @once
    def _source_second(self, name: str) -> int:
        return find_second(self._source_date(name))

    def _source_date(self, name: str) -> Date | None:
        if name in self.library.sources:
            return self.library.sources[name].record.date
        article = self.library.articles.get(name)
        return article.document.header.date if article else None

    def find_change(self, kind: str, name: str) -> str:
        """Return when what a page is about last changed; nothing where that is not known of its kind."""
        library = self.library
        if kind == "article":
            return format_second(self.article_second(library.articles[name]))
        if kind not in ("dossier", "actor"):
            return ""
        one: Dossier | Actor = library.dossiers[name] if kind == "dossier" else library.actors[name]
        seconds = [self.article_second(library.articles[article]) for article in one.articles]
        seconds += [self.event_second(library.events[event]) for event in one.events]
        seconds += [self.statement_second(library.statements[statement]) for statement in one.statements]
        return format_second(max(seconds)) if seconds else ""
