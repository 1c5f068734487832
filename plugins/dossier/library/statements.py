"""Knows how entries of statements and figures find their speakers, questions, events and series.

Does not know how they are shown beside each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..problems import Key, Problem, suggest
from ..source.fields import is_address
from ..source.headers import Question, Series
from ..source.records import Figure, Statement
from .differences import check_differences, find_replaced, link_contradictions, turn_around
from .entries import Entry, check_inline
from .model import Event, LinkedFigure, LinkedStatement
from .origins import find_last_day
from .shelf import Shelf


def link_statements(
    shelf: Shelf,
    entries: list[Entry[Statement]],
    events: Mapping[str, Event],
    questions: Mapping[str, tuple[str, Question]],
) -> dict[str, LinkedStatement]:
    """Give each statement its id and place in time; report what it names in vain."""
    unique = _unique(shelf, entries)
    for entry in unique.values():
        _check_statement(shelf, entry, events, questions, unique)
        _doubt_statement(shelf, entry)
    replaces = find_replaced(unique)
    check_differences(shelf, unique, replaces)
    contradictions, later = link_contradictions(unique), turn_around(replaces)
    linked = [
        LinkedStatement(
            entry.id,
            entry.record,
            entry.sources,
            entry.dossiers,
            entry.article,
            (*entry.record.date.sort_key, entry.number),
            contradictions.get(entry.id, ()),
            later.get(entry.id, ()),
            shelf.mentions(entry.path, (*entry.key, "gist")),
        )
        for entry in unique.values()
    ]
    return {one.id: one for one in sorted(linked, key=lambda one: one.order)}


def _unique(shelf: Shelf, entries: list[Entry[Any]]) -> dict[str, Entry[Any]]:
    unique: dict[str, Entry[Any]] = {}
    for entry in entries:
        first = unique.setdefault(entry.id, entry)
        if first is not entry:
            if entry.record.id:
                message, code = f"the id '{entry.id}' is taken in {first.path}", "id-taken"
            else:
                message, code = f"the same is said in {first.path}", "statement-twice"
            hint = "give one of them another id" if entry.record.id else "remove one of the two"
            key = (*entry.key, "id") if entry.record.id else entry.key
            shelf.problems.append(Problem(entry.path, message, code, hint, key))
    return unique


def _check_statement(
    shelf: Shelf,
    entry: Entry[Statement],
    events: Mapping[str, Event],
    questions: Mapping[str, tuple[str, Question]],
    statements: Mapping[str, Entry[Statement]],
) -> None:
    record, path, key = entry.record, entry.path, entry.key
    for name in ("by", "via", "to"):
        for number, value in enumerate(getattr(record, name)):
            shelf.expect_words(value, path, (*key, name, number))
    if record.speaks_for:
        shelf.expect("actor", record.speaks_for, path, (*key, "for"))
    if record.document:
        shelf.expect_source(record.document, path, (*key, "document"))
    for number, name in enumerate(record.about):
        _expect(shelf, "an event", name, events, path, (*key, "about", number))
    for name in record.answers:
        _expect(shelf, "a question", name, questions, path, (*key, "answers", name))
    for number, name in enumerate(record.contradicts):
        _expect(shelf, "a statement", name, statements, path, (*key, "contradicts", number))
    if record.replaces:
        _expect(shelf, "a statement", record.replaces, statements, path, (*key, "replaces"))
    check_inline(shelf, record.gist, path, (*key, "gist"))


def _doubt_statement(shelf: Shelf, entry: Entry[Statement]) -> None:
    record, path, key = entry.record, entry.path, entry.key
    speakers = [name for name in (*record.by, record.speaks_for) if name in shelf.actors]
    if not (entry.article or entry.dossiers or record.answers or speakers):
        hint = "name its dossiers, or a speaker who has a page"
        message = "no page shows this statement"
        shelf.problems.append(Problem(path, message, "record-unplaced", hint, key, notice=True))
    if record.unnamed:
        message = f"this is known only through an unnamed source ({record.unnamed})"
        hint = "add what somebody says of it under a name, if there is such a statement"
        where = (*key, "unnamed")
        shelf.problems.append(Problem(path, message, "unnamed-only", hint, where, notice=True))


def _expect(shelf: Shelf, what: str, name: str, known: Mapping[str, object], path: str, key: Key) -> None:
    if name in known:
        return
    if name in shelf.hidden_records:
        hint = "remove what leads to it, or publish it first"
        problem = Problem(path, f"'{name}' {shelf.hidden_records[name]}", "id-waiting", hint, key)
    else:
        hint = suggest(name, known) or f"give {what} this id, or mend it"
        problem = Problem(path, f"'{name}' is not the id of {what}", "id-unknown", hint, key)
    shelf.refuse(name, problem)


def link_figures(
    shelf: Shelf, entries: list[Entry[Figure]], series: Mapping[str, tuple[str, Series]]
) -> dict[str, LinkedFigure]:
    """Give each figure its id, claimant and place in time; report what it names in vain."""
    unique = _unique(shelf, entries)
    linked = []
    for entry in unique.values():
        record, key = entry.record, entry.key
        _expect(shelf, "a series", record.series, series, entry.path, (*key, "series"))
        if record.claimed_by:
            shelf.expect_words(record.claimed_by, entry.path, (*key, "claimed_by"))
        check_inline(shelf, record.note, entry.path, (*key, "note"))
        _check_as_of(shelf, entry)
        order = (*record.as_of.sort_key, entry.number)
        claimant = record.claimed_by or _publisher(shelf, entry.sources)
        mentions = shelf.mentions(entry.path, (*key, "note"))
        linked.append(LinkedFigure(entry.id, record, entry.sources, claimant, entry.article, order, mentions))
    return {one.id: one for one in sorted(linked, key=lambda one: one.order)}


def _check_as_of(shelf: Shelf, entry: Entry[Figure]) -> None:
    as_of, published = entry.record.as_of, find_last_day(shelf, entry.sources)
    day = (as_of.end or as_of).earliest
    if day is not None and published and published.latest is not None and published.latest < day:
        message = f"it stands for {as_of.text}, but its newest source is of {published.text}"
        hint = "mend one of the dates, or add the source that says so"
        where = (*entry.key, "as_of")
        shelf.problems.append(Problem(entry.path, message, "as-of-late", hint, where, notice=True))


def _publisher(shelf: Shelf, sources: tuple[str, ...]) -> str:
    for name in sources:
        if is_address(name):
            continue
        return (
            shelf.sources[name].publisher if name in shelf.sources else shelf.articles[name].header.publisher
        )
    return ""


def collect_series(shelf: Shelf) -> dict[str, tuple[str, Series]]:
    """List the series of all dossiers, by id; one id twice is a mistake."""
    return _collect(shelf, "series")


def collect_questions(shelf: Shelf) -> dict[str, tuple[str, Question]]:
    """List the questions of all dossiers, by id; one id twice is a mistake."""
    return _collect(shelf, "questions")


def _collect(shelf: Shelf, key: str) -> dict[str, tuple[str, Any]]:
    found: dict[str, tuple[str, Any]] = {}
    for dossier in shelf.dossiers.values():
        for number, one in enumerate(getattr(dossier.header, key)):
            if one.id in found:
                message = f"the id '{one.id}' is taken in the dossier '{found[one.id][0]}'"
                where = (key, number, "id")
                shelf.problems.append(
                    Problem(dossier.path, message, "id-taken", "give one another id", where)
                )
            else:
                found[one.id] = (dossier.id, one)
    return found
