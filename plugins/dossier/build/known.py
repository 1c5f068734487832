"""Knows how it is held what is known of the files of the content: packed, and unpacked one by one.

Thousands of tuples take long to keep and to read. Does not know how a file is read.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, MutableMapping
from struct import Struct
from typing import Any, NamedTuple

from .flat import join_stamps, join_texts, split_stamps, split_texts
from .heap import Place
from .stamps import Stamp

NOWHERE = Place("", 0, 0, b"")
_ROW = Struct("=IIQQII16s16s16s16s16s")
"""Two heaps, where a piece lies in each, its size, and five digests."""
_PROSE = slice(_ROW.size - 32, _ROW.size - 16)


class File(NamedTuple):
    """Hold what is known of a file of the content: its stamp, and what stands for its bytes."""

    stamp: Stamp
    digest: bytes
    place: Place
    """Where what it says is kept."""
    text: Place | None = None
    """Where its text is kept, if it has one."""
    prose: bytes = b""
    """Stands for its text, with whom that mentions."""
    head: bytes = b""
    """Stands for all that is before its text."""


class Files(MutableMapping[str, File]):
    """Hold files by their paths."""

    def __init__(self, files: Mapping[str, File] | None = None) -> None:
        self.stamps: dict[str, Stamp] = {}
        self._rows: dict[str, bytes] = {}
        self._heaps: list[str] = []
        self._numbers: dict[str, int] = {}
        """The places of the heaps in their list."""
        self.update(files or {})

    def __getitem__(self, path: str) -> File:
        row = _ROW.unpack(self._rows[path])
        here, there, offset, text_offset, size, text_size, digest, place, text, prose, head = row
        return File(
            self.stamps[path],
            digest,
            Place(self._heaps[here], offset, size, place),
            Place(self._heaps[there], text_offset, text_size, text) if self._heaps[there] else None,
            prose if self._heaps[there] else b"",
            head,
        )

    def __setitem__(self, path: str, file: File) -> None:
        self.stamps[path] = file.stamp
        place, text = file.place, file.text or NOWHERE
        self._rows[path] = _ROW.pack(
            *(self._number(place.file), self._number(text.file)),
            *(place.offset, text.offset, place.size, text.size),
            *(file.digest, place.digest, text.digest, file.prose, file.head),
        )

    def _number(self, heap: str) -> int:
        if heap not in self._numbers:
            self._numbers[heap] = len(self._heaps)
            self._heaps.append(heap)
        return self._numbers[heap]

    def __delitem__(self, path: str) -> None:
        del self.stamps[path], self._rows[path]

    def __contains__(self, path: object) -> bool:
        return path in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getstate__(self) -> tuple[Any, ...]:
        rows = b"".join(self._rows.values())
        return join_texts(self.stamps), join_stamps(self.stamps.values()), rows, self._heaps

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        paths, stamps, rows, heaps = state
        known, size = split_texts(paths), _ROW.size
        self.stamps = dict(zip(known, split_stamps(stamps, 4), strict=True))
        self._rows = {path: rows[place * size : (place + 1) * size] for place, path in enumerate(known)}
        self._heaps, self._numbers = heaps, {heap: number for number, heap in enumerate(heaps)}

    def find_prose(self, path: str) -> bytes:
        """Return what stands for the text of a file that has one."""
        return self._rows[path][_PROSE]

    def find_heaps(self) -> set[str]:
        """Return the files in which anything of these lies."""
        numbers = array("I", b"".join(self._rows.values()))
        step = _ROW.size // numbers.itemsize
        return {self._heaps[number] for number in {*numbers[::step], *numbers[1::step]}}
