"""Knows every form of every actor's name in one language, and finds them all in one pass over a text.

Does not know which of them is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import ahocorasick

from ...source.headers import ActorHeader
from .folding import Folded, fold_name
from .language import Language, load_language
from .names import Form, find_forms
from .offices import Offices

Pattern = tuple[int, tuple[Form, ...]]
"""How long it is, and what it may mean."""


class Hit(NamedTuple):
    """Hold a place in a text, made alike, at which forms stand as whole words."""

    start: int
    end: int
    forms: tuple[Form, ...]


class Lexicon:
    """Hold the names of all actors in one language."""

    def __init__(self, actors: Mapping[str, ActorHeader], tag: str) -> None:
        self.language = load_language(tag) or Language()
        self.prefix = re.compile(self.language.prefix) if self.language.prefix else None
        patterns: defaultdict[str, list[Form]] = defaultdict(list)
        for actor in sorted(actors):
            for form in find_forms(actor, actors[actor], tag, load_language(tag)):
                for pattern in self._spell(fold_name(form.written)):
                    patterns[pattern].append(form)
        words = self.language.offices
        self.offices = Offices(actors, tag, words) if words else None
        if self.offices:
            for spelling, keys in self.offices.spellings.items():
                patterns[spelling] += [Form(key, spelling, "office", False, False) for key in sorted(keys)]
        patterns.pop("", None)
        self._automaton = ahocorasick.Automaton()
        for pattern, forms in patterns.items():
            # A word begins behind a space, so that nothing is looked at again inside of words.
            key = pattern if self.prefix else f" {pattern}"
            self._automaton.add_word(key, (len(pattern), tuple(dict.fromkeys(forms))))
        self._automaton.make_automaton()
        self._empty = not patterns
        self.adjectives = frozenset(
            fold_name(form.written).rstrip(".")
            for forms in patterns.values()
            for form in forms
            if form.reason == "adjective"
        )

    def _spell(self, folded: str) -> Iterator[str]:
        """List the ways in which a name may stand: with and without apostrophes, its article joined."""
        yield folded
        if "'" in folded:
            yield folded.replace("'", "")
        article = self.language.article
        if article and folded.startswith(article[0]):
            yield folded.replace(article[0], article[1], 1)

    def find(self, folded: Folded) -> list[Hit]:
        """Find all forms that stand in a text as whole words, in the order of their ends."""
        if self._empty:
            return []
        text, hits = folded.text, []
        for last, (length, forms) in self._automaton.iter(text):
            end = last + 1
            if text[end].isalnum():
                continue
            start = end - length
            if self.prefix is None:
                hits.append(Hit(start, end, forms))
            elif borne := self._find_borne(text, start, forms):
                hits.append(Hit(start, end, borne))
        return hits

    def _find_borne(self, text: str, start: int, forms: tuple[Form, ...]) -> tuple[Form, ...]:
        """Return the forms before which nothing stands in their word but letters that it may carry."""
        assert self.prefix is not None
        begin = start
        while text[begin - 1].isalnum():
            begin -= 1
        if begin == start:
            return forms
        if self.prefix.fullmatch(text, begin, start) is None:
            return ()
        article = self.language.no_person
        if article and text[start - 1] == article:
            return tuple(form for form in forms if not form.person)
        return forms
