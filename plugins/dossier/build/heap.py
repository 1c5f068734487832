"""Knows how pieces of data lie one behind the other in files that only grow.

Does not know what they hold.
"""

from __future__ import annotations

import os
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

SUFFIX = ".heap"
AT_ONCE = 1 << 20
"""How many bytes are written at once: all that waits is held in memory twice."""
MANY = 64
"""How many files are open at a time: a process may have few."""


class DamagedStoreError(Exception):
    """Say that what an earlier build has kept is not what it wrote."""


class Place(NamedTuple):
    """Say where a piece lies, and what its bytes must be."""

    file: str
    offset: int
    size: int
    digest: bytes

    def read(self) -> bytes:
        """Return the piece; raises DamagedStoreError where it is not what was written."""
        try:
            data = _read(_open(self.file), self.size, self.offset)
        except OSError as error:
            raise DamagedStoreError(f"{self.file} cannot be read ({error.strerror})") from None
        if find_digest(data) != self.digest:
            raise DamagedStoreError(f"{self.file} is damaged")
        return data


_opened: dict[str, int] = {}
"""The files that this process reads: to open one for each piece takes longer than to read it."""


def _open(file: str) -> int:
    descriptor = _opened.get(file)
    if descriptor is None:
        if len(_opened) == MANY:
            close_heaps()
        descriptor = _opened[file] = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    return descriptor


def _read(descriptor: int, size: int, offset: int) -> bytes:
    if sys.platform == "win32":  # Without pread, but also without forks, in which others move the place.
        os.lseek(descriptor, offset, os.SEEK_SET)
        return os.read(descriptor, size)
    return os.pread(descriptor, size, offset)


def close_heaps() -> None:
    """Close what was read, before any of it is removed; it is opened again when it is wanted."""
    while _opened:
        os.close(_opened.popitem()[1])


def find_digest(data: bytes | memoryview) -> bytes:
    """Return sixteen bytes that stand for others."""
    return blake2b(data, digest_size=16).digest()


class Heap:
    """Write pieces into a new file of a folder; each process has its own."""

    def __init__(self, folder: Path) -> None:
        self._descriptor, self.file = tempfile.mkstemp(SUFFIX, "", folder)
        self._size = self._written = 0
        self._waiting: list[bytes] = []

    def add(self, data: bytes) -> Place:
        """Put a piece behind the others; it can be read after the next flush."""
        place = Place(self.file, self._size, len(data), find_digest(data))
        self._size += len(data)
        self._waiting.append(data)
        if self._size - self._written > AT_ONCE:
            self.flush()
        return place

    def flush(self) -> None:
        """Write what waits."""
        data = memoryview(b"".join(self._waiting))
        self._waiting.clear()
        self._written = self._size
        while data:
            data = data[os.write(self._descriptor, data) :]

    def close(self) -> None:
        """Write what waits, and end the file."""
        self.flush()
        os.close(self._descriptor)
