"""Knows how short rows of numbers lie one behind the other in a file that only grows.

Does not know what the numbers stand for.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from tempfile import NamedTemporaryFile

from .heap import DamagedStoreError

SUFFIX = ".rows"
FEW = 16
"""Looking for so many numbers by their bytes takes less time than looking at all rows one by one."""
_SIZE = array("I").itemsize


class Numbers:
    """Hold numbers: those that lie in a file, and new ones behind them."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.file = ""
        self.size = 0
        """How many bytes lie in the file; what a killed build left behind them is nobody's."""
        self.checksum = 0

    def __len__(self) -> int:
        return len(self.data) // _SIZE

    def __reduce__(self) -> tuple[Callable[..., Numbers], tuple[str, int, int]]:
        """Pack the name of the file, in which all must lie by now, and what its bytes must be."""
        return read_numbers, (self.file, self.size, self.checksum)

    def cut(self, begin: int, end: int) -> array[int]:
        """Return some that follow each other."""
        return array("I", bytes(self.data[begin * _SIZE : end * _SIZE]))

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


def read_numbers(file: str, size: int, checksum: int) -> Numbers:
    """Return the numbers of a file; raises DamagedStoreError where they are not what was written."""
    numbers = Numbers()
    numbers.data, numbers.file, numbers.size, numbers.checksum = bytearray(size), file, size, checksum
    if not size:
        return numbers
    try:
        with open(file, "rb") as stream:
            read = stream.readinto(numbers.data)
    except OSError as error:
        raise DamagedStoreError(f"{file} cannot be read ({error.strerror})") from None
    if read != size or zlib.crc32(numbers.data) != checksum:
        raise DamagedStoreError(f"{file} is damaged")
    return numbers


class Rows:
    """Hold rows in the order in which they lie among numbers, some of which are of no use any more."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self.begins, self.ends = array("I"), array("I")

    def __len__(self) -> int:
        return len(self.begins)

    def add(self, row: array[int]) -> None:
        """Add a row."""
        self.begins.append(len(self.numbers))
        self.numbers.data += row.tobytes()
        self.ends.append(len(self.numbers))

    def row(self, place: int) -> array[int]:
        """Return a row by its place."""
        return self.numbers.cut(self.begins[place], self.ends[place])

    def select(self, places: Iterable[int]) -> Rows:
        """Return some of the rows, given in their order; they lie where they lay."""
        rows = Rows()
        rows.numbers = self.numbers
        for place in places:
            rows.begins.append(self.begins[place])
            rows.ends.append(self.ends[place])
        return rows

    def find(self, wanted: Set[int]) -> set[int]:
        """Return the places of the rows that hold any of some numbers."""
        if len(wanted) > FEW:
            return {place for place in range(len(self)) if not wanted.isdisjoint(self.row(place))}
        found = (where for one in wanted for where in _find(array("I", (one,)).tobytes(), self.numbers.data))
        places = ((bisect_right(self.begins, where) - 1, where) for where in found)
        return {place for place, where in places if place >= 0 and where < self.ends[place]}

    def pack(self) -> Rows:
        """Return the same rows among numbers of their own, without what is of no use any more."""
        rows = Rows()
        for place in range(len(self)):
            rows.add(self.row(place))
        return rows

    def is_wasteful(self) -> bool:
        """Say whether most of the numbers are of no use any more."""
        return 2 * (sum(self.ends) - sum(self.begins)) < len(self.numbers)


def _find(number: bytes, data: bytes | bytearray) -> Iterator[int]:
    """Yield each place of a number among others."""
    where = data.find(number)
    while where >= 0:
        # Between two places lie the end of one number and the beginning of the next.
        if where % len(number) == 0:
            yield where // len(number)
        where = data.find(number, where + 1)
