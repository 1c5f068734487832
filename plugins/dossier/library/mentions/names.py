"""Knows which forms of an actor's names may stand in a text, and how each must be written there.

Does not know texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...source.headers import ActorHeader
from .folding import fold_name
from .language import Language

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"(?:[Aa]l|[Aa]d|[Aa]s|[Aa]sh|[Ee]l)[-‐‑ ](?=\w)")
SHOUTED = 4
"""Words of so many letters may stand in capitals: ISRAEL; shorter ones are other words: UN is not Un."""


class Form(NamedTuple):
    """Hold one form in which a text may name an actor."""

    actor: str
    written: str
    reason: str
    """name, alias or surname; adjective, which names nobody by itself."""
    full: bool
    """Whether a surname counts once this has stood in a text."""
    person: bool


def find_forms(actor: str, header: ActorHeader, tag: str, language: Language | None) -> Iterator[Form]:
    """List the forms of an actor's names in texts of a language."""
    base = tag.partition("-")[0]
    translated = [name for key, name in header.names.items() if key.partition("-")[0] == base]
    full = [header.name, *translated]
    person = header.kind == "person"
    for name in full:
        yield Form(actor, name, "name", True, person)
    for alias in header.aliases:
        yield Form(actor, alias, "alias", not person or len(alias.split()) > 1, person)
    if person and language:
        for name in dict.fromkeys(
            part for one in (*full, *header.aliases) for part in find_surnames(one, language)
        ):
            yield Form(actor, name, "surname", False, person)
    for adjective in header.adjectives:
        yield Form(actor, adjective, "adjective", False, person)


def find_surnames(name: str, language: Language) -> tuple[str, ...]:
    """Return what may stand for a person once the full name has: nothing for a name of one word."""
    words = name.replace(",", " ").split()
    while words and fold_name(words[-1]).strip(".") in language.generations:
        words.pop()
    if len(words) < 2:
        return ()
    start = len(words) - 1
    while start > 1 and fold_name(words[start - 1]) in language.particles:
        start -= 1
    surname = " ".join(words[start:])
    found = [surname, _ARTICLE.sub("", surname, count=1)]
    if len(words) <= 3 and fold_name(words[0]) in language.first_family_names:
        # Which of the two is the family's only somebody who knows the person could say.
        found = [words[0], *(one for one in found if len(one) > 2)]
    return tuple(dict.fromkeys(found))


def fits(written: str, words: str) -> bool:
    """Say whether words have the capitals of a name: `may` is not May, nor `us` or `Us` the US."""
    if written == words:
        return True
    for wanted, given in zip(_WORD.findall(written), _WORD.findall(words), strict=False):
        if wanted[0].isupper() and not given[0].isupper():
            return False
        if given.isupper() and len(given) > 1:
            if not wanted.isupper() and len(given) < SHOUTED:
                return False
        elif len(wanted) > 1 and wanted.isupper():
            return False
    return True
