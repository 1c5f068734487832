"""Knows all offices that actors have held, in one language: how each is written, whose it is, who held it.

Does not know texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from babel import Locale

from ...source.headers import ActorHeader, Role
from .folding import fold_name
from .language import OfficeWords
from .terms import Term, build_term
from .titles import find_spellings

_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


class Offices:
    """Hold the offices of all actors, by the least of their spellings and by whose they are."""

    def __init__(self, actors: Mapping[str, ActorHeader], tag: str, words: OfficeWords) -> None:
        self.words = words
        self.spellings: defaultdict[str, set[str]] = defaultdict(set)
        """For each way of writing a title the offices that it may mean."""
        self.terms: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
        self.owners: defaultdict[str, set[str]] = defaultdict(set)
        self.complete: set[str] = set()
        """Offices whose title says already whose they are: director of the CIA."""
        self._names, self._other_names = _find_names(actors), _find_other_names(actors)
        self._countries = frozenset(map(fold_name, Locale.parse(tag, sep="-").territories.values()))
        self._keys: dict[str, str] = {}
        self._found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Term]] = {}
        for actor in sorted(actors):
            for role in actors[actor].roles:
                self._add(actor, role)

    def _add(self, actor: str, role: Role) -> None:
        for title in role.title:
            key = self._find_key(fold_name(title))
            self.terms[key, role.of].append(build_term(actor, role))
            self.owners[key].add(role.of)
            if self._says_whose(title, role.of):
                self.complete.add(key)

    def _find_key(self, title: str) -> str:
        if title not in self._keys:
            spellings = find_spellings(title, self.words, self._other_names)
            self._keys[title] = key = min(spellings)
            for spelling in spellings:
                self.spellings[spelling].add(key)
        return self._keys[title]

    def _says_whose(self, title: str, of: str) -> bool:
        """Say whether a title names whose office it is: the actor itself or, without one, any."""
        tokens = fold_name(title).split()
        for start in range(len(tokens)):
            for end in range(start + 1, len(tokens) + 1):
                name = " ".join(tokens[start:end])
                if (
                    (of in self._names.get(name, ()))
                    if of
                    else (name in self._names or name in self._countries)
                ):
                    return True
        return not of and _ACRONYM.search(title) is not None

    def find_terms(self, keys: tuple[str, ...], owners: tuple[str, ...]) -> list[Term]:
        """List who ever held an office; without owners, of whomever."""
        found = self._found.get((keys, owners))
        if found is None:
            found = self._found[keys, owners] = [
                term
                for key in keys
                for of in (owners or sorted(self.owners[key]))
                for term in self.terms.get((key, of), ())
            ]
        return found


def _find_names(actors: Mapping[str, ActorHeader]) -> dict[str, set[str]]:
    """Say for each name and adjective of a state or an organisation whose it is."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for actor, header in actors.items():
        if header.kind != "person":
            for name in (header.name, *header.aliases, *header.adjectives):
                owners[fold_name(name)].add(actor)
    return owners


def _find_other_names(actors: Mapping[str, ActorHeader]) -> dict[str, frozenset[str]]:
    """List for each name of a state or an organisation all its names: the United Nations, the UN."""
    names: dict[str, frozenset[str]] = {}
    for header in actors.values():
        if header.kind != "person":
            own = frozenset(map(fold_name, (header.name, *header.aliases)))
            names.update(dict.fromkeys(own, own))
    return names
