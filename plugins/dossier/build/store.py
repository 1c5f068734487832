"""Knows what is kept of a build for the next one, and whether it can still be believed.

Does not know what a build does with it.
"""

from __future__ import annotations

import os
import pickle
import shutil
import time
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..library.model import Picture
from .fingerprints import combine, find_code
from .heap import SUFFIX, Place, find_digest
from .journal import OutputError
from .records import Digests

Stamp = tuple[int, ...]
"""Size, times and inode of a file: while these stay, so do its bytes."""
Work = tuple[str, str]
"""A kind of page, or of what has exports, and an id."""
INDEX = "index"
NOWHERE = Place("", 0, 0, b"")
_JUST_NOW = 2_000_000_000
"""Nanoseconds within which a file may change twice and show one time."""


class File(NamedTuple):
    """Hold what is known of a file of the content: its stamp, and what stands for its bytes."""

    stamp: Stamp
    digest: bytes
    place: Place
    """Where what it says is kept."""
    text: Place | None = None
    """Where its text is kept, if it has one."""


class Made(NamedTuple):
    """Hold what is known of something that was made: its files, what it read, and where it leads."""

    files: tuple[str, ...]
    reads: array[int]
    """Codes, as `find_code` gives them."""
    links: array[int]
    """Places in the index's list of targets."""


@dataclass
class Index:
    """Hold all that is kept of a build but the records of files."""

    language: str = ""
    """The site's, in which texts were read."""
    roster: bytes = b""
    """Stands for all that texts may name; mentions were found by it."""
    terms: tuple[str, ...] = ()
    rendering: str = ""
    """Stands for what pages depend on besides the library."""
    exporting: str = ""
    """The same of exports."""
    taken: int = 0
    """When reading began, in nanoseconds."""
    files: dict[str, File] = field(default_factory=dict)
    records: Digests = field(default_factory=dict)
    pages: dict[Work, Made] = field(default_factory=dict)
    exports: dict[Work, Made] = field(default_factory=dict)
    targets: list[str] = field(default_factory=list)
    """Addresses to which pages lead."""
    copies: dict[str, tuple[Stamp, tuple[str, ...]]] = field(default_factory=dict)
    """For each file to which texts lead its stamp, and what was published of it."""
    pictures: dict[str, tuple[Stamp, Picture]] = field(default_factory=dict)
    outputs: dict[str, Stamp] = field(default_factory=dict)


class Store:
    """Keep what a build knows, in a folder of its own for each site and output.

    What lies there is as trusted as the code beside it: both are the site's own folder.
    """

    def __init__(self, cache: Path, content: Path, output: Path) -> None:
        self.cache = cache
        self.folder = cache / combine(str(content.resolve()), str(output.resolve()))
        self.output = output.resolve()
        self.index = Index()
        self._since = 0

    def open(self, language: str, believed: bool) -> None:
        """Make the folder, and take over what the last build left there, if it is whole and still true."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if believed and (self.folder / INDEX).exists():
                self.index = _unpack((self.folder / INDEX).read_bytes())
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"{self.folder}: {reason}; CACHE_PATH may name another folder") from None
        if self.index.language != language:
            self.index = Index(language)
        self._since = self.index.taken - _JUST_NOW

    def same(self, old: Stamp, new: Stamp) -> bool:
        """Say whether a file that somebody writes is what it was; not where it may have changed just then."""
        return old == new and new[1] < self._since

    def empty(self) -> None:
        """Forget all that was kept."""
        self.index = Index()
        shutil.rmtree(self.folder, ignore_errors=True)

    def find(self, path: str, file: Path) -> File | None:
        """Return what is known of a file whose bytes are those of the last build."""
        known = self.index.files.get(path)
        if known is None:
            return None
        try:
            stamp = stamp_content(file.stat())
            if self.same(known.stamp, stamp):
                return known
            return known._replace(stamp=stamp) if find_digest(file.read_bytes()) == known.digest else None
        except OSError:
            return None

    def find_pictures(self, paths: Iterable[str], content: Path) -> dict[str, Picture]:
        """Return what is known of images that are what they were."""
        known: dict[str, Picture] = {}
        for path in paths:
            with suppress(OSError):
                stamp = stamp_content((content / path).stat())
                if path in self.index.pictures and self.same(self.index.pictures[path][0], stamp):
                    known[path] = self.index.pictures[path][1]
        return known

    def find_intact(self) -> frozenset[str]:
        """Return the published files that are as the last build left them."""
        known = self.index.outputs
        return frozenset(path for path, stamp in stamp_all(str(self.output)) if known.get(path) == stamp)

    def save(self) -> None:
        """Keep the index in one step, and remove what it does not speak of."""
        with suppress(OSError):  # The site is published; the next build only has more to do.
            self._save()

    def _save(self) -> None:
        self._write_note()
        self.index.outputs = dict(stamp_all(str(self.output)))
        draft = self.folder / f"{INDEX}.new"
        draft.write_bytes(_pack(self.index))
        os.replace(draft, self.folder / INDEX)
        used = self.count_heaps()
        for file in self.folder.glob(f"*{SUFFIX}"):
            if str(file) not in used:
                file.unlink()
        self._remove_forsaken()

    def count_heaps(self) -> Counter[str]:
        """Count how many files of the content have something in each heap."""
        files = self.index.files.values()
        return Counter(one.file for file in files for one in (file.place, file.text) if one)

    def _write_note(self) -> None:
        (self.folder / "output").write_text(str(self.output), encoding="utf-8")

    def _remove_forsaken(self) -> None:
        """Remove what was kept for folders that are no more."""
        for note in self.cache.glob("*/output"):
            if not os.path.isdir(note.read_text(encoding="utf-8")):
                shutil.rmtree(note.parent, ignore_errors=True)


def stamp_content(stat: os.stat_result) -> Stamp:
    """Return the stamp of a file that somebody writes."""
    return stat.st_size, max(stat.st_mtime_ns, stat.st_ctime_ns), stat.st_mtime_ns, stat.st_ino


def stamp_output(stat: os.stat_result) -> Stamp:
    """Return the stamp of a published file; what copies or backs up a site may change more of it."""
    return stat.st_size, stat.st_mtime_ns


def stamp_all(folder: str, prefix: str = "") -> Iterator[tuple[str, Stamp]]:
    """List all files below a folder with their stamps."""
    with os.scandir(os.path.join(folder, prefix)) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from stamp_all(folder, f"{prefix}{entry.name}/")
            elif not entry.is_symlink():
                yield prefix + entry.name, stamp_output(entry.stat())


def now() -> int:
    """Return the time in nanoseconds, to tell files that are older."""
    return time.time_ns()


def _pack(index: Index) -> bytes:
    data = pickle.dumps((find_code(), vars(index)), protocol=5)
    return find_digest(data) + data


def _unpack(data: bytes) -> Index:
    if find_digest(data[16:]) != data[:16]:
        return Index()
    code, kept = pickle.loads(data[16:])
    # Another version of the code may have kept other things.
    return Index(**kept) if code == find_code() else Index()
