"""Knows how offices over time are shown on an actor's page: words, and bars on a band of years.

Does not know who holds which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..library.model import Actor, Library
from ..source.dates import Date
from ..source.headers import ActorHeader
from .cards import Name, find_name
from .terms import Bar, Scale, Term, place_term
from .texts import Link, Linker


class OfficeFacts(NamedTuple):
    """Hold one term of an office."""

    title: str
    whose: Name | None
    start: Date | None
    end: Date | None
    as_of: Date | None


@dataclass(frozen=True)
class OfficeView:
    """Show one term of an office: its title, and in which state or by whom."""

    title: str
    whose: Link | None
    start: Date | None
    end: Date | None
    as_of: Date | None
    bar: Bar | None
    """Its place on the band of years."""


def find_held(library: Library, header: ActorHeader) -> tuple[OfficeFacts, ...]:
    """List the terms of the offices that an actor holds, as its header has them."""
    return tuple(
        OfficeFacts(
            role.title[0], find_name(library, role.of) if role.of else None, role.start, role.end, role.as_of
        )
        for role in header.roles
    )


def find_holders(library: Library, actor: Actor) -> tuple[OfficeFacts, ...]:
    """List the terms of the offices that others hold in an actor."""
    return tuple(
        OfficeFacts(one.title, find_name(library, one.holder), one.start, one.end, one.as_of)
        for one in actor.offices
    )


def view_office(office: OfficeFacts, links: Linker, scale: Scale | None) -> OfficeView:
    """Show one term of an office."""
    whose = links.name(office.whose) if office.whose else None
    bar = place_term(Term(office.start, office.end, office.as_of), scale) if scale else None
    return OfficeView(office.title, whose, office.start, office.end, office.as_of, bar)


def group_offices(
    offices: tuple[OfficeFacts, ...], links: Linker, scale: Scale | None
) -> tuple[tuple[str, tuple[OfficeView, ...]], ...]:
    """Put the terms of each office together: its title, and its holders in the order of time."""
    grouped: dict[str, list[OfficeView]] = {}
    for office in offices:
        grouped.setdefault(office.title, []).append(view_office(office, links, scale))
    return tuple((title, tuple(group)) for title, group in grouped.items())
