"""Knows which language a text is in, by the small words that it holds.

Does not know any text; the lists of small words are those that come with jusText.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .foreign import Found

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 4000
"""So many characters tell a language."""
_LEAST = 0.2
"""In a text of a language at least so large a part of its words is small ones."""


_LISTS = (
    *(("en", "English"), ("fr", "French"), ("de", "German"), ("es", "Spanish"), ("it", "Italian")),
    *(("pt", "Portuguese"), ("nl", "Dutch"), ("sv", "Swedish"), ("da", "Danish"), ("nb", "Norwegian_Bokmal")),
    *(("fi", "Finnish"), ("pl", "Polish"), ("cs", "Czech"), ("hu", "Hungarian"), ("ro", "Romanian")),
    *(("tr", "Turkish"), ("el", "Greek"), ("ru", "Russian"), ("uk", "Ukrainian"), ("sr", "Serbian")),
    *(("hr", "Croatian"), ("he", "Hebrew"), ("ar", "Arabic"), ("fa", "Persian"), ("id", "Indonesian")),
)


def guess_language(paragraphs: Iterable[str]) -> Found | None:
    """Return the language of a text; None where no language is likely."""
    words = [word.casefold() for word in _WORD.findall("\n".join(paragraphs)[:_ENOUGH])]
    if not words:
        return None
    shares = {tag: sum(word in small for word in words) / len(words) for tag, small in _load().items()}
    best = max(shares, key=lambda tag: (shares[tag], tag))
    return Found(best, "text") if shares[best] >= _LEAST else None


@cache
def _load() -> dict[str, frozenset[str]]:
    from justext import get_stoplist

    return {tag: frozenset(map(str.casefold, get_stoplist(name))) for tag, name in _LISTS}
