"""Knows what an actor's page shows.

Does not know the pages of its years, nor how an actor is found in a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from ..library.model import LONG_LIST, Library, Prose
from ..library.years import year_of
from ..source.dates import Date
from ..source.documents import Document
from ..source.headers import ActorHeader
from .actor_years import count_years, view_years
from .addresses import page_address
from .cards import (
    ActorCard,
    ArticleCard,
    DossierCard,
    Name,
    SourceCard,
    find_article,
    find_dossier,
    find_name,
    find_names,
    find_names_in,
    find_source,
)
from .companions import CompanionFacts, CompanionView, find_companion_facts, view_companion
from .events import EventLine, EventLineView, find_event_line, view_event_line
from .links import Destinations, resolve_all
from .mentions import find_people
from .offices import OfficeFacts, OfficeView, find_eras, find_held, find_holders, group_offices, view_office
from .overview import Drawing, Happening, draw
from .page import ArticleView, DossierView, Page, YearLink, build_page, view_article_card, view_dossier_card
from .statements import (
    StatementFacts,
    StatementView,
    find_statement,
    view_statement,
)
from .tally import TallyView, view_tally
from .texts import ImageView, Link, Linker, Names, Notes, NoteView, Rich, SourceView

SHOWN = 30
"""How many entries of a long list stand on the actor's own page."""


class Lists(NamedTuple):
    """Hold what names an actor, newest first."""

    events: tuple[EventLine, ...]
    statements: tuple[StatementFacts, ...]
    articles: tuple[ArticleCard, ...]


class Inputs(NamedTuple):
    """Hold all that an actor's page is made from."""

    document: Document[ActorHeader]
    roles: tuple[OfficeFacts, ...]
    offices: tuple[OfficeFacts, ...]
    groups: tuple[Name, ...]
    members: tuple[Name, ...]
    named: tuple[tuple[str, int], ...]
    dossiers: tuple[DossierCard, ...]
    companions: tuple[CompanionFacts, ...]
    lists: Lists
    older: tuple[EventLine, ...]
    """The events that its lists leave to the pages of its years."""
    counts: tuple[int, int, int]
    years: tuple[tuple[str, int], ...]
    sources: tuple[SourceCard, ...]
    prose: Prose
    people: tuple[ActorCard, ...]
    names: Names
    addresses: Destinations


class ListsView(NamedTuple):
    """Show what names an actor, newest first."""

    events: tuple[EventLineView, ...]
    statements: tuple[StatementView, ...]
    articles: tuple[tuple[str, tuple[ArticleView, ...]], ...]
    """Year and its articles."""


class View(NamedTuple):
    """Show an actor."""

    page: Page
    name: str
    kind: str
    names: tuple[tuple[str, str], ...]
    """Language and name."""
    note: Rich
    image: ImageView | None
    image_credit: str
    biography: Rich
    notes: tuple[NoteView, ...]
    roles: tuple[OfficeView, ...]
    offices: tuple[tuple[str, tuple[OfficeView, ...]], ...]
    """Title, and its holders in the order of time."""
    drawings: tuple[Drawing, ...]
    """Events over offices as they are drawn, in each width; empty where there is too little to draw."""
    groups: tuple[Link, ...]
    members: tuple[Link, ...]
    born: Date | None
    died: Date | None
    founded: Date | None
    dissolved: Date | None
    wikidata: str
    website: str
    mentions: int
    """How often it is named in articles and records."""
    tally: TallyView | None
    """The same by the years that they tell of; none where all is of one year."""
    dossiers: tuple[DossierView, ...]
    companions: tuple[CompanionView, ...]
    """Who appears in the same events and articles, most often first."""
    lists: ListsView
    counts: tuple[int, int, int]
    """Of all events, statements and articles."""
    years: tuple[YearLink, ...]
    """Empty where everything is shown."""
    sources: tuple[SourceView, ...]


def _find_lists(
    library: Library, events: Iterable[str], statements: Iterable[str], articles: Iterable[str]
) -> Lists:
    return Lists(
        tuple(find_event_line(library, name) for name in events),
        tuple(find_statement(library, name) for name in statements),
        tuple(find_article(library, name) for name in articles),
    )


def find_inputs(library: Library, name: str) -> Inputs:
    """Return all that the page of an actor is made from."""
    actor = library.actors[name]
    document, header = actor.document, actor.document.header
    page = page_address("actor", name)
    prose = library.texts[document.path]
    shown = SHOWN if actor.years else LONG_LIST
    cited = [ref.target for ref in document.refs if ref.kind == "cite"]
    return Inputs(
        document=document,
        roles=find_held(library, header),
        offices=find_holders(library, actor),
        groups=tuple(find_name(library, group) for group in header.member_of),
        members=tuple(find_name(library, member) for member in actor.members),
        named=tuple(actor.named.items()),
        dossiers=tuple(find_dossier(library, dossier) for dossier in actor.dossiers),
        companions=find_companion_facts(library, name),
        lists=_find_lists(library, actor.events[:shown], actor.statements[:shown], actor.articles[:shown]),
        older=tuple(find_event_line(library, event) for event in actor.events[shown:]),
        counts=(len(actor.events), len(actor.statements), len(actor.articles)),
        years=count_years(actor),
        sources=tuple(find_source(library, source) for source in dict.fromkeys((*header.sources, *cited))),
        prose=prose,
        people=find_people(library, prose.mentions),
        names=find_names(library, (header.note,)) + find_names_in(library, document),
        addresses=resolve_all(library, document, page),
    )


def view(inputs: Inputs) -> View:
    """Show an actor."""
    document, header = inputs.document, inputs.document.header
    links = Linker("../../", inputs.names, dict(inputs.addresses), inputs.people, document.id)
    body = inputs.prose.body
    notes = Notes(body.footnotes)
    biography = links.rich(body.parts, notes, inputs.prose.mentions)
    address = page_address("actor", document.id)
    return View(
        page=build_page("actor", address, header.name, links.plain(document.lead)),
        name=header.name,
        kind=header.kind,
        names=tuple(header.names.items()),
        note=links.rich(header.note),
        image=links.image(header.image, header.image_alt) if header.image else None,
        image_credit=header.image_credit,
        biography=biography,
        notes=links.notes(notes, {card.id: card for card in inputs.sources}),
        roles=tuple(view_office(role, links) for role in inputs.roles),
        offices=group_offices(inputs.offices, links),
        drawings=_draw(inputs, links.root),
        groups=tuple(links.name(name) for name in inputs.groups),
        members=tuple(links.name(name) for name in inputs.members),
        born=header.born,
        died=header.died,
        founded=header.founded,
        dissolved=header.dissolved,
        wikidata=header.wikidata,
        website=header.website,
        mentions=sum(count for _, count in inputs.named),
        tally=view_tally(dict(inputs.named)),
        dossiers=tuple(view_dossier_card(card, links) for card in inputs.dossiers),
        companions=tuple(view_companion(one, links) for one in inputs.companions),
        lists=_view_lists(inputs.lists, links),
        counts=inputs.counts,
        years=view_years(inputs.years, f"{links.root}{address}"),
        sources=tuple(links.source(card) for card in inputs.sources),
    )


def _view_lists(lists: Lists, links: Linker) -> ListsView:
    return ListsView(
        tuple(view_event_line(line, links.root) for line in lists.events),
        tuple(view_statement(facts, links) for facts in lists.statements),
        tuple(
            (year, tuple(view_article_card(card, links) for card in cards))
            for year, cards in groupby(lists.articles, lambda card: year_of(card.date))
        ),
    )


def _draw(inputs: Inputs, root: str) -> tuple[Drawing, ...]:
    """Draw all events, those on other pages too, over the offices."""
    listed = [view_event_line(line, root) for line in inputs.lists.events]
    older = [view_event_line(line, root) for line in inputs.older]
    happenings = [Happening(one.date, one.title, one.href, one.look) for one in reversed(older)]
    happenings += [Happening(one.date, one.title, f"#{one.anchor}", one.look) for one in reversed(listed)]
    newest = inputs.lists.articles[0].date.latest if inputs.lists.articles else None
    return draw(happenings, find_eras(inputs.roles, inputs.offices), newest)
