"""Knows a text cut up for reading: paragraphs with their sentences, quotations and dates.

Does not know who speaks in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..foreign import Line
from .dates import Dated, find_dates
from .sentences import Quotation, Sentence, find_quotations, split_sentences


@dataclass(frozen=True)
class Paragraph:
    """Hold a paragraph; all places are in `text`."""

    place: int
    line: Line
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    dates: tuple[tuple[Dated, ...], ...]
    """Of each sentence."""

    @property
    def text(self) -> str:
        """Return its words."""
        return self.line.text

    def is_quoted(self, place: int) -> bool:
        """Say whether a place stands inside of a quotation."""
        return any(start <= place < end for start, end in self.quotations)

    def sentence_at(self, place: int) -> int:
        """Return which sentence a place belongs to."""
        return next(
            (number for number, one in enumerate(self.sentences) if place < one.end), len(self.sentences) - 1
        )


def read_paragraphs(lines: Sequence[Line], today: int | None) -> list[Paragraph]:
    """Cut up the lines of a text; `today` is its day, as a day number."""
    cut = [split_sentences(line, place) for place, line in enumerate(lines)]
    dates = iter(find_dates((sentence for sentences in cut for sentence in sentences), today))
    return [
        Paragraph(
            place,
            line,
            tuple(sentences),
            tuple(find_quotations(line.text)),
            tuple(tuple(next(dates)) for _ in sentences),
        )
        for place, (line, sentences) in enumerate(zip(lines, cut, strict=True))
    ]
