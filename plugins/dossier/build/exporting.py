"""Knows how exports become files.

Does not know what stands in any.
"""

from __future__ import annotations

import gc
import os
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..exports.cards import Card, leave_blank
from ..exports.gathering import Gathering
from ..exports.masthead import Masthead
from ..exports.pack import PackRows
from ..exports.table import HOLDERS, Holder, address_of, find_exports
from ..library.watching import WatchedLibrary
from ..pages.site import Site
from .made import Made, Work
from .words import Words

Paint = Callable[[Card], bytes]


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
        # Rows never form a ring and are kept to the end; looking for rings takes a sixth of the time.
        gc.disable()
        try:
            return [((holder, name), self._write(self.holders[holder], name)) for holder, name in tasks]
        finally:
            gc.freeze()
            gc.enable()

    def _write(self, holder: Holder, name: str) -> Made:
        exports = self.exports[holder.name]
        reads = self.gathering.reads
        reads.begin()
        made: dict[Any, Any] = {}
        written: dict[str, bytes] = {}
        for export in exports:
            # Most of a holder's exports are made from the same rows.
            if export.rows not in made:
                made[export.rows] = export.rows(self.gathering, name)
            rows = made[export.rows]
            if export.packs:
                rows = PackRows(rows, tuple(written.items()))
            data = written[export.name] = export.write(rows, self.masthead)
            path = os.path.join(self.folder, address_of(export, name))
            parent = os.path.dirname(path)
            if parent not in self.folders:
                os.makedirs(parent, exist_ok=True)
                self.folders.add(parent)
            with open(path, "wb", buffering=0) as file:
                file.write(data)
        return Made(reads.encode(), array("I"))
