"""Knows from where a text counts its dates: its own day, the date named last, what lies ahead.

Does not know the forms of dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...source.dates import Date, civil
from .date_patterns import MONTHS, WEEKDAYS
from .days import count_months, find_day, find_yearless, weekday

Match = re.Match[str]
_LIMIT = re.compile(r"\b(?:until|till|by|through) (?:the )?$")


@dataclass
class Frame:
    """Hold what a reader knows where a date stands in a text."""

    today: int
    """The day of the text, as a day number."""
    anchor: Date | None = None
    """The date named last, where that was just before."""
    is_near: bool = False
    """Whether it was in this sentence or in the one before."""
    ahead: bool = False
    """Whether the words around speak of what is to come."""
    before: str = ""
    """What stands before the words in their sentence."""

    @property
    def year(self) -> int:
        """Return the year of the text."""
        return civil(self.today)[0]

    @property
    def anchor_day(self) -> int | None:
        """Return the day named last, where it was a day."""
        return self.anchor.earliest if self.anchor and self.anchor.precision == "day" else None

    @property
    def anchor_months(self) -> int | None:
        """Return the month named last."""
        if not self.anchor or self.anchor.precision not in ("day", "month") or self.anchor.earliest is None:
            return None
        return count_months(self.anchor.earliest)

    def find_year(self, words: str) -> int:
        """Return the year that is meant by digits, `this year`, `that year`, `the following year`."""
        if words[-4:].isdigit():
            return int(words[-4:])
        named = self.anchor.year if self.anchor and self.anchor.year else self.year
        for word, year in (
            ("that", named),
            ("same", named),
            ("previous", named - 1),
            ("following", named + 1),
            ("last", self.year - 1),
            ("next", self.year + 1),
        ):
            if word in words:
                return year
        return self.year

    def find_day(self, month: str, day: str, year: str = "", name: str = "") -> int | None:
        """Return a day of the calendar; without a year the last or the next one, by its weekday's name."""
        number, days = find_month_number(month), int(re.sub(r"\D", "", day))
        if year:
            return find_day(self.find_year(year), number, days)
        # "A day of mourning for 3 September": what is set for a day lies ahead.
        ahead = self.ahead or self.before.endswith(" for ")
        found = find_yearless(self.today, number, days, ahead)
        other = find_yearless(self.today, number, days, not ahead)
        if _LIMIT.search(self.before) and found and other:
            found = min(found, other, key=lambda one: abs(one - self.today))  # "Suspended until April 2".
        if name and found and weekday(found) != find_weekday_number(name):
            return self._fit_weekday(number, days, find_weekday_number(name)) or found
        return found

    def _fit_weekday(self, month: int, day: int, wanted: int) -> int | None:
        """Return the nearest such day of the year that is the wanted day of the week."""
        years = sorted(range(self.year - 6, self.year + 7), key=lambda year: abs(year - self.year))
        found = (find_day(year, month, day) for year in years)
        return next((one for one in found if one is not None and weekday(one) == wanted), None)


def find_month_number(word: str) -> int:
    """Return 1 for January, Jan or Jan."""
    return next(place for place, name in enumerate(MONTHS, 1) if name.startswith(word.rstrip(".")[:3]))


def find_weekday_number(word: str) -> int:
    """Return 0 for Monday, Mon or Mon."""
    return next(place for place, name in enumerate(WEEKDAYS) if name.startswith(word.rstrip(".")[:3]))
