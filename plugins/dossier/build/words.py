"""Knows how a language writes dates, numbers and the site's own words.

Does not know pages.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_interval, format_time, match_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from ..pages.iso import iso_digits
from ..source.dates import Date

CATALOGUES = Path(__file__).parent.parent / "locale"
DOMAIN = "dossier"
_SKELETONS = {"day": "yMMMd", "month": "yMMMM", "year": "y"}


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

    def when(self, date: Date) -> str:
        """Write a date; each only once, for the same dates stand on many pages."""
        words = self._dates.get(date.text)
        if words is None:
            words = self._dates[date.text] = self.format_date(date)
        return words

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
        words = self._interval(when) if when.is_interval else self._plain(when)
        if when.is_interval:
            return words
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
        first = date(when.year, when.month or 1, when.day or 1)
        return str(self._patterns[when.precision].apply(first, self.locale))

    def _moment(self, when: Date) -> str:
        _ = self._
        first = date(when.year or 1, when.month or 1, when.day or 1)
        day = self._patterns["day"].apply(first, self.locale)
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
        if start:
            since = _("since %(date)s") if when.open_end else _("from %(date)s, end unknown")
            return since % {"date": start}
        until = _("until %(date)s") if when.open_start else _("until %(date)s, start unknown")
        return until % {"date": end} if end else when.text

    def _closed(self, start: Date, end: Date) -> str:
        """Write an interval of two plain days, months or years as the language does: 17–18 Sep 2024."""
        plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
        if not plain or start.precision != end.precision or start.precision not in _SKELETONS:
            return ""
        if not (1 <= (start.year or 0) <= 9999 and 1 <= (end.year or 0) <= 9999):
            return ""
        first = date(start.year or 1, start.month or 1, start.day or 1)
        last = date(end.year or 1, end.month or 1, end.day or 1)
        return str(format_interval(first, last, _SKELETONS[start.precision], locale=self.locale))


def moments(when: Date) -> tuple[str, ...]:
    """Return the values that HTML's time element may have: one, two, or none."""
    if when.is_interval:
        ends = (when.start, when.end)
        values = [value for end in ends if end for value in moments(end)]
        return tuple(values) if len(values) == 2 else ()
    text = iso_digits(when)
    return (text,) if text else ()
