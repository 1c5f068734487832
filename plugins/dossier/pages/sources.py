"""Knows what the list of sources shows.

Does not know how a source is cited.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..library.model import CitedSource, Library
from .addresses import SOURCES, series_anchor
from .cards import SourceCard, find_names, find_source
from .events import EventLine, EventLineView, find_event_line, view_event_line
from .page import Page, build_page
from .statement_links import StatementLink, StatementLinkView, find_statement_link, view_statement_link
from .texts import Link, Linker, Names, SourceView

SHOWN = 20
"""How much of each kind that rests on a source is listed; the rest is counted."""


class Entry(NamedTuple):
    """Hold a source with the first of what rests on it."""

    source: SourceCard
    texts: tuple[tuple[str, str, str, str], ...]
    """Id, kind, name and language of the articles, dossiers and actors whose texts cite it."""
    events: tuple[EventLine, ...]
    statements: tuple[StatementLink, ...]
    series: tuple[tuple[str, str, str], ...]
    """Dossier, id and label of the series whose figures rest on it."""
    counts: tuple[int, int, int]
    """Of all events, statements and figures."""


class Inputs(NamedTuple):
    """Hold all that the list of sources is made from."""

    sources: tuple[Entry, ...]
    names: Names


class EntryView(NamedTuple):
    """Show a source and what rests on it."""

    source: SourceView
    texts: tuple[Link, ...]
    """The articles, dossiers and actors whose texts cite it."""
    events: tuple[EventLineView, ...]
    """The first of them, as of the statements."""
    statements: tuple[StatementLinkView, ...]
    series: tuple[Link, ...]
    """Those whose figures rest on it."""
    counts: tuple[int, int, int]
    """Of all events, statements and figures."""


class PublisherView(NamedTuple):
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
    entries = [_find_entry(library, name, source) for name, source in library.sources.items()]
    entries.sort(
        key=lambda entry: (
            entry.source.publisher.text.casefold(),
            entry.source.date.sort_key if entry.source.date else (),
            entry.source.id,
        )
    )
    return Inputs(tuple(entries), find_names(library, (entry.source.note for entry in entries)))


def _find_entry(library: Library, name: str, source: CitedSource) -> Entry:
    series = dict.fromkeys(library.figures[figure].record.series for figure in source.figures)
    texts = tuple(library.targets[one][:4] for one in (*source.articles, *source.others))
    return Entry(
        find_source(library, name),
        texts,
        tuple(find_event_line(library, event) for event in source.events[:SHOWN]),
        tuple(find_statement_link(library, one) for one in source.statements[:SHOWN]),
        tuple((library.series[one][0], one, library.series[one][1].label) for one in series),
        (len(source.events), len(source.statements), len(source.figures)),
    )


def view(inputs: Inputs) -> View:
    """Show the list of sources by publisher."""
    page = build_page("sources", SOURCES)
    links = Linker(page.root, inputs.names, {})
    groups: dict[Link, list[EntryView]] = {}
    for entry in inputs.sources:
        shown = _view_entry(entry, links)
        groups.setdefault(shown.source.publisher, []).append(shown)
    publishers = tuple(PublisherView(publisher, tuple(entries)) for publisher, entries in groups.items())
    return View(page, publishers, len(inputs.sources))


def _view_entry(entry: Entry, links: Linker) -> EntryView:
    return EntryView(
        links.source(entry.source),
        tuple(
            links.to(kind, name, text)._replace(language=language)
            for name, kind, text, language in entry.texts
        ),
        tuple(view_event_line(line, links.root) for line in entry.events),
        tuple(view_statement_link(one, links) for one in entry.statements),
        tuple(
            links.to("dossier", dossier, label, series_anchor(name)) for dossier, name, label in entry.series
        ),
        entry.counts,
    )
