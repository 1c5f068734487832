"""Knows how rows become records of the data files, as JSON; each is written once and stands in many files.

Does not know which files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, cast

import orjson

from ..pages.cards import Name
from .records import MANY, SOME, ActorRow, ArticleRow, EventRow, FigureRow, SourceRow, Span, StatementRow
from .shapes import (
    ActorData,
    ArticleData,
    DateData,
    EventData,
    FigureData,
    NameData,
    SourceData,
    SpeakerData,
    StatementData,
)


def keep(values: Mapping[str, object]) -> dict[str, Any]:
    """Leave out keys that hold nothing; a zero is something."""
    return {key: value for key, value in values.items() if value or value == 0}


@lru_cache(maxsize=MANY)
def date_data(date: Span) -> DateData:
    """Return a date."""
    return cast(DateData, keep({"edtf": date.text, "earliest": date.earliest, "latest": date.latest}))


def optional_date(date: Span | None) -> DateData | None:
    """Return a date, where there is one."""
    return date_data(date) if date else None


def name_data(name: Name) -> NameData:
    """Return a name, with the id of an actor."""
    return {"name": name.text, "id": name.actor} if name.actor else {"name": name.text}


def optional_name(name: Name | None) -> NameData | None:
    """Return a name, where there is one."""
    return name_data(name) if name and name.text else None


def names_data(names: Iterable[Name]) -> list[NameData]:
    """Return some names."""
    return [name_data(name) for name in names]


def _pack(record: object) -> bytes:
    # Without the rest of orjson's buffer, which is four kilobytes and stays as long as what it has written.
    return memoryview(orjson.dumps(record)).tobytes()


# ---------------------------------------------------------------- records; `home` leads to the front page


@lru_cache(maxsize=SOME)
def print_event(row: EventRow, home: str) -> bytes:
    """Write an event."""
    return _pack(_event(row, home))


def _event(row: EventRow, home: str) -> EventData:
    dates = [{"date": date_data(one.date), "sources": one.sources} for one in row.dates]
    values = {
        "id": row.id,
        "date": date_data(row.date),
        "title": row.title,
        "text": row.text,
        "actors": names_data(row.actors),
        "place": row.place,
        "kind": row.kind,
        "weight": row.weight,
        "status": row.status,
        "disputed": row.disputed,
        "dates": dates,
        "sources": row.sources,
        "dossiers": row.dossiers,
        "articles": row.articles,
        "address": home + row.address,
        "updated": row.updated,
    }
    return cast(EventData, keep(values))


@lru_cache(maxsize=SOME)
def print_statement(row: StatementRow, home: str) -> bytes:
    """Write a statement."""
    return _pack(_statement(row, home))


def _statement(row: StatementRow, home: str) -> StatementData:
    values = {
        "id": row.id,
        "date": date_data(row.date),
        "gist": row.gist,
        "quote": row.quote,
        "nature": row.nature,
        "speakers": [
            cast(SpeakerData, name_data(one.name) | keep({"office": one.office, "office_of": one.office_of}))
            for one in row.speakers
        ],
        "unnamed": row.unnamed,
        "speaks_for": optional_name(row.speaks_for),
        "via": names_data(row.via),
        "to": names_data(row.to),
        "document": row.document,
        "about": row.about,
        "answers": dict(row.answers),
        "contradicts": row.contradicts,
        "replaces": row.replaces,
        "sources": row.sources,
        "dossiers": row.dossiers,
        "article": row.article,
        "address": home + row.address if row.address else "",
        "updated": row.updated,
    }
    return cast(StatementData, keep(values))


@lru_cache(maxsize=SOME)
def print_figure(row: FigureRow, home: str) -> bytes:
    """Write a figure."""
    return _pack(_figure(row, home))


def _figure(row: FigureRow, home: str) -> FigureData:
    values = {
        "id": row.id,
        "series": row.series,
        "as_of": date_data(row.as_of),
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "qualifier": row.qualifier,
        "of": row.of,
        "scope": row.scope,
        "claimed_by": optional_name(row.claimed_by),
        "note": row.note,
        "sources": row.sources,
        "article": row.article,
        "address": home + row.address,
    }
    return cast(FigureData, keep(values))


@lru_cache(maxsize=SOME)
def print_source(row: SourceRow, home: str) -> bytes:
    """Write a source."""
    return _pack(_source(row, home))


def _source(row: SourceRow, home: str) -> SourceData:
    values = {
        "id": row.id,
        "kind": row.kind,
        "publisher": optional_name(row.publisher),
        "title": row.title,
        "description": row.description,
        "author": row.author,
        "date": optional_date(row.date),
        "accessed": optional_date(row.accessed),
        "url": row.url,
        "archived": row.archived,
        "via": optional_name(row.via),
        "origin": optional_name(row.origin),
        "note": row.note,
        "language": row.language,
        "genre": row.genre,
        "address": home + row.address if row.address else "",
    }
    return cast(SourceData, keep(values))


@lru_cache(maxsize=SOME)
def print_article(row: ArticleRow, home: str, language: str) -> bytes:
    """Write an article as lists hold it; `language` is the site's."""
    return _pack(article_data(row, home, language))


def article_data(row: ArticleRow, home: str, language: str) -> ArticleData:
    """Return an article as lists hold it; a withdrawn one tells nothing but that."""
    values: dict[str, object] = {
        "id": row.id,
        "title": row.title,
        "date": date_data(row.date),
        "modified": optional_date(row.modified),
        "language": row.language or language,
        "translation_of": row.translation_of,
        "corrections": [{"date": date_data(one.date), "note": one.note} for one in row.corrections],
        "withdrawn": row.withdrawn,
        "address": home + row.address,
        "updated": row.updated,
    }
    if not row.withdrawn:
        values |= {
            "covers": optional_date(row.covers),
            "summary": row.summary,
            "author": row.author,
            "publisher": optional_name(row.publisher),
            "dossiers": row.dossiers,
            "actors": names_data(row.actors),
        }
    return cast(ArticleData, keep(values))


@lru_cache(maxsize=SOME)
def print_actor(row: ActorRow, home: str) -> bytes:
    """Write an actor as lists hold it."""
    return _pack(actor_data(row, home))


def actor_data(row: ActorRow, home: str) -> ActorData:
    """Return an actor as lists hold it."""
    values = {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "names": dict(row.names),
        "wikidata": row.wikidata,
        "website": row.website,
        "note": row.note,
        "born": optional_date(row.born),
        "died": optional_date(row.died),
        "founded": optional_date(row.founded),
        "dissolved": optional_date(row.dissolved),
        "address": home + row.address,
    }
    return cast(ActorData, keep(values))
