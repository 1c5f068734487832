"""Knows which words stand on the card of a page: the picture that networks show where somebody shares it.

Does not know how a card is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..library.model import Library
from ..source.dates import Date

if TYPE_CHECKING:
    from .gathering import Gathering
    from .masthead import Masthead

NAME = "card.png"


class Card(NamedTuple):
    """Hold the words of a card."""

    kicker: str
    title: str
    language: str
    """Of the title."""
    site: str
    date: str


def leave_blank(_: Card) -> bytes:
    """Return no card at all: what draws them for a site that has none."""
    return b""


class CardRow(NamedTuple):
    """Hold what a card is made from."""

    kind: str
    """dossier or article; of an actor its kind."""
    title: str
    language: str
    """Of the title; empty where it is the site's."""
    dossier: str
    """The title of an article's first dossier."""
    date: Date | None


def find_actors(library: Library) -> Iterator[str]:
    """List the actors whose pages have no image of their own."""
    yield from (name for name, actor in library.actors.items() if not actor.document.header.image)


def find_articles(library: Library) -> Iterator[str]:
    """List our own articles that have no image; one about a report of others is none, nor a withdrawn one."""
    for name, article in library.articles.items():
        header = article.document.header
        if not (header.publisher or header.image or header.withdrawn):
            yield name


def find_dossier_card(gathering: Gathering, name: str) -> CardRow:
    """Return what a dossier's card is made from, with the date of what happened or was written last."""
    library = gathering.library
    dossier = library.dossiers[name]
    events = (library.events[event] for event in dossier.events)
    dates = [event.date for event in events if not event.status]
    dates += [library.articles[article].document.header.date for article in dossier.articles]
    newest = max(dates, key=lambda date: date.sort_key, default=None)
    return CardRow("dossier", dossier.document.header.title, "", "", newest)


def find_actor_card(gathering: Gathering, name: str) -> CardRow:
    """Return what an actor's card is made from."""
    header = gathering.library.actors[name].document.header
    return CardRow(header.kind, header.name, "", "", None)


def find_article_card(gathering: Gathering, name: str) -> CardRow:
    """Return what an article's card is made from."""
    library = gathering.library
    article = library.articles[name]
    header = article.document.header
    titles = (library.dossiers[member.dossier].document.header.title for member in article.dossiers)
    language = header.lang if header.lang != library.language else ""
    return CardRow("article", header.title, language, next(titles, ""), header.date)


def write_card(row: CardRow, masthead: Masthead) -> bytes:
    """Return a card as PNG."""
    _ = masthead._
    kickers = {
        "dossier": _("Dossier"),
        "article": row.dossier or _("Article"),
        "person": _("Person"),
        "state": _("State"),
        "organisation": _("Organisation"),
        "armed-group": _("Armed group"),
        "media": _("Media"),
    }
    date = masthead.when(row.date) if row.date else ""
    if date and row.kind == "dossier":
        date = _("Updated %(date)s") % {"date": date}
    site = masthead.site
    return masthead.paint(Card(kickers[row.kind], row.title, row.language or site.language, site.name, date))
