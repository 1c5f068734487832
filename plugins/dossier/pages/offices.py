"""Knows how offices over time are shown on an actor's page: in words, and as bands in its picture.

Does not know who holds which.
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from ..library.model import Actor, Library
from ..library.offices import Gap, find_gaps
from ..source.dates import Date
from ..source.headers import ActorHeader
from .bands import Era, Eras
from .cards import Name, find_name
from .texts import Link, Linker

BANDED = 5
"""How many of a state's or an organisation's offices are drawn."""


class OfficeFacts(NamedTuple):
    """Hold one term of an office."""

    title: str
    whose: Name | None
    """In which state it is held, or by whom; of an office's holders, none between two is a gap."""
    start: Date | None
    end: Date | None
    as_of: Date | None


class OfficeView(NamedTuple):
    """Show one term of an office: its title, and in which state or by whom."""

    title: str
    whose: Link | None
    """Among the holders of an office none is a gap: nobody is recorded after `start` and before `end`."""
    start: Date | None
    end: Date | None
    as_of: Date | None


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


def view_office(office: OfficeFacts, links: Linker) -> OfficeView:
    """Show one term of an office."""
    whose = links.name(office.whose) if office.whose else None
    return OfficeView(office.title, whose, office.start, office.end, office.as_of)


def group_offices(
    offices: tuple[OfficeFacts, ...], links: Linker
) -> tuple[tuple[str, tuple[OfficeView, ...]], ...]:
    """Put the terms of each office together: its title, and its holders in the order of time."""
    return tuple(
        (title, tuple(view_office(one, links) for one in terms))
        for title, terms in groupby(offices, key=lambda office: office.title)
    )


def find_eras(held: tuple[OfficeFacts, ...], holders: tuple[OfficeFacts, ...]) -> Eras:
    """Name stretches of time: by the offices that an actor holds, and by who holds its own.

    Of its own only those with the most holders; the list of offices has all.
    """
    groups = [
        (title, [_find_era(one, one.whose.text, one.whose.text.split()[-1]) for one in terms if one.whose])
        for title, terms in groupby(holders, key=lambda office: office.title)
    ]
    counts = sorted((len(terms) for _, terms in groups), reverse=True)
    least = max(counts[:BANDED][-1] if counts else 0, 2)
    own = [(title, terms) for title, terms in groups if len(terms) >= least][:BANDED]
    return [("", [_find_era(one, one.title) for one in held]), *own]


def _find_era(office: OfficeFacts, name: str, short: str = "") -> Era:
    """Claim no more than is known: of an office known at some time only, that time."""
    begin = office.start or (None if office.end else office.as_of)
    known = office.end or (office.as_of if not office.start else None)
    return Era(name, begin.earliest if begin else None, known.latest if known else None, short)
