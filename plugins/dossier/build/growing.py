"""Knows how data lies in a file that only grows, and when that can still be believed.

Does not know what the data is.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO
from urllib.parse import quote

from .flat import END, join_texts, split_texts
from .heap import DamagedStoreError

SUFFIX = ".growing"


class Growing:
    """Hold data: what lies in a file, and what is new behind it."""

    def __init__(self, old: bytes | mmap = b"", file: str = "", checksum: int = 0) -> None:
        self.old, self.new = old, bytearray()
        """What a killed build left in the file behind the old is nobody's."""
        self.file, self.checksum = file, checksum

    def __reduce__(self) -> tuple[Callable[..., Growing], tuple[str, int, int]]:
        """Pack the name of the file, in which all must lie by now, and what its bytes must be."""
        return read_growing, (self.file, len(self.old), self.checksum)

    def __len__(self) -> int:
        return len(self.old) + len(self.new)

    def read(self, begin: int = 0, end: int | None = None) -> bytes:
        """Return all, or what lies between two places: pieces of what was added at once."""
        size = len(self.old)
        if end is None:
            return bytes(self.old[begin:]) + bytes(self.new)
        return bytes(self.old[begin:end] if end <= size else self.new[begin - size : end - size])

    def find(self, piece: bytes) -> Iterator[int]:
        """Yield each place of a piece, which begins at a multiple of its own length."""
        for base, data in ((0, self.old), (len(self.old), self.new)):
            where = data.find(piece)
            while where >= 0:
                # Between two places lie the end of one piece and the beginning of the next.
                if (base + where) % len(piece) == 0:
                    yield base + where
                where = data.find(piece, where + 1)

    def save(self, folder: Path) -> None:
        """Write what is new behind what lies in the file; into a new file of a folder where there is none."""
        if not self.new:
            return
        with (
            open(self.file, "r+b")
            if self.file
            else NamedTemporaryFile(suffix=SUFFIX, prefix="", dir=folder, delete=False)
        ) as file:
            file.seek(len(self.old))
            file.write(self.new)
            file.flush()
            self.old, self.file = _map(file, len(self)), str(file.name)
        self.checksum, self.new = zlib.crc32(self.new, self.checksum), bytearray()


def read_growing(file: str, size: int, checksum: int) -> Growing:
    """Return the data of a file; raises DamagedStoreError where it is not what was written."""
    if not size:
        return Growing()
    try:
        with open(file, "rb") as stream:
            data = _map(stream, size)
    except (OSError, ValueError) as error:  # ValueError: it is shorter.
        raise DamagedStoreError(f"{file} cannot be read ({error})") from None
    if zlib.crc32(data) != checksum:
        raise DamagedStoreError(f"{file} is damaged")
    return Growing(data, file, checksum)


def _map(file: IO[bytes], size: int) -> mmap:
    """Open the bytes of a file: most are never looked at."""
    return mmap(file.fileno(), size, access=ACCESS_READ)


class Texts:
    """Hold short texts, of which new ones come last."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self.growing = Growing()
        self.add(texts)

    def __len__(self) -> int:
        return self.growing.read().count(END.encode())

    def read(self) -> list[str]:
        """Return all texts."""
        return split_texts(self.growing.read().decode())

    def add(self, texts: Sequence[str]) -> None:
        """Add texts; END can only stand in an address that is none, and then it is written as in one."""
        self.growing.new += join_texts(text.replace(END, quote(END)) for text in texts).encode()
