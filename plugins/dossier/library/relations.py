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
from .accounts import Boards
from .companions import link_companions
from .figures import find_stale
from .mentions.model import BODY
from .model import (
    LONG_LIST,
    Actor,
    Article,
    CitedSource,
    CorrectedArticle,
    Dossier,
    Event,
    LinkedFigure,
    LinkedStatement,
    Member,
    Prose,
    Year,
    build_prose,
)
from .naming import Naming, count_by_year, count_named, count_own
from .offices import collect_offices
from .origins import find_origins
from .shelf import FOLDERS, Shelf
from .years import group_years

Table = Mapping[str, list[str]]
Ids = tuple[str, ...]
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
                _add(self.source_articles, article.id, _cited(article))
        for dossier in shelf.dossiers.values():
            _add(self.source_others, dossier.id, _cited(dossier))
        for actor in shelf.actors.values():
            _add(self.source_others, actor.id, [*actor.header.sources, *_cited(actor)])

    def _add_events(self) -> None:
        for event in self.events.values():
            _add(self.article_events, event.id, event.articles)
            _add(self.actor_events, event.id, event.actors)
            _add(self.dossier_events, event.id, event.dossiers)
            _add(self.source_events, event.id, event.sources)

    def _add_statements(self, questions: Mapping[str, tuple[str, Question]]) -> None:
        for statement in self.statements.values():
            asked = [questions[name][0] for name in statement.record.answers if name in questions]
            _add(self.article_statements, statement.id, [statement.article])
            _add(self.actor_statements, statement.id, speakers(statement))
            _add(self.dossier_statements, statement.id, [*statement.dossiers, *asked])
            _add(self.source_statements, statement.id, statement_sources(statement))

    def _add_figures(self, series: Mapping[str, tuple[str, Series]]) -> None:
        for figure in self.figures.values():
            _add(self.article_figures, figure.id, [figure.article])
            if figure.record.series in series:
                _add(self.dossier_figures, figure.id, [series[figure.record.series][0]])
            _add(self.source_figures, figure.id, figure.sources)


def speakers(statement: LinkedStatement) -> tuple[str, ...]:
    """List who speaks in a statement, and for whom."""
    return tuple(name for name in (*statement.record.by, statement.record.speaks_for) if name)


def statement_sources(statement: LinkedStatement) -> tuple[str, ...]:
    """List the sources of a statement, the document in which it is said first."""
    first = (statement.record.document,) if statement.record.document else ()
    return tuple(dict.fromkeys((*first, *statement.sources)))


def _add(table: defaultdict[str, list[str]], name: str, keys: Iterable[str]) -> None:
    for key in dict.fromkeys(keys):
        table[key].append(name)


def _cited(
    document: Document[ArticleHeader] | Document[DossierHeader] | Document[ActorHeader],
) -> tuple[str, ...]:
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


def link_dossiers(
    relations: Relations, articles: Mapping[str, Article], boards: Boards
) -> dict[str, Dossier]:
    """Link dossiers."""
    inside: dict[str, list[Article]] = defaultdict(list)
    for article in articles.values():
        for member in article.dossiers:
            if not article.document.header.withdrawn:
                inside[member.dossier].append(article)
    linked = {}
    for name, document in relations.shelf.dossiers.items():
        events = tuple(relations.dossier_events.get(name, ()))
        statements = tuple(relations.dossier_statements.get(name, ()))
        sources = _rank_sources(relations, document, inside[name])
        figures = tuple(relations.dossier_figures.get(name, ()))
        listed = [article for article in inside[name] if article.listed]
        linked[name] = Dossier(
            document=document,
            articles=tuple(article.id for article in listed),
            events=events,
            statements=statements,
            figures=figures,
            actors=_rank_actors(relations, name, inside[name]),
            sources=sources,
            origins=len(find_origins(relations.shelf, sources)),
            boards=boards.build(document.header.questions, statements, events),
            stale=find_stale(document, map(relations.figures.__getitem__, figures), listed),
        )
    return linked


def _rank_actors(relations: Relations, dossier: str, articles: list[Article]) -> tuple[tuple[str, int], ...]:
    naming = Naming(
        articles,
        (relations.events[name] for name in relations.dossier_events.get(dossier, ())),
        (relations.statements[name] for name in relations.dossier_statements.get(dossier, ())),
        (relations.figures[name] for name in relations.dossier_figures.get(dossier, ())),
        relations.named,
    )
    shelf = relations.shelf
    counts = count_named(naming, shelf.texts_of(shelf.dossiers[dossier].path))
    known = [(name, count) for name, count in counts.items() if name in shelf.actors]
    return tuple(sorted(known, key=lambda pair: (-pair[1], pair[0])))


def _rank_sources(
    relations: Relations, document: Document[DossierHeader], articles: list[Article]
) -> tuple[str, ...]:
    events = (relations.events[name].sources for name in relations.dossier_events.get(document.id, ()))
    statements = (
        statement_sources(relations.statements[name])
        for name in relations.dossier_statements.get(document.id, ())
    )
    figures = (relations.figures[name].sources for name in relations.dossier_figures.get(document.id, ()))
    cited = (_cited(article.document) for article in articles)
    groups = ([_cited(document)], events, statements, figures, cited)
    return tuple(dict.fromkeys(name for group in groups for names in group for name in names))


def link_actors(
    relations: Relations, articles: Mapping[str, Article], dossiers: Mapping[str, Dossier]
) -> dict[str, Actor]:
    """Link actors; what names them stands newest first."""
    shelf = relations.shelf
    offices = collect_offices(shelf)
    named: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles.values():
        if article.listed:
            _add(named, article.id, article.actors)
    within: defaultdict[str, list[str]] = defaultdict(list)
    for dossier in dossiers.values():
        _add(within, dossier.document.id, (name for name, _ in dossier.actors))
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name, actor in shelf.actors.items():
        _add(members, name, (group for group in actor.header.member_of if group in shelf.actors))
    years = count_by_year(
        Naming(
            articles.values(),
            relations.events.values(),
            relations.statements.values(),
            relations.figures.values(),
            relations.named,
        )
    )
    companions = link_companions(articles, relations.events, shelf.actors)
    linked = {}
    for name, document in shelf.actors.items():
        mine = (
            tuple(reversed(relations.actor_events.get(name, ()))),
            tuple(reversed(relations.actor_statements.get(name, ()))),
            tuple(named.get(name, ())),
        )
        linked[name] = Actor(
            document=document,
            events=mine[0],
            statements=mine[1],
            articles=mine[2],
            dossiers=tuple(within.get(name, ())),
            named=years.get(name, {}),
            offices=offices.get(name, ()),
            members=tuple(members.get(name, ())),
            years=_cut(relations, articles, *mine),
            companions=companions.get(name, ()),
        )
    return linked


def _cut(
    relations: Relations, articles: Mapping[str, Article], events: Ids, statements: Ids, named: Ids
) -> dict[str, Year]:
    if len(events) + len(statements) + len(named) <= LONG_LIST:
        return {}
    return group_years(
        (relations.events[name] for name in events),
        (relations.statements[name] for name in statements),
        (articles[name] for name in named),
    )


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
