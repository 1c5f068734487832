"""Knows which statements contradict each other, which replace which, and what of that cannot be.

Does not know how accounts are shown beside each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..problems import Problem
from ..source.records import Statement
from .entries import Entry
from .shelf import Shelf

Entries = Mapping[str, Entry[Statement]]
Ids = tuple[str, ...]


def find_earlier(name: str, replaces: Mapping[str, str]) -> Iterator[str]:
    """List what a statement replaces, directly or through others, latest first; a ring is left."""
    seen = {name}
    while (name := replaces.get(name, "")) and name not in seen:
        seen.add(name)
        yield name


def find_replaced(entries: Entries) -> dict[str, str]:
    """Say for each statement which one it replaces."""
    return {
        name: entry.record.replaces
        for name, entry in entries.items()
        if entry.record.replaces in entries and entry.record.replaces != name
    }


def link_contradictions(entries: Entries) -> dict[str, Ids]:
    """Say for each statement which others it contradicts; one side naming the other is enough."""
    linked: defaultdict[str, list[str]] = defaultdict(list)
    for name, entry in entries.items():
        for other in entry.record.contradicts:
            if other in entries and other != name:
                linked[name].append(other)
                linked[other].append(name)
    return {name: tuple(dict.fromkeys(others)) for name, others in linked.items()}


def turn_around(replaces: Mapping[str, str]) -> dict[str, Ids]:
    """Say for each statement which ones replace it."""
    later: defaultdict[str, list[str]] = defaultdict(list)
    for name, earlier in replaces.items():
        later[earlier].append(name)
    return {name: tuple(names) for name, names in later.items()}


def check_differences(shelf: Shelf, entries: Entries, replaces: Mapping[str, str]) -> None:
    """Report statements that contradict or replace what they cannot."""
    for name, entry in entries.items():
        shelf.problems += _check_contradictions(name, entry, entries, replaces)
        if entry.record.replaces in entries:
            shelf.problems += _check_replaced(name, entry, entries, replaces)


def _check_contradictions(
    name: str, entry: Entry[Statement], entries: Entries, replaces: Mapping[str, str]
) -> Iterable[Problem]:
    for number, other in enumerate(entry.record.contradicts):
        if other not in entries:
            continue
        key = (*entry.key, "contradicts", number)
        if other == name:
            message = "a statement cannot contradict itself"
            yield Problem(entry.path, message, "contradicts-earlier", "name another, or remove it", key)
        elif other in find_earlier(name, replaces) or name in find_earlier(other, replaces):
            message = f"this and '{other}' are one line of positions, which changed"
            hint = "keep replaces or contradicts"
            yield Problem(entry.path, message, "contradicts-earlier", hint, key)
        elif not _meet(entry.record, entries[other].record):
            message = f"'{other}' is about no event that this is about"
            hint = "name the event under about of both, or remove it"
            yield Problem(entry.path, message, "contradicts-apart", hint, key)


def _meet(one: Statement, other: Statement) -> bool:
    """Say whether two statements are about one event, or give one question different answers."""
    asked = one.answers.keys() & other.answers.keys()
    return bool({*one.about} & {*other.about} or any(one.answers[it] != other.answers[it] for it in asked))


def _check_replaced(
    name: str, entry: Entry[Statement], entries: Entries, replaces: Mapping[str, str]
) -> Iterable[Problem]:
    key = (*entry.key, "replaces")
    earlier = entry.record.replaces
    mine, former = entry.record.date, entries[earlier].record.date
    if earlier == name:
        message = "a statement cannot replace itself"
        yield Problem(entry.path, message, "replaces-later", "name an earlier one, or remove it", key)
    elif former.earliest is not None and mine.latest is not None and former.earliest > mine.latest:
        message = f"'{earlier}' is of {former.text}, later than this ({mine.text})"
        yield Problem(entry.path, message, "replaces-later", "exchange the two, or mend a date", key)
    elif name in (replaces.get(one) for one in find_earlier(name, replaces)):
        message = f"'{earlier}' itself replaces this, directly or through others"
        yield Problem(entry.path, message, "replaces-later", "remove one of the two", key)
