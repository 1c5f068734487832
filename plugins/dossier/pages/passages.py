"""Knows how a text is cut where it first names somebody, so that who that is can stand beside it.

Does not know who holds which office, nor how a page is laid out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from .texts import Link, Rich

P = TypeVar("P")

# Before these another block may stand. Items and cells stay whole: beside their list is near enough.
_BLOCK = re.compile("<(?:p|ul|ol|dl|table|h[1-6])[ >]")


class _Cut(NamedTuple):
    part: int
    offset: int


def cut_passages(text: Rich, people: Mapping[str, P]) -> tuple[tuple[tuple[P, ...], Rich], ...]:
    """Cut a text before each block that first names somebody, and say whom.

    `people` are those to look for, by the addresses of links to them.
    """
    if not any(isinstance(part, Link) for part in text):
        return (((), text),) if text else ()
    missing = dict(people)
    named: dict[_Cut, list[P]] = {_Cut(0, 0): []}
    block = _Cut(0, 0)
    for place, part in enumerate(text):
        if not missing:
            break
        if isinstance(part, Link):
            if part.href in missing:
                named.setdefault(block, []).append(missing.pop(part.href))
        elif isinstance(part, Markup):
            for match in _BLOCK.finditer(part):
                block = _Cut(place, match.start())
    cuts = [*named, _Cut(len(text), 0)]
    return tuple(
        (tuple(named[start]), passage)
        for start, end in pairwise(cuts)
        if (passage := _slice(text, start, end))
    )


def _slice(text: Rich, start: _Cut, end: _Cut) -> Rich:
    parts = list(text[start.part : end.part])
    if end.offset:
        last = text[end.part]
        assert isinstance(last, Markup)
        parts.append(last[: end.offset])
    if start.offset and parts:
        first = parts[0]
        assert isinstance(first, Markup)
        parts[0] = first[start.offset :]
    return tuple(parts)
