"""Knows the tables of English words beside this module.

Does not know what they are for.
"""

from __future__ import annotations

import pkgutil
import tomllib
from functools import cache
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """Read one of the files beside this module."""
    data = pkgutil.get_data(__package__, name)
    assert data is not None
    return tomllib.loads(data.decode())


def table(name: str) -> dict[str, Any]:
    """Return a table of `words.toml`."""
    found: dict[str, Any] = read_table("words.toml")[name]
    return found


def word_list(section: str, name: str) -> list[str]:
    """Return a list of words in its order."""
    return str(table(section)[name]).split()


def words(section: str, name: str) -> frozenset[str]:
    """Return a list of words as a set."""
    return frozenset(word_list(section, name))


def choice(section: str, name: str) -> str:
    """Return a list of words, or of pieces of patterns, as a choice for a pattern."""
    return "|".join(word_list(section, name))
