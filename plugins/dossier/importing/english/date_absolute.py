"""Knows which days are meant by dates that have a number of the calendar or a month's name.

Does not know those that only count from another day.
"""

from __future__ import annotations

from ...source.dates import civil
from .date_frame import Frame, Match, find_month_number, find_weekday_number
from .days import count_months, find_day, find_month, find_weekday, find_yearless, write_day, write_month
from .days import write_span as write_days

_ORDER = ("first", "second", "third", "fourth")
_FEASTS = (
    ("new year’s eve", 12, 31),
    ("new year", 1, 1),
    ("christmas eve", 12, 24),
    ("christmas", 12, 25),
    ("boxing", 12, 26),
    ("may", 5, 1),
)


def resolve_iso(_now: Frame, match: Match) -> str:
    """Resolve 2024-09-26 and 26.9.2024."""
    day = find_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return write_day(day) if day else ""


def resolve_day(now: Frame, match: Match) -> str:
    """Resolve 26 September, Thursday, Sept. 26, 2024, 26 September last year."""
    day = now.find_day(match["m"], match["d"], match["y"] or match["back"] or "", match["w"] or "")
    return write_day(day) if day else ""


def resolve_day_span(now: Frame, match: Match) -> str:
    """Resolve 3 to 5 May, and March 3 to April 5, 2020."""
    groups = match.groupdict()
    month, year = groups.get("m") or match["m2"], groups.get("y")
    last = now.find_day(groups.get("m2") or month, match["d2"], match["y2"] or "")
    first = now.find_day(month, match["d"], year or match["y2"] or "")
    if not first or not last:
        return ""
    if not year:  # The first has the year of the second, or the one before.
        first = find_yearless(last, civil(first)[1], civil(first)[2], False) or first
    return write_days(first, last) if first < last else ""


def resolve_nth_weekday(now: Frame, match: Match) -> str:
    """Resolve the first Tuesday of August."""
    number, wanted, which = find_month_number(match["m"]), find_weekday_number(match["w"]), match["n"].lower()
    months = int(match["y"]) * 12 + number - 1 if match["y"] else find_month(now.today, number, now.ahead)
    months += which == "last"
    first = find_day(months // 12, months % 12 + 1, 1) or 0
    if which == "last":
        return write_day(find_weekday(first - 1, wanted, False))
    return write_day(find_weekday(first - 1, wanted, True) + 7 * _ORDER.index(which))


def resolve_bare_day(now: Frame, match: Match) -> str:
    """Resolve the 3rd: of the month named last, else the last or next one."""
    days, of = int(match["d"]), match["of"]
    months = now.anchor_months
    if months is None or of:
        months = count_months(now.today) - (of == "last month")
        day = find_day(months // 12, months % 12 + 1, days)
        if not of and (day is None or (day > now.today) != now.ahead):
            months += 1 if now.ahead else -1
    day = find_day(months // 12, months % 12 + 1, days)
    return write_day(day) if day else ""


def resolve_feast(now: Frame, match: Match) -> str:
    """Resolve New Year's Day, Christmas Eve and others that have a fixed day."""
    name = match["f"].lower().replace("'", "’")
    month, number = next((month, day) for start, month, day in _FEASTS if name.startswith(start))
    if match["y"]:
        day = find_day(int(match["y"]), month, number)
    else:
        day = find_yearless(now.today, month, number, now.ahead)
    return write_day(day) if day else ""


def resolve_month(now: Frame, match: Match) -> str:
    """Resolve May, last May, May 2019, May last year."""
    number, year = find_month_number(match["m"]), match["y"] or match["back"]
    if year:
        return write_month(now.find_year(year) * 12 + number - 1)
    lead, this = (match["lead"] or "").strip().lower(), count_months(now.today)
    if lead == "this":
        return write_month(this // 12 * 12 + number - 1)
    if lead == "last":
        return write_month(find_month(now.today, number, False) - 12 * (this % 12 == number - 1))
    return write_month(find_month(now.today, number, now.ahead or lead in ("next", "the following")))


def resolve_month_span(now: Frame, match: Match) -> str:
    """Resolve March to May, and November 2019 to March 2020."""
    first, last = find_month_number(match["m"]), find_month_number(match["m2"])
    end = int(match["y2"]) * 12 + last - 1 if match["y2"] else find_month(now.today, last, now.ahead)
    start = int(match["y"]) * 12 + first - 1 if match["y"] else end - (last - first) % 12
    return f"{write_month(start)}/{write_month(end)}" if start < end else ""


def resolve_year(_now: Frame, match: Match) -> str:
    """Resolve 2014."""
    return str(match["y"])


def resolve_year_span(_now: Frame, match: Match) -> str:
    """Resolve 2014 to 2020, and 2014-20."""
    return f"{match['y']}/{match['y'][: 4 - len(match['y2'])]}{match['y2']}"


def resolve_decade(_now: Frame, match: Match) -> str:
    """Resolve the 1990s."""
    return f"{match['y']}X"


def resolve_century(_now: Frame, match: Match) -> str:
    """Resolve the 19th century."""
    return f"{int(match['c']) - 1:02}XX"
