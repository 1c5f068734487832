"""Knows the keys of events, statements, figures and sources, and their defaults.

Does not know whether what they name exists.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from .fields import (
    Address,
    Id,
    IdOrWords,
    Ids,
    Inline,
    Language,
    Number,
    OneOrMore,
    Quote,
    When,
    Words,
    WordsList,
    digest,
    expect_list,
    slugify,
)
from .markdown import plain_text

LONG_ID = 80
"""A made id that would be longer is cut and ends in a digest."""
STRICT = ConfigDict(extra="forbid")


def says(text: str) -> object:
    """Give a key its help, which the schema and the editor's handbook show."""
    return Field(description=text)


@dataclass(frozen=True, kw_only=True)
class Record(ABC):
    """Hold what every record has: who says so."""

    __pydantic_config__ = STRICT
    id: Annotated[Id, says("its id; give one to what others may link to")] = ""
    sources: Annotated[WordsList, says("ids of sources, or bare addresses")] = ()
    evidence: Annotated[Quote, says("the fragment of the source that it rests on, at most 25 words")] = ""
    dossiers: Annotated[Ids, says("ids of dossiers, in place of those of its file")] = ()

    @cached_property
    def name(self) -> str:
        """Return its id; where none is given, one made of what it says."""
        return self.id or self._make_id()

    @abstractmethod
    def _make_id(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """Hold one entry about an event; entries of one id are one event."""

    date: Annotated[When | None, says("when it happened; the first entry of an id has it")] = None
    title: Annotated[Words, says("what happened, in one line; the first entry of an id has it")] = ""
    text: Annotated[Inline, says("what happened, in a few sentences of Markdown")] = ()
    actors: Annotated[Ids, says("ids of who took part")] = ()
    place: Annotated[Words, says("where")] = ""
    kind: Annotated[
        Literal["", "diplomacy", "military", "legal", "political", "humanitarian"], says("what kind of event")
    ] = ""
    weight: Annotated[Literal["key", "normal", "minor"], says("how much it stands out")] = "normal"
    status: Annotated[Literal["", "planned", "cancelled"], says("where it did not happen, or not yet")] = ""
    disputed: Annotated[Inline, says("one sentence: what is disputed, and by whom")] = ()

    def _make_id(self) -> str:
        words, date = slugify(self.title), self.date.text if self.date else ""
        if not words:
            return digest(date, self.title)
        name = f"{slugify(date)}-{words}".strip("-")
        return name if len(name) <= LONG_ID else f"{name[:LONG_ID].rstrip('-')}-{digest(name)}"


@dataclass(frozen=True, kw_only=True)
class Statement(Record):
    """Hold what somebody said."""

    date: Annotated[When, says("when it was said")]
    gist: Annotated[Inline, says("what was said, in our words")]
    by: Annotated[OneOrMore, says("who said it: an actor's id, a list of them, or a name")] = ()
    unnamed: Annotated[Words, says("the source's own words for somebody whom it does not name")] = ""
    speaks_for: Annotated[
        Id,
        Field(alias="for", description="id of the actor for whom the unnamed speaks, if the source says so"),
    ] = ""
    document: Annotated[Id, says("id of the source in which it is said")] = ""
    via: Annotated[OneOrMore, says("who passed it on, an actor's id or words, nearest first")] = ()
    quote: Annotated[Quote, says("word for word, at most 25 words")] = ""
    to: Annotated[OneOrMore, says("to whom: actors' ids or words")] = ()
    about: Annotated[Ids, says("ids of the events it is about")] = ()
    answers: Annotated[dict[Id, Words], says("question's id: the answer, in a word or a few")] = field(
        default_factory=dict
    )
    contradicts: Annotated[Ids, says("ids of statements that say otherwise")] = ()
    replaces: Annotated[Id, says("id of the earlier statement whose position this changes")] = ""

    def _make_id(self) -> str:
        return digest(self.date.text, " ".join(self.by) or self.unnamed, plain_text(self.gist))


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """Hold one value of a series, as somebody gave it."""

    series: Annotated[Id, says("id of its series")]
    as_of: Annotated[When, says("the day or period for which it stands")]
    value: Annotated[Number | None, says("the value; or give low and high")] = None
    low: Annotated[Number | None, says("the low end of a range")] = None
    high: Annotated[Number | None, says("the high end of a range")] = None
    qualifier: Annotated[
        Literal["", "at-least", "more-than", "about", "at-most"], says("how exact it claims to be")
    ] = ""
    of: Annotated[Number | None, says("the whole of which it is a part")] = None
    scope: Annotated[Words, says("what exactly is counted, in the same words each time")] = ""
    claimed_by: Annotated[
        IdOrWords, says("who says so, an actor's id or words; by default its source's publisher")
    ] = ""
    note: Annotated[Inline, says("what else a reader should know")] = ()

    def _make_id(self) -> str:
        value = f"{self.value} {self.low} {self.high}"
        return digest(self.series, self.as_of.text, self.scope, self.claimed_by, value)


EventList = Annotated[tuple[Event, ...], BeforeValidator(expect_list)]
StatementList = Annotated[tuple[Statement, ...], BeforeValidator(expect_list)]
FigureList = Annotated[tuple[Figure, ...], BeforeValidator(expect_list)]


@dataclass(frozen=True, kw_only=True)
class RecordFile:
    """Hold a file of records that no single article owns."""

    __pydantic_config__ = STRICT
    dossiers: Annotated[Ids, says("ids of the dossiers its records are in")] = ()
    events: Annotated[EventList, says("a list of events")] = ()
    statements: Annotated[StatementList, says("a list of statements")] = ()
    figures: Annotated[FigureList, says("a list of figures")] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """Hold one thing that is cited."""

    __pydantic_config__ = STRICT
    id: Annotated[Id, says("its id")]
    publisher: Annotated[IdOrWords, says("who published it, an actor's id or words")]
    title: Annotated[Words, says("its own title")] = ""
    description: Annotated[
        Words, says("what it is, where its own title is not known; printed in brackets")
    ] = ""
    date: Annotated[When | None, says("when it was published")] = None
    url: Annotated[Address, says("its address")] = ""
    archived: Annotated[Address, says("the address of an archived copy")] = ""
    accessed: Annotated[When | None, says("when we read it")] = None
    author: Annotated[Words, says("who wrote it")] = ""
    lang: Annotated[Language, says("its language")] = ""
    kind: Annotated[Words, says("what kind of thing it is: news, resolution, letter, speech")] = ""
    via: Annotated[IdOrWords, says("who carries the copy")] = ""
    origin: Annotated[IdOrWords, says("whose reporting it is: an agency, another paper")] = ""
    note: Annotated[Inline, says("what a reader should know of it: state media, party outlet")] = ()
