"""Knows where each event, statement and figure stands, its sources and dossiers, and its place in order.

Does not know what entries have to do with each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..problems import Key, Problem
from ..source.body import Part
from ..source.documents import find_refs
from ..source.fields import is_address
from ..source.headers import ArticleHeader
from ..source.records import Event, Figure, Record, RecordFile, Statement
from .model import Member
from .shelf import Shelf

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Entry(Generic[R]):
    """Hold a record with where it stands and whose it is."""

    id: str
    record: R
    path: str
    key: Key
    number: int
    """Its place among all entries as they were written."""
    sources: tuple[str, ...]
    dossiers: tuple[str, ...]
    article: str
    """The id of the article in whose header it stands, or nothing."""


@dataclass
class Entries:
    """Hold all entries in the order in which they are read: records by file, then articles by date."""

    events: list[Entry[Event]]
    statements: list[Entry[Statement]]
    figures: list[Entry[Figure]]


def build_entries(shelf: Shelf, members: Mapping[str, tuple[Member, ...]]) -> Entries:
    """Collect the entries of everything that is published."""
    entries = Entries([], [], [])
    for file in shelf.records:
        for number, name in enumerate(file.content.dossiers):
            shelf.expect("dossier", name, file.path, ("dossiers", number))
        _Collector(shelf, entries, file.path, "", file.content.dossiers, ()).add(file.content)
    for document in shelf.articles.values():
        header = document.header
        if not header.withdrawn and (header.events or header.statements or header.figures):
            dossiers = tuple(member.dossier for member in members[document.id])
            own = (document.id,) if header.publisher or () in document.mended else ()
            _Collector(shelf, entries, document.path, document.id, dossiers, own).add(header)
    return entries


@dataclass
class _Collector:
    """Collect the entries of one file."""

    shelf: Shelf
    entries: Entries
    path: str
    article: str
    dossiers: tuple[str, ...]
    own: tuple[str, ...]

    def add(self, content: RecordFile | ArticleHeader) -> None:
        for place, event in enumerate(content.events):
            self.entries.events.append(self.build(event, "events", place))
        for place, statement in enumerate(content.statements):
            self.entries.statements.append(self.build(statement, "statements", place))
        for place, figure in enumerate(content.figures):
            self.entries.figures.append(self.build(figure, "figures", place))

    def build(self, record: R, kind: str, place: int) -> Entry[R]:
        key = (kind, place)
        sources = tuple(_find_sources(self.shelf, record, self.path, key, self.own))
        number = len(self.entries.events) + len(self.entries.statements) + len(self.entries.figures)
        dossiers = record.dossiers or self.dossiers
        return Entry(record.name, record, self.path, key, number, sources, dossiers, self.article)


def _find_sources(shelf: Shelf, record: Record, path: str, key: Key, own: tuple[str, ...]) -> Iterator[str]:
    """List the sources of a record; report those that do not exist, and that there is none."""
    for name in record.dossiers:
        shelf.expect("dossier", name, path, (*key, "dossiers", record.dossiers.index(name)))
    left, gone = 0, ""
    for number, name in enumerate(record.sources):
        where = (*key, "sources", number)
        if is_address(name):
            hint = "list it in content/sources/ and give its id"
            shelf.problems.append(
                Problem(path, f"'{name}' is a bare address", "source-address", hint, where, notice=True)
            )
        elif not shelf.expect_source(name, path, where):
            left += 1
            continue
        elif name in shelf.articles and shelf.articles[name].header.withdrawn:
            gone = name
            continue
        left += 1
        yield name
    yield from (name for name in own if name not in record.sources)
    # The document in which something is said is a source of it, and checked where statements are.
    document = record.document if isinstance(record, Statement) else ""
    if not (left or own or document):
        message = f"its only source '{gone}' is withdrawn" if gone else "this has no source"
        shelf.problems.append(Problem(path, message, "source-missing", "add sources: [id of a source]", key))


def check_inline(shelf: Shelf, parts: tuple[Part, ...], path: str, key: Key) -> None:
    """Report ids in a header's words that lead nowhere."""
    for ref in find_refs(parts):
        if ref.kind == "wiki":
            shelf.expect_target(ref.target, path, 0, key)
