"""Knows where in a sentence that stands which somebody said: behind the verb, before it, or both.

Does not know who said it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .paragraphs import Paragraph
from .phrases import Span, find_object
from .said import Said
from .speech_verbs import TELLS, TO_NOBODY, WITH_HEARER, WITH_TO
from .words import is_verb

_LEAD = re.compile(r"\s*(?:,\s*)?(?::\s*)?(?:that\b\s*)?")
_ADVERBIAL = re.compile(
    r"\s*,?\s*(?:(?:in|during|at|on|after|from|via|through|upon|before|outside|inside|by|over|to|with)\b"
    r"[^,.;:“”\"]{0,90}?|late|early|earlier|later|again|today|yesterday|\w+ly|shortly after\w*)"
    r"(?=\s+that\b|[,.;:“”\"]|$)"
)
_GOVERNED = re.compile(r"\s*(?:to|with|by)\b")
_PUBLIC = re.compile(r"(?:reporters|journalists|parliament|lawmakers|deputies)$")
_DATE_LEAD = re.compile(r"(?:\b(?:on|in|at|early|late|of)\b|[\s,])*")
_TO_CLOSED = re.compile(r" to ((?:the|an?|his|her|its|their|[A-Z])[^,.;:“”\"]{1,50}?)(?=[.;]|$)")
_TO_OPEN = re.compile(r" to ((?:[\w’'-]+ ){0,4}?[\w’'-]+)(?= that\b|,|:| “| \")")
_NO_HEARER = re.compile(r" (?:that|to|of|against|[“\"])|[,:]")
_CLAUSE = re.compile(r"(?: [\w’'-]+){1,14}?(?= that\b)")
_CLOSED = re.compile(r"\s*(?:[.;,]|$)")
_OPENS_CONTENT = re.compile(r"\s*(?:that\b|[:,]?\s*[“\"‘])")
_OTHER_CLAUSE = re.compile(r"\s*,\s*(?:\w+ing|and|but|who|which)\b")
_CIRCUMSTANCE = re.compile(
    r"(?:After|Before|While|When|As|Although|Though|Since|Because|Despite|Speaking|Asked|During|Following|Having)\b"
)
_LONGEST_ADVERBIAL = 12
_SHORTEST_CLAUSE = 4


class Contents:
    """Find what is said in one sentence."""

    def __init__(self, paragraph: Paragraph, number: int) -> None:
        self.paragraph, self.text = paragraph, paragraph.text
        self.sentence = paragraph.sentences[number]
        self.dates: list[Span] = [(one.start, one.end) for one in paragraph.dates[number]]

    # ------------------------------------------------------------ between the verb and what is said

    def skip_hearer(self, verb: str, end: int) -> tuple[int, str]:
        """Return where a verb ends with its hearer, and the words for the hearer."""
        behind = self.text[end : self.sentence.end]
        if verb in TO_NOBODY:
            return end, ""
        to = (_TO_CLOSED.match(behind) if verb in WITH_TO else None) or _TO_OPEN.match(behind)
        if to:
            return end + to.end(), to[1]
        if not WITH_HEARER.fullmatch(verb) or _NO_HEARER.match(behind):
            return end, ""
        hearer = find_object(self.text, end, self.sentence.end)
        if not hearer:
            return end, ""
        clause = _CLAUSE.match(behind)
        words = self.text[slice(*hearer)]
        if clause:
            return end + clause.end(), words
        return (hearer[1] if TELLS.match(verb) else end), words

    def skip_adverbials(self, place: int) -> int:
        """Return where `on Tuesday`, `in a statement` and the like end, if they stand there."""
        while True:
            place, start = self._skip_date(place), place
            match = _ADVERBIAL.match(self.text[place : self.sentence.end])
            words = match[0] if match else ""
            governed = _GOVERNED.match(words) and not _PUBLIC.search(words)
            if match and words.strip(" ,") and not governed and len(words.split()) <= _LONGEST_ADVERBIAL:
                place += match.end()
            if place == start:
                return place

    def _skip_date(self, place: int) -> int:
        for start, end in self.dates:
            if place <= start and _DATE_LEAD.fullmatch(self.text[place:start]):
                return end
        return place

    def is_closed(self, place: int) -> bool:
        """Say whether nothing that could have been said stands at a place: a comma, or the end."""
        return _CLOSED.match(self.text[place : self.sentence.end]) is not None

    # ------------------------------------------------------------ what is said

    def find_right(self, rest: int, closed: int) -> Span | None:
        """Find it behind a verb with its hearer (`rest`), and behind adverbials too (`closed`)."""
        behind = self.text[closed : self.sentence.end]
        goes_on = re.match(r"\s*,?\s*\w", behind) and not _OTHER_CLAUSE.match(behind)
        start = closed if _OPENS_CONTENT.match(behind) or goes_on else rest
        lead = _LEAD.match(self.text[start : self.sentence.end])
        start += lead.end() if lead else 0
        end = self.find_end(start)
        return (start, end) if re.search(r"\w", self.text[start:end]) else None

    def find_left(self, end: int, said: Sequence[Said]) -> list[Span]:
        """Find it before subject and verb; nothing if what stands there cannot have been said."""
        if said:
            return []
        start = self.sentence.start
        for quotation in self.paragraph.quotations:
            if quotation.start < start <= quotation.end < end:
                start = quotation.start
        words = self.text[start:end].rstrip()
        if not re.search(r"[,”\"’'?!…—–]$", words):
            return []
        quoted = any(one.start < end and one.end > start for one in self.paragraph.quotations)
        return [(start, start + len(words.rstrip(" ,")))] if quoted or _is_clause(words) else []

    def find_more(self, place: int) -> list[Span]:
        """Find the rest of a quotation that `he said` cuts in two."""
        for quotation in self.paragraph.quotations:
            between = self.text[place : quotation.start - 1]
            if place <= quotation.start <= self.sentence.end and not re.search(r"\w", between):
                return [(quotation.start, quotation.end)]
        return []

    def find_end(self, start: int) -> int:
        """Return where it ends: with its sentence, or with a quotation that goes on."""
        for quotation in self.paragraph.quotations:
            if quotation.start < self.sentence.end < quotation.end and quotation.end > start:
                return quotation.end
        return self.sentence.end


def _is_clause(words: str) -> bool:
    """Say whether words without a quotation can be what somebody said: a clause, and no circumstance."""
    if _CIRCUMSTANCE.match(words) or len(words.split()) < _SHORTEST_CLAUSE:
        return False
    return any(is_verb(word.lower()) for word in re.findall(r"[\w’']+", words))
