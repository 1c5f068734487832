"""Knows how short rows of numbers lie one behind the other, and how one of them is found.

Does not know what the numbers stand for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence, Set

from .growing import Growing

FEW = 16
"""Looking for so many numbers by their bytes takes less time than looking at all rows one by one."""
_SIZE = array("I").itemsize


class Rows:
    """Hold rows in the order in which they lie among numbers, some of which are of no use any more."""

    def __init__(self) -> None:
        self.growing = Growing()
        self.begins, self.ends = array("I"), array("I")

    def __len__(self) -> int:
        return len(self.begins)

    def add(self, row: array[int]) -> None:
        """Add a row."""
        self.begins.append(self._end)
        self.growing.new += row.tobytes()
        self.ends.append(self._end)

    @property
    def _end(self) -> int:
        return len(self.growing) // _SIZE

    def row(self, place: int) -> array[int]:
        """Return a row by its place."""
        return array("I", self.growing.read(self.begins[place] * _SIZE, self.ends[place] * _SIZE))

    def select(self, places: Sequence[int]) -> Rows:
        """Return some of the rows, given in their order; they lie where they lay."""
        rows = Rows()
        rows.growing = self.growing
        rows.begins = array("I", map(self.begins.__getitem__, places))
        rows.ends = array("I", map(self.ends.__getitem__, places))
        return rows

    def find(self, wanted: Set[int]) -> set[int]:
        """Return the places of the rows that hold any of some numbers."""
        if len(wanted) > FEW:
            numbers, spans = array("I", self.growing.read()), zip(self.begins, self.ends, strict=True)
            rows = (numbers[begin:end] for begin, end in spans)
            return {place for place, row in enumerate(rows) if not wanted.isdisjoint(row)}
        pieces = (array("I", (one,)).tobytes() for one in wanted)
        found = (where // _SIZE for piece in pieces for where in self.growing.find(piece))
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
        return 2 * (sum(self.ends) - sum(self.begins)) < self._end
