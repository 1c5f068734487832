"""Knows what an editor may want to look at again, although the site can be published.

Does not know mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from ..source.dates import Date
from .model import Library

DOUBTS = frozenset({"as-of-late", "origin-single", "record-unplaced", "series-stale", "unnamed-only"})
"""Notices that tell something only where there is no mistake."""


def find_doubts(library: Library) -> Iterator[Problem]:
    """Report series in open dossiers whose newest figure is old beside the newest article."""
    for name, dossier in library.dossiers.items():
        if dossier.document.header.status == "open" and dossier.articles:
            newest = max(library.articles[one].document.header.date.sort_key for one in dossier.articles)[0]
            yield from _find_stale(library, name, newest)


def _find_stale(library: Library, dossier: str, newest_article: float) -> Iterator[Problem]:
    document = library.dossiers[dossier].document
    for number, series in enumerate(document.header.series):
        dates = [
            library.figures[name].record.as_of
            for name in library.dossiers[dossier].figures
            if library.figures[name].record.series == series.id
        ]
        if not series.stale_after or not dates:
            continue
        newest = max(dates, key=lambda date: _last_day(date))
        age = int(newest_article - _last_day(newest))
        if age > series.stale_after:
            message = (
                f"the newest figure of '{series.id}' is of {newest.text}, "
                f"{age} days before the dossier's newest article"
            )
            hint = f"find a newer one, or raise stale_after from {series.stale_after}"
            yield Problem(document.path, message, "series-stale", hint, ("series", number), notice=True)


def _last_day(date: Date) -> float:
    return float("inf") if date.latest is None else date.latest
