"""Knows how exports become files.

Does not know what stands in any.
"""

from __future__ import annotations

import gc
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..exports.cards import Card, leave_blank
from ..exports.gathering import Gathering
from ..exports.masthead import Masthead
from ..exports.pack import PackRows
from ..exports.table import (
    ACTOR,
    ARTICLE,
    DOSSIER,
    HOLDERS,
    SEARCH,
    SITE,
    SITEMAP_PART,
    Holder,
    address_of,
    find_exports,
)
from ..library.model import Library
from ..library.watching import WatchedLibrary
from ..pages.site import Site
from .made import Made, Work
from .words import Words
from .workers import split

Paint = Callable[[Card], bytes]
WIDE = frozenset(holder.name for holder in (SITE, ACTOR, SEARCH, SITEMAP_PART))
"""Whose exports hold records of the whole site."""
MANY, SOME, FEW = 500, 100, 20
"""How many of these a worker takes at a time, how many of a dossier's articles, and how many others."""


def group(tasks: Sequence[Work], library: Library) -> Iterator[Sequence[Work]]:
    """Cut work into pieces of what is made from the same rows, which are forgotten after each.

    First what takes from everywhere, in one worker since all would have to make all rows for it; then each
    dossier with its articles; then the rest.
    """
    if len(tasks) <= FEW:
        yield tasks
        return
    waiting = set(tasks)

    def take(works: Iterable[Work]) -> list[Work]:
        taken = [work for work in works if work in waiting]
        waiting.difference_update(taken)
        return taken

    yield from split(take(work for work in tasks if work[0] in WIDE), MANY)
    for name, dossier in library.dossiers.items():
        articles = ((ARTICLE.name, article) for article in dossier.articles)
        yield from split(take([(DOSSIER.name, name), *articles]), SOME)
    yield from split(take(tasks), FEW)


class Exporter:
    """Write exports of a library into a folder."""

    def __init__(self, library: WatchedLibrary, site: Site, folder: Path, paint: Paint = leave_blank) -> None:
        self.folder = str(folder)
        self.gathering = Gathering(library)
        words = Words(site.language)
        self.masthead = Masthead(site, words.when, words._, paint)
        self.holders = {holder.name: holder for holder in HOLDERS}
        self.folders: set[str] = set()
        self.exports = {holder.name: find_exports(holder, site.exports) for holder in HOLDERS}

    def write(self, tasks: Sequence[Work]) -> list[tuple[Work, Made]]:
        """Write all exports of what is given by holder and id, and tell from what they were made."""
        # Rows never form a ring; looking for rings takes a sixth of the time.
        gc.disable()
        try:
            return [((holder, name), self._write(self.holders[holder], name)) for holder, name in tasks]
        finally:
            self.gathering.forget()
            gc.enable()

    def _write(self, holder: Holder, name: str) -> Made:
        exports = self.exports[holder.name]
        reads = self.gathering.reads
        reads.begin()
        made: dict[Any, Any] = {}
        packed = any(export.packs for export in exports)
        written: dict[str, bytes] = {}
        for export in exports:
            # Most of a holder's exports are made from the same rows.
            if export.rows not in made:
                made[export.rows] = export.rows(self.gathering, name)
            rows = made[export.rows]
            if export.packs:
                rows = PackRows(rows, tuple(written.items()))
            data = export.write(rows, self.masthead)
            pieces = [data] if isinstance(data, bytes) else data
            if packed:
                pieces = [b"".join(pieces)]
                written[export.name] = pieces[0]
            path = os.path.join(self.folder, address_of(export, name))
            parent = os.path.dirname(path)
            if parent not in self.folders:
                os.makedirs(parent, exist_ok=True)
                self.folders.add(parent)
            with open(path, "wb") as file:
                file.writelines(pieces)
        return Made(reads.encode(), array("I"))
