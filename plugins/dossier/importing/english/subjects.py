"""Knows which noun phrase before a verb is its subject.

Does not know whom it means, nor what the verb says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .phrases import WORD, Span, is_phrase
from .tables import choice, words
from .words import AUXILIARIES, DETERMINERS, PREPOSITIONS, is_capital, is_verb

_TRAILING = re.compile(
    rf"(?:^|(?<=[\s,]))(?:{choice('subjects', 'adverbs')}|[a-z]{{3,}}ly|(?:went|goes) on to|continue[ds] to"
    r"|in effect|more than once|in turn|for (?:his|her|its|their) part"
    rf"|in (?:an?|the|his|her|its|their) (?:[\w-]+ )?(?:{choice('subjects', 'messages')})"
    r"|at an? (?:[\w-]+ )?(?:briefing|conference|rally|hearing|press conference|news conference))$"
)
"""What stands between a subject and its verb."""
_BREAK = re.compile(
    r"[,;:—–()]\s|\s[–—]\s|[.!?…]['”’\")]*\s"
    r"|\b(?:that|because|after|before|while|when|as|if|but|although|though|whether|until|where|than|so)\b\s"
)
_JOINT = re.compile(r"\s(?:and|or|nor|yet)\s")
_RELATIVE = re.compile(r"\s(?:who|whose|which)\b")
_SHORTENED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Prof|Sgt|Capt|Gov))$")
_NAME = re.compile(
    r"[A-Z][\w’'.-]*(?: (?:(?:al-|el-)?[A-Z][\w’'.-]*|de|van|von|der|al|bin|da|del|la|el|ben))+"
)
_NAME_BEFORE = re.compile(rf"(?:^|[.!?] |, )({_NAME.pattern}), $")
_DATE_BEFORE = re.compile(r"\b(?:on|in|at|of|early|late|by|since|during)$")
_DATE_LEAD = re.compile(r"(?:\W|\b(?:on|in|at|by|since|early|late|of|the)\b)*", re.IGNORECASE)
_LEADING = words("subjects", "leading")
"""Words that stand before a subject and do not belong to it."""
_OPENS = words("subjects", "opens")
"""Words with which a noun phrase or a pronoun begins."""
_SIGHT = 400
"""Signs before a verb in which its subject is sought."""


def find_subject(text: str, start: int, end: int, dates: Sequence[Span] = ()) -> Span | None:
    """Find the subject that stands directly before a verb at `end`; nothing where there is none."""
    start = max(start, end - _SIGHT)
    end = _strip_behind(text, start, end, dates)
    if text[start:end].endswith(","):
        return _find_apposed(text, start, end - 1, dates)
    found = _strip_before(text, _find_begin(text, start, end), end, dates)
    return _find_named(text, start, found) or found


def _find_named(text: str, start: int, found: Span | None) -> Span | None:
    """Find the name before words that say more of it: Ida Sorno, the mayor of Vell said."""
    if not found or not re.match(r"(?:the|an?) ", text[slice(*found)]):
        return None
    match = _NAME_BEFORE.search(text[start : found[0]])
    return (start + match.start(1), start + match.end(1)) if match else None


def _strip_behind(text: str, start: int, end: int, dates: Sequence[Span]) -> int:
    """Return where a subject ends before a verb: without helping verbs, adverbs and dates."""
    while True:
        end = start + len(text[start:end].rstrip())
        dated = next((first for first, last in dates if start <= first and last == end), None)
        if dated is not None:
            end = start + len(_DATE_BEFORE.sub("", text[start:dated].rstrip()))
            continue
        match = _TRAILING.search(text[start:end])
        if not match:
            return end
        end = start + match.start()


def _find_apposed(text: str, start: int, end: int, dates: Sequence[Span]) -> Span | None:
    """Find the subject before words that stand between commas, or the name that they are."""
    comma = text.rfind(",", start, end)
    if comma < 0:
        return None
    inner = text[comma + 1 : end]
    if _NAME.fullmatch(inner.strip()):
        return end - len(inner.lstrip()), end
    if re.search(r"\b(?:and|or)$", text[start:comma]):
        return None
    outer = find_subject(text, start, comma, dates)
    return outer if outer and is_phrase(text[slice(*outer)]) else None


def _find_begin(text: str, start: int, end: int) -> int:
    """Return where the clause begins to which a subject belongs that ends at a place."""
    begin = start
    for match in _BREAK.finditer(text, start, end):
        shortened = match[0][0] == "." and _SHORTENED.search(text[start : match.start()])
        if match.end() < end and not shortened:
            begin = match.end()
    if _RELATIVE.search(text, begin, end):
        return begin
    for match in _JOINT.finditer(text, begin, end):
        if any(is_verb(word.lower()) for word in WORD.findall(text[begin : match.start()])):
            return _find_begin(text, match.end(), end)
    return begin


def _strip_before(text: str, begin: int, end: int, dates: Sequence[Span]) -> Span | None:
    """Take from what stands before a verb the words that go before its subject."""
    relative = _RELATIVE.search(text, begin, end)
    end = relative.start() if relative else end
    for first, last in dates:
        if begin <= first and last < end and _DATE_LEAD.fullmatch(text, begin, first):
            begin = last
    found = [(match.start(), match[0]) for match in WORD.finditer(text, begin, end)]
    while found and (not found[0][1][0].isalnum() or found[0][1].lower() in _LEADING):
        found.pop(0)
    if found and found[0][1].lower() in PREPOSITIONS - {"like"}:
        found = _skip_adverbial(found)
    if not found or any(word.lower() in AUXILIARIES for _, word in found):
        return None
    return found[0][0], end


def _skip_adverbial(found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Skip `At the meeting` before `the mayor`: to the last noun phrase that no preposition governs."""
    for place in range(len(found) - 1, 0, -1):
        before, word = found[place - 1][1], found[place][1]
        if before.lower() in PREPOSITIONS | DETERMINERS | {"and"}:
            continue
        if word.lower() in _OPENS or (is_capital(word) and not is_capital(before)):
            return found[place:]
    return []
