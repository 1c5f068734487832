"""Knows both directions of every link between articles, actors, dossiers, sources and records.

Does not know whether what is named exists; that was checked before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..source.documents import Document
from ..source.fields import is_address
from ..source.headers import ActorHeader, ArticleHeader, DossierHeader, Question, Series
from .mentions.model import BODY
from .model import (
    Article,
    CitedSource,
    CorrectedArticle,
    Event,
    LinkedFigure,
    LinkedStatement,
    Member,
    Prose,
    build_prose,
)
from .naming import count_own
from .shelf import FOLDERS, Shelf

Table = Mapping[str, list[str]]
_NOTHING: frozenset[Any] = frozenset()


class Relations:
    """Collect, for each thing, the ids of what names it."""

    def __init__(
        self,
        shelf: Shelf,
        events: Mapping[str, Event],
        statements: Mapping[str, LinkedStatement],
        figures: Mapping[str, LinkedFigure],
        series: Mapping[str, tuple[str, Series]],
        questions: Mapping[str, tuple[str, Question]],
    ) -> None:
        self.shelf, self.events, self.statements, self.figures = shelf, events, statements, figures
        tables = [defaultdict[str, list[str]](list) for _ in range(13)]
        self.article_events, self.article_statements, self.article_figures = tables[:3]
        self.actor_events, self.actor_statements = tables[3:5]
        self.dossier_events, self.dossier_statements, self.dossier_figures = tables[5:8]
        self.source_events, self.source_statements, self.source_figures = tables[8:11]
        self.source_articles, self.source_others = tables[11:]
        self.named = {
            article.id: count_own(article.header.actors, shelf.texts_of(article.path))
            for article in shelf.articles.values()
        }
        self._add_events()
        self._add_statements(questions)
        self._add_figures(series)
        for article in shelf.articles.values():
            if article.header.status != "hidden" and not article.header.withdrawn:
                add_to_each(self.source_articles, article.id, list_cited(article))
        for dossier in shelf.dossiers.values():
            add_to_each(self.source_others, dossier.id, list_cited(dossier))
        for actor in shelf.actors.values():
            add_to_each(self.source_others, actor.id, [*actor.header.sources, *list_cited(actor)])

    def _add_events(self) -> None:
        for event in self.events.values():
            add_to_each(self.article_events, event.id, event.articles)
            add_to_each(self.actor_events, event.id, event.actors)
            add_to_each(self.dossier_events, event.id, event.dossiers)
            add_to_each(self.source_events, event.id, event.sources)

    def _add_statements(self, questions: Mapping[str, tuple[str, Question]]) -> None:
        for statement in self.statements.values():
            asked = [questions[name][0] for name in statement.record.answers if name in questions]
            add_to_each(self.article_statements, statement.id, [statement.article])
            add_to_each(self.actor_statements, statement.id, speakers(statement))
            add_to_each(self.dossier_statements, statement.id, [*statement.dossiers, *asked])
            add_to_each(self.source_statements, statement.id, statement_sources(statement))

    def _add_figures(self, series: Mapping[str, tuple[str, Series]]) -> None:
        for figure in self.figures.values():
            add_to_each(self.article_figures, figure.id, [figure.article])
            if figure.record.series in series:
                add_to_each(self.dossier_figures, figure.id, [series[figure.record.series][0]])
            add_to_each(self.source_figures, figure.id, figure.sources)


def speakers(statement: LinkedStatement) -> tuple[str, ...]:
    """List who speaks in a statement, and for whom."""
    return tuple(name for name in (*statement.record.by, statement.record.speaks_for) if name)


def statement_sources(statement: LinkedStatement) -> tuple[str, ...]:
    """List the sources of a statement, the document in which it is said first."""
    first = (statement.record.document,) if statement.record.document else ()
    return tuple(dict.fromkeys((*first, *statement.sources)))


def add_to_each(table: defaultdict[str, list[str]], name: str, keys: Iterable[str]) -> None:
    """Add a name to the lists of some keys, once to each."""
    for key in dict.fromkeys(keys):
        table[key].append(name)


def list_cited(
    document: Document[ArticleHeader] | Document[DossierHeader] | Document[ActorHeader],
) -> tuple[str, ...]:
    """List the sources that a text cites."""
    return tuple(dict.fromkeys(ref.target for ref in document.refs if ref.kind == "cite"))


def link_articles(
    relations: Relations, actors: Mapping[str, tuple[str, ...]], members: Mapping[str, tuple[Member, ...]]
) -> dict[str, Article]:
    """Link articles, newest first."""
    translations: dict[str, list[str]] = defaultdict(list)
    shelf = relations.shelf
    for document in shelf.articles.values():
        if document.header.translation_of:
            translations[document.header.translation_of].append(document.id)
    linked = [
        Article(
            document=_leave_records(document),
            order=(*document.header.date.sort_key, number),
            dossiers=members[document.id],
            actors=actors[document.id],
            events=tuple(relations.article_events.get(document.id, ())),
            statements=tuple(relations.article_statements.get(document.id, ())),
            figures=tuple(relations.article_figures.get(document.id, ())),
            translations=_siblings(document, translations),
        )
        for number, document in enumerate(shelf.articles.values())
    ]
    return {
        article.id: article for article in sorted(linked, key=lambda article: article.order, reverse=True)
    }


def _leave_records(document: Document[ArticleHeader]) -> Document[ArticleHeader]:
    """Return an article without its records, which have places of their own in a library."""
    header = replace(document.header, events=(), statements=(), figures=())
    return replace(document, header=header, lost=_NOTHING, mended=_NOTHING)


def _siblings(document: Document[ArticleHeader], translations: Table) -> tuple[str, ...]:
    original = document.header.translation_of or document.id
    return tuple(name for name in (original, *translations.get(original, ())) if name != document.id)


def link_sources(relations: Relations) -> dict[str, CitedSource]:
    """Link sources with what rests on them."""
    return {
        name: CitedSource(
            record=source,
            articles=tuple(relations.source_articles.get(name, ())),
            others=tuple(relations.source_others.get(name, ())),
            events=tuple(relations.source_events.get(name, ())),
            statements=tuple(relations.source_statements.get(name, ())),
            figures=tuple(relations.source_figures.get(name, ())),
        )
        for name, source in relations.shelf.sources.items()
        if not is_address(name)
    }


def collect_texts(shelf: Shelf) -> dict[str, Prose]:
    """Return the text of every published file of Markdown, by path."""
    return {
        document.path: build_prose(document.packed, shelf.mentions(document.path, BODY))
        for kind in FOLDERS.values()
        for document in shelf.of_kind(kind).values()
    }


def collect_corrections(shelf: Shelf) -> tuple[CorrectedArticle, ...]:
    """List all corrections, newest first."""
    found = [
        CorrectedArticle(article.id, correction, number)
        for article in shelf.articles.values()
        for number, correction in enumerate(article.header.corrections, 1)
    ]
    return tuple(
        sorted(found, key=lambda one: (one.correction.date.sort_key, one.article, one.number), reverse=True)
    )
