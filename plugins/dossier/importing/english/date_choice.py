"""Knows which words of a sentence are dates: of all forms that fit the longest, where neighbours allow it.

Does not know which days they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .date_guards import SIGHT, is_month, is_named_after, is_weekday, is_year
from .date_patterns import PATTERNS

Match = re.Match[str]
_MONTHS_LEAD = re.compile(r"(?i:from|between|in|of|during|for|the|\() ?$")
_YEARS_LEAD = re.compile(r"(?i:between|both|of|in|from) $")
_DAYS_LEAD = re.compile(r"(?i:between|on|of|the|from|for) $")
_SEASON_LEADS = re.compile(r"(?i:\b(?:in|since|until|till|by|before|after|during|for|over|this|of)) $")
_SEASON_OPENS = re.compile(r"(?:^|[“\"] ?)(?:In|During|By|Since) $")
_CLAUSE_ENDS = re.compile(r"[,.;:]|$| (?:and|or|when|after|before|with|but|as|to)\b")
_LENGTH_LEADS = re.compile(r"(?i:over|in|during|for|within) (?:the )?$")
_CHRISTMAS_THING = re.compile(
    r" (?:tree|card|market|present|song|dinner|party|decoration|light|pudding|carol|shopp|bonus|gift|story"
    r"|cake|island|number)|[’']s? ",
    re.IGNORECASE,
)


def choose_dates(text: str) -> Iterator[tuple[str, Match]]:
    """List the forms of dates in a sentence with their names, in its order; none overlap."""
    found = [
        (match.start() - match.end(), place, match.start(), name, match)
        for place, (name, pattern) in enumerate(PATTERNS)
        for match in pattern.finditer(text)
        if name not in _ACCEPTS or _ACCEPTS[name](text, match)
    ]
    taken: list[tuple[str, Match]] = []
    covered = bytearray(len(text) + 1)
    for *_, name, match in sorted(found, key=lambda one: one[:3]):
        start, end = match.span()
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            taken.append((name, match))
    yield from sorted(taken, key=lambda one: one[1].start())


def _look_back(text: str, match: Match) -> str:
    return text[max(0, match.start() - SIGHT) : match.start()]


def _accept_month(text: str, match: Match) -> bool:
    marked = bool(match["y"] or match["back"] or match["lead"]) or match.start("m") > match.start()
    return is_month(text, match.start(), match.end(), match["m"], marked)


def _accept_month_span(text: str, match: Match) -> bool:
    return bool(match["y2"] or _MONTHS_LEAD.search(_look_back(text, match)))


def _accept_day(text: str, match: Match) -> bool:
    return not is_named_after(text, match.end())


def _accept_day_span(text: str, match: Match) -> bool:
    return match["and"] is None or _DAYS_LEAD.search(_look_back(text, match)) is not None


def _accept_weekday(text: str, match: Match) -> bool:
    recurs = match["s"] or match["ps"]
    return not recurs and (bool(match["lead"]) or is_weekday(text, match.start("w"), match.end()))


def _accept_year(text: str, match: Match) -> bool:
    return match.start("y") > match.start() or is_year(text, match.start(), match.end())


def _accept_year_span(text: str, match: Match) -> bool:
    first, second = match["y"], match["y2"]
    if match["and"] is not None and not (len(second) == 4 and _YEARS_LEAD.search(_look_back(text, match))):
        return False
    if len(second) == 4:
        return int(first) < int(second)
    return int(first[2:]) < int(second) and is_year(text, match.start(), match.end("y2"))


def _accept_season(text: str, match: Match) -> bool:
    lead = text[match.start() : match.start("s")].lower()
    if match["y"] or match["lead"] or lead not in ("", "the "):
        return True
    before = _look_back(text, match)
    if not lead or not _SEASON_LEADS.search(before):
        return False
    if _SEASON_OPENS.search(before):
        return True
    # A spring and a fall are other things too.
    return match["s"].lower() not in ("spring", "fall") and _CLAUSE_ENDS.match(text, match.end()) is not None


def _accept_ago(_text: str, match: Match) -> bool:
    return not match["u"].startswith(("minute", "hour"))


def _accept_span_now(text: str, match: Match) -> bool:
    lead = match["lead"].lower().strip()
    length = lead.endswith("past") and _LENGTH_LEADS.search(_look_back(text, match))
    return not length or match["u"] == "weekend"


def _accept_feast(text: str, match: Match) -> bool:
    return _CHRISTMAS_THING.match(text, match.end()) is None


_ACCEPTS: dict[str, Callable[[str, Match], bool]] = {
    "ago": _accept_ago,
    "day": _accept_day,
    "day_span": _accept_day_span,
    "feast": _accept_feast,
    "month": _accept_month,
    "month_span": _accept_month_span,
    "season": _accept_season,
    "span_now": _accept_span_now,
    "weekday": _accept_weekday,
    "year": _accept_year,
    "year_span": _accept_year_span,
}
