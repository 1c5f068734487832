"""Knows what an actor's page shows, and the pages of its years where there is much.

Does not know how an actor is found in a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ..library.model import LONG_LIST, Actor, Library
from ..library.years import year_of
from ..source.dates import Date
from ..source.documents import Document
from ..source.headers import ActorHeader
from .addresses import page_address
from .cards import (
    ActorCard,
    ArticleCard,
    DossierCard,
    Name,
    SourceCard,
    find_actor,
    find_article,
    find_dossier,
    find_name,
    find_names,
    find_names_in,
    find_source,
)
from .events import EventLine, EventLineView, find_event_line, view_event_line
from .links import Destinations, resolve_all
from .page import ArticleView, DossierView, Page, YearLink, build_page, view_article_card, view_dossier_card
from .statements import (
    StatementFacts,
    StatementLine,
    StatementLineView,
    StatementView,
    find_statement,
    find_statement_line,
    view_statement,
    view_statement_line,
)
from .terms import Bar, Scale, Term, find_marks, find_scale, place_term
from .texts import ImageView, Link, Linker, Names, Notes, NoteView, Rich, SourceView

SHOWN = 30
"""How many entries of a long list stand on the actor's own page."""


class Lists(NamedTuple):
    """Hold what names an actor, newest first."""

    events: tuple[EventLine, ...]
    statements: tuple[StatementFacts, ...]
    articles: tuple[ArticleCard, ...]


class YearLists(NamedTuple):
    """Hold what names an actor in a year, newest first."""

    events: tuple[EventLine, ...]
    statements: tuple[tuple[StatementLine, StatementFacts | None], ...]
    """Each in one line; one that stands on no other page also with all there is."""
    articles: tuple[tuple[str, str, Date], ...]
    """Id, title and date of each."""


class OfficeFacts(NamedTuple):
    """Hold one term of an office."""

    title: str
    whose: Name | None
    start: Date | None
    end: Date | None
    as_of: Date | None


class Inputs(NamedTuple):
    """Hold all that an actor's page is made from."""

    document: Document[ActorHeader]
    roles: tuple[OfficeFacts, ...]
    offices: tuple[OfficeFacts, ...]
    groups: tuple[Name, ...]
    members: tuple[Name, ...]
    dossiers: tuple[DossierCard, ...]
    lists: Lists
    counts: tuple[int, int, int]
    years: tuple[tuple[str, int], ...]
    sources: tuple[SourceCard, ...]
    names: Names
    addresses: Destinations


class YearInputs(NamedTuple):
    """Hold all that the page of one year of an actor is made from."""

    actor: ActorCard
    year: str
    years: tuple[tuple[str, int], ...]
    lists: YearLists


@dataclass(frozen=True)
class OfficeView:
    """Show one term of an office: its title, and in which state or by whom."""

    title: str
    whose: Link | None
    start: Date | None
    end: Date | None
    as_of: Date | None
    bar: Bar | None
    """Its place on the band of years."""


@dataclass(frozen=True)
class ListsView:
    """Show what names an actor, newest first."""

    events: tuple[EventLineView, ...]
    statements: tuple[StatementView, ...]
    articles: tuple[tuple[str, tuple[ArticleView, ...]], ...]
    """Year and its articles."""


@dataclass(frozen=True)
class View:
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
    marks: tuple[tuple[int, float], ...]
    """Years on the band of offices, and where, in hundredths of its length; empty where no term is dated."""
    groups: tuple[Link, ...]
    members: tuple[Link, ...]
    born: Date | None
    died: Date | None
    founded: Date | None
    dissolved: Date | None
    wikidata: str
    website: str
    dossiers: tuple[DossierView, ...]
    lists: ListsView
    counts: tuple[int, int, int]
    """Of all events, statements and articles."""
    years: tuple[YearLink, ...]
    """Empty where everything is shown."""
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class YearView:
    """Show one year of an actor; newest first."""

    page: Page
    actor: Link
    year: str
    years: tuple[YearLink, ...]
    events: tuple[EventLineView, ...]
    statements: tuple[tuple[StatementLineView, StatementView | None], ...]
    """Each in one line; one that stands on no other page also whole."""
    articles: tuple[tuple[Link, Date], ...]


def find_year_ids(library: Library) -> Iterator[str]:
    """List actor and year of each page of a year."""
    for name, actor in library.actors.items():
        yield from (f"{name} {year}" for year in actor.years)


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
    shown = SHOWN if actor.years else LONG_LIST
    cited = [ref.target for ref in document.refs if ref.kind == "cite"]
    return Inputs(
        document=document,
        roles=tuple(
            OfficeFacts(
                role.title[0],
                find_name(library, role.of) if role.of else None,
                role.start,
                role.end,
                role.as_of,
            )
            for role in header.roles
        ),
        offices=tuple(
            OfficeFacts(one.title, find_name(library, one.holder), one.start, one.end, one.as_of)
            for one in actor.offices
        ),
        groups=tuple(find_name(library, group) for group in header.member_of),
        members=tuple(find_name(library, member) for member in actor.members),
        dossiers=tuple(find_dossier(library, dossier) for dossier in actor.dossiers),
        lists=_find_lists(library, actor.events[:shown], actor.statements[:shown], actor.articles[:shown]),
        counts=(len(actor.events), len(actor.statements), len(actor.articles)),
        years=_count_years(actor),
        sources=tuple(find_source(library, source) for source in dict.fromkeys((*header.sources, *cited))),
        names=find_names(library, (header.note,)) + find_names_in(library, document),
        addresses=resolve_all(library, document, page),
    )


def find_year_inputs(library: Library, name: str) -> YearInputs:
    """Return all that the page of one year of an actor is made from."""
    actor_name, year = name.split(" ")
    actor = library.actors[actor_name]
    mine = actor.years[year]
    lists = YearLists(
        tuple(find_event_line(library, event) for event in mine.events),
        tuple(_find_in_year(library, statement) for statement in mine.statements),
        tuple((article, *_title(library, article)) for article in mine.articles),
    )
    return YearInputs(find_actor(library, actor_name), year, _count_years(actor), lists)


def _find_in_year(library: Library, name: str) -> tuple[StatementLine, StatementFacts | None]:
    line = find_statement_line(library, name)
    return line, find_statement(library, name) if line.home[0] == "actor-year" else None


def _title(library: Library, article: str) -> tuple[str, Date]:
    header = library.articles[article].document.header
    return header.title, header.date


def _count_years(actor: Actor) -> tuple[tuple[str, int], ...]:
    return tuple((year, sum(map(len, lists))) for year, lists in actor.years.items())


def view(inputs: Inputs) -> View:
    """Show an actor."""
    document, header = inputs.document, inputs.document.header
    links = Linker("../../", inputs.names, dict(inputs.addresses))
    body = document.body
    notes = Notes(body.footnotes)
    biography = links.rich(body.parts, notes)
    address = page_address("actor", document.id)
    offices = (*inputs.roles, *inputs.offices)
    scale = find_scale((Term(one.start, one.end, one.as_of) for one in offices), _latest(inputs.lists))
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
        roles=tuple(_view_office(role, links, scale) for role in inputs.roles),
        offices=_group_offices(inputs.offices, links, scale),
        marks=find_marks(scale) if scale else (),
        groups=tuple(links.name(name) for name in inputs.groups),
        members=tuple(links.name(name) for name in inputs.members),
        born=header.born,
        died=header.died,
        founded=header.founded,
        dissolved=header.dissolved,
        wikidata=header.wikidata,
        website=header.website,
        dossiers=tuple(view_dossier_card(card, links) for card in inputs.dossiers),
        lists=_view_lists(inputs.lists, links),
        counts=inputs.counts,
        years=_view_years(inputs.years, f"{links.root}{address}"),
        sources=tuple(links.source(card) for card in inputs.sources),
    )


def view_year(inputs: YearInputs) -> YearView:
    """Show one year of an actor."""
    address = page_address("actor", inputs.actor.id)
    links = Linker("../../../", (), {})
    return YearView(
        page=build_page(
            "actor-year",
            page_address("actor-year", f"{inputs.actor.id} {inputs.year}"),
            f"{inputs.actor.name}, {inputs.year}",
        ),
        actor=links.actor(inputs.actor),
        year=inputs.year,
        years=_view_years(inputs.years, f"{links.root}{address}"),
        events=tuple(view_event_line(line, links.root) for line in inputs.lists.events),
        statements=tuple(
            (view_statement_line(line, links.root), view_statement(facts, links) if facts else None)
            for line, facts in inputs.lists.statements
        ),
        articles=tuple(
            (links.to("article", name, title), date) for name, title, date in inputs.lists.articles
        ),
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


def _latest(lists: Lists) -> Date | None:
    """Return the latest day on which something is told of an actor: how far its terms are known to go on."""
    dates = [event.date for event in lists.events if not event.status] + [one.date for one in lists.articles]
    return max(dates, key=lambda date: date.sort_key, default=None)


def _view_years(years: tuple[tuple[str, int], ...], base: str) -> tuple[YearLink, ...]:
    return tuple(YearLink(year, count, f"{base}{year}/") for year, count in years)


def _view_office(office: OfficeFacts, links: Linker, scale: Scale | None) -> OfficeView:
    whose = links.name(office.whose) if office.whose else None
    bar = place_term(Term(office.start, office.end, office.as_of), scale) if scale else None
    return OfficeView(office.title, whose, office.start, office.end, office.as_of, bar)


def _group_offices(
    offices: tuple[OfficeFacts, ...], links: Linker, scale: Scale | None
) -> tuple[tuple[str, tuple[OfficeView, ...]], ...]:
    grouped: dict[str, list[OfficeView]] = {}
    for office in offices:
        grouped.setdefault(office.title, []).append(_view_office(office, links, scale))
    return tuple((title, tuple(group)) for title, group in grouped.items())
