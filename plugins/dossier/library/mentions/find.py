"""Knows where in a text words may mean an actor: the longest first, and none inside another.

Does not know whom they mean.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .folding import Folded, fold_name, fold_text
from .guards import Neighbours, find_closed, is_joined, overlaps
from .lexicon import Hit, Lexicon
from .names import Form, fits
from .phrases import Phrase, find_phrases

_OF_NAME = re.compile(r"['’]s? [A-Z]")
"""The Prime Minister’s Office is no prime minister."""
_STRANGER = re.compile(
    r",? (?:[A-Z][\w’'-]+ ){1,3}?[A-Z][\w’'-]+(?=[,.;:]| (?:said|says|told|who|has|was)\b)"
)


class Candidate(NamedTuple):
    """Hold words of a text that may mean an actor: a name, an office, or both in a row."""

    start: int
    end: int
    forms: tuple[Form, ...]
    """What the name may be; empty of an office alone."""
    name_start: int
    office: Phrase | None = None
    beside: tuple[Form, ...] = ()
    """Names in apposition: the foreign minister, Israel Katz."""
    hint: Phrase | None = None
    """The office that stands in apposition to a name."""


class Around(NamedTuple):
    """Name the actors to whom links lead that stand directly before and behind a text."""

    before: str = ""
    behind: str = ""


NOBODY = Around()


def find_candidates(lexicon: Lexicon, text: str, around: Around = NOBODY) -> list[Candidate]:
    """List the words of a text that may mean actors, in their order; none overlap."""
    folded = fold_text(text)
    hits = [
        Hit(start, end, forms)
        for start, end, all_forms in lexicon.find(folded)
        if (forms := _find_fitting(all_forms, text[folded.place(start) : folded.place(end)]))
    ]
    if not hits:
        return []
    return _Text(lexicon, text, folded, hits, around).find()


def _find_fitting(forms: tuple[Form, ...], words: str) -> tuple[Form, ...]:
    return tuple(form for form in forms if form.reason == "office" or fits(form.written, words))


class _Text:
    """Put together what stands in one text."""

    def __init__(self, lexicon: Lexicon, text: str, folded: Folded, hits: list[Hit], around: Around) -> None:
        self.lexicon, self.text, self.folded, self.hits, self.around = lexicon, text, folded, hits, around
        self.names = [
            Candidate(start, end, named, start)
            for start, end, forms in hits
            if (named := tuple(form for form in forms if form.reason not in ("adjective", "office")))
        ]
        self.phrases: list[Phrase] = []
        self.hints: dict[int, Phrase] = {}
        if lexicon.offices and any(hit.forms[-1].reason == "office" for hit in hits):
            titles = self._free_titles()
            self.phrases = find_phrases(lexicon.offices, folded.text, titles)
        places = [(one.start, one.end) for one in self.names] + [(one.start, one.end) for one in self.phrases]
        self.starts = {folded.place(start) for start, _ in places}
        self.ends = {folded.place(end) for _, end in places}

    def _free_titles(self) -> list[Hit]:
        """Leave out titles inside of longer names: the Prime Minister's Office is no prime minister."""
        longer = [(one.start, one.end) for one in self.names if one.end - one.start > 8]
        return [
            hit
            for hit in self.hits
            if hit.forms[-1].reason != "office"
            or not any(
                start <= hit.start and hit.end <= end and end - start > hit.end - hit.start
                for start, end in longer
            )
        ]

    def find(self) -> list[Candidate]:
        closed = find_closed(self.text)
        chosen: list[Candidate] = []
        spans: list[tuple[int, int]] = []
        offices = [one for one in map(self._of_office, self.phrases) if one]
        found = [*(one._replace(hint=self.hints.get(one.start)) for one in self.names), *offices]
        found.sort(key=lambda one: (one.start - one.end, one.start))
        for one in found:
            if overlaps(spans, one.start, one.end):
                continue
            placed = self._place(one)
            free = not overlaps(closed, placed.start, placed.end)
            titled = one.office is not None
            alone = not one.forms or self._stands_alone(placed, titled)
            if titled and not alone:
                continue  # The name inside may be somebody else's; it is looked at by itself.
            spans.append((one.start, one.end))
            if free and alone:
                chosen.append(placed)
        return sorted(chosen)

    def _place(self, one: Candidate) -> Candidate:
        place = self.folded.place
        return one._replace(start=place(one.start), end=place(one.end), name_start=place(one.name_start))

    def _of_office(self, phrase: Phrase) -> Candidate | None:
        """Join an office with the names beside it; nothing where it is none that anybody holds."""
        offices = self.lexicon.offices
        assert offices is not None
        if phrase.owners and not offices.find_terms(phrase.offices, phrase.owners):
            return None
        name = self._name_behind(phrase.end, " ")
        if name and self.text[self.folded.place(phrase.end)] in " \n\xa0":
            return Candidate(phrase.start, name.end, name.forms, name.start, phrase, name.forms)
        beside = self._find_beside(phrase)
        known = phrase.owners or any(key in offices.complete for key in phrase.offices)
        if phrase.manner == "other" and not beside:
            return None
        if not (known or phrase.definite or beside) or self._is_elsewhere(phrase):
            return None
        return Candidate(phrase.start, phrase.end, (), phrase.start, phrase, beside)

    def _name_behind(self, end: int, joint: str) -> Candidate | None:
        if not self.folded.text.startswith(joint, end):
            return None
        names = [one for one in self.names if one.start == end + len(joint) and one.forms[0].person]
        return max(names, key=lambda one: one.end, default=None)

    def _find_beside(self, phrase: Phrase) -> tuple[Form, ...]:
        """Return the names that a comma sets beside an office, before or behind it."""
        text = self.folded.text
        behind = self._name_behind(phrase.end, ", ")
        if behind:
            self.hints[behind.start] = phrase
            return behind.forms
        rest = text[phrase.end :]
        if self.around.behind and rest.strip() in ("", ","):
            return (_link_to(self.around.behind),)
        before = text[: phrase.start].removesuffix("the ")
        if before.endswith(", "):
            names = [one for one in self.names if one.end == len(before) - 2 and one.forms[0].person]
            if names:
                name = min(names, key=lambda one: one.start)
                self.hints[name.start] = phrase
                return name.forms
            if self.around.before and before.strip() == ",":
                return (_link_to(self.around.before),)
        return ()

    def _is_elsewhere(self, phrase: Phrase) -> bool:
        """Say whether an office belongs to somebody unknown: Egypt's president, Secretary of State Jones."""
        start, end = self.folded.place(phrase.start), self.folded.place(phrase.end)
        if phrase.manner == "elsewhere" or _OF_NAME.match(self.text, end):
            return True
        if not phrase.manner and is_joined(self.text, start, end, (), ()):
            return True
        near = Neighbours(self.lexicon.language, self.text, start, end)
        if near.is_continued(self.starts) or _STRANGER.match(self.text, end):
            return True
        words = self.lexicon.language.offices
        last = self.text[start:end].split()[-1].lower()
        if near.word_after in ("for", "to") and words and last in words.toward:
            rest = self.text[end:].split(maxsplit=3)[1:3]
            return any(word[0].isupper() for word in rest if word != "the")
        return (
            bool(phrase.owners) and near.is_preceded(self.ends, self.lexicon.adjectives) and not phrase.manner
        )

    def folded_words(self, one: Candidate) -> str:
        """Return the words of a name, made alike."""
        return fold_name(self.text[one.name_start : one.end])

    def _stands_alone(self, one: Candidate, titled: bool) -> bool:
        """Say whether words are a name of their own, and no part of another name or an everyday word."""
        start, end, forms = one.name_start, one.end, one.forms
        if is_joined(self.text, start, end, self.starts, self.ends):
            return False
        if not self.lexicon.language.has_capitals:
            return forms[0].full or self.folded_words(one) not in self.lexicon.language.common
        near = Neighbours(self.lexicon.language, self.text, start, end)
        if near.is_continued(self.starts):
            return False
        if titled:
            return True
        if forms[0].person and forms[0].full and any(sign in self.text[start:end] for sign in " \n\xa0"):
            return True  # Two words of a person's name are the name, whatever title stands before them.
        if near.is_preceded(self.ends, self.lexicon.adjectives):
            return False
        return forms[0].full or not near.is_common_word()


def _link_to(actor: str) -> Form:
    return Form(actor, "", "name", True, True)
