"""Knows which actor words mean, given what the text has said before; leaves them alone where in doubt.

Does not know how a text is made up of parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ...source.dates import Date
from .find import Candidate
from .lexicon import Lexicon
from .names import Form
from .phrases import Phrase
from .roster import Roster
from .terms import Term, find_holder, find_possible

# Looked back from its end, as most of a text is no year.
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?<![\d.,]\d{4})(?![\d,]|\.\d)")
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(]?[A-Z])")


class Answer(NamedTuple):
    """Say whom words mean and why; or, without an actor, why they were left alone."""

    start: int
    end: int
    actor: str
    reason: str
    actors: tuple[str, ...] = ()
    """Whom they could mean."""
    apposed: bool = False
    """Whether it is an office with the name set beside it by a comma."""


@dataclass(slots=True)
class Reading:
    """Hold what a text has said so far, as somebody who reads it knows."""

    roster: Roster
    lexicon: Lexicon
    date: Date | None
    without: frozenset[str] = frozenset()
    """Actors that an editor has excluded."""
    named: set[str] = field(default_factory=set)
    """Actors whose full name has stood in the text."""
    holders: dict[str, set[str]] = field(default_factory=dict)
    """For each office those whom the text has named in it."""

    def resolve(self, candidate: Candidate, text: str) -> Answer | None:
        """Say whom words mean; nothing where they are a surname that nobody has brought in."""
        if candidate.office is None:
            return self._resolve_name(candidate, self._find_terms(candidate.hint) if candidate.hint else ())
        terms = self._find_terms(candidate.office)
        if candidate.forms:
            return self._resolve_titled(candidate, candidate.office, terms)
        return self._resolve_office(candidate, candidate.office, terms, text)

    # ------------------------------------------------------------ names

    def _resolve_name(self, candidate: Candidate, terms: Iterable[Term] = ()) -> Answer | None:
        possible: dict[str, Form] = {}
        for form in candidate.forms:
            if form.actor not in self.without and (form.reason != "surname" or form.actor in self.named):
                possible.setdefault(form.actor, form)
        if not possible:
            return None
        actors = [*possible]
        if len(actors) > 1:
            actors = self._choose(sorted(actors), terms)
        if len(actors) > 1:
            return Answer(candidate.name_start, candidate.end, "", "shared", tuple(actors))
        form = possible[actors[0]]
        if form.full:
            self.named.add(form.actor)
        return Answer(candidate.name_start, candidate.end, form.actor, form.reason)

    def _choose(self, actors: list[str], terms: Iterable[Term]) -> list[str]:
        """Take of several who share a name the one named before, else whom office and date leave possible."""
        known = [actor for actor in actors if actor in self.named]
        if len(known) == 1:
            return known
        left = known or actors
        terms = [term for term in terms if term.actor in left]
        holding = find_possible(terms, self.date) if self.date else {term.actor for term in terms}
        if len(holding) == 1:
            return [*holding]
        alive = [actor for actor in left if self.roster.exists(actor, self.date)]
        return alive if len(alive) == 1 else actors

    # ------------------------------------------------------------ offices

    def _find_terms(self, office: Phrase) -> list[Term]:
        offices = self.lexicon.offices
        assert offices is not None
        terms = offices.find_terms(office.offices, office.owners)
        return [term for term in terms if term.actor not in self.without]

    def _resolve_titled(self, candidate: Candidate, office: Phrase, terms: list[Term]) -> Answer | None:
        """Resolve a name with an office before it: the whole where it is its holder, else the name."""
        name = self._resolve_name(candidate, terms)
        held = {term.actor for term in terms}
        if name is None and office.manner in ("", "predicate", "generic", "then"):
            actors = {form.actor for form in candidate.forms} & held
            chosen = self._choose_holder(actors, terms, office.manner == "then")
            if len(chosen) > 1:
                return Answer(candidate.start, candidate.end, "", "shared", tuple(sorted(chosen)))
            if actors and not chosen:
                return Answer(candidate.start, candidate.end, "", "not then", tuple(sorted(actors)))
            if chosen:
                name = Answer(candidate.name_start, candidate.end, next(iter(chosen)), "beside")
        if name and name.reason == "surname" and name.actor not in held:
            # King Hussein is not the Hussein of whom the text has spoken.
            return Answer(candidate.start, candidate.end, "", "somebody else", tuple(sorted(held)))
        if name is None or not name.actor or name.actor not in held or office.manner == "other":
            return name
        self._note(office, name.actor)
        return Answer(candidate.start, candidate.end, name.actor, "beside")

    def _choose_holder(self, actors: set[str], terms: list[Term], at_any_time: bool) -> set[str]:
        """Return those of some who could hold an office at the time; all where no time is to be heeded."""
        if self.date is None or at_any_time:
            return actors
        return find_possible(terms, self.date) & actors

    def _note(self, office: Phrase, actor: str) -> None:
        for key in office.offices:
            self.holders.setdefault(key, set()).add(actor)

    def _resolve_office(
        self, candidate: Candidate, office: Phrase, terms: list[Term], text: str
    ) -> Answer | None:
        """Resolve an office without a name behind it: by the name set beside it, else by the date."""
        answer = Answer(candidate.start, candidate.end, "", "")
        held = {term.actor for term in terms}
        if candidate.beside:
            beside = {form.actor for form in candidate.beside if form.full or form.actor in self.named} & held
            if len(beside) == 1 and office.manner != "other":
                actor = next(iter(beside))
                self._note(office, actor)
                # "Its chairman" alone says too little to be a mention of its own.
                said = office.owners or office.definite
                return answer._replace(actor=actor, reason="beside", apposed=True) if said else None
            if not beside and any(form.full for form in candidate.beside):
                return answer._replace(reason="somebody else", actors=tuple(sorted(held)))
        reason = office.manner
        if not reason and self.date is None:
            reason = "no date"
        if not reason and self._tells_of_another_time(text, candidate):
            reason = "another year"
        offices = self.lexicon.offices
        assert offices is not None
        if not office.owners and not any(key in offices.complete for key in office.offices):
            return self._resolve_bare(answer, office, reason)
        if reason or self.date is None:
            return answer._replace(reason=reason, actors=tuple(sorted(held)))
        holder = find_holder(terms, self.date)
        if not holder.actor:
            return answer._replace(reason=holder.reason, actors=holder.actors)
        return answer._replace(actor=holder.actor, reason="office")

    def _resolve_bare(self, answer: Answer, office: Phrase, reason: str) -> Answer | None:
        """Resolve `the prime minister`: the one whom the text has named so."""
        named = {actor for key in office.offices for actor in self.holders.get(key, ())}
        if len(named) == 1 and reason in ("", "no date", "another year"):
            return answer._replace(actor=next(iter(named)), reason="office")
        return answer._replace(reason="several" if named else "unnamed", actors=tuple(sorted(named)))

    def _tells_of_another_time(self, text: str, candidate: Candidate) -> bool:
        """Say whether the sentence names a year outside of the time that the text tells of."""
        assert self.date is not None
        first, last = text.rfind("\0", 0, candidate.start) + 1, text.find("\0", candidate.end)
        if not _YEAR.search(text, first, last):
            return False
        starts = [match.end() for match in _SENTENCE_END.finditer(text, first, candidate.start)]
        end = _SENTENCE_END.search(text, candidate.end, last)
        sentence = text[starts[-1] if starts else first : end.start() if end else last]
        years = [int(match[0]) for match in _YEAR.finditer(sentence)]
        begin = self.date.year
        until = self.date.end.year if self.date.end else begin
        return any(
            (begin is not None and year < begin) or (until is not None and year > until) for year in years
        )
