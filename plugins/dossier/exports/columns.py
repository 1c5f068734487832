"""Knows the columns of the tables: their names, their types, and what stands in them.

Does not know how a table is written.
"""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """Hold a column of a table."""

    name: str
    says: str
    type: str = "string"
    """A type of Frictionless Table Schema: string, date or number."""


_ID = Column("id", "its id, the same as in the address of the page and in all other files")
_DATE = Column("date", "the date as written, in the Extended Date/Time Format")
_DAYS = (
    Column("first_day", "the first day for which the date stands; empty where it is not known", "date"),
    Column("last_day", "the last day; empty where it is not known, or it goes on", "date"),
)
_SOURCES = (
    Column("sources", "the ids of its sources, or bare addresses, with a space between"),
    Column("source_urls", "the addresses of its sources, with a space between"),
)
_PAGE = Column("page", "where it stands on the site")

EVENTS = (
    _ID,
    _DATE,
    *_DAYS,
    Column("title", "what happened"),
    Column("text", "what else is told of it"),
    Column("place", "where"),
    Column("kind", "diplomacy, military, legal, political, humanitarian, or empty"),
    Column("weight", "key, normal or minor"),
    Column("status", "planned or cancelled; empty where it happened"),
    Column("disputed", "what is disputed, and by whom"),
    Column(
        "other_dates", "all dates that are given for it, where they cannot all be true, with a space between"
    ),
    Column("actors", "the names of who took part, with a semicolon between"),
    Column("actor_ids", "their ids, with a space between"),
    *_SOURCES,
    _PAGE,
)
STATEMENTS = (
    _ID,
    _DATE,
    *_DAYS,
    Column("speakers", "who speaks, with a semicolon between"),
    Column("speaker_ids", "the ids of those who have a page, with a space between"),
    Column("offices", "their offices on that day, with a semicolon between"),
    Column("nature", "person, institution or unnamed; empty where a speaker has no page"),
    Column("unnamed", "the source's own words for somebody whom it does not name"),
    Column("speaks_for", "for whom the unnamed speaks"),
    Column("to", "to whom, with a semicolon between"),
    Column("via", "who passed it on, nearest first, with a semicolon between"),
    Column("gist", "what was said, in our words"),
    Column("quote", "word for word"),
    Column("document", "the id of the source in which it is said"),
    Column("about", "the ids of the events it is about, with a space between"),
    Column("answers", "question's id: answer, with a semicolon between"),
    Column("contradicts", "the ids of statements that say otherwise, with a space between"),
    Column("replaces", "the id of the earlier statement whose position this changes"),
    *_SOURCES,
    _PAGE,
)
FIGURES = (
    _ID,
    Column("series", "the id of its series"),
    Column("label", "what the series counts"),
    Column("unit", "in what"),
    Column("as_of", "the day or period for which it stands, in the Extended Date/Time Format"),
    *_DAYS,
    Column("value", "the value", "number"),
    Column("low", "the low end of a range", "number"),
    Column("high", "the high end of a range", "number"),
    Column("qualifier", "at-least, more-than, about, at-most, or empty"),
    Column("of", "the whole of which it is a part", "number"),
    Column("scope", "what exactly is counted; only figures of one scope and one claimant make a line"),
    Column("claimed_by", "who says so"),
    Column("claimed_by_id", "the id of whoever says so, where there is a page"),
    Column("note", "what else a reader should know"),
    *_SOURCES,
    _PAGE,
)
SOURCES = (
    Column("id", "its id, or its bare address"),
    Column("publisher", "who published it"),
    Column("publisher_id", "the publisher's id, where there is a page"),
    Column("title", "its own title"),
    Column("description", "what it is, where its own title is not known"),
    Column("author", "who wrote it"),
    Column("date", "when it was published, in the Extended Date/Time Format"),
    *_DAYS,
    Column("url", "its address"),
    Column("archived", "the address of an archived copy"),
    Column("accessed", "when it was read, in the Extended Date/Time Format"),
    Column("via", "who carries the copy"),
    Column("origin", "whose reporting it is"),
    Column("language", "its language, where that is told"),
    Column("kind", "what kind of thing it is"),
    Column("note", "what a reader should know of it"),
    _PAGE,
)
TABLES = {
    "events.csv": EVENTS,
    "statements.csv": STATEMENTS,
    "figures.csv": FIGURES,
    "sources.csv": SOURCES,
}
