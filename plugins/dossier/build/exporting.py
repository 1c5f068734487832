"""Knows how exports become files.

Does not know what stands in any.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..exports.gathering import Gathering
from ..exports.masthead import Masthead
from ..exports.pack import PackRows
from ..exports.table import HOLDERS, Holder, address_of, find_exports
from ..library.model import Library
from ..pages.site import Site
from .words import Words


class Exporter:
    """Write exports of a library into a folder."""

    def __init__(self, library: Library, site: Site, folder: Path) -> None:
        self.folder = str(folder)
        self.gathering = Gathering(library)
        words = Words(site.language)
        self.masthead = Masthead(site, words.when, words._)
        self.holders = {holder.name: holder for holder in HOLDERS}
        self.folders: set[str] = set()
        self.exports = {holder.name: find_exports(holder, site.exports) for holder in HOLDERS}

    def write(self, tasks: Sequence[tuple[str, str]]) -> int:
        """Write all exports of what is given by holder and id, and return how many."""
        # Rows never form a ring and are kept to the end; looking for rings takes a sixth of the time.
        gc.disable()
        try:
            return sum(self._write(self.holders[holder], name) for holder, name in tasks)
        finally:
            gc.freeze()
            gc.enable()

    def _write(self, holder: Holder, name: str) -> int:
        exports = self.exports[holder.name]
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
        return len(exports)
