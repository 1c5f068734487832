"""Knows how it is kept what everything that was made had read, and where it leads.

Does not know what is made, nor what the numbers stand for.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from .flat import join_texts, split_texts
from .rows import Rows

Work = tuple[str, str]
"""A kind of page, or of what has exports, and an id."""


class Made(NamedTuple):
    """Hold what something that was made had read, and where it leads."""

    reads: array[int]
    """Codes, as `find_code` gives them."""
    links: array[int]
    """Places in the index's list of targets."""


@dataclass
class MadeTable:
    """Hold all that was made, in the order in which it was made."""

    files: dict[Work, tuple[str, ...]] = field(default_factory=dict)
    """What was published of it, by its kind and id."""
    reads: Rows = field(default_factory=Rows)
    links: Rows = field(default_factory=Rows)

    def __len__(self) -> int:
        return len(self.files)

    def __getstate__(self) -> tuple[Any, ...]:
        kinds, names = (join_texts(work[part] for work in self.files) for part in (0, 1))
        sizes = array("I", map(len, self.files.values()))
        return kinds, names, sizes, join_texts(self.list_files()), self.reads, self.links

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        kinds, names, sizes, paths, self.reads, self.links = state
        rest = iter(split_texts(paths))
        works = zip(split_texts(kinds), split_texts(names), strict=True)
        self.files = {work: (*islice(rest, size),) for work, size in zip(works, sizes, strict=True)}

    def list_files(self) -> Iterator[str]:
        """List what was published of all."""
        return chain.from_iterable(self.files.values())

    def add(self, made: Mapping[Work, Made], find_files: Callable[[Work], tuple[str, ...]]) -> None:
        """Add what was made anew; `find_files` says which files something has."""
        for work, one in made.items():
            self.files[work] = find_files(work)
            self.reads.add(one.reads)
            self.links.add(one.links)

    def drop(self, dropped: Set[Work]) -> MadeTable:
        """Return a table of all but some of it."""
        places = [place for place, work in enumerate(self.files) if work not in dropped]
        files = self.files.copy()
        for work in dropped & files.keys():
            del files[work]
        return MadeTable(files, self.reads.select(places), self.links.select(places))

    def find_readers(self, codes: Set[int]) -> set[Work]:
        """Return what has read any of what some codes stand for."""
        works = list(self.files)
        return {works[place] for place in self.reads.find(codes)}

    def find_leading(self, targets: Set[int]) -> Iterator[tuple[Work, set[int]]]:
        """Yield what leads to any of some targets, in order, and to which of them."""
        works = list(self.files)
        for place in sorted(self.links.find(targets)):
            yield works[place], set(self.links.row(place)) & targets

    def prune(self, targets: list[str]) -> list[str]:
        """Return the targets to which anything leads, where that is less than half of them; else all."""
        links = [self.links.row(place) for place in range(len(self))]
        used = sorted(set().union(*links))
        if 2 * len(used) >= len(targets):
            return targets
        places = {former: place for place, former in enumerate(used)}
        self.links = Rows()
        for row in links:
            self.links.add(array("I", map(places.__getitem__, row)))
        return [targets[former] for former in used]

    def save(self, folder: Path) -> None:
        """Write the rows into files of a folder; where most of one is of no use any more, into a new one."""
        if self.reads.is_wasteful():
            self.reads = self.reads.pack()
        if self.links.is_wasteful():
            self.links = self.links.pack()
        self.reads.growing.save(folder)
        self.links.growing.save(folder)

    @property
    def stores(self) -> set[str]:
        """The files in which the rows lie."""
        return {self.reads.growing.file, self.links.growing.file}
