"""Knows the tables of a language: what stands around names in it, and how it writes offices.

Does not know any name. The tables are data, one file a language, beside this module.
"""

from __future__ import annotations

import pkgutil
import tomllib
from dataclasses import dataclass, fields
from functools import cache

TABLES = ("en", "he", "ar")


@dataclass(frozen=True)
class Language:
    """Hold the tables of one language; the files say what each is for."""

    prefix: str = ""
    """A pattern for the letters that a word carries in front."""
    article: tuple[str, ...] = ()
    particles: frozenset[str] = frozenset()
    generations: frozenset[str] = frozenset()
    first_family_names: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    before_names: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()

    @property
    def has_capitals(self) -> bool:
        """Say whether capitals tell names from other words, by rules that are known."""
        return bool(self.starters)


@cache
def load_language(tag: str) -> Language | None:
    """Return the tables of a language by its tag, `en` or `en-GB`; none where there are none."""
    name = tag.partition("-")[0]
    if name not in TABLES:
        return None
    data = pkgutil.get_data(__package__, f"{name}.toml")
    assert data is not None
    table = tomllib.loads(data.decode())
    kinds = {one.name: one.type for one in fields(Language)}
    return Language(**{key: _freeze(value, str(kinds[key])) for key, value in table.items()})


def _freeze(value: str | list[str], kind: str) -> str | tuple[str, ...] | frozenset[str]:
    if isinstance(value, str):
        return value
    return frozenset(value) if kind.startswith("frozenset") else tuple(value)
