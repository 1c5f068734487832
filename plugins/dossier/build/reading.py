"""Knows how a content folder becomes a linked library: files are read by workers, then linked here.

Does not know pages.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from ..library.link import build_library
from ..library.model import Library
from ..problems import ContentError, Problem
from ..source.documents import (
    Broken,
    Document,
    Parsed,
    find_ids,
    find_line,
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
Read = list[tuple[str, Parsed | None, list[Problem]]]


def read_library(settings: Settings, progress: Progress) -> tuple[Library, list[Problem]]:
    """Read a content folder and link what it holds; return the library and its notices.

    Raises ContentError with all mistakes.
    """
    if not settings.content.is_dir():
        raise ContentError([Problem(str(settings.content), "there is no such folder", "file-unreadable")])
    found = find_files(settings.content)
    read = _read_all(settings, found, progress)
    problems = [*found.problems, *(problem for _, _, mine in read for problem in mine)]
    parsed = [one for _, one, _ in read if one is not None]
    parsed += [Broken(path, _find_ids(settings.content, path)) for path in found.unread]
    broken = frozenset(_name(path) for path, one, _ in read if one is None)
    library, linked = build_library(
        parsed, frozenset(found.others), broken, settings.site.language, settings.today
    )
    return library, problems + linked


def _name(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _find_ids(content: Path, path: str) -> frozenset[str]:
    """List the ids of a file that lies in a wrong place; not of one that a link leads to."""
    file = content / path.split("/", 1)[1]
    data = file.read_bytes() if file.is_file() and not file.is_symlink() else b""
    return find_ids(data) | {_name(path)}


def _read_all(settings: Settings, found: Found, progress: Progress) -> Read:
    """Read everything; the articles last, because the rules of dossiers say which terms to look for."""
    small = [path for kind in (*MARKDOWN[1:], *LISTS) for path in found.read[kind]]
    articles = found.read["articles"]
    total = len(small) + len(articles)
    with open_executor(count_workers(settings.workers, total)) as executor:
        read = _read(executor, settings.content, small, (), progress, (0, total))
        terms = _find_terms(one for _, one, _ in read)
        return read + _read(executor, settings.content, articles, terms, progress, (len(small), total))


def _read(
    executor: Executor,
    content: Path,
    paths: list[str],
    terms: tuple[str, ...],
    progress: Progress,
    counted: tuple[int, int],
) -> Read:
    read: Read = []
    for piece in share(executor, read_files, split(paths), content, terms):
        read += piece
        progress("reading", counted[0] + len(read), counted[1])
    return read


def _find_terms(parsed: Iterable[Parsed | None]) -> tuple[str, ...]:
    terms: dict[str, None] = {}
    for one in parsed:
        if isinstance(one, Document) and isinstance(one.header, DossierHeader) and one.header.match:
            for clause in (*one.header.match.any, *one.header.match.all):
                terms.update(dict.fromkeys(clause.terms))
    return tuple(terms)


def read_files(paths: Sequence[str], content: Path, terms: tuple[str, ...]) -> Read:
    """Read files, each into a typed document with its problems; runs in a worker."""
    return [(path, *_read_file(path, content, terms)) for path in paths]


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
    located = [
        problem if problem.line or not problem.key else _locate(problem, content) for problem in problems
    ]
    return sorted(dict.fromkeys(located), key=lambda problem: problem.order)


def _locate(problem: Problem, content: Path) -> Problem:
    try:
        data = (content / problem.path.split("/", 1)[1]).read_bytes()
        return problem.at(find_line(problem.path, data, problem.key))
    except (OSError, SourceError):
        # The file went away or broke since it was read; the problem is told without its line.
        return problem
