"""Knows how a language writes dates, numbers and the site's own words.

Does not know pages.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_interval, format_time, match_skeleton, parse_pattern
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from ..pages.iso import iso_digits
from ..source.dates import Date

CATALOGUES = Path(__file__).parent.parent / "locale"
DOMAIN = "dossier"
_SKELETONS = {"day": "yMMMd", "month": "yMMMM", "year": "y"}
_FIRST = re.compile(r"(?<!\d)1(?=[ –])")
_WHOLE_MONTHS = ("ar", "he")
"""Languages whose readers are not used to months cut short, whatever Unicode's data offers."""

FRAMES = ("since %(date)s", "until %(date)s", "as of %(date)s")
"""Words around a date that other languages change with what the date is: depuis le 8 octobre, depuis 2023."""
SEASONS = ("spring", "summer", "autumn", "winter")
SHAPES = ("day", "month", *SEASONS, "year", "decade", "interval")
"""What a date can be in a frame: the contexts of its translations."""


@cache
def read_catalogue(language: str) -> NullTranslations:
    """Return the words of a language; the words themselves are English."""
    for name in (language, language.split("-")[0]):
        path = CATALOGUES / f"{name}.po"
        if path.exists():
            with path.open("rb") as source:
                catalogue = read_po(source, locale=name.replace("-", "_"), domain=DOMAIN)
            compiled = io.BytesIO()
            write_mo(compiled, catalogue)
            compiled.seek(0)
            return Translations(compiled, domain=DOMAIN)
    return NullTranslations()


class Words:
    """Write dates and numbers as a language does."""

    def __init__(self, language: str) -> None:
        self.locale = Locale.parse(language, sep="-")
        self.catalogue = read_catalogue(language)
        self._: Callable[[str], str] = self.catalogue.gettext
        self.ngettext: Callable[[str, str, int], str] = self.catalogue.ngettext
        self._dates: dict[str, str] = {}
        self._numbers: dict[float, str] = {}
        skeletons = self.locale.datetime_skeletons
        # Babel looks for the nearest skeleton anew for each date, which costs ten times the rest.
        self._patterns = {
            precision: skeletons[match_skeleton(skeleton, skeletons) or skeleton]
            for precision, skeleton in _SKELETONS.items()
        }
        if self.locale.language in _WHOLE_MONTHS:
            self._patterns["day"] = self.locale.date_formats["long"]

    def when(self, date: Date) -> str:
        """Write a date; each only once, for the same dates stand on many pages."""
        words = self._dates.get(date.text)
        if words is None:
            words = self._dates[date.text] = self.format_date(date)
        return words

    def frame(self, words: str, when: Date) -> str:
        """Return one of the frames in the form that fits a date, with its place for the date."""
        return str(self.catalogue.pgettext(find_shape(when), words))

    def number(self, value: float) -> str:
        """Write a number: 2,000."""
        words = self._numbers.get(value)
        if words is None:
            words = self._numbers[value] = str(format_decimal(value, locale=self.locale))
        return words

    def language_name(self, language: str) -> str:
        """Write the name of a language in itself."""
        return str(Locale.parse(language, sep="-").get_display_name() or language)

    def format_date(self, when: Date) -> str:
        """Write a date with the precision in which it was given, never with more."""
        _ = self._
        if when.is_interval:
            return self._interval(when)
        words = self._plain(when)
        if when.approximate and when.uncertain:
            return _("perhaps about %(date)s") % {"date": words}
        if when.approximate:
            return _("about %(date)s") % {"date": words}
        return _("perhaps %(date)s") % {"date": words} if when.uncertain else words

    def _plain(self, when: Date) -> str:
        _ = self._
        if when.year is None or not 1 <= when.year <= 9999:
            return when.text.strip("?~%")
        if when.precision == "moment" and when.moment is not None:
            return self._moment(when)
        if when.precision == "season":
            return self._season(when)
        if when.precision == "decade":
            return _("the %(year)ss") % {"year": when.year}
        if when.precision in ("century", "millennium"):
            return when.text.strip("?~%")
        return self._civil(when.precision, when)

    def _civil(self, precision: str, when: Date) -> str:
        first = date(when.year or 1, when.month or 1, when.day or 1)
        return self._mend(str(self._patterns[precision].apply(first, self.locale)))

    def _mend(self, words: str) -> str:
        """Give the first of a month its ordinal, which French wants and Unicode's data leave out."""
        return _FIRST.sub("1er", words) if self.locale.language == "fr" else words

    def _moment(self, when: Date) -> str:
        _ = self._
        day = self._civil("day", when)
        hour, minute = (int(part) for part in when.text.partition("T")[2][:5].split(":"))
        clock = format_time(
            datetime(2000, 1, 1, hour, minute, tzinfo=UTC).time(), "short", locale=self.locale
        )
        return _("%(day)s, %(time)s") % {"day": day, "time": clock}

    def _season(self, when: Date) -> str:
        _ = self._
        seasons = {
            21: _("spring %(year)s"),
            22: _("summer %(year)s"),
            23: _("autumn %(year)s"),
            24: _("winter %(year)s"),
        }
        return seasons[when.season or 21] % {"year": when.year}

    def _interval(self, when: Date) -> str:
        _ = self._
        start = self.format_date(when.start) if when.start else ""
        end = self.format_date(when.end) if when.end else ""
        if start and end and when.start and when.end:
            return self._closed(when.start, when.end) or _("%(start)s to %(end)s") % {
                "start": start,
                "end": end,
            }
        if when.start:
            since = self.frame("since %(date)s", when.start)
            return (since if when.open_end else _("from %(date)s, end unknown")) % {"date": start}
        if when.end:
            until = self.frame("until %(date)s", when.end)
            return (until if when.open_start else _("until %(date)s, start unknown")) % {"date": end}
        return when.text

    def _closed(self, start: Date, end: Date) -> str:
        """Write an interval of two plain days, months or years as the language does: 17–18 Sep 2024."""
        plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
        if not plain or start.precision != end.precision or start.precision not in _SKELETONS:
            return ""
        if not (1 <= (start.year or 0) <= 9999 and 1 <= (end.year or 0) <= 9999):
            return ""
        first = date(start.year or 1, start.month or 1, start.day or 1)
        last = date(end.year or 1, end.month or 1, end.day or 1)
        if start.precision == "day" and self.locale.language in _WHOLE_MONTHS:
            return self._days(first, last)
        return self._mend(str(format_interval(first, last, _SKELETONS[start.precision], locale=self.locale)))

    def _days(self, first: date, last: date) -> str:
        """Write some days by the pattern of one, which begins with the day and ends with the year.

        Unicode's intervals have short months only, and in Hebrew they lose the letter before them.
        """
        pattern = str(self._patterns["day"].pattern)
        if first == last:
            start = ""
        elif (first.year, first.month) == (last.year, last.month):
            start = "d–"
        elif first.year == last.year:
            start = f"{pattern.removesuffix(' y')}\xa0– "
        else:
            start = f"{pattern}\xa0– "
        parts = (
            parse_pattern(start).apply(first, self.locale),
            self._patterns["day"].apply(last, self.locale),
        )
        return "".join(map(str, parts))


def find_shape(when: Date) -> str:
    """Return what a date is in a frame."""
    if when.precision == "moment":
        return "day"
    if when.season:
        return SEASONS[when.season - 21]
    return when.precision if when.precision in SHAPES else "year"


def moments(when: Date) -> tuple[str, ...]:
    """Return the values that HTML's time element may have: one, two, or none."""
    if when.is_interval:
        ends = (when.start, when.end)
        values = [value for end in ends if end for value in moments(end)]
        return tuple(values) if len(values) == 2 else ()
    text = iso_digits(when)
    return (text,) if text else ()
