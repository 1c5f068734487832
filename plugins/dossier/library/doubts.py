"""Knows what an editor may want to look at again, although the site can be published.

Does not know mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .figures import sort_newest
from .model import Library

DOUBTS = frozenset({"as-of-late", "origin-single", "record-unplaced", "series-stale", "unnamed-only"})
"""Notices that tell something only where there is no mistake."""


def find_doubts(library: Library) -> Iterator[Problem]:
    """Report series in open dossiers whose newest figure is old beside the newest article."""
    for name, dossier in library.dossiers.items():
        if dossier.stale:
            yield from _find_stale(library, name)


def _find_stale(library: Library, dossier: str) -> Iterator[Problem]:
    document, stale = library.dossiers[dossier].document, library.dossiers[dossier].stale
    figures = sort_newest(library.figures[name] for name in library.dossiers[dossier].figures)
    for number, series in enumerate(document.header.series):
        if series.id in stale:
            newest = next(one for one in figures if one.record.series == series.id).record.as_of
            message = (
                f"the newest figure of '{series.id}' is of {newest.text}, "
                f"{stale[series.id]} days before the dossier's newest article"
            )
            hint = f"find a newer one, or raise stale_after from {series.stale_after}"
            yield Problem(document.path, message, "series-stale", hint, ("series", number), notice=True)
