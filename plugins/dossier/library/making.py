"""Knows how things are made from a library, each once, and how it is noted of what they were made.

Does not know what they are.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from .model import Library
from .watching import Reads, WatchedLibrary

R = TypeVar("R")


class Maker:
    """Make things from a library, each once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.reads = library.reads if isinstance(library, WatchedLibrary) else Reads()
        self.made: defaultdict[str, dict[str, tuple[Any, array[int]]]] = defaultdict(dict)
        """By kind and id: what was made, and the codes of what it was made from."""

    def make(self, make: Callable[[Any, Any], R], name: str) -> tuple[R, array[int]]:
        """Return what comes of a method, and the codes of what it has read."""
        reads = self.reads
        outer = reads.codes, reads.parts, reads.found
        reads.begin()
        try:
            return make(self, name), reads.encode()
        finally:
            reads.codes, reads.parts, reads.found = outer


M = TypeVar("M", bound=Maker)


def once(make: Callable[[M, str], R]) -> Callable[[M, str], R]:
    """Let a method of a maker make each thing once; whoever asks for it has read what it is made from."""
    kind = make.__name__

    @wraps(make)
    def ask(self: M, name: str) -> R:
        made = self.made[kind]
        found: tuple[R, array[int]] | None = made.get(name)
        if found is None:
            found = made[name] = self.make(make, name)
        self.reads.take(found[1])
        return found[0]

    return ask
