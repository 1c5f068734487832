"""Knows which days are meant by dates that count from the day of the text, or from a date named before.

Does not know those that have a number of the calendar.
"""

from __future__ import annotations

import re

from ...source.dates import civil
from .date_frame import Frame, Match, find_weekday_number
from .date_patterns import NUMBERS, SEASONS, VAGUE
from .days import count_months, find_weekday, weekday, write_day, write_month, write_season
from .days import write_span as write_days

_AROUND = re.compile(
    r"^(?:nearly|almost|about|around|some|over|roughly|more than|less than|just over|just under|at least) "
)
_SOME = 3
"""What `a few` and `several` are taken for."""
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_BACK = ("earlier", "before", "before that")
_WEEKS = {"last": -1, "the previous": -1, "next": 1, "the following": 1, "this": 0}
_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0}
_TODAY = (
    ("the day before yesterday", -2),
    ("the day after tomorrow", 2),
    ("yesterday", -1),
    ("last night", -1),
    ("tomorrow", 1),
)


def resolve_weekday(now: Frame, match: Match) -> str:
    """Resolve Thursday, last Thursday, the following Thursday."""
    wanted = find_weekday_number(match["w"])
    lead = "last" if match["last"] else (match["lead"] or "").strip().lower()
    if now.anchor_day and lead in ("the previous", "the following"):
        ahead = lead == "the following"
        return write_day(find_weekday(now.anchor_day - (not ahead), wanted, ahead))
    if lead in ("last", "this past"):
        return write_day(find_weekday(now.today - 1, wanted, False))
    return write_day(
        find_weekday(now.today, wanted, now.ahead or lead in ("next", "this coming", "the next"))
    )


def resolve_weekday_of_week(now: Frame, match: Match) -> str:
    """Resolve Tuesday of last week."""
    monday = now.today - weekday(now.today)
    return write_day(monday + 7 * _WEEKS[match["lead"]] + find_weekday_number(match["w"]))


def resolve_today(now: Frame, match: Match) -> str:
    """Resolve today, yesterday and tomorrow."""
    words = match["t"].lower()
    return write_day(now.today + next((days for start, days in _TODAY if words.startswith(start)), 0))


def resolve_ago(now: Frame, match: Match) -> str:
    """Resolve two weeks ago."""
    return _shift(now.today, match["n"], match["u"], -1)


def resolve_ahead(now: Frame, match: Match) -> str:
    """Resolve in ten days, where it is no length."""
    return _shift(now.today, match["n"], match["u"], 1) if now.ahead else ""


def resolve_later(now: Frame, match: Match) -> str:
    """Resolve two days later, behind the date from which it counts; nothing where none stands there."""
    sign, unit = -1 if match["dir"] in _BACK else 1, match["u"].rstrip("s")
    if now.anchor_day is not None:
        return _shift(now.anchor_day, match["n"], unit, sign).rstrip("~" if unit in ("day", "week") else "")
    known = unit in ("year", "decade") or (unit == "month" and now.anchor_months is not None)
    if not known or not now.anchor or now.anchor.earliest is None:
        return ""
    return _shift(now.anchor.earliest, match["n"], unit, sign)


def _shift(day: int, words: str, unit: str, sign: int) -> str:
    """Count some days, weeks, months or years from a day; no more precise than these."""
    count, unit = _find_count(words), unit.rstrip("s")
    number = sign * (_SOME if count is None else count)
    if unit in _DAYS and not (count is None and unit == "week"):
        vague = unit != "day" or count is None or not words.strip().isalpha()
        return write_day(day + round(number * _DAYS[unit])) + "~" * vague
    if unit == "week":
        return write_month(count_months(day + round(number * 7))) + "~"
    if unit == "month" or (unit == "year" and abs(number) < 1):
        months = number if unit == "month" else number * 12
        return write_month(count_months(day) + round(months)) + "~" * (count is None or unit == "year")
    if unit not in ("year", "decade"):
        return ""
    years = round(number * (10 if unit == "decade" else 1))
    return f"{civil(day)[0] + years:04}" + "~" * (count is None or unit == "decade")


def _find_count(words: str) -> float | None:
    """Return how many; nothing where the words are vague."""
    words = _AROUND.sub("", words.lower()).removesuffix(" and a half")
    if words in VAGUE:
        return None
    return 0.5 if words.startswith("half") else float(words) if words.isdigit() else NUMBERS.get(words)


# ---------------------------------------------------------------- from the date named last


def resolve_next_day(now: Frame, match: Match) -> str:
    """Resolve the next day, the same evening."""
    return step(now, match["u"], _STEPS[match["dir"]])


def resolve_day_before(now: Frame, match: Match) -> str:
    """Resolve a day earlier, the week before."""
    return step(now, match["u"], -1 if match["dir"] in _BACK else 1)


def resolve_that(now: Frame, match: Match) -> str:
    """Resolve that evening, that year."""
    return step(now, match["u"], 0)


def step(now: Frame, unit: str, sign: int) -> str:
    """Go one day, week, month or year from the date named last; a day back also from that of the text."""
    date = now.anchor
    if unit == "day" and sign < 0 and now.anchor_day is None:
        return write_day(now.today - 1)
    if date is None or not (now.is_near or now.anchor_day):
        return ""
    if date.earliest is None:
        return ""
    if unit in SEASONS:
        return write_season(civil(date.earliest)[0], SEASONS.index(unit))
    if unit == "year":
        return f"{civil(date.earliest)[0] + sign:04}"
    if unit == "month":
        return write_month(count_months(date.earliest) + sign) if date.precision in ("day", "month") else ""
    if unit == "week" and date.precision in ("day", "interval"):
        monday = date.earliest - weekday(date.earliest) + 7 * sign
        return write_days(monday, monday + 6)
    return write_day(date.earliest + sign) if date.precision == "day" else ""
