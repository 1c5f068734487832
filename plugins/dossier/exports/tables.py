"""Knows tables of comma-separated values, RFC 4180, that are safe to open in a spreadsheet.

Does not know what their columns mean.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from ..pages.cards import Name
from .columns import TABLES
from .masthead import Masthead
from .records import MANY, DossierRows, EventRow, FigureRow, SourceRow, Span, StatementRow

_MARK = "\ufeff"
"""Without it Excel takes the file for one in an old code page."""
# What spreadsheets run as a formula; and the mark against it, so that reading can take it away again.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_SUSPICIOUS = frozenset("'=+-@\t\r\n＝＋－＠")
_DAY = re.compile(r"(?!0000)\d{4}-\d\d-\d\d")
Cells = tuple[str | float | None, ...]


class _Pieces(list[str]):
    """Collect what the csv module writes."""

    write = list.append


def disarm(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe is put before such a one."""
    return f"'{text}" if text[:1] in _SUSPICIOUS and _FORMULA.match(text) else text


def write_events(rows: DossierRows, masthead: Masthead) -> bytes:
    """Write the events of a dossier."""
    return _write("events.csv", rows, rows.events, event_cells, masthead)


def write_statements(rows: DossierRows, masthead: Masthead) -> bytes:
    """Write the statements of a dossier."""
    return _write("statements.csv", rows, rows.statements, statement_cells, masthead)


def write_figures(rows: DossierRows, masthead: Masthead) -> bytes:
    """Write the figures of a dossier."""
    return _write("figures.csv", rows, rows.figures, figure_cells, masthead)


def write_sources(rows: DossierRows, masthead: Masthead) -> bytes:
    """Write the sources of a dossier."""
    return _write("sources.csv", rows, rows.sources, source_cells, masthead)


def _write(
    name: str,
    rows: DossierRows,
    things: Iterable[Any],
    cells: Callable[[Any, str, Mapping[str, str]], Cells],
    masthead: Masthead,
) -> bytes:
    urls = {source.id: source.url for source in rows.sources}
    pieces = _Pieces([_MARK])
    writer = csv.writer(pieces)
    writer.writerow(column.name for column in TABLES[name])
    file = rows.address + name
    writer.writerows(
        cells(one, masthead.link(file, one.address) if one.address else "", urls) for one in things
    )
    return "".join(pieces).encode()


def event_cells(row: EventRow, page: str, urls: Mapping[str, str]) -> Cells:
    """Return the cells of an event, in the order of its columns."""
    return (
        row.id,
        *_days(row.date),
        disarm(row.title),
        disarm(row.text),
        disarm(row.place),
        row.kind,
        row.weight,
        row.status,
        disarm(row.disputed),
        " ".join(one.date.text for one in row.dates),
        *_people(row.actors),
        *_sources(row.sources, urls),
        page,
    )


def statement_cells(row: StatementRow, page: str, urls: Mapping[str, str]) -> Cells:
    """Return the cells of a statement, in the order of its columns."""
    offices = (", ".join(filter(None, (one.office, one.office_of))) for one in row.speakers if one.office)
    return (
        row.id,
        *_days(row.date),
        *_people(tuple(speaker.name for speaker in row.speakers)),
        disarm("; ".join(offices)),
        row.nature,
        disarm(row.unnamed),
        disarm(row.speaks_for.text) if row.speaks_for else "",
        _people(row.to)[0],
        _people(row.via)[0],
        disarm(row.gist),
        disarm(row.quote),
        row.document,
        " ".join(row.about),
        disarm("; ".join(f"{question}: {answer}" for question, answer in row.answers)),
        " ".join(row.contradicts),
        row.replaces,
        *_sources(row.sources, urls),
        page,
    )


def figure_cells(row: FigureRow, page: str, urls: Mapping[str, str]) -> Cells:
    """Return the cells of a figure, in the order of its columns."""
    return (
        row.id,
        row.series,
        disarm(row.label),
        disarm(row.unit),
        *_days(row.as_of),
        row.value,
        row.low,
        row.high,
        row.qualifier,
        row.of,
        disarm(row.scope),
        disarm(row.claimed_by.text),
        row.claimed_by.actor,
        disarm(row.note),
        *_sources(row.sources, urls),
        page,
    )


def source_cells(row: SourceRow, page: str, _: Mapping[str, str]) -> Cells:
    """Return the cells of a source, in the order of its columns."""
    return (
        row.id,
        disarm(row.publisher.text),
        row.publisher.actor,
        disarm(row.title),
        disarm(row.description),
        disarm(row.author),
        *(_days(row.date) if row.date else ("", "", "")),
        row.url,
        row.archived,
        row.accessed.text if row.accessed else "",
        disarm(row.via.text) if row.via else "",
        disarm(row.origin.text) if row.origin else "",
        row.language,
        disarm(row.genre),
        disarm(row.note),
        page,
    )


@lru_cache(maxsize=MANY)
def _days(date: Span) -> tuple[str, str, str]:
    """Return a date as written, with its first and last day where a spreadsheet can have them."""
    first, last = date.earliest, date.latest
    return date.text, first if _DAY.fullmatch(first) else "", last if _DAY.fullmatch(last) else ""


@lru_cache(maxsize=MANY)
def _people(names: tuple[Name, ...]) -> tuple[str, str]:
    """Return names for people, and ids for programs."""
    return disarm("; ".join(name.text for name in names)), " ".join(
        filter(None, (one.actor for one in names))
    )


def _sources(names: tuple[str, ...], urls: Mapping[str, str]) -> tuple[str, str]:
    return " ".join(names), " ".join(filter(None, (urls.get(name, "") for name in names)))
