"""Knows what `according to` says of a sentence: who said it, or who passed on what others said in it.

Does not know verbs.
"""

from __future__ import annotations

import re

from .paragraphs import Paragraph
from .phrases import Span, find_object
from .said import Said, cut_at
from .speakers import Stage
from .speech_content import Contents

_ATTRIBUTION = re.compile(r"(?i:\baccording to|\bin the words of|\bby the account of) ")
_CONNECTION = re.compile(r"\W*(?:Moreover|But|And|Meanwhile|However)?\W*")


def read_attributions(paragraph: Paragraph, number: int, stage: Stage, said: list[Said]) -> None:
    """Add to the statements of a sentence those that have no verb, and note who passed on others."""
    sentence, text = paragraph.sentences[number], paragraph.text
    for match in _ATTRIBUTION.finditer(text, sentence.start, sentence.end):
        phrase = find_object(text, match.end(), sentence.end)
        if not phrase or paragraph.is_quoted(match.start()):
            continue
        speaker = stage.resolve(text[slice(*phrase)], paragraph.place, phrase[0])
        if speaker is None:
            continue
        before = [one for one in said if one.verb_start < match.start()]
        if before:
            before[-1].pass_on(speaker)
            cut_at(before[-1], text, match.start())
            continue
        stage.remember(speaker)
        content = _find_content(paragraph, number, match.start(), phrase[1])
        if content:
            for one in said:
                one.pass_on(speaker)
            words = match[0].strip()
            place = paragraph.place, number
            said.append(Said(*place, speaker, words, match.start(), match.start(), [content], "according"))


def _find_content(paragraph: Paragraph, number: int, start: int, end: int) -> Span | None:
    """Find what was said: behind the words if they open the sentence, else before them, or both."""
    sentence, text = paragraph.sentences[number], paragraph.text
    behind = text[end : sentence.end]
    contents = Contents(paragraph, number)
    if _CONNECTION.fullmatch(text[sentence.start : start]):
        comma = re.match(r"[^,]{0,60},\s*", behind)
        begin = end + comma.end() if comma else end
        return (begin, contents.find_end(begin)) if begin < sentence.end else None
    if re.match(r", (?!and\b|but\b|who\b|which\b)", behind):
        return sentence.start, contents.find_end(end)
    words = text[sentence.start : start].rstrip(" ,—–-(")
    return (sentence.start, sentence.start + len(words)) if words else None
