"""Knows how offices over time are shown on an actor's page: words, and bars on a band of years.

Does not know who holds which.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ..library.model import Actor, Library
from ..library.offices import Gap, find_gaps
from ..source.dates import Date
from ..source.headers import ActorHeader
from .cards import Name, find_name
from .terms import Bar, Scale, Term, place_term
from .texts import Link, Linker


class OfficeFacts(NamedTuple):
    """Hold one term of an office."""

    title: str
    whose: Name | None
    """In which state it is held, or by whom; of an office's holders, none between two is a gap."""
    start: Date | None
    end: Date | None
    as_of: Date | None


@dataclass(frozen=True)
class OfficeView:
    """Show one term of an office: its title, and in which state or by whom."""

    title: str
    whose: Link | None
    """Among the holders of an office none is a gap: nobody is recorded after `start` and before `end`."""
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
    """List the terms of the offices that others hold in an actor, and the gaps between them."""
    return tuple(
        OfficeFacts(one.title, None, one.after, one.before, None)
        if isinstance(one, Gap)
        else OfficeFacts(one.title, find_name(library, one.holder), one.start, one.end, one.as_of)
        for one in find_gaps(actor.offices)
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
    return tuple(
        (title, tuple(view_office(one, links, scale if one.whose else None) for one in terms))
        for title, terms in groupby(offices, key=lambda office: office.title)
    )
