"""Knows the labelled passages of mentions, and how well the rules do on them.

Does not know the rules.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markdown_it.utils import read_fixture_file

from ..library.mentions.model import BODY, Findings
from ..library.mentions.roster import Roster
from ..library.mentions.texts import collect_actors, find_mentions
from ..source.body import Part, Text
from ..source.documents import Document, parse_document

_MARK = re.compile(r"⟦(.*?)\|([^|⟧]*)\|([^|⟧]*)⟧", re.DOTALL)


class Label(NamedTuple):
    """Hold words of a passage with whom they mean, `-` for nobody, and why."""

    start: int
    end: int
    actor: str
    reason: str


@dataclass(frozen=True)
class Passage:
    """Hold a labelled passage: its header, its Markdown without marks, and the marks."""

    path: Path
    line: int
    title: str
    header: dict[str, Any]
    text: str
    labels: tuple[Label, ...]


@dataclass
class Score:
    """Count what was found, rightly and wrongly, and what was not."""

    found: int = 0
    right: int = 0
    marked: int = 0
    met: int = 0
    errors: tuple[tuple[str, str], ...] = ()
    """The kind of each error, and where it is."""

    @property
    def precision(self) -> float:
        """Return how many of those found are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return how many of those marked are found."""
        return self.met / self.marked if self.marked else 1.0


def read_passages(folder: Path) -> Iterator[Passage]:
    """Read all labelled passages of a folder."""
    for path in sorted(folder.glob("*.md")):
        if path.name != "README.md":
            for line, title, header, marked in read_fixture_file(path):
                text, labels = _take_marks(marked)
                yield Passage(path, line, title, yaml.safe_load(header) or {}, text, labels)


def _take_marks(marked: str) -> tuple[str, tuple[Label, ...]]:
    text, labels, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        labels.append(Label(len(text), len(text) + len(match[1]), match[2], match[3]))
        text += match[1]
        at = match.end()
    return text + marked[at:], tuple(labels)


def read_roster(folder: Path) -> Roster:
    """Read the actors of the passages."""
    parsed = []
    for path in sorted((folder / "actors").glob("*.md")):
        document, problems = parse_document("actors", f"content/actors/{path.name}", path.read_bytes())
        if problems:
            raise ValueError("\n".join(map(str, problems)))
        parsed.append(document)
    return Roster(collect_actors(parsed), "en")


def score_passages(folder: Path) -> Score:
    """Find mentions in all passages of a folder, and compare them with the labels."""
    roster, score = read_roster(folder), Score()
    errors: list[tuple[str, str]] = []
    for passage in read_passages(folder):
        found = list(_find(passage, roster))
        wanted = [label for label in passage.labels if label.actor != "-"]
        score.found += len(found)
        score.marked += len(wanted)
        score.right += sum(_meets(one, wanted) for one in found)
        score.met += sum(_meets(label, found) for label in wanted)
        errors += _tell_errors(passage, found, wanted)
    score.errors = tuple(errors)
    return score


def _meets(one: Label, others: list[Label]) -> bool:
    return any(
        one.actor == other.actor and one.start < other.end and other.start < one.end for other in others
    )


def _tell_errors(passage: Passage, found: list[Label], wanted: list[Label]) -> Iterator[tuple[str, str]]:
    traps = [label for label in passage.labels if label.actor == "-"]
    for one in found:
        if not _meets(one, wanted):
            trap = next((trap for trap in traps if one.start < trap.end and trap.start < one.end), None)
            yield f"wrong: {trap.reason if trap else one.reason}", _place(passage, one)
    for label in wanted:
        if not _meets(label, found):
            yield f"missed: {label.reason}", _place(passage, label)


def _place(passage: Passage, label: Label) -> str:
    line = passage.text.count("\n", 0, label.start)
    words = " ".join(passage.text[label.start : label.end].split())
    where = f"{passage.path.name}:{passage.line}"
    return f"{where} ({passage.title}), line {line + 1} of the text: '{words}' {label.actor}"


def _find(passage: Passage, roster: Roster) -> Iterator[Label]:
    """List what the rules find in a passage, at its places there."""
    document, findings = _parse(passage, roster)
    for key, found in findings.items():
        parts = _parts(document, key)
        starts = _align(parts, passage.text)
        for one in found.mentions:
            if one.reason != "link" and key[-1] != "title":
                start = starts[one.part]
                yield Label(start + one.start, start + one.end, one.actor, one.reason)


def _parse(passage: Passage, roster: Roster) -> tuple[Document[Any], Findings]:
    header = dict(passage.header)
    kind = header.pop("kind", "article")
    fields: dict[str, Any] = {"title": "…"}
    body = passage.text
    if kind == "dossier":
        path = "dossiers"
    else:
        path = "articles"
        fields["date"] = str(header.get("article", "2000-01-01" if kind != "article" else header.get("date")))
        fields |= {key: _plain(header[key]) for key in ("covers", "lang", "not_actors") if key in header}
    if kind in ("event", "statement"):
        word = "text" if kind == "event" else "gist"
        record = {"date": str(header["date"]), word: body.strip(), "sources": ["report"]}
        record |= {"title": "…"} if kind == "event" else {"by": "Somebody"}
        fields[f"{kind}s"] = [record]
        body = ""
    text = f"---\n{json.dumps(fields, ensure_ascii=False)}\n---\n{body}"
    parsed, problems = parse_document(path, f"content/{path}/passage.md", text.encode())
    serious = [problem for problem in problems if not problem.notice]
    if serious or not isinstance(parsed, Document):
        raise ValueError(f"{passage.path}:{passage.line}: {serious}")
    return parsed, find_mentions(parsed, roster)


def _plain(value: Any) -> Any:
    return value if isinstance(value, list) else str(value)


def _parts(document: Document[Any], key: tuple[str | int, ...]) -> tuple[Part, ...]:
    if key == BODY:
        return document.body.parts
    if key[0] == "footnotes":
        return document.body.footnotes[int(key[1])]
    record = getattr(document.header, str(key[0]))[key[1]]
    parts: tuple[Part, ...] = getattr(record, str(key[2])) if key[2] != "title" else ()
    return parts


def _align(parts: tuple[Part, ...], text: str) -> dict[int, int]:
    """Find where each part of a text begins in its Markdown."""
    starts, at = {}, 0
    for place, part in enumerate(parts):
        if isinstance(part, Text):
            start = text.find(part.text, at)
            if start >= 0:
                starts[place], at = start, start + len(part.text)
            else:
                starts[place] = at
    return starts


def describe(score: Score) -> str:
    """Return a score in words: each error, the kinds of error, the figures."""
    kinds = Counter(kind for kind, _ in score.errors)
    lines = [f"{kind}: {place}" for kind, place in score.errors]
    lines += [f"{number:5} {kind}" for kind, number in sorted(kinds.items())]
    lines.append(
        f"Precision {score.precision:.3f} ({score.right} of {score.found} found), "
        f"recall {score.recall:.3f} ({score.met} of {score.marked} marked)"
    )
    return "\n".join(lines)
