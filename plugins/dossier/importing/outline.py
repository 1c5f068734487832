"""Knows which elements a page of HTML has, by name, class and mark, from one walk through it.

Does not know what they mean.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag


class Outline:
    """Find elements of a page; Beautiful Soup's own search walks through all of a large page each time."""

    def __init__(self, html: str) -> None:
        """Parse a page."""
        self.soup = BeautifulSoup(html, "lxml")
        self._named: dict[str, list[Tag]] = defaultdict(list)
        self._classed: dict[str, list[Tag]] = defaultdict(list)
        self._marked: dict[tuple[str, str], list[Tag]] = defaultdict(list)
        for tag in self.soup.descendants:
            if isinstance(tag, Tag):
                self._add(tag)

    def _add(self, tag: Tag) -> None:
        self._named[tag.name].append(tag)
        for key, value in tag.attrs.items():
            words = value if isinstance(value, list) else str(value).split()
            if key == "class":
                self._classed[" ".join(words)].append(tag)
            elif key in ("itemprop", "rel", "pubdate"):
                for word in words or [""]:
                    self._marked[key, word.lower()].append(tag)

    def named(self, *names: str) -> Iterator[Tag]:
        """Go through the elements of some names that are still there, name by name, each in page order."""
        for name in names:
            yield from (tag for tag in self._named.get(name, ()) if not tag.decomposed)

    def classed(self, pattern: re.Pattern[str]) -> Iterator[Tag]:
        """Go through the elements one of whose classes has a pattern."""
        for classes, tags in self._classed.items():
            if any(map(pattern.search, classes.split())):
                yield from (tag for tag in tags if not tag.decomposed)

    def marked(self, key: str, word: str) -> Iterator[Tag]:
        """Go through the elements that have a word in their `itemprop`, `rel` or `pubdate`."""
        yield from (tag for tag in self._marked.get((key, word), ()) if not tag.decomposed)


def attribute(tag: Tag | None, name: str) -> str:
    """Return the value of an attribute as one text; nothing where there is none."""
    value = tag.get(name) if tag else None
    return value if isinstance(value, str) else " ".join(value or ())
