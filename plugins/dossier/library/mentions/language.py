"""Knows the tables of a language: what stands around names in it, and how it writes offices.

Does not know any name. The tables are data, one file a language, beside this module.
"""

from __future__ import annotations

import pkgutil
import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import TypeAdapter

TABLES = ("en", "he", "ar")


@dataclass(frozen=True)
class OfficeWords:
    """Hold how a language writes offices, and what stands around them."""

    same: tuple[tuple[str, ...], ...] = ()
    forms: tuple[tuple[str, ...], ...] = ()
    fields: tuple[tuple[str, ...], ...] = ()
    toward: frozenset[str] = frozenset()
    front: frozenset[str] = frozenset()
    no_field: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    predicate: frozenset[str] = frozenset()
    sought: frozenset[str] = frozenset()

    @cached_property
    def second(self) -> frozenset[str]:
        """List the second of two words that stand before an office together."""
        return frozenset(one.partition(" ")[2] for one in self.neutral | self.other)

    @cached_property
    def alters(self) -> re.Pattern[str]:
        """Match, in a text made alike, words directly behind an office that make it another one."""
        words = "|".join(map(re.escape, sorted(self.behind))) or "(?!)"
        return re.compile(rf" (?:{words})[.,;:?!]*(?= )")


@dataclass(frozen=True)
class Language:
    """Hold the tables of one language; the files say what each is for."""

    prefix: str = ""
    """A pattern for the letters that a word carries in front."""
    no_person: str = ""
    """The last of those letters that never stands before a person's name."""
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
    joined: frozenset[str] = frozenset()
    offices: OfficeWords | None = None
    """None where offices are not found in it."""

    @cached_property
    def generation_letters(self) -> frozenset[str]:
        """Return the letters with which a generation begins."""
        return frozenset(one[0] for one in self.generations)

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
    return TypeAdapter(Language).validate_python(tomllib.loads(data.decode()))
