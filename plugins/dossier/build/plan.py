"""Knows what of the last site can stay as it is, and what must be made anew.

Does not know how anything is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..library.model import Picture
from .images import Copy, list_published
from .made import MadeTable, Work
from .stamps import Stamp, stamp_content
from .store import Store

Copied = dict[str, tuple[Stamp, tuple[str, ...]]]
"""For each file to which texts lead its stamp, and what is published of it."""


@dataclass
class Plan:
    """Hold what is to be made, and what stays."""

    todo: list[Work] = field(default_factory=list)
    kept: MadeTable = field(default_factory=MadeTable)


def plan_work(
    wanted: Collection[Work], former: MadeTable, changed: frozenset[int], intact: frozenset[str]
) -> Plan:
    """Keep what read nothing that changed, and whose files are as they were published.

    `changed` are codes of what reads otherwise than before.
    """
    dropped = former.find_readers(changed).union(former.files.keys() - wanted)
    if not intact.issuperset(former.list_files()):
        dropped.update(work for work, files in former.files.items() if not intact.issuperset(files))
    todo = [work for work in wanted if work in dropped or work not in former.files]
    return Plan(todo, former.drop(dropped))


def plan_copies(
    copies: Iterable[Copy],
    images: Mapping[str, Picture],
    content: Path,
    store: Store,
    intact: frozenset[str],
) -> tuple[list[Copy], Copied]:
    """Return which files to which texts lead must be published anew, and what all of them come to."""
    todo: list[Copy] = []
    copied: Copied = {}
    for copy in copies:
        files = list_published(copy, images.get(copy.path))
        stamp = stamp_content((content / copy.path).stat())
        copied[copy.path] = (stamp, files)
        before, same = store.index.copies.get(copy.path, ((), ()))
        if same != files or not store.same(before, stamp) or not intact.issuperset(files):
            todo.append(copy)
    return todo, copied
