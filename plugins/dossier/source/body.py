"""The parts that a text is made of once its Markdown is parsed.

Knows the holes that are left for the library; does not know Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Text(NamedTuple):
    """Running text, not escaped; names may be found in it where `names` is true."""

    text: str
    line: int
    names: bool


class Wiki(NamedTuple):
    """A link by id, `[[target|label]]`; the target `-` says that the name is nobody's."""

    target: str
    label: str | None
    line: int


class CiteItem(NamedTuple):
    """One source within a citation; `locator` is empty where none is given."""

    source: str
    locator: str


class Cite(NamedTuple):
    """A citation, `[@source, locator; @other]`."""

    items: tuple[CiteItem, ...]
    line: int


class Footnote(NamedTuple):
    """A reference to a footnote; `number` is its index in `Body.footnotes`."""

    number: int
    line: int


class Href(NamedTuple):
    """An address to be resolved: the value between `<a href="` and `"`, as the editor wrote it."""

    url: str
    line: int


class Image(NamedTuple):
    """A whole image; its address is as the editor wrote it."""

    url: str
    alt: str
    title: str
    line: int


class Heading(NamedTuple):
    """A mark without width just before a heading's HTML."""

    level: int
    anchor: str
    text: str
    line: int


Part = str | Text | Wiki | Cite | Footnote | Href | Image | Heading
"""A `str` is finished HTML; everything else is a hole."""


class Fault(NamedTuple):
    """A mistake in a text, at a line of its file."""

    line: int
    code: str
    message: str
    hint: str


class Body(NamedTuple):
    """A parsed text: its parts, notes, first paragraph, anchors and mistakes."""

    parts: tuple[Part, ...]
    footnotes: tuple[tuple[Part, ...], ...]
    lead: tuple[Part, ...]
    anchors: tuple[str, ...]
    faults: tuple[Fault, ...]


def plain_text(parts: Iterable[Part]) -> str:
    """Return the words alone: texts and labels, a newline where a block or line ends."""
    words: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            words.append(part.text)
        elif isinstance(part, str):
            # Only the ends of blocks and <br> carry a newline in our HTML.
            if "\n" in part:
                words.append("\n")
        elif isinstance(part, Wiki):
            words.append(part.label or part.target)
    return "\n".join(filter(None, "".join(words).split("\n")))
