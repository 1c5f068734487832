"""Knows what is found in somebody else's page, and how its text lies in `originals/`.

Does not know in what form a page arrives.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Literal, NamedTuple

Reason = Literal[
    "json-ld",
    "opengraph",
    "meta",
    "time-element",
    "header",
    "heading",
    "line",
    "dateline",
    "caption",
    "address",
    "feed",
    "text",
    "given",
]
"""Where a thing stands in the page.

`meta` is any other meta element, and `heading` the page's title or first heading; `header` is that of a
Markdown file; `line` is a line of its own, such as a byline; `dateline` stands before the first sentence;
`address` is the page's own; `feed` is an entry of Atom or RSS; `text` is the text itself, as for a language;
`given` was said by whoever imports it.
"""


@dataclass(frozen=True)
class Found:
    """Hold what was found, and where it stands."""

    value: str
    reason: Reason


class RefusalError(Exception):
    """Say why a page cannot be imported, and what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.message, self.hint = message, hint


def choose(*found: tuple[Reason, str]) -> Found | None:
    """Return the first thing that was found at all."""
    return next((Found(value, reason) for reason, value in found if value), None)


def cut_title(text: str) -> str:
    """Return the first words of a text that has no headline."""
    return textwrap.shorten(text, 90, placeholder=" …")


class Line(NamedTuple):
    """Hold one paragraph of the text: its line in `originals/<slug>.txt`, counted from 1, and its words.

    Offsets into a text are counted in characters of `text`.
    """

    number: int
    text: str


@dataclass(frozen=True)
class Caption:
    """Hold the words below a picture, which are no part of the text, and whose picture it is."""

    text: str
    credit: str = ""


@dataclass(frozen=True)
class Original:
    """Hold a text as it lies in `originals/`: headline, deck, and a paragraph a line."""

    title: str
    deck: str
    lines: tuple[Line, ...]
    captions: tuple[str, ...] = ()
    """Each with its credit, as written below the text."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Give the text's paragraphs."""
        return tuple(line.text for line in self.lines)


@dataclass(frozen=True)
class ForeignText:
    """Hold all that is known of somebody else's page; nothing where the page does not tell."""

    title: Found
    paragraphs: tuple[str, ...]
    """The text without headline, deck, captions, credits and buttons."""
    deck: str = ""
    """The sentence or two below the headline."""
    publisher: Found | None = None
    author: Found | None = None
    """Several are joined by commas."""
    origin: Found | None = None
    """The agency whose text it is, where another publishes it."""
    date: Found | None = None
    """The day of publication, as `2024-09-26`; never that of the last change."""
    lang: Found | None = None
    """A language tag, as `en`."""
    url: Found | None = None
    """The canonical address."""
    captions: tuple[Caption, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give the text's paragraphs with the lines on which `originals/<slug>.txt` has them."""
        return tuple(
            Line(number, text) for number, text in enumerate(self.paragraphs, _first_line(self.deck))
        )


def render_original(text: ForeignText) -> str:
    """Write a text as it lies in `originals/`: headline, deck; a paragraph a line; then captions.

    One empty line stands between these three parts.
    """
    head = [text.title.value, *filter(None, [text.deck])]
    captions = [one.text + (f" ({one.credit})" if one.credit else "") for one in text.captions]
    parts = [head, list(text.paragraphs), *filter(None, [captions])]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def parse_original(text: str) -> Original:
    """Read what `render_original` wrote, or an editor by hand in its form."""
    lines = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    head_end = lines.index("") if "" in lines else len(lines)
    body_end = lines.index("", head_end + 1) if "" in lines[head_end + 1 :] else len(lines)
    body = tuple(Line(number + 1, lines[number]) for number in range(head_end + 1, body_end))
    return Original(lines[0], " ".join(lines[1:head_end]), body, tuple(filter(None, lines[body_end:])))


def _first_line(deck: str) -> int:
    return 4 if deck else 3
