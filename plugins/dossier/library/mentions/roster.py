"""Knows all actors as texts may name them: their lexicon in each language, their days and their offices.

Does not know texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ...source.dates import Date
from ...source.headers import ActorHeader
from ..offices import find_tenure, sort_roles
from .folding import fold_name
from .lexicon import Lexicon


class Roster:
    """Hold all actors of a site, ready to be looked up by many texts."""

    def __init__(self, actors: Mapping[str, ActorHeader], language: str) -> None:
        self.actors, self.language = actors, language
        self._lexicons: dict[str, Lexicon] = {}
        self._tenures = {key: tuple(map(find_tenure, sort_roles(one.roles))) for key, one in actors.items()}
        self.lexicon(language)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Give the actors' ids by their folded names and aliases; of two with one name, the first."""
        found: dict[str, str] = {}
        for key, one in self.actors.items():
            for name in (one.name, *one.aliases):
                found.setdefault(fold_name(name), key)
        return found

    def lexicon(self, language: str) -> Lexicon:
        """Return the lexicon of a language; made when the first text in it is read."""
        if language not in self._lexicons:
            self._lexicons[language] = Lexicon(self.actors, language)
        return self._lexicons[language]

    def exists(self, actor: str, date: Date | None) -> bool:
        """Say whether somebody may have lived, or something existed, at a time; yes where nobody knows."""
        if date is None:
            return True
        header = self.actors[actor]
        first, last = header.born or header.founded, header.died or header.dissolved
        if first and first.earliest is not None and date.latest is not None and date.latest < first.earliest:
            return False
        return not (
            last and last.latest is not None and date.earliest is not None and date.earliest > last.latest
        )

    def office(self, actor: str, date: Date | None) -> tuple[str, str]:
        """Return title and owner of the office that an actor held at a time, of several the latest begun."""
        if date is None or date.earliest is None or date.latest is None:
            return "", ""
        for role, first, last in self._tenures[actor]:
            if first <= date.earliest and date.latest <= last:
                return role.title[0], role.of
        return "", ""
