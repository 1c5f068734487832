"""Knows how candidates are told and accepted without a terminal to review them in.

Does not know how they are found, nor what accepting one changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..build.deciding import Desk
from ..build.ledgers import Searched, find_still_open
from ..importing.entering import write_entry
from ..importing.entries import build_entry
from ..importing.ledger import Open, find_words
from ..problems import FieldError

FORMATS = ("md", "json")
Taken = tuple[Searched, tuple[Open, ...]]
"""A text, and those of its candidates that are open."""


@dataclass(frozen=True)
class Wanted:
    """Say what is to be done with candidates, beside counting them."""

    report: str = ""
    """`md` or `json`."""
    above: float | None = None
    """Candidates with a higher score are accepted."""


def read_wanted(report: str | None, above: str | None) -> Wanted:
    """Return what a person wants; raises FieldError where it is no format or no score."""
    if report is not None and report not in FORMATS:
        raise FieldError("value-unknown", f"--report: '{report}' is no format", "write md or json")
    try:
        score = None if above is None else float(above)
    except ValueError:
        score = -1.0
    if score is not None and not 0 <= score <= 1:
        hint = "write a number from 0 to 1, as in 0.9"
        raise FieldError("value-invalid", f"--accept-all-above: '{above}' is no score", hint)
    return Wanted(report or "", score)


def accept_above(desk: Desk, text: Searched, above: float) -> list[str]:
    """Accept the open candidates with a higher score; tell what was accepted, and what could not be and why.

    A name that was left alone is never accepted so: that wants an editor.
    """
    content, told = desk.holdings.content, []
    for one in find_still_open(content, text):
        candidate = one.candidate
        if candidate.score <= above or candidate.kind == "name" or one.again:
            continue
        label = f"{candidate.kind} “{find_words(candidate) or candidate.sentence.text}”"
        try:
            desk.accept(text, candidate, build_entry(candidate, desk.ids))
            told.append(f"  Accepted: {label}")
        except FieldError as error:
            told.append(f"  Left open: {label}: {error}")
    return told


def count_open(still: Sequence[Open], total: int) -> str:
    """Say how many candidates a text has, by kind, and how many were decided before."""
    kinds: dict[str, int] = {}
    for one in still:
        kinds[one.candidate.kind] = kinds.get(one.candidate.kind, 0) + 1
    parts = ", ".join(f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in kinds.items())
    decided = f"; {total - len(still)} decided" if total > len(still) else ""
    return f"  candidates: {parts or 'none'}{decided}"


def render_report(taken: Iterable[Taken], form: str, desk: Desk) -> str:
    """Write the open candidates of texts, in Markdown or JSON."""
    if form == "json":
        plain = [
            {"article": text.name, "candidates": [_list(one, desk) for one in many]} for text, many in taken
        ]
        return json.dumps(plain, ensure_ascii=False, indent=2)
    return "\n".join("\n".join(_describe(text, many, desk)) for text, many in taken)


def _list(one: Open, desk: Desk) -> dict[str, Any]:
    candidate = one.candidate
    told: dict[str, Any] = {"id": candidate.id, "kind": candidate.kind, "score": candidate.score}
    told |= {"reason": candidate.reason, "again": one.again, "sentence": candidate.sentence.text}
    told["words"] = [
        {"line": words.line, "start": words.start, "end": words.end, "text": words.text}
        for words in candidate.words or (candidate.sentence,)
    ]
    told["record"] = build_entry(candidate, desk.ids)
    return {key: value for key, value in told.items() if value != ""}


def _describe(text: Searched, many: Sequence[Open], desk: Desk) -> list[str]:
    lines = [f"# {text.title}", "", f"`{text.name}`: {len(many)} to decide.", ""]
    for one in many:
        candidate = one.candidate
        first = (candidate.words or (candidate.sentence,))[0]
        lines += [f"## {candidate.kind.capitalize()}, line {first.line}, score {candidate.score:.2f}", ""]
        lines += [f"> {candidate.sentence.text}", "", f"- words: {find_words(candidate) or first.text}"]
        lines += [f"- reason: {candidate.reason}", *[f"- again: {one.again}"] * bool(one.again), ""]
        lines += ["```yaml", write_entry(build_entry(candidate, desk.ids)).rstrip(), "```", ""]
    return lines
