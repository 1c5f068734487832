"""Knows which figure of a series is the newest, and how old it is beside the dossier's articles.

Does not know how figures are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..source.dates import Date
from ..source.documents import Document
from ..source.headers import DossierHeader
from .model import Article, LinkedFigure


def sort_newest(figures: Iterable[LinkedFigure]) -> list[LinkedFigure]:
    """Sort figures by the last day for which they stand, newest first; of one day as they were written."""
    return sorted(
        figures,
        key=lambda one: (-last_day(one.record.as_of), -one.order[0], -one.order[1], one.order[2]),
    )


def find_stale(
    document: Document[DossierHeader], figures: Iterable[LinkedFigure], articles: Iterable[Article]
) -> dict[str, int]:
    """Return how many days each stale series of an open dossier lags behind its newest article."""
    newest = max((article.order[0] for article in articles), default=None)
    if document.header.status != "open" or newest is None:
        return {}
    ends: defaultdict[str, list[float]] = defaultdict(list)
    for figure in figures:
        ends[figure.record.series].append(last_day(figure.record.as_of))
    ages = {name: newest - max(days) for name, days in ends.items()}
    limits = {series.id: series.stale_after for series in document.header.series if series.stale_after}
    return {name: int(ages[name]) for name, limit in limits.items() if name in ages and ages[name] > limit}


def last_day(date: Date) -> float:
    """Return the last day of a date; endless where it goes on."""
    return float("inf") if date.latest is None else date.latest
