"""Knows how an editor is told who was found in texts and why, what was left alone, and what refers to an id.

Does not know the rules by which anybody is found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ..build.readers import Read
from ..build.reading import locate, read_library
from ..build.roots import find_root, read_configuration
from ..build.site import read_settings
from ..library.mentions.model import BODY, Left, Mention
from ..library.mentions.places import find_words
from ..library.model import Library
from ..problems import ContentError, Key, find_nearest, format_key
from ..source.body import Text, Wiki
from ..source.documents import Document, Records, Sources, find_lines
from .telling import count

REASONS = {
    "name": "its name",
    "alias": "an alias",
    "surname": "the surname, after the full name",
    "office": "the office at that date",
    "beside": "the office beside the name",
    "link": "a link by id",
}
LEFT = {
    "shared": "several have this name",
    "two": "two could hold it on that day",
    "vacant": "nobody is known to hold it then",
    "changed": "it changed hands, or is not known to be held all that time",
    "no date": "the text has no date",
    "another year": "the sentence tells of another year",
    "then": "somebody who held it at another time",
    "other": "another office: former, deputy, -elect or the like",
    "generic": "anybody who holds it",
    "predicate": "the office, not its holder",
    "somebody else": "another name stands beside it",
    "not then": "whoever has this name did not hold it then",
    "unnamed": "the text has named nobody in it before",
    "several": "the text has named several in it",
}

_STEPS = {"start": "from", "end": "to", "speaks_for": "for"}
"""Keys whose names Python keeps for itself."""


class Content(NamedTuple):
    """Hold what was read and linked."""

    folder: Path
    read: list[Read]
    library: Library


def list_mentions(content: Path, names: Iterable[str], today: str | None = None) -> int:
    """Print each mention with its place, words, actor and reason, then what was left alone; return 0 or 1.

    `names` are ids of articles or of other files with a text; none means all.
    """
    opened = _open(content, today)
    if opened is None:
        return 1
    wanted = set(names)
    documents = {one.parsed.id: one for one in opened.read if isinstance(one.parsed, Document)}
    for name in sorted(wanted - set(documents)):
        return _unknown(name, documents)
    found = left = 0
    for one in opened.read:
        if wanted and not (isinstance(one.parsed, Document) and one.parsed.id in wanted):
            continue
        lines, mine, not_mine = _describe(opened, one)
        found, left = found + mine, left + not_mine
        print("\n".join(lines), end="\n" if lines else "")
    print(f"{count(found, 'mention')}, {left:,} left alone.")
    return 0


def show_score(folder: Path) -> int:
    """Print how well the rules do on labelled passages; return 0."""
    from .mention_score import describe, score_passages

    print(describe(score_passages(folder)))
    return 0


def show_references(content: Path, name: str, today: str | None = None) -> int:
    """Print everything that refers to an id, with its place; return 0, or 1 where there is no such id."""
    opened = _open(content, today)
    if opened is None:
        return 1
    library = opened.library
    known = {
        *library.targets,
        *library.pages,
        *library.events,
        *library.statements,
        *library.series,
        *library.questions,
    }
    if name not in known:
        return _unknown(name, known)
    lines = [line for one in opened.read for line in _find_references(opened, one, name)]
    dossier = library.dossiers.get(name)
    for article in dossier.articles if dossier else ():
        document = library.articles[article].document
        reason = next(
            member.reason for member in library.articles[article].dossiers if member.dossier == name
        )
        why = ", ".join(word for words in reason for word in words)
        lines.append(f"{document.path}: belongs to it" + (f" by rule: {why}" if why else ""))
    print("\n".join(lines), end="\n" if lines else "")
    print(f"{count(len(lines), 'place')} {'refers' if len(lines) == 1 else 'refer'} to '{name}'.")
    return 0


def _open(content: Path, today: str | None) -> Content | None:
    """Read and link the content; where it has mistakes, tell them and return nothing."""
    said = {"PATH": str(content), "DOSSIER_TODAY": today}
    settings = read_settings(read_configuration(find_root(), said))
    try:
        read, library, problems = read_library(settings)
    except ContentError as error:
        print(error, file=sys.stderr)
        return None
    mistakes = [problem for problem in locate(problems, content) if not problem.notice]
    for problem in mistakes:
        print(problem, file=sys.stderr)
    if mistakes:
        print("Mend what stands above first.", file=sys.stderr)
        return None
    return Content(content, read, library)


def _unknown(name: str, known: Iterable[str]) -> int:
    near = find_nearest(name, known)
    hint = f"did you mean {near}?" if near else "see the names of the files in content/"
    print(f"There is no '{name}'; {hint}", file=sys.stderr)
    return 1


# ---------------------------------------------------------------- mentions


def _describe(content: Content, one: Read) -> tuple[list[str], int, int]:
    lines = _find_lines(content, one.path, one.mentions)
    mentions = [
        f"{_place(one, key, mention, lines)} → {_explain(content.library, mention)}"
        for key, found in one.mentions.items()
        for mention in found.mentions
    ]
    left = [
        f"{_place(one, key, words, lines)} left alone: {LEFT[words.reason]}"
        + (f": {', '.join(words.actors)}" if words.actors else "")
        for key, found in one.mentions.items()
        for words in found.left
    ]
    return [*mentions, *left], len(mentions), len(left)


def _explain(library: Library, mention: Mention) -> str:
    office = f" ({mention.title}" if mention.title else ""
    if office:
        owner = library.actors.get(mention.of)
        office += f", {owner.document.header.name})" if owner else ")"
    return f"{mention.actor}: {REASONS[mention.reason]}{office}"


def _place(one: Read, key: Key, place: Mention | Left, lines: Mapping[Key, int]) -> str:
    """Return path, line and words of a place in a text."""
    assert one.parsed is not None
    words, line = find_words(one.parsed, key, place)
    return f"{one.path}:{lines.get(key, line)}: '{words}'"


def _find_lines(content: Content, path: str, keys: Iterable[Key]) -> dict[Key, int]:
    """Find the line of each key of a header; a text below it knows its own."""
    wanted = [key for key in keys if key != BODY and key[0] != "footnotes"]
    if not wanted:
        return {}
    data = (content.folder / path.split("/", 1)[1]).read_bytes()
    return dict(zip(wanted, find_lines(path, data, wanted), strict=True))


# ---------------------------------------------------------------- references


def _find_references(content: Content, one: Read, name: str) -> Iterator[str]:
    """List the places of one file that name an id: its header, its text, the mentions in it."""
    parsed = one.parsed
    given: list[tuple[Key, str]] = []
    if isinstance(parsed, Document):
        given += _in_header(parsed.header, (), name)
    elif isinstance(parsed, Records | Sources):
        given += _in_header(parsed.content, (), name)
    lines = _find_lines(content, one.path, [*one.mentions, *(key for key, _ in given)])
    yield from (f"{one.path}:{lines[key]}: {what}" for key, what in given)
    for ref in parsed.refs if isinstance(parsed, Document) else ():
        if ref.target == name:
            yield f"{one.path}:{ref.line}: {'cites it' if ref.kind == 'cite' else 'links to it'}"
    for key, found in one.mentions.items():
        for mention in found.mentions:
            if mention.actor == name and mention.reason != "link":
                yield f"{_place(one, key, mention, lines)} mentions it: {REASONS[mention.reason]}"


def _in_header(value: Any, key: Key, name: str) -> Iterator[tuple[Key, str]]:
    """Go through everything that a header holds; yield the key where the id stands, and how it is named."""
    if value == name and key and key[-1] != "id":
        yield key, format_key(key)
    elif isinstance(value, Wiki) and value.target == name:
        yield key[:-1], f"links to it in {format_key(key[:-1])}"
    for step, inner in _enter(value):
        if step == name:
            yield (*key, step), format_key((*key, step))
        yield from _in_header(inner, (*key, step), name)


def _enter(value: Any) -> Iterator[tuple[str | int, Any]]:
    """List what a value of a header holds, by key or place."""
    if is_dataclass(value):
        yield from ((_STEPS.get(one.name, one.name), getattr(value, one.name)) for one in fields(value))
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple) and not isinstance(value, Text | Wiki):
        yield from enumerate(value)
