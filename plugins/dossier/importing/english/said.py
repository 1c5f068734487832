"""Knows what a statement of a text is made of, and where its words end.

Does not know how it is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .paragraphs import Paragraph
from .phrases import Span
from .sentences import Quotation
from .speakers import Speaker

_LOOSE = re.compile(r"(?:[\s,;—–(]|\b(?:and|but|though|although|while|as|after|before|when|because|or))+$")
_ALONE = re.compile(r"\W*(?:it|this|that|him|her|them|so|as much)\W*")
"""What tells nothing by itself."""
_LONG = 25
"""A quotation without a verb of its own goes on with what was said before it if it has so many signs."""


@dataclass
class Said:
    """Hold one statement; all places are in the text of its paragraph."""

    place: int
    sentence: int
    speaker: Speaker
    verb: str
    verb_start: int
    begin: int
    """Where the words that report it begin: its subject, or its verb where that has none of its own."""
    content: list[Span]
    manner: str
    """How it was found: plain, tail, inverted, shared, nested, quoted or according; outer is the
    statement that is no more than who passed on the one nested in it."""
    via: str = ""
    to: str = ""
    date: str = ""
    quotes: list[Quotation] = field(default_factory=list)

    @property
    def verb_end(self) -> int:
        """Return where its verb ends."""
        return self.verb_start + len(self.verb)

    def pass_on(self, speaker: Speaker) -> None:
        """Note who passed it on, if nobody is known to have done so, and it is not who said it."""
        if speaker != self.speaker and not (speaker.by and speaker.by == self.speaker.by):
            self.via = self.via or speaker.by or speaker.unnamed


def cut_at(one: Said, text: str, place: int) -> None:
    """End the words of a statement before a place, without what leads on to others."""
    kept = [(start, min(end, place)) for start, end in one.content if start < place]
    one.content = [
        (start, start + len(_LOOSE.sub("", text[start:end])))
        for start, end in kept
        if re.search(r"\w", text[start:end]) and not _ALONE.fullmatch(text[start:end])
    ]


def part_statements(said: Sequence[Said], paragraph: Paragraph) -> list[Said]:
    """End the words of each statement of a sentence where those begin that report the next."""
    text = paragraph.text
    for one, other in pairwise(said):
        if other.manner != "according" or other.verb_start > one.verb_start:
            cut_at(one, text, other.begin)
    kept = [one for one in said if one.manner != "outer"]
    for one in kept:
        cut_at(one, text, len(text))
        one.quotes = [quotation for quotation in paragraph.quotations if _holds(one, quotation)]
    return [one for one in kept if one.content]


def add_quotations(said: Sequence[Said], paragraph: Paragraph) -> None:
    """Give each quotation that has no verb of its own to the statement before it in its paragraph."""
    for quotation in paragraph.quotations:
        sentence = paragraph.sentences[paragraph.sentence_at(quotation.start)]
        whole = quotation.start - sentence.start <= 2 and quotation.end - quotation.start > _LONG
        before = [one for one in said if one.verb_start < quotation.start]
        if whole and before and not any(_holds(one, quotation) for one in said):
            before[-1].content.append((quotation.start, quotation.end))
            before[-1].quotes.append(quotation)


def _holds(one: Said, quotation: Quotation) -> bool:
    return any(start <= quotation.start + 1 and quotation.end <= end + 1 for start, end in one.content)
