"""Knows the JSON that TimelineJS3 reads, https://timeline.knightlab.com/docs/json-format.html.

Does not know which events there are.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson
from markupsafe import escape

from ..source.dates import Date, civil, parse_date
from ..source.headers import Chapter
from .gathering import Gathering
from .masthead import Masthead
from .records import DossierRows, EventRow, SourceRow, cite_source

NAME = "timeline.json"


class TimelineRows(NamedTuple):
    """Hold all that a timeline is made from."""

    dossier: DossierRows
    chapters: tuple[Chapter, ...]


def find_rows(gathering: Gathering, name: str) -> TimelineRows:
    """Return what a dossier's timeline is made from."""
    header = gathering.library.dossiers[name].document.header
    return TimelineRows(gathering.dossier(name), header.chapters)


def write_timeline(rows: TimelineRows, masthead: Masthead) -> bytes:
    """Write a dossier's events as slides; its texts are HTML to TimelineJS, so all of them are escaped."""
    dossier = rows.dossier
    sources = {row.id: row for row in dossier.sources}
    told = {
        "title": {
            "unique_id": dossier.id,
            "text": {"headline": escape(dossier.title), "text": escape(dossier.summary)},
        },
        "events": [_make_slide(row, sources, dossier.address, masthead) for row in dossier.events],
        "eras": [era for chapter in rows.chapters if (era := _make_era(chapter))],
    }
    return orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


def _make_slide(
    row: EventRow, sources: dict[str, SourceRow], page: str, masthead: Masthead
) -> dict[str, Any]:
    date = parse_date(row.date.text)
    start, end = find_ends(date)
    slide: dict[str, Any] = {"unique_id": row.id, "start_date": start}
    if end:
        slide["end_date"] = end
    # Its own words for a date know neither what is about, nor seasons, nor what goes on.
    slide["display_date"] = masthead.when(date)
    if row.kind:
        slide["group"] = row.kind
    said = [row.text, row.disputed, *(cite_source(sources[name]) for name in row.sources)]
    # Addresses in it become links, since its `autolink` is on unless it is told otherwise.
    said.append(masthead.link(page + NAME, row.address))
    text = " · ".join(filter(None, said))
    slide["text"] = {"headline": escape(row.title), "text": escape(text)}
    return slide


def find_ends(date: Date) -> tuple[dict[str, int], dict[str, int]]:
    """Return start and end of a date as TimelineJS has them, as precise as they were given.

    A start that is not known is drawn at the end, and an end that is not known not at all.
    """
    if date.is_interval:
        start = _write(date.start) if date.start else {}
        end = _write(date.end, last=True) if date.end else {}
        return (start, end) if start else (end, {})
    if date.precision in ("day", "month", "year"):
        return _write(date), {}
    if date.precision == "moment":
        clock = date.text.partition("T")[2]
        return {**_write(date), "hour": int(clock[:2]), "minute": int(clock[3:5])}, {}
    return _write(date), _write(date, last=True)


def _write(date: Date, last: bool = False) -> dict[str, int]:
    number = date.latest if last else date.earliest
    assert number is not None
    year, month, day = civil(number)
    if date.precision in ("day", "moment"):
        return {"year": year, "month": month, "day": day}
    return {"year": year, "month": month} if date.precision in ("month", "season") else {"year": year}


def _make_era(chapter: Chapter) -> dict[str, Any] | None:
    """Return a chapter as an era; one that has no end is no era to TimelineJS."""
    if not chapter.start or not chapter.end or chapter.start.earliest is None or chapter.end.latest is None:
        return None
    start, end = _write(chapter.start), _write(chapter.end, last=True)
    return {"start_date": start, "end_date": end, "text": {"headline": escape(chapter.title)}}
