"""Knows when the index for searching is made anew, and when the former one still holds.

Does not know what is in it, nor how it is made.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from ..exports.gathering import Gathering
from ..exports.masthead import Masthead
from ..exports.search_records import digest_records, find_records
from ..exports.table import SEARCH_NAME
from ..library.model import Library
from ..pages.addresses import SEARCH_INDEX
from ..pages.site import Site
from .pagefind import find_version, write_index
from .words import Words
from .workers import Progress

NOTE = "digest.txt"
"""Beside the index: the digest of what it is made from, and how many files it has."""
SLOW = 2000
"""An index of more records takes seconds, for which nobody waits who looks at a page."""


class Former(NamedTuple):
    """Hold what the last build has left."""

    output: Path
    intact: frozenset[str]
    """The published files that are as it left them."""
    same: bool
    """Whether neither content nor settings have changed since."""
    preview: bool
    """Whether this is for who writes, and is to be there at once."""

    def read_note(self) -> str:
        """Return what the index was made from; nothing where it is not whole."""
        if SEARCH_INDEX + NOTE not in self.intact:
            return ""
        digest, _, count = (self.output / SEARCH_INDEX / NOTE).read_text(encoding="utf-8").partition(" ")
        return digest if int(count) == len(self.files) - 1 else ""

    @property
    def files(self) -> frozenset[str]:
        """Return the files of the index."""
        return frozenset(path for path in self.intact if path.startswith(SEARCH_INDEX))


def write_search(
    library: Library, site: Site, folder: Path, former: Former, progress: Progress
) -> frozenset[str]:
    """Put the index for searching into a folder, or return the files of the former one.

    That stays where no record of it changed; in the preview of a large site also where one did.
    Raises FieldError where a new one cannot be made.
    """
    if SEARCH_NAME not in site.exports:
        return frozenset()
    known = former.read_note()
    if known and (former.same or (former.preview and _count(library) > SLOW)):
        return former.files
    words = Words(site.language)
    records = tuple(find_records(Gathering(library), Masthead(site, words.when, words._)))
    language = site.language.partition("-")[0]
    digest = digest_records(records, find_version(), language)
    if known == digest:
        return former.files
    target = folder / SEARCH_INDEX
    if records:
        count = write_index(records, language, target, partial(progress, "indexing"))
        (target / NOTE).write_text(f"{digest} {count}\n", encoding="utf-8")
    return frozenset()


def _count(library: Library) -> int:
    """Return about how many records there are."""
    tables = (library.articles, library.events, library.statements, library.actors, library.sources)
    return sum(map(len, tables))
