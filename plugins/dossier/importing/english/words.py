"""Knows the everyday words of English by which a name, a subject and a number end.

Does not know texts.
"""

from __future__ import annotations

from .tables import words

DETERMINERS = words("words", "determiners")
PRONOUNS = words("words", "pronouns")
PREPOSITIONS = words("words", "prepositions")
CONJUNCTIONS = words("words", "conjunctions")
AUXILIARIES = words("words", "auxiliaries")
PAST = words("words", "past")
NOT_PAST = words("words", "not_past")
PLURALS = words("words", "plurals")
"""Plural nouns without an s, and adjectives that stand for people."""


def is_verb(word: str) -> bool:
    """Say whether a word, in small letters, is very likely a finite verb."""
    if word in AUXILIARIES or word in PAST:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in NOT_PAST


def is_capital(word: str) -> bool:
    """Say whether a word begins with a capital."""
    return word[:1].isupper()


def fold_plural(word: str) -> str:
    """Make singular and plural of a noun alike."""
    word = word.lower().removesuffix("’s").removesuffix("'s")
    irregular = {"men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person"}
    if word in irregular:
        return irregular[word]
    for ending, other in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("oes", "o"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + other
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )
