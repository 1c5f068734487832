"""Knows who could hold which office on the days of a date.

Does not know how an office is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...source.dates import ENDLESS, Date
from ...source.headers import Role
from ..offices import Tenure, find_tenure


class Term(NamedTuple):
    """Hold somebody's time in an office; `first` and `last` are the outermost days, as day numbers."""

    actor: str
    first: float
    last: float
    tenure: Tenure
    """The days on which it is surely held."""


class Holders(NamedTuple):
    """Say who held an office at a time: one actor, or why nobody can be named."""

    actor: str
    reason: str = ""
    actors: tuple[str, ...] = ()
    """Who has to do with that reason."""


def build_term(actor: str, role: Role) -> Term:
    """Find the outermost days on which somebody could hold an office.

    A role that says only when it ended may have begun at any time: it counts from what is known of it.
    """
    known = role.start or role.as_of or role.end
    # What is only known as of a day ends with it; what has begun goes on.
    end = role.end or (None if role.start else role.as_of)
    first, last = known.span[0] if known else -ENDLESS, end.span[1] if end else ENDLESS
    return Term(actor, first, last, find_tenure(role))


def find_holder(terms: Iterable[Term], date: Date) -> Holders:
    """Say who held an office on every day of a date, and that nobody else could."""
    possible = _find_terms(terms, date)
    actors = tuple(sorted({term.actor for term in possible}))
    if not actors:
        return Holders("", "vacant")
    if len(actors) > 1:
        return Holders("", _tell_apart(possible, *date.span), actors)
    if any(term.tenure.holds(date) for term in possible):
        return Holders(actors[0])
    return Holders("", "changed", actors)


def _tell_apart(possible: list[Term], first: float, last: float) -> str:
    """Say whether two could hold an office on every day, or one came after the other."""
    if first == last or all(term.first <= first and last <= term.last for term in possible):
        return "two"
    return "changed"


def find_possible(terms: Iterable[Term], date: Date) -> set[str]:
    """Return who could hold an office on any day of a date."""
    return {term.actor for term in _find_terms(terms, date)}


def _find_terms(terms: Iterable[Term], date: Date) -> list[Term]:
    first, last = date.span
    return [term for term in terms if term.first <= last and first <= term.last]
