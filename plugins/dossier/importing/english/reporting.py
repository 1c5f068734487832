"""Knows which verbs of a sentence report what somebody said, by the words beside them.

Does not know who speaks, nor what is said.
"""

from __future__ import annotations

import re

from .speech_verbs import FORMS, GUARDS, NOUNS, PARTICIPLE
from .words import DETERMINERS, is_verb

_NEGATED = re.compile(
    (
        r"(?:\bnot|n[’']t|\bnever|\b(?:declin|refus)\w* to|\byet to|\bwithout|\bno one|\bnobody "
        r"has)(?: [a-z]+ly| even| yet)? $"
    ),
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|gets?|got|as)(?: (?:not|also|widely|later|first|now|"
    r"still|then|repeatedly|already|reportedly|often|\w+ly))* $"
)
QUOTED = re.compile(r"\b(quoted|quotes|quoting|cited|cites|citing) (.{2,180}?) as $")
"""Somebody quotes: the second group is whom."""
QUOTED_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being) (?:\w+ly |also |later )?(?:quoted|cited)(?: (?:by|in|"
    r"on) (.{2,60}?))? as $"
)
"""Somebody is quoted: the group is by whom."""
_SHARED = re.compile(r"(?:,|\band|\bbut|\bor|\bthen|\bwhile|\balso|—|–|[”\"’]) $")
_REDUCED = re.compile(r" (?:[a-z]{3,}ed|was|were|is|are|had|has|will|would)\b")
_ASIDE = re.compile(r"(?:,|\w) as (?:[\w’'-]+ ){1,4}(?:had |has )?$")
_TAIL = re.compile(r"[”\"’'],? [^,]{2,60}$|, [^,]{2,60}$")
_BEFORE_NOUN = DETERMINERS - {"that", "this", "all", "some", "both", "each", "no"}
_GOVERNS = frozenset({"of", "by", "in", "on", "for", "with", "to"})
_BE = frozenset({"is", "are", "was", "were", "been"})
_SEVERAL = frozenset({"they", "we", "i", "who", "people", "police", "also", "both", "some", "many"})
_BASES = frozenset(
    word
    for word in FORMS | set(GUARDS)
    if not word.endswith(("ed", "s", "ing"))
    and word not in ("said", "told", "wrote", "found", "put", "forecast", "swore", "read", "spoke")
) | {"stress", "express", "promise"}


def reports(word: str, before: str, behind: str, undated: str) -> bool:
    """Say whether a verb reports what somebody said.

    `before` and `behind` are the rest of its sentence; `undated` is what stands behind without a date.
    """
    guard = GUARDS.get(word)
    if guard and not guard.match(undated) and not _closes(before, behind):
        return False
    participle = PARTICIPLE.fullmatch(word) is not None
    if _REDUCED.match(behind) and not participle:
        return False  # "The measures suggested included".
    if _ASIDE.search(before) and not re.search(r"[”\"]", before):
        return False  # "As he had suggested".
    if QUOTED.search(before) or QUOTED_PASSIVE.search(before):
        return True
    if _NEGATED.search(before) or re.match(r" by\b", behind):
        return False
    last = (re.findall(r"[\w’']+", before)[-1:] or [""])[0].lower()
    if participle:
        return bool(_SHARED.search(before)) or last in _BE
    return not _PASSIVE.search(before) and _is_finite(word, last)


def _is_finite(word: str, last: str) -> bool:
    """Say whether a verb has a subject, and is neither noun nor infinitive, by the word before it."""
    if last in _BEFORE_NOUN or last.endswith(("’s", "'s")):
        return False
    if word in NOUNS and (last.endswith(("al", "ed", "ic", "ing")) or is_verb(last) or last in _GOVERNS):
        return False
    if word in _BASES:
        return last in _SEVERAL or (last.endswith("s") and not last.endswith(("ss", "’s", "'s", "us")))
    return last not in ("to", "of")


def _closes(before: str, behind: str) -> bool:
    """Say whether a verb stands behind what was said: “...,” the report found."""
    return re.match(r"\s*(?:[.,]|$)", behind) is not None and _TAIL.search(before) is not None
