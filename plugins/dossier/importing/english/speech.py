"""Knows how a text reports what somebody said: verb, speaker, content, quotation, who passed it on.

Does not know which of it belongs on a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .attributions import read_attributions
from .names import Cast
from .paragraphs import Paragraph
from .phrases import Span
from .reporting import QUOTED, QUOTED_PASSIVE, reports
from .said import Said, add_quotations, cut_at, part_statements
from .speakers import Speaker, Stage
from .speech_content import Contents
from .speech_subjects import Subjects
from .speech_verbs import PARTICIPLE, SIMPLE, VERB

_COORDINATED = re.compile(
    r"(?:\band|\bbut|\bor|, then|\byet)"
    r"(?: (?:also|then|later|again|even|has|have|had|instead|repeatedly|\w+ly))* $"
)
_INVERTED = re.compile(r"(?:[,.?!…]?[”\"’']|,|—|–) ?$")
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been)(?: \w+ly| also)? $")
_JOINT = re.compile(r"(?:,|\band|\bbut|\bthen|\balso|\s)+$")
_OPENING = re.compile(r"(?: (?:morning|afternoon|evening|night))?,? ?")
_NEAR = 45
"""Signs behind a verb in which a date says when somebody spoke."""


class _Verb(NamedTuple):
    start: int
    end: int
    text: str


def find_speech(paragraphs: Sequence[Paragraph], cast: Cast) -> list[Said]:
    """List what is said in a text, in its order."""
    stage, found = Stage(cast), list[Said]()
    for paragraph in paragraphs:
        mine: list[Said] = []
        for number in range(len(paragraph.sentences)):
            mine += _Reader(paragraph, number, stage).read()
        add_quotations(mine, paragraph)
        found += mine
    return found


class _Reader:
    """Read what is said in one sentence."""

    def __init__(self, paragraph: Paragraph, number: int, stage: Stage) -> None:
        self.paragraph, self.number, self.stage = paragraph, number, stage
        self.sentence, self.text = paragraph.sentences[number], paragraph.text
        self.subjects, self.contents = Subjects(paragraph, number), Contents(paragraph, number)
        self.said: list[Said] = []

    def read(self) -> list[Said]:
        for verb in self._find_verbs():
            one = self._read_verb(verb)
            if one:
                self.stage.remember(one.speaker)
                self.said.append(one)
        read_attributions(self.paragraph, self.number, self.stage, self.said)
        return part_statements(self.said, self.paragraph)

    def _find_verbs(self) -> Iterator[_Verb]:
        for match in VERB.finditer(self.text, self.sentence.start, self.sentence.end):
            start, end = match.span()
            before, behind = self.text[self.sentence.start : start], self.text[end : self.sentence.end]
            undated = next((last for first, last in self.subjects.dates if 0 <= first - end <= 4), end)
            if not self.paragraph.is_quoted(start) and reports(
                match[0], before, behind, self.text[undated : self.sentence.end]
            ):
                yield _Verb(start, end, match[0])

    # ------------------------------------------------------------ who speaks

    def _read_verb(self, verb: _Verb) -> Said | None:
        before = self.text[self.sentence.start : verb.start]
        quoted = QUOTED_PASSIVE.search(before) or QUOTED.search(before)
        if quoted:
            return self._read_quoted(verb, quoted)
        if PARTICIPLE.fullmatch(verb.text) and not _PROGRESSIVE.search(before):
            return self._share(verb)
        one = None
        if verb.text in SIMPLE and _INVERTED.search(before):
            one = self._read_inverted(verb)
        if one is None and (_COORDINATED.search(before) or (self.said and before.endswith(", "))):
            one = self._share(verb)
        return one or self._read_plain(verb)

    def _read_quoted(self, verb: _Verb, match: re.Match[str]) -> Said | None:
        """Read `a senior official quoted Netanyahu as telling`, and `Netanyahu was quoted as telling`."""
        place = self.sentence.start + match.start()
        subject = self.subjects.find_left(place, self.said)
        begin = subject[0] if subject else place
        if match.re is QUOTED_PASSIVE:
            speaker = self._resolve(subject) if subject else None
            return self._make(verb, speaker, begin, "quoted", match[1] or "") if speaker else None
        passed = self._resolve(subject) if subject else self.said[-1].speaker if self.said else None
        if passed and subject:
            self.stage.remember(passed)
        # "Quoted Ida Sorno, head of the delegation, as saying": what follows a comma says more of her.
        start, length = self.sentence.start + match.start(2), len(match[2].partition(",")[0])
        speaker = self._resolve((start, start + length))
        via = passed.by or passed.unnamed if passed else ""
        return self._make(verb, speaker, begin, "quoted", via) if speaker else None

    def _share(self, verb: _Verb) -> Said | None:
        """Read a verb that has the subject of the one before, or of the whole sentence."""
        if self.said:
            speaker: Speaker | None = self.said[-1].speaker
        else:
            subject = self.subjects.find_main(verb.start)
            speaker = self._resolve(subject) if subject else None
        if speaker is None:
            return None
        before = self.text[self.sentence.start : verb.start]
        begin = self.sentence.start + len(_JOINT.sub("", before))
        return self._make(verb, speaker, begin, "shared", self.said[-1].via if self.said else "")

    def _read_inverted(self, verb: _Verb) -> Said | None:
        """Read `“...,” said the mayor`."""
        subject = self.subjects.find_behind(verb.start, verb.end)
        left = self.contents.find_left(verb.start, self.said)
        speaker = self._resolve(subject) if subject and left else None
        if not subject or speaker is None:
            return None
        return self._finish(
            verb, speaker, verb.start, [*left, *self.contents.find_more(subject[1])], "inverted"
        )

    def _read_plain(self, verb: _Verb) -> Said | None:
        subject = self.subjects.find_before(verb.start, self.said)
        speaker = self._resolve(subject) if subject else None
        if not subject or speaker is None:
            return None
        outer = self.said[-1] if self.said and self._is_nested(self.said[-1], subject) else None
        if outer is None:
            return self._make(verb, speaker, subject[0], "plain")
        if (speaker.by, speaker.unnamed) == (outer.speaker.by, outer.speaker.unnamed):
            return None  # "He denied that he had rejected it" is one statement.
        outer.manner = "outer"
        return self._make(verb, speaker, subject[0], "nested", outer.speaker.by or outer.speaker.unnamed)

    def _is_nested(self, outer: Said, subject: Span) -> bool:
        """Say whether a subject begins what somebody else says: the source said the minister had told ..."""
        open_ = outer.content and outer.manner not in ("tail", "inverted")
        return bool(open_) and 0 <= subject[0] - outer.content[0][0] <= 3

    def _resolve(self, subject: Span) -> Speaker | None:
        words = self.text[slice(*subject)]
        return self.stage.resolve(words, self.paragraph.place, subject[0], self.sentence.start)

    # ------------------------------------------------------------ what is said

    def _make(self, verb: _Verb, speaker: Speaker, begin: int, manner: str, via: str = "") -> Said | None:
        """Decide whether what was said stands behind the verb or before its subject."""
        rest, to = self.contents.skip_hearer(verb.text, verb.end)
        closed = self.contents.skip_adverbials(rest)
        ends = self.contents.is_closed(closed)
        if (
            ends
            and manner == "plain"
            and self.said
            and self.text[:begin].rstrip().endswith((",", "”", '"', "’"))
        ):
            self._pass_on(speaker, begin)
            return None
        left = self.contents.find_left(begin, self.said) if manner != "shared" else []
        right = self.contents.find_right(rest, closed)
        if left and (ends or not right):
            more = self.contents.find_more(closed) if ends else []
            return self._finish(verb, speaker, begin, [*left, *more], "tail", via, to)
        return self._finish(verb, speaker, begin, [right], manner, via, to) if right else None

    def _pass_on(self, speaker: Speaker, begin: int) -> None:
        """Note who tells all that a sentence has reported so far."""
        for one in self.said:
            one.pass_on(speaker)
        cut_at(self.said[-1], self.text, begin)

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
        # A verb without a subject of its own has what stands before it in common with others.
        date = self._find_date(verb.start if manner == "shared" else begin, verb.end, content)
        place = self.paragraph.place, self.number
        return Said(*place, speaker, verb.text, verb.start, begin, content, manner, via, to, date)

    def _find_date(self, begin: int, end: int, content: list[Span]) -> str:
        """Return when somebody spoke: a date beside the verb, or one that opens the words that report."""
        for one in self.paragraph.dates[self.number]:
            beside = begin <= one.start <= end + _NEAR
            opening = one.end <= begin and _OPENING.fullmatch(self.text, one.end, begin) is not None
            if (beside or opening) and not any(start <= one.start < last for start, last in content):
                return one.value
        return ""
