"""Knows who holds which office when, from the roles in actors' headers.

Does not know how an office is named in running text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from ..source.dates import ENDLESS, Date
from ..source.headers import ActorHeader, Role
from .model import Office
from .shelf import Shelf


class Gap(NamedTuple):
    """Hold the dates between which nobody is recorded in an office; somebody may have held it."""

    title: str
    after: Date
    before: Date


class Tenure(NamedTuple):
    """Hold a role, and the first and last of the days on which it is surely held.

    What begins in a month or a year may begin on its last day, and end on its first. Where no day is
    sure the last comes before the first.
    """

    role: Role
    first: float
    last: float

    def holds(self, date: Date) -> bool:
        """Say whether a role is known to be held on every day of a date."""
        if date.earliest is None or date.latest is None:
            return False
        return self.first <= date.earliest and date.latest <= self.last


def find_tenure(role: Role) -> Tenure:
    """Find the days on which a role is surely held."""
    known = role.as_of
    if role.start is None and role.end is None:
        return Tenure(role, *known.span) if known else Tenure(role, ENDLESS, -ENDLESS)
    first = role.start.latest if role.start else None
    if first is None and known:
        first = known.earliest
    last = role.end.earliest if role.end else ENDLESS
    return Tenure(role, ENDLESS if first is None else first, -ENDLESS if last is None else last)


def sort_roles(roles: Iterable[Role]) -> list[Role]:
    """Put the latest begun first."""
    return sorted(roles, key=lambda role: role.start.sort_key if role.start else (0.0, 0.0), reverse=True)


def find_roles(header: ActorHeader, date: Date) -> tuple[Role, ...]:
    """List the roles that an actor holds on a date, the latest begun first."""
    return tuple(sort_roles(role for role in header.roles if find_tenure(role).holds(date)))


def collect_offices(shelf: Shelf) -> dict[str, tuple[Office, ...]]:
    """List for each state and organisation its offices and their holders, in the order of time."""
    offices: dict[str, list[Office]] = defaultdict(list)
    for name, actor in shelf.actors.items():
        for role in actor.header.roles:
            if role.of:
                offices[role.of].append(
                    Office(role.title[0], name, role.start, role.end, role.as_of, role.of)
                )
    return {name: tuple(sorted(group, key=_order)) for name, group in offices.items()}


def _order(office: Office) -> tuple[str, float, float, str]:
    date = office.start or office.as_of or office.end
    return (office.title, *(date.sort_key if date else (0.0, 0.0)), office.holder)


def find_gaps(offices: Iterable[Office]) -> Iterator[Office | Gap]:
    """Give terms of offices with the gaps between them; terms stand by title, then in the order of time.

    Where it is not known when one term ended or the next began, nothing is said of the time between.
    """
    for title, terms in groupby(offices, key=lambda office: office.title):
        end: Date | None = None
        sure, goes_on = True, False
        for term in terms:
            if sure and not goes_on and end and term.start and _lie_apart(end, term.start):
                yield Gap(title, end, term.start)
            yield term
            sure = term.end is not None
            goes_on = goes_on or (term.start is not None and term.end is None)
            end = _later(end, term.end)


def _lie_apart(end: Date, start: Date) -> bool:
    """Say whether there is a day that is surely after one date and before another."""
    return end.latest is not None and start.earliest is not None and end.latest + 1 < start.earliest


def _later(one: Date | None, other: Date | None) -> Date | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda date: ENDLESS if date.latest is None else date.latest)
