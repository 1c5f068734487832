"""Knows which dates a text names, and which days they mean as seen from the day of the text.

Does not know what happened on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ...source.dates import Date, DateError, parse_date
from . import date_absolute as absolute
from . import date_relative as relative
from . import date_stretches as stretches
from .date_choice import choose_dates
from .date_frame import Frame, Match
from .sentences import Sentence
from .tense import points_ahead

_REMEMBERED = 3
"""A day named so many sentences before may still be counted from: two days later."""


class Dated(NamedTuple):
    """Hold words of a paragraph that name a date, and the date as EDTF."""

    start: int
    end: int
    value: str
    ahead: bool
    """Whether the words speak of what is to come."""
    form: str
    """Which form it has: a name in `dates.toml`."""


def find_dates(sentences: Iterable[Sentence], today: int | None) -> list[list[Dated]]:
    """List the dates of each sentence, in the order of the text.

    `today` is the day of the text, as a day number; without it nothing is known but dates with their year.
    """
    reader = _Reader(today)
    return [reader.read(sentence) for sentence in sentences]


class _Reader:
    """Resolve the dates of a text one after the other, as somebody reads it."""

    def __init__(self, today: int | None) -> None:
        self.today = today
        self.anchor: Date | None = None
        self.age = 0
        """How many sentences ago the anchor was named."""

    def read(self, sentence: Sentence) -> list[Dated]:
        found = []
        self.age += 1
        for name, match in choose_dates(sentence.text):
            if self.today is None and not _has_year(match):
                continue
            frame = self._frame(sentence.text, match)
            date = _parse(RESOLVERS[name](frame, match))
            if date:
                start, end = sentence.start + match.start(), sentence.start + match.end()
                found.append(Dated(start, end, date.text, self._is_ahead(date, frame), name))
                self.anchor, self.age = date, 0
        return found

    def _frame(self, text: str, match: Match) -> Frame:
        near = self.age < 2
        kept = near or (
            self.age <= _REMEMBERED and self.anchor is not None and self.anchor.precision == "day"
        )
        ahead = points_ahead(text, *match.span())
        return Frame(self.today or 0, self.anchor if kept else None, near, ahead, text[: match.start()])

    def _is_ahead(self, date: Date, frame: Frame) -> bool:
        """Say whether a date lies behind the day of the text; of that day itself the tense decides."""
        if self.today is None or date.earliest is None or date.earliest == self.today:
            return frame.ahead
        runs_on = date.latest is None or date.latest > self.today
        return date.earliest > self.today or (frame.ahead and runs_on)


def _has_year(match: Match) -> bool:
    """Say whether a date is known without the day of its text."""
    groups = match.groupdict()
    return any(digit.isdigit() for name in ("y", "y2", "c") for digit in groups.get(name) or "")


def _parse(value: str) -> Date | None:
    try:
        return parse_date(value) if value else None
    except DateError:
        return None


RESOLVERS: dict[str, Callable[[Frame, Match], str]] = {
    "iso": absolute.resolve_iso,
    "dotted": absolute.resolve_iso,
    "day": absolute.resolve_day,
    "day_span": absolute.resolve_day_span,
    "nth_weekday": absolute.resolve_nth_weekday,
    "bare_day": absolute.resolve_bare_day,
    "feast": absolute.resolve_feast,
    "month": absolute.resolve_month,
    "month_span": absolute.resolve_month_span,
    "year": absolute.resolve_year,
    "year_span": absolute.resolve_year_span,
    "decade": absolute.resolve_decade,
    "century": absolute.resolve_century,
    "weekday": relative.resolve_weekday,
    "weekday_of_week": relative.resolve_weekday_of_week,
    "today": relative.resolve_today,
    "ago": relative.resolve_ago,
    "ahead": relative.resolve_ahead,
    "later": relative.resolve_later,
    "next_day": relative.resolve_next_day,
    "day_before": relative.resolve_day_before,
    "that": relative.resolve_that,
    "span_now": stretches.resolve_span_now,
    "weekend": stretches.resolve_weekend,
    "end_of": stretches.resolve_end_of,
    "quarter": stretches.resolve_quarter,
    "half": stretches.resolve_half,
    "season": stretches.resolve_season,
}
"""What each form of `dates.toml` means."""
