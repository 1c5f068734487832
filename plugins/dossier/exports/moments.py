"""Knows how a date becomes plain values: its days, and the second in which it begins.

Does not know what is dated.
"""

from __future__ import annotations

from functools import lru_cache

from ..source.dates import EPOCH, Date, civil
from .records import MANY, Span

_DAY = 86400
FIRST_MOMENT = -62135596800
_LAST_MOMENT = 253402300799
"""The first and last second that RFC 3339 can write and `datetime` can read: the years 1 to 9999."""


@lru_cache(maxsize=MANY)
def find_span(date: Date) -> Span:
    """Return a date in plain values."""
    return Span(date.text, format_day(date.earliest), format_day(date.latest))


def format_day(day: int | None) -> str:
    """Write a day number as 2024-09-25; years outside 0 to 9999 with their sign."""
    if day is None:
        return ""
    year, month, number = civil(day)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{number:02}"


def find_second(date: Date | None) -> int:
    """Return the second, since 1970 UTC, in which a date begins: a day at midnight UTC."""
    if date is None:
        return FIRST_MOMENT
    if date.moment is not None:
        second = int(date.moment)
    else:
        day = date.latest if date.earliest is None else date.earliest
        second = FIRST_MOMENT if day is None else (day - EPOCH) * _DAY
    return min(max(second, FIRST_MOMENT), _LAST_MOMENT)


@lru_cache(maxsize=MANY)
def format_second(second: int) -> str:
    """Write a second as RFC 3339 does: 2024-09-25T00:00:00Z."""
    day, rest = divmod(second, _DAY)
    return f"{format_day(day + EPOCH)}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}Z"


def optional_span(date: Date | None) -> Span | None:
    """Return a date in plain values, where there is one."""
    return find_span(date) if date else None
