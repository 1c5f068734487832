"""Knows what a browser remembers of a dossier, so that it can tell what is new since it was last here.

Does not know any earlier state: the browser compares, and nobody else learns what it has seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple

import orjson

from ..pages.addresses import root_of
from ..pages.cards import Name
from .gathering import Gathering
from .masthead import Masthead
from .prose import find_lines
from .records import ArticleRow, EventRow, FigureRow, StatementRow

NAME = "changes.json"
SCHEMA = 2
"""Raised when what is hashed changes, so that browsers begin anew and do not take everything for changed."""


class Item(NamedTuple):
    """Hold what is remembered of an event, a statement, a figure or an article."""

    id: str
    kind: str
    title: str
    hash: str
    """Differs whenever what the record says does; not where a name or another record is told otherwise."""
    corrections: int
    address: str


class Items(NamedTuple):
    """Hold a dossier's items, and the address of its page."""

    address: str
    items: tuple[Item, ...]


def find_rows(gathering: Gathering, name: str) -> Items:
    """Return what is remembered of a dossier."""
    rows = gathering.dossier(name)
    return Items(
        rows.address,
        (
            *(_describe_event(row) for row in rows.events),
            *(_describe_statement(row, rows.address) for row in rows.statements),
            *(_describe_figure(row) for row in rows.figures),
            *(_describe_article(row, _read(gathering, row.id)) for row in rows.articles),
        ),
    )


def _describe_event(row: EventRow) -> Item:
    said = (row.title, row.date, row.text, _ids(row.actors), row.place, row.kind, row.status, row.disputed)
    return Item(row.id, "event", row.title, _hash(*said, row.dates, row.sources), 0, row.address)


def _describe_statement(row: StatementRow, dossier: str) -> Item:
    speakers = _ids(speaker.name for speaker in row.speakers)
    said = (row.date, row.gist, row.quote, speakers, row.unnamed, _ids(row.via), _ids(row.to), row.about)
    digest = _hash(*said, row.answers, row.contradicts, row.replaces, row.sources)
    return Item(row.id, "statement", row.gist, digest, 0, row.address or dossier)


def _describe_figure(row: FigureRow) -> Item:
    said = (row.as_of, row.value, row.low, row.high, row.qualifier, row.of, row.scope, row.note)
    title = f"{row.label} ({row.scope})" if row.scope else row.label
    return Item(row.id, "figure", title, _hash(*said, _ids([row.claimed_by]), row.sources), 0, row.address)


def _describe_article(row: ArticleRow, text: str) -> Item:
    said = (row.title, row.date, row.summary, row.withdrawn, text)
    return Item(row.id, "article", row.title, _hash(*said), len(row.corrections), row.address)


def _read(gathering: Gathering, name: str) -> str:
    document = gathering.library.articles[name].document
    if document.header.withdrawn:
        return ""
    return "\n".join(find_lines(gathering.library, document))


def _ids(names: Iterable[Name]) -> list[str]:
    """Return ids, or names where there is none: an actor that is called otherwise is the same one."""
    return [name.actor or name.text for name in names]


def _hash(*values: Any) -> str:
    # A date is a named tuple, which orjson does not take for one.
    return hashlib.blake2b(orjson.dumps(values, default=tuple), digest_size=3).hexdigest()


def write_changes(rows: Items, _masthead: Masthead) -> bytes:
    """Write what a browser remembers of a dossier; neither a date nor anything of an earlier state."""
    root, items = root_of(f"{rows.address}{NAME}"), []
    for item in rows.items:
        # Never absolute: whoever reads a copy of the site stays there. Most stands on the page beside it,
        # where its kind and id make its address.
        own = item.address.startswith(rows.address)
        address = item.address.removeprefix(rows.address) if own else root + item.address
        told = item._asdict() | {"address": "" if address == f"#{item.kind}-{item.id}" else address}
        items.append({key: value for key, value in told.items() if value})
    return orjson.dumps({"schema": SCHEMA, "items": items})
