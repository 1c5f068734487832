"""Knows how the data files of dossiers, actors and articles, and their index, are written.

Does not know how a record reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from ..library.model import Reason
from ..pages.addresses import DATA_FILE, DATA_INDEX, HOME, export_address
from .data_records import (
    actor_data,
    article_data,
    date_data,
    keep,
    name_data,
    names_data,
    optional_date,
    print_actor,
    print_article,
    print_event,
    print_figure,
    print_source,
    print_statement,
)
from .data_rows import ActorFacts, ArticleFacts, DossierFacts, IndexRows, OfficeRow
from .file_shapes import LicenceData, SiteData
from .masthead import Masthead
from .records import EventRow, StatementRow


def write_dossier(facts: DossierFacts, masthead: Masthead) -> bytes:
    """Write a dossier with all that belongs to it."""
    rows = facts.rows
    home = masthead.link(export_address("dossier", rows.address, DATA_FILE), HOME)
    head = {
        "id": rows.id,
        "title": rows.title,
        "summary": rows.summary,
        "status": rows.status,
        "address": home + rows.address,
        "updated": facts.updated,
        "related": facts.related,
        "chapters": [
            keep({"title": title, "start": optional_date(start), "end": optional_date(end)})
            for title, start, end in facts.chapters
        ],
        "questions": [{"id": one.id, "ask": one.ask, "status": one.status} for one in facts.questions],
        "series": [keep({"id": one.id, "label": one.label, "unit": one.unit}) for one in facts.series],
    }
    language = masthead.site.language
    lists = _print_records(rows.events, rows.statements, home) | {
        "figures": [print_figure(row, home) for row in rows.figures],
        "articles": [print_article(row, home, language) for row in rows.articles],
        "actors": [print_actor(row, home) for row in rows.actors],
        "sources": [print_source(row, home) for row in rows.sources],
    }
    return _write("dossier/1", head, lists, home, masthead)


def write_actor(facts: ActorFacts, masthead: Masthead) -> bytes:
    """Write an actor with what names it."""
    rows = facts.rows
    home = masthead.link(export_address("actor", rows.actor.address, DATA_FILE), HOME)
    head = {
        **actor_data(rows.actor, home),
        "summary": facts.summary,
        "aliases": facts.aliases,
        "member_of": names_data(facts.groups),
        "members": names_data(facts.members),
        "roles": [_term(office, "of") for office in facts.roles],
        "offices": [_term(office, "holder") for office in facts.offices],
        "dossiers": facts.dossiers,
        "rests_on": facts.rests_on,
    }
    lists = _print_records(rows.events, rows.statements, home) | {
        "articles": [print_article(row, home, masthead.site.language) for row in rows.articles],
        "sources": [print_source(row, home) for row in facts.sources],
    }
    return _write("actor/1", head, lists, home, masthead)


def _term(office: OfficeRow, whose: str) -> dict[str, Any]:
    values = {
        "title": office.title,
        whose: name_data(office.whose) if office.whose else None,
        "start": optional_date(office.start),
        "end": optional_date(office.end),
        "as_of": optional_date(office.as_of),
    }
    return keep(values)


def write_article(facts: ArticleFacts, masthead: Masthead) -> bytes:
    """Write an article with what it tells and what it rests on."""
    home = masthead.link(export_address("article", facts.row.address, DATA_FILE), HOME)
    head = {
        **article_data(facts.row, home, masthead.site.language),
        "tags": facts.tags,
        "translations": facts.translations,
        "reasons": {dossier: _reason(reason) for dossier, reason in facts.reasons},
        "citations": facts.citations,
    }
    lists = _print_records(facts.events, facts.statements, home) | {
        "figures": [print_figure(row, home) for row in facts.figures],
        "sources": [print_source(row, home) for row in facts.sources],
    }
    return _write("article/1", head, lists, home, masthead)


def _reason(reason: Reason) -> dict[str, Any]:
    return keep(reason._asdict())


def _print_records(
    events: Iterable[EventRow], statements: Iterable[StatementRow], home: str
) -> dict[str, list[bytes]]:
    return {
        "events": [print_event(row, home) for row in events],
        "statements": [print_statement(row, home) for row in statements],
    }


# ---------------------------------------------------------------- the index


def write_index(rows: IndexRows, masthead: Masthead) -> bytes:
    """Write where all dossiers, actors and articles are published."""
    home = masthead.link(DATA_INDEX, HOME)
    offered = DATA_FILE in masthead.site.exports

    def entry(kind: str, name: str, title: str, address: str, **more: Any) -> bytes:
        holder = kind if kind in ("dossier", "article") else "actor"
        data = home + export_address(holder, address, DATA_FILE) if offered else ""
        values = {"id": name, "kind": kind, "name": title, "address": home + address, "data": data, **more}
        return orjson.dumps(keep(values))

    language = masthead.site.language
    lists = {
        "dossiers": [
            entry("dossier", name, title, address, status=status)
            for name, title, status, address in rows.dossiers
        ],
        "actors": [entry(row.kind, row.id, row.name, row.address) for row in rows.actors],
        "articles": [
            entry(
                "article",
                row.id,
                row.title,
                row.address,
                date=date_data(row.date),
                language=row.language or language,
                translation_of=row.translation_of,
            )
            for row in rows.articles
        ],
    }
    return _write("index/1", {}, lists, home, masthead)


# ---------------------------------------------------------------- a file


def _write(
    schema: str, head: Mapping[str, Any], lists: Mapping[str, list[bytes]], home: str, masthead: Masthead
) -> bytes:
    """Write a file with a key or a record in each line, so that what changed can be seen."""
    whole = {"schema": schema, "site": _site(home, masthead), **keep(head)}
    lines = [b"%b:%b" % (orjson.dumps(key), orjson.dumps(value)) for key, value in whole.items()]
    for key, records in lists.items():
        inner = b"[\n%b\n]" % b",\n".join(records) if records else b"[]"
        lines.append(b"%b:%b" % (orjson.dumps(key), inner))
    return b"{\n%b\n}\n" % b",\n".join(lines)


def _site(home: str, masthead: Masthead) -> SiteData:
    site: SiteData = {"name": masthead.site.name, "language": masthead.site.language, "address": home}
    name, address = masthead.site.licence
    if name:
        licence: LicenceData = {"name": name}
        if address:
            licence["address"] = address
        site["licence"] = licence
    return site
