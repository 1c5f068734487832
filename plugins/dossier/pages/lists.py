"""Knows what the front page and the lists of dossiers and actors show.

Does not know what each entry's own page shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..library.model import Library
from ..source.dates import Date
from .addresses import ACTORS, DOSSIERS, HOME
from .cards import ActorCard, ArticleCard, DossierCard, find_actor, find_article, find_dossier, find_names
from .events import EventLine, EventLineView, find_event_line, view_event_line
from .page import ArticleView, DossierView, Page, build_page, view_article_card, view_dossier_card
from .texts import Link, Linker, Names

LATEST = 10


class HomeInputs(NamedTuple):
    """Hold all that the front page is made from."""

    dossiers: tuple[DossierCard, ...]
    events: tuple[EventLine, ...]
    on_this_day: tuple[EventLine, ...]
    articles: tuple[ArticleCard, ...]
    names: Names


class HomeView(NamedTuple):
    """Show the front page."""

    page: Page
    dossiers: tuple[DossierView, ...]
    events: tuple[EventLineView, ...]
    """The latest."""
    on_this_day: tuple[EventLineView, ...]
    """Of earlier years, on the day of the newest event."""
    articles: tuple[ArticleView, ...]


class DossiersInputs(NamedTuple):
    """Hold all that the list of dossiers is made from."""

    dossiers: tuple[DossierCard, ...]
    names: Names


class DossiersView(NamedTuple):
    """Show the list of dossiers."""

    page: Page
    dossiers: tuple[DossierView, ...]


class ActorsInputs(NamedTuple):
    """Hold all that the list of actors is made from."""

    actors: tuple[ActorCard, ...]


class ActorGroupView(NamedTuple):
    """Show the actors of a kind."""

    kind: str
    actors: tuple[tuple[Link, int], ...]
    """Each with the number of articles, events and statements."""


@dataclass(frozen=True)
class ActorsView:
    """Show the list of actors."""

    page: Page
    groups: tuple[ActorGroupView, ...]
    count: int


def _dossiers_by_activity(library: Library) -> tuple[DossierCard, ...]:
    cards = [find_dossier(library, name) for name in sorted(library.dossiers)]
    endless = (float("-inf"), float("-inf"))
    return tuple(
        sorted(cards, key=lambda card: card.latest.sort_key if card.latest else endless, reverse=True)
    )


def _names_of_summaries(library: Library, cards: tuple[DossierCard, ...]) -> Names:
    return find_names(library, (card.summary for card in cards))


def find_home_inputs(library: Library, _: str) -> HomeInputs:
    """Return all that the front page is made from."""
    dossiers = _dossiers_by_activity(library)
    events = [name for name in reversed(tuple(library.events)) if not library.events[name].status]
    articles = [name for name, article in library.articles.items() if article.listed]
    return HomeInputs(
        dossiers,
        tuple(find_event_line(library, name) for name in events[:LATEST]),
        tuple(find_event_line(library, name) for name in _find_same_day(library, events)),
        tuple(find_article(library, name) for name in articles[:LATEST]),
        _names_of_summaries(library, dossiers),
    )


def _find_same_day(library: Library, newest_first: list[str]) -> Iterator[str]:
    """List events of the newest event's day in other years."""
    dated = [(name, library.events[name].date) for name in newest_first]
    newest = next((date for _, date in dated if date.precision in ("day", "moment")), None)
    if newest:
        yield from (name for name, date in dated if _is_same_day(date, newest))


def _is_same_day(date: Date, newest: Date) -> bool:
    same = (date.month, date.day) == (newest.month, newest.day) and date.year != newest.year
    return same and date.precision in ("day", "moment")


def view_home(inputs: HomeInputs) -> HomeView:
    """Show the front page."""
    page = build_page("home", HOME)
    links = Linker(page.root, inputs.names, {})
    return HomeView(
        page,
        tuple(view_dossier_card(card, links) for card in inputs.dossiers),
        tuple(view_event_line(line, page.root) for line in inputs.events),
        tuple(view_event_line(line, page.root) for line in inputs.on_this_day),
        tuple(view_article_card(card, links) for card in inputs.articles),
    )


def find_dossiers_inputs(library: Library, _: str) -> DossiersInputs:
    """Return all that the list of dossiers is made from."""
    dossiers = _dossiers_by_activity(library)
    return DossiersInputs(dossiers, _names_of_summaries(library, dossiers))


def view_dossiers(inputs: DossiersInputs) -> DossiersView:
    """Show the list of dossiers."""
    page = build_page("dossiers", DOSSIERS)
    links = Linker(page.root, inputs.names, {})
    return DossiersView(page, tuple(view_dossier_card(card, links) for card in inputs.dossiers))


def find_actors_inputs(library: Library, _: str) -> ActorsInputs:
    """Return all that the list of actors is made from."""
    counts = {
        name: len(one.events) + len(one.statements) + len(one.articles)
        for name, one in library.actors.items()
    }
    cards = [find_actor(library, name, None, count) for name, count in counts.items()]
    return ActorsInputs(tuple(sorted(cards, key=lambda card: (card.name.casefold(), card.id))))


def view_actors(inputs: ActorsInputs) -> ActorsView:
    """Show the list of actors."""
    page = build_page("actors", ACTORS)
    links = Linker(page.root, (), {})
    groups = []
    for kind in ("person", "state", "organisation", "armed-group", "media"):
        actors = tuple((links.actor(card), card.total) for card in inputs.actors if card.kind == kind)
        if actors:
            groups.append(ActorGroupView(kind, actors))
    return ActorsView(page, tuple(groups), len(inputs.actors))
