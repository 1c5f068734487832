"""Knows how pieces of data lie one behind the other in files that only grow.

Does not know what they hold.
"""

from __future__ import annotations

import os
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

SUFFIX = ".heap"


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
            with open(self.file, "rb", buffering=0) as file:
                file.seek(self.offset)
                data = file.read(self.size)
        except OSError as error:
            raise DamagedStoreError(f"{self.file} cannot be read ({error.strerror})") from None
        if find_digest(data) != self.digest:
            raise DamagedStoreError(f"{self.file} is damaged")
        return data


def find_digest(data: bytes) -> bytes:
    """Return sixteen bytes that stand for others."""
    return blake2b(data, digest_size=16).digest()


class Heap:
    """Write pieces into a new file of a folder; each process has its own."""

    def __init__(self, folder: Path) -> None:
        self._descriptor, self.file = tempfile.mkstemp(SUFFIX, "", folder)
        self._size = 0
        self._waiting: list[bytes] = []

    def add(self, data: bytes) -> Place:
        """Put a piece behind the others; it can be read after the next flush."""
        place = Place(self.file, self._size, len(data), find_digest(data))
        self._size += len(data)
        self._waiting.append(data)
        return place

    def flush(self) -> None:
        """Write what waits."""
        data = memoryview(b"".join(self._waiting))
        self._waiting.clear()
        while data:
            data = data[os.write(self._descriptor, data) :]

    def close(self) -> None:
        """Write what waits, and end the file."""
        self.flush()
        os.close(self._descriptor)
