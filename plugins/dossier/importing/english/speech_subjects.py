"""Knows which words of a sentence are the subject of a verb that reports.

Does not know whom they mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .paragraphs import Paragraph
from .phrases import Span, find_object, is_phrase
from .said import Said
from .subjects import find_subject
from .words import is_verb

_WHO = re.compile(r",? who(?: (?:has|had|also|later|then|\w+ly))* $")
_BEFORE_WHO = re.compile(
    r"(?:[A-Z][\w’'.-]*(?: (?:[a-z]{2,3} )?[A-Z][\w’'.-]*)*|\b(?:an?|the|one|his|her) [^,]{3,60})$"
)
_BEHIND_VERB = re.compile(
    r"[A-Z]|(?:the|an?|his|her|its|one|he|she|they|it|police|officials|residents|some|two|several)\b"
)


class Subjects:
    """Find the subjects of one sentence."""

    def __init__(self, paragraph: Paragraph, number: int) -> None:
        self.paragraph, self.text = paragraph, paragraph.text
        self.sentence = paragraph.sentences[number]
        self.dates: list[Span] = [(one.start, one.end) for one in paragraph.dates[number]]

    def find_before(self, verb: int, said: Sequence[Said]) -> Span | None:
        """Find the subject before a verb, behind all that was said before in the sentence."""
        return self._find_relative(verb) or self.find_left(verb, said)

    def find_left(self, verb: int, said: Sequence[Said]) -> Span | None:
        """Find the subject directly before a verb."""
        ends = [one.end + 1 for one in self.paragraph.quotations if one.end < verb]
        floor = max([self.sentence.start, *ends, *(one.verb_end for one in said)])
        subject = find_subject(self.text, floor, verb, self.dates)
        return subject if subject and is_phrase(self.text[slice(*subject)]) else None

    def find_main(self, end: int) -> Span | None:
        """Find the subject of the first verb of the sentence that has one, before a place."""
        for match in re.finditer(r"[\w’']+", self.text[self.sentence.start : end]):
            place = self.sentence.start + match.start()
            if match.start() and is_verb(match[0].lower()) and not self.paragraph.is_quoted(place):
                subject = self.find_left(place, ())
                if subject:
                    return subject
        return None

    def find_behind(self, verb_start: int, verb_end: int) -> Span | None:
        """Find the subject that stands behind its verb: “...,” said the mayor."""
        subject = find_object(self.text, verb_end, self.sentence.end)
        if not subject:
            return None
        words = self.text[slice(*subject)]
        if not _BEHIND_VERB.match(words) or not is_phrase(words):
            return None
        behind = re.match(r",? ([a-z’]+)", self.text[subject[1] : self.sentence.end])
        quoted = self.paragraph.is_quoted(verb_start - 3)
        # "Ida Sorno, who owns it, said the families had waited": what is behind speaks of others.
        return None if behind and is_verb(behind[1]) and not quoted else subject

    def _find_relative(self, verb: int) -> Span | None:
        """Find whom `who` means directly before a verb: the name or noun before it."""
        match = _WHO.search(self.text[self.sentence.start : verb])
        if not match:
            return None
        stop = self.sentence.start + match.start()
        phrase = _BEFORE_WHO.search(self.text[self.sentence.start : stop])
        return (self.sentence.start + phrase.start(), stop) if phrase else None
