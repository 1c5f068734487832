"""Knows how the site reads as entities of FollowTheMoney, one in each line.

Does not know its other formats. The model is https://followthemoney.tech/explorer/; every value is a list
there, and an entity has an id that others refer to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import orjson

from ..pages.cards import is_public_body
from ..pages.iso import iso_text
from ..source.dates import Date, parse_date
from ..source.fields import digest
from .data_rows import OfficeRow, find_roles
from .gathering import Gathering
from .masthead import Masthead
from .prose import find_lead
from .records import ActorRow, ArticleRow, EventRow, Span

_FIRST_YEAR = 1000
"""The first that the model takes for a year."""
Values = dict[str, Iterable[str]]


class ActorEntity(NamedTuple):
    """Hold an actor with its other names and its offices."""

    row: ActorRow
    schema: str
    names: tuple[str, ...]
    summary: str
    roles: tuple[OfficeRow, ...]


class EventEntity(NamedTuple):
    """Hold an event with the addresses of its sources."""

    row: EventRow
    sources: tuple[str, ...]


class FtmRows(NamedTuple):
    """Hold all that is written."""

    actors: tuple[ActorEntity, ...]
    events: tuple[EventEntity, ...]
    articles: tuple[ArticleRow, ...]


def find_rows(gathering: Gathering, _: str) -> FtmRows:
    """Return all actors and events, and the articles that are to be found."""
    library = gathering.library
    # What is planned or was called off is nothing that happened, and the model has no word for that.
    happened = (name for name, event in library.events.items() if not event.status)
    findable = (name for name, article in library.articles.items() if article.findable)
    return FtmRows(
        tuple(_find_actor(gathering, name) for name in sorted(library.actors)),
        tuple(_find_event(gathering, name) for name in happened),
        tuple(map(gathering.article, findable)),
    )


def _find_actor(gathering: Gathering, name: str) -> ActorEntity:
    document = gathering.library.actors[name].document
    header, row = document.header, gathering.actor(name)
    groups = (gathering.name(group).kind for group in header.member_of)
    return ActorEntity(
        row,
        "PublicBody" if is_public_body(row.kind, groups) else _SCHEMAS.get(row.kind, "Organization"),
        tuple(dict.fromkeys((*(text for _, text in row.names), *header.aliases))),
        find_lead(gathering.library, document),
        find_roles(gathering, header),
    )


_SCHEMAS = {"person": "Person", "state": "PublicBody"}


def _find_event(gathering: Gathering, name: str) -> EventEntity:
    row = gathering.event(name)
    return EventEntity(row, tuple(filter(None, (gathering.source(source).url for source in row.sources))))


# ---------------------------------------------------------------- entities


def write_ftm(rows: FtmRows, masthead: Masthead) -> Iterator[bytes]:
    """Write an entity a line: actors, the offices they held, events, articles, and whom these mention.

    Line by line, since of a large site this is the largest file of all.
    """
    url, publisher = masthead.site.url, masthead.site.name
    for actor in rows.actors:
        yield _write_actor(actor, url)
    yield from _write_offices(rows.actors)
    for event in rows.events:
        yield _write_event(event)
    endings = {actor.row.id: _end_mention(actor.row) for actor in rows.actors}
    for article in rows.articles:
        yield _write_article(article, url, publisher)
        start = b'{"id":"mention-%b-' % article.id.encode()
        document = b'","schema":"Mention","properties":{"document":["article-%b"],' % article.id.encode()
        for name in article.actors:
            # Written by hand: there are more of these than of all others together.
            yield b"%b%b%b%b" % (start, name.actor.encode(), document, endings[name.actor])


def _end_mention(row: ActorRow) -> bytes:
    properties = {"resolved": [f"actor-{row.id}"], "name": [row.name]}
    return b"%b}\n" % orjson.dumps(properties)[1:]


def _write(name: str, schema: str, values: Values) -> bytes:
    properties = {key: kept for key, texts in values.items() if (kept := list(filter(None, texts)))}
    return orjson.dumps({"id": name, "schema": schema, "properties": properties}) + b"\n"


def _write_actor(actor: ActorEntity, url: str) -> bytes:
    row = actor.row
    values: Values = {
        "name": [row.name],
        "alias": [name for name in actor.names if name != row.name],
        "summary": [actor.summary],
        "notes": [row.note],
        "wikidataId": [row.wikidata],
        "website": [row.website],
        "sourceUrl": _find_page(row.address, url),
    }
    if actor.schema == "Person":
        values |= {"birthDate": _date(row.born), "deathDate": _date(row.died)}
    else:
        values |= {"incorporationDate": _date(row.founded), "dissolutionDate": _date(row.dissolved)}
    return _write(f"actor-{row.id}", actor.schema, values)


def _find_page(address: str, url: str) -> list[str]:
    """Return the address of a page, which must be absolute or not there at all."""
    return [f"{url}/{address}"] if url else []


def _write_offices(actors: Iterable[ActorEntity]) -> Iterator[bytes]:
    """Write each office once, and who held it when; the model lets only a person hold one."""
    posts = set()
    for actor in actors:
        for role in actor.roles if actor.schema == "Person" else ():
            of = role.whose.actor if role.whose else ""
            post = f"position-{of}-{digest(role.title, of)}" if of else f"position-{digest(role.title)}"
            if post not in posts:
                posts.add(post)
                yield _write(post, "Position", {"name": [role.title], "organization": _refer(of)})
            yield _write_term(actor.row.id, role, post)


def _refer(actor: str) -> list[str]:
    return [f"actor-{actor}"] if actor else []


def _write_term(holder: str, role: OfficeRow, post: str) -> bytes:
    written = [date.text if date else "" for date in (role.start, role.end, role.as_of)]
    values: Values = {
        "holder": [f"actor-{holder}"],
        "post": [post],
        "startDate": _date(role.start),
        "endDate": _date(role.end),
        "date": _date(role.as_of),
    }
    return _write(f"occupancy-{holder}-{digest(post, *written)}", "Occupancy", values)


def _write_event(event: EventEntity) -> bytes:
    row = event.row
    dates = [one.date for one in row.dates] or [row.date]
    starts, ends = zip(*(_ends(date) for date in dates), strict=True)
    values: Values = {
        "name": [row.title],
        "startDate": dict.fromkeys(starts),
        "endDate": dict.fromkeys(ends),
        "location": [row.place],
        "involved": [f"actor-{actor.actor}" for actor in row.actors],
        "summary": [row.text],
        "notes": [row.disputed],
        "keywords": [row.kind],
        "sourceUrl": event.sources,
    }
    return _write(f"event-{row.id}", "Event", values)


def _write_article(row: ArticleRow, url: str, publisher: str) -> bytes:
    values: Values = {
        "title": [row.title],
        "summary": [row.summary],
        # The author of a report that it is about is not its own.
        "author": [] if row.publisher else [row.author],
        "publisher": [publisher],
        "publishedAt": _date(row.date),
        "modifiedAt": [row.updated] if row.modified or row.corrections else [],
        "sourceUrl": _find_page(row.address, url),
    }
    return _write(f"article-{row.id}", "Article", values)


# ---------------------------------------------------------------- dates


def _date(span: Span | None) -> list[str]:
    """Return a date that the model can say with the precision that it was given in."""
    return [_known(parse_date(span.text))] if span else []


def _ends(span: Span) -> tuple[str, str]:
    date = parse_date(span.text)
    if not date.is_interval:
        return _known(date), ""
    return _known(date.start), _known(date.end)


def _known(date: Date | None) -> str:
    return iso_text(date) if date and (date.year or 0) >= _FIRST_YEAR else ""
