"""Knows which texts may mention others than before, where what is known of actors has changed.

Does not know whom they mention.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from ...source.documents import Parsed
from ...source.headers import ActorHeader
from .folding import GAP, fold_text, spell_out
from .language import TABLES
from .lexicon import Lexicon
from .roster import Roster
from .sections import list_texts

MANY = 50
"""Words for which looking would take as long as reading for names anew."""


def find_new_words(
    before: Mapping[str, ActorHeader], now: Mapping[str, ActorHeader], language: str
) -> Set[str] | None:
    """Return words, made alike; a text that has none of them mentions whom it did. None for any text.

    The words are known only where no more than the names of persons changed: a name of a state is part
    of what its offices are called.
    """
    if before.keys() != now.keys():
        return None
    words: set[str] = set()
    for actor, header in now.items():
        former = before[actor]
        if header == former:
            continue
        if header.kind != "person" or _without_names(header) != _without_names(former):
            return None
        for tag in {language, *TABLES, *header.names, *former.names}:
            forms = (Lexicon({actor: replace(one, roles=())}, tag).list_forms() for one in (former, header))
            words.update(pattern for pattern, _ in set.symmetric_difference(*forms))
    return words if len(words) <= MANY else None


def _without_names(header: ActorHeader) -> tuple[object, ...]:
    """Return what else of an actor tells whom a text means."""
    lived = (header.born, header.died, header.founded, header.dissolved)
    return header.kind, header.adjectives, header.roles, lived


def has_any(parsed: Parsed, roster: Roster, words: Set[str]) -> bool:
    """Say whether any of some words, made alike, stands in the texts of a file."""
    alike = fold_text(GAP.join(("", *(spell_out(text)[0] for text in list_texts(parsed, roster)), "")))
    return any(word in alike for word in words)
