"""Knows what a page shows of a statement, and what it needs for that.

Does not know which page that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..library.model import Library, LinkedStatement
from ..library.relations import statement_sources
from ..source.body import Part
from ..source.dates import Date
from .addresses import question_anchor, statement_anchor
from .cards import ActorCard, Name, SourceCard, find_actor, find_name, find_names, find_source, statement_home
from .events import EventLine, EventLineView, find_event_line, view_event_line
from .mentions import find_people
from .statement_links import (
    StatementLink,
    StatementLinkView,
    find_statement_href,
    find_statement_link,
    view_statement_link,
)
from .texts import Link, Linker, Names, Rich, SourceView


class StatementFacts(NamedTuple):
    """Hold a statement with the cards of whom and what it names."""

    statement: LinkedStatement
    speakers: tuple[tuple[Name, ActorCard | None], ...]
    speaks_for: Name | None
    via: tuple[Name, ...]
    to: tuple[Name, ...]
    sources: tuple[SourceCard, ...]
    about: tuple[EventLine, ...]
    answers: tuple[tuple[str, str, str, str], ...]
    """Dossier, question's id, question and answer."""
    contradicts: tuple[StatementLink, ...]
    replaces: StatementLink | None
    replaced_by: tuple[StatementLink, ...]
    names: Names
    people: tuple[ActorCard, ...]
    home: tuple[str, str]


class SpeakerView(NamedTuple):
    """Show who speaks."""

    name: Link
    office: str
    office_of: str


class StatementView(NamedTuple):
    """Show a statement."""

    id: str
    anchor: str
    href: str
    date: Date
    nature: str
    """person, institution or unnamed; empty where a speaker has no page."""
    speakers: tuple[SpeakerView, ...]
    unnamed: str
    speaks_for: Link | None
    via: tuple[Link, ...]
    to: tuple[Link, ...]
    gist: Rich
    quote: str
    sources: tuple[SourceView, ...]
    about: tuple[EventLineView, ...]
    answers: tuple[tuple[Link, str], ...]
    """Each question, and the answer given."""
    contradicts: tuple[StatementLinkView, ...]
    """The statements that say otherwise, whichever side names the other."""
    replaces: StatementLinkView | None
    """The earlier statement whose position this changes."""
    replaced_by: tuple[StatementLinkView, ...]


class StatementLine(NamedTuple):
    """Hold what a long list shows of a statement."""

    date: Date
    gist: tuple[Part, ...]
    id: str
    home: tuple[str, str]
    names: Names
    unnamed: str


class StatementLineView(NamedTuple):
    """Show a statement in one line."""

    anchor: str
    date: Date
    gist: str
    href: str
    unnamed: str
    """The source's words for who says it, or passes it on, without a name."""


def find_statement_line(library: Library, name: str) -> StatementLine:
    """Return what is needed to show a statement in one line."""
    statement = library.statements[name]
    record = statement.record
    home, names = statement_home(library, statement), find_names(library, (record.gist,))
    return StatementLine(record.date, record.gist, name, home, names, record.unnamed)


def view_statement_line(line: StatementLine, root: str) -> StatementLineView:
    """Return a statement as a long list shows it."""
    links = Linker(root, line.names, {})
    return StatementLineView(
        statement_anchor(line.id),
        line.date,
        links.plain(line.gist),
        find_statement_href(line.home, line.id, links),
        line.unnamed,
    )


def find_statement(library: Library, name: str) -> StatementFacts:
    """Return what is needed to show a statement."""
    statement = library.statements[name]
    record = statement.record
    return StatementFacts(
        statement,
        tuple(
            (
                find_name(library, one),
                find_actor(library, one, record.date) if one in library.actors else None,
            )
            for one in record.by
        ),
        find_name(library, record.speaks_for) if record.speaks_for else None,
        tuple(find_name(library, one) for one in record.via),
        tuple(find_name(library, one) for one in record.to),
        tuple(find_source(library, source) for source in statement_sources(statement)),
        tuple(find_event_line(library, event) for event in record.about),
        tuple(
            (library.questions[question][0], question, library.questions[question][1].ask, answer)
            for question, answer in record.answers.items()
        ),
        tuple(find_statement_link(library, other) for other in statement.contradicts),
        find_statement_link(library, record.replaces) if record.replaces else None,
        tuple(find_statement_link(library, other) for other in statement.replaced_by),
        find_names(library, (record.gist,)),
        find_people(library, statement.mentions),
        statement_home(library, statement),
    )


def view_statement(facts: StatementFacts, links: Linker) -> StatementView:
    """Return a statement as a page shows it."""
    record = facts.statement.record
    named = links.beside(facts.names, facts.people)
    return StatementView(
        id=facts.statement.id,
        anchor=statement_anchor(facts.statement.id),
        href=find_statement_href(facts.home, facts.statement.id, links),
        date=record.date,
        nature=find_nature(facts.statement.record.unnamed, [card for _, card in facts.speakers]),
        speakers=tuple(
            SpeakerView(links.name(name), card.office if card else "", card.office_of if card else "")
            for name, card in facts.speakers
        ),
        unnamed=record.unnamed,
        speaks_for=links.name(facts.speaks_for) if facts.speaks_for else None,
        via=tuple(links.name(name) for name in facts.via),
        to=tuple(links.name(name) for name in facts.to),
        gist=named.rich(record.gist, None, facts.statement.mentions),
        quote=record.quote,
        sources=tuple(links.source(card) for card in facts.sources),
        about=tuple(view_event_line(line, links.root) for line in facts.about),
        answers=tuple(
            (links.to("dossier", dossier, ask, question_anchor(question)), answer)
            for dossier, question, ask, answer in facts.answers
        ),
        contradicts=tuple(view_statement_link(one, links) for one in facts.contradicts),
        replaces=view_statement_link(facts.replaces, links) if facts.replaces else None,
        replaced_by=tuple(view_statement_link(one, links) for one in facts.replaced_by),
    )


def find_nature(unnamed: str, speakers: Sequence[ActorCard | None]) -> str:
    """Say who speaks: person, institution or unnamed; nothing where a speaker has no page."""
    if unnamed:
        return "unnamed"
    kinds = {card.kind if card else "" for card in speakers}
    if "" in kinds:
        # A name without a page may be anybody's.
        return ""
    return "person" if "person" in kinds else "institution"
