"""Knows the ways in which a language writes the title of an office, by its tables.

Does not know who holds it, nor whose office it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .language import OfficeWords

MOST = 400
"""Tables that stand in each other's way could go on for ever."""


def find_spellings(title: str, words: OfficeWords, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return all ways of writing a title that is made alike, itself among them.

    Each of them gives the same set, so the least of it can stand for the office. `names` are those
    that are the same actor's: an ambassador to the United Nations is one to the UN.
    """
    found = {title, *_rename(title, names)}
    waiting = sorted(found)
    while waiting and len(found) < MOST:
        for other in _respell(waiting.pop(), words):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


def _rename(title: str, names: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Put each other name of an actor in the place of the longest that a title holds.

    Once only: the UN Security Council holds the Security Council, and would grow for ever.
    """
    tokens = title.split()
    spans = [(start, end) for end in range(len(tokens), 0, -1) for start in range(end)]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        others = names.get(" ".join(tokens[start:end]))
        if others:
            yield from (" ".join([*tokens[:start], other, *tokens[end:]]) for other in sorted(others))
            return


def _respell(title: str, words: OfficeWords) -> Iterator[str]:
    rank, _, rest = title.partition(" ")
    if rank in words.ranks and rest:
        yield from (f"{rank} {other}" for other in _respell(rest, words))
    for group in words.same:
        yield from _swap(title, group)
    for forms in words.forms:
        for form in forms:
            yield from _reform(title, form, forms, words)


def _swap(title: str, group: Iterable[str]) -> Iterator[str]:
    """Put another of a group in the place of the one that a title holds."""
    padded = f" {title} "
    # The longest first: a chairman is no chair of a man.
    for one in sorted(group, key=len, reverse=True):
        if f" {one} " in padded:
            yield from (padded.replace(f" {one} ", f" {other} ").strip() for other in group if other != one)
            return


def _reform(title: str, form: str, forms: Iterable[str], words: OfficeWords) -> Iterator[str]:
    before, _, behind = form.partition("{}")
    if not (title.startswith(before) and title.endswith(behind) and len(title) > len(before) + len(behind)):
        return
    field = title[len(before) : len(title) - len(behind)]
    if field in words.no_field or field.split()[0] in words.no_field or re.search(r"[^\w ]", field):
        return
    fields = next((group for group in words.fields if field in group), (field,))
    for other in forms:
        yield from (
            other.replace("{}", one) for one in fields if other.startswith("{}") or one not in words.front
        )
