"""Knows which stretches are meant by this week, last year, the summer, the second quarter.

Does not know single days.
"""

from __future__ import annotations

from .date_frame import Frame, Match
from .date_patterns import SEASONS
from .date_relative import step
from .days import count_months, find_season, weekday, write_day, write_month, write_season
from .days import write_span as write_days

_AFTER = ("next", "coming", "following")
_BEFORE = ("last", "past", "previous")
_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}


def resolve_span_now(now: Frame, match: Match) -> str:
    """Resolve this, last and next week, month, year; `earlier` and `later` cut a week."""
    lead, unit = match["lead"].lower(), match["u"]
    sign = -1 if any(word in lead for word in _BEFORE) else 1 if any(word in lead for word in _AFTER) else 0
    if unit == "weekend":
        return _write_weekend(now, sign)
    if now.anchor and ("previous" in lead or "following" in lead):
        return step(now, unit, sign)
    if unit == "week":
        return _write_week(now, sign, match[0].lower())
    months = count_months(now.today)
    if unit == "month":
        return write_month(months + sign)
    if unit == "year":
        return f"{now.year + sign:04}"
    if unit == "quarter":
        return _write_months((months // 3 + sign) * 3, 3)
    return f"{now.year // 10 + sign:03}X" if unit == "decade" else ""


def _write_week(now: Frame, sign: int, words: str) -> str:
    monday = now.today - weekday(now.today) + 7 * sign
    if sign == 0 and words.startswith(("earlier", "early")):
        return write_days(monday, now.today)
    first = now.today if sign == 0 and words.startswith("later") else monday
    return write_days(first, monday + 6)


def _write_weekend(now: Frame, sign: int) -> str:
    """Write Saturday and Sunday: the last ones that have begun, or the next ones."""
    saturday = now.today - weekday(now.today) + 5
    if sign > 0 and weekday(now.today) > 4:
        saturday += 7
    if sign < 0 or (sign == 0 and not now.ahead and saturday > now.today):
        saturday -= 7
    return write_days(saturday, saturday + 1)


def _write_months(first: int, length: int) -> str:
    return f"{write_month(first)}/{write_month(first + length - 1)}"


def resolve_weekend(now: Frame, _match: Match) -> str:
    """Resolve the weekend."""
    return _write_weekend(now, 0)


def resolve_end_of(now: Frame, match: Match) -> str:
    """Resolve the end of the month, later in the year, year's end."""
    unit = match["u"] or match["u2"] or "year"
    if unit == "weekend":
        return _write_weekend(now, 0)
    if unit == "week":
        return _write_week(now, 0, "")
    if unit == "month":
        return write_month(count_months(now.today))
    return f"{now.year:04}" if unit == "year" else write_day(now.today)


def resolve_quarter(now: Frame, match: Match) -> str:
    """Resolve the second quarter of 2023."""
    return _write_months(now.find_year(match["y"] or "") * 12 + _QUARTERS[match["q"].lower()] * 3, 3)


def resolve_half(now: Frame, match: Match) -> str:
    """Resolve the first half of 2023."""
    return _write_months(now.find_year(match["y"]) * 12 + 6 * (match["h"].lower() == "second"), 6)


def resolve_season(now: Frame, match: Match) -> str:
    """Resolve last summer, the winter of 2012, in the autumn."""
    season = SEASONS.index(match["s"].lower().replace("fall", "autumn"))
    if match["y"]:
        return write_season(now.find_year(match["y"]), season)
    lead = (match["lead"] or "").strip().lower()
    if now.anchor and now.anchor.year and lead in ("the following", "the previous", "that"):
        return write_season(
            now.anchor.year + {"the following": 1, "the previous": -1, "that": 0}[lead], season
        )
    if lead in ("last", "the past", "the previous"):
        year = find_season(now.today, season, False)
        running = count_months(now.today) - (year * 12 + season * 3 + 2) < 3
        return write_season(year - running, season)
    if lead == "this":
        of_last_december = season == 3 and count_months(now.today) % 12 < 2 and not now.ahead
        return write_season(now.year - of_last_december, season)
    ahead = now.ahead or lead in ("next", "the coming", "the following")
    return write_season(find_season(now.today, season, ahead), season)
