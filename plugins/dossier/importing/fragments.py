"""Knows how fragments of a foreign text are cut: words with their place, quotations short enough.

Does not know what they are for.
"""

from __future__ import annotations

import re

from ..library.originals import RUN, split_words
from ..source.fields import QUOTE_WORDS
from .candidates import Words
from .english.figures import Figured
from .english.paragraphs import Paragraph


def take_words(paragraph: Paragraph, start: int, end: int) -> Words:
    """Return words of a paragraph with their place."""
    return Words(paragraph.line.number, start, end, paragraph.text[start:end])


def cut_start(text: str) -> str:
    """Return a line, or as many whole words of its start as are not yet copied.

    Words are counted as `check` counts them: `well-known` is two, and a dash by itself is none.
    """
    words = list(split_words(text))
    if len(words) < RUN:
        return text
    start = text[: words[RUN - 1][1]]
    return start.rpartition(" ")[0] or start


def shorten(text: str) -> str:
    """Return a text on one line, or its first words and an ellipsis."""
    line = " ".join(text.strip(' ,;“”"').split())
    start = cut_start(line)
    return line if start == line else start.rstrip(" ,;:–—“") + " …"


def cut_words(text: str, most: int) -> str:
    """Return the first words of a text as they stand there."""
    bare = text.strip(' “”"')
    words = list(re.finditer(r"\S+", bare))
    return bare if len(words) <= most else bare[: words[most - 1].end()]


def cut_quote(quotes: list[str]) -> str:
    """Return the longest quotation that is short enough, else the longest up to the end of a clause."""
    fitting = [one for one in quotes if len(one.split()) <= QUOTE_WORDS]
    if fitting:
        best = max(fitting, key=lambda one: len(one.split()))
        return best.rstrip("," if best[:1].isupper() else ".,")
    if not quotes:
        return ""
    start = cut_words(max(quotes, key=len), QUOTE_WORDS)
    clause = max(start.rfind(sign) for sign in ".,;:…?!")
    return (start[:clause] if clause > len(start) // 3 else start).rstrip(",;: ")


def find_clause(paragraph: Paragraph, one: Figured) -> str:
    """Return the words from a number to the next comma or end."""
    return re.split(r"[,;:.] ", paragraph.text[one.counted.start :])[0]


def cut_around(paragraph: Paragraph, one: Figured) -> str:
    """Return the words around a number, as many as an editor may keep."""
    sentence = paragraph.sentences[one.sentence]
    words = list(re.finditer(r"\S+", sentence.text))
    if len(words) <= QUOTE_WORDS:
        return sentence.text
    place = next(
        number for number, word in enumerate(words) if sentence.start + word.end() > one.counted.start
    )
    first = max(0, min(place - 8, len(words) - QUOTE_WORDS))
    return sentence.text[words[first].start() : words[first + QUOTE_WORDS - 1].end()]
