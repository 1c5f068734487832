"""Knows the texts of a document or a file of records, in the order in which they are read.

Does not know how names are found in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ...problems import Key
from ...source.body import Part, Text
from ...source.documents import Document, Parsed, Records
from ...source.headers import ActorHeader, ArticleHeader
from ...source.records import RecordFile
from .lexicon import Lexicon
from .model import BODY
from .resolve import Reading
from .roster import Roster


class Section(NamedTuple):
    """Hold one text of a file, and what its reader knows when it begins."""

    key: Key
    parts: Sequence[Part]
    reading: Reading
    own: str = ""
    """Whose page it is on, if an actor's."""


def list_sections(parsed: Parsed, roster: Roster) -> Iterator[Section]:
    """List the texts of a file, all of one language, in the order in which they are read."""
    if isinstance(parsed, Document):
        return _list_parts(parsed, roster)
    if isinstance(parsed, Records):
        return _list_records(parsed.content, roster, roster.lexicon(roster.language), frozenset())
    return iter(())


def list_texts(parsed: Parsed, roster: Roster) -> list[str]:
    """List all pieces of text in which somebody could be mentioned."""
    sections = list_sections(parsed, roster)
    return [part.text for section in sections for part in section.parts if isinstance(part, Text)]


def _list_parts(document: Document[Any], roster: Roster) -> Iterator[Section]:
    header = document.header
    date, language = None, roster.language
    without: frozenset[str] = frozenset()
    named: set[str] = set()
    if isinstance(header, ArticleHeader):
        if header.withdrawn:
            return
        date, language, without = header.tells_of, header.lang or language, frozenset(header.not_actors)
    elif isinstance(header, ActorHeader):
        # Its page is not to link to itself, but speaks of it by its surname.
        named.add(document.id)
    else:
        language = getattr(header, "lang", "") or language
    own = document.id if named else ""
    reading = Reading(roster, roster.lexicon(language), date, without, named)
    # A title brings somebody in, but mentions nobody.
    yield Section(("title",), (Text(getattr(header, "title", ""), 0, False),), reading, own)
    if summary := getattr(header, "summary", ()):
        yield Section(("summary",), summary, reading, own)
    body = document.body
    yield Section(BODY, body.parts, reading, own)
    for number, parts in enumerate(body.footnotes):
        yield Section(("footnotes", number), parts, reading, own)
    if isinstance(header, ArticleHeader):
        yield from _list_records(header, roster, reading.lexicon, without)


def _list_records(
    records: ArticleHeader | RecordFile, roster: Roster, lexicon: Lexicon, without: frozenset[str]
) -> Iterator[Section]:
    """List the texts of records; each record is read by itself, and tells of its own date."""
    for number, event in enumerate(records.events):
        reading = Reading(roster, lexicon, event.date, without, set(event.actors))
        yield Section(("events", number, "title"), (Text(event.title, 0, True),), reading)
        if event.text or event.disputed:
            yield Section(("events", number, "text"), event.text, reading)
            yield Section(("events", number, "disputed"), event.disputed, reading)
    for number, statement in enumerate(records.statements):
        known = {*statement.by, *statement.to, *statement.via, statement.speaks_for}
        reading = Reading(roster, lexicon, statement.date, without, known)
        yield Section(("statements", number, "gist"), statement.gist, reading)
    for number, figure in enumerate(records.figures):
        if figure.note:
            reading = Reading(roster, lexicon, figure.as_of, without, {figure.claimed_by})
            yield Section(("figures", number, "note"), figure.note, reading)
