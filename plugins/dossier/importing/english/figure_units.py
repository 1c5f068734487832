"""Knows which words around a number say what it counts, and which say that it is no figure.

Does not know for which day it holds, nor who says so.
"""

from __future__ import annotations

import re
from itertools import islice

from .numbers import Counted
from .phrases import WORD
from .sentences import Sentence
from .tables import words
from .words import (
    AUXILIARIES,
    CONJUNCTIONS,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    fold_plural,
    is_capital,
    is_verb,
)

_TIMES = words("figures", "times")
_AGE = re.compile(r"(?:\b(?:aged?|age of|turned|ages) $|, $)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?i:\b(?:no|nos|number|resolution|article|section|channel|route|highway|flight|page|"
    r"chapter|act|law|bill|line|unit|"
    r"group of|g|room|pier|block|area|boeing|airbus|model|version|platform|terminal|gate|level|"
    r"phase|grade|rule|point|"
    r"question|case|file|order|decree|directive|zone|district|ward|lot|shaft|berth|dock|"
    r"turbine|reactor|camp|battalion|brigade|"
    r"paragraph|para|clause|annex|schedule|magnitude))\.? ?#?$"
)
_PEOPLE_UNITS = words("figures", "people_units")
_COUNTS = re.compile(
    r"\b(?:kill|dead|die|dying|death|wound|injur|miss|trap|arrest|detain|releas|freed|hostage|"
    r"rescu|drown|hurt|unaccounted|"
    r"hospital|evacuat|destroy|sank|sunk|damag|voted|abstain|against|in favour|absent|infected|"
    r"held|still|miss|recover|found|jailed|sentenced|fled|resign)"
)
_ADJECTIVE_S = re.compile(r"(?:ous|ss|us|is|’s|'s|less|ics)$")
_STOPS = words("figures", "stops")
_SKIP = words("figures", "skip")
_TOTAL = re.compile(
    r"(?:(?:number|toll|count|total|tally) of (?P<what>[\w’' -]{3,40}?)|\b(?:death )?toll)"
    r"(?: (?:had|has|have))? "
    r"(?:to|at|was|is|(?:rose|risen|climbed|grew|grown|fell) (?:to|from)|reached|stood at|stands at|as)"
    r"(?: at least)? $"
)
_LISTED = re.compile(r"(?P<what>\b[a-z]{3,}s)(?::|;| [–—]) $")
"""The boats killed porpoises: 23 were found."""
_BREAKS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | _STOPS | {"them", "whom", "those"}
_NAME_BEFORE = re.compile(
    r"\b(?!The|In|At|On|And|But|Some|About|Of|All|Only|Another|Nearly|Almost)[A-Z][\w’']*[ -]$"
)
_GOES_ON = re.compile(
    r"[”\"’']?(?:[,.;:)]|$)| (?:more|fewer|less)\b(?: than|[,.])| of (?:them|those|whom|the)\b|"
    r" (?:in|on|by|at|for|during|since|after|last|a|the) "
)
_NEXT = re.compile(r" ([a-z]+)")
_NOTHING = re.compile(r" more (?:than|[a-z]+ly)|[,;:.]")
_AMONG = re.compile(r" of (?:them|whom)(?: (?:are|were))? ([a-z]+)")
_COUPLE = re.compile(r" and (?:women|children|girls)\b")
_SUBJECT = re.compile(r"(?: [a-z]+ly| others| more| have| had| had been)? ?([\w’]+)")
_SIGHT = 60
"""Signs on both sides of a number that decide whether it is a figure."""
_FEW = 3
_IN_SO_MANY = re.compile(r" in (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b")
_FEW_IN = re.compile(r"\b(?:[1-3]|one|two|three) in $", re.IGNORECASE)
_LONGEST = 5
"""Words behind a number in which its noun is sought."""


def is_label(text: str, counted: Counted, end: int) -> bool:
    """Say whether a number is part of a name, an age, a clock time or a length; `end` is its sentence's."""
    before, behind = (
        text[max(0, counted.start - _SIGHT) : counted.start],
        text[counted.end : counted.end + _SIGHT],
    )
    if (counted.number <= _FEW and _IN_SO_MANY.match(behind)) or _FEW_IN.search(before):
        return True  # One in three is a share.
    if re.match(r"[-–]\w|(?:st|nd|rd|th)\b|[’']?s\b|:\d|\.\d", behind) or re.search(r"[A-Za-z]-$", before):
        return True
    if counted.unit:
        return False
    if _AGE.search(before) and re.match(r"[,.)]|$", behind) and counted.number < 120:
        return True
    if counted.qualifier:
        return False
    if _LABEL.search(before):
        return not re.match(r" (?:people|men|women)", behind)
    return _NAME_BEFORE.search(before) is not None and not find_unit(text, counted.end, end)


def is_length(unit: str, counted: Counted) -> bool:
    """Say whether a unit makes a number a length of time or way: 48 hours, but not a million hours."""
    return counted.number < 10000 and (fold_plural(unit) in _TIMES or unit.lower() in _TIMES)


def tells_count(text: str, sentence: Sentence, counted: Counted, unit: str) -> bool:
    """Say whether a small number in words tells a count: four were missing, but not two observers."""
    if re.search(r"\bthere (?:is|are|were|was) $", text[sentence.start : counted.start]):
        return True
    known = fold_plural(unit) in _PEOPLE_UNITS or is_capital(unit)
    return known and (
        counted.number > 3 or bool(counted.qualifier) or _COUNTS.search(sentence.text) is not None
    )


# ---------------------------------------------------------------- the noun


def find_unit(text: str, place: int, end: int) -> str:
    """Find the noun behind a number: its first plural, or a people's name; one is no figure."""
    if _NOTHING.match(text, place):
        return ""
    among = _AMONG.match(text, place)
    if among and _is_plural(among[1]):
        return among[1]
    last = ""
    for match in islice(WORD.finditer(text, place, end), _LONGEST):
        word = match[0]
        if word.lower() in _SKIP and not last:
            continue
        if word[0].isdigit():
            return ""
        if _ends_phrase(text, word, match.end()):
            break
        if fold_plural(word) in _TIMES:
            return word
        last = word
        if _is_plural(word):
            couple = _COUPLE.match(text, match.end()) if word.lower() in ("men", "boys") else None
            return word + couple[0] if couple else word
    return last if _is_people(last) else ""


def _ends_phrase(text: str, word: str, place: int) -> bool:
    lower = word.lower()
    if not word[0].isalnum() or lower in _BREAKS or lower.endswith("ly"):
        return True
    return is_verb(lower) and not is_capital(word) and not _is_adjective(text, place)


def _is_adjective(text: str, place: int) -> bool:
    """Say whether a participle stands before a plural noun: 40 burned houses."""
    behind = _NEXT.match(text, place)
    return behind is not None and behind[1] not in AUXILIARIES | PLURALS and _is_plural(behind[1])


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return lower in PLURALS or (
        lower.endswith("s") and not is_capital(word) and not _ADJECTIVE_S.search(lower)
    )


def _is_people(word: str) -> bool:
    """Say whether a word without a small plural can be counted: 54 Karvonians, but not Highway 4 Vell."""
    return is_capital(word) and word.endswith(("ns", "rs", "ts", "is"))


def find_total(before: str) -> str:
    """Return what is counted where it stands before the number: the number of dead rose to 37."""
    match = _TOTAL.search(before) or _LISTED.search(before)
    if not match:
        return ""
    return str(WORD.findall(match["what"])[-1]) if match["what"] else "dead"


def goes_on(behind: str) -> bool:
    """Say whether a number has no noun since that of the number before is meant, by what is behind it."""
    if _GOES_ON.match(behind):
        return True
    match = _SUBJECT.match(behind)
    return match is not None and (
        is_verb(match[1].lower()) or match[1] in ("others", "more", "dead", "missing")
    )


def find_scope(text: str, start: int, end: int) -> int:
    """Return where the words end that say what is counted."""
    stop = start
    for match in re.finditer(r" ?([^\s,.;:()“”\"]+)", text[start : min(end, start + 120)]):
        gap = start + match.start() != stop
        if gap or match[1].lower() in AUXILIARIES | CONJUNCTIONS - {"and"} or stop - start > 70:
            break
        stop = start + match.end()
    return stop
