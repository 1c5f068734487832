"""Knows how what the rules found in a text becomes a record that an editor can accept.

Does not know how it was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..library.mentions.folding import fold_name
from ..source.fields import QUOTE_WORDS
from .candidates import (
    Candidate,
    ProposedEvent,
    ProposedFigure,
    ProposedStatement,
    Words,
)
from .english.events import Happened
from .english.names import Person
from .english.reading import Reading
from .english.said import Said
from .english.tables import words
from .fragments import (
    cut_around,
    cut_quote,
    cut_words,
    find_clause,
    shorten,
    take_words,
)
from .register import Named, Register

_SURE = {
    "plain": 0.9,
    "tail": 0.95,
    "inverted": 0.95,
    "according": 0.9,
    "quoted": 0.9,
    "nested": 0.8,
    "shared": 0.75,
}
_WHY = {
    "plain": "“{}” behind its speaker",
    "tail": "“{}” and its speaker behind what was said",
    "inverted": "“{}” behind what was said",
    "according": "“{}”",
    "quoted": "somebody is quoted as “{}”",
    "nested": "“{}” in what somebody else says",
    "shared": "“{}” with the speaker of the words before",
}
_HEARERS = words("proposals", "hearers")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"\b(?:officials?|diplomats?|spokes\w+|officers?|sources?|ministers?|advisers?|aides?)\b"
)


@dataclass(frozen=True)
class Proposer:
    """Turn what was found in one text into candidates, with the site's ids for whom it knows."""

    reading: Reading
    register: Register
    named: tuple[Named, ...]
    today: str
    ids: dict[str, str] = field(default_factory=dict)
    """The site's ids by the words that mean them in this text."""

    def __post_init__(self) -> None:
        for one in self.named:
            if one.actor:
                text = self.reading.paragraphs[one.line].text[one.start : one.end]
                self.ids.setdefault(fold_name(text), one.actor)
        for person in self.reading.cast.persons:
            actor = self.find_id(person)
            if actor:
                self.ids[fold_name(person.name)] = actor

    def find_id(self, person: Person) -> str:
        """Return the site's id of a person of the text; nothing where it has none."""
        for place, start, end in person.places:
            for one in self.named:
                if one.actor and one.line == place and one.start < end and start < one.end:
                    return one.actor
        return ""

    def name(self, words: str) -> str:
        """Return an actor's id where words mean one of the site, else the words."""
        bare = _ARTICLE.sub("", words)
        return self.ids.get(fold_name(bare)) or self.register.owners.get(fold_name(bare)) or words

    def _list_names(self, words: str) -> tuple[str, ...]:
        """Return the ids of all whom words join, if the site knows each; else the words as one name."""
        parts = re.split(r", (?:and )?| and ", words.removeprefix("Both ").removeprefix("both "))
        names = tuple(self.name(part) for part in parts)
        if len(parts) > 1 and all(name in self.register.roster.actors for name in names):
            return names
        return (self.name(words),) if words else ()

    # ------------------------------------------------------------ records

    def list_statements(self) -> Iterator[Candidate]:
        """Propose what is said."""
        for one in self.reading.said:
            paragraph = self.reading.paragraphs[one.place]
            text, speaker = paragraph.text, one.speaker
            words = tuple(take_words(paragraph, start, end) for start, end in one.content)
            to = one.to if one.to and one.to.lower() not in _HEARERS else ""
            record = ProposedStatement(
                date=one.date or self.today,
                gist=shorten(" ".join(part.text for part in words)),
                by=self._list_names(speaker.by),
                unnamed=_ARTICLE.sub("", speaker.unnamed),
                speaks_for=self._find_owner(speaker.unnamed),
                via=(_ARTICLE.sub("", self.name(one.via)),) if one.via else (),
                quote=cut_quote([text[slice(*quotation)] for quotation in one.quotes]),
                to=(self.name(to),) if to else (),
                verb=one.verb,
                evidence=cut_words(text[slice(*one.content[0])], QUOTE_WORDS),
            )
            score = _SURE.get(one.manner, 0.7) - 0.1 * speaker.pronoun
            why = _WHY.get(one.manner, "“{}”").format(one.verb)
            yield Candidate("statement", words, self._find_sentences(one), why, round(score, 2), record)

    def list_figures(self) -> Iterator[Candidate]:
        """Propose what is counted."""
        for one in self.reading.figures:
            paragraph = self.reading.paragraphs[one.place]
            counted = one.counted
            record = ProposedFigure(
                as_of=one.as_of or self.today,
                series=self.register.find_series(one.unit, find_clause(paragraph, one)),
                value=counted.value,
                low=counted.low,
                high=counted.high,
                qualifier=counted.qualifier,
                of=one.of,
                unit=one.unit,
                scope=one.scope,
                claimed_by=self.name(one.claimed_by),
                evidence=cut_around(paragraph, one),
            )
            sentence = paragraph.sentences[one.sentence]
            words = (take_words(paragraph, counted.start, min(one.scope_end, sentence.end)),)
            why = f"a number of {one.unit}" + (f", by {one.claimed_by}" if one.claimed_by else "")
            where = take_words(paragraph, sentence.start, sentence.end)
            yield Candidate("figure", words, where, why, one.score, record)

    def list_events(self) -> Iterator[Candidate]:
        """Propose what happened; what several sentences tell of one day and happening is one candidate."""
        groups: dict[tuple[str, ...], list[Happened]] = {}
        for one in self.reading.events:
            key = (one.date.value, one.happening) if one.happening else (str(len(groups)), one.title)
            groups.setdefault(key, []).append(one)
        for group in groups.values():
            first = group[0]
            paragraph = self.reading.paragraphs[first.place]
            sentence = paragraph.sentences[first.sentence]
            names = dict.fromkeys(actor for one in group for actor in self._find_actors(one))
            record = ProposedEvent(
                date=first.date.value,
                title=first.title,
                actors=tuple(names),
                status="planned" if first.date.ahead else "",
                evidence=cut_words(paragraph.text[first.start : first.end], QUOTE_WORDS),
            )
            words = tuple(take_words(self.reading.paragraphs[one.place], one.start, one.end) for one in group)
            why = f"“{paragraph.text[first.date.start : first.date.end]}” with " + (
                f"“{first.happening}”" if first.happening else "somebody who acts"
            )
            where = take_words(paragraph, sentence.start, sentence.end)
            yield Candidate("event", words, where, why, max(one.score for one in group), record)

    def _find_actors(self, one: Happened) -> Iterator[str]:
        """List who takes part: the site's actors and the persons of the words, else of the sentence."""
        sentence = self.reading.paragraphs[one.place].sentences[one.sentence]
        for start, end in ((one.start, one.end), (sentence.start, sentence.end)):
            found = [
                (words.start, words.actor)
                for words in self.named
                if words.actor and words.line == one.place and start <= words.start < end
            ]
            for person in self.reading.cast.persons:
                if not self.find_id(person):
                    found += [
                        (at, person.name)
                        for place, at, _ in person.places
                        if place == one.place and start <= at < end
                    ]
            if found:
                yield from (actor for _, actor in sorted(found))
                return

    def _find_owner(self, words: str) -> str:
        """Return whose official somebody without a name is, where the words say it: a US official."""
        if not _OFFICIAL.search(words):
            return ""
        parts = words.split()
        for length in (3, 2, 1):
            for start in range(len(parts) - length + 1):
                actor = self.register.owners.get(fold_name(" ".join(parts[start : start + length])))
                if actor:
                    return actor
        return ""

    def _find_sentences(self, one: Said) -> Words:
        """Return the sentences that the words of a statement stand in."""
        paragraph = self.reading.paragraphs[one.place]
        first = min(min(start for start, _ in one.content), one.begin)
        last = max(end for _, end in one.content)
        start = paragraph.sentences[paragraph.sentence_at(first)].start
        end = max(
            paragraph.sentences[paragraph.sentence_at(max(last - 1, 0))].end,
            paragraph.sentences[one.sentence].end,
        )
        return take_words(paragraph, start, end)
