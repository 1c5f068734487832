"""Knows what is kept of a build for the next one, and whether it can still be believed.

Does not know what a build does with it.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..library.model import Library, Picture
from ..problems import Problem
from .fingerprints import find_code, find_folder
from .flat import join_texts, split_texts
from .growing import SUFFIX as GROWING
from .growing import Texts
from .heap import SUFFIX as HEAP
from .heap import DamagedStoreError, close_heaps, find_digest
from .images import Copy
from .journal import OutputError
from .known import File, Files
from .made import MadeTable
from .outputs import NOTHING, Outputs, look_at
from .records import Records
from .stamps import JUST_NOW, Stamp, is_same, now, stamp_content

INDEX, RECORDS = "index", "records"


class Linked(NamedTuple):
    """Hold what was found when the last site was linked and checked."""

    key: str = ""
    """Stands for all that linking depends on besides what was read."""
    copies: tuple[Copy, ...] = ()
    notices: tuple[Problem, ...] = ()
    folded: Mapping[str, int] = {}


NOT_LINKED = Linked()


@dataclass
class Index:
    """Hold what is kept of a build, but for the records."""

    language: str = ""
    """The site's, in which texts were read."""
    roster: bytes = b""
    """Stands for all that texts may name; mentions were found by it."""
    terms: tuple[str, ...] = ()
    taken: int = 0
    """When reading began, in nanoseconds."""
    files: Files = field(default_factory=Files)
    texts: tuple[str, ...] = ()
    """Those of the files whose texts are published."""
    linked: Linked = NOT_LINKED
    rendering: str = ""
    """Stands for what pages depend on besides the library."""
    exporting: str = ""
    """The same of exports."""
    pages: MadeTable = field(default_factory=MadeTable)
    exports: MadeTable = field(default_factory=MadeTable)
    targets: Texts = field(default_factory=Texts)
    """Addresses to which pages lead."""
    copies: dict[str, tuple[Stamp, tuple[str, ...]]] = field(default_factory=dict)
    """For each file to which texts lead its stamp, and what was published of it."""
    pictures: dict[str, tuple[Stamp, Picture]] = field(default_factory=dict)
    outputs: Outputs = NOTHING
    records: str = ""
    """The file in which the records are."""


class Store:
    """Keep what a build knows, in a folder of its own for each site and output.

    What lies there is as trusted as the code beside it: both are the site's own folder.
    """

    def __init__(self, cache: Path, content: Path, output: Path) -> None:
        self.folder = find_folder(cache, content, output)
        self.output = output.resolve()
        self.index = Index()
        self.library: Library | None = None
        """That of the last site, where this process has made it."""
        self._records: Records | None = None
        self._taken = 0
        self._saved: Stamp = ()

    def open(self, language: str, believed: bool) -> None:
        """Make the folder, and take over what the last build left there, if it is whole and still true."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not (believed and self.library and self._saved == self._stamp_index()):
                self.forget()
                if believed and (self.folder / INDEX).exists():
                    self.index = self._read_index()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"{self.folder}: {reason}; CACHE_PATH may name another folder") from None
        if self.index.language != language:
            self.forget()
            self.index.language = language
        self._taken = self.index.taken

    def _read_index(self) -> Index:
        try:
            return _restore(_unpack((self.folder / INDEX).read_bytes()))
        except DamagedStoreError:
            return Index()

    def find_texts(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return what stands for the text of each of some files."""
        return {path: self.index.files.find_prose(path) for path in paths}

    @property
    def records(self) -> Records:
        """The records of the last site; raises DamagedStoreError where these are not what was kept."""
        if self._records is None:
            self._records = self._read_records() if self.index.records else Records()
        return self._records

    def _read_records(self) -> Records:
        file = self.folder / self.index.records
        try:
            records: Records = _unpack(file.read_bytes())["records"]
        except (OSError, KeyError):
            raise DamagedStoreError(f"{file} is damaged") from None
        return records

    def forget(self) -> None:
        """Forget what this process knows; what is kept for others stays."""
        self.index, self._records, self.library = Index(), None, None

    def _stamp_index(self) -> Stamp:
        try:
            return stamp_content((self.folder / INDEX).stat())
        except FileNotFoundError:
            return ()

    def empty(self) -> None:
        """Remove all that was kept."""
        self.forget()
        close_heaps()
        shutil.rmtree(self.folder, ignore_errors=True)

    def same(self, old: Stamp, new: Stamp) -> bool:
        """Say whether a file is what it was when the last build began."""
        return is_same(old, new, self._taken)

    def knows(self, path: str, stamp: Stamp) -> bool:
        """Say by its stamp whether a file below the content folder is that of the last build."""
        return bool(stamp) and self.same(self.index.files.stamps.get(path, ()), stamp)

    def find(self, path: str, stamp: Stamp, content: str) -> File | None:
        """Return what is known of a file below the content folder whose bytes are those of the last build."""
        known = self.index.files.get(path)
        if known is None or not stamp:
            return None
        if self.knows(path, stamp):
            return known
        with suppress(OSError), open(content + path[path.index("/") :], "rb") as stream:
            if find_digest(stream.read()) == known.digest:
                return known._replace(stamp=stamp)
        return None

    def settle(self, content: str) -> None:
        """Look once more into what was written just before it was read, if that is long enough ago by now.

        Otherwise the next build would: after a fresh clone into all that there is.
        """
        began, doubtful = now(), self.index.taken - JUST_NOW
        if any(stamp[0] >= doubtful for stamp, _ in self.index.copies.values()):
            return  # These are copied, and not looked into.
        for path, stamp in self.index.files.stamps.items():
            if stamp[0] >= doubtful and not self._has_settled(path, stamp, content, began):
                return
        self.index.taken = began

    def _has_settled(self, path: str, stamp: Stamp, content: str, began: int) -> bool:
        try:
            same = is_same(stamp, stamp_content(os.stat(content + path[path.index("/") :])), began)
        except OSError:
            return False
        return same and self.find(path, stamp, content) is not None

    def find_pictures(self, paths: Iterable[str], content: Path) -> dict[str, Picture]:
        """Return what is known of images that are what they were."""
        known: dict[str, Picture] = {}
        for path in paths:
            with suppress(OSError):
                stamp = stamp_content((content / path).stat())
                if path in self.index.pictures and self.same(self.index.pictures[path][0], stamp):
                    known[path] = self.index.pictures[path][1]
        return known

    def find_intact(self, looked: Outputs | None) -> frozenset[str]:
        """Return the published files that are as the last build left them; `looked` is what they are now."""
        known = self.index.outputs
        if looked is None or looked.paths != known.paths:
            looked = look_at(str(self.output), known.paths)
        return known.find_same(looked)

    def note_outputs(self, kept: Set[str], new: Set[str]) -> None:
        """Note the files of a site: those that stayed, and those that are new."""
        self.index.outputs = self.index.outputs.replace(kept, look_at(str(self.output), new))

    def save(self, records: Records | None) -> None:
        """Keep the index in one step, and new records before it; remove what neither speaks of."""
        with suppress(OSError):  # The site is published; the next build only has more to do.
            if records:
                self._records = records
                data = _pack({"records": records})
                self.index.records = f"{RECORDS}-{find_digest(data).hex()}"
                self._write(self.index.records, data)
            self.index.pages.save(self.folder)
            self.index.exports.save(self.folder)
            self.index.targets.growing.save(self.folder)
            self._write("output", str(self.output).encode())
            self._write(INDEX, _pack(_flatten(self.index)))
            self._saved = self._stamp_index()
            self._remove_unused()

    def _write(self, name: str, data: bytes) -> None:
        draft = self.folder / f"{name}.new"
        draft.write_bytes(data)
        os.replace(draft, self.folder / name)

    def _remove_unused(self) -> None:
        """Remove what nothing speaks of any more, here and for folders that are gone."""
        close_heaps()
        for file in self.folder.glob("*.template"):
            if not file.name.startswith(f"{find_code()}-"):
                file.unlink()
        used = self.index.files.find_heaps()
        used |= {*self.records.heaps, *self.index.pages.stores, *self.index.exports.stores}
        used |= {self.index.targets.growing.file, str(self.folder / self.index.records)}
        for pattern in (f"*{HEAP}", f"*{GROWING}", f"{RECORDS}-*"):
            for file in self.folder.glob(pattern):
                if str(file) not in used:
                    file.unlink()
        for note in self.folder.parent.glob("*/output"):
            if not os.path.isdir(note.read_text(encoding="utf-8")):
                shutil.rmtree(note.parent, ignore_errors=True)


@cache
def open_store(cache: Path, content: Path, output: Path) -> Store:
    """Return the store of a site and output: the same one as long as this process builds it."""
    return Store(cache, content, output)


def _flatten(index: Index) -> dict[str, Any]:
    """Return what an index holds, with few and large values in the place of thousands."""
    paths, *numbers = index.outputs
    return {**vars(index), "texts": join_texts(index.texts), "outputs": (join_texts(paths), *numbers)}


def _restore(values: dict[str, Any]) -> Index:
    if not values:
        return Index()
    paths, *numbers = values["outputs"]
    outputs = Outputs(tuple(split_texts(paths)), *numbers)
    return Index(**{**values, "texts": tuple(split_texts(values["texts"])), "outputs": outputs})


def _pack(values: Mapping[str, Any]) -> bytes:
    data = find_code().encode() + pickle.dumps(values, protocol=5)
    return find_digest(data) + data


def _unpack(data: bytes) -> dict[str, Any]:
    """Return what was packed by this very code; else nothing."""
    code, packed = find_code().encode(), memoryview(data)[16:]
    if packed[: len(code)] != code or find_digest(packed) != data[:16]:
        return {}
    values: dict[str, Any] = pickle.loads(packed[len(code) :])
    return values
