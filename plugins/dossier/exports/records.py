"""Knows the plain rows that every format is written from: events, statements, figures, articles, sources.

Does not know any format.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..library.model import Order
from ..pages.cards import Name

MANY = 16384
"""How many dates, names and the like are kept as they are written."""
SOME = 1024
"""How many whole records are: those of a dossier and its articles, with which they are written next."""


class Span(NamedTuple):
    """Hold a date in plain values."""

    text: str
    """As written, by the Extended Date/Time Format."""
    earliest: str
    """The first day for which it stands, as 2024-09-01; empty where that is not known."""
    latest: str
    """The last day; empty where it is not known, or goes on."""


class DatedRow(NamedTuple):
    """Hold one of the dates that are given for an event, and by which sources."""

    date: Span
    sources: tuple[str, ...]


class EventRow(NamedTuple):
    """Hold an event."""

    id: str
    date: Span
    title: str
    text: str
    actors: tuple[Name, ...]
    place: str
    kind: str
    weight: str
    status: str
    disputed: str
    dates: tuple[DatedRow, ...]
    sources: tuple[str, ...]
    """Ids of sources or articles, or bare addresses."""
    dossiers: tuple[str, ...]
    articles: tuple[str, ...]
    address: str
    """Below the site's root."""
    updated: str
    """When the newest of what tells of it was published, as 2024-09-25T00:00:00Z."""
    order: Order

    def __hash__(self) -> int:
        """Tell rows apart by their ids, so that what was written of one is found again quickly."""
        return hash(self.id)


class SpeakerRow(NamedTuple):
    """Hold who speaks, with the office held that day."""

    name: Name
    office: str
    office_of: str


class StatementRow(NamedTuple):
    """Hold a statement."""

    id: str
    date: Span
    gist: str
    quote: str
    nature: str
    """person, institution or unnamed; empty where a speaker has no page."""
    speakers: tuple[SpeakerRow, ...]
    unnamed: str
    speaks_for: Name | None
    via: tuple[Name, ...]
    to: tuple[Name, ...]
    document: str
    """Id of the source in which it is said."""
    about: tuple[str, ...]
    """Ids of events."""
    answers: tuple[tuple[str, str], ...]
    """Ids of questions, and the answer to each."""
    contradicts: tuple[str, ...]
    """Ids of statements."""
    replaces: str
    sources: tuple[str, ...]
    dossiers: tuple[str, ...]
    article: str
    address: str
    """Below the site's root; empty where no page shows it."""
    updated: str
    order: Order


class FigureRow(NamedTuple):
    """Hold one value of a series."""

    id: str
    series: str
    label: str
    unit: str
    as_of: Span
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    of: float | None
    scope: str
    claimed_by: Name
    note: str
    sources: tuple[str, ...]
    article: str
    address: str


class SourceRow(NamedTuple):
    """Hold a source, an article that is one, or a bare address."""

    id: str
    kind: str
    """source, article or address."""
    publisher: Name
    title: str
    description: str
    author: str
    date: Span | None
    accessed: Span | None
    url: str
    archived: str
    via: Name | None
    origin: Name | None
    note: str
    language: str
    genre: str
    address: str
    """Its entry on the site, below its root; empty for a bare address."""

    def __hash__(self) -> int:
        """Tell rows apart by their ids, so that what was written of one is found again quickly."""
        return hash(self.id)


class CorrectionRow(NamedTuple):
    """Hold one correction."""

    date: Span
    note: str


class ArticleRow(NamedTuple):
    """Hold an article."""

    id: str
    title: str
    date: Span
    covers: Span | None
    modified: Span | None
    summary: str
    author: str
    publisher: Name | None
    """Whose report it is about."""
    language: str
    """Empty where it is the site's."""
    translation_of: str
    corrections: tuple[CorrectionRow, ...]
    withdrawn: str
    dossiers: tuple[str, ...]
    actors: tuple[Name, ...]
    address: str
    published: str
    """The moment of its date, as 2024-09-25T00:00:00Z."""
    updated: str
    """The newest of its date, its change and its corrections."""


class ActorRow(NamedTuple):
    """Hold an actor."""

    id: str
    name: str
    kind: str
    names: tuple[tuple[str, str], ...]
    """Language and name."""
    wikidata: str
    website: str
    note: str
    born: Span | None
    died: Span | None
    founded: Span | None
    dissolved: Span | None
    address: str


class DossierRows(NamedTuple):
    """Hold all that a dossier's exports are made from; events and statements in the order of time."""

    id: str
    title: str
    summary: str
    status: str
    address: str
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    figures: tuple[FigureRow, ...]
    articles: tuple[ArticleRow, ...]
    actors: tuple[ActorRow, ...]
    sources: tuple[SourceRow, ...]


class ActorRows(NamedTuple):
    """Hold all that an actor's exports are made from; newest first."""

    actor: ActorRow
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    articles: tuple[ArticleRow, ...]
    sources: tuple[SourceRow, ...]
    """Of the events and statements."""


@lru_cache(maxsize=MANY)
def name_source(source: SourceRow) -> str:
    """Return publisher and title of a source; nothing of a bare address."""
    title = source.title or (f"[{source.description}]" if source.description else "")
    return ": ".join(filter(None, (source.publisher.text, title)))


def cite_source(source: SourceRow) -> str:
    """Return publisher, title and address of a source."""
    return " ".join(filter(None, (name_source(source), source.url)))
