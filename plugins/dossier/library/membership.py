"""Knows which actors an article names and which dossiers it belongs to, and why.

Does not know events, nor what a dossier shows.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from ..source.dates import Date
from ..source.documents import Document
from ..source.headers import ArticleHeader, Clause, Rule
from .model import Member, Reason
from .shelf import Shelf

NAMED = Reason()
"""The article names the dossier itself."""


def find_actors(shelf: Shelf, article: Document[ArticleHeader]) -> tuple[str, ...]:
    """List the actors of an article in the order in which it names them."""
    header = article.header
    left_out = set(header.not_actors)
    linked = (ref.target for ref in article.refs if ref.kind == "wiki" and ref.target not in left_out)
    found = find_named(shelf, article.path, left_out)
    named = dict.fromkeys([*header.actors, *linked, *_recorded(header), *found])
    return tuple(shelf.actors[name].id for name in named if name in shelf.actors)


def find_named(shelf: Shelf, path: str, without: Container[str] = ()) -> Iterator[str]:
    """List whom the texts of a file mention, records included."""
    for found in shelf.findings.get(path, {}).values():
        for mention in found.mentions:
            if mention.actor not in without:
                yield mention.actor


def _recorded(header: ArticleHeader) -> Iterator[str]:
    for event in header.events:
        yield from event.actors
    for statement in header.statements:
        yield from statement.by
        yield statement.speaks_for
        yield from statement.to
    for figure in header.figures:
        yield figure.claimed_by


def collect_rules(shelf: Shelf) -> dict[str, Rule]:
    """List the rules of the dossiers that have one."""
    return {name: rule for name, dossier in shelf.dossiers.items() if (rule := dossier.header.match)}


def find_memberships(
    shelf: Shelf, rules: Mapping[str, Rule], article: Document[ArticleHeader], actors: tuple[str, ...]
) -> tuple[Member, ...]:
    """List the dossiers of an article: those that it names, then those whose rule it meets."""
    header = article.header
    named = dict.fromkeys(header.dossiers)
    members = [Member(shelf.dossiers[name].id, NAMED) for name in named if name in shelf.dossiers]
    known = {*header.dossiers, *header.not_dossiers}
    for name, rule in rules.items():
        if name not in known:
            reason = find_reason(rule, article, frozenset(actors))
            if reason:
                members.append(Member(name, reason))
    return tuple(members)


def find_reason(rule: Rule, article: Document[ArticleHeader], actors: frozenset[str]) -> Reason | None:
    """Say why an article meets a rule, or None where it does not."""
    if not _lies_within(rule.start, rule.end, article.header.tells_of):
        return None
    met = [reason for clause in rule.all if (reason := _meets(clause, article, actors))]
    if len(met) < len(rule.all):
        return None
    if rule.any:
        first = next((reason for clause in rule.any if (reason := _meets(clause, article, actors))), None)
        if first is None:
            return None
        met.append(first)
    return Reason(*(tuple(dict.fromkeys(item for one in met for item in one[place])) for place in range(4)))


def _meets(clause: Clause, article: Document[ArticleHeader], actors: frozenset[str]) -> Reason | None:
    reason = Reason(
        tuple(name for name in clause.actors if name in actors),
        tuple(term for term in clause.terms if term in article.terms),
        tuple(tag for tag in clause.tags if tag in article.header.tags),
        tuple(name for name in clause.publishers if name == article.header.publisher),
    )
    wanted = (clause.actors, clause.terms, clause.tags, clause.publishers)
    return reason if all(found or not asked for asked, found in zip(wanted, reason, strict=True)) else None


def _lies_within(start: Date | None, end: Date | None, date: Date) -> bool:
    if start and start.earliest is not None and (date.earliest is None or date.earliest < start.earliest):
        return False
    return not (end and end.latest is not None and (date.latest is None or date.latest > end.latest))


def find_terms_of_rules(shelf: Shelf) -> tuple[str, ...]:
    """List the terms that any dossier's rule asks for."""
    rules = [dossier.header.match for dossier in shelf.dossiers.values() if dossier.header.match]
    clauses = [clause for rule in rules for clause in (*rule.any, *rule.all)]
    return tuple(dict.fromkeys(term for clause in clauses for term in clause.terms))
