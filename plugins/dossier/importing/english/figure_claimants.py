"""Knows who says that a number is so, by the words around it.

Does not know what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .names import Cast
from .namings import POSSESSIVE
from .numbers import Counted, find_numbers
from .paragraphs import Paragraph
from .phrases import Span, find_object, is_phrase
from .said import Said
from .speakers import Stage
from .subjects import find_subject
from .words import PRONOUNS

_COUNT_VERBS = re.compile(
    r"\b(?:put|puts|speaks? of|spoke of|counted|counts|estimates?|estimated|recorded|records|"
    r"registered|listed|lists|named|tallied|reported|reports|"
    r"documented|gave|gives|confirmed|verified|cited|cites|has counted|logged)\b"
    r"(?P<object>(?: (?:the|a|their|its|his|her|that)?(?: [\w’'-]+){0,6}? (?:at|as|of))?) $"
)
_BY = re.compile(
    r"(?:confirmed|counted|registered|recorded|tallied|estimated|reported|verified|documented|"
    r"compiled|given|released|published|"
    r"collected|issued|cited|listed|identified|priced|valued|put)(?: [a-z]+){0,2} by $"
)
_PRICED = re.compile(r"\b(?:priced|valued|put|estimated|given|reported) by ([^,;:]{3,60}?) (?:at|as) $")
_OWN = re.compile(
    r"(?i:\b(?:by|on) )(?P<who>(?i:its|their|his|her)\b|(?:the )?[\w’' -]{3,60}?[’']s?) (?:own "
    r")?(?:count|tally|figures|estimates?|reckoning|numbers|data)\b"
)
_SELVES = {"its": "it", "their": "they", "his": "he", "her": "she"}


class Claimants:
    """Find who says what the numbers of one sentence tell; `said` is what the text reported up to its end."""

    def __init__(self, paragraph: Paragraph, number: int, cast: Cast, said: Sequence[Said]) -> None:
        self.paragraph, self.number, self.cast, self.said = paragraph, number, cast, said
        self.sentence, self.text = paragraph.sentences[number], paragraph.text

    def find(self, counted: Counted, end: int) -> str:
        """Return the name or words of whose number it is; nothing where it is the publisher's own."""
        before = self.text[self.sentence.start : counted.start]
        span = self._find_priced(before) or self._find_by(end) or self._find_counting(before)
        if span:
            return self._name(self.text[slice(*span)], span[0], counted.start)
        own = _OWN.search(self.sentence.text)
        if own:
            words = POSSESSIVE.sub("", own["who"])
            return self._name(_SELVES.get(words.lower(), words), self.sentence.start, counted.start)
        return self._find_speaker(counted.start)

    def find_before(self) -> str:
        """Return who was named for the numbers of the sentence before, with which this one goes on."""
        before = [
            one.speaker
            for one in self.said
            if (one.place, one.sentence, one.manner) == (self.paragraph.place, self.number - 1, "according")
        ]
        return before[-1].by or before[-1].unnamed if before else ""

    def _find_priced(self, before: str) -> Span | None:
        match = _PRICED.search(before)
        return (self.sentence.start + match.start(1), self.sentence.start + match.end(1)) if match else None

    def _find_by(self, end: int) -> Span | None:
        """Find who counted behind the number: 33 confirmed dead by the army."""
        stop = next((one.start for one in find_numbers(self.text, end, self.sentence.end)), self.sentence.end)
        for match in re.finditer(r"\bby ", self.text[end:stop]):
            if _BY.search(self.text[: end + match.end()]):
                return find_object(self.text, end + match.end(), self.sentence.end)
        return None

    def _find_counting(self, before: str) -> Span | None:
        """Find who counts before the number: the union puts it at 190."""
        verb = _COUNT_VERBS.search(before)
        if not verb:
            return None
        dates = [(one.start, one.end) for one in self.paragraph.dates[self.number]]
        subject = find_subject(self.text, self.sentence.start, self.sentence.start + verb.start(), dates)
        return subject if subject and is_phrase(self.text[slice(*subject)]) else None

    def _find_speaker(self, place: int) -> str:
        """Return who says the words in which a number stands; of several the one who says the least else."""
        covering = [
            (sum(last - first for first, last in one.content), number, one.speaker)
            for number, one in enumerate(self.said)
            if one.place == self.paragraph.place and any(first <= place < last for first, last in one.content)
        ]
        speaker = min(covering)[2] if covering else None
        return speaker.by or speaker.unnamed if speaker else ""

    def _name(self, words: str, start: int, place: int) -> str:
        stage = Stage(self.cast)
        for one in self.said:
            if one.place < self.paragraph.place or one.verb_start < place:
                stage.remember(one.speaker)
        speaker = stage.resolve(words, self.paragraph.place, start)
        if speaker:
            return speaker.by or speaker.unnamed
        return "" if words.lower() in PRONOUNS else words
