"""Knows under which other forms a word of a text is found: without its prefixes, in plain letters, in parts.

Does not know how a search is made, but for the sign that parts a word from its forms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ..library.mentions.folding import fold_name

BAR = "|"
"""Stands between a word and its other forms; to a search it ends a word, and readers never see it."""
LEAST = 3
"""How many letters must be left of a word without a prefix."""
_WORD = re.compile(r"[^\W_]+")
_HEBREW, _ARABIC = re.compile(r"[\u05d0-\u05ea]"), re.compile(r"[\u0621-\u064a]")
# The one-letter prefixes in the order in which they may follow each other, none or one of each row.
_HEBREW_PREFIXES = (("ו",), ("כש", "מש", "ש"), ("ב", "כ", "ל", "מ"), ("ה",))
_ARABIC_PREFIXES = (("و", "ف"), ("ب", "ك", "ل", "س"), ("ال",))
# Within a word these belong to its spelling, and are not the end of a part of it: the marks of Hebrew
# abbreviations, the English possessive, signs that are not seen.
_SPELLING = re.compile(r"[׳״\u200c-\u200f\xad]|(?<=[\u05d0-\u05ea])['\"’](?=[\u05d0-\u05ea])|’(?=[sS]\b)")


def add_forms(text: str) -> str:
    """Return a text in which each word is followed by a bar and its other forms, where it has any.

    Lines become words that end with a bar, so that a sentence does not run from one into the next.
    """
    lines = (" ".join(map(_add, line.replace(BAR, " ").split())) for line in text.split("\n"))
    return f"{BAR} ".join(line for line in lines if line)


def _add(word: str) -> str:
    return word if word.isascii() else _add_to_foreign(word)


@lru_cache(maxsize=65536)
def _add_to_foreign(word: str) -> str:
    return BAR.join((word, *dict.fromkeys(_find_forms(word))))


def _find_forms(word: str) -> Iterator[str]:
    """Yield the other forms of a word; marks and case are ignored by a search itself."""
    plain = strip_marks(word)
    parts = _WORD.findall(plain)
    shortened = [form for part in parts for form in strip_prefixes(part)]
    # Of a word with other forms no more is found by itself than what stands between bars.
    spelled = [plain_part for part in parts if (plain_part := fold_name(part)) != part.lower()]
    if len(parts) > 1 or shortened or spelled:
        yield "".join(parts)
        yield from (*parts, *shortened, *spelled)


def strip_marks(word: str) -> str:
    """Return a word without vowel signs, accents and the marks that belong to its spelling."""
    taken = unicodedata.normalize("NFD", word)
    return _SPELLING.sub("", "".join(sign for sign in taken if not unicodedata.combining(sign)))


def strip_prefixes(word: str) -> Iterator[str]:
    """Yield a word of Hebrew or Arabic without its first prefix, without its first two, and so on."""
    if _HEBREW.match(word):
        yield from _strip(word, _HEBREW_PREFIXES)
    elif _ARABIC.match(word):
        for form in (word, *_strip(word, _ARABIC_PREFIXES[:1])):
            if form.startswith("لل") and len(form) >= 2 + LEAST:
                # The article loses its first letter behind this prefix.
                yield from ("ال" + form[2:], form[2:])
        yield from _strip(word, _ARABIC_PREFIXES)


def _strip(word: str, rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for row in rows:
        prefix = next((one for one in row if word.startswith(one) and len(word) - len(one) >= LEAST), None)
        if prefix:
            word = word.removeprefix(prefix)
            yield word
