"""Knows where in a text words may mean an actor: the longest first, and none inside another.

Does not know whom they mean.
"""

from __future__ import annotations

from typing import NamedTuple

from .folding import fold_text
from .guards import Neighbours, find_closed, is_joined, overlaps
from .lexicon import Hit, Lexicon
from .names import Form, fits


class Candidate(NamedTuple):
    """Hold words of a text that may mean an actor."""

    start: int
    end: int
    forms: tuple[Form, ...]


def find_candidates(lexicon: Lexicon, text: str) -> list[Candidate]:
    """List the words of a text that may mean actors, in their order; none overlap."""
    folded = fold_text(text)
    hits = lexicon.find(folded)
    if not hits:
        return []
    placed = [Hit(folded.place(hit.start), folded.place(hit.end), hit.forms) for hit in hits]
    fitting = [
        Candidate(start, end, forms)
        for start, end, all_forms in placed
        if (forms := _find_fitting(all_forms, text[start:end]))
    ]
    if not fitting:
        return []
    starts, ends = {one.start for one in fitting}, {one.end for one in fitting}
    closed = find_closed(text)
    chosen: list[Candidate] = []
    spans: list[tuple[int, int]] = []
    for one in sorted(fitting, key=lambda one: (one.start - one.end, one.start)):
        if not overlaps(spans, one.start, one.end):
            spans.append((one.start, one.end))
            if not overlaps(closed, one.start, one.end) and _stands_alone(lexicon, text, one, starts, ends):
                chosen.append(one)
    return sorted(chosen)


def _find_fitting(forms: tuple[Form, ...], words: str) -> tuple[Form, ...]:
    return tuple(form for form in forms if form.reason != "adjective" and fits(form.written, words))


def _stands_alone(lexicon: Lexicon, text: str, one: Candidate, starts: set[int], ends: set[int]) -> bool:
    """Say whether words are a name of their own, and no part of another name or an everyday word."""
    start, end, forms = one
    if is_joined(text, start, end, starts, ends):
        return False
    if not lexicon.language.has_capitals:
        return True
    around = Neighbours(lexicon.language, text, start, end)
    if around.is_continued(starts):
        return False
    if forms[0].person and forms[0].full and any(sign in text[start:end] for sign in " \n\xa0"):
        return True  # Two words of a person's name are the name, whatever title stands before them.
    if around.is_preceded(ends, lexicon.adjectives):
        return False
    return forms[0].full or not around.is_common_word()
