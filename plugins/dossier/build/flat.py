"""Knows how thousands of short texts and stamps are packed as one: one by one they take long.

Does not know what they stand for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import chain

from .stamps import Stamp

END = "\0"
"""No file's name can have it."""


def join_texts(texts: Iterable[str]) -> str:
    """Return texts as one; none of them may have END in it."""
    return END.join((*texts, ""))


def split_texts(text: str) -> list[str]:
    """Return the texts that were joined."""
    return text.split(END)[:-1]


def join_stamps(stamps: Iterable[Stamp]) -> array[int]:
    """Return the numbers of stamps, one behind the other."""
    return array("q", chain.from_iterable(stamps))


def split_stamps(numbers: array[int], size: int) -> list[Stamp]:
    """Return the stamps that were joined, of so many numbers each."""
    one = iter(numbers)
    return list(zip(*[one] * size, strict=True))
