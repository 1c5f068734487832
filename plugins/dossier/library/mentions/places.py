"""Knows which words of a file stand at the place of a mention, or of what was left alone.

Does not know why they were found or left.
"""

from __future__ import annotations

from typing import Any

from ...problems import Key
from ...source.body import Part, Text, Wiki
from ...source.documents import Document, Parsed, Records
from .model import BODY, Left, Mention


def find_words(parsed: Parsed, key: Key, place: Mention | Left) -> tuple[str, int]:
    """Return words of a text, and their line; 0 in a header, where the key tells it."""
    part = find_parts(parsed, key)[place.part]
    if isinstance(part, Wiki):
        return part.label or part.target, part.line
    assert isinstance(part, Text)
    line = part.line + part.text.count("\n", 0, place.start)
    written = " ".join(part.text[place.start : place.end].split())
    return written, line if key == BODY or key[0] == "footnotes" else 0


def find_parts(parsed: Parsed, key: Key) -> tuple[Part, ...]:
    """Return the parts of one text of a file; a title, which is no Markdown, is one part."""
    if isinstance(parsed, Document):
        if key == BODY:
            return parsed.body.parts
        if key[0] == "footnotes":
            return parsed.body.footnotes[int(key[1])]
    value: Any = parsed.content if isinstance(parsed, Records) else getattr(parsed, "header", None)
    for step in key:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return (Text(value, 0, True),) if isinstance(value, str) else tuple(value)
