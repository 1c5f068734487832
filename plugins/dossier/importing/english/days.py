"""Knows how days, weeks, months and seasons lie on the calendar, and writes them as EDTF.

Does not know how a text names them.
"""

from __future__ import annotations

from ...source.dates import civil, day_number

SPRING = 21
"""The standard's number for spring; summer, autumn and winter follow."""


def weekday(day: int) -> int:
    """Return 0 for a Monday, 6 for a Sunday."""
    return (day - 1) % 7


def write_day(day: int) -> str:
    """Write a day number as EDTF."""
    return "{:04}-{:02}-{:02}".format(*civil(day))


def write_span(first: int, last: int) -> str:
    """Write the days from the first to the last as EDTF."""
    return write_day(first) if first == last else f"{write_day(first)}/{write_day(last)}"


def write_month(months: int) -> str:
    """Write a month, counted from January of the year 0, as EDTF."""
    return f"{months // 12:04}-{months % 12 + 1:02}"


def count_months(day: int) -> int:
    """Return the month of a day, counted from January of the year 0."""
    year, month, _ = civil(day)
    return year * 12 + month - 1


def find_day(year: int, month: int, day: int) -> int | None:
    """Return the number of a day; nothing where the month is shorter."""
    number = day_number(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else 0
    return number if number and civil(number) == (year, month, day) else None


def find_weekday(near: int, wanted: int, ahead: bool) -> int:
    """Return the last such day of the week up to a day, that day included; or the next one after it."""
    return near + 1 + (wanted - weekday(near) - 1) % 7 if ahead else near - (weekday(near) - wanted) % 7


def find_yearless(near: int, month: int, day: int, ahead: bool) -> int | None:
    """Return the last such day of the year up to a day, that day included; or the next one after it."""
    year = civil(near)[0]
    years = range(year, year + 9) if ahead else range(year, year - 9, -1)
    days = (find_day(one, month, day) for one in years)  # 29 February may be eight years away.
    return next((one for one in days if one is not None and (one > near if ahead else one <= near)), None)


def find_month(near: int, month: int, ahead: bool) -> int:
    """Return the last such month up to a day's, that one included; or the next one after it."""
    now = count_months(near)
    gap = (month - 1 - now) % 12
    return now + (gap or 12) if ahead else now - (-gap % 12)


def write_season(year: int, season: int) -> str:
    """Write a season as EDTF; 0 is spring. A winter is that which begins in the year."""
    return f"{year:04}-{SPRING + season}"


def find_season(near: int, season: int, ahead: bool) -> int:
    """Return the year of the last such season begun up to a day, or of the next one that begins after it."""
    start = find_month(near, season * 3 + 3, ahead)
    return start // 12
