"""Knows every form of every actor's name in one language, and finds them all in one pass over a text.

Does not know which of them is meant.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import ahocorasick

from ...source.headers import ActorHeader
from .folding import GAP, fold_name, fold_text, is_even, spell_out
from .language import Language, load_language
from .names import Form, find_forms, fits
from .offices import Offices


class Meaning(NamedTuple):
    """Say what words may mean by themselves."""

    names: tuple[Form, ...]
    owners: tuple[Form, ...]
    """Those that may say whose an office is: names and adjectives of what is no person."""
    offices: tuple[str, ...]
    """The offices whose title they are, where they are nothing else."""
    whole: bool
    """Whether they are a person's full name of several words."""


Hit = tuple[int, int, Meaning]
"""Where words begin and end that stand as whole words in a text made alike, and what they may mean."""


class Page(NamedTuple):
    """Hold the texts of a file as one, and the forms that stand in it, in the order of their ends."""

    text: str
    """The texts as they are written, but spelled out, with a gap before and behind each."""
    alike: str
    """The same made alike."""
    hits: list[Hit]
    begins: list[int]
    """Where each text begins, and where one more would."""
    places: Sequence[Sequence[int]]
    """For each text the places that its signs had before they were spelled out; nothing if none was."""

    def find_number(self, at: int) -> int:
        """Return the number of the text in which a place lies."""
        return bisect(self.begins, at) - 1

    def find_places(self, number: int, start: int, end: int) -> tuple[int, int]:
        """Return two places within a text as it is written."""
        begin = self.begins[number]
        if self.places:
            return self.places[number][start - begin], self.places[number][end - begin]
        return start - begin, end - begin


class _Pattern(dict[str, Meaning | None]):
    """Hold all forms that are alike, and what of it words mean as texts write them."""

    __slots__ = ("forms", "length")

    def __init__(self, length: int, forms: Iterable[Form]) -> None:
        super().__init__()
        self.length, self.forms = length, tuple(dict.fromkeys(forms))

    def __missing__(self, words: str) -> Meaning | None:
        """Find what words may mean, by their capitals."""
        forms = [form for form in self.forms if form.reason == "office" or fits(form.written, words)]
        self[words] = meaning = _build_meaning(words, forms) if forms else None
        return meaning


def _build_meaning(words: str, forms: Sequence[Form]) -> Meaning:
    names = tuple(form for form in forms if form.reason not in ("adjective", "office"))
    return Meaning(
        names,
        tuple(form for form in forms if form.reason != "office" and not form.person),
        tuple(form.actor for form in forms) if forms[0].reason == "office" else (),
        bool(names) and names[0].person and names[0].full and len(words.split()) > 1,
    )


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
            self._automaton.add_word(key, _Pattern(len(pattern), forms))
        self._automaton.make_automaton()
        self._filled = bool(patterns)
        self.longest = max(map(len, patterns), default=0)
        """The length of the longest way of writing a form."""
        self.adjectives = frozenset(
            fold_name(form.written).rstrip(".")
            for forms in patterns.values()
            for form in forms
            if form.reason == "adjective"
        )

    def list_forms(self) -> set[tuple[str, tuple[Form, ...]]]:
        """List what is looked for in a text, made alike, with what it may be."""
        return {(key, pattern.forms) for key, pattern in self._automaton.items()}

    def _spell(self, folded: str) -> Iterator[str]:
        """List the ways in which a name may stand: with and without apostrophes, its article joined."""
        yield folded
        if "'" in folded:
            yield folded.replace("'", "")
        article = self.language.article
        if article and folded.startswith(article[0]):
            yield folded.replace(article[0], article[1], 1)

    def find(self, texts: Sequence[str]) -> Page:
        """Find all forms that stand in texts as whole words, in one pass over all of them."""
        places: Sequence[Sequence[int]] = ()
        whole = GAP.join(("", *texts, ""))
        if not is_even(whole):
            texts, places = zip(*map(spell_out, texts), strict=True)
            whole = GAP.join(("", *texts, ""))
        alike = fold_text(whole)
        gap = len(GAP)
        begins = [*accumulate([len(text) + gap for text in texts], initial=gap)]
        return Page(whole, alike, self._find_hits(whole, alike), begins, places)

    def _find_hits(self, text: str, alike: str) -> list[Hit]:
        hits: list[Hit] = []
        for last, pattern in self._automaton.iter(alike) if self._filled else ():
            end = last + 1
            if alike[end].isalnum():
                continue
            start = end - pattern.length
            meaning = pattern[text[start:end]]
            if meaning and self.prefix:
                meaning = self._find_borne(alike, start, meaning)
            if meaning:
                hits.append((start, end, meaning))
        return hits

    def _find_borne(self, text: str, start: int, meaning: Meaning) -> Meaning | None:
        """Return what is meant where nothing stands before it in its word but letters that it may carry."""
        assert self.prefix is not None
        begin = start
        while text[begin - 1].isalnum():
            begin -= 1
        if begin == start:
            return meaning
        if self.prefix.fullmatch(text, begin, start) is None:
            return None
        article = self.language.no_person
        if article and text[start - 1] == article:
            return meaning._replace(names=tuple(form for form in meaning.names if not form.person))
        return meaning
