"""Knows when words that look like a name are part of something else, or are no name at all.

Does not know whose name they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

from .folding import fold_name
from .language import Language

_HYPHENS = "-\u2010\u2011"
_JOINTS = f"{_HYPHENS}.@_"
_BLANKS = " \n\t\xa0\u202f"
_QUOTED = re.compile('[“"«„]([^“”"«»„\0]{1,160})[”"»“]')
_SINGLE = re.compile(r"‘((?:[^‘’\0]|’(?=\w)){1,160})’(?!\w)")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_OWNED = re.compile(r"['’]s ([^\W\d_]+)")
_WORD = re.compile(r"[^\W_][\w.'’‐‑-]*")
_WORD_AFTER = re.compile(rf"[{_BLANKS}]([^\W_][\w.'’‐‑-]*)")
_WORD_BEFORE = re.compile(r"[\s(\[“\"‘«—–/]([^\W_][\w.'’‐‑-]*)[" + _BLANKS + "]$")
_OF_BEFORE = re.compile(r"([^\W_][\w’'-]*)[ \n\xa0]of(?:[ \n\xa0]the)?[ \n\xa0]$")
_BEHIND_COMMA = re.compile(r", (\w+)")
_REACH = 40
"""Longer words than this are none."""


class Edges:
    """Know where other names and offices begin and end; it is seldom asked, as few words look joined."""

    def __init__(self, *spans: Sequence[tuple[Any, ...]]) -> None:
        self._spans = spans
        """Rows of tuples that begin with a start and an end."""

    @cached_property
    def starts(self) -> frozenset[int]:
        """Return the places at which they begin."""
        return frozenset(span[0] for row in self._spans for span in row)

    @cached_property
    def ends(self) -> frozenset[int]:
        """Return the places at which they end."""
        return frozenset(span[1] for row in self._spans for span in row)


def find_closed(text: str) -> bytearray:
    """Mark with ones where no name is looked for: titles in quotation marks, and addresses."""
    spans: list[tuple[int, int]] = []
    if "“" in text or '"' in text or "«" in text or "„" in text:
        spans += [match.span(1) for match in _QUOTED.finditer(text) if _is_title(match[1])]
    if "‘" in text:
        spans += [match.span(1) for match in _SINGLE.finditer(text) if _is_title(match[1])]
    if ("/" in text and "://" in text) or "www." in text:
        spans += [match.span() for match in _ADDRESS.finditer(text)]
    closed = bytearray(len(text) if spans else 0)
    for start, end in spans:
        mark(closed, start, end)
    return closed


def mark(marks: bytearray, start: int, end: int) -> None:
    """Set the places from one to before another to one."""
    marks[start:end] = b"\1" * (end - start)


def _is_title(quoted: str) -> bool:
    """Say whether all words that are not short have capitals, as in a title; in speech they have not."""
    words = _WORD.findall(quoted)
    return bool(words) and words[0][0].isupper() and all(word[0].isupper() for word in words if len(word) > 3)


def is_joined(text: str, start: int, end: int, edges: Edges) -> bool:
    """Say whether a hyphen or a dot makes words one with those beside them.

    `edges` are those of other names: US-Israel names both, and Iran-backed names Iran.
    """
    if text[end] in _JOINTS:
        sign, after = text[end], text[end + 1]
        if after.isupper() and sign in _HYPHENS and end + 1 not in edges.starts:
            return True
        if after.isalnum() and sign not in _HYPHENS and text[end - 1] != ".":
            return True
    return text[start - 1] in _HYPHENS and start - 1 not in edges.ends and text[start - 2].isalnum()


def find_word_before(text: str, start: int) -> str:
    """Return the word that ends one space before a place; nothing where none does."""
    match = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    return match[1] if match else ""


def find_word_after(text: str, end: int) -> str:
    """Return the word that begins one space behind a place; nothing where none does."""
    match = _WORD_AFTER.match(text, end)
    return match[1] if match else ""


def begins_sentence(text: str, start: int) -> bool:
    """Say whether a sentence, or the text, begins at a place."""
    before = text[max(0, start - _REACH) : start].rstrip(' \n\xa0([“"‘”’)')
    return not before or before[-1] in ".!?:;…\0"


def is_continued(language: Language, text: str, alike: str, end: int, edges: Edges) -> bool:
    """Say whether a name goes on behind it: Donald Trump Jr., the Kerry Foundation.

    `alike` is the text made alike.
    """
    comma = text[end] == ","
    if not (comma or text[end + 1].isupper() or alike[end + 1] in language.generation_letters):
        return False
    behind = (_BEHIND_COMMA if comma else _WORD_AFTER).match(text, end)
    if behind is None:
        return False
    first, last = behind.span(1)
    word = alike[first:last]
    if word.rstrip(" .") in language.generations:
        return True
    if comma or not text[first].isupper() or first in edges.starts:
        return False
    return word.rstrip() not in language.calendar


def is_preceded(language: Language, text: str, start: int, edges: Edges, adjectives: Collection[str]) -> bool:
    """Say whether a name began before it: Sara Netanyahu, New Mexico, the Bank of Israel."""
    word = find_word_before(text, start)
    if word == "the" and not text.endswith("of", 0, start - len(" the ")):
        return False
    if word == "of" or word == "the":
        head = _OF_BEFORE.search(text, max(0, start - _REACH), start)
        return head is not None and head[1][0].isupper() and fold_name(head[1]) in language.heads
    if not word or not word[0].isupper() or start - 1 in edges.ends:
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


def is_common_word(language: Language, text: str, start: int, end: int) -> bool:
    """Say whether a word that is also a name may here be the word: May, Rice, Bush."""
    folded = fold_name(text[start:end])
    if folded not in language.calendar and folded not in language.common:
        return False
    after, before = fold_name(find_word_after(text, end)), fold_name(find_word_before(text, start))
    if folded in language.calendar:
        owned = _OWNED.match(text, end)
        if owned:
            return owned[1] in language.joined or fold_name(owned[1]) in language.calendar
        named = after in language.speech or before in language.honorifics
        return not (named or (before in language.speech and not after[:1].isdigit()))
    if begins_sentence(text, start):
        return after not in language.verbs and not text.startswith(("’s ", "'s "), end)
    return False
