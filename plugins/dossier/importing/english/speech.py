"""Knows how a text reports what somebody said: verb, speaker, content, quotation, who passed it on.

Does not know which of it belongs on a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .names import Cast
from .paragraphs import Paragraph
from .phrases import Span, find_object, find_subject, is_phrase
from .reporting import QUOTED, QUOTED_PASSIVE, reports
from .sentences import Quotation, Sentence
from .speakers import Speaker, Stage
from .speech_verbs import PARTICIPLE, VERB, WITH_HEARER
from .tables import words
from .words import is_verb

_INVERTED = re.compile(r"(?:[,.?!…]?[”\"’']|,|—|–) ?$")
_ATTRIBUTION = re.compile(r"(?i:\baccording to|\bin the words of|\bby the account of) ")
_COORDINATED = re.compile(
    r"(?:\band|\bbut|\bor|, then|\byet)(?: (?:also|then|later|again|even|has|have|had|instead|"
    r"repeatedly|\w+ly))* $"
)
_CONTENT_START = re.compile(r"\s*(?:,\s*)?(?::\s*)?(?:that\b\s*)?")
_CITED = re.compile(r"[“\"‘]")
_ADVERBIAL = re.compile(
    r"\s*,?\s*(?:(?:in|during|at|on|after|from|via|through|upon|before|outside|inside|by|over|"
    r"to|with)\b[^,.;:“”\"]{0,90}?|late|early|earlier|later|again|today|yesterday|\w+ly|"
    r"shortly after\w*)(?=\s+that\b|[,.;:“”\"]|$)"
)
_LOOSE = re.compile(r"(?:[\s,;—–(]|\b(?:and|but|though|although|while|as|after|before|when|because|or))+$")
_ALONE = re.compile(r"\W*(?:it|this|that|him|her|them|so|as much)\W*")
"""What tells nothing by itself."""
_SIMPLE = words("speech", "simple")


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
    quotes: list[Quotation] = field(default_factory=list)
    via: str = ""
    to: str = ""
    date: str = ""
    manner: str = ""
    """How it was found: direct, tail, right, shared, inverted, nested, according."""


@dataclass
class _Verb:
    start: int
    end: int
    text: str


class _Reader:
    """Read what is said in one sentence."""

    def __init__(self, paragraph: Paragraph, number: int, stage: Stage) -> None:
        self.paragraph, self.number, self.stage = paragraph, number, stage
        self.sentence: Sentence = paragraph.sentences[number]
        self.text = paragraph.text
        self.dates: list[Span] = [(one.start, one.end) for one in paragraph.dates[number]]
        self.said: list[Said] = []

    def read(self) -> list[Said]:
        for verb in self._find_verbs():
            one = self._read_verb(verb)
            if one:
                self.stage.remember(one.speaker)
                self.said.append(one)
        self._read_attribution()
        self._cut()
        return [one for one in self.said if one.content]

    # ------------------------------------------------------------ verbs

    def _find_verbs(self) -> Iterator[_Verb]:
        for match in VERB.finditer(self.text, self.sentence.start, self.sentence.end):
            if not self.paragraph.is_quoted(match.start()) and self._reports(match):
                yield _Verb(match.start(), match.end(), match[0])

    def _reports(self, match: re.Match[str]) -> bool:
        before = self.text[self.sentence.start : match.start()]
        behind = self.text[match.end() : self.sentence.end]
        return reports(match[0], before, behind, self._undated(match.end()))

    def _undated(self, place: int) -> str:
        """Return what stands behind a verb, without a date that stands between."""
        dated = next((end for start, end in self.dates if 0 <= start - place <= 4), place)
        return self.text[dated : self.sentence.end]

    # ------------------------------------------------------------ one verb

    def _read_verb(self, verb: _Verb) -> Said | None:
        before = self.text[self.sentence.start : verb.start]
        quoted = QUOTED_PASSIVE.search(before) or QUOTED.search(before)
        if quoted:
            return self._read_quoted(verb, quoted)
        if PARTICIPLE.fullmatch(verb.text) and not re.search(
            r"\b(?:is|are|was|were|been)(?: \w+ly| also)? $", before
        ):
            return self._share(verb)
        if _INVERTED.search(before) and verb.text in _SIMPLE and (one := self._read_inverted(verb)):
            return one
        if _COORDINATED.search(before) or (self.said and before.endswith(", ")):
            one = self._share(verb)
            if one:
                return one
        return self._read_plain(verb)

    def _read_quoted(self, verb: _Verb, match: re.Match[str]) -> Said | None:
        """Read `a senior official quoted Netanyahu as telling`."""
        start = self.sentence.start
        via, begin = "", start + match.start()
        if match.re is QUOTED:
            words, where = match[2], start + match.start(2)
            subject = self._find_left(start + match.start())
            if subject:
                passed = self._resolve(subject)
                via, begin = (passed.by or passed.unnamed if passed else ""), subject[0]
                if passed:
                    self.stage.remember(passed)
            elif self.said:
                via = self.said[-1].speaker.by or self.said[-1].speaker.unnamed
        else:
            subject = self._find_left(start + match.start())
            words = self.text[slice(*subject)] if subject else ""
            where = subject[0] if subject else start
            via, begin = match[1] or "", where
        speaker = self.stage.resolve(words, self.paragraph.place, where)
        return self._make(verb, speaker, begin, "quoted", via) if speaker else None

    def _share(self, verb: _Verb) -> Said | None:
        """Read a verb that has the subject of the one before, or of the whole sentence."""
        speaker = self.said[-1].speaker if self.said else self._find_main_speaker(verb.start)
        if self.said and self.said[-1].manner in ("inverted",) and not PARTICIPLE.fullmatch(verb.text):
            speaker = self.said[-1].speaker
        if speaker is None:
            return None
        begin = (
            verb.start
            - len(self.text[self.sentence.start : verb.start])
            + len(
                re.sub(
                    r"(?:,|\band|\bbut|\bthen|\balso|\s)+$", "", self.text[self.sentence.start : verb.start]
                )
            )
        )
        one = self._make(verb, speaker, begin, "shared", self.said[-1].via if self.said else "")
        if one and not PARTICIPLE.fullmatch(verb.text) and not self.said and not one.content:
            return None
        return one

    def _find_main_speaker(self, end: int) -> Speaker | None:
        """Find the subject of the first verb of the sentence, or of the clause."""
        for match in re.finditer(r"[\w’']+", self.text[self.sentence.start : end]):
            if (
                is_verb(match[0].lower())
                and match.start()
                and not self.paragraph.is_quoted(self.sentence.start + match.start())
            ):
                subject = self._find_left(self.sentence.start + match.start())
                if subject:
                    return self._resolve(subject)
        return None

    def _read_inverted(self, verb: _Verb) -> Said | None:
        subject = find_object(self.text, verb.end, self.sentence.end)
        if not subject:
            return None
        words = self.text[slice(*subject)]
        if not self.paragraph.is_quoted(verb.start - 3) and re.match(
            r",? (?:[a-z]+ly )?[a-z]+", self.text[subject[1] : self.sentence.end]
        ):
            first = re.match(r",? ([a-z’]+)", self.text[subject[1] : self.sentence.end])
            if first and is_verb(first[1]):
                return None
        if not re.match(
            (
                r"(?:[A-Z]|the |an? |his |her |its |one |he\b|she\b|they\b|it\b|police|officials|residents|"
                r"some |two |several )"
            ),
            words,
        ) or not is_phrase(words):
            return None
        if verb.text == "told":
            return None
        speaker = self._resolve(subject)
        if speaker is None:
            return None
        left = self._find_left_content(verb.start)
        if not left:
            return None
        behind = self._find_more(subject[1])
        return self._finish(verb, speaker, verb.start, [*left, *behind], "inverted")

    def _read_plain(self, verb: _Verb) -> Said | None:
        subject = self._find_relative(verb.start) or self._find_left(verb.start)
        if not subject:
            return None
        via = ""
        outer = self.said[-1] if self.said else None
        if (
            outer
            and outer.manner not in ("tail", "inverted")
            and outer.content
            and self._is_nested(outer, subject)
        ):
            via = outer.speaker.by or outer.speaker.unnamed
        speaker = self._resolve(subject)
        if speaker is None:
            return None
        if outer and via:
            if speaker.by == outer.speaker.by and speaker.unnamed == outer.speaker.unnamed:
                return None  # "He denied that he had rejected it" is one statement.
            outer.manner = "outer"
        return self._make(verb, speaker, subject[0], "nested" if via else "plain", via)

    def _find_relative(self, end: int) -> Span | None:
        """Find whom `who` means directly before a verb: the name or noun before it."""
        match = re.search(
            r"(,?) who(?: (?:has|had|also|later|then|\w+ly))* $", self.text[self.sentence.start : end]
        )
        if not match:
            return None
        stop = self.sentence.start + match.start()
        phrase = re.search(
            r"(?:[A-Z][\w’'.-]*(?: (?:[a-z]{2,3} )?[A-Z][\w’'.-]*)*|\b(?:an?|the|one|his|her) [^,]{3,60})$",
            self.text[self.sentence.start : stop],
        )
        return (self.sentence.start + phrase.start(), stop) if phrase else None

    def _is_nested(self, outer: Said, subject: Span) -> bool:
        start = outer.content[0][0]
        return 0 <= subject[0] - start <= 3

    def _find_left(self, end: int) -> Span | None:
        floor = self.sentence.start
        for quotation in self.paragraph.quotations:
            if quotation.end < end:
                floor = max(floor, quotation.end + 1)
        for one in self.said:
            floor = max(floor, one.verb_start + len(one.verb))
        subject = find_subject(self.text, floor, end, self.dates)
        if subject and is_phrase(self.text[slice(*subject)]):
            return subject
        return None

    def _resolve(self, subject: Span) -> Speaker | None:
        return self.stage.resolve(self.text[slice(*subject)], self.paragraph.place, subject[0])

    # ------------------------------------------------------------ content

    def _make(self, verb: _Verb, speaker: Speaker, begin: int, manner: str, via: str = "") -> Said | None:
        """Decide whether what was said stands behind the verb or before its subject."""
        rest, to = self._skip_hearer(verb)
        closed = self._skip_adverbials(rest)
        ends = re.match(r"\s*(?:[.;]|$|,)", self.text[closed : self.sentence.end])
        if (
            ends
            and self.said
            and manner == "plain"
            and re.search(r"[,”\"’] ?$", self.text[self.sentence.start : begin])
        ):
            self._pass_on(speaker, begin)
            return None
        left = self._find_left_content(begin) if manner != "shared" else []
        if ends and left:
            return self._finish(verb, speaker, begin, [*left, *self._find_more(closed)], "tail", via, to)
        right = self._find_right_content(rest, closed)
        if not right and not left:
            return None
        if not right:
            return self._finish(verb, speaker, begin, left, "tail", via, to)
        return self._finish(verb, speaker, begin, [right], manner, via, to)

    def _pass_on(self, speaker: Speaker, begin: int) -> None:
        """Note who tells all that a sentence has reported so far."""
        for one in self.said:
            if one.speaker.by != speaker.by or not speaker.by:
                one.via = one.via or speaker.by or speaker.unnamed
        self._cut_at(self.said[-1], begin)

    def _skip_hearer(self, verb: _Verb) -> tuple[int, str]:
        end = verb.end
        if verb.text in ("called", "calls", "calling", "call", "described"):
            return end, ""
        to = re.match(
            r" to ((?:the|an?|his|her|its|their|[A-Z])[^,.;:“”\"]{1,50}?)(?=[.;]|$)",
            self.text[end : self.sentence.end],
        )
        if to and verb.text in _SIMPLE and not re.search(r"threat|promis|vow", verb.text):
            return end + to.end(), to[1]
        to = re.match(
            r" to ((?:[\w’'-]+ ){0,4}?[\w’'-]+)(?= that\b|,|:| “| \")", self.text[end : self.sentence.end]
        )
        if to:
            return end + to.end(), to[1]
        if not WITH_HEARER.fullmatch(verb.text):
            return end, ""
        behind = self.text[end : self.sentence.end]
        if re.match(r" (?:that|to|of|against|[“\"])", behind) or re.match(r"[,:]", behind):
            return end, ""
        hearer = find_object(self.text, end, self.sentence.end)
        clause = re.match(r"(?: [\w’'-]+){1,14}? that\b", behind)
        if clause and hearer:
            return end + clause.end() - 5, self.text[slice(*hearer)]
        if hearer and not re.match(r"(?:tell|told|tells|telling|inform|assur|remind)", verb.text):
            return end, self.text[slice(*hearer)]
        return (hearer[1], self.text[slice(*hearer)]) if hearer else (end, "")

    def _skip_adverbials(self, place: int) -> int:
        """Skip `on Tuesday`, `in a statement` and the like between verb and content."""
        while True:
            dated = next(
                (
                    end
                    for start, end in self.dates
                    if place <= start
                    and not re.sub(r"(?:\b(?:on|in|at|early|late|of)\b|[\s,])+", "", self.text[place:start])
                ),
                None,
            )
            if dated:
                place = dated
                continue
            match = _ADVERBIAL.match(self.text[place : self.sentence.end])
            if not match or not match[0].strip(" ,"):
                return place
            inner = match[0]
            if re.match(r"\s*(?:to|with|by)\b", inner) and not re.search(
                r"(?:reporters|journalists|parliament|lawmakers|deputies)$", inner
            ):
                return place
            if len(inner.split()) > 12:
                return place
            place += match.end()

    def _find_right_content(self, rest: int, closed: int) -> Span | None:
        that = re.match(r"[^.;:“”\"]{0,90}?\bthat\b", self.text[rest : self.sentence.end])
        start = rest
        after = self.text[closed : self.sentence.end]
        if closed > rest and (
            re.match(r"\s*(?:that\b|[:,]?\s*[“\"‘])", after)
            or (
                re.match(r"\s*,?\s*\w", after)
                and not re.match(r"\s*,\s*(?:\w+ing|and|but|who|which)\b", after)
            )
        ):
            start = closed
        elif closed == rest and that and len(that[0].split()) <= 7 and not re.search(r"[,]", that[0]):
            start = rest
        match = _CONTENT_START.match(self.text[start : self.sentence.end])
        start += match.end() if match else 0
        end = self._find_end(start)
        return (start, end) if re.search(r"\w", self.text[start:end]) else None

    def _find_end(self, start: int) -> int:
        """Return where the content ends: with its sentence, or with a quotation that goes on."""
        end = self.sentence.end
        for quotation in self.paragraph.quotations:
            if quotation.start < end < quotation.end and quotation.end > start:
                return quotation.end
        return end

    def _find_left_content(self, end: int) -> list[Span]:
        """Return what stands before subject and verb, where that can have been said."""
        start = self.sentence.start
        for one in self.said:
            start = max(start, one.verb_start + len(one.verb))
        for quotation in self.paragraph.quotations:
            if quotation.start < start <= quotation.end < end and not self.said:
                start = quotation.start
        words = self.text[start:end].rstrip()
        quoted = any(one.start < end and one.end > start for one in self.paragraph.quotations)
        if not re.search(r"[,”\"’'?!…—–]$", words):
            return []
        if not quoted and (
            len(words.split()) < 4 or not any(is_verb(word.lower()) for word in re.findall(r"[\w’']+", words))
        ):
            return []
        if (
            not quoted
            and re.match(
                (
                    r"(?:After|Before|While|When|As|Although|Though|Since|Because|If|Despite|Speaking|Asked|"
                    r"During|Following|Having)\b"
                ),
                words,
            )
            and not re.match(r"If\b", words)
        ):
            return []
        return [(start, start + len(words.rstrip(" ,")))] if not self.said else []

    def _find_more(self, place: int) -> list[Span]:
        """Return the rest of a quotation that `he said` cuts in two."""
        for quotation in self.paragraph.quotations:
            if place <= quotation.start <= self.sentence.end:
                between = self.text[place : quotation.start - 1]
                if not re.search(r"\w", between):
                    return [(quotation.start, quotation.end)]
        return []

    def _finish(
        self,
        verb: _Verb,
        speaker: Speaker,
        begin: int,
        content: list[Span],
        manner: str,
        via: str = "",
        to: str = "",
    ) -> Said:
        near = [
            one
            for one in self.paragraph.dates[self.number]
            if (begin <= one.start <= verb.end + 45 or self._opens(one.start, one.end, begin))
            and not any(start <= one.start < end for start, end in content)
        ]
        date = near[0].value if near else ""
        return Said(
            self.paragraph.place,
            self.number,
            speaker,
            verb.text,
            verb.start,
            begin,
            content,
            [],
            via,
            to,
            date,
            manner,
        )

    def _opens(self, start: int, end: int, begin: int) -> bool:
        """Say whether a date stands directly before the words that report: on Tuesday the mayor said."""
        return (
            end <= begin
            and re.fullmatch(r"(?: (?:morning|afternoon|evening|night))?,? ?", self.text[end:begin])
            is not None
        )

    # ------------------------------------------------------------ according to

    def _read_attribution(self) -> None:
        for match in _ATTRIBUTION.finditer(self.text, self.sentence.start, self.sentence.end):
            if self.paragraph.is_quoted(match.start()):
                continue
            phrase = find_object(self.text, match.end(), self.sentence.end)
            speaker = self._resolve(phrase) if phrase else None
            if not phrase or speaker is None:
                continue
            inside = [
                one
                for one in self.said
                if any(start <= match.start() <= end for start, end in one.content)
                or one.verb_start < match.start()
            ]
            if inside and match.start() > self.sentence.start:
                inside[-1].via = inside[-1].via or speaker.by or speaker.unnamed
                self._cut_at(inside[-1], match.start())
                continue
            self.stage.remember(speaker)
            content = self._find_attributed(match.start(), phrase[1])
            if content:
                verb = _Verb(match.start(), match.end() - 1, match[0].strip())
                for one in self.said:
                    one.via = one.via or speaker.by or speaker.unnamed
                self.said.append(self._finish(verb, speaker, match.start(), [content], "according"))

    def _find_attributed(self, start: int, end: int) -> Span | None:
        behind = self.text[end : self.sentence.end]
        first = not re.search(
            r"\w",
            self.text[self.sentence.start : start]
            .replace("Moreover", "")
            .replace("But", "")
            .replace("And", ""),
        )
        if first:
            comma = re.match(r"[^,]{0,60},\s*", behind)
            begin = end + comma.end() if comma else end
            return (begin, self._find_end(begin)) if begin < self.sentence.end else None
        words = self.text[self.sentence.start : start].rstrip(" ,—–-(")
        if re.match(r", (?!and\b|but\b|who\b|which\b)", behind):
            return self.sentence.start, self._find_end(end)  # Set between commas: both sides were said.
        return (self.sentence.start, self.sentence.start + len(words)) if words else None

    # ------------------------------------------------------------ what belongs to which

    def _cut(self) -> None:
        """End the content of each statement where the words that report the next one begin."""
        for one, other in zip(self.said, self.said[1:], strict=False):
            if other.manner == "according" and other.verb_start < one.verb_start:
                continue
            if one.manner == "outer":
                one.content = []
            else:
                self._cut_at(one, other.begin)
        for one in self.said:
            self._cut_at(one, len(self.text))
            one.quotes = [
                quotation
                for quotation in self.paragraph.quotations
                if any(
                    start <= quotation.start + 1 and quotation.end <= end + 1 for start, end in one.content
                )
            ]

    def _cut_at(self, one: Said, place: int) -> None:
        kept = [(start, min(end, place)) for start, end in one.content if start < place]
        one.content = [
            (start, start + len(_LOOSE.sub("", self.text[start:end])))
            for start, end in kept
            if re.search(r"\w", self.text[start:end]) and not _ALONE.fullmatch(self.text[start:end])
        ]


def find_speech(paragraphs: list[Paragraph], cast: Cast) -> list[Said]:
    """List what is said in a text, in its order."""
    stage, found = Stage(cast), list[Said]()
    for paragraph in paragraphs:
        mine: list[Said] = []
        for number in range(len(paragraph.sentences)):
            mine += _Reader(paragraph, number, stage).read()
        _attach(paragraph, mine, found)
        found += mine
    return found


def _attach(paragraph: Paragraph, mine: list[Said], before: list[Said]) -> None:
    """Give a quotation without a verb of its own to the statement before it."""
    taken = [span for one in mine for span in one.content]
    for quotation in paragraph.quotations:
        if any(start <= quotation.start + 1 and quotation.end <= end + 1 for start, end in taken):
            continue
        number = paragraph.sentence_at(quotation.start)
        sentence = paragraph.sentences[number]
        whole = quotation.start - sentence.start <= 2 and quotation.end - quotation.start > 25
        last = [one for one in mine if one.verb_start < quotation.start]
        if not whole:
            continue
        if last and last[-1].content:
            last[-1].content.append((quotation.start, quotation.end))
            last[-1].quotes.append(quotation)
