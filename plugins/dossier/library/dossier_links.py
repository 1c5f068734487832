"""Knows what a dossier holds: articles, records, and the actors and sources that stand in it most.

Does not know how articles come into dossiers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..source.documents import Document
from ..source.headers import DossierHeader
from .accounts import Boards
from .figures import find_stale
from .model import Article, Dossier
from .naming import Naming, count_named
from .origins import find_origins
from .relations import Relations, list_cited, statement_sources


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
    cited = (list_cited(article.document) for article in articles)
    groups = ([list_cited(document)], events, statements, figures, cited)
    return tuple(dict.fromkeys(name for group in groups for names in group for name in names))
