"""Knows how data lies in a file that only grows, and when that can still be believed.

Does not know what the data is.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import quote

from .flat import END, join_texts, split_texts
from .heap import DamagedStoreError

SUFFIX = ".growing"


class Growing:
    """Hold data: what lies in a file, and what is new behind it."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.file = ""
        self.size = 0
        """How many bytes lie in the file; what a killed build left behind them is nobody's."""
        self.checksum = 0

    def __reduce__(self) -> tuple[Callable[..., Growing], tuple[str, int, int]]:
        """Pack the name of the file, in which all must lie by now, and what its bytes must be."""
        return read_growing, (self.file, self.size, self.checksum)

    def save(self, folder: Path) -> None:
        """Write what is new behind what lies in the file; into a new file of a folder where there is none."""
        new = self.data[self.size :]
        if not new:
            return
        with (
            open(self.file, "r+b")
            if self.file
            else NamedTemporaryFile(suffix=SUFFIX, prefix="", dir=folder, delete=False)
        ) as file:
            file.seek(self.size)
            file.write(new)
        self.file, self.size, self.checksum = str(file.name), len(self.data), zlib.crc32(new, self.checksum)


def read_growing(file: str, size: int, checksum: int) -> Growing:
    """Return the data of a file; raises DamagedStoreError where it is not what was written."""
    growing = Growing()
    growing.data, growing.file, growing.size, growing.checksum = bytearray(size), file, size, checksum
    if not size:
        return growing
    try:
        with open(file, "rb") as stream:
            read = stream.readinto(growing.data)
    except OSError as error:
        raise DamagedStoreError(f"{file} cannot be read ({error.strerror})") from None
    if read != size or zlib.crc32(growing.data) != checksum:
        raise DamagedStoreError(f"{file} is damaged")
    return growing


class Texts:
    """Hold short texts, of which new ones come last."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self.growing = Growing()
        self.add(texts)

    def __len__(self) -> int:
        return self.growing.data.count(END.encode())

    def read(self) -> list[str]:
        """Return all texts."""
        return split_texts(self.growing.data.decode())

    def add(self, texts: Sequence[str]) -> None:
        """Add texts; END can only stand in an address that is none, and then it is written as in one."""
        self.growing.data += join_texts(text.replace(END, quote(END)) for text in texts).encode()
