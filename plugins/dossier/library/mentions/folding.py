"""Knows how a text is made alike, so that a name is found however it is written, and the way back.

Does not know names.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# One sign for one sign, so that places stay what they are. An opening quotation mark is no apostrophe.
_SIGNS = (("’", "'"), ("‘", " "), ("“", " "), ("”", " "), ("–", " "), ("—", " "), ("\xa0", " "), ("…", "."))
_BREAKS = '\n\t-"()[]{}/*_|<>'
_PLAIN = {
    **{ord(sign): " " for sign in _BREAKS},
    **{ord(sign): sign.lower() for sign in map(chr, range(65, 91))},
}
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


class Folded(NamedTuple):
    """Hold a text made alike, with one space before it and one behind it."""

    text: str
    places: list[int] | None
    """For each sign of it the place in the text as written; nothing where each is one further on."""

    def place(self, at: int) -> int:
        """Return the place in the text as written."""
        return at - 1 if self.places is None else self.places[at]


def fold_text(text: str) -> Folded:
    """Make a text alike: small letters, no diacritics, a space for each hyphen, quotation mark and break."""
    plain = text
    if not plain.isascii():
        for sign, other in _SIGNS:
            plain = plain.replace(sign, other)
        if not plain.isascii():
            plain = plain.lower()
            if len(plain) != len(text) or _changes_length(plain):
                return _fold_slowly(text)
            plain = _FOREIGN.sub(_fold_match, plain)
    plain = f" {plain.translate(_PLAIN)} "
    if " '" in plain:
        plain = plain.replace(" '", "  ")
    return Folded(plain, None)


def fold_name(name: str) -> str:
    """Make a name alike, as `fold_text` does a text."""
    return _SPACES.sub(" ", fold_text(name).text).strip()


def _fold_sign(sign: str) -> str:
    if sign in _ALIKE:
        return _ALIKE[sign]
    taken = unicodedata.normalize("NFKD", sign.lower())
    return "".join(_ALIKE.get(one, one) for one in taken if not unicodedata.combining(one))


def _fold_match(match: re.Match[str]) -> str:
    return _fold_sign(match[0])


def _changes_length(text: str) -> bool:
    return any(len(_fold_sign(sign)) != 1 for sign in set(_FOREIGN.findall(text)))


def _fold_slowly(text: str) -> Folded:
    """Make a text alike in which signs grow or vanish, and note where each was."""
    signs, places = [" "], [0]
    replaced = dict(_SIGNS)
    for place, sign in enumerate(text):
        for one in replaced.get(sign) or _fold_sign(sign):
            signs.append(one)
            places.append(place)
    folded = "".join(signs).translate(_PLAIN) + " "
    places.append(len(text))
    return Folded(folded.replace(" '", "  "), places)
