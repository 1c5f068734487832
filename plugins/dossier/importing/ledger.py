"""Knows how an editor's decisions on candidates are written, one a line, and what is still to be asked.

Does not know where a ledger lies, nor what comes of a decision.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, get_args

from ..problems import FieldError
from ..source.fields import QUOTE_WORDS, is_id
from ..source.header import SourceError, decode, parse_yaml
from .candidates import Candidate, Kind, find_basis
from .fragments import cut_words

Verdict = Literal["accepted", "rejected", "merged", "never"]
_ALIKE = 0.6
"""Words that are so much alike are the same ones, changed."""


class Decision(NamedTuple):
    """Hold what an editor decided about one candidate."""

    id: str
    """The candidate's."""
    kind: str
    verdict: Verdict
    words: str
    """Those it rests on, at most 25 of them."""
    into: str = ""
    """Where `verdict` is merged: what it was merged with."""


@dataclass(frozen=True)
class Open:
    """Hold a candidate that is to be decided."""

    candidate: Candidate
    again: str = ""
    """Why it is asked again, where something like it was decided before."""


def make_decision(candidate: Candidate, verdict: Verdict, into: str = "") -> Decision:
    """Return a decision as the ledger holds it."""
    return Decision(candidate.id, candidate.kind, verdict, find_words(candidate), into)


def find_words(candidate: Candidate) -> str:
    """Return the words that a candidate rests on, at most as many as may be kept of a source."""
    return cut_words(" … ".join(find_basis(candidate)), QUOTE_WORDS)


def add_decision(decisions: Iterable[Decision], new: Decision) -> tuple[Decision, ...]:
    """Return decisions with a new one, in place of what was decided about the same candidate."""
    return (*(one for one in decisions if one.id != new.id), new)


def render_ledger(decisions: Iterable[Decision]) -> str:
    """Write decisions one a line, by id, so that the work of two editors is merged line by line."""
    return "".join(f"{_write(one)}\n" for one in sorted(set(decisions)))


def _write(one: Decision) -> str:
    into = f", into: {one.into if is_id(one.into) else _quote(one.into)}" if one.into else ""
    words = _quote(one.words)
    return f"- {{id: {one.id}, kind: {one.kind}, decision: {one.verdict}{into}, words: {words}}}"


def _quote(words: str) -> str:
    return json.dumps(" ".join(words.split()), ensure_ascii=False)


def parse_ledger(data: bytes, path: str) -> tuple[Decision, ...]:
    """Read a ledger, in whatever order git merged its lines; raises FieldError where it cannot be read."""
    try:
        plain, marks, _ = parse_yaml(decode(data)) if data.strip() else ([], None, ())
    except SourceError as error:
        hint = error.hint or "mend it, or delete the line"
        raise FieldError(error.code, f"{path}:{error.line}: {error.message}", hint) from None
    found = []
    for number, one in enumerate(plain if isinstance(plain, list) else [plain]):
        line = marks.find((number,)) if marks else 1
        keys = {key: str(value) for key, value in one.items()} if isinstance(one, dict) else {}
        if keys.get("kind") not in get_args(Kind) or keys.get("decision") not in get_args(Verdict):
            hint = "a line is - {id: …, kind: …, decision: accepted, rejected, merged or never, words: …}"
            raise FieldError("value-unknown", f"{path}:{line}: this line is no decision", hint)
        verdict: Verdict = keys["decision"]  # type: ignore[assignment]  # Just looked up among them.
        given = (keys.get("id", ""), keys["kind"], verdict, keys.get("words", ""), keys.get("into", ""))
        found.append(Decision(*given))
    return tuple(found)


def find_open(
    candidates: Sequence[Candidate], decisions: Iterable[Decision], never: Collection[str]
) -> tuple[Open, ...]:
    """Return the candidates that nobody has decided, in their order; `never` are ids for the whole site.

    Asked again is what two editors decided differently, and what rests on words that have changed.
    """
    found: dict[str, set[Decision]] = {}
    for one in decisions:
        found.setdefault(one.id, set()).add(one)
    present = {one.id for one in candidates}
    gone = sorted(one for name, many in found.items() if name not in present for one in many)
    still = []
    for candidate in candidates:
        mine = found.get(candidate.id, set())
        verdicts = sorted({f"{one.verdict} {one.into}".strip() for one in mine})
        if len(verdicts) > 1:
            still.append(Open(candidate, f"two editors decided differently: {' and '.join(verdicts)}"))
        elif not mine and candidate.id not in never:
            still.append(Open(candidate, _find_former(candidate, gone)))
    return tuple(still)


def _find_former(candidate: Candidate, gone: Sequence[Decision]) -> str:
    """Say how a candidate was decided when its words were others; nothing where it is new."""
    words = find_words(candidate)
    best, former = 0.0, None
    for one in gone:
        if one.kind != candidate.kind or one.verdict == "never":
            continue
        likeness = SequenceMatcher(None, one.words, words, autojunk=False).ratio()
        if likeness > max(best, _ALIKE):
            best, former = likeness, one
    return f"{former.verdict} when its words were “{former.words}”" if former else ""
