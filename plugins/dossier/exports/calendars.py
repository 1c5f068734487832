"""Knows iCalendar, RFC 5545 and RFC 7986: which events have a place in a calendar, and how it is written.

Does not know which events there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..source.dates import Date, parse_date
from .gathering import Gathering
from .masthead import Masthead
from .moments import format_day, format_second
from .records import SOME, EventRow, SourceRow, cite_source

_STATUS = {"planned": "TENTATIVE", "cancelled": "CANCELLED"}
_FIRST_DAY, _LAST_DAY = 1, 3652059  # of the years 1 to 9999, which is all that a calendar can write
# A calendar must hold something, so one without events says by which clock it goes.
_NOTHING = (
    "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
    "TZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


class CalendarRows(NamedTuple):
    """Hold all that a calendar is made from."""

    kind: str
    """dossier or actor."""
    id: str
    title: str
    summary: str
    events: tuple[tuple[EventRow, tuple[SourceRow, ...]], ...]
    """In the order of time, each with its sources."""


class Stretch(NamedTuple):
    """Hold the days that an event takes in a calendar, or its moment."""

    start: str
    """The lines that say it, without their ends."""
    end: str
    open: bool
    """Whether its end cannot be told."""


def find_dossier_calendar(gathering: Gathering, name: str) -> CalendarRows:
    """Return what a dossier's calendar is made from."""
    rows = gathering.dossier(name)
    events = _with_sources(rows.events, rows.sources)
    return CalendarRows("dossier", name, rows.title, rows.summary, events)


def find_actor_calendar(gathering: Gathering, name: str) -> CalendarRows:
    """Return what an actor's calendar is made from."""
    rows = gathering.actor_rows(name)
    events = _with_sources(reversed(rows.events), rows.sources)
    return CalendarRows("actor", name, rows.actor.name, rows.actor.note, events)


def _with_sources(
    events: Iterable[EventRow], sources: Iterable[SourceRow]
) -> tuple[tuple[EventRow, tuple[SourceRow, ...]], ...]:
    known = {source.id: source for source in sources}
    return tuple((row, tuple([known[name] for name in row.sources])) for row in events)


def find_stretch(date: Date) -> Stretch | None:
    """Return the days of a date in a calendar; nothing where it is no certain day.

    A month, a year, and what is marked as about or uncertain has none. A period has both its days; where
    its end is open or unknown, the day on which it began.
    """
    if date.approximate or date.uncertain or not _can_be_written(date):
        return None
    if date.precision == "moment":
        return Stretch(f"DTSTART:{_write_moment(date)}", "", False)
    if date.precision == "day":
        return _make_stretch(date.earliest, date.latest)
    if date.start is None or date.start.precision != "day":
        return None
    if date.end is None:
        return _make_stretch(date.earliest, None)
    return _make_stretch(date.earliest, date.latest) if date.end.precision == "day" else None


def _can_be_written(date: Date) -> bool:
    days = [day for day in (date.earliest, date.latest) if day is not None]
    return bool(days) and min(days) >= _FIRST_DAY and max(days) < _LAST_DAY


def _make_stretch(first: int | None, last: int | None) -> Stretch | None:
    if first is None:
        return None
    # The end is the day after the last one, by RFC 5545, 3.6.1.
    end = "" if last is None else f"DTEND;VALUE=DATE:{_write_day(last + 1)}"
    return Stretch(f"DTSTART;VALUE=DATE:{_write_day(first)}", end, last is None)


def _write_day(day: int) -> str:
    return _compact(format_day(day))


def _compact(text: str) -> str:
    """Take away the signs between the parts of a day or moment, as calendars want it."""
    return text.replace("-", "").replace(":", "")


def _write_moment(date: Date) -> str:
    """Write a moment in UTC; where it was given without a zone, as the clock at the place shows it."""
    clock = date.text.partition("T")[2]
    if len(clock) == len("21:30:00"):
        return _compact(date.text)
    assert date.moment is not None
    return _compact(format_second(int(date.moment)))


def write_calendar(rows: CalendarRows, masthead: Masthead) -> bytes:
    """Write a calendar; what has no certain day is counted in its description."""
    blocks = [_write_event(event, sources, masthead) for event, sources in rows.events]
    missing = sum(not block for block in blocks)
    head = "\r\n".join(map(fold, _head(rows, missing, masthead)))
    body = "".join(blocks) or _NOTHING
    return f"BEGIN:VCALENDAR\r\n{head}\r\n{body}END:VCALENDAR\r\n".encode()


def _head(rows: CalendarRows, missing: int, masthead: Masthead) -> Iterator[str]:
    site = masthead.site
    title = escape_text(f"{rows.title} – {site.name}")
    words = masthead._("Events without a certain day, which are not in this calendar: %(num)s")
    told = escape_text("\n".join(filter(None, (rows.summary, words % {"num": missing} if missing else ""))))
    yield "VERSION:2.0"
    yield f"PRODID:-//pelican-dossier//{site.language}"
    yield "CALSCALE:GREGORIAN"
    yield f"UID:{masthead.uid('calendar', f'{rows.kind}/{rows.id}')}"
    # The second of each pair is what calendars read that are older than RFC 7986.
    yield f"NAME:{title}"
    yield f"X-WR-CALNAME:{title}"
    if told:
        yield f"DESCRIPTION:{told}"
        yield f"X-WR-CALDESC:{told}"


@lru_cache(maxsize=SOME)
def _write_event(event: EventRow, sources: tuple[SourceRow, ...], masthead: Masthead) -> str:
    """Write an event, or nothing where it has no certain day; it stands in several calendars."""
    date = parse_date(event.date.text)
    stretch = find_stretch(date)
    if stretch is None:
        return ""
    when = masthead.when(date) if stretch.open else ""
    address = f"{masthead.site.url}/{event.address}" if masthead.site.url else ""
    url = next((source.url for source in sources if source.url), address)
    told = "\n".join(filter(None, (when, *_describe(event, sources, masthead), address)))
    lines = [
        f"UID:{masthead.uid('event', event.id)}",
        f"DTSTAMP:{_compact(event.updated)}",
        stretch.start,
        stretch.end,
        f"SUMMARY:{escape_text(event.title)}",
        told and f"DESCRIPTION:{escape_text(told)}",
        event.place and f"LOCATION:{escape_text(event.place)}",
        event.kind and f"CATEGORIES:{event.kind.upper()}",
        event.status and f"STATUS:{_STATUS[event.status]}",
        url and f"URL:{url}",
        # What is told here makes nobody who subscribes to it busy.
        "TRANSP:TRANSPARENT",
    ]
    body = "\r\n".join([fold(line) for line in lines if line])
    return f"BEGIN:VEVENT\r\n{body}\r\nEND:VEVENT\r\n"


def _describe(event: EventRow, sources: tuple[SourceRow, ...], masthead: Masthead) -> Iterator[str]:
    """Yield what an event says below its title: what, what is disputed, which dates differ, who says so."""
    yield event.text
    yield event.disputed
    # Few have dates that differ.
    publishers = {one.id: one.publisher.text or one.url for one in sources} if event.dates else {}
    for dated in event.dates:
        who = ", ".join(dict.fromkeys(publishers[name] for name in dated.sources))
        yield f"{masthead.when(parse_date(dated.date.text))}: {who}"
    yield from map(cite_source, sources)


def escape_text(text: str) -> str:
    r"""Escape a text by RFC 5545, 3.3.11.

    The library icalendar makes a line break of what reads \N, and takes twelve times as long an event.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """Return a line cut into pieces of at most 75 bytes by RFC 5545, 3.1."""
    if line.isascii():
        if len(line) <= 75:
            return line
        return "\r\n ".join([line[:75], *[line[start : start + 74] for start in range(75, len(line), 74)]])
    data, pieces, start, room = line.encode(), [], 0, 75
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # not within a letter
            end -= 1
        pieces.append(data[start:end])
        start, room = end, 74
    return b"\r\n ".join([*pieces, data[start:]]).decode()
