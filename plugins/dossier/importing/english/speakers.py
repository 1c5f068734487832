"""Knows whom the words mean that name a speaker: a person, an institution, or somebody without a name.

Does not know what was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from .names import Cast, Person
from .phrases import find_head
from .tables import words as word_set
from .titles import INSTITUTIONS, OFFICES, PEOPLE
from .words import DETERMINERS, fold_plural, is_capital

_PRONOUN = re.compile(r"(?i:he|she|they|it|i|we|who)$")
_OF_PERSONS = frozenset({"he", "she", "i", "who"})
_NUMBERS = word_set("speakers", "numbers")
_GENERIC = word_set("speakers", "generic")
"""Nouns that stand for an institution named before."""
_ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
_DEFINITE = re.compile(r"(?i:the|this|that|these|those|his|her|its) ")
_RECENT = 6
"""Among so many who spoke last whoever a pronoun means is sought."""


class Speaker(NamedTuple):
    """Hold who speaks: a name in `by`, else the words of the text in `unnamed`."""

    by: str
    unnamed: str
    words: str
    """The words that stand there."""
    pronoun: bool
    person: bool


@dataclass
class Stage:
    """Remember who has spoken and been named, as somebody who reads the text."""

    cast: Cast
    spoken: list[Speaker] = field(default_factory=list)

    def remember(self, speaker: Speaker) -> None:
        """Keep who has spoken, for the words that refer to them."""
        self.spoken.append(speaker)

    def resolve(self, words: str, place: int, start: int, floor: int = 0) -> Speaker | None:
        """Say whom words mean that stand in a paragraph; nothing where they cannot speak.

        `place` is the paragraph's, `start` that of the words in it, `floor` that of their sentence.
        """
        words = words.strip(' ,;:“”"')
        if not words:
            return None
        if _PRONOUN.fullmatch(words):
            return self._find_pronoun(words, place, start, floor)
        person = self._find_person(words, place, start)
        if person:
            return Speaker(person.name, "", words, False, True)
        head = find_head(words)
        if not head or not re.search(r"[a-z]", words):
            return Speaker(words, "", words, False, False) if is_capital(words) else None
        if _is_unnamed(head):
            return Speaker("", self._find_first_words(words, head), words, False, True)
        return self._find_generic(words, head) or Speaker(words, "", words, False, False)

    def _find_person(self, words: str, place: int, start: int) -> Person | None:
        """Find whose name the words hold, or who was named in the office that they repeat."""
        cut = re.split(r",| (?:of|for|from|at|in|familiar|who)\b", words)[0]
        person = self.cast.find(cut)
        if person:
            return person
        named = self.cast.find(words)
        if named and words.endswith(named.name):
            return named
        owned = _DEFINITE.match(words) or (is_capital(words) and "’s " in words)
        if owned and find_head(words) in OFFICES:
            return self.cast.find_titled(words if " of " in words else cut, place, start)
        return None

    def _find_pronoun(self, words: str, place: int, start: int, floor: int) -> Speaker | None:
        """Find whom a pronoun means: the first person of its sentence, else who spoke last of its kind."""
        lower = words.lower()
        if lower in _OF_PERSONS:
            first = self.cast.find_first(place, floor, start)
            if first:
                return Speaker(first.name, "", words, True, True)
        for one in reversed(self.spoken[-_RECENT:]):
            if _may_mean(lower, one):
                return one._replace(words=words, pronoun=True)
        last = self.cast.find_last(place, start) if lower in _OF_PERSONS else None
        return Speaker(last.name, "", words, True, True) if last else None

    def _find_generic(self, words: str, head: str) -> Speaker | None:
        """Find the institution for which `the company` stands."""
        if head not in _GENERIC or not re.match(r"(?i:the|this) \S+$", words):
            return None
        named = [one for one in self.spoken if not one.person and re.search(r"[A-Z]", one.by)]
        return named[-1]._replace(words=words) if named else None

    def _find_first_words(self, words: str, head: str) -> str:
        """Return the words that the text had for somebody without a name the first time."""
        if not _DEFINITE.match(words):
            return words
        bare = _list_words(words)
        for one in self.spoken:
            same = one.unnamed and fold_plural(find_head(one.unnamed)) == fold_plural(head)
            if same and (len(bare) == 1 or bare <= _list_words(one.unnamed)):
                return one.unnamed
        return words


def _may_mean(pronoun: str, speaker: Speaker) -> bool:
    if pronoun in _OF_PERSONS:
        return speaker.person
    if pronoun == "it":
        return not speaker.person
    return not (speaker.person and speaker.by)  # They, we: several, or an institution.


def _is_unnamed(head: str) -> bool:
    """Say whether a noun is that of persons, not of an institution."""
    single = fold_plural(head)
    if head in INSTITUTIONS or single in INSTITUTIONS:
        return False
    return head in PEOPLE or single in PEOPLE or head in _NUMBERS or head.endswith(("ists", "ers"))


def _list_words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[\w’-]+", text)} - DETERMINERS
