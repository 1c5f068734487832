"""Knows how a title and the words around it name an office: whose it is, and whether it is that office.

Does not know who holds it. All places are those of the text made alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .guards import mark
from .language import OfficeWords
from .lexicon import Hit
from .names import Form
from .offices import Offices

_OF = (" of the ", " of ")
_POSSESSIVE = ("'s ", "' ", " ")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|\d+")
_MOST_WORDS = 8


class Phrase(NamedTuple):
    """Hold words that name an office."""

    start: int
    end: int
    offices: tuple[str, ...]
    owners: tuple[str, ...]
    """Whose office it may be; empty where the words do not say."""
    manner: str
    """Nothing, or why it may not be its holder who is meant: then, other, generic, predicate, elsewhere."""
    definite: bool
    """Whether `the` stands before it."""


class _Ends:
    """Know which words of a text may say whose an office is, by where they begin and end.

    Hits stand in the order of their ends, and of those with one end the longest first.
    """

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.ending: defaultdict[int, list[tuple[int, Form]]] = defaultdict(list)
        self.beginning: defaultdict[int, list[tuple[int, Form]]] = defaultdict(list)
        for start, end, meaning in hits:
            for form in meaning.owners:
                self.ending[end].append((start, form))
                if form.reason != "adjective":
                    self.beginning[start].append((end, form))

    def find_before(self, text: str, start: int) -> tuple[int, tuple[str, ...]] | None:
        """Return where the longest designation before a title begins, and whose it may be."""
        for joint in _POSSESSIVE:
            found = self.ending.get(start - len(joint))
            if found and joint != " ":
                found = [one for one in found if one[1].reason != "adjective"]
            if found and text.startswith(joint, start - len(joint)):
                return found[0][0], _find_actors(found, found[0][0])
        return None

    def find_behind(self, text: str, end: int) -> tuple[int, tuple[str, ...]] | None:
        """Return where the longest designation behind `of` ends, and whose it may be."""
        for joint in _OF:
            found = self.beginning.get(end + len(joint))
            if found and text.startswith(joint, end):
                return found[-1][0], _find_actors(found, found[-1][0])
        return None


def _find_rank(hit: Hit) -> tuple[int, int]:
    """Put the longest first."""
    start, end, _ = hit
    return start - end, start


def _find_actors(found: Iterable[tuple[int, Form]], place: int) -> tuple[str, ...]:
    return tuple(sorted({form.actor for one, form in found if one == place}))


def find_phrases(offices: Offices, text: str, hits: Iterable[Hit], titles: Iterable[Hit]) -> list[Phrase]:
    """List the offices that a text names, whatever is said of them; a longer title hides those inside it."""
    ends, taken = _Ends(hits), bytearray(len(text))
    phrases: list[Phrase] = []
    for title in sorted(titles, key=_find_rank):
        start, end, _ = title
        if not (taken[start] or taken[end - 1]):
            mark(taken, start, end)
            phrases.append(_build_phrase(offices, text, title, ends))
    return sorted(phrases)


def _build_phrase(offices: Offices, text: str, title: Hit, ends: _Ends) -> Phrase:
    words = offices.words
    first, last, meaning = title
    keys = meaning.offices
    manner = ""
    end, owners = ends.find_behind(text, last) or (last, ())
    if owners:
        keys, end = _read_on(offices, text, title, end)
    start, before, owners_before, changed = _read_before(words, text, first, ends)
    if not owners and text.startswith(" of ", end):
        # Of something unknown; but he may speak "of evidence".
        manner = "" if owners_before else "elsewhere"
    if owners_before and not owners:
        owners = owners_before
    elif not owners_before:
        start = first
    if not manner:
        manner = "other" if words.alters.match(text, end) else changed
    place, word = _word_before(text, before)
    return Phrase(start, end, keys, owners, manner or _find_use(words, text, place, word), word == "the")


def _read_on(offices: Offices, text: str, title: Hit, end: int) -> tuple[tuple[str, ...], int]:
    """Find the rest of a title behind whose it is: High Representative of the EU for Foreign Affairs."""
    start, last, meaning = title
    spelling, last = text[start:last], end
    for _ in range(_MOST_WORDS):
        last = text.find(" ", last + 1)
        if last < 0:
            break
        more = text[end:last].rstrip(".,;:?!")
        if spelling + more in offices.spellings:
            return tuple(sorted(offices.spellings[spelling + more])), end + len(more)
    return meaning.offices, end


def _read_before(
    words: OfficeWords, text: str, start: int, ends: _Ends
) -> tuple[int, int, tuple[str, ...], str]:
    """Read backwards over whose an office is and what changes it.

    Returns where the phrase begins, where the last word looked at begins, whose it is, and the change.
    """
    owners: tuple[str, ...] = ()
    changed, at = "", start
    for _ in range(_MOST_WORDS):
        found = None if owners else ends.find_before(text, at)
        if found:
            at, owners = found
            start = at
            continue
        place, word = _modifier_before(words, text, at)
        if place == at:
            break
        at = place
        if word in words.then:
            changed = changed or "then"
        elif word in words.other or _is_ordinal(word):
            changed = "other"
    return start, at, owners, changed


def _modifier_before(words: OfficeWords, text: str, at: int) -> tuple[int, str]:
    """Return the word, or two, before a place, where they say something of an office."""
    first, word = _word_before(text, at)
    if not word:
        return at, ""
    if word in words.second:
        earlier, two = _word_before(text, first)
        both = f"{two} {word}"
        if both in words.neutral or both in words.other:
            return earlier, both
    known = word in words.neutral or word in words.other or word in words.then or _is_ordinal(word)
    return (first, word) if known else (at, "")


def _is_ordinal(word: str) -> bool:
    return word[0].isdigit() and _ORDINAL.fullmatch(word) is not None


def _word_before(text: str, at: int) -> tuple[int, str]:
    """Return the word that ends one space before a place, and where it begins."""
    if not at or text[at - 1] != " ":
        return at, ""
    first = text.rfind(" ", 0, at - 1) + 1
    word = text[first : at - 1]
    return (first, word) if word and word[-1].isalnum() else (at, "")


def _find_use(words: OfficeWords, text: str, place: int, word: str) -> str:
    """Say whether an office is spoken of without meaning who holds it; `word` stands before it."""
    if word in words.generic:
        return "generic"
    if word == "the":
        place, word = _word_before(text, place)
    if word in words.predicate:
        return "predicate"
    if word == "for" and _word_before(text, place)[1] in words.sought:
        return "predicate"
    return ""
