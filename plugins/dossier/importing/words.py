"""Knows the words that stand around a text on a page of news, as `words.toml` lists them.

Does not know what a page is made of.
"""

from __future__ import annotations

import pkgutil
import re
import tomllib
from functools import cache

from .days import find_day

SENTENCE_END = re.compile(r"""[.!?…:;؟۔。！？][\s"'”’»›)\]]*(?:\[\d+\])*$""")
_DOUBLED_LEAST, _DOUBLED_MOST = 4, 300
_TAIL = 40
"""In so many characters at its end a line shows whether a sentence ends there."""
_SHORT = 120
"""A line longer than this is no button, whatever it begins with."""
_COUNTER = re.compile(r"\(?\d+\s*(?:of|/|von|sur|de)\s*\d+\)?|\d+|\d+\s*min\.?(?:\s+\w+)?", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@cache
def _load() -> dict[str, list[str]]:
    data = pkgutil.get_data(__package__, "words.toml")
    assert data is not None
    return tomllib.loads(data.decode())


@cache
def load_words(name: str) -> tuple[str, ...]:
    """Return one list of `words.toml`, the longest first."""
    return tuple(sorted(_load()[name], key=lambda word: (-len(word), word)))


@cache
def join_words(name: str) -> str:
    """Return one list of `words.toml` as a choice for a pattern."""
    return "|".join(map(re.escape, load_words(name)))


@cache
def _pattern(before: str, name: str, after: str) -> re.Pattern[str]:
    return re.compile(before + f"(?:{join_words(name)})" + after, re.IGNORECASE)


def tidy(text: str) -> str:
    """Return a text on one line, with single blanks and nothing that cannot be seen."""
    return " ".join(_CONTROL.sub(" ", _INVISIBLE.sub("", text)).split())


def ends_sentence(line: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return SENTENCE_END.search(line[-_TAIL:]) is not None


def find_doubled(line: str) -> str:
    """Return the words that a line says twice without a blank between, as buttons do; else nothing.

    After the second there may be more: "SaveSave article to reading list".
    """
    if len(line) > _DOUBLED_MOST:
        return ""
    for length in range(len(line) // 2, _DOUBLED_LEAST - 1, -1):
        half = line[:length]
        whole = length * 2 == len(line)
        if line.startswith(half, length) and half.strip() == half and (whole or half[0].isupper()):
            return half
    return ""


def is_changed(line: str) -> bool:
    """Say whether a line gives the day of a change."""
    return _pattern("^", "changed", r"\b").match(line) is not None


def is_noise(line: str) -> bool:
    """Say whether a line is a button, a pointer elsewhere, a count or a credit of the desk."""
    if find_doubled(line) or not any(sign.isalnum() for sign in line):
        return True
    if len(line) > _SHORT:
        return False
    if is_changed(line) or _is_counter(line) or _is_signed(line):
        return True
    begins = _pattern("^", "begins", r"(?!\w)").match(line)
    if begins and (not ends_sentence(line) or _is_sure(line, begins.end())):
        return True
    return _pattern("", "holds", r"\b").search(line) is not None


def _is_sure(line: str, end: int) -> bool:
    """Say whether a line that ends as a sentence is a button all the same."""
    return " " in line[:end].strip() or line[end : end + 1] == ":"


def _is_signed(line: str) -> bool:
    """Say whether a line is a byline with its day, though it ends as a sentence."""
    return bool(strip_byline(line) and find_day(line))


def _is_counter(line: str) -> bool:
    """Say whether a line is a count of pages or pictures, a time to read, a path of sections."""
    if _COUNTER.fullmatch(line):
        return True
    return any(mark in line for mark in (" › ", " > ", " » ")) and not ends_sentence(line)


def strip_byline(line: str) -> str:
    """Return the names after "By" and its like at the start of a line; nothing where there are none."""
    match = _pattern("^", "byline", r"[:\s]\s*").match(line)
    names = line[match.end() :].strip() if match else ""
    return names if names and (names[0].isupper() or not names[0].isascii()) else ""


def is_byline(line: str) -> bool:
    """Say whether a line says who wrote the text."""
    return len(line) <= _SHORT and bool(strip_byline(line)) and not ends_sentence(line)


def is_agency(name: str) -> bool:
    """Say whether a name is that of a news agency."""
    folded = name.casefold().strip()
    if folded in load_words("agencies"):
        return True
    return _pattern(r"\b", "agency", r"\b").search(folded) is not None
