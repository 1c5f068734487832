"""Knows how things are made from a library, each once, and how it is noted of what they were made.

Does not know what they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from .model import Library
from .watching import Reads, WatchedLibrary

R = TypeVar("R")


class Maker:
    """Make things from a library, each once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.reads = library.reads if isinstance(library, WatchedLibrary) else Reads()
        self.made: dict[tuple[str, str], tuple[Any, array[int]]] = {}

    def make(self, make: Callable[[Any, Any], R], one: Any) -> tuple[R, array[int]]:
        """Return what comes of a method, and the codes of what it has read."""
        reads = self.reads
        outer = reads.seen, reads.codes, reads.taken
        reads.begin()
        try:
            return make(self, one), reads.encode()
        finally:
            reads.seen, reads.codes, reads.taken = outer


class Named(Protocol):
    """Something with an id."""

    @property
    def id(self) -> str:
        """Return it."""


M = TypeVar("M", bound=Maker)
N = TypeVar("N", bound=str | Named)


def once(make: Callable[[M, N], R]) -> Callable[[M, N], R]:
    """Let a method of a maker make each thing once; whoever asks for it has read what it is made from."""
    kind = make.__name__

    @wraps(make)
    def ask(self: M, one: N) -> R:
        key = (kind, one if isinstance(one, str) else one.id)
        reads = self.reads
        if key not in reads.taken:
            if key not in self.made:
                self.made[key] = self.make(make, one)
            reads.codes.update(self.made[key][1])
            reads.taken.add(key)
        made: R = self.made[key][0]
        return made

    return ask
