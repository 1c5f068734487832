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
    """Know which words of a text may say whose an office is, by where they begin and end."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.ending: defaultdict[int, list[tuple[int, Form]]] = defaultdict(list)
        self.beginning: defaultdict[int, list[tuple[int, Form]]] = defaultdict(list)
        for start, end, _, _, owners in hits:
            for form in owners:
                self.ending[end].append((start, form))
                if form.reason != "adjective":
                    self.beginning[start].append((end, form))

    def find_before(self, text: str, start: int) -> tuple[int, tuple[str, ...]] | None:
        """Return where the longest designation before a title begins, and whose it may be."""
        for joint in _POSSESSIVE:
            if not text.startswith(joint, start - len(joint)):
                continue
            found = self.ending.get(start - len(joint), ())
            found = [one for one in found if joint == " " or one[1].reason != "adjective"]
            if found:
                first = min(place for place, _ in found)
                return first, _actors(form for place, form in found if place == first)
        return None

    def find_behind(self, text: str, end: int) -> tuple[int, tuple[str, ...]] | None:
        """Return where the longest designation behind `of` ends, and whose it may be."""
        for joint in _OF:
            found = self.beginning.get(end + len(joint), ()) if text.startswith(joint, end) else ()
            if found:
                last = max(place for place, _ in found)
                return last, _actors(form for place, form in found if place == last)
        return None


def _actors(forms: Iterable[Form]) -> tuple[str, ...]:
    return tuple(sorted({form.actor for form in forms}))


def find_phrases(offices: Offices, text: str, hits: list[Hit]) -> list[Phrase]:
    """List the offices that a text names, whatever is said of them; a longer title hides those inside it."""
    titles = sorted(
        (hit for hit in hits if hit.forms[0].reason == "office"),
        key=lambda hit: (hit.start - hit.end, hit.start),
    )
    if not titles:
        return []
    ends, taken = _Ends(hits), bytearray(len(text))
    phrases: list[Phrase] = []
    for title in titles:
        if taken.find(1, title.start, title.end) < 0:
            mark(taken, title.start, title.end)
            phrases.append(_build_phrase(offices, text, title, ends))
    return sorted(phrases)


def _build_phrase(offices: Offices, text: str, title: Hit, ends: _Ends) -> Phrase:
    words = offices.words
    keys = tuple(form.actor for form in title.forms)
    manner = ""
    end, owners = ends.find_behind(text, title.end) or (title.end, ())
    if owners:
        keys, end = _read_on(offices, text, title, keys, end)
    start, before, owners_before, changed = _read_before(words, text, title.start, ends)
    if not owners and text.startswith(" of ", end):
        # Of something unknown; but he may speak "of evidence".
        manner = "" if owners_before else "elsewhere"
    if owners_before and not owners:
        owners = owners_before
    elif not owners_before:
        start = title.start
    manner = manner or _find_behind(words, text, end) or changed
    definite = _word_before(text, before)[1] == "the"
    return Phrase(start, end, keys, owners, manner or _find_use(words, text, before), definite)


def _read_on(
    offices: Offices, text: str, title: Hit, keys: tuple[str, ...], end: int
) -> tuple[tuple[str, ...], int]:
    """Find the rest of a title behind whose it is: High Representative of the EU for Foreign Affairs."""
    spelling, last = text[title.start : title.end], end
    for _ in range(_MOST_WORDS):
        last = text.find(" ", last + 1)
        if last < 0:
            break
        more = text[end:last].rstrip(".,;:?!")
        if spelling + more in offices.spellings:
            return tuple(sorted(offices.spellings[spelling + more])), end + len(more)
    return keys, end


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
        elif word in words.other or _ORDINAL.fullmatch(word):
            changed = "other"
    return start, at, owners, changed


def _modifier_before(words: OfficeWords, text: str, at: int) -> tuple[int, str]:
    """Return the word, or two, before a place, where they say something of an office."""
    first, word = _word_before(text, at)
    if not word:
        return at, ""
    earlier, two = _word_before(text, first)
    both = f"{two} {word}"
    if two and (both in words.neutral or both in words.other):
        return earlier, both
    known = word in words.neutral or word in words.other or word in words.then or _ORDINAL.fullmatch(word)
    return (first, word) if known else (at, "")


def _word_before(text: str, at: int) -> tuple[int, str]:
    """Return the word that ends one space before a place, and where it begins."""
    if not at or text[at - 1] != " ":
        return at, ""
    first = text.rfind(" ", 0, at - 1) + 1
    word = text[first : at - 1]
    return (first, word) if word and word[-1].isalnum() else (at, "")


def _find_behind(words: OfficeWords, text: str, end: int) -> str:
    """Say whether what stands behind an office makes it another one."""
    following = text[end + 1 : end + 40].split(" ")[:3] if text[end] == " " else []
    if any(" ".join(following[:length]).rstrip(".,;:?!") in words.behind for length in (1, 2, 3)):
        return "other"
    return ""


def _find_use(words: OfficeWords, text: str, at: int) -> str:
    """Say whether an office is spoken of without meaning who holds it."""
    place, word = _word_before(text, at)
    if word in words.generic:
        return "generic"
    if word == "the":
        place, word = _word_before(text, place)
    if word in words.predicate:
        return "predicate"
    if word == "for" and _word_before(text, place)[1] in words.sought:
        return "predicate"
    return ""
