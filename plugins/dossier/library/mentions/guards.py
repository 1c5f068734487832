"""Knows when words that look like a name are part of something else, or are no name at all.

Does not know whose name they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from .folding import fold_name
from .language import Language

Span = tuple[int, int]

_HYPHENS = "-\u2010\u2011"
_SPACES = " \n\t\xa0\u202f"
_QUOTED = re.compile('[“"«„]([^“”"«»„]{1,160})[”"»“]')
_SINGLE = re.compile(r"‘((?:[^‘’]|’(?=\w)){1,160})’(?!\w)")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_OWNED = re.compile(r"['’]s ([^\W\d_]+)")
_WORD = re.compile(r"[^\W_][\w.'’‐‑-]*")
_WORD_BEFORE = re.compile(r"(?:^|[\s(\[“\"‘«—–/])([^\W_][\w.'’‐‑-]*)[ \n\t\xa0\u202f]$")
_OF_BEFORE = re.compile(r"([^\W_][\w’'-]*)[ \n\xa0]of(?:[ \n\xa0]the)?[ \n\xa0]$")
_BEHIND_COMMA = re.compile(r", (\w+)")
_REACH = 40
"""Longer words than this are none."""


def find_closed(text: str) -> list[Span]:
    """List where no name is looked for: titles in quotation marks, and addresses."""
    closed = []
    if "“" in text or '"' in text or "«" in text or "„" in text:
        closed = [match.span(1) for match in _QUOTED.finditer(text) if _is_title(match[1])]
    if "‘" in text:
        closed += [match.span(1) for match in _SINGLE.finditer(text) if _is_title(match[1])]
    if "://" in text or "www." in text:
        closed += [match.span() for match in _ADDRESS.finditer(text)]
    return closed


def _is_title(quoted: str) -> bool:
    """Say whether all words that are not short have capitals, as in a title; in speech they have not."""
    words = _WORD.findall(quoted)
    return bool(words) and words[0][0].isupper() and all(word[0].isupper() for word in words if len(word) > 3)


def is_joined(text: str, start: int, end: int, starts: Collection[int], ends: Collection[int]) -> bool:
    """Say whether a hyphen or a dot makes words one with those beside them.

    `starts` and `ends` are those of other names: US-Israel names both, and Iran-backed names Iran.
    """
    after = text[end : end + 2]
    if len(after) == 2 and after[1].isalnum():
        if after[0] in _HYPHENS and after[1].isupper() and end + 1 not in starts:
            return True
        if after[0] in ".@_" and text[end - 1] != ".":
            return True
    if start > 1 and text[start - 2].isalnum():
        return text[start - 1] in _HYPHENS and start - 1 not in ends
    return False


class Neighbours:
    """Look at the words around a place in a text."""

    def __init__(self, language: Language, text: str, start: int, end: int) -> None:
        self.language, self.text, self.start, self.end = language, text, start, end
        self.before = text[max(0, start - _REACH) : start]
        match = _WORD_BEFORE.search(self.before)
        self.word_before = match[1] if match else ""
        after = _WORD.match(text, end + 1) if text[end : end + 1] in _SPACES and end < len(text) else None
        self.word_after = after[0] if after else ""

    @property
    def begins_sentence(self) -> bool:
        """Say whether a sentence, or the text, begins here."""
        before = self.before.rstrip(' \n\xa0([“"‘”’)')
        return not before or before[-1] in ".!?:;…"

    def is_continued(self, starts: Collection[int]) -> bool:
        """Say whether the name goes on behind it: Donald Trump Jr., the Kerry Foundation."""
        word = self.word_after
        behind_comma = _BEHIND_COMMA.match(self.text, self.end)
        generation = behind_comma[1] if behind_comma else word
        if generation and fold_name(generation).strip(".") in self.language.generations:
            return True
        if not word or not word[0].isupper() or self.end + 1 in starts:
            return False
        return fold_name(word) not in self.language.calendar

    def is_preceded(self, ends: Collection[int], adjectives: Collection[str]) -> bool:
        """Say whether the name began before it: Sara Netanyahu, New Mexico, the Bank of Israel."""
        word, language = self.word_before, self.language
        if word == "of" or word == "the":
            head = _OF_BEFORE.search(self.before)
            return head is not None and head[1][0].isupper() and fold_name(head[1]) in language.heads
        if not word or not word[0].isupper() or self.start - 1 in ends:
            return False
        if word.endswith(("'s", "’s")):
            return False
        folded = fold_name(word)
        if folded.rstrip(".") in adjectives or folded in language.before_names:
            return False
        # Of words joined by a hyphen one is enough: Prime Minister-designate Salam.
        if not language.honorifics.isdisjoint(folded.split()):
            return False
        if word.endswith("."):
            # A sentence ends there; but an initial belongs to a name.
            return len(word) == 2
        return folded not in language.starters and folded not in language.calendar

    def is_common_word(self) -> bool:
        """Say whether a word that is also a name may here be the word: May, Rice, Bush."""
        folded = fold_name(self.text[self.start : self.end])
        after, before = fold_name(self.word_after), fold_name(self.word_before)
        if folded in self.language.calendar:
            owned = _OWNED.match(self.text, self.end)
            if owned:
                return owned[1] in self.language.joined or fold_name(owned[1]) in self.language.calendar
            named = after in self.language.speech or before in self.language.honorifics
            return not (named or (before in self.language.speech and not after[:1].isdigit()))
        if folded in self.language.common and self.begins_sentence:
            return after not in self.language.verbs and not self.text[self.end :].startswith(("’s ", "'s "))
        return False


def overlaps(spans: list[Span], start: int, end: int) -> bool:
    """Say whether a place lies in one of some others."""
    return any(start < last and first < end for first, last in spans)
