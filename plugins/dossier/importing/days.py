"""Knows the whole dates that pages print, in words of many languages or in digits.

Does not know dates that need another one to be understood, such as Tuesday.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale

LANGUAGES = (
    *("en", "en-GB", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro"),
    *("tr", "el", "ru", "uk", "he", "ar", "ar-SY", "ar-MA", "fa", "id"),
)
"""Whose names of months are known."""
_EARLIEST, _LATEST = 1600, 2199
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º|ª|e)?"
_OF = r"(?:de\s+|of\s+|d[’']|ב)?"


class Day(NamedTuple):
    """Hold a date found in a line: where its words begin and end, and the day as `2015-11-24`."""

    start: int
    end: int
    value: str


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for tag in LANGUAGES:
        months = Locale.parse(tag, sep="-").months
        for style in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[style][width].items():
                    names.setdefault(_fold(name), number)
    # "5 5 2015" is no date in words: some languages have numbers for short names.
    return {name: number for name, number in names.items() if not any(map(str.isdecimal, name))}


def _fold(name: str) -> str:
    return name.casefold().rstrip(".")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    month = rf"(?P<month>{names})\.?(?:\s*/\s*(?:{names})\.?)?"
    day, year = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
    spellings = (
        rf"(?<![\d.]){year}-(?P<number>\d{{2}})-{day}(?!\d)",
        rf"(?<!\d){day}{_ORDINAL}\s+{_OF}{month},?\s+{_OF}{year}(?!\d)",
        rf"(?<!\w){month}\s+{day}{_ORDINAL}[,.]?\s+{year}(?!\d)",
        rf"(?<![\d.]){day}\.\s?(?P<number>\d{{1,2}})\.\s?{year}(?![\d.]*\d)",
        rf"(?<!\d){year}\s?[年년]\s?(?P<number>\d{{1,2}})\s?[月월]\s?{day}\s?[日일]",
        rf"(?<![\d/])(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{year}(?![\d/])",
    )
    return tuple(re.compile(spelling, re.IGNORECASE) for spelling in spellings)


def find_days(line: str) -> list[Day]:
    """List the whole dates of a line in their order.

    Digits of which nobody can say what is the day, as 4/5/2015, are left alone.
    """
    found = [day for pattern in _patterns() for day in _read(pattern, line)]
    return sorted(set(found))


def find_day(line: str) -> str:
    """Return the first whole date of a line as `2015-11-24`; nothing where there is none."""
    return next((day.value for day in find_days(line)), "")


def find_stamp(value: str) -> str:
    """Return the day of a stamp such as `2015-11-24T10:00:00Z`; nothing where it is none."""
    match = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", value)
    if match:
        return _write(*map(int, match.groups()))
    return find_day(value)


def find_address_day(address: str) -> str:
    """Return the day that stands in an address, as in /2015/11/24/ or /2015-11-24-; else nothing."""
    match = re.search(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)", address)
    return _write(*map(int, match.groups())) if match else ""


def _read(pattern: re.Pattern[str], line: str) -> Iterator[Day]:
    for match in pattern.finditer(line):
        parts = match.groupdict()
        year = int(parts["year"])
        if "first" in parts:
            month, day = _order(int(parts["first"]), int(parts["second"]))
        else:
            month = _months()[_fold(parts["month"])] if "month" in parts else int(parts["number"])
            day = int(parts["day"])
        value = _write(year, month, day)
        if value:
            yield Day(match.start(), match.end(), value)


def _order(first: int, second: int) -> tuple[int, int]:
    """Give month and day of two numbers; 0 for both where either may be the month."""
    if first == second or second > 12:
        return first, second
    return (second, first) if first > 12 else (0, 0)


def _write(year: int, month: int, day: int) -> str:
    if not _EARLIEST <= year <= _LATEST:
        return ""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""
