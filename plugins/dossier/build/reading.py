"""Knows how a content folder becomes a linked library: files are read by workers, then linked here.

Does not know pages.
"""

from __future__ import annotations

import os
import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..library.link import build_library
from ..library.mentions.model import Findings
from ..library.mentions.roster import Roster
from ..library.mentions.texts import collect_actors, find_mentions
from ..library.model import Library
from ..problems import ContentError, Problem
from ..source.documents import (
    Broken,
    Document,
    Parsed,
    find_ids,
    find_lines,
    parse_document,
    parse_records,
    parse_sources,
)
from ..source.header import SourceError
from ..source.headers import DossierHeader
from .files import LISTS, MARKDOWN, Found, find_files
from .site import Settings
from .workers import count_workers, open_executor, share, split

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


class Read(NamedTuple):
    """Hold what came of a file: what it says, what is wrong with it, and whom its texts mention."""

    path: str
    parsed: Parsed | None
    problems: list[Problem]
    mentions: Findings


class Facts(NamedTuple):
    """Hold what must be known before articles and records are read."""

    content: Path
    terms: tuple[str, ...]
    """What the rules of dossiers look for."""
    roster: Roster
    documents: Mapping[str, Parsed]
    """The files that gave all this, by path; who is mentioned in them is still to be found."""


def read_library(settings: Settings, progress: Progress) -> tuple[Library, list[Problem]]:
    """Read a content folder and link what it holds; return the library and its notices.

    Raises ContentError with all mistakes.
    """
    return link_content(settings, *read_content(settings, progress))


def link_content(settings: Settings, found: Found, read: list[Read]) -> tuple[Library, list[Problem]]:
    """Link what was read; return the library and all problems."""
    problems = [*found.problems, *(problem for one in read for problem in one.problems)]
    parsed = [one.parsed for one in read if one.parsed is not None]
    parsed += [Broken(path, _find_ids(settings.content, path)) for path in found.unread]
    broken = frozenset(_name(one.path) for one in read if one.parsed is None)
    mentions = {one.path: one.mentions for one in read if one.mentions}
    library, linked = build_library(
        parsed, mentions, frozenset(found.others), broken, settings.site.language, settings.today
    )
    return library, problems + linked


def _name(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _find_ids(content: Path, path: str) -> frozenset[str]:
    """List the ids of a file that lies in a wrong place; not of one that a link leads to."""
    file = content / path.split("/", 1)[1]
    data = file.read_bytes() if file.is_file() and not file.is_symlink() else b""
    return find_ids(data) | {_name(path)}


def read_content(settings: Settings, progress: Progress) -> tuple[Found, list[Read]]:
    """Read everything: first who there is and what dossiers look for, then what speaks of it.

    Raises ContentError where there is nothing to read.
    """
    if not settings.content.is_dir():
        raise ContentError([Problem(str(settings.content), "there is no such folder", "file-unreadable")])
    found = find_files(settings.content)
    first = [path for kind in ("actors", "dossiers") for path in found.read[kind]]
    rest = [
        path
        for kind in (*MARKDOWN, *LISTS)
        if kind not in ("actors", "dossiers")
        for path in found.read[kind]
    ]
    total = len(first) + len(rest)
    workers = count_workers(settings.workers, total)
    read: list[Read] = []
    with open_executor(workers) as executor:
        for piece in share(executor, read_files, split(first), settings.content):
            read += piece
            progress("reading", len(read), total)
    documents = {one.path: one.parsed for one in read if one.parsed is not None}
    roster = Roster(collect_actors(documents.values()), settings.site.language)
    facts = Facts(settings.content, find_terms(documents.values()), roster, documents)
    with open_executor(workers, _know, (facts,)) as executor:
        found_in = dict(one for piece in share(executor, find_in, split(list(documents))) for one in piece)
        read = [one._replace(mentions=found_in.get(one.path, {})) for one in read]
        for piece in share(executor, read_with_mentions, split(rest)):
            read += piece
            progress("reading", len(read), total)
    return found, read


def find_terms(parsed: Iterable[Parsed]) -> tuple[str, ...]:
    """List the terms that the rules of dossiers look for."""
    terms: dict[str, None] = {}
    for one in parsed:
        if isinstance(one, Document) and isinstance(one.header, DossierHeader) and one.header.match:
            for clause in (*one.header.match.any, *one.header.match.all):
                terms.update(dict.fromkeys(clause.terms))
    return tuple(terms)


_known: Facts
"""Set once in each worker, so that it need not travel with every piece."""


def _know(facts: Facts) -> None:
    global _known
    _known = facts


def find_in(paths: Sequence[str]) -> list[tuple[str, Findings]]:
    """Find who is mentioned in files that were read before; runs in a worker."""
    return [(path, find_mentions(_known.documents[path], _known.roster)) for path in paths]


def read_with_mentions(paths: Sequence[str]) -> list[Read]:
    """Read files and find who is mentioned in them; runs in a worker."""
    read = read_files(paths, _known.content, _known.terms)
    return [
        one._replace(mentions=find_mentions(one.parsed, _known.roster)) if one.parsed is not None else one
        for one in read
    ]


def read_files(paths: Sequence[str], content: Path, terms: tuple[str, ...] = ()) -> list[Read]:
    """Read files, each into a typed document with its problems; runs in a worker."""
    return [Read(path, *_read_file(path, content, terms), {}) for path in paths]


def _read_file(path: str, content: Path, terms: tuple[str, ...]) -> tuple[Parsed | None, list[Problem]]:
    kind = path.split("/")[1]
    try:
        with open(os.path.join(content, path.split("/", 1)[1]), "rb") as file:
            data = file.read()
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        hint = "see that it is there and may be read"
        return None, [Problem(path, f"this file cannot be read: {reason}", "file-unreadable", hint)]
    if kind == "records":
        return parse_records(path, data)
    return parse_sources(path, data) if kind == "sources" else parse_document(kind, path, data, terms)


def locate(problems: Iterable[Problem], content: Path) -> list[Problem]:
    """Find the line of each problem that names a key, and sort them."""
    located, by_path = [], defaultdict(list)
    for problem in dict.fromkeys(problems):
        if problem.line or not problem.key:
            located.append(problem)
        else:
            by_path[problem.path].append(problem)
    for path, unplaced in by_path.items():
        located += _locate(path, unplaced, content)
    return sorted(dict.fromkeys(located), key=lambda problem: problem.order)


def _locate(path: str, problems: list[Problem], content: Path) -> list[Problem]:
    try:
        data = (content / path.split("/", 1)[1]).read_bytes()
        lines = find_lines(path, data, (problem.key for problem in problems))
    except (OSError, SourceError):
        # The file went away or broke since it was read; the problems are told without their lines.
        return problems
    return [problem.at(line) for problem, line in zip(problems, lines, strict=True)]
