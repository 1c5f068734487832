"""Knows what of the last site can stay as it is, and what must be made anew.

Does not know how anything is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from .store import Made, Work


@dataclass
class Plan:
    """Hold what is to be made, and what stays, with its files."""

    todo: list[Work] = field(default_factory=list)
    kept: dict[Work, Made] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


def plan_work(
    wanted: Iterable[Work],
    former: Mapping[Work, Made],
    changed: frozenset[int],
    intact: frozenset[str],
    find_files: Callable[[Work], tuple[str, ...]],
) -> Plan:
    """Keep what read nothing that changed, and whose files are as they were published.

    `changed` are codes of what reads otherwise than before; `find_files` says which files something has.
    """
    plan = Plan()
    for work in wanted:
        made = former.get(work)
        if made is not None and changed.isdisjoint(made.reads):
            files = find_files(work)
            if intact.issuperset(files):
                plan.kept[work] = made
                plan.files.update(files)
                continue
        plan.todo.append(work)
    return plan
