"""Knows whom the site knows by name and what it counts, as a foreign text may name them.

Does not know what a text may give to the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ..library.mentions.find import Around, find_candidates
from ..library.mentions.folding import fold_name
from ..library.mentions.resolve import Reading
from ..library.mentions.roster import Roster
from ..source.dates import Date
from ..source.headers import DossierHeader
from .english.words import fold_plural
from .foreign import Line

_SHORT = 3


class Named(NamedTuple):
    """Say that words of a line mean an actor of the site; or, without an actor, why they were left alone."""

    line: int
    """The place of the line in the text, counted from 0."""
    start: int
    end: int
    actor: str
    reason: str
    actors: tuple[str, ...]
    """Whom they could mean."""


@dataclass(frozen=True)
class Register:
    """Hold the site's actors, and the series of its dossiers."""

    roster: Roster
    dossiers: Mapping[str, DossierHeader] = field(default_factory=dict)

    @cached_property
    def owners(self) -> dict[str, str]:
        """List those who have offices by the words that stand before these: US, American, Israel."""
        found: dict[str, str] = {}
        for actor, header in sorted(self.roster.actors.items()):
            if header.kind != "person":
                for word in (*header.adjectives, header.name, *header.aliases):
                    found.setdefault(fold_name(word), actor)
        return found

    def find_named(self, lines: Sequence[Line], date: Date | None, language: str) -> Iterator[Named]:
        """Find whom of the site a text names, in its order."""
        lexicon = self.roster.lexicon(language)
        page, reading = lexicon.find([line.text for line in lines]), Reading(self.roster, lexicon, date)
        for candidate in find_candidates(lexicon, page, lambda _: Around()):
            answer = reading.resolve(candidate, page.text)
            if answer:
                line = page.find_number(answer.start)
                start, end = page.find_places(line, answer.start, answer.end)
                yield Named(line, start, end, answer.actor, answer.reason, answer.actors)

    def find_series(self, unit: str, clause: str) -> str:
        """Return the series of such a unit whose label has most words of a clause, two at least."""
        noun, words = fold_plural(unit), _find_nouns(clause)
        found = [
            (len(words & _find_nouns(series.label)), series.id)
            for header in self.dossiers.values()
            for series in header.series
            if noun in _find_nouns(f"{series.label} {series.unit}")
        ]
        most, name = max(found, default=(0, ""))
        return name if most > 1 else ""


def _find_nouns(text: str) -> set[str]:
    """Return the words of a text that are long enough to mean something, singular and plural alike."""
    return {fold_plural(word) for word in fold_name(text).split() if len(word) > _SHORT}
