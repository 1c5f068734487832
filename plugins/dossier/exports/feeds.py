"""Knows what a feed tells: the newest articles, events and statements of the site, a dossier or an actor.

Does not know how a feed is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nlargest
from typing import NamedTuple

from ..library.model import Order
from ..pages.addresses import HOME
from ..source.dates import parse_date
from .changes import find_statement_second
from .gathering import Gathering
from .masthead import Masthead
from .moments import format_second
from .records import ArticleRow, CorrectionRow, EventRow, StatementRow

LONGEST = 50
"""How many entries a feed has at most."""
Told = tuple[str, Order, str, str]
"""When something was last told of, how it is sorted by its own date, its kind and its id."""


class Entry(NamedTuple):
    """Hold one entry of a feed."""

    kind: str
    """article, event or statement."""
    id: str
    title: str
    date: str
    """As written."""
    place: str
    text: str
    corrections: tuple[CorrectionRow, ...]
    language: str
    """Empty where it is the site's."""
    author: str
    address: str
    """Below the site's root."""
    updated: str
    published: str
    """Of an article alone."""


class Feed(NamedTuple):
    """Hold a feed; its newest entry first."""

    kind: str
    """site, dossier or actor."""
    id: str
    title: str
    """Empty where it is the site's."""
    summary: str
    address: str
    """The page of what it tells of, below the site's root."""
    entries: tuple[Entry, ...]


def find_site_feed(gathering: Gathering, _: str) -> Feed:
    """Return what the site's feed tells."""
    library = gathering.library
    listed = (name for name, article in library.articles.items() if article.listed)
    # No other export of the site wants the rows of all statements.
    statements = (
        (format_second(find_statement_second(one, gathering.published)), one.order, "statement", one.id)
        for one in library.statements.values()
    )
    told = (
        *_list(gathering, map(gathering.article, listed), map(gathering.event, library.events)),
        *statements,
    )
    return Feed("site", "", "", "", HOME, _choose(gathering, told))


def find_dossier_feed(gathering: Gathering, name: str) -> Feed:
    """Return what a dossier's feed tells."""
    rows = gathering.dossier(name)
    told = _list(gathering, rows.articles, rows.events, rows.statements)
    return Feed("dossier", name, rows.title, rows.summary, rows.address, _choose(gathering, told))


def find_actor_feed(gathering: Gathering, name: str) -> Feed:
    """Return what an actor's feed tells."""
    rows = gathering.actor_rows(name)
    row = rows.actor
    told = _list(gathering, rows.articles, rows.events, rows.statements)
    return Feed("actor", name, row.name, row.note, row.address, _choose(gathering, told))


def _list(
    gathering: Gathering,
    articles: Iterable[ArticleRow],
    events: Iterable[EventRow],
    statements: Iterable[StatementRow] = (),
) -> Iterator[Told]:
    known = gathering.library.articles
    # Not in its row: another article would change it, and with it the exports of this one.
    yield from ((row.updated, known[row.id].order, "article", row.id) for row in articles)
    yield from ((row.updated, row.order, "event", row.id) for row in events)
    yield from ((row.updated, row.order, "statement", row.id) for row in statements)


def _choose(gathering: Gathering, told: Iterable[Told]) -> tuple[Entry, ...]:
    """Return the newest."""
    tell = {"article": _tell_article, "event": _tell_event, "statement": _tell_statement}
    entries = (tell[kind](gathering, name) for *_, kind, name in nlargest(LONGEST, told))
    # What somebody said who has no page may stand on none.
    return tuple(entry for entry in entries if entry.address)


def _tell_article(gathering: Gathering, name: str) -> Entry:
    row = gathering.article(name)
    entry = _make_entry("article", row, row.title, row.summary)
    # With a publisher it is about somebody else's report, whose author is not ours.
    author = "" if row.publisher else row.author
    return entry._replace(
        corrections=row.corrections, language=row.language, author=author, published=row.published
    )


def _tell_event(gathering: Gathering, name: str) -> Entry:
    row = gathering.event(name)
    return _make_entry("event", row, row.title, " ".join(filter(None, (row.text, row.disputed))), row.place)


def _tell_statement(gathering: Gathering, name: str) -> Entry:
    row = gathering.statement(name)
    speakers = ", ".join(speaker.name.text for speaker in row.speakers) or row.unnamed
    return _make_entry("statement", row, f"{speakers}: {row.gist}", row.quote and f"“{row.quote}”")


def _make_entry(
    kind: str, row: ArticleRow | EventRow | StatementRow, title: str, text: str, place: str = ""
) -> Entry:
    return Entry(kind, row.id, title, row.date.text, place, text, (), "", "", row.address, row.updated, "")


def title_feed(feed: Feed, masthead: Masthead) -> str:
    """Return the title of a feed."""
    return f"{feed.title} – {masthead.site.name}" if feed.title else masthead.site.name


def summarise(entry: Entry, masthead: Masthead) -> str:
    """Return what an entry says below its title: when and where, what, and how it was corrected."""
    when = masthead.when(parse_date(entry.date))
    corrections = (
        masthead._("Correction of %(date)s: %(note)s")
        % {"date": masthead.when(parse_date(one.date.text)), "note": one.note}
        for one in entry.corrections
    )
    return " · ".join(filter(None, (when, entry.place, entry.text, *corrections)))
