"""Knows what an editor may want to look at again, although the site can be published.

Does not know mistakes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..problems import Problem
from .figures import sort_newest
from .mentions.places import find_words
from .model import Library
from .shelf import FOLDERS, Shelf

DOUBTS = frozenset(
    {
        "as-of-late",
        "card-letters",
        "name-shared",
        "origin-single",
        "record-unplaced",
        "series-stale",
        "unnamed-only",
    }
)
"""Notices that tell something only where there is no mistake."""

SHOWN = 20
"""How many doubts of one code are told; the rest are counted."""


def fold_doubts(problems: Iterable[Problem]) -> tuple[list[Problem], dict[str, int]]:
    """Keep the first doubts of each code, and count the others: a long list hides what is new in it."""
    kept, counts = [], Counter[str]()
    for problem in problems:
        counts[problem.code] += problem.code in DOUBTS
        if counts[problem.code] <= SHOWN:
            kept.append(problem)
    return kept, {code: count - SHOWN for code, count in sorted(counts.items()) if count > SHOWN}


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


def find_shared_names(shelf: Shelf) -> Iterator[Problem]:
    """Report names that were left alone because several actors have them.

    Of all that is left alone only this is a doubt: the words do name somebody, and the editor knows whom.
    """
    documents = (one for kind in FOLDERS.values() for one in shelf.of_kind(kind).values())
    for one in (*documents, *shelf.records):
        for key, found in shelf.findings.get(one.path, {}).items():
            for left in found.left:
                if left.reason == "shared":
                    words, line = find_words(one, key, left)
                    message = f"'{words}' is left alone: it may be {' or '.join(left.actors)}"
                    hint = (
                        f"write the full name once, or an office beside it, or [[{left.actors[0]}|{words}]]; "
                        f"[[-|{words}]] where none of them is meant"
                    )
                    where = () if line else key
                    yield Problem(one.path, message, "name-shared", hint, where, line, notice=True)
