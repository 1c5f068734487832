"""Knows how it is kept what everything that was made had read, and where it leads.

Does not know what is made, nor what the numbers stand for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

Work = tuple[str, str]
"""A kind of page, or of what has exports, and an id."""
FEW = 16
"""Looking for so many numbers by their bytes takes less time than looking at all rows one by one."""


class Made(NamedTuple):
    """Hold what something that was made had read, and where it leads."""

    reads: array[int]
    """Codes, as `find_code` gives them."""
    links: array[int]
    """Places in the index's list of targets."""


@dataclass
class Rows:
    """Hold short rows of numbers, one behind the other: thousands of arrays take long to keep and to read."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    ends: list[int] = field(default_factory=list)

    def add(self, row: array[int]) -> None:
        """Add a row."""
        self.numbers += row
        self.ends.append(len(self.numbers))

    def row(self, place: int) -> array[int]:
        """Return a row by its place."""
        return self.numbers[self.ends[place - 1] if place else 0 : self.ends[place]]

    def select(self, places: Sequence[int]) -> Rows:
        """Return some of the rows; those that follow each other are taken at once."""
        rows = Rows()
        for first, last in _find_runs(places):
            start = self.ends[first - 1] if first else 0
            shift = len(rows.numbers) - start
            rows.numbers += self.numbers[start : self.ends[last]]
            rows.ends += [end + shift for end in self.ends[first : last + 1]]
        return rows

    def find(self, wanted: Set[int]) -> set[int]:
        """Return the places of the rows that hold any of some numbers."""
        if len(wanted) > FEW:
            return {place for place in range(len(self.ends)) if not wanted.isdisjoint(self.row(place))}
        data = self.numbers.tobytes()
        found = (where for one in wanted for where in _find(array("I", (one,)).tobytes(), data))
        return {bisect_right(self.ends, where) for where in found}


def _find_runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of places that follow each other."""
    first = 0
    for here, place in enumerate(places):
        if here + 1 == len(places) or places[here + 1] != place + 1:
            yield places[first], place
            first = here + 1


def _find(number: bytes, data: bytes) -> Iterator[int]:
    """Yield each place of a number among others."""
    where = data.find(number)
    while where >= 0:
        # Between two places lie the end of one number and the beginning of the next.
        if where % len(number) == 0:
            yield where // len(number)
        where = data.find(number, where + 1)


@dataclass
class MadeTable:
    """Hold all that was made, by its kind and id, in its order."""

    places: dict[Work, int] = field(default_factory=dict)
    reads: Rows = field(default_factory=Rows)
    links: Rows = field(default_factory=Rows)

    def __len__(self) -> int:
        return len(self.places)

    def add(self, made: Mapping[Work, Made]) -> None:
        """Add what was made anew."""
        for work, one in made.items():
            self.places[work] = len(self.places)
            self.reads.add(one.reads)
            self.links.add(one.links)

    def select(self, kept: Sequence[Work]) -> MadeTable:
        """Return a table of some of it."""
        places = [self.places[work] for work in kept]
        numbers = {work: place for place, work in enumerate(kept)}
        return MadeTable(numbers, self.reads.select(places), self.links.select(places))

    def find_readers(self, codes: Set[int]) -> set[Work]:
        """Return what has read any of what some codes stand for."""
        works = list(self.places)
        return {works[place] for place in self.reads.find(codes)}

    def find_leading(self, targets: Set[int]) -> Iterator[tuple[Work, set[int]]]:
        """Yield what leads to any of some targets, in order, and to which of them."""
        works = list(self.places)
        for place in sorted(self.links.find(targets)):
            yield works[place], set(self.links.row(place)) & targets

    def prune(self, targets: list[str]) -> list[str]:
        """Return the targets to which anything leads, where that is less than half of them; else all."""
        used = sorted(set(self.links.numbers))
        if 2 * len(used) >= len(targets):
            return targets
        places = {former: place for place, former in enumerate(used)}
        self.links.numbers = array("I", map(places.__getitem__, self.links.numbers))
        return [targets[former] for former in used]
