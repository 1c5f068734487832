"""Knows what every page says of itself, and the shape of a kind of page.

Does not know any kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ..library.model import Library, Reason
from ..source.dates import Date
from .addresses import root_of
from .cards import ArticleCard, DossierCard, Name
from .texts import Link, Linker, Rich


class Page(NamedTuple):
    """Say of a page what its head and its frame need."""

    kind: str
    address: str
    """Below the site's root."""
    root: str
    """What leads from here to the site's root."""
    title: str
    """Empty on pages that the theme names itself."""
    description: str
    language: str
    """Empty where it is the site's."""


def build_page(kind: str, address: str, title: str = "", description: str = "", language: str = "") -> Page:
    """Say of a page what its head and its frame need."""
    return Page(kind, address, root_of(address), title, description, language)


class PageKind(NamedTuple):
    """Hold a kind of page: its pages, what one needs, what it shows, and how it is laid out."""

    name: str
    template: str
    ids: Callable[[Library], Iterable[str]]
    address: Callable[[str], str]
    inputs: Callable[[Library, str], Any]
    """Gives a frozen tuple: all that `view` may see."""
    view: Callable[[Any], Any]


class YearLink(NamedTuple):
    """Lead to one year of a long list."""

    year: str
    total: int
    href: str


class ArticleView(NamedTuple):
    """Show an article in a list."""

    link: Link
    date: Date
    summary: str
    publisher: Link | None
    reason: ReasonView | None
    translations: tuple[tuple[str, str], ...]
    """Language and address of each."""


class ReasonView(NamedTuple):
    """Show why an article is in a dossier; empty where it names the dossier itself."""

    words: tuple[str, ...]


class DossierView(NamedTuple):
    """Show a dossier in a list."""

    link: Link
    summary: Rich
    status: str
    events: int
    articles: int
    latest: Date | None


def view_article_card(card: ArticleCard, links: Linker, actors: dict[str, str] | None = None) -> ArticleView:
    """Return an article as lists show it; `actors` are the names of those in its reason."""
    return ArticleView(
        link=links.to("article", card.id, card.title)._replace(language=card.language),
        date=card.date,
        summary=Linker(links.root, card.names, {}).plain(card.summary),
        publisher=links.name(card.publisher) if card.publisher else None,
        reason=None if card.reason is None else view_reason(card.reason, actors or {}, card.publisher),
        translations=tuple(
            (language, links.to("article", name, "").href) for language, name in card.translations
        ),
    )


def view_reason(reason: Reason, actors: dict[str, str], publisher: Name | None) -> ReasonView:
    """Return the words by which an article met a rule; a publisher can only be the article's own."""
    words = (
        *reason.terms,
        *(actors.get(name, name) for name in reason.actors),
        *reason.tags,
        *(publisher.text if publisher else name for name in reason.publishers),
    )
    return ReasonView(words)


def view_dossier_card(card: DossierCard, links: Linker) -> DossierView:
    """Return a dossier as lists show it."""
    link = links.to("dossier", card.id, card.title)
    return DossierView(link, links.rich(card.summary), card.status, card.events, card.articles, card.latest)
