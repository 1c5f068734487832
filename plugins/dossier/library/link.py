"""Knows the order in which documents become one linked library.

Does not know files, addresses or pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..problems import Problem
from ..source.dates import Date
from ..source.documents import Parsed
from ..source.validation import drop_consequences
from .accounts import Boards, collect_boards, collect_said
from .actor_links import link_actors
from .dossier_links import link_dossiers
from .doubts import find_doubts, find_shared_names
from .entries import build_entries
from .events import merge_events
from .membership import collect_rules, find_actors, find_memberships
from .mentions.model import Findings
from .model import Library, Target
from .neighbours import link_neighbours
from .references import check_former, check_references
from .relations import (
    Relations,
    collect_corrections,
    collect_texts,
    link_articles,
    link_sources,
)
from .shelf import FOLDERS, Shelf, build_shelf
from .statements import collect_questions, collect_series, link_figures, link_statements
from .years import group_events


def build_library(
    parsed: Iterable[Parsed],
    findings: Mapping[str, Findings],
    files: frozenset[str],
    broken: frozenset[str],
    language: str,
    today: Date,
) -> tuple[Library, list[Problem]]:
    """Link everything that is published, and report what leads nowhere.

    `findings` are the mentions in each file, by path; `files` are the paths of all other files
    below the content folder; `broken` are the ids of files that could not be read; articles dated
    after `today` wait.
    """
    shelf = build_shelf(parsed, broken, today)
    shelf.findings = findings
    actors = {name: find_actors(shelf, article) for name, article in shelf.articles.items()}
    rules = collect_rules(shelf)
    members = {
        name: find_memberships(shelf, rules, article, actors[name])
        for name, article in shelf.articles.items()
    }
    entries = build_entries(shelf, members)
    series, questions = collect_series(shelf), collect_questions(shelf)
    events = merge_events(shelf, entries.events)
    statements = link_statements(shelf, entries.statements, events, questions)
    figures = link_figures(shelf, entries.figures, series)
    check_references(shelf)
    check_former(shelf)
    relations = Relations(shelf, events, statements, figures, series, questions)
    articles = link_articles(relations, actors, members)
    said = collect_said(statements)
    dossiers = link_dossiers(relations, articles, Boards(statements, events, said))
    library = Library(
        language=language,
        articles=link_neighbours(articles, dossiers),
        actors=link_actors(relations, articles, dossiers),
        dossiers=dossiers,
        sources=link_sources(relations),
        pages=shelf.pages,
        texts=collect_texts(shelf),
        events=events,
        years=group_events(events),
        statements=statements,
        said=said,
        boards=collect_boards(dossiers),
        figures=figures,
        series=series,
        questions=questions,
        corrections=collect_corrections(shelf),
        targets=_build_targets(shelf, language),
        paths=_collect_paths(shelf),
        files=files,
        absent=shelf.absent,
    )
    problems = drop_consequences(shelf.problems, shelf.mended)
    return library, [*problems, *find_doubts(library), *find_shared_names(shelf)]


def _build_targets(shelf: Shelf, language: str) -> dict[str, Target]:
    """Name everything that an id may lead to."""
    targets = {
        name: Target(name, "source", one.title or one.description, "") for name, one in shelf.sources.items()
    }
    for name, dossier in shelf.dossiers.items():
        targets[name] = Target(name, "dossier", dossier.header.title, "")
    for name, actor in shelf.actors.items():
        targets[name] = Target(name, "actor", actor.header.name, "", actor.header.kind)
    for name, article in shelf.articles.items():
        other = article.header.lang if article.header.lang != language else ""
        targets[name] = Target(name, "article", article.header.title, other)
    return targets


def _collect_paths(shelf: Shelf) -> dict[str, tuple[str, str]]:
    """Say for each file of Markdown which kind and id it is."""
    return {
        document.path.split("/", 1)[1]: (kind, document.id)
        for kind in FOLDERS.values()
        for document in shelf.of_kind(kind).values()
    }
