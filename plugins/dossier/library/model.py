"""Knows what a linked library holds, and both directions of every link in it.

Does not know how it is linked, nor how anything is shown.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from ..source.body import Body, Part
from ..source.dates import Date
from ..source.documents import Document, Packed, unpack
from ..source.headers import (
    ActorHeader,
    ArticleHeader,
    Correction,
    DossierHeader,
    PageHeader,
    Question,
    Series,
)
from ..source.records import Figure, Source, Statement
from ..source.slotted import slotted
from .mentions.model import Mention

LONG_LIST = 200
"""A list with more entries is shown by years."""
Order = tuple[float, float, int]
"""Earliest day, moment, and place among the entries as written."""


class Picture(NamedTuple):
    """Hold what is known of an image file: its size in pixels, and the widths in which it is made."""

    width: int
    height: int
    widths: tuple[int, ...] = ()
    """None of a drawing or an animation, which is published in one size."""


class Target(NamedTuple):
    """Name something that a link may lead to."""

    id: str
    kind: str
    """actor, dossier, article or source."""
    name: str
    language: str
    """Its language, where that is not the site's; else empty."""
    detail: str = ""
    """An actor's kind."""


class Reason(NamedTuple):
    """Say why an article is in a dossier; empty where the article names it."""

    actors: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()


class Member(NamedTuple):
    """Say that an article is in a dossier, and why."""

    dossier: str
    reason: Reason
    before: str = ""
    """The article before this one there, in the order of time; empty for the first."""
    after: str = ""


class Dated(NamedTuple):
    """Hold one of the dates that are given for an event, and by which sources."""

    date: Date
    sources: tuple[str, ...]


@slotted()
class Event:
    """Hold an event, joined from all its entries."""

    id: str
    date: Date
    title: str
    texts: tuple[tuple[Part, ...], ...]
    actors: tuple[str, ...]
    dossiers: tuple[str, ...]
    sources: tuple[str, ...]
    place: str
    kind: str
    weight: str
    status: str
    disputed: tuple[Part, ...]
    dates: tuple[Dated, ...]
    """Dates that cannot both be true; empty where all agree."""
    articles: tuple[str, ...]
    order: Order
    origins: int
    """How many origins its sources make."""
    title_mentions: tuple[Mention, ...] = ()
    text_mentions: tuple[tuple[Mention, ...], ...] = ()
    """Those in each of `texts`."""
    disputed_mentions: tuple[Mention, ...] = ()


@slotted()
class LinkedStatement:
    """Hold a statement with its id, its sources, and where it belongs."""

    id: str
    record: Statement
    sources: tuple[str, ...]
    dossiers: tuple[str, ...]
    article: str
    order: Order
    contradicts: tuple[str, ...] = ()
    """The statements that say otherwise, whichever side names the other."""
    replaced_by: tuple[str, ...] = ()
    """The later statements that change this position."""
    mentions: tuple[Mention, ...] = ()
    """Those in its gist."""


class Step(NamedTuple):
    """Hold one position of an account, and the statements that take it."""

    answer: str
    """To the question of the board; empty where it has none."""
    statements: tuple[str, ...]


class Account(NamedTuple):
    """Hold one side's version; it has more than one step only where a position changed."""

    steps: tuple[Step, ...]


class Board(NamedTuple):
    """Hold accounts that differ, about a question or about events, in the order of time."""

    question: str
    events: tuple[str, ...]
    """Those that are disputed; of a question, those of which several accounts tell."""
    rows: tuple[tuple[Account, ...], ...]
    """Accounts in one row belong beside each other; those of another row differ in something else."""


@slotted()
class LinkedFigure:
    """Hold a figure with its id, its sources, its claimant, and where it belongs."""

    id: str
    record: Figure
    sources: tuple[str, ...]
    claimed_by: str
    article: str
    order: Order
    mentions: tuple[Mention, ...] = ()
    """Those in its note."""


@slotted()
class Article:
    """Hold an article with what leads to and from it."""

    document: Document[ArticleHeader]
    order: Order
    dossiers: tuple[Member, ...] = ()
    actors: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the id of the article."""
        return self.document.id

    @property
    def findable(self) -> bool:
        """Say whether it is to be found: neither hidden nor withdrawn."""
        header = self.document.header
        return header.status == "published" and not header.withdrawn

    @property
    def listed(self) -> bool:
        """Say whether lists show it: it is to be found, and no translation."""
        return self.findable and not self.document.header.translation_of


class Office(NamedTuple):
    """Hold one term of an office."""

    title: str
    holder: str
    start: Date | None
    end: Date | None
    as_of: Date | None
    of: str


class Year(NamedTuple):
    """Hold what names an actor in one year; newest first."""

    events: tuple[str, ...]
    statements: tuple[str, ...]
    articles: tuple[str, ...]


class Shared(NamedTuple):
    """Name something in which two actors appear."""

    kind: str
    """event or article."""
    id: str


class Companion(NamedTuple):
    """Hold who appears with an actor, how often, and where last."""

    actor: str
    events: int
    articles: int
    newest: tuple[Shared, ...]


@slotted()
class Actor:
    """Hold an actor with what leads to and from it; newest first."""

    document: Document[ActorHeader]
    articles: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    named: Mapping[str, int] = field(default_factory=dict)
    """How often it is named in articles and records, by the year that they tell of, oldest first."""
    offices: tuple[Office, ...] = ()
    """Those that others hold in it; of a state or an organisation."""
    members: tuple[str, ...] = ()
    years: Mapping[str, Year] = field(default_factory=dict)
    """What names it by years, newest first; empty where that is no long list."""
    companions: tuple[Companion, ...] = ()
    """Who appears with it most often."""


@slotted()
class Dossier:
    """Hold a dossier with what belongs to it; events in the order of time, articles newest first."""

    document: Document[DossierHeader]
    articles: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    actors: tuple[tuple[str, int], ...] = ()
    """Each with how often events, statements and articles name it; most first."""
    sources: tuple[str, ...] = ()
    origins: int = 0
    """How many origins its sources make."""
    boards: tuple[Board, ...] = ()
    """Accounts that differ: first its questions, then its events in the order of time."""
    stale: Mapping[str, int] = field(default_factory=dict)
    """Series whose newest figure is old, each with the days by which the newest article is later."""


@slotted()
class CitedSource:
    """Hold a source with what rests on it."""

    record: Source
    articles: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """The dossiers and actors whose texts cite it."""
    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


class Prose(NamedTuple):
    """Hold the text of a document, apart from it: an edit to it alone changes nothing else in a library."""

    packed: Packed
    found: bytes
    """Whom it mentions, packed: only its page wants to know."""

    @property
    def body(self) -> Body:
        """Unpack the text."""
        return unpack(self.packed)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Unpack whom the text mentions."""
        mentions: tuple[Mention, ...] = pickle.loads(self.found)
        return mentions


def build_prose(packed: Packed, mentions: tuple[Mention, ...]) -> Prose:
    """Return the text of a document with those whom it mentions."""
    return Prose(packed, pickle.dumps(mentions, protocol=5))


class CorrectedArticle(NamedTuple):
    """Hold one correction and the article that it corrects."""

    article: str
    correction: Correction
    number: int
    """Its place among those of the article as written, from 1."""


@dataclass(frozen=True)
class Library:
    """Hold everything that is published, linked in both directions."""

    language: str
    articles: Mapping[str, Article] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    sources: Mapping[str, CitedSource] = field(default_factory=dict)
    pages: Mapping[str, Document[PageHeader]] = field(default_factory=dict)
    texts: Mapping[str, Prose] = field(default_factory=dict)
    """The text of each published file of Markdown, by its path."""
    events: Mapping[str, Event] = field(default_factory=dict)
    """In the order of time."""
    years: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The events by years, newest first; empty where they are no long list."""
    statements: Mapping[str, LinkedStatement] = field(default_factory=dict)
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The statements about each event, in the order of time."""
    boards: Mapping[str, tuple[str, Board]] = field(default_factory=dict)
    """For an event the board on which its accounts stand, with the dossier whose board it is."""
    figures: Mapping[str, LinkedFigure] = field(default_factory=dict)
    series: Mapping[str, tuple[str, Series]] = field(default_factory=dict)
    """With the dossier that defines each."""
    questions: Mapping[str, tuple[str, Question]] = field(default_factory=dict)
    corrections: Sequence[CorrectedArticle] = ()
    targets: Mapping[str, Target] = field(default_factory=dict)
    paths: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Kind and id of each published file of Markdown, by its path below the content folder: what
    `{filename}` leads to."""
    files: Set[str] = frozenset()
    """All other files below the content folder: what `{static}` and `{attach}` lead to."""
    images: Mapping[str, Picture] = field(default_factory=dict)
    """Those of them that are images and published, by path."""
    absent: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    """Files of Markdown that are not published: kind, id, and the reason; none where it is broken."""
