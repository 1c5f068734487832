"""Knows the labelled articles of the import: where each label stands, and what meets it.

Does not know the rules, nor how they are measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..source.dates import parse_date
from ..source.header import parse_yaml

Span = tuple[int, int]
Entry = dict[str, Any]


class Labelled(NamedTuple):
    """Hold a labelled article: its paragraphs as one text, and where each begins in it."""

    name: str
    text: str
    starts: tuple[int, ...]
    labels: Entry


def read_labelled(folder: Path) -> Iterator[Labelled]:
    """Read the labelled articles of a folder, every value as text."""
    for path in sorted(folder.glob("*.yaml")):
        labels = parse_yaml(path.read_text(encoding="utf-8"))[0]
        lines = [line for line in labels["body"].split("\n") if line.strip()]
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        yield Labelled(path.stem, "\n".join(lines), tuple(starts[:-1]), labels)


def place_in_order(text: str, entries: Sequence[Entry]) -> list[Span]:
    """Find each entry's words as whole words behind those of the entry before."""
    spans, at = [], 0
    for entry in entries:
        match = re.compile(rf"(?<!\w){re.escape(entry['words'])}(?!\w)").search(text, at)
        if match is None:
            match = re.compile(re.escape(entry["words"])).search(text)
        spans.append(match.span() if match else (-1, -1))
        at = match.end() if match else at
    return spans


def find_fragments(text: str, entry: Entry) -> list[Span]:
    """Find the words of content and quotations."""
    words = [entry["content"]] if "content" in entry else []
    words += entry.get("quote", [])
    spans = [(text.find(one), text.find(one) + len(one)) for one in words]
    return [one for one in spans if one[0] >= 0]


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans have a sign in common."""
    return one[0] < other[1] and other[0] < one[1]


def is_optional(entry: Entry) -> bool:
    """Say whether careful editors would differ about an entry."""
    return entry.get("optional") == "true"


T = TypeVar("T")


def pair_labels(
    found: Sequence[T], wanted: Sequence[Entry], meets: Callable[[T, int], bool]
) -> tuple[list[tuple[T, int]], list[T], list[int]]:
    """Pair what was found with the labels that it meets; return pairs, and what is left over of both.

    What meets an optional label alone is left out, as are optional labels.
    """
    free, pairs, missed = list(found), list[tuple[T, int]](), list[int]()
    order = sorted(range(len(wanted)), key=lambda number: is_optional(wanted[number]))
    for number in order:
        match = next((one for one in free if meets(one, number)), None)
        if match is not None:
            free.remove(match)
        if is_optional(wanted[number]):
            continue
        if match is None:
            missed.append(number)
        else:
            pairs.append((match, number))
    return pairs, free, missed


def shift(article: Labelled, place: int, start: int, end: int) -> Span:
    """Return a place in a paragraph as one in the whole text."""
    return article.starts[place] + start, article.starts[place] + end


def is_any_day(value: str, entry: Entry, key: str = "value") -> bool:
    """Say whether a date stands for the days of an entry, or for others that are right."""
    also = entry.get("also", [])
    right = [entry[key], *([also] if isinstance(also, str) else also)]
    return any(_is_same_time(value, other) for other in right)


def _is_same_time(value: str, other: str) -> bool:
    """Say whether two dates stand for the same days; how sure they are does not matter."""
    one, two = parse_date(value), parse_date(other)
    return (one.earliest, one.latest) == (two.earliest, two.latest)


def quote(text: str, span: Span) -> str:
    """Return words of a text with those around them."""
    before, behind = text[max(0, span[0] - 40) : span[0]], text[span[1] : span[1] + 25]
    return f"{before}⟦{text[slice(*span)]}⟧{behind}".replace("\n", " ")
