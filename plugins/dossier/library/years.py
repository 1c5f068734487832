"""Knows how long lists are cut into years.

Does not know pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..source.dates import Date
from .model import LONG_LIST, Article, Event, LinkedStatement, Year

UNDATED = "0"
"""The year of what has none."""


def year_of(date: Date) -> str:
    """Return the year under which long lists show a date."""
    return UNDATED if date.year is None else str(date.year)


def group_events(events: Mapping[str, Event]) -> dict[str, tuple[str, ...]]:
    """Cut events into years, newest first; nothing where they are no long list."""
    if len(events) <= LONG_LIST:
        return {}
    grouped: dict[str, list[str]] = defaultdict(list)
    for name in reversed(tuple(events)):
        grouped[year_of(events[name].date)].append(name)
    return {year: tuple(grouped[year]) for year in _newest_first(grouped)}


def group_years(
    events: Iterable[Event], statements: Iterable[LinkedStatement], articles: Iterable[Article]
) -> dict[str, Year]:
    """Cut what names an actor into years, newest first."""
    grouped: dict[str, tuple[list[str], list[str], list[str]]] = defaultdict(lambda: ([], [], []))
    for event in events:
        grouped[year_of(event.date)][0].append(event.id)
    for statement in statements:
        grouped[year_of(statement.record.date)][1].append(statement.id)
    for article in articles:
        grouped[year_of(article.document.header.date)][2].append(article.id)
    return {year: Year(*map(tuple, grouped[year])) for year in _newest_first(grouped)}


def _newest_first(years: Iterable[str]) -> list[str]:
    return sorted(years, key=int, reverse=True)
