"""Knows in which order an English text is read: dates, names, what was said, figures, events.

Does not know the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...source.dates import Date
from ..foreign import Line
from .events import Happened, find_events
from .figures import Figured, find_figures
from .names import Cast, build_cast
from .paragraphs import Paragraph, read_paragraphs
from .said import Said
from .speech import find_speech

LONGEST = 200_000
"""Signs of a text in which anything is sought; a long report has a tenth of it."""


@dataclass(frozen=True)
class Reading:
    """Hold all that the rules find in a text."""

    paragraphs: tuple[Paragraph, ...]
    cast: Cast
    said: tuple[Said, ...]
    figures: tuple[Figured, ...]
    events: tuple[Happened, ...]


def read_text(lines: Sequence[Line], date: Date | None) -> Reading:
    """Read the paragraphs of a text as on its day; without a day, only dates with their year are known."""
    today = date.earliest if date else None
    paragraphs = read_paragraphs(list(_take(lines)), today)
    cast = build_cast(sentence for one in paragraphs for sentence in one.sentences)
    said = find_speech(paragraphs, cast)
    figures = find_figures(paragraphs, cast, said, date.text[:10] if date else "")
    events = find_events(paragraphs, said)
    return Reading(tuple(paragraphs), cast, tuple(said), tuple(figures), tuple(events))


def _take(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a text until it is longer than any article."""
    length = 0
    for line in lines:
        length += len(line.text)
        if length > LONGEST:
            return
        yield line
