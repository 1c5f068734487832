"""Knows the shape of records in the data files: every key, what it holds, and which may be missing.

Does not know how a row gets it, nor the files.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from ..source.records import says

EXACT = with_config(ConfigDict(extra="forbid"))
Ids = list[str]


@EXACT
class DateData(TypedDict):
    """A date, as written and as days that sort."""

    edtf: Annotated[str, says("as written, by the Extended Date/Time Format")]
    earliest: NotRequired[Annotated[str, says("the first day for which it stands; missing where not known")]]
    latest: NotRequired[Annotated[str, says("the last day; missing where not known, or where it goes on")]]


@EXACT
class NameData(TypedDict):
    """Somebody, by name."""

    name: str
    id: NotRequired[Annotated[str, says("the actor's id; missing of somebody without a page")]]


@EXACT
class SpeakerData(NameData):
    """Who speaks."""

    office: NotRequired[Annotated[str, says("the office held on that day")]]
    office_of: NotRequired[Annotated[str, says("in which state or organisation")]]


@EXACT
class GivenDateData(TypedDict):
    """One of the dates that are given for an event."""

    date: DateData
    sources: Annotated[Ids, says("ids of the sources that give it")]


SourceIds = Annotated[Ids, says("ids of sources, see `sources` of the file")]
Address = Annotated[str, says("where it stands on the site: absolute, or relative to this file")]
Updated = Annotated[str, says("when it was last told of, from the dates in the content")]


@EXACT
class EventData(TypedDict):
    """An event."""

    id: str
    date: DateData
    title: str
    text: NotRequired[Annotated[str, says("what happened, as plain text")]]
    actors: NotRequired[Annotated[list[NameData], says("who took part")]]
    place: NotRequired[str]
    kind: NotRequired[Literal["diplomacy", "military", "legal", "political", "humanitarian"]]
    weight: Annotated[Literal["key", "normal", "minor"], says("how much it stands out")]
    status: NotRequired[Annotated[Literal["planned", "cancelled"], says("missing where it happened")]]
    disputed: NotRequired[Annotated[str, says("what is disputed, and by whom")]]
    dates: NotRequired[Annotated[list[GivenDateData], says("all dates given, where not all can be true")]]
    sources: SourceIds
    dossiers: NotRequired[Annotated[Ids, says("ids of the dossiers it is in")]]
    articles: NotRequired[Annotated[Ids, says("ids of the articles that tell of it")]]
    address: Address
    updated: Updated


@EXACT
class StatementData(TypedDict):
    """What somebody said."""

    id: str
    date: DateData
    gist: Annotated[str, says("what was said, in our words, as plain text")]
    quote: NotRequired[Annotated[str, says("word for word")]]
    nature: NotRequired[
        Annotated[
            Literal["person", "institution", "unnamed"],
            says("whose statement it is; missing where a speaker has no page"),
        ]
    ]
    speakers: NotRequired[list[SpeakerData]]
    unnamed: NotRequired[Annotated[str, says("the source's own words for somebody whom it does not name")]]
    speaks_for: NotRequired[NameData]
    via: NotRequired[Annotated[list[NameData], says("who passed it on, nearest first")]]
    to: NotRequired[Annotated[list[NameData], says("to whom")]]
    document: NotRequired[Annotated[str, says("id of the source in which it is said")]]
    about: NotRequired[Annotated[Ids, says("ids of the events it is about")]]
    answers: NotRequired[Annotated[dict[str, str], says("question's id: the answer given")]]
    contradicts: NotRequired[Annotated[Ids, says("ids of statements that say otherwise")]]
    replaces: NotRequired[Annotated[str, says("id of the earlier statement whose position this changes")]]
    sources: SourceIds
    dossiers: NotRequired[Annotated[Ids, says("ids of the dossiers it is in")]]
    article: NotRequired[Annotated[str, says("id of the article in whose header it stands")]]
    address: NotRequired[Address]
    updated: Updated


@EXACT
class FigureData(TypedDict):
    """One value of a series."""

    id: str
    series: Annotated[str, says("id of its series")]
    as_of: Annotated[DateData, says("the day or period for which it stands")]
    value: NotRequired[Annotated[float, says("or low and high")]]
    low: NotRequired[float]
    high: NotRequired[float]
    qualifier: NotRequired[Literal["at-least", "more-than", "about", "at-most"]]
    of: NotRequired[Annotated[float, says("the whole of which it is a part")]]
    scope: NotRequired[Annotated[str, says("what exactly is counted")]]
    claimed_by: NotRequired[NameData]
    note: NotRequired[str]
    sources: SourceIds
    article: NotRequired[Annotated[str, says("id of the article in whose header it stands")]]
    address: Address


@EXACT
class SourceData(TypedDict):
    """What is cited."""

    id: Annotated[str, says("its id; an article's id; or its address, where it has no id")]
    kind: Annotated[Literal["source", "article", "address"], says("which of these the id is")]
    publisher: NotRequired[NameData]
    title: NotRequired[Annotated[str, says("its own title")]]
    description: NotRequired[Annotated[str, says("what it is, where its own title is not known")]]
    author: NotRequired[str]
    date: NotRequired[DateData]
    accessed: NotRequired[Annotated[DateData, says("when we read it")]]
    url: NotRequired[str]
    archived: NotRequired[Annotated[str, says("address of an archived copy")]]
    via: NotRequired[Annotated[NameData, says("who carries the copy")]]
    origin: NotRequired[Annotated[NameData, says("whose reporting it is")]]
    note: NotRequired[str]
    language: NotRequired[str]
    genre: NotRequired[Annotated[str, says("what kind of thing it is, in an editor's words")]]
    address: NotRequired[Address]


@EXACT
class CorrectionData(TypedDict):
    """One correction of an article."""

    date: DateData
    note: str


@EXACT
class ArticleData(TypedDict):
    """An article."""

    id: str
    title: str
    date: DateData
    covers: NotRequired[Annotated[DateData, says("the time it tells of, where that is not its date")]]
    modified: NotRequired[DateData]
    summary: NotRequired[str]
    author: NotRequired[str]
    publisher: NotRequired[Annotated[NameData, says("whose report it is about; then it is a source too")]]
    language: str
    translation_of: NotRequired[Annotated[str, says("id of the article that it translates")]]
    corrections: NotRequired[list[CorrectionData]]
    withdrawn: NotRequired[Annotated[str, says("why it was withdrawn; it then tells nothing else")]]
    dossiers: NotRequired[Annotated[Ids, says("ids of the dossiers it is in")]]
    actors: NotRequired[Annotated[list[NameData], says("whom it names")]]
    address: Address
    updated: Updated


@EXACT
class ActorData(TypedDict):
    """A person, state, organisation, armed group or publisher."""

    id: str
    name: str
    kind: Literal["person", "state", "organisation", "armed-group", "media"]
    names: NotRequired[Annotated[dict[str, str], says("language: the name in it")]]
    wikidata: NotRequired[str]
    website: NotRequired[str]
    note: NotRequired[str]
    born: NotRequired[DateData]
    died: NotRequired[DateData]
    founded: NotRequired[DateData]
    dissolved: NotRequired[DateData]
    address: Address
