"""Knows whether words near a date speak of what was or of what is to come.

Does not know dates.
"""

from __future__ import annotations

import re

from .tables import words

_CLAUSE_END = re.compile(r"[;:—“”()]|\s–\s|\bbut\b|\bwhich\b|\bwho\b")
_SIGHT = 200
"""Signs around a date in which the word that tells the tense is sought."""
_WORDS = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
_AHEAD = words("tense", "ahead")
_INTENT = words("tense", "intent")
"""Nouns as well: only `hopes to` speaks of the future."""
_LEADS_TO = words("tense", "leads_to")
_BEHIND = words("tense", "behind")
_NOT_PAST = words("tense", "not_past")
_ING = re.compile(r"[a-z]+ing$")


def points_ahead(sentence: str, start: int, end: int) -> bool:
    """Say whether the words from `start` to `end` of a sentence name a time to come.

    The nearest word that tells the tense decides, those before the date first.
    """
    before, behind = _cut(sentence, start, end)
    words = _find_words(before)
    if words and words[-1] == "since":
        return False
    for place in range(len(words) - 1, -1, -1):
        verdict = _judge(words, place)
        if verdict is not None:
            return verdict
    following = _find_words(behind)
    for place in range(len(following)):
        verdict = _judge(following, place)
        if verdict is not None:
            return verdict
    return bool(words) and words[-1] in ("until", "by", "till")


def _find_words(text: str) -> list[str]:
    """List words in small letters, but not May, which is no verb."""
    return ["May" if word == "May" else word.lower() for word in _WORDS.findall(text)]


def _cut(sentence: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and behind in the same clause."""
    before = _CLAUSE_END.split(sentence[max(0, start - _SIGHT) : start])[-1]
    return before, _CLAUSE_END.split(sentence[end : end + _SIGHT])[0]


def _judge(words: list[str], place: int) -> bool | None:
    """Say whether a word speaks of the future or the past; nothing where it says neither."""
    word = words[place]
    before = words[place - 1] if place else ""
    if word in _AHEAD or word.endswith(("’ll", "'ll")):
        return not (word == "set" and before not in ("is", "are", "be", "was", "were"))
    if word in _INTENT:
        return True if words[place + 1 : place + 2] == ["to"] else None
    if word == "to" and before in _LEADS_TO:
        return True
    if _ING.match(word) and before in ("is", "are"):
        return True
    past = word in _BEHIND or (word.endswith("ed") and word not in _NOT_PAST)
    if past and _stands_under(words, place):
        return True
    return False if past else None


def _stands_under(words: list[str], place: int) -> bool:
    """Say whether a participle hangs on a verb of the future: will be opened, to be held."""
    near = words[max(0, place - 3) : place]
    if any(one in ("will", "would", "shall") for one in near):
        return True
    return "be" in near and any(
        one in ("to", "must", "should", "may") for one in words[max(0, place - 5) : place]
    )
