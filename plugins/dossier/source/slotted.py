"""Knows how records that are held by the thousand take little room, and little time to pack and unpack.

Does not know what they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def slotted(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a class a frozen dataclass with slots, which is pickled as its values alone.

    What `dataclasses` gives it for that looks its fields up anew for each record.
    """

    def make(cls: type[T]) -> type[T]:
        made: Any = dataclass(frozen=True, kw_only=kw_only, slots=True)(cls)
        slots = [getattr(made, one.name) for one in fields(made)]
        gets, sets = [slot.__get__ for slot in slots], [slot.__set__ for slot in slots]

        def get_state(record: Any) -> tuple[Any, ...]:
            return tuple([get(record) for get in gets])

        def set_state(record: Any, values: Iterable[Any]) -> None:
            for put, value in zip(sets, values, strict=True):
                put(record, value)

        made.__getstate__, made.__setstate__ = get_state, set_state
        slotted_class: type[T] = made
        return slotted_class

    return make
