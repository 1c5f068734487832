"""Knows what can be searched for: each record's words, what its result shows, and by what it is chosen.

Does not know how a search is made. What waits, was withdrawn or is hidden is in no record, nor is a text
of somebody else's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import orjson

from ..library.model import Library
from ..library.years import UNDATED, year_of
from ..pages.addresses import page_address
from ..pages.cards import Name, find_names
from ..pages.texts import Linker
from ..source.body import Part
from ..source.dates import Date
from ..source.documents import Document
from .gathering import Gathering
from .masthead import Masthead
from .prose import find_lines
from .search_words import add_forms

_TITLES = {"actor": "name", "source": "work"}


class SearchRecord(NamedTuple):
    """Hold what is found, as plain text; words may have other forms behind them, see `add_forms`."""

    address: str
    """Below the site's root."""
    text: str
    meta: dict[str, str]
    """What a result shows besides a sentence of the text: its title, `name` of an actor and `work` of a
    source, which weigh otherwise; date; from whom or where; other names. Searched too."""
    filters: dict[str, list[str]]
    """By what results are chosen: kind, year, `id|name` of dossiers, actors and publishers."""


def find_records(gathering: Gathering, masthead: Masthead) -> Iterator[SearchRecord]:
    """List whatever can be found, in the order of the library."""
    finder = _Finder(gathering, masthead)
    yield from finder.articles()
    yield from finder.events()
    yield from finder.statements()
    yield from finder.actors()
    yield from finder.dossiers()
    yield from finder.sources()


def digest_records(records: Iterable[SearchRecord], *more: str) -> str:
    """Return a digest that changes whenever a record, or anything else that an index is made by, does."""
    digest = hashlib.blake2b("\n".join(more).encode(), digest_size=16)
    for record in records:
        digest.update(orjson.dumps([*record], option=orjson.OPT_APPEND_NEWLINE))
    return digest.hexdigest()


class _Finder:
    """Make the records of a library."""

    def __init__(self, gathering: Gathering, masthead: Masthead) -> None:
        self.gathering, self.library, self.masthead = gathering, gathering.library, masthead

    def articles(self) -> Iterator[SearchRecord]:
        for article in self.library.articles.values():
            if not article.findable:
                continue
            document, header = article.document, article.document.header
            publisher = self.gathering.name(header.publisher) if header.publisher else None
            summary = _read(self.library, header.summary)
            body = self._read_body(document)
            yield self._make(
                "article",
                page_address("article", article.id),
                (summary, body),
                header.title,
                header.date,
                who=publisher.text if publisher else "",
                language=header.lang if header.lang != self.library.language else "",
                dossier=[member.dossier for member in article.dossiers],
                actor=article.actors,
                publisher=[publisher] if publisher else [],
            )

    def events(self) -> Iterator[SearchRecord]:
        for name, event in self.library.events.items():
            row = self.gathering.event(name)
            yield self._make(
                "event",
                row.address,
                (row.text, row.disputed),
                row.title,
                event.date,
                who=row.place,
                dossier=row.dossiers,
                actor=event.actors,
                publisher=self._publishers(row.sources),
            )

    def statements(self) -> Iterator[SearchRecord]:
        for name, statement in self.library.statements.items():
            row = self.gathering.statement(name)
            if not row.address:
                continue
            said = statement.record
            yield self._make(
                "statement",
                row.address,
                (row.gist, row.quote),
                self.masthead._(", ").join(one.name.text for one in row.speakers) or row.unnamed,
                said.date,
                dossier=row.dossiers,
                actor=[one for one in (*said.by, said.speaks_for) if one in self.library.actors],
                publisher=self._publishers(row.sources),
            )

    def actors(self) -> Iterator[SearchRecord]:
        for name, actor in self.library.actors.items():
            document, header = actor.document, actor.document.header
            roles = (title for role in header.roles for title in role.title)
            body = self._read_body(document)
            names = dict.fromkeys((*header.aliases, *header.names.values()))
            yield self._make(
                "actor",
                page_address("actor", name),
                (body, *dict.fromkeys(roles), _read(self.library, header.note)),
                header.name,
                dossier=actor.dossiers,
                actor=[name],
                names=self.masthead._(", ").join(names),
            )

    def dossiers(self) -> Iterator[SearchRecord]:
        for name, dossier in self.library.dossiers.items():
            document, header = dossier.document, dossier.document.header
            body = self._read_body(document)
            yield self._make(
                "dossier",
                page_address("dossier", name),
                (_read(self.library, header.summary), body),
                header.title,
                dossier=[name],
            )

    def sources(self) -> Iterator[SearchRecord]:
        for name, source in self.library.sources.items():
            row = self.gathering.source(name)
            yield self._make(
                "source",
                row.address,
                (row.author, row.note),
                row.title or row.description,
                source.record.date,
                who=row.publisher.text,
                language=row.language if row.language != self.library.language else "",
                dossier=self._citing(source.others, source.events, source.statements),
                publisher=[row.publisher],
            )

    def _citing(
        self, others: Iterable[str], events: Iterable[str], statements: Iterable[str]
    ) -> dict[str, None]:
        """Return the dossiers that rest on a source."""
        found = dict.fromkeys(name for name in others if name in self.library.dossiers)
        for event in events:
            found.update(dict.fromkeys(self.library.events[event].dossiers))
        for statement in statements:
            found.update(dict.fromkeys(self.library.statements[statement].dossiers))
        return found

    def _publishers(self, sources: Iterable[str]) -> list[Name]:
        names = (self.gathering.source(name).publisher for name in sources)
        return list(dict.fromkeys(name for name in names if name.text))

    def _read_body(self, document: Document[Any]) -> str:
        return "\n".join(find_lines(self.library, document))

    def _make(
        self,
        kind: str,
        address: str,
        texts: Iterable[str],
        title: str,
        date: Date | None = None,
        *,
        who: str = "",
        names: str = "",
        language: str = "",
        dossier: Iterable[str] = (),
        actor: Iterable[str] = (),
        publisher: Iterable[Name] = (),
    ) -> SearchRecord:
        written = self.masthead.when(date) if date else ""
        title = add_forms(title)
        meta = {
            _TITLES.get(kind, "title"): title,
            "date": written,
            "who": add_forms(who),
            "names": add_forms(names),
        }
        year = year_of(date) if date else UNDATED
        titles = self.library.dossiers
        filters = {
            "kind": [kind],
            "language": [language],
            "year": [] if year == UNDATED else [year],
            "dossier": [f"{one}|{titles[one].document.header.title}" for one in dossier],
            "actor": [f"{one}|{self.library.actors[one].document.header.name}" for one in actor],
            "publisher": [f"{name.actor}|{name.text}" for name in publisher],
        }
        return SearchRecord(
            address,
            # Pagefind leaves out what has a title alone.
            add_forms("\n".join(texts)) or title,
            {key: value for key, value in meta.items() if value},
            {key: values for key, values in filters.items() if any(values)},
        )


def _read(library: Library, parts: tuple[Part, ...]) -> str:
    return "\n".join(Linker("", find_names(library, (parts,)), {}).lines(parts))
