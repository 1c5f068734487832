"""Know what a written date means: EDTF, levels 0 and 1, as days and moments.

Know nothing of how a date is shown, nor of where it was written.

The standard is https://www.loc.gov/standards/datetime/ (4 February 2019; ISO 8601-2:2019, annex A).
The clauses named in comments below are its headings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NoReturn

EPOCH = 719163  # day number of 1970-01-01
ENDLESS = float("inf")
PLAIN_REMEDY = "write 2013, 2013-02 or 2013-02-01"
# Not those of `calendar`: they follow the locale.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class DateError(ValueError):
    """Say in an editor's words why a text is not a date, and what would be right."""

    def __init__(self, value: str, fault: str = "is not a date", remedy: str = PLAIN_REMEDY) -> None:
        super().__init__(value, fault, remedy)
        self.value, self.fault, self.remedy = value, fault, remedy

    def __str__(self) -> str:
        return f"{self.value[:60]!r} {self.fault}" + (f"; {self.remedy}" if self.remedy else "")


@dataclass(frozen=True)
class Date:
    """Hold a date as written, with the days and the moment it stands for.

    `precision` is moment, day, month, season, year, decade (201X), century (20XX), millennium (2XXX)
    or interval. Days are numbers as `datetime.date.toordinal` counts them, for any year.
    """

    text: str
    precision: str
    earliest: int | None  # None: unknown or open start
    latest: int | None  # inclusive; None: unknown or open end
    moment: float | None = None  # seconds since 1970 UTC; without a zone, as if UTC
    approximate: bool = False
    uncertain: bool = False
    start: Date | None = None
    end: Date | None = None
    open_start: bool = False
    open_end: bool = False

    def __reduce__(self) -> tuple[Callable[[str], Date], tuple[str]]:
        return parse_date, (self.text,)

    @property
    def is_interval(self) -> bool:
        """Tell whether it was written with a stroke."""
        return self.precision == "interval"

    @property
    def span(self) -> tuple[float, float]:
        """Give the first and the last day; unknown and open ends count as endless."""
        first = -ENDLESS if self.earliest is None else self.earliest
        return first, ENDLESS if self.latest is None else self.latest

    @property
    def sort_key(self) -> tuple[float, float]:
        """Give the earliest day, then the moment; what has none comes first."""
        return self.span[0], -ENDLESS if self.moment is None else self.moment

    @cached_property
    def year(self) -> int | None:
        """Give the year of the earliest day."""
        return self._part(0)

    @property
    def month(self) -> int | None:
        """Give the month, where the date is that precise."""
        return self._part(1) if self.precision in ("moment", "day", "month") else None

    @property
    def day(self) -> int | None:
        """Give the day of the month, where the date is that precise."""
        return self._part(2) if self.precision in ("moment", "day") else None

    @property
    def season(self) -> int | None:
        """Give 21 to 24 for spring, summer, autumn and winter."""
        return int(self.text.rstrip("?~%")[-2:]) if self.precision == "season" else None

    def overlaps(self, other: Date) -> bool:
        """Tell whether both could be about the same day; unknown and open ends count as endless."""
        (first, last), (other_first, other_last) = self.span, other.span
        return first <= other_last and other_first <= last

    def covers(self, other: Date) -> bool:
        """Tell whether every day of the other lies inside; unknown and open ends count as endless."""
        (first, last), (other_first, other_last) = self.span, other.span
        return first <= other_first and other_last <= last

    def _part(self, place: int) -> int | None:
        return None if self.earliest is None else civil(self.earliest)[place]


def day_number(year: int, month: int, day: int) -> int:
    """Give the day number of a day of the proleptic Gregorian calendar; `datetime` stops at year 1."""
    if month < 3:  # years begin in March here, so that a leap day is the last one
        year, month = year - 1, month + 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day - 306


def civil(day: int) -> tuple[int, int, int]:
    """Give the year, month and day of a day number."""
    era, rest = divmod(day + 305, 146097)  # eras of 400 years from 0000-03-01
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    rest -= 365 * year + year // 4 - year // 100
    month = (5 * rest + 2) // 153
    ahead = month > 9
    return era * 400 + year + ahead, month - 9 if ahead else month + 3, rest - (153 * month + 2) // 5 + 1


def _month_end(year: int, month: int) -> int:
    return day_number(year + month // 12, month % 12 + 1, 1) - 1  # months count on: 14 is next February


@lru_cache(maxsize=65536)
def parse_date(text: str) -> Date:
    """Read an EDTF date of level 0 or 1, with nothing around it; raise DateError."""
    return _read_form(text) or _refuse(text)


def parse_day(text: str) -> Date:
    """Read a date that must be a day or a moment; raise DateError."""
    date = parse_date(text)
    if date.precision not in ("day", "moment"):
        wanted = "give a day or a moment: 2015-11-24 or 2015-11-24T21:30:00+03:00"
        raise DateError(text, "is not a day", wanted)
    return date


def _read_calendar(text: str, year: str, month: str | None, day: str | None, mark: str) -> Date:
    y, m = int(year), int(month or 0)
    if day:
        number = _number_of_day(text, y, m, int(day))
        return _marked(text, "day", number, number, mark)
    if not month:
        return _marked(text, "year", day_number(y, 1, 1), _month_end(y, 12), mark)
    if 21 <= m <= 24:
        # The standard leaves the days of "Seasons" open. Taken here: the northern meteorological ones,
        # so winter runs from December of its year to the end of the next February.
        m = 3 * (m - 20)
        return _marked(text, "season", day_number(y, m, 1), _month_end(y, m + 2), mark)
    if not 1 <= m <= 12:
        _refuse(text)
    return _marked(text, "month", day_number(y, m, 1), _month_end(y, m), mark)


def _number_of_day(text: str, year: int, month: int, day: int) -> int:
    if not 1 <= month <= 12 or day < 1:
        _refuse(text)
    number = day_number(year, month, day)
    if day > 28 and number > (last := _month_end(year, month)):
        length = last - number + day
        raise DateError(text, f"is not a date: {_MONTHS[month - 1]} {year} has {length} days", "")
    return number


def _marked(text: str, precision: str, earliest: int, latest: int, mark: str) -> Date:
    if not mark:
        return Date(text, precision, earliest, latest)
    return Date(text, precision, earliest, latest, None, mark in "~%", mark in "?%")


def _read_moment(text: str, year: str, month: str, day: str, clock: str, zone: str | None) -> Date:
    # The days are those of the calendar at the place, as written.
    number = _number_of_day(text, int(year), int(month), int(day))
    minutes = int(clock[:2]) * 60 + int(clock[3:5])
    if zone and zone != "Z":
        offset = int(zone[1:3]) * 60 + int(zone[4:6] or 0)
        minutes += offset if zone[0] == "-" else -offset
    return Date(text, "moment", number, number, (number - EPOCH) * 86400.0 + minutes * 60 + int(clock[6:]))


def _read_masked_year(text: str, sign: str, digits: str, mark: str) -> Date:
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if sign:
        low, high = -high, -max(low, 1)  # there is no year -0000
    precision = ("decade", "century", "millennium")[digits.count("X") - 1]
    return _marked(text, precision, day_number(low, 1, 1), _month_end(high, 12), mark)


def _read_interval(text: str, first: str, second: str) -> Date:
    start, end = _read_end(text, first), _read_end(text, second)
    if not first and not second:
        raise DateError(text, remedy="give the start or the end: 2004/ or /2004")
    earliest, latest = start.earliest if start else None, end.latest if end else None
    if earliest is not None and latest is not None and latest < earliest:
        raise DateError(text, "ends before it starts", f"write {second}/{first}")
    approximate = any(date.approximate for date in (start, end) if date)
    uncertain = any(date.uncertain for date in (start, end) if date)
    is_open = first == "..", second == ".."
    return Date(text, "interval", earliest, latest, None, approximate, uncertain, start, end, *is_open)


def _read_end(interval: str, text: str) -> Date | None:
    if text in ("", ".."):  # "Extended Interval (L1)": unknown, and open
        return None
    try:
        date = parse_date(text)
    except DateError as error:
        fault = f"is not an interval: {text[:60]!r} {error.fault}"
        raise DateError(interval, fault, error.remedy) from None
    if not _CALENDAR.fullmatch(text):  # "Time of day is excluded"; X in an interval is level 2
        remedy = "write each end as a year, month, season or day: 2004-06/2005"
        raise DateError(interval, "is not an interval", remedy)
    return date


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)  # without it \d takes the digits of every script


_YEAR = r"((?!-0000)-?\d{4})"
_MARK = r"([?~%]?)"  # "Qualification of a date (complete)"
# No hour 24 (ISO 8601-1:2019 dropped it), no second 60 (neither calendars nor feeds can carry it).
_CLOCK = r"((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)"
_ZONE = r"(Z|[+-](?:0\d|1[0-3])(?::[0-5]\d)?|[+-]14(?::00)?)?"
# "Date" (level 0), "Seasons", "Negative calendar year"
_CALENDAR = _form(_YEAR + r"(?:-(\d\d)(?:-(\d\d))?)?" + _MARK)
_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Date]], ...] = (
    (_CALENDAR, _read_calendar),
    # "Date and Time" (level 0)
    (_form(_YEAR + r"-(\d\d)-(\d\d)T" + _CLOCK + _ZONE), _read_moment),
    # "Time Interval" (level 0), "Extended Interval (L1)"
    (_form(r"([^/]*)/([^/]*)"), _read_interval),
    # "Letter-prefixed calendar year": when, and only when, it exceeds four digits
    (_form(r"Y(-?[1-9]\d{4,11})()()" + _MARK), _read_calendar),
    # "Unspecified digit(s) from the right". The clause lists 201X and 20XX; 1XXX is as much from the right,
    # and other readers of level 1 take it. 2004-XX has by the clause the precision of a month; here that
    # of the part that is known, for no page can show more than the year.
    (_form(r"(-?)(\d{3}X|\d\dXX|\dXXX)" + _MARK), _read_masked_year),
    (_form(_YEAR + r"-(?:XX(?:-XX)?|(0[1-9]|1[0-2])-XX)()" + _MARK), _read_calendar),
)
# What editors write instead, mended step by step: the first step that makes a date is proposed.
_MENDS = (
    (r"\s+(?=\d\d?:)", "T"),
    (r"\s", ""),
    (r"^(\d\d?)\.(\d\d?)\.(\d{4})$", r"\3-\2-\1"),  # 3/4/2024 may have either first: left alone
    (r"^(\d{4})[./](\d\d?)[./](\d\d?)$", r"\1-\2-\3"),
    (r"(?<!\d)(\d)(?!\d)", r"0\1"),
    (r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3"),  # the basic format, see "Extended format"
    (r"(T\d\d:\d\d)(?!:)", r"\1:00"),
    (r"^(\d{4})[-\u2013](\d{4})$", r"\1/\2"),
    (r"^(.*?)([?~%])(.*)$", r"\1\3\2"),
)
# What to write in place of the features of level 2, and of other common slips.
_REMEDIES = (
    (r"^-0000", "write the year zero without a sign: 0000"),
    (r"[\[{]", "write one date, or an interval: 1667/1672"),
    (r"/.*/", "write a day as 2024-09-25, an interval with one stroke: 2004/2005"),
    (r"T24:", "write midnight as 00:00:00 of the day that it begins"),
    (r"\dT", "write a moment as 2015-11-24T21:30:00+03:00"),
    (r"\d[ES]\d", "write the year in plain figures: 1950, Y170000000"),
    (r"^Y|^[+-]?\d{5,}$", "write Y before a year of 5 to 12 digits, and only there: Y170000000"),
    (r"X", "write X only from the right: 201X, 20XX, 2004-XX, 2004-09-XX or 2004-XX-XX"),
    (r"[?~%]", "write one of ?, ~ and % at the end: 2004-06~"),
    (r"^-?\d{4}-(2[5-9]|3\d|4[01])$", "write 2001-21, -22, -23 or -24 for spring, summer, autumn or winter"),
)


def _read_form(text: str) -> Date | None:
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(text):
            return read(text, *match.groups())
    return None


def _refuse(text: str) -> NoReturn:
    found = (remedy for pattern, remedy in _REMEDIES if re.search(pattern, text, re.ASCII))
    remedy, mended = next(found, PLAIN_REMEDY), text
    for pattern, replacement in _MENDS if len(text) <= 60 else ():
        mended = re.sub(pattern, replacement, mended, flags=re.ASCII)
        with suppress(DateError):
            if mended != text and _read_form(mended):
                remedy = f"write {mended}"
                break
    raise DateError(text, remedy=remedy)
