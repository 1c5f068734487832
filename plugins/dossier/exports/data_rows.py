"""Knows what a data file holds besides the rows that it shares with other exports.

Does not know how it is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from ..library.model import Article, Reason
from ..pages.addresses import page_address
from ..pages.cards import Name
from ..source.dates import Date
from ..source.documents import Document
from ..source.headers import ActorHeader, Chapter, Question, Series
from .gathering import Gathering
from .moments import optional_span
from .prose import find_lead
from .records import (
    ActorRow,
    ActorRows,
    ArticleRow,
    DossierRows,
    EventRow,
    FigureRow,
    SourceRow,
    Span,
    StatementRow,
)


class DossierFacts(NamedTuple):
    """Hold a dossier with what divides it."""

    rows: DossierRows
    updated: str
    related: tuple[str, ...]
    chapters: tuple[tuple[str, Span | None, Span | None], ...]
    """Title, first day and last day of each."""
    questions: tuple[Question, ...]
    series: tuple[Series, ...]


class OfficeRow(NamedTuple):
    """Hold a term of an office: whose it is, or who holds it."""

    title: str
    whose: Name | None
    start: Span | None
    end: Span | None
    as_of: Span | None


class ActorFacts(NamedTuple):
    """Hold an actor with what is told of it."""

    rows: ActorRows
    summary: str
    aliases: tuple[str, ...]
    groups: tuple[Name, ...]
    members: tuple[Name, ...]
    roles: tuple[OfficeRow, ...]
    offices: tuple[OfficeRow, ...]
    dossiers: tuple[str, ...]
    rests_on: tuple[str, ...]
    sources: tuple[SourceRow, ...]


class ArticleFacts(NamedTuple):
    """Hold an article with what it tells and what it rests on."""

    row: ArticleRow
    tags: tuple[str, ...]
    translations: tuple[str, ...]
    reasons: tuple[tuple[str, Reason], ...]
    """Dossier and reason, of those whose rule took it."""
    citations: tuple[str, ...]
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    figures: tuple[FigureRow, ...]
    sources: tuple[SourceRow, ...]


class IndexRows(NamedTuple):
    """Hold all that has a page of its own."""

    dossiers: tuple[tuple[str, str, str, str], ...]
    """Id, title, status and address."""
    actors: tuple[ActorRow, ...]
    articles: tuple[ArticleRow, ...]


def find_dossier(gathering: Gathering, name: str) -> DossierFacts:
    """Return all that the data file of a dossier is made from."""
    header = gathering.library.dossiers[name].document.header
    rows = gathering.dossier(name)
    told: tuple[EventRow | StatementRow | ArticleRow, ...] = (*rows.events, *rows.statements, *rows.articles)
    return DossierFacts(
        rows,
        max((row.updated for row in told), default=""),
        header.related,
        tuple(map(_chapter, header.chapters)),
        header.questions,
        header.series,
    )


def _chapter(chapter: Chapter) -> tuple[str, Span | None, Span | None]:
    return chapter.title, optional_span(chapter.start), optional_span(chapter.end)


def find_actor(gathering: Gathering, name: str) -> ActorFacts:
    """Return all that the data file of an actor is made from."""
    actor = gathering.library.actors[name]
    header = actor.document.header
    rows = gathering.actor_rows(name)
    rests_on = tuple(dict.fromkeys((*header.sources, *_cited(actor.document))))
    known = {source.id for source in rows.sources}
    return ActorFacts(
        rows,
        find_lead(gathering.library, actor.document),
        header.aliases,
        tuple(map(gathering.name, header.member_of)),
        tuple(map(gathering.name, actor.members)),
        find_roles(gathering, header),
        tuple(
            _office(one.title, gathering.name(one.holder), one.start, one.end, one.as_of)
            for one in actor.offices
        ),
        actor.dossiers,
        rests_on,
        (*rows.sources, *(gathering.source(one) for one in rests_on if one not in known)),
    )


def find_roles(gathering: Gathering, header: ActorHeader) -> tuple[OfficeRow, ...]:
    """List the terms of the offices that an actor holds, as its header has them."""
    return tuple(
        _office(role.title[0], gathering.name(role.of) if role.of else None, role.start, role.end, role.as_of)
        for role in header.roles
    )


def _office(
    title: str, whose: Name | None, start: Date | None, end: Date | None, as_of: Date | None
) -> OfficeRow:
    return OfficeRow(title, whose, optional_span(start), optional_span(end), optional_span(as_of))


def find_article(gathering: Gathering, name: str) -> ArticleFacts:
    """Return all that the data file of an article is made from; of a withdrawn one its notice alone."""
    article = gathering.library.articles[name]
    row = gathering.article(name)
    if row.withdrawn:
        return ArticleFacts(row, (), (), (), (), (), (), (), ())
    citations = _cited(article.document)
    events = tuple(map(gathering.event, article.events))
    statements = tuple(map(gathering.statement, article.statements))
    figures = tuple(map(gathering.figure, article.figures))
    records: tuple[EventRow | StatementRow | FigureRow, ...] = (*events, *statements, *figures)
    told = chain.from_iterable(one.sources for one in records)
    report = (name,) if row.publisher else ()
    sources = tuple(map(gathering.source, dict.fromkeys((*report, *citations, *told))))
    return ArticleFacts(
        row,
        article.document.header.tags,
        article.translations,
        tuple(_reasons(article)),
        citations,
        events,
        statements,
        figures,
        sources,
    )


def _reasons(article: Article) -> Iterable[tuple[str, Reason]]:
    return ((member.dossier, member.reason) for member in article.dossiers if any(member.reason))


def find_index(gathering: Gathering, _: str) -> IndexRows:
    """Return all that the index of the data files is made from."""
    library = gathering.library
    dossiers = ((name, library.dossiers[name].document.header) for name in sorted(library.dossiers))
    findable = (name for name, article in library.articles.items() if article.findable)
    return IndexRows(
        tuple((name, one.title, one.status, page_address("dossier", name)) for name, one in dossiers),
        tuple(map(gathering.actor, sorted(library.actors))),
        tuple(map(gathering.article, findable)),
    )


def _cited(document: Document[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref.target for ref in document.refs if ref.kind == "cite"))
