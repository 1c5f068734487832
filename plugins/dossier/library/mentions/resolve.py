"""Knows which actor words mean, given what the text has said before; leaves them alone where in doubt.

Does not know how a text is made up of parts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ...source.dates import Date
from .find import Candidate
from .lexicon import Lexicon
from .names import Form
from .roster import Roster


class Answer(NamedTuple):
    """Say whom words mean and why; or, without an actor, why they were left alone."""

    start: int
    end: int
    actor: str
    reason: str
    actors: tuple[str, ...] = ()


@dataclass
class Reading:
    """Hold what a text has said so far, as somebody who reads it knows."""

    roster: Roster
    lexicon: Lexicon
    date: Date | None
    without: frozenset[str] = frozenset()
    """Actors that an editor has excluded."""
    named: set[str] = field(default_factory=set)
    """Actors whose full name has stood in the text."""

    def resolve(self, candidate: Candidate) -> Answer | None:
        """Say whom words mean; nothing where they are a surname that nobody has brought in."""
        start, end, forms = candidate
        possible: dict[str, Form] = {}
        for form in forms:
            if form.actor not in self.without and (form.reason != "surname" or form.actor in self.named):
                possible.setdefault(form.actor, form)
        if not possible:
            return None
        actors = sorted(possible)
        if len(actors) > 1:
            actors = self._choose(actors)
        if len(actors) > 1:
            return Answer(start, end, "", "shared", tuple(actors))
        form = possible[actors[0]]
        if form.full:
            self.named.add(form.actor)
        return Answer(start, end, form.actor, form.reason)

    def _choose(self, actors: list[str]) -> list[str]:
        """Take of several who share a name the one named before, else those who lived then."""
        known = [actor for actor in actors if actor in self.named]
        if len(known) == 1:
            return known
        alive = [actor for actor in known or actors if self.roster.exists(actor, self.date)]
        return alive if len(alive) == 1 else actors
