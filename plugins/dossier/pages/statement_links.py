"""Knows how a page leads to a statement that stands elsewhere: who says it, and when.

Does not know what it says.
"""

from __future__ import annotations

from typing import NamedTuple

from ..library.model import Library
from ..source.dates import Date
from .addresses import statement_anchor
from .cards import Name, find_name, statement_home
from .texts import Linker


class StatementLink(NamedTuple):
    """Hold what leads to a statement."""

    id: str
    home: tuple[str, str]
    date: Date
    speakers: tuple[Name, ...]
    unnamed: str


class StatementLinkView(NamedTuple):
    """Lead to a statement."""

    href: str
    """Empty where it stands on no page."""
    date: Date
    speakers: tuple[str, ...]
    unnamed: str
    """The source's words for who says it, or passes it on, without a name."""


def find_statement_link(library: Library, name: str) -> StatementLink:
    """Return what is needed to lead to a statement."""
    statement = library.statements[name]
    record = statement.record
    speakers = tuple(find_name(library, one) for one in record.by)
    return StatementLink(name, statement_home(library, statement), record.date, speakers, record.unnamed)


def view_statement_link(link: StatementLink, links: Linker) -> StatementLinkView:
    """Return what leads to a statement."""
    return StatementLinkView(
        find_statement_href(link.home, link.id, links),
        link.date,
        tuple(name.text for name in link.speakers),
        link.unnamed,
    )


def find_statement_href(home: tuple[str, str], name: str, links: Linker) -> str:
    """Return the address of a statement on the page on which it stands first; nothing where it has none."""
    return links.to(*home, "", statement_anchor(name)).href if home[0] else ""
