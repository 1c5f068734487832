"""Knows the form of a noun phrase: where it ends behind a verb, which noun is its head, whether it can speak.

Does not know who is meant.
"""

from __future__ import annotations

import re

from .tables import words
from .words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PAST, PREPOSITIONS, is_capital, is_verb

Span = tuple[int, int]
WORD = re.compile(r"[\w’'.&-]*[\w’'](?:\.(?=\w))?|\S")
_JOINS = frozenset({"and", "or"})
_OWNED = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_INSIDE = frozenset({"of", "for", "from", "at", "in", "to"})
"""Prepositions that a noun phrase may go on with: an official of the ministry, the envoy to Vell."""
_BEFORE_DETERMINERS = PREPOSITIONS | _JOINS | {"all", "both"}
_AFTER_HEAD = words("phrases", "after_head")
"""Words behind a noun that say more of it: a source familiar with the talks."""
_NO_START = AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | {"there", "not", "here"}
_PARTICIPLE = re.compile(r"[a-z]+ing$")
_LONGEST = 18
"""Words of whoever speaks."""
_SIGHT = 160
"""Signs in which a noun phrase behind a verb ends."""

Word = tuple[int, int, str]


def find_object(text: str, start: int, end: int) -> Span | None:
    """Find the noun phrase that begins behind a verb: its object, or a subject put behind it."""
    found = [
        (match.start(), match.end(), match[0])
        for match in WORD.finditer(text, start, min(end, start + _SIGHT))
    ]
    last = None
    for place, (_, finish, _word) in enumerate(found):
        if _ends_object(found, place):
            break
        last = finish
    return (found[0][0], last) if last else None


def _ends_object(found: list[Word], place: int) -> bool:
    word = found[place][2]
    lower, before = word.lower(), found[place - 1][2].lower() if place else ""
    if not (word[0].isalnum() or word[0] == "‘") or lower in AUXILIARIES:
        return True
    if lower in _JOINS:
        return not _joins(found, place)
    if lower in CONJUNCTIONS:
        return True
    if lower in DETERMINERS:
        return bool(before) and before not in _BEFORE_DETERMINERS
    if lower in PREPOSITIONS:
        return lower not in _INSIDE or (lower != "of" and not _leads_to_name(found, place))
    return bool(before) and is_verb(lower) and not is_capital(word)


def _joins(found: list[Word], place: int) -> bool:
    """Say whether `and` joins two names or nouns: the second has a determiner or a capital."""
    behind = found[place + 1][2] if place + 1 < len(found) else ""
    return is_capital(behind) or behind.lower() in _OWNED


def _leads_to_name(found: list[Word], place: int) -> bool:
    """Say whether a preposition goes on with the name of a body: the spokesman for the Ministry."""
    behind = [word for _, _, word in found[place + 1 : place + 4]]
    if found[place][2].lower() in ("in", "at", "to"):
        return place > 0 and any(is_capital(word) for word in behind[:2]) and len(found) <= place + 4
    return any(is_capital(word) for word in behind) or (behind[:1] != [] and behind[0].lower() in _OWNED)


def find_head(phrase: str) -> str:
    """Return the noun that a phrase is about, in small letters: the last before `of`, `for` and the like."""
    found = [word for word in WORD.findall(phrase) if word[0].isalnum()]
    for place, word in enumerate(found):
        if place and word.lower() in PREPOSITIONS | _AFTER_HEAD:
            found = found[:place]
            break
    return found[-1].lower().removesuffix("’s").removesuffix("'s") if found else ""


def is_phrase(text: str) -> bool:
    """Say whether words can be a noun phrase that speaks: not too long, and without a finite verb."""
    found = [word for word in WORD.findall(text) if word[0].isalnum()]
    if not 1 <= len(found) <= _LONGEST or found[0].lower() in _NO_START:
        return False
    if found[-1].lower() in _JOINS or found[-1].endswith(("’s", "'s")) or _PARTICIPLE.match(found[0]):
        return False
    small = [word for word in found if not is_capital(word)]
    if any(word in AUXILIARIES or word in PAST for word in small):
        return False
    return not (found[-1].endswith("ed") and found[-1] in small and is_verb(found[-1]))
