"""Knows whom the words mean that name a speaker: a person, an institution, or somebody without a name.

Does not know what was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from .names import Cast, Person
from .phrases import find_head
from .tables import words
from .titles import INSTITUTIONS, OFFICES, PEOPLE
from .words import DETERMINERS, fold_plural, is_capital

_PRONOUN = re.compile(r"(?i:he|she|they|it|i|we|who)$")
_NUMBERS = words("speakers", "numbers")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


_GENERIC = words("speakers", "generic")
"""Nouns that stand for an institution named before."""


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
    unnamed: list[str] = field(default_factory=list)
    """The words for those without a name, the fullest first time."""
    bodies: list[str] = field(default_factory=list)

    def resolve(self, words: str, place: int, start: int, subject: str = "") -> Speaker | None:
        """Say whom words mean; nothing where they cannot speak. `subject` is that of the sentence before."""
        words = words.strip(' ,;:“”"')
        if not words:
            return None
        if _PRONOUN.fullmatch(words):
            return self._resolve_pronoun(words, place, start)
        person = self._find_person(words, place, start)
        if person:
            return Speaker(person.name, "", words, False, True)
        head = find_head(words)
        if not head or not re.search(r"[a-z]", words):
            return Speaker(words, "", words, False, False) if words and is_capital(words) else None
        if head in _GENERIC and re.match(r"(?i:the|this) \S+$", words):
            named = [one for one in self.spoken if one.by and not one.person and re.search(r"[A-Z]", one.by)]
            if named:
                return named[-1]._replace(words=words)
        if self._is_unnamed(words, head):
            return Speaker("", self._first_words(words, head), words, False, True)
        return Speaker(self._find_body(words, head), "", words, False, False)

    def remember(self, speaker: Speaker) -> None:
        """Keep who has spoken, for the pronouns that follow."""
        self.spoken.append(speaker)
        if speaker.unnamed and speaker.unnamed not in self.unnamed:
            self.unnamed.append(speaker.unnamed)
        if speaker.by and not speaker.person and speaker.by not in self.bodies:
            self.bodies.append(speaker.by)

    def _find_person(self, words: str, place: int, start: int) -> Person | None:
        head = find_head(words)
        cut = re.split(r",| (?:of|for|from|at|in|familiar|who)\b", words)[0]
        person = self.cast.find(cut)
        if person:
            return person
        named = self.cast.find(words)
        if named and re.search(rf"(?<!\w){re.escape(named.name)}$", words):
            return named
        if (head in OFFICES and re.match(r"(?i:the|his|her|its) ", words)) or (
            head in OFFICES and is_capital(words) and "’s " in words
        ):
            return self.cast.find_titled(cut if " of " not in words else words, place, start)
        return None

    def _resolve_pronoun(self, words: str, place: int, start: int) -> Speaker | None:
        lower = words.lower()
        wants_person = lower in ("he", "she", "i", "who")
        for one in reversed(self.spoken[-6:]):
            fits = one.person if wants_person else not one.person if lower == "it" else True
            if lower in ("they", "we") and one.person and one.by:
                fits = False
            if fits:
                last = self.cast.find_last(place, start, place) if wants_person else None
                if wants_person and last and last.name != one.by and self._is_newer(last, one, place, start):
                    return Speaker(last.name, "", words, True, True)
                return one._replace(words=words, pronoun=True)
        if wants_person:
            last = self.cast.find_last(place, start, place - 1)
            return Speaker(last.name, "", words, True, True) if last else None
        return None

    def _is_newer(self, person: Person, speaker: Speaker, place: int, start: int) -> bool:
        """Say whether a person was named first in the sentence before, where nobody has spoken since."""
        return False

    def _is_unnamed(self, words: str, head: str) -> bool:
        single = fold_plural(head)
        if head in INSTITUTIONS or single in INSTITUTIONS:
            return False
        return (
            head in PEOPLE or single in PEOPLE or head in _NUMBERS or head.endswith(("ists", "ers", "ists"))
        )

    def _first_words(self, words: str, head: str) -> str:
        """Return the words that the text had for somebody without a name the first time."""
        bare = {word.lower() for word in re.findall(r"[\w’-]+", words)} - DETERMINERS
        definite = re.match(r"(?i:the|this|that|these|those|his|her) ", words)
        for one in self.unnamed if definite else ():
            other = {word.lower() for word in re.findall(r"[\w’-]+", one)}
            if fold_plural(find_head(one)) == fold_plural(head) and (bare <= other or len(bare) == 1):
                return one
        return words

    def _find_body(self, words: str, head: str) -> str:
        bare = _ARTICLE.sub("", words)
        for one in self.bodies:
            if find_head(one) == head and _ARTICLE.sub("", one).lower() == bare.lower():
                return one
        return words
