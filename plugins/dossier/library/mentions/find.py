"""Knows where in a text words may mean an actor: the longest first, and none inside another.

Does not know whom they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Literal, NamedTuple

from .folding import fold_name
from .guards import (
    Edges,
    find_closed,
    find_word_after,
    is_common_word,
    is_continued,
    is_joined,
    is_preceded,
)
from .lexicon import Hit, Lexicon, Meaning, Page
from .names import Form
from .phrases import Phrase, find_phrases

_OF_NAME = re.compile(r"['’]s? [A-Z]")
"""The Prime Minister’s Office is no prime minister."""
_STRANGER = re.compile(
    r",? (?:[A-Z][\w’'-]+ ){1,3}?[A-Z][\w’'-]+(?=[,.;:]| (?:said|says|told|who|has|was)\b)"
)
_NO_EDGES = Edges()
_SHORT = 8
"""A name that is no longer hides no title."""


class Candidate(NamedTuple):
    """Hold words of a text that may mean an actor: an office, a name, or both in a row."""

    start: int
    end: int
    forms: tuple[Form, ...]
    """What the name may be; empty of an office alone."""
    name_start: int
    office: Phrase
    beside: tuple[Form, ...] = ()
    """Names in apposition: the foreign minister, Israel Katz."""
    hint: bool = False
    """Whether the office only stands in apposition to the name, and says who may be meant."""


_Found = tuple[int, int, Literal[0], Hit] | tuple[int, int, Literal[1], Candidate]
"""The length below zero, the start, and a name or, behind it in the order, what has an office in it."""


class Around(NamedTuple):
    """Name the actors to whom links lead that stand directly before and behind a text."""

    before: str = ""
    behind: str = ""


def find_candidates(lexicon: Lexicon, page: Page, around: Callable[[int], Around]) -> list[Hit | Candidate]:
    """List the words of a page that may mean actors, in their order; none overlap.

    A name by which no office stands is listed as it was found.
    `around` tells of a text by its number which links stand beside it.
    """
    return _Finder(lexicon, page, around).find() if page.hits else []


class _Finder:
    """Put together what stands on a page."""

    def __init__(self, lexicon: Lexicon, page: Page, around: Callable[[int], Around]) -> None:
        self.lexicon, self.page, self.around = lexicon, page, around
        self.text, self.alike, self.language = page.text, page.alike, lexicon.language
        self.names = [hit for hit in page.hits if hit[2].names]
        self.has_capitals = self.language.has_capitals
        self.beginning: dict[int, Hit] = {}
        """The longest person's name that begins at a place; known only where a text has titles."""
        self.ending: dict[int, Hit] = {}
        self.hints: dict[int, Phrase] = {}
        self.phrases = self._find_phrases()
        self.edges = Edges(self.names, self.phrases)

    def _find_phrases(self) -> list[Phrase]:
        offices, hits = self.lexicon.offices, self.page.hits
        titles = [hit for hit in hits if hit[2].offices]
        if offices is None or not titles:
            return []
        persons = [hit for hit in self.names if hit[2].names[0].person]
        # Hits stand in the order of their ends, and of those with one end the longest first.
        self.beginning = {hit[0]: hit for hit in persons}
        self.ending = {hit[1]: hit for hit in reversed(persons)}
        ends = [end for _, end, _ in self.names]
        return find_phrases(
            offices, self.alike, hits, [title for title in titles if not self._is_inside(title, ends)]
        )

    def _is_inside(self, title: Hit, ends: list[int]) -> bool:
        """Say whether a title stands in a longer name: the Prime Minister's Office is no prime minister."""
        start, end, _ = title
        around = self.names[bisect_left(ends, end) : bisect_right(ends, start + self.lexicon.longest)]
        length = max(end - start, _SHORT)
        return any(
            name_start <= start and name_end - name_start > length for name_start, name_end, _ in around
        )

    def find(self) -> list[Hit | Candidate]:
        """Choose the longest first, and none inside of one that was chosen."""
        closed, taken = find_closed(self.text), bytearray(len(self.text))
        found: list[_Found] = [(name[0] - name[1], name[0], 0, name) for name in self.names]
        offices = [office for office in map(self._of_office, self.phrases) if office]
        found += [(one.start - one.end, one.start, 1, one) for one in offices]
        found.sort()
        chosen: list[Hit | Candidate] = []
        for negative, start, _, one in found:
            end = start - negative
            # What was taken is longer, so that it holds an end of whatever it meets.
            if taken[start] or taken[end - 1]:
                continue
            if isinstance(one, Candidate) and one.forms and self._is_part(one.name_start, end):
                continue  # The name inside may be somebody else's; it is looked at by itself.
            taken[start:end] = b"\1" * (end - start)
            if closed and closed.find(1, start, end) >= 0:
                continue
            if isinstance(one, Candidate):
                chosen.append(one)
            elif self._stands_alone(start, end, one[2]):
                office = self.hints.get(start)
                names = one[2].names
                chosen.append(Candidate(start, end, names, start, office, hint=True) if office else one)
        chosen.sort()
        return chosen

    def _of_office(self, phrase: Phrase) -> Candidate | None:
        """Join an office with the names beside it; nothing where it is none that anybody holds."""
        offices = self.lexicon.offices
        assert offices is not None
        if phrase.owners and not offices.find_terms(phrase.offices, phrase.owners):
            return None
        behind = self._name_behind(phrase.end, " ")
        if behind and self.text[phrase.end] in " \n\xa0":
            start, end, name = behind
            return Candidate(phrase.start, end, name.names, start, phrase, name.names)
        beside = self._find_beside(phrase)
        known = phrase.owners or not offices.complete.isdisjoint(phrase.offices)
        if phrase.manner == "other" and not beside:
            return None
        if not (known or phrase.definite or beside) or self._is_elsewhere(phrase):
            return None
        return Candidate(phrase.start, phrase.end, (), phrase.start, phrase, beside)

    def _name_behind(self, end: int, joint: str) -> Hit | None:
        return self.beginning.get(end + len(joint)) if self.alike.startswith(joint, end) else None

    def _find_beside(self, phrase: Phrase) -> tuple[Form, ...]:
        """Return the names that a comma sets beside an office, before or behind it."""
        alike, end = self.alike, phrase.end
        behind = self._name_behind(end, ", ")
        if behind:
            self.hints[behind[0]] = phrase
            return behind[2].names
        if alike[end : alike.find("\0", end)].strip() in ("", ","):
            linked = self._find_around(phrase).behind
            if linked:
                return (_link_to(linked),)
        start = phrase.start - len("the ") if alike.endswith("the ", 0, phrase.start) else phrase.start
        return self._find_before(phrase, start) if alike.endswith(", ", 0, start) else ()

    def _find_before(self, phrase: Phrase, start: int) -> tuple[Form, ...]:
        before = self.ending.get(start - len(", "))
        if before:
            self.hints[before[0]] = phrase
            return before[2].names
        if self.alike[self.alike.rfind("\0", 0, start) + 1 : start].strip() == ",":
            linked = self._find_around(phrase).before
            if linked:
                return (_link_to(linked),)
        return ()

    def _find_around(self, phrase: Phrase) -> Around:
        return self.around(self.page.find_number(phrase.start))

    def _is_elsewhere(self, phrase: Phrase) -> bool:
        """Say whether an office belongs to somebody unknown: Egypt's president, Secretary of State Jones."""
        text, start, end = self.text, phrase.start, phrase.end
        if phrase.manner == "elsewhere" or _OF_NAME.match(text, end):
            return True
        if not phrase.manner and is_joined(text, start, end, _NO_EDGES):
            return True
        if is_continued(self.language, text, self.alike, end, self.edges) or _STRANGER.match(text, end):
            return True
        last = text[start:end].split()[-1].lower()
        toward = self.language.offices and last in self.language.offices.toward
        if toward and find_word_after(text, end) in ("for", "to"):
            rest = text[end : text.find("\0", end)].split(maxsplit=3)[1:3]
            return any(word[0].isupper() for word in rest if word != "the")
        return bool(phrase.owners) and not phrase.manner and self._is_preceded(start)

    def _stands_alone(self, start: int, end: int, name: Meaning) -> bool:
        """Say whether words are a name of their own, and no part of another name or an everyday word."""
        if is_joined(self.text, start, end, self.edges):
            return False
        if not self.has_capitals:
            return name.names[0].full or fold_name(self.text[start:end]) not in self.language.common
        if is_continued(self.language, self.text, self.alike, end, self.edges):
            return False
        if name.whole:
            return True  # Two words of a person's name are the name, whatever title stands before them.
        if self._is_preceded(start):
            return False
        return name.names[0].full or not is_common_word(self.language, self.text, start, end)

    def _is_part(self, start: int, end: int) -> bool:
        """Say whether a name goes on beside its words."""
        return is_joined(self.text, start, end, self.edges) or is_continued(
            self.language, self.text, self.alike, end, self.edges
        )

    def _is_preceded(self, start: int) -> bool:
        return is_preceded(self.language, self.text, start, self.edges, self.lexicon.adjectives)


def _link_to(actor: str) -> Form:
    return Form(actor, "", "name", True, True)
