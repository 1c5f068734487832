"""Knows what a foreign text may give to a dossier, and the words of it that each candidate rests on.

Does not know how candidates are found, nor what an editor decides about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from ..source.fields import digest

Kind = Literal["actor", "event", "statement", "figure", "dossier", "name"]
"""`name` is a name that was left alone: nobody on the site, and in doubt whether it should be."""
Value = str | tuple[str, ...]


class Words(NamedTuple):
    """Hold words of a foreign text: `text` stands from `start` to `end` in its line.

    Lines count from 1, as an editor's program counts those of `originals/<slug>.txt`; places within a
    line count from 0.
    """

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class ProposedActor:
    """Propose an actor that the site does not have."""

    name: str
    kind: str = "person"
    roles: tuple[tuple[str, str], ...] = ()
    """Each title with the state or organisation whose office it is: an id, words of the text, or nothing."""
    as_of: str = ""
    """The day on which the offices are known to be held."""
    named: int = 0
    """How often the text names it."""


@dataclass(frozen=True, kw_only=True)
class ProposedEvent:
    """Propose an event; `actors` are ids, or names of those whom the site does not have."""

    date: str
    title: str
    actors: tuple[str, ...] = ()
    status: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class ProposedStatement:
    """Propose a statement; whoever speaks, is spoken for or passes it on is an id, or words."""

    date: str
    gist: str
    """What was said, in the text's words where they are few, else their beginning and an ellipsis: for
    an editor to say in words of our own."""
    by: tuple[str, ...] = ()
    unnamed: str = ""
    speaks_for: str = ""
    via: tuple[str, ...] = ()
    quote: str = ""
    """At most 25 words, word for word; longer quotations are cut at the end of a clause."""
    to: tuple[str, ...] = ()
    verb: str = ""
    """The word that reports, as it stands."""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class ProposedFigure:
    """Propose a figure; numbers are digits as text. `series` is empty where no series of the site fits."""

    as_of: str
    series: str = ""
    value: str = ""
    low: str = ""
    high: str = ""
    qualifier: str = ""
    of: str = ""
    unit: str = ""
    """The noun that is counted, a currency, or `percent`."""
    scope: str = ""
    """What exactly is counted, in the text's words."""
    claimed_by: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class ProposedDossier:
    """Propose that the article belongs to a dossier."""

    dossier: str


@dataclass(frozen=True, kw_only=True)
class LeftName:
    """Tell of a name that was left alone; `actors` are the ids that it could mean."""

    name: str
    actors: tuple[str, ...] = ()


Proposal = ProposedActor | ProposedEvent | ProposedStatement | ProposedFigure | ProposedDossier | LeftName


@dataclass(frozen=True)
class Candidate:
    """Propose one thing for an article's header, with the words that it rests on.

    `words` come in the order in which they matter: the first are what an editor is to be shown first.
    """

    kind: Kind
    words: tuple[Words, ...]
    sentence: Words
    """The whole sentence, or sentences, in which the words stand."""
    reason: str
    """Why it was found, in an editor's words."""
    score: float
    """How sure the rules are, from 0 to 1."""
    record: Proposal
    id: str = ""
    """Made of the kind and the words it rests on alone, so that it outlives other changes of the text."""


def number_candidates(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Give each candidate its id; those that rest on the same words are told apart by their order."""
    times: dict[str, int] = {}
    numbered = []
    for one in found:
        key = digest(one.kind, *find_basis(one))
        times[key] = times.get(key, 0) + 1
        numbered.append(replace(one, id=key if times[key] == 1 else f"{key}-{times[key]}"))
    return tuple(numbered)


def find_basis(one: Candidate) -> tuple[str, ...]:
    """List the words by which a candidate is known again: of a person the name, however often it stands."""
    record = one.record
    if isinstance(record, ProposedActor | LeftName):
        return (record.name,)
    if isinstance(record, ProposedDossier):
        return (record.dossier,)
    return tuple(" ".join(words.text.split()) for words in one.words)


def list_keys(record: Proposal) -> Mapping[str, Value]:
    """List what a proposal gives to a header, in the contract's keys and order, without what is empty.

    What is missing there, as the series of a figure, an editor has to add; a dossier, a name and the
    kind of verb give no keys.
    """
    keys: dict[str, Value] = {}
    if isinstance(record, ProposedEvent):
        keys = {"date": record.date, "title": record.title, "actors": record.actors, "status": record.status}
    elif isinstance(record, ProposedStatement):
        keys = {"by": record.by, "unnamed": record.unnamed, "for": record.speaks_for, "date": record.date}
        keys |= {"gist": record.gist, "quote": record.quote, "via": record.via, "to": record.to}
    elif isinstance(record, ProposedFigure):
        keys = {"series": record.series, "as_of": record.as_of, "value": record.value, "low": record.low}
        keys |= {"high": record.high, "qualifier": record.qualifier, "of": record.of, "scope": record.scope}
        keys["claimed_by"] = record.claimed_by
    elif isinstance(record, ProposedActor):
        keys = {"name": record.name, "kind": "" if record.kind == "person" else record.kind}
    if isinstance(record, ProposedEvent | ProposedStatement | ProposedFigure):
        keys["evidence"] = record.evidence
    return {key: value for key, value in keys.items() if value}
