"""Knows the keys of articles, actors, dossiers and pages, and their defaults.

Does not know whether what they name exists.
"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .dates import Date
from .fields import (
    Address,
    Day,
    Days,
    Id,
    IdOrWords,
    Ids,
    Inline,
    Language,
    OneOrMore,
    Tags,
    When,
    Words,
    WordsList,
    expect_list,
)
from .records import STRICT, EventList, FigureList, StatementList, says
from .slotted import slotted


@slotted(kw_only=True)
class Header:
    """Hold what every Markdown file may say."""

    __pydantic_config__ = STRICT
    formerly: Annotated[Ids, says("ids it had before; their addresses lead here")] = ()


@slotted(kw_only=True)
class Correction:
    """Hold one correction of an article."""

    __pydantic_config__ = STRICT
    date: Annotated[Day, says("the day of the correction")]
    note: Annotated[Inline, says("what was wrong and what is right")]


@slotted(kw_only=True)
class ArticleHeader(Header):
    """Hold the header of an article."""

    title: Annotated[Words, says("its title")]
    date: Annotated[Day, says("the day or moment of publication; the article waits until then")]
    summary: Annotated[Inline, says("one or two sentences; by default the first paragraph")] = ()
    covers: Annotated[When | None, says("the time it tells of, where that is not its date")] = None
    dossiers: Annotated[Ids, says("ids of dossiers, added to those whose rule it meets")] = ()
    not_dossiers: Annotated[Ids, says("ids of dossiers that no rule may add")] = ()
    actors: Annotated[Ids, says("ids of actors, added to those found in the text")] = ()
    not_actors: Annotated[Ids, says("ids of actors, taken from those found in the text")] = ()
    publisher: Annotated[IdOrWords, says("whose report it is about: an actor's id or words")] = ""
    source_title: Annotated[Words, says("that report's own title")] = ""
    url: Annotated[Address, says("that report's address")] = ""
    archived: Annotated[Address, says("the address of an archived copy of it")] = ""
    accessed: Annotated[When | None, says("when we read it")] = None
    author: Annotated[Words, says("who wrote it")] = ""
    via: Annotated[IdOrWords, says("who carries the copy")] = ""
    origin: Annotated[IdOrWords, says("whose reporting it is: an agency, another paper")] = ""
    note: Annotated[Inline, says("what a reader should know of it: state media, party outlet")] = ()
    lang: Annotated[Language, says("its language; by default the site's")] = ""
    translation_of: Annotated[Id, says("id of the article that it translates")] = ""
    events: Annotated[EventList, says("a list of events")] = ()
    statements: Annotated[StatementList, says("a list of statements")] = ()
    figures: Annotated[FigureList, says("a list of figures")] = ()
    corrections: Annotated[
        Annotated[tuple[Correction, ...], BeforeValidator(expect_list)], says("a list of corrections")
    ] = ()
    withdrawn: Annotated[Inline, says("why it was withdrawn; shown in place of the text")] = ()
    tags: Annotated[Tags, says("words for the rules of dossiers, a list or with commas between")] = ()
    status: Annotated[
        Literal["published", "draft", "hidden"], says("draft: waits; hidden: stands in no list")
    ] = "published"
    modified: Annotated[Day | None, says("the day of the last change worth telling")] = None
    image: Annotated[Words, says("a file below content/, as images/name.jpg")] = ""
    image_alt: Annotated[Words, says("what the image shows")] = ""
    image_credit: Annotated[Words, says("whose image it is")] = ""

    @property
    def tells_of(self) -> Date:
        """Return the time that the text tells of."""
        return self.covers or self.date

    @property
    def changed(self) -> Date | None:
        """Return the day of the last change worth telling: one that is told of, or a correction."""
        days = [*filter(None, (self.modified,)), *(one.date for one in self.corrections)]
        return max(days, key=lambda day: day.sort_key, default=None)


@slotted(kw_only=True)
class Role:
    """Hold an office, and when it was held."""

    __pydantic_config__ = STRICT
    title: Annotated[OneOrMore, says("the office; of several titles the first is shown")]
    of: Annotated[Id, says("id of the state or organisation whose office it is")] = ""
    start: Annotated[When | None, Field(alias="from", description="the first day")] = None
    end: Annotated[When | None, Field(alias="to", description="the last day")] = None
    as_of: Annotated[When | None, says("a day or interval on which it is known to be held")] = None


@slotted(kw_only=True)
class ActorHeader(Header):
    """Hold the header of an actor."""

    name: Annotated[Words, says("the name that the site prints")]
    kind: Annotated[
        Literal["person", "state", "organisation", "armed-group", "media"], says("what it is")
    ] = "person"
    aliases: Annotated[WordsList, says("other names by which it is found")] = ()
    adjectives: Annotated[WordsList, says("words such as US, American; they make role phrases")] = ()
    names: Annotated[dict[Language, Words], says("language: the name in it")] = field(default_factory=dict)
    roles: Annotated[Annotated[tuple[Role, ...], BeforeValidator(expect_list)], says("offices held")] = ()
    member_of: Annotated[WordsList, says("actors' ids or words")] = ()
    wikidata: Annotated[Words, says("its Wikidata number, as Q22316")] = ""
    website: Annotated[Address, says("its own website")] = ""
    sources: Annotated[WordsList, says("ids of sources for what stands here")] = ()
    image: Annotated[Words, says("a file below content/, as images/name.jpg")] = ""
    image_alt: Annotated[Words, says("what the image shows")] = ""
    image_credit: Annotated[Words, says("whose image it is")] = ""
    born: Annotated[When | None, says("when a person was born")] = None
    died: Annotated[When | None, says("when a person died")] = None
    founded: Annotated[When | None, says("when an organisation was founded")] = None
    dissolved: Annotated[When | None, says("when an organisation ended")] = None
    note: Annotated[Inline, says("what else a reader should know")] = ()


@slotted(kw_only=True)
class Clause:
    """Hold one clause of a rule; each key of it must be met, by any item."""

    __pydantic_config__ = STRICT
    actors: Annotated[Ids, says("ids of actors in the article")] = ()
    terms: Annotated[WordsList, says("whole words in title, summary and text")] = ()
    tags: Annotated[WordsList, says("tags of the article")] = ()
    publishers: Annotated[WordsList, says("publishers' ids or words")] = ()


ClauseList = Annotated[tuple[Clause, ...], BeforeValidator(expect_list)]


@slotted(kw_only=True)
class Rule:
    """Hold the rule by which articles belong to a dossier."""

    __pydantic_config__ = STRICT
    any: Annotated[ClauseList, says("clauses of which one must be met")] = ()
    all: Annotated[ClauseList, says("clauses that must all be met")] = ()
    start: Annotated[
        When | None, Field(alias="from", description="the first day of what the article covers")
    ] = None
    end: Annotated[When | None, Field(alias="to", description="the last day of what the article covers")] = (
        None
    )


@slotted(kw_only=True)
class Chapter:
    """Hold a stretch of a dossier's timeline."""

    __pydantic_config__ = STRICT
    title: Annotated[Words, says("its title")]
    start: Annotated[When | None, Field(alias="from", description="its first day")] = None
    end: Annotated[When | None, Field(alias="to", description="its last day")] = None


@slotted(kw_only=True)
class Question:
    """Hold a question to which statements give answers."""

    __pydantic_config__ = STRICT
    id: Annotated[Id, says("its id")]
    ask: Annotated[Words, says("the question")]
    status: Annotated[Literal["open", "closed"], says("whether it is still open")] = "open"


@slotted(kw_only=True)
class Series:
    """Hold what figures of one kind have in common."""

    __pydantic_config__ = STRICT
    id: Annotated[Id, says("its id")]
    label: Annotated[Words, says("what is counted")]
    unit: Annotated[Words, says("in what: people, settlements")] = ""
    stale_after: Annotated[Days | None, says("days after which its newest figure is old")] = None


@slotted(kw_only=True)
class DossierHeader(Header):
    """Hold the header of a dossier."""

    title: Annotated[Words, says("its title")]
    summary: Annotated[Inline, says("one or two sentences")] = ()
    status: Annotated[Literal["open", "closed"], says("whether the story goes on")] = "open"
    match: Annotated[Rule | None, says("the rule by which articles belong to it")] = None
    chapters: Annotated[
        Annotated[tuple[Chapter, ...], BeforeValidator(expect_list)], says("stretches of its timeline")
    ] = ()
    questions: Annotated[
        Annotated[tuple[Question, ...], BeforeValidator(expect_list)],
        says("questions with differing answers"),
    ] = ()
    related: Annotated[Ids, says("ids of related dossiers")] = ()
    series: Annotated[
        Annotated[tuple[Series, ...], BeforeValidator(expect_list)], says("what its figures count")
    ] = ()


@slotted(kw_only=True)
class PageHeader(Header):
    """Hold the header of a page."""

    title: Annotated[Words, says("its title")]
    summary: Annotated[Inline, says("one or two sentences")] = ()
    lang: Annotated[Language, says("its language; by default the site's")] = ""
    translation_of: Annotated[Id, says("id of the page that it translates")] = ""
