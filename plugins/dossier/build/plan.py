"""Knows what of the last site can stay as it is, and what must be made anew.

Does not know how anything is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .store import Made, Work


@dataclass(frozen=True)
class Plan:
    """Hold what is to be made, and what stays."""

    todo: list[Work]
    kept: dict[Work, Made]

    @property
    def files(self) -> set[str]:
        """Return the files that stay."""
        return {file for made in self.kept.values() for file in made.files}


def plan_work(
    wanted: Iterable[Work],
    former: Mapping[Work, Made],
    changed: frozenset[int],
    intact: frozenset[str],
    find_files: Callable[[Work], tuple[str, ...]],
) -> Plan:
    """Keep what read nothing that changed, and whose files are as they were published.

    `changed` are codes of what reads otherwise than before; `find_files` says which files something
    has to have now.
    """
    plan = Plan([], {})
    for work in wanted:
        made = former.get(work)
        if (
            made is None
            or not changed.isdisjoint(made.reads)
            or made.files != find_files(work)
            or not intact.issuperset(made.files)
        ):
            plan.todo.append(work)
        else:
            plan.kept[work] = made
    return plan
