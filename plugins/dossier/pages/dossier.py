"""Knows what a dossier's page shows.

Does not know how a dossier finds its articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..library.model import Dossier, Library, Prose, Reason
from ..library.relations import speakers
from ..source.dates import Date
from ..source.documents import Document
from ..source.headers import DossierHeader
from .accounts import AccountsFacts, AccountsView, find_accounts, view_accounts
from .addresses import page_address, question_anchor
from .cards import (
    ActorCard,
    ArticleCard,
    SourceCard,
    find_actor,
    find_article,
    find_names,
    find_names_in,
    find_source,
)
from .chapters import ChapterView, arrange, draw_chapters, find_kinds
from .events import EventFacts, find_event, view_event
from .figures import ChartView, SeriesFacts, find_figures, view_chart
from .links import Destinations, resolve_all
from .mentions import find_people
from .overview import Drawing
from .page import ArticleView, Page, build_page, view_article_card
from .texts import Link, Linker, Names, Notes, NoteView, Rich, SourceView


class Inputs(NamedTuple):
    """Hold all that a dossier's page is made from."""

    document: Document[DossierHeader]
    articles: tuple[ArticleCard, ...]
    events: tuple[EventFacts, ...]
    accounts: AccountsFacts
    figures: tuple[SeriesFacts, ...]
    actors: tuple[ActorCard, ...]
    sources: tuple[SourceCard, ...]
    origins: int
    related: tuple[tuple[str, str], ...]
    prose: Prose
    people: tuple[ActorCard, ...]
    names: Names
    addresses: Destinations


@dataclass(frozen=True)
class PersonView:
    """Show who is who."""

    link: Link
    kind: str
    office: str
    office_of: str
    count: int


class View(NamedTuple):
    """Show a dossier."""

    page: Page
    title: str
    summary: Rich
    status: str
    story: Rich
    notes: tuple[NoteView, ...]
    chapters: tuple[ChapterView, ...]
    drawings: tuple[Drawing, ...]
    """The timeline as it is drawn, in each width; empty where there is too little to draw."""
    kinds: tuple[str, ...]
    """Those that its events have."""
    event_count: int
    first: Date | None
    latest: Date | None
    accounts: AccountsView
    open: tuple[tuple[str, str], ...]
    """Open questions, each with its anchor."""
    figures: tuple[ChartView, ...]
    actors: tuple[PersonView, ...]
    articles: tuple[ArticleView, ...]
    sources: tuple[SourceView, ...]
    origins: int
    """How many origins the sources make."""
    related: tuple[Link, ...]
    updated: Date | None


def find_inputs(library: Library, name: str) -> Inputs:
    """Return all that the page of a dossier is made from."""
    dossier = library.dossiers[name]
    document = dossier.document
    reasons = {article: _reason(library, article, name) for article in dossier.articles}
    prose = library.texts[document.path]
    seen = _last_seen(library, dossier)
    asked = {actor for reason in reasons.values() for actor in reason.actors}
    return Inputs(
        document=document,
        articles=tuple(find_article(library, article, reason) for article, reason in reasons.items()),
        events=tuple(find_event(library, event) for event in dossier.events),
        accounts=find_accounts(library, dossier),
        figures=_find_figures(library, dossier),
        actors=tuple(find_actor(library, actor, seen.get(actor), count) for actor, count in dossier.actors),
        sources=tuple(find_source(library, source) for source in dossier.sources),
        origins=dossier.origins,
        related=tuple(
            (other, library.dossiers[other].document.header.title) for other in document.header.related
        ),
        prose=prose,
        people=find_people(library, prose.mentions),
        names=find_names(library, (document.header.summary,))
        + find_names_in(library, document)
        + tuple(library.targets[actor][:4] for actor in sorted(asked)),
        addresses=resolve_all(library, document, page_address("dossier", name)),
    )


def _find_figures(library: Library, dossier: Dossier) -> tuple[SeriesFacts, ...]:
    order = {series.id: number for number, series in enumerate(dossier.document.header.series)}
    found = find_figures(library, dossier.figures)
    return tuple(sorted(found, key=lambda facts: order[facts.series.id]))


def _last_seen(library: Library, dossier: Dossier) -> dict[str, Date]:
    """Return for each actor the date of its last event or statement: when its office is told."""
    dated = [(one.order, one.date, one.actors) for one in map(library.events.__getitem__, dossier.events)]
    for name in dossier.statements:
        statement = library.statements[name]
        dated.append((statement.order, statement.record.date, speakers(statement)))
    dated.sort(key=lambda row: row[0])
    return {actor: date for _, date, actors in dated for actor in actors}


def _reason(library: Library, article: str, dossier: str) -> Reason:
    return next(member.reason for member in library.articles[article].dossiers if member.dossier == dossier)


def view(inputs: Inputs) -> View:
    """Show a dossier."""
    document, header = inputs.document, inputs.document.header
    links = Linker("../../", inputs.names, dict(inputs.addresses), inputs.people)
    body = inputs.prose.body
    notes = Notes(body.footnotes)
    story = links.rich(body.parts, notes, inputs.prose.mentions)
    events = tuple(view_event(facts, links) for facts in inputs.events)
    cards = {card.id: card for card in inputs.sources}
    actors = {name: text for name, kind, text, _ in inputs.names if kind == "actor"}
    # What is planned or was called off is nothing that has happened.
    happened = [event.date for event in events if not event.status]
    dates = happened + [card.date for card in inputs.articles]
    description = links.plain(header.summary or document.lead)
    return View(
        page=build_page("dossier", page_address("dossier", document.id), header.title, description),
        title=header.title,
        summary=links.rich(header.summary),
        status=header.status,
        story=story,
        notes=links.notes(notes, cards),
        chapters=arrange(header.chapters, events),
        drawings=draw_chapters(header.chapters, events),
        kinds=find_kinds(events),
        event_count=len(events),
        first=happened[0] if happened else None,
        latest=happened[-1] if happened else None,
        accounts=view_accounts(inputs.accounts, links),
        open=tuple((one.ask, question_anchor(one.id)) for one in header.questions if one.status == "open"),
        figures=tuple(view_chart(facts, links) for facts in inputs.figures),
        actors=tuple(
            PersonView(links.actor(card), card.kind, card.office, card.office_of, card.total)
            for card in inputs.actors
        ),
        articles=tuple(view_article_card(card, links, actors) for card in inputs.articles),
        sources=tuple(links.source(card) for card in inputs.sources),
        origins=inputs.origins,
        related=tuple(links.to("dossier", name, title) for name, title in inputs.related),
        updated=max(dates, key=lambda date: date.sort_key, default=None),
    )
