"""Knows which actor words mean, given what the text has said before; leaves them alone where in doubt.

Does not know how a text is made up of parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...source.dates import Date
from .find import Candidate
from .lexicon import Hit, Lexicon
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

    def bring_in(self, actor: str) -> bool:
        """Note that a link leads to somebody; say whether that is a mention."""
        if actor not in self.roster.actors or actor in self.without:
            return False
        self.named.add(actor)
        return True

    def resolve(self, candidate: Hit | Candidate, text: str) -> Answer | None:
        """Say whom words mean; nothing where they are a surname that nobody has brought in."""
        if not isinstance(candidate, Candidate):
            start, end, meaning = candidate
            return self._resolve_name(start, end, meaning.names)
        terms = self._find_terms(candidate.office)
        if not candidate.forms:
            return self._resolve_office(candidate, terms, text)
        name = self._resolve_name(candidate.name_start, candidate.end, candidate.forms, terms)
        return name if candidate.hint else self._resolve_titled(candidate, terms, name)

    # ------------------------------------------------------------ names

    def _resolve_name(
        self, start: int, end: int, forms: Sequence[Form], terms: Iterable[Term] = ()
    ) -> Answer | None:
        # Most names are one form that always counts.
        if len(forms) > 1 or self.without or forms[0].reason == "surname":
            forms = [form for form in forms if self._counts(form)]
            if not forms:
                return None
        actor, _, reason, full, _ = forms[0]
        if len(forms) > 1:
            actors = sorted({form.actor for form in forms})
            if len(actors) > 1:
                actors = self._choose(actors, terms)
            if len(actors) > 1:
                return Answer(start, end, "", "shared", tuple(actors))
            actor, _, reason, full, _ = next(form for form in forms if form.actor == actors[0])
        if full:
            self.named.add(actor)
        return Answer(start, end, actor, reason)

    def _counts(self, form: Form) -> bool:
        return form.actor not in self.without and (form.reason != "surname" or form.actor in self.named)

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
        return [term for term in terms if term.actor not in self.without] if self.without else terms

    def _resolve_titled(self, candidate: Candidate, terms: list[Term], name: Answer | None) -> Answer | None:
        """Resolve a name with an office before it: the whole where it is its holder, else the name."""
        office = candidate.office
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

    def _resolve_office(self, candidate: Candidate, terms: list[Term], text: str) -> Answer | None:
        """Resolve an office without a name behind it: by the name set beside it, else by the date."""
        start, end, office = candidate.start, candidate.end, candidate.office
        if candidate.beside:
            held = {term.actor for term in terms}
            beside = {form.actor for form in candidate.beside if form.full or form.actor in self.named} & held
            if len(beside) == 1 and office.manner != "other":
                (actor,) = beside
                self._note(office, actor)
                # "Its chairman" alone says too little to be a mention of its own.
                said = office.owners or office.definite
                return Answer(start, end, actor, "beside", apposed=True) if said else None
            if not beside and any(form.full for form in candidate.beside):
                return Answer(start, end, "", "somebody else", tuple(sorted(held)))
        reason = office.manner or self._find_doubt(candidate, text)
        if not office.owners and not self._is_complete(office):
            return self._resolve_bare(candidate, office, reason)
        if reason or self.date is None:
            return Answer(start, end, "", reason, tuple(sorted({term.actor for term in terms})))
        actor, reason, actors = find_holder(terms, self.date)
        return Answer(start, end, actor, reason or "office", actors)

    def _find_doubt(self, candidate: Candidate, text: str) -> str:
        """Say why the date does not tell who holds an office; nothing where it does."""
        if self.date is None:
            return "no date"
        return "another year" if self._tells_of_another_time(text, candidate) else ""

    def _is_complete(self, office: Phrase) -> bool:
        offices = self.lexicon.offices
        assert offices is not None
        return not offices.complete.isdisjoint(office.offices)

    def _resolve_bare(self, candidate: Candidate, office: Phrase, reason: str) -> Answer | None:
        """Resolve `the prime minister`: the one whom the text has named so."""
        start, end = candidate.start, candidate.end
        named = sorted({actor for key in office.offices for actor in self.holders.get(key, ())})
        if len(named) == 1 and reason in ("", "no date", "another year"):
            return Answer(start, end, named[0], "office")
        return Answer(start, end, "", "several" if named else "unnamed", tuple(named))

    def _tells_of_another_time(self, text: str, candidate: Candidate) -> bool:
        """Say whether the sentence names a year outside of the time that the text tells of."""
        assert self.date is not None
        first, last = text.rfind("\0", 0, candidate.start) + 1, text.find("\0", candidate.end)
        # Most texts hold no year: to look for its first digits costs least.
        if max(text.find("20", first, last), text.find("19", first, last), text.find("18", first, last)) < 0:
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
