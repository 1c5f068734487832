"""Knows how to see that the files of a site are as a build left them, without opening any.

Does not know what any of them is for.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Set
from itertools import compress
from typing import NamedTuple

MISSING = -1
"""The size of what is not there."""


class Outputs(NamedTuple):
    """Hold published files with size and time of each: copying a site may change all else of a stamp.

    In rows of numbers, since thousands of pairs take long to make, to keep and to compare.
    """

    paths: tuple[str, ...]
    sizes: array[int]
    times: array[int]
    """In nanoseconds."""

    def find_same(self, other: Outputs) -> frozenset[str]:
        """Return the files that are there, and are what they were; `other` has the same paths."""
        rows = zip(*self, other.sizes, other.times, strict=True)
        return frozenset(path for path, size, at, was, then in rows if size == was != MISSING and at == then)

    def find_changed(self, other: Outputs) -> frozenset[str]:
        """Return the files that are others than they were, or are only there or only here."""
        return frozenset(path for path, _, _ in set(zip(*self, strict=True)) ^ set(zip(*other, strict=True)))

    def replace(self, kept: Set[str], new: Outputs) -> Outputs:
        """Return the files that were kept, and new ones, in the order of their paths."""
        stays = [path in kept for path in self.paths]
        paths = (*compress(self.paths, stays), *new.paths)
        sizes = (*compress(self.sizes, stays), *new.sizes)
        times = (*compress(self.times, stays), *new.times)
        order = sorted(range(len(paths)), key=paths.__getitem__)
        return Outputs(
            tuple(map(paths.__getitem__, order)),
            array("q", map(sizes.__getitem__, order)),
            array("q", map(times.__getitem__, order)),
        )


NOTHING = Outputs((), array("q"), array("q"))


def look_at(folder: str, paths: Iterable[str]) -> Outputs:
    """Return what files below a folder are now."""
    looked = Outputs(tuple(paths), array("q"), array("q"))
    for path in looked.paths:
        try:
            stat = os.lstat(f"{folder}/{path}")
        except OSError:
            looked.sizes.append(MISSING)
            looked.times.append(0)
        else:
            looked.sizes.append(stat.st_size)
            looked.times.append(stat.st_mtime_ns)
    return looked
