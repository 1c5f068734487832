"""Knows where in a text words may mean an actor: the longest first, and none inside another.

Does not know whom they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from .folding import fold_name
from .guards import (
    find_closed,
    find_word_after,
    is_common_word,
    is_continued,
    is_joined,
    is_preceded,
    mark,
)
from .lexicon import Hit, Lexicon, Page
from .names import Form
from .phrases import Phrase, find_phrases

_OF_NAME = re.compile(r"['’]s? [A-Z]")
"""The Prime Minister’s Office is no prime minister."""
_STRANGER = re.compile(
    r",? (?:[A-Z][\w’'-]+ ){1,3}?[A-Z][\w’'-]+(?=[,.;:]| (?:said|says|told|who|has|was)\b)"
)
_SHORT = 8
"""A name that is no longer hides no title."""


class Candidate(NamedTuple):
    """Hold words of a text that may mean an actor: a name, an office, or both in a row."""

    start: int
    end: int
    forms: tuple[Form, ...]
    """What the name may be; empty of an office alone."""
    name_start: int
    office: Phrase | None = None
    beside: tuple[Form, ...] = ()
    """Names in apposition: the foreign minister, Israel Katz."""
    hint: Phrase | None = None
    """The office that stands in apposition to a name."""


_Found = tuple[int, int, int, tuple[Form, ...], Candidate | None]
"""The length below zero, the start, the end, the names, and what it is if there is an office in it."""
_LONGEST_FIRST = itemgetter(0, 1)


class Around(NamedTuple):
    """Name the actors to whom links lead that stand directly before and behind a text."""

    before: str = ""
    behind: str = ""


def find_candidates(lexicon: Lexicon, page: Page, around: Callable[[int], Around]) -> list[Candidate]:
    """List the words of a page that may mean actors, in their order; none overlap.

    `around` tells of a text by its number which links stand beside it.
    """
    return _Finder(lexicon, page, around).find() if page.hits else []


class _Finder:
    """Put together what stands on a page."""

    def __init__(self, lexicon: Lexicon, page: Page, around: Callable[[int], Around]) -> None:
        self.lexicon, self.page, self.around = lexicon, page, around
        self.text, self.alike, self.language = page.text, page.alike, lexicon.language
        self.names = [hit for hit in page.hits if hit.names]
        self.hints: dict[int, Phrase] = {}
        self.beginning: defaultdict[int, list[Hit]] = defaultdict(list)
        self.ending: defaultdict[int, list[Hit]] = defaultdict(list)
        self.phrases = self._find_phrases()
        self.starts = {one.start for one in self.names}.union(one.start for one in self.phrases)
        self.ends = {one.end for one in self.names}.union(one.end for one in self.phrases)

    def _find_phrases(self) -> list[Phrase]:
        offices, hits = self.lexicon.offices, self.page.hits
        if offices is None or not any(hit.forms[-1].reason == "office" for hit in hits):
            return []
        for name in self.names:
            self.beginning[name.start].append(name)
            self.ending[name.end].append(name)
        free = [hit for hit in hits if hit.forms[-1].reason != "office" or not self._is_inside(hit)]
        return find_phrases(offices, self.alike, free)

    def _is_inside(self, title: Hit) -> bool:
        """Say whether a title stands in a longer name: the Prime Minister's Office is no prime minister."""
        first = bisect_left(self.names, title.end, key=_end)
        last = bisect_right(self.names, title.start + self.lexicon.longest, key=_end)
        length = max(title.end - title.start, _SHORT)
        return any(
            name.start <= title.start and name.end - name.start > length for name in self.names[first:last]
        )

    def find(self) -> list[Candidate]:
        """Choose the longest first, and none inside of one that was chosen."""
        closed, taken = find_closed(self.text), bytearray(len(self.text))
        found: list[_Found] = [
            (start - end, start, end, names, None) for start, end, _, names, _ in self.names
        ]
        offices = [office for office in map(self._of_office, self.phrases) if office]
        found += [(one.start - one.end, one.start, one.end, one.forms, one) for one in offices]
        found.sort(key=_LONGEST_FIRST)
        chosen: list[Candidate] = []
        for _, start, end, forms, titled in found:
            if taken.find(1, start, end) >= 0:
                continue
            name_start = titled.name_start if titled else start
            alone = not forms or self._stands_alone(name_start, end, forms, titled is not None)
            if titled and not alone:
                continue  # The name inside may be somebody else's; it is looked at by itself.
            mark(taken, start, end)
            if alone and closed.find(1, start, end) < 0:
                chosen.append(titled or Candidate(start, end, forms, start, None, (), self.hints.get(start)))
        chosen.sort()
        return chosen

    def _of_office(self, phrase: Phrase) -> Candidate | None:
        """Join an office with the names beside it; nothing where it is none that anybody holds."""
        offices = self.lexicon.offices
        assert offices is not None
        if phrase.owners and not offices.find_terms(phrase.offices, phrase.owners):
            return None
        name = self._name_behind(phrase.end, " ")
        if name and self.text[phrase.end] in " \n\xa0":
            return Candidate(phrase.start, name.end, name.names, name.start, phrase, name.names)
        beside = self._find_beside(phrase)
        known = phrase.owners or any(key in offices.complete for key in phrase.offices)
        if phrase.manner == "other" and not beside:
            return None
        if not (known or phrase.definite or beside) or self._is_elsewhere(phrase):
            return None
        return Candidate(phrase.start, phrase.end, (), phrase.start, phrase, beside)

    def _name_behind(self, end: int, joint: str) -> Hit | None:
        if not self.alike.startswith(joint, end):
            return None
        names = [one for one in self.beginning.get(end + len(joint), ()) if one.names[0].person]
        return max(names, key=_end, default=None)

    def _find_beside(self, phrase: Phrase) -> tuple[Form, ...]:
        """Return the names that a comma sets beside an office, before or behind it."""
        behind = self._name_behind(phrase.end, ", ")
        if behind:
            self.hints[behind.start] = phrase
            return behind.names
        around = self.around(self.page.find_number(phrase.start))
        rest = self.alike[phrase.end : self.alike.find("\0", phrase.end)]
        if around.behind and rest.strip() in ("", ","):
            return (_link_to(around.behind),)
        start = phrase.start - len("the ") if self.alike.endswith("the ", 0, phrase.start) else phrase.start
        if self.alike.endswith(", ", 0, start):
            names = [one for one in self.ending.get(start - len(", "), ()) if one.names[0].person]
            if names:
                name = min(names, key=lambda one: one.start)
                self.hints[name.start] = phrase
                return name.names
            before = self.alike[self.alike.rfind("\0", 0, start) + 1 : start]
            if around.before and before.strip() == ",":
                return (_link_to(around.before),)
        return ()

    def _is_elsewhere(self, phrase: Phrase) -> bool:
        """Say whether an office belongs to somebody unknown: Egypt's president, Secretary of State Jones."""
        text, start, end = self.text, phrase.start, phrase.end
        if phrase.manner == "elsewhere" or _OF_NAME.match(text, end):
            return True
        if not phrase.manner and is_joined(text, start, end, (), ()):
            return True
        if is_continued(self.language, text, end, self.starts) or _STRANGER.match(text, end):
            return True
        last = text[start:end].split()[-1].lower()
        toward = self.language.offices and last in self.language.offices.toward
        if toward and find_word_after(text, end) in ("for", "to"):
            rest = text[end : text.find("\0", end)].split(maxsplit=3)[1:3]
            return any(word[0].isupper() for word in rest if word != "the")
        return bool(phrase.owners) and not phrase.manner and self._is_preceded(start)

    def _stands_alone(self, start: int, end: int, forms: tuple[Form, ...], titled: bool) -> bool:
        """Say whether words are a name of their own, and no part of another name or an everyday word."""
        text = self.text
        if is_joined(text, start, end, self.starts, self.ends):
            return False
        if not self.language.has_capitals:
            return forms[0].full or fold_name(text[start:end]) not in self.language.common
        if is_continued(self.language, text, end, self.starts):
            return False
        if titled:
            return True
        if forms[0].person and forms[0].full and len(text[start:end].split()) > 1:
            return True  # Two words of a person's name are the name, whatever title stands before them.
        if self._is_preceded(start):
            return False
        return forms[0].full or not is_common_word(self.language, text, start, end)

    def _is_preceded(self, start: int) -> bool:
        return is_preceded(self.language, self.text, start, self.ends, self.lexicon.adjectives)


def _end(one: Hit) -> int:
    return one.end


def _link_to(actor: str) -> Form:
    return Form(actor, "", "name", True, True)
