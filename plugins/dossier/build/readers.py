"""Knows how a worker reads files of the content, finds who is mentioned in them, and keeps what it read.

Does not know how work is spread over workers, nor how documents are linked.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..library.mentions.changes import has_any
from ..library.mentions.model import BODY, NOTHING, Findings
from ..library.mentions.roster import Roster
from ..library.mentions.texts import collect_actors, find_mentions
from ..problems import Problem
from ..source.documents import Document, Parsed, parse_document, parse_records, parse_sources
from ..source.headers import ActorHeader
from .heap import Heap, Place, find_digest
from .known import NOWHERE, File
from .records import open_packer
from .stamps import stamp_content

ACTORS = "content/actors/"


class Read(NamedTuple):
    """Hold what came of a file: what it says, what is wrong with it, and whom its texts mention."""

    path: str
    parsed: Parsed | None
    problems: list[Problem]
    mentions: Findings


class Kept(NamedTuple):
    """Hold what came of a file, and where the store has it; nowhere without a store."""

    read: Read
    file: File | None


class Facts(NamedTuple):
    """Hold what must be known before articles and records are read."""

    content: Path
    terms: tuple[str, ...]
    """What the rules of dossiers look for."""
    roster: Roster
    words: Set[str] | None
    """What a text must have to mention others than those that the store has; None for anything."""
    documents: Mapping[str, Kept]
    """The files that gave all this, by path; who is mentioned in them is still to be found."""
    store: Path | None
    """The folder in which what was read is kept."""


_known: Facts
"""Set once in each worker, so that it need not travel with every piece."""
_heaps: dict[tuple[int, Path], Heap] = {}
"""The file into which this process writes what it reads, by the process and the store."""


def know(facts: Facts) -> None:
    """Give this worker what must be known before it reads."""
    global _known
    close_heap()  # A worker of a cluster lives longer than a build.
    _known = facts


def find_in(paths: Sequence[str]) -> list[Kept]:
    """Find who is mentioned in files that were read before; runs in a worker."""
    return _keep([_find_mentions(_known.documents[path]) for path in paths])


def read_anew(paths: Sequence[str], facts: Facts) -> list[Kept]:
    """Read a few files in this process, by what is known already."""
    know(facts)
    kept = read_with_mentions(paths)
    close_heap()
    return kept


def find_again(files: Sequence[File]) -> list[Kept]:
    """Find who is mentioned in files that the store has, where that may have changed; runs in a worker."""
    stored = [Kept(load(file), file) for file in files]
    anew = _keep([_find_mentions(one) for one in stored if may_name(one, _known)])
    return [*{one.read.path: one for one in (*stored, *anew)}.values()]


def may_name(one: Kept, facts: Facts) -> bool:
    """Say whether a file may mention others than those that the store has."""
    if facts.words is None or one.read.parsed is None:
        return True
    return bool(facts.words) and has_any(one.read.parsed, facts.roster, facts.words)


def read_with_mentions(paths: Sequence[str]) -> list[Kept]:
    """Read files and find who is mentioned in them; runs in a worker."""
    return _keep([_find_mentions(one) for one in read_files(paths, _known.content, _known.terms)])


def _find_mentions(one: Kept) -> Kept:
    if one.read.parsed is None:
        return one
    return one._replace(read=one.read._replace(mentions=find_mentions(one.read.parsed, _known.roster)))


def _keep(kept: list[Kept]) -> list[Kept]:
    """Put what was read into the store; a text stays there until a page wants it."""
    if _known.store is None:
        return kept
    key = (os.getpid(), _known.store)
    heap = _heaps.get(key)
    if heap is None:
        heap = _heaps[key] = Heap(_known.store)
    placed = [_place(one, heap) for one in kept]
    heap.flush()
    return placed


def close_heap() -> None:
    """Begin another file at the next build; this one may be gone by then."""
    for key in [key for key in _heaps if key[0] == os.getpid()]:
        _heaps.pop(key).close()


def _place(one: Kept, heap: Heap) -> Kept:
    read, file = one
    if file is None or read.parsed is None:
        return one
    if isinstance(read.parsed, Document):
        packed = read.parsed.packed
        text = packed if isinstance(packed, Place) else heap.add(packed.read())
        read = read._replace(parsed=replace(read.parsed, packed=text))
        file = file._replace(text=text, prose=_stand_for(text, read.mentions))
    return Kept(read, file._replace(place=heap.add(pickle.dumps(read, protocol=5))))


def _stand_for(text: Place, mentions: Findings) -> bytes:
    return find_digest(text.digest + open_packer()(mentions.get(BODY, NOTHING).mentions))


def load(file: File) -> Read:
    """Return what the store has of a file."""
    read: Read = pickle.loads(file.place.read())
    return read


def load_actors(files: Mapping[str, File]) -> dict[str, ActorHeader]:
    """Return what the store has of the actors' headers, by id."""
    return collect_actors(load(files[path]).parsed for path in files if path.startswith(ACTORS))


def read_files(paths: Sequence[str], content: Path, terms: tuple[str, ...] = ()) -> list[Kept]:
    """Read files, each into a typed document with its problems; runs in a worker."""
    return [_read_file(path, content, terms) for path in paths]


def _read_file(path: str, content: Path, terms: tuple[str, ...]) -> Kept:
    try:
        with open(os.path.join(content, path.split("/", 1)[1]), "rb") as file:
            stamp = stamp_content(os.fstat(file.fileno()))
            data = file.read()
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        hint = "see that it is there and may be read"
        problem = Problem(path, f"this file cannot be read: {reason}", "file-unreadable", hint)
        return Kept(Read(path, None, [problem], {}), None)
    parsed, problems = _parse(path, data, terms)
    return Kept(
        Read(path, parsed, problems, {}), File(stamp, find_digest(data), NOWHERE, head=_find_head(data))
    )


def _find_head(data: bytes) -> bytes:
    return find_digest(data[: data.find(b"\n---", 3)])


def _parse(path: str, data: bytes, terms: tuple[str, ...]) -> tuple[Parsed, list[Problem]]:
    kind = path.split("/")[1]
    if kind == "records":
        return parse_records(path, data)
    return parse_sources(path, data) if kind == "sources" else parse_document(kind, path, data, terms)
