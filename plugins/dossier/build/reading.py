"""Knows how a content folder becomes a linked library: files are read by workers, then linked here.

Does not know pages.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, TypeVar

from ..library.link import build_library
from ..library.mentions.changes import find_new_words
from ..library.mentions.roster import Roster
from ..library.mentions.texts import collect_actors
from ..library.model import Library
from ..problems import ContentError, Key, Problem
from ..source.documents import (
    Broken,
    Document,
    Parsed,
    find_ids,
    find_lines,
)
from ..source.header import SourceError
from ..source.headers import DossierHeader
from .files import LISTS, MARKDOWN, Entry, Found, find_files
from .guest import keep_own, read_posts
from .heap import find_digest
from .known import File, Files
from .preview import LAST_DAY, show_waiting
from .readers import (
    Facts,
    Kept,
    Read,
    close_heap,
    find_again,
    find_in,
    know,
    load,
    load_actors,
    may_name,
    read_files,
    read_with_mentions,
)
from .records import open_packer
from .site import Settings
from .stamps import now
from .store import Store
from .workers import Counter, Progress, choose_crew, open_executor, share, split

FIRST = ("actors", "dossiers")


T = TypeVar("T")


def link_content(settings: Settings, found: Found, read: list[Read]) -> tuple[Library, list[Problem]]:
    """Link what was read; return the library and all problems."""
    problems = [*found.problems, *(problem for one in read for problem in one.problems)]
    parsed = [one.parsed for one in read if one.parsed is not None]
    parsed += [Broken(path, _find_ids(settings.content, path)) for path in found.unread]
    today = settings.today
    if settings.preview:
        parsed, today = show_waiting(parsed, today), LAST_DAY
    broken = frozenset(_name(one.path) for one in read if one.parsed is None)
    mentions = {one.path: one.mentions for one in read if one.mentions}
    library, linked = build_library(
        parsed, mentions, frozenset(found.others), broken, settings.site.language, today
    )
    return library, problems + linked


def _name(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _find_ids(content: Path, path: str) -> frozenset[str]:
    """List the ids of a file that lies in a wrong place; not of one that a link leads to."""
    file = content / path.split("/", 1)[1]
    data = file.read_bytes() if file.is_file() and not file.is_symlink() else b""
    return find_ids(data) | {_name(path)}


def open_content(settings: Settings, entries: Iterable[Entry] | None = None) -> Found:
    """Say what each file of the content folder is for; raises ContentError where there is none.

    `entries` are all of them, where they are known.
    """
    if not settings.content.is_dir():
        raise ContentError([Problem(str(settings.content), "there is no such folder", "file-unreadable")])
    found = find_files(settings.content, entries)
    return keep_own(found) if settings.guest else found


def read_library(settings: Settings) -> tuple[list[Read], Library, list[Problem]]:
    """Read and link everything and keep nothing; return what was read, the library, and all problems.

    Raises ContentError where there is no content folder.
    """
    found = open_content(settings)
    read = read_content(settings, found, lambda *_: None)
    return read, *link_content(settings, found, read)


def read_content(
    settings: Settings, found: Found, progress: Progress, store: Store | None = None
) -> list[Read]:
    """Read everything: first who there is and what dossiers look for, then what speaks of it.

    What a store has of files that did not change is taken from there.
    """
    first = [path for kind in FIRST for path in found.read[kind]]
    rest = [path for kind in (*MARKDOWN, *LISTS) if kind not in FIRST for path in found.read[kind]]
    read = _Reader(settings, found, progress, store).read(first, rest)
    if settings.posts:
        parsed = [one.parsed for one in read if one.parsed is not None]
        posts = read_posts(settings.posts, parsed, find_terms(parsed), settings.site.language)
        read += [Read(*one) for one in posts]
    return read


class _Reader:
    """Read what a store does not have, and note there what was read."""

    def __init__(self, settings: Settings, found: Found, progress: Progress, store: Store | None) -> None:
        self.settings, self.store = settings, store
        self.stamps = found.stamps
        self.workers = choose_crew(settings.workers, len(self.stamps))
        self.known: dict[str, File] = {}
        self.counter = Counter(progress, "reading", len(self.stamps))
        self.taken, self.roster = now(), b""

    def read(self, first: list[str], rest: list[str]) -> list[Read]:
        """Return all files, read or known."""
        if self.store:
            self.known = {path: file for path in (*first, *rest) if (file := self._find(path))}
        self.counter.total = sum(path not in self.known for path in (*first, *rest))
        kept = self._read_first(first)
        facts, terms = self._know(kept)
        again = [path for path in rest if path not in self.known or terms]
        others = [path for path in rest if path in self.known and not terms]
        names = facts.words is None or bool(facts.words)
        self.counter.total = total = self.counter.done + len(again) + len(others) * names
        with open_executor(choose_crew(self.settings.workers, total), know, (facts,)) as executor:
            anew = [path for path in first if path not in self.known or may_name(kept[path], facts)]
            # These were read, and counted, before.
            kept.update(_share(executor, find_in, anew, lambda _: None))
            kept.update(_share(executor, read_with_mentions, again, self.counter.add))
            if names:
                known = [self.known[path] for path in others]
                kept.update(_share(executor, find_again, known, self.counter.add))
            else:
                kept.update((path, Kept(load(self.known[path]), self.known[path])) for path in others)
        close_heap()
        if self.store:
            self.store.index.files = Files(
                {path: one.file for path, one in kept.items() if one.file and one.file.place.file}
            )
            self.store.index.roster, self.store.index.terms = self.roster, facts.terms
            self.store.index.taken = self.taken
        return [kept[path].read for path in (*first, *rest)]

    def _find(self, path: str) -> File | None:
        assert self.store
        return self.store.find(path, self.stamps[path], str(self.settings.content))

    def _read_first(self, first: list[str]) -> dict[str, Kept]:
        kept = {path: Kept(load(self.known[path]), self.known[path]) for path in first if path in self.known}
        with open_executor(self.workers) as executor:
            new = [path for path in first if path not in kept]
            kept.update(_share(executor, read_files, new, self.counter.add, self.settings.content))
        return kept

    def _know(self, kept: Mapping[str, Kept]) -> tuple[Facts, bool]:
        """Return what all else is read by, and whether the terms of rules are others than they were."""
        parsed = [one.read.parsed for _, one in sorted(kept.items()) if one.read.parsed is not None]
        actors = collect_actors(parsed)
        terms = find_terms(parsed)
        roster = Roster(actors, self.settings.site.language)
        folder = self.store.folder if self.store else None
        facts = Facts(self.settings.content, terms, roster, self._find_new_words(roster), dict(kept), folder)
        return facts, self.store is None or self.store.index.terms != terms

    def _find_new_words(self, roster: Roster) -> Set[str] | None:
        """Return words of which a text must have one to mention others than before; None for any text."""
        if not self.store:
            return None
        self.roster = find_digest(open_packer()(tuple(roster.actors.items())))
        if self.store.index.roster == self.roster:
            return frozenset()
        return find_new_words(load_actors(self.store.index.files), roster.actors, roster.language)


def _share(
    executor: Executor,
    work: Callable[..., list[Kept]],
    items: list[T],
    tell: Callable[[int], None],
    *more: Any,
) -> Iterator[tuple[str, Kept]]:
    for piece in share(executor, work, split(items), *more, tell=tell):
        yield from ((one.read.path, one) for one in piece)


def find_terms(parsed: Iterable[Parsed]) -> tuple[str, ...]:
    """List the terms that the rules of dossiers look for."""
    terms: dict[str, None] = {}
    for one in parsed:
        if isinstance(one, Document) and isinstance(one.header, DossierHeader) and one.header.match:
            for clause in (*one.header.match.any, *one.header.match.all):
                terms.update(dict.fromkeys(clause.terms))
    return tuple(terms)


def locate(problems: Iterable[Problem], content: Path) -> list[Problem]:
    """Find the line of each problem that names a key, and sort them."""
    located, by_path = [], defaultdict(list)
    for problem in dict.fromkeys(problems):
        if problem.line or not problem.key:
            located.append(problem)
        else:
            by_path[problem.path].append(problem)
    for path, unplaced in by_path.items():
        lines = read_lines(path, [problem.key for problem in unplaced], content)
        located += [problem.at(line) for problem, line in zip(unplaced, lines, strict=True)]
    return sorted(dict.fromkeys(located), key=lambda problem: problem.order)


def read_lines(path: str, keys: Sequence[Key], content: Path) -> list[int]:
    """Return the line of each key; 0 for all where the file went away or broke since it was read."""
    try:
        return find_lines(path, (content / path.split("/", 1)[1]).read_bytes(), keys)
    except (OSError, SourceError):
        return [0] * len(keys)
