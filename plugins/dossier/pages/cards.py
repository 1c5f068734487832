"""Knows the few facts about a thing that other pages show of it.

Does not know how they are laid out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from ..library.model import Event, Library, LinkedStatement, Reason
from ..library.offices import find_roles
from ..library.watching import find_once
from ..library.years import year_of
from ..source.body import Part
from ..source.dates import Date
from ..source.documents import Document, find_refs
from ..source.headers import ArticleHeader
from ..source.records import Source

_CAPTURED = re.compile(r"/(\d{4})[.-]?(\d\d)[.-]?(\d\d)(?=\D|\d{6}(?!\d))")
"""The day in the address of an archived copy, as the Wayback Machine and archive.today write it."""


class Name(NamedTuple):
    """Hold a name, with the actor's id where it has a page."""

    text: str
    actor: str = ""
    kind: str = ""
    """The actor's kind."""


class SourceCard(NamedTuple):
    """Hold a source as pages cite it."""

    id: str
    kind: str
    """source, article or address."""
    publisher: Name
    title: str
    description: str
    author: str
    date: Date | None
    accessed: Date | None
    url: str
    archived: str
    via: Name | None
    origin: Name | None
    note: tuple[Part, ...]
    language: str
    genre: str


class ActorCard(NamedTuple):
    """Hold an actor with the office held at the time that a page tells of."""

    id: str
    name: str
    kind: str
    office: str = ""
    office_of: str = ""
    total: int = 0


class ArticleCard(NamedTuple):
    """Hold an article as lists show it."""

    id: str
    title: str
    date: Date
    summary: tuple[Part, ...]
    publisher: Name | None
    language: str
    reason: Reason | None = None
    translations: tuple[tuple[str, str], ...] = ()
    """Language and id of each."""
    names: tuple[tuple[str, str, str, str], ...] = ()
    """Id, kind, name and language of what the summary leads to."""


class DossierCard(NamedTuple):
    """Hold a dossier as lists show it."""

    id: str
    title: str
    summary: tuple[Part, ...]
    status: str
    events: int
    articles: int
    latest: Date | None


def find_name(library: Library, value: str) -> Name:
    """Return the name that a value stands for: an actor's, where it is an id; else itself."""
    actor = library.actors.get(value)
    if actor is None:
        return Name(value)
    return Name(actor.document.header.name, value, actor.document.header.kind)


def is_public_body(kind: str, groups: Iterable[str]) -> bool:
    """Tell whether an organisation is a state's: what is a member of a state is a body of it.

    `groups` are the kinds of what it is a member of.
    """
    return kind == "organisation" and "state" in groups


def _optional_name(library: Library, value: str) -> Name | None:
    return find_name(library, value) if value else None


@find_once
def find_source(library: Library, name: str) -> SourceCard:
    """Return a source by its id, an article's id, or its bare address."""
    if name in library.sources:
        return _card_of_source(library, library.sources[name].record)
    if name in library.articles:
        return _card_of_article(library, name, library.articles[name].document.header)
    empty = Name("")
    return SourceCard(name, "address", empty, "", "", "", None, None, name, "", None, None, (), "", "")


def _card_of_source(library: Library, source: Source) -> SourceCard:
    return SourceCard(
        id=source.id,
        kind="source",
        publisher=find_name(library, source.publisher),
        title=source.title,
        description=source.description,
        author=source.author,
        date=source.date,
        accessed=source.accessed,
        url=source.url,
        archived=source.archived,
        via=_optional_name(library, source.via),
        origin=_optional_name(library, source.origin),
        note=source.note,
        language=source.lang,
        genre=source.kind,
    )


def _card_of_article(library: Library, name: str, header: ArticleHeader) -> SourceCard:
    return SourceCard(
        id=name,
        kind="article",
        publisher=find_name(library, header.publisher),
        title=header.source_title,
        description="" if header.source_title else header.title,
        author=header.author,
        date=header.date,
        accessed=header.accessed,
        url=header.url,
        archived=header.archived,
        via=_optional_name(library, header.via),
        origin=_optional_name(library, header.origin),
        note=header.note,
        language="",
        genre="",
    )


def find_version_date(card: SourceCard) -> str:
    """Return the day of an archived copy, as in its address; else that on which we read the source."""
    captured = _CAPTURED.search(card.archived)
    if captured:
        return "-".join(captured.groups())
    read = card.accessed
    return read.text[:10] if card.archived and read and read.precision in ("day", "moment") else ""


def find_actor(library: Library, name: str, date: Date | None = None, count: int = 0) -> ActorCard:
    """Return an actor, with the office that it holds on a date."""
    if date is None and not count:
        return _find_named(library, name)
    header = library.actors[name].document.header
    roles = find_roles(header, date) if date else ()
    if not roles:
        return ActorCard(name, header.name, header.kind, "", "", count)
    of = library.actors[roles[0].of].document.header.name if roles[0].of else ""
    return ActorCard(name, header.name, header.kind, roles[0].title[0], of, count)


@find_once
def _find_named(library: Library, name: str) -> ActorCard:
    header = library.actors[name].document.header
    return ActorCard(name, header.name, header.kind)


def find_article(library: Library, name: str, reason: Reason | None = None) -> ArticleCard:
    """Return an article as lists show it."""
    article = library.articles[name]
    header = article.document.header
    others = (library.articles[other] for other in article.translations)
    summary = header.summary or article.document.lead
    return ArticleCard(
        id=name,
        title=header.title,
        date=header.date,
        summary=summary,
        publisher=_optional_name(library, header.publisher),
        language=header.lang if header.lang != library.language else "",
        reason=reason,
        translations=tuple((other.document.header.lang or library.language, other.id) for other in others),
        names=find_names(library, (summary,)),
    )


def find_dossier(library: Library, name: str) -> DossierCard:
    """Return a dossier as lists show it."""
    dossier = library.dossiers[name]
    header = dossier.document.header
    dates = [library.articles[article].document.header.date for article in dossier.articles[:1]]
    newest_first = (library.events[event] for event in reversed(dossier.events))
    dates += islice((event.date for event in newest_first if not event.status), 1)
    latest = max(dates, key=lambda date: date.sort_key, default=None)
    summary = header.summary or dossier.document.lead
    return DossierCard(
        name, header.title, summary, header.status, len(dossier.events), len(dossier.articles), latest
    )


def find_names(library: Library, texts: Iterable[Iterable[Part]]) -> tuple[tuple[str, str, str, str], ...]:
    """Return id, kind, name and language of whatever texts lead to by id."""
    wanted = dict.fromkeys(
        ref.target for parts in texts for ref in find_refs(parts) if ref.kind in ("wiki", "cite")
    )
    return tuple(library.targets[name][:4] for name in wanted if name in library.targets)


def find_names_in(library: Library, document: Document[Any]) -> tuple[tuple[str, str, str, str], ...]:
    """Return id, kind, name and language of whatever a document's text leads to by id."""
    wanted = dict.fromkeys(ref.target for ref in document.refs if ref.kind == "wiki")
    return tuple(library.targets[name][:4] for name in wanted if name in library.targets)


def event_home(library: Library, event: Event) -> tuple[str, str]:
    """Return kind and id of the page on which an event stands first."""
    if event.dossiers:
        return "dossier", event.dossiers[0]
    if event.articles:
        return "article", event.articles[0]
    return "timeline", year_of(event.date) if library.years else ""


def statement_home(library: Library, statement: LinkedStatement) -> tuple[str, str]:
    """Return kind and id of the page on which a statement stands first."""
    asked = [library.questions[name][0] for name in statement.record.answers if name in library.questions]
    for dossier in (*statement.dossiers, *asked):
        return "dossier", dossier
    if statement.article:
        return "article", statement.article
    speakers = [
        name for name in (*statement.record.by, statement.record.speaks_for) if name in library.actors
    ]
    if not speakers:
        return "", ""
    if library.actors[speakers[0]].years:
        return "actor-year", f"{speakers[0]} {year_of(statement.record.date)}"
    return "actor", speakers[0]
