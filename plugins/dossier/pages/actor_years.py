"""Knows the pages of an actor's years, where there is much.

Does not know the actor's own page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..library.model import Actor, Library
from ..source.dates import Date
from .addresses import page_address
from .cards import ActorCard, find_actor
from .events import EventLine, EventLineView, find_event_line, view_event_line
from .page import Page, YearLink, build_page
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
from .texts import Link, Linker


class Lists(NamedTuple):
    """Hold what names an actor in a year, newest first."""

    events: tuple[EventLine, ...]
    statements: tuple[tuple[StatementLine, StatementFacts | None], ...]
    """Each in one line; one that stands on no other page also with all there is."""
    articles: tuple[tuple[str, str, Date], ...]
    """Id, title and date of each."""


class Inputs(NamedTuple):
    """Hold all that the page of one year of an actor is made from."""

    actor: ActorCard
    year: str
    years: tuple[tuple[str, int], ...]
    lists: Lists


class View(NamedTuple):
    """Show one year of an actor; newest first."""

    page: Page
    actor: Link
    year: str
    years: tuple[YearLink, ...]
    events: tuple[EventLineView, ...]
    statements: tuple[tuple[StatementLineView, StatementView | None], ...]
    """Each in one line; one that stands on no other page also whole."""
    articles: tuple[tuple[Link, Date], ...]


def find_ids(library: Library) -> Iterator[str]:
    """List actor and year of each page of a year."""
    for name, actor in library.actors.items():
        yield from (f"{name} {year}" for year in actor.years)


def find_inputs(library: Library, name: str) -> Inputs:
    """Return all that the page of one year of an actor is made from."""
    actor_name, year = name.split(" ")
    actor = library.actors[actor_name]
    mine = actor.years[year]
    lists = Lists(
        tuple(find_event_line(library, event) for event in mine.events),
        tuple(_find_in_year(library, statement) for statement in mine.statements),
        tuple((article, *_title(library, article)) for article in mine.articles),
    )
    return Inputs(find_actor(library, actor_name), year, count_years(actor), lists)


def _find_in_year(library: Library, name: str) -> tuple[StatementLine, StatementFacts | None]:
    line = find_statement_line(library, name)
    return line, find_statement(library, name) if line.home[0] == "actor-year" else None


def _title(library: Library, article: str) -> tuple[str, Date]:
    header = library.articles[article].document.header
    return header.title, header.date


def count_years(actor: Actor) -> tuple[tuple[str, int], ...]:
    """List the years that have a page, each with how much stands there."""
    return tuple((year, sum(map(len, lists))) for year, lists in actor.years.items())


def view(inputs: Inputs) -> View:
    """Show one year of an actor."""
    address = page_address("actor", inputs.actor.id)
    links = Linker("../../../", (), {})
    return View(
        page=build_page(
            "actor-year",
            page_address("actor-year", f"{inputs.actor.id} {inputs.year}"),
            f"{inputs.actor.name}, {inputs.year}",
        ),
        actor=links.actor(inputs.actor),
        year=inputs.year,
        years=view_years(inputs.years, f"{links.root}{address}"),
        events=tuple(view_event_line(line, links.root) for line in inputs.lists.events),
        statements=tuple(
            (view_statement_line(line, links.root), view_statement(facts, links) if facts else None)
            for line, facts in inputs.lists.statements
        ),
        articles=tuple(
            (links.to("article", name, title), date) for name, title, date in inputs.lists.articles
        ),
    )


def view_years(years: tuple[tuple[str, int], ...], base: str) -> tuple[YearLink, ...]:
    """Return links to the pages of an actor's years; `base` is the address of the actor's own."""
    return tuple(YearLink(year, count, f"{base}{year}/") for year, count in years)
