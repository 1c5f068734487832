"""Knows the shape of the data files. docs/schemas/data-*.schema.json are made from here.

Does not know how they are written. A change that a program could stumble over wants another number in
`schema`.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from ..source.records import says
from .shapes import (
    EXACT,
    ActorData,
    Address,
    ArticleData,
    DateData,
    EventData,
    FigureData,
    Ids,
    NameData,
    SourceData,
    StatementData,
    Updated,
)


@EXACT
class LicenceData(TypedDict):
    """What others may do with the texts."""

    name: str
    address: NotRequired[str]


@EXACT
class SiteData(TypedDict):
    """The site that publishes the data."""

    name: str
    language: str
    address: Annotated[str, says("its front page: absolute, or relative to this file")]
    licence: NotRequired[LicenceData]


@EXACT
class ChapterData(TypedDict):
    """A stretch of a dossier's timeline."""

    title: str
    start: NotRequired[DateData]
    end: NotRequired[DateData]


@EXACT
class QuestionData(TypedDict):
    """A question to which statements give answers."""

    id: str
    ask: str
    status: Literal["open", "closed"]


@EXACT
class SeriesData(TypedDict):
    """What figures of one kind have in common."""

    id: str
    label: str
    unit: NotRequired[str]


@EXACT
class DossierFile(TypedDict):
    """A dossier with all that belongs to it; events and statements in the order of time."""

    schema: Literal["dossier/1"]
    site: SiteData
    id: str
    title: str
    summary: NotRequired[str]
    status: Literal["open", "closed"]
    address: Address
    updated: NotRequired[Updated]
    related: NotRequired[Annotated[Ids, says("ids of related dossiers")]]
    chapters: NotRequired[list[ChapterData]]
    questions: NotRequired[list[QuestionData]]
    series: NotRequired[list[SeriesData]]
    events: list[EventData]
    statements: list[StatementData]
    figures: list[FigureData]
    articles: Annotated[list[ArticleData], says("newest first")]
    actors: Annotated[list[ActorData], says("most often named first")]
    sources: Annotated[list[SourceData], says("all that the records above name, and what the text cites")]


@EXACT
class RoleData(TypedDict):
    """A term of an office that somebody holds."""

    title: str
    of: NotRequired[Annotated[NameData, says("the state or organisation whose office it is")]]
    start: NotRequired[Annotated[DateData, says("the first day")]]
    end: NotRequired[Annotated[DateData, says("the last day")]]
    as_of: NotRequired[Annotated[DateData, says("a day or interval on which it is known to be held")]]


@EXACT
class HeldData(TypedDict):
    """A term of an office in a state or organisation."""

    title: str
    holder: NameData
    start: NotRequired[DateData]
    end: NotRequired[DateData]
    as_of: NotRequired[DateData]


@EXACT
class ActorFile(ActorData):
    """An actor with what names it; newest first."""

    schema: Literal["actor/1"]
    site: SiteData
    summary: NotRequired[Annotated[str, says("the first paragraph of the biography, as plain text")]]
    aliases: NotRequired[Annotated[list[str], says("other names by which it is found in texts")]]
    member_of: NotRequired[list[NameData]]
    members: NotRequired[list[NameData]]
    roles: NotRequired[Annotated[list[RoleData], says("offices held")]]
    offices: NotRequired[Annotated[list[HeldData], says("offices that others hold in it")]]
    dossiers: NotRequired[Annotated[Ids, says("ids of the dossiers in which it stands")]]
    rests_on: NotRequired[Annotated[Ids, says("ids of the sources for what is told of it here")]]
    events: list[EventData]
    statements: list[StatementData]
    articles: list[ArticleData]
    sources: Annotated[list[SourceData], says("all that the records above name, and what `rests_on` does")]


@EXACT
class ReasonData(TypedDict):
    """Why an article is in a dossier, by the rule that it meets."""

    actors: NotRequired[Ids]
    terms: NotRequired[list[str]]
    tags: NotRequired[list[str]]
    publishers: NotRequired[list[str]]


@EXACT
class ArticleFile(ArticleData):
    """An article with what it tells and what it rests on."""

    schema: Literal["article/1"]
    site: SiteData
    tags: NotRequired[list[str]]
    translations: NotRequired[Annotated[Ids, says("ids of the same article in other languages")]]
    reasons: NotRequired[
        Annotated[
            dict[str, ReasonData], says("dossier's id: by what its rule took it; named ones are missing")
        ]
    ]
    citations: NotRequired[Annotated[Ids, says("ids of the sources that its text cites")]]
    events: list[EventData]
    statements: list[StatementData]
    figures: list[FigureData]
    sources: Annotated[
        list[SourceData],
        says("all that the records above name, what the text cites, and the report that it is about"),
    ]


@EXACT
class EntryData(TypedDict):
    """Where something is published, for readers and for programs."""

    id: str
    name: str
    address: Annotated[str, says("its page")]
    data: NotRequired[Annotated[str, says("its data file")]]


@EXACT
class DossierEntry(EntryData):
    """A dossier."""

    kind: Literal["dossier"]
    status: Literal["open", "closed"]


@EXACT
class ActorEntry(EntryData):
    """An actor."""

    kind: Literal["person", "state", "organisation", "armed-group", "media"]


@EXACT
class ArticleEntry(EntryData):
    """An article."""

    kind: Literal["article"]
    date: DateData
    language: str
    translation_of: NotRequired[str]


@EXACT
class IndexFile(TypedDict):
    """All dossiers, actors and articles of the site."""

    schema: Literal["index/1"]
    site: SiteData
    dossiers: list[DossierEntry]
    actors: list[ActorEntry]
    articles: Annotated[list[ArticleEntry], says("newest first; without hidden and withdrawn ones")]


FILES: dict[str, type] = {
    "dossier": DossierFile,
    "actor": ActorFile,
    "article": ArticleFile,
    "index": IndexFile,
}
"""The files, by the first word of `schema`."""
