"""Knows how the entries of one id become one event, and which of their dates cannot both be true.

Does not know who refers to an event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..problems import Problem
from ..source.body import Part
from ..source.dates import Date
from ..source.fields import is_address
from ..source.records import Event as EventRecord
from .entries import Entry, check_inline
from .mentions.model import Mention
from .model import Dated, Event
from .origins import find_origins
from .shelf import Shelf

Entries = list[Entry[EventRecord]]


def merge_events(shelf: Shelf, entries: Entries) -> dict[str, Event]:
    """Join entries of one id, and put the events in the order of time."""
    grouped: dict[str, Entries] = defaultdict(list)
    for entry in entries:
        grouped[entry.id].append(entry)
    events = [event for group in grouped.values() if (event := _merge(shelf, group))]
    events.sort(key=lambda event: event.order)
    return {event.id: event for event in events}


def _merge(shelf: Shelf, entries: Entries) -> Event | None:
    first = entries[0]
    for entry in entries:
        _check(shelf, entry)
    record = first.record
    if record.date is None or not record.title:
        if not record.id:
            return None  # Its file has been told already.
        missing = "date" if record.date is None else "title"
        message = f"the event '{first.id}' has no {missing}"
        hint = f"add {missing}: … here, where it is first told of, or mend the id"
        if first.id in shelf.hidden_records:
            message += f": it {shelf.hidden_records[first.id]}"
        shelf.refuse(first.id, Problem(first.path, message, "key-missing", hint, first.key))
        shelf.lost.add(first.id)
        return None
    sources = _join(entry.sources for entry in entries)
    origins = find_origins(shelf, sources)
    if len(origins) == 1 and not is_address(origins[0]):
        message = f"the event '{first.id}' rests on one origin: {origins[0]}"
        hint = "add a source of another origin, if there is one"
        shelf.problems.append(Problem(first.path, message, "origin-single", hint, first.key, notice=True))
    if len(entries) == 1:
        return _single(shelf, first, record.date, len(origins))
    texts: dict[tuple[Part, ...], tuple[Mention, ...]] = {}
    for entry in entries:
        if entry.record.text:
            texts.setdefault(entry.record.text, _mentions(shelf, entry, "text"))
    disputed = next((entry for entry in entries if entry.record.disputed), first)
    return Event(
        id=first.id,
        date=record.date,
        title=record.title,
        texts=tuple(texts),
        actors=_name(shelf, _join(entry.record.actors for entry in entries)),
        dossiers=_join(entry.dossiers for entry in entries),
        sources=sources,
        place=_agree(shelf, entries, "place", ""),
        kind=_agree(shelf, entries, "kind", ""),
        weight=_agree(shelf, entries, "weight", "normal"),
        status=_agree(shelf, entries, "status", ""),
        disputed=disputed.record.disputed,
        dates=_differing_dates(entries),
        articles=_join((entry.article,) for entry in entries if entry.article),
        order=(*record.date.sort_key, first.number),
        origins=len(origins),
        title_mentions=_mentions(shelf, first, "title"),
        text_mentions=tuple(texts.values()),
        disputed_mentions=_mentions(shelf, disputed, "disputed"),
    )


def _mentions(shelf: Shelf, entry: Entry[EventRecord], key: str) -> tuple[Mention, ...]:
    return shelf.mentions(entry.path, (*entry.key, key))


def _single(shelf: Shelf, entry: Entry[EventRecord], date: Date, origins: int) -> Event:
    """Make an event of its only entry, as most are; there is nothing to join."""
    record = entry.record
    return Event(
        id=entry.id,
        date=date,
        title=record.title,
        texts=(record.text,) if record.text else (),
        actors=_name(shelf, dict.fromkeys(record.actors)),
        dossiers=tuple(dict.fromkeys(entry.dossiers)),
        sources=tuple(dict.fromkeys(entry.sources)),
        place=record.place,
        kind=record.kind,
        weight=record.weight,
        status=record.status,
        disputed=record.disputed,
        dates=(),
        articles=(entry.article,) if entry.article else (),
        order=(*date.sort_key, entry.number),
        origins=origins,
        title_mentions=_mentions(shelf, entry, "title"),
        text_mentions=(_mentions(shelf, entry, "text"),) if record.text else (),
        disputed_mentions=_mentions(shelf, entry, "disputed"),
    )


def _name(shelf: Shelf, actors: Iterable[str]) -> tuple[str, ...]:
    """Name actors as all of a library does: by one string each, however many name them."""
    return tuple(shelf.actors[name].id if name in shelf.actors else name for name in actors)


def _check(shelf: Shelf, entry: Entry[EventRecord]) -> None:
    for number, name in enumerate(entry.record.actors):
        shelf.expect("actor", name, entry.path, (*entry.key, "actors", number))
    check_inline(shelf, entry.record.text, entry.path, (*entry.key, "text"))
    check_inline(shelf, entry.record.disputed, entry.path, (*entry.key, "disputed"))


def _join(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))


def _agree(shelf: Shelf, entries: Entries, key: str, default: str) -> str:
    """Take the first entry's value that says something; notice those that say otherwise."""
    given = [(entry, value) for entry in entries if (value := getattr(entry.record, key)) != default]
    for entry, value in given[1:]:
        if value != given[0][1]:
            message = (
                f"'{value}' is not shown: {given[0][0].path} has '{given[0][1]}' for the event '{entry.id}'"
            )
            shelf.problems.append(
                Problem(
                    entry.path, message, "event-differs", "make them agree", (*entry.key, key), notice=True
                )
            )
    return given[0][1] if given else default


def _differing_dates(entries: Entries) -> tuple[Dated, ...]:
    """List each date with its sources, where two of them cannot both be true."""
    sources: dict[str, list[str]] = defaultdict(list)
    dates: dict[str, Date] = {}
    for entry in entries:
        if entry.record.date:
            dates.setdefault(entry.record.date.text, entry.record.date)
            sources[entry.record.date.text] += entry.sources
    given = list(dates.values())
    if all(one.overlaps(other) for one in given for other in given):
        return ()
    return tuple(Dated(date, _join([sources[date.text]])) for date in given)
