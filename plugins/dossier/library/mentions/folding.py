"""Knows how a text is made alike, so that a name is found however it is written, and the way back.

Does not know names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

# One sign for one sign, so that places stay what they are. An opening quotation mark is no apostrophe.
_SIGNS = (("’", "'"), ("‘", " "), ("“", " "), ("”", " "), ("–", " "), ("—", " "), ("\xa0", " "), ("…", "."))
GAP = "\n\0\n"
"""Stands between texts that are looked through as one: no name holds its zero, and no sentence crosses it."""
_BREAKS = '\n\t-"()[]{}/*_|<>'
_ALIKE_IN_ASCII = bytes.maketrans(
    (ascii_uppercase + _BREAKS).encode(), ascii_lowercase.encode() + b" " * len(_BREAKS)
)
# Neither ASCII nor a plain letter of Hebrew or Arabic: what may have to be written in another way.
_FOREIGN = re.compile("[^\x00-\x7f\u05d0-\u05ea\u0627-\u063a\u0641-\u0648\u064a]")
_SPACES = re.compile(" {2,}")
# What Unicode does not take apart.
_ALIKE = {
    "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    "ʿ": "'", "ʾ": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "‛": "'", "′": "'", "׳": "'",
    "״": " ", "„": " ", "‟": " ", "«": " ", "»": " ", "‹": " ", "›": " ",
    "‐": " ", "‑": " ", "‒": " ", "−": " ", "־": " ",
    "\u202f": " ", "\u2009": " ", "\u3000": " ", "ى": "ي", "ـ": "",
    "\xad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "",
    "\u2060": "", "\ufeff": "",
}  # fmt: skip


def fold_text(text: str) -> str:
    """Make a text alike: small letters, no diacritics, a space for each hyphen, quotation mark and break.

    Every sign keeps its place in a text that was spelled out.
    """
    plain = _replace_signs(text)
    if plain.isascii():
        plain = plain.encode().translate(_ALIKE_IN_ASCII).decode()
    else:
        plain = _FOREIGN.sub(_fold_match, plain.lower())
        for sign in _BREAKS:
            plain = plain.replace(sign, " ")
    return plain.replace(" '", "  ") if "'" in plain else plain


@lru_cache(4096)
def fold_name(name: str) -> str:
    """Make a name alike, as `fold_text` does a text."""
    return _SPACES.sub(" ", fold_text(f" {spell_out(name)[0]}")).strip()


def is_even(text: str) -> bool:
    """Say whether every sign keeps its place when a text is made alike."""
    plain = _replace_signs(text)
    return plain.isascii() or all(_spell(sign) == sign for sign in set(_FOREIGN.findall(plain)))


def spell_out(text: str) -> tuple[str, Sequence[int]]:
    """Write signs that would grow or vanish out: fi for a ligature, nothing for a soft hyphen.

    Returns the text and, for each sign of it and its end, the place in the text as written.
    """
    if is_even(text):
        return text, range(len(text) + 1)
    spelled = [(one, place) for place, sign in enumerate(text) for one in _spell(sign)]
    return "".join(one for one, _ in spelled), [*(place for _, place in spelled), len(text)]


def _replace_signs(text: str) -> str:
    if not text.isascii():
        for sign, other in _SIGNS:
            text = text.replace(sign, other)
    return text


def _spell(sign: str) -> str:
    """Return what a sign is to be written as, so that it keeps its place: mostly itself."""
    folded = _fold_sign(sign)
    if len(folded) == len(sign.lower()) == 1:
        return sign
    return folded.capitalize() if sign.isupper() else folded


@lru_cache(4096)
def _fold_sign(sign: str) -> str:
    if sign in _ALIKE:
        return _ALIKE[sign]
    taken = unicodedata.normalize("NFKD", sign.lower()).lower()
    return "".join(_ALIKE.get(one, one) for one in taken if not unicodedata.combining(one))


def _fold_match(match: re.Match[str]) -> str:
    return _fold_sign(match[0])
