"""Knows what the list of sources shows.

Does not know how a source is cited.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..library.model import Library
from .addresses import SOURCES
from .cards import SourceCard, find_names, find_source
from .page import Page, build_page
from .texts import Link, Linker, Names, SourceView


class Inputs(NamedTuple):
    """Hold all that the list of sources is made from."""

    sources: tuple[tuple[SourceCard, tuple[tuple[str, str], ...], tuple[int, int, int]], ...]
    """Each with id and title of the articles that cite it, and how many events, statements and figures do."""
    names: Names


@dataclass(frozen=True)
class EntryView:
    """Show a source and what rests on it."""

    source: SourceView
    articles: tuple[Link, ...]
    events: int
    statements: int
    figures: int


@dataclass(frozen=True)
class PublisherView:
    """Show the sources of one publisher."""

    publisher: Link
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class View:
    """Show the list of sources."""

    page: Page
    publishers: tuple[PublisherView, ...]
    count: int


def find_inputs(library: Library, _: str) -> Inputs:
    """Return all that the list of sources is made from."""
    rows = []
    for name, source in library.sources.items():
        articles = tuple((one, library.articles[one].document.header.title) for one in source.articles)
        counts = (len(source.events), len(source.statements), len(source.figures))
        rows.append((find_source(library, name), articles, counts))
    rows.sort(
        key=lambda row: (
            row[0].publisher.text.casefold(),
            row[0].date.sort_key if row[0].date else (),
            row[0].id,
        )
    )
    return Inputs(tuple(rows), find_names(library, (row[0].note for row in rows)))


def view(inputs: Inputs) -> View:
    """Show the list of sources by publisher."""
    page = build_page("sources", SOURCES)
    links = Linker(page.root, inputs.names, {})
    groups: dict[Link, list[EntryView]] = {}
    for card, articles, counts in inputs.sources:
        source = links.source(card)
        cited = tuple(links.to("article", name, title) for name, title in articles)
        groups.setdefault(source.publisher, []).append(EntryView(source, cited, *counts))
    publishers = tuple(PublisherView(publisher, tuple(entries)) for publisher, entries in groups.items())
    return View(page, publishers, len(inputs.sources))
