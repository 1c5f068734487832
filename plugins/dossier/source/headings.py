"""Anchors and levels of a text's headings.

Knows the order of headings; does not know how a heading is written or shown.
"""

from __future__ import annotations

import re
import unicodedata

# fmt: off
RESERVED_ANCHORS = frozenset((
    "main", "story", "timeline", "accounts", "actors", "figures", "articles", "open", "sources", "notes",
    "corrections", "events", "statements", "offices", "dossiers", "related", "cite",
))
# fmt: on
# fmt: off
RESERVED_PREFIXES = (
    "event-", "statement-", "figure-", "question-", "series-", "accounts-", "correction-", "note-", "ref-",
)
# fmt: on

# Letters that Unicode does not take apart into a letter and a mark.
_LATIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")


def build_slug(words: str) -> str:
    """Return words as an anchor: folded, Latin without diacritics, other scripts as they are."""
    folded = _APOSTROPHES.sub("", words.casefold()).translate(_LATIN)
    if folded.isascii():
        return "-".join(_WORD.findall(folded))
    kept = (char if _is_word(char) else " " for char in _drop_latin_marks(folded))
    return "-".join("".join(kept).split())


def build_id(words: str) -> str:
    """Return words as an id would be: ASCII letters and digits, and hyphens between them."""
    return "-".join(re.findall(r"[a-z0-9]+", build_slug(words)))


def is_reserved(anchor: str) -> bool:
    """Say whether a page uses this anchor, or may, for something of its own."""
    return anchor in RESERVED_ANCHORS or anchor.startswith(RESERVED_PREFIXES)


def choose_anchor(words: str, taken: dict[str, int]) -> str:
    """Return an anchor for a heading that is not taken yet, and take it.

    `taken` has the anchors, each with the number that was last put behind it.
    """
    slug = build_slug(words) or "section"
    anchor, count = slug, taken.get(slug, 1)
    while anchor in taken or (anchor == slug and is_reserved(slug)):
        count += 1
        anchor = f"{slug}-{count}"
    taken[slug] = count
    taken[anchor] = 1
    return anchor


def close_gaps(levels: list[int]) -> list[int]:
    """Return the levels to show below a page's h1: from 2 to 6, none left out on the way down."""
    shown: list[int] = []
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        shown.append(min(len(above) + 1, 6))
    return shown


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _drop_latin_marks(words: str) -> str:
    kept: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFD", words):
        if unicodedata.combining(char):
            if latin:
                continue
        else:
            latin = unicodedata.name(char, "").startswith("LATIN")
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))
