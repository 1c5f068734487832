"""Knows what was read from a library, so that what is made from it is made anew only where that changed.

Does not know what is made, nor how it is remembered.
"""

from __future__ import annotations

from array import array
from collections.abc import (
    Callable,
    ItemsView,
    Iterator,
    KeysView,
    Mapping,
    Sequence,
    Set,
    ValuesView,
)
from dataclasses import dataclass, field, fields
from functools import cache, wraps
from operator import attrgetter
from typing import Any, TypeVar, overload
from zlib import crc32

from .model import Actor, Article, CitedSource, Dossier, Library

T = TypeVar("T")
R = TypeVar("R")
Asked = tuple[str, str]
"""A field of a library, and a key in it."""
KEYS = "*keys"
"""Stands for which keys a field has, and in which order."""
ALL = "*"
"""Stands for everything that a field holds."""
PARTED: Mapping[str, type] = {
    "articles": Article,
    "actors": Actor,
    "dossiers": Dossier,
    "sources": CitedSource,
}
"""Fields whose records gather much, with their kinds; each attribute that is looked at is noted by itself."""


def find_code(asked: Asked) -> int:
    """Return a small number for something that can be read.

    Two may share one; then what has read either is made anew when the other changes.
    """
    return crc32(asked[1].encode(), _begin_code(asked[0]))


def _begin_code(name: str) -> int:
    """Return what the codes of all keys of a field begin with."""
    return crc32(f"{name} ".encode())


class Reads:
    """Collect what is read from a library, anew for each thing that is made."""

    def __init__(self) -> None:
        self.begin()

    def __reduce__(self) -> tuple[type[Reads], tuple[()]]:
        # Another process collects what it reads itself.
        return Reads, ()

    def begin(self) -> None:
        """Forget what was read so far."""
        self.codes: set[int] = set()
        self.parts: dict[int, array[int]] = {}
        """The codes of what was read for each thing that was made before, each once."""
        self.found: dict[Any, Any] = {}
        """What was found by its name and may be asked for again."""

    def take(self, codes: array[int]) -> None:
        """Note that all was read from which something was made."""
        self.parts[id(codes)] = codes

    def encode(self) -> array[int]:
        """Return the codes of what was read, each once, in as little room as can be."""
        return array("I", self.codes.union(*self.parts.values()))


class WatchedMapping(Mapping[str, T]):
    """Note each key that is looked up."""

    def __init__(self, name: str, table: Mapping[str, T], reads: Reads) -> None:
        self._name, self._table, self._reads = name, table, reads
        self._begin = _begin_code(name)
        self._all, self._keys = find_code((name, ALL)), find_code((name, KEYS))

    def __getitem__(self, key: str) -> T:
        self._reads.codes.add(crc32(key.encode(), self._begin))
        return self._table[key]

    def __contains__(self, key: object) -> bool:
        self._reads.codes.add(crc32(str(key).encode(), self._begin))
        return key in self._table

    @overload
    def get(self, key: str, /) -> T | None: ...
    @overload
    def get(self, key: str, /, default: T | R) -> T | R: ...
    def get(self, key: str, /, default: Any = None) -> Any:
        """Return a value, or the default."""
        self._reads.codes.add(crc32(key.encode(), self._begin))
        return self._table.get(key, default)

    def __iter__(self) -> Iterator[str]:
        self._reads.codes.add(self._keys)
        return iter(self._table)

    def __len__(self) -> int:
        self._reads.codes.add(self._keys)
        return len(self._table)

    def keys(self) -> KeysView[str]:
        """Return all keys."""
        self._reads.codes.add(self._keys)
        return self._table.keys()

    def values(self) -> ValuesView[T]:
        """Return all values."""
        self._reads.codes.add(self._all)
        return self._table.values()

    def items(self) -> ItemsView[str, T]:
        """Return all keys with their values."""
        self._reads.codes.add(self._all)
        return self._table.items()


class WatchedRecord:
    """Note each attribute of a record that is looked at; `watch_kind` gives it those of a kind."""

    __slots__ = ("_key", "_reads", "_record")

    def __init__(self, key: str, record: Any, reads: Reads) -> None:
        self._key, self._record, self._reads = key.encode(), record, reads


@cache
def watch_kind(field: str) -> type[WatchedRecord]:
    """Return what stands for the records of a field."""
    kind = PARTED[field]
    attributes = {one.name: _watch_attribute(name_part(field, one.name), one.name) for one in fields(kind)}
    # They are made of attributes, and so of what is noted.
    made = {name: value for name, value in vars(kind).items() if isinstance(value, property)}
    return type(f"Watched{kind.__name__}", (WatchedRecord,), {"__slots__": (), **attributes, **made})


def _watch_attribute(part: str, name: str) -> property:
    find, begin = attrgetter(name), _begin_code(part)

    def read(record: Any) -> Any:
        record._reads.codes.add(crc32(record._key, begin))
        return find(record._record)

    return property(read)


def name_part(field: str, attribute: str) -> str:
    """Return what an attribute of a field's records is called."""
    return f"{field}.{attribute}"


class WatchedRecords(WatchedMapping[Any]):
    """Note each key that is looked up, and what of its record is looked at."""

    def __init__(self, name: str, table: Mapping[str, Any], reads: Reads) -> None:
        super().__init__(name, table, reads)
        self._watched: dict[str, WatchedRecord] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process makes its own of what it looks at.
        return WatchedRecords, (self._name, self._table, self._reads)

    def __getitem__(self, key: str) -> Any:
        self._reads.codes.add(crc32(key.encode(), self._begin))
        watched = self._watched.get(key)
        if watched is None:
            kind = watch_kind(self._name)
            watched = self._watched[key] = kind(key, self._table[key], self._reads)
        return watched

    def get(self, key: str, /, default: Any = None) -> Any:
        """Return a record, or the default."""
        self._reads.codes.add(crc32(key.encode(), self._begin))
        return self[key] if key in self._table else default


class WatchedSet(Set[str]):
    """Note each member that is looked for."""

    def __init__(self, name: str, members: Set[str], reads: Reads) -> None:
        self._name, self._members, self._reads = name, members, reads

    def __contains__(self, one: object) -> bool:
        self._reads.codes.add(find_code((self._name, str(one))))
        return one in self._members

    def __iter__(self) -> Iterator[str]:
        self._reads.codes.add(find_code((self._name, KEYS)))
        return iter(self._members)

    def __len__(self) -> int:
        self._reads.codes.add(find_code((self._name, KEYS)))
        return len(self._members)


class WatchedSequence(Sequence[T]):
    """Note that a list is looked at."""

    def __init__(self, name: str, items: Sequence[T], reads: Reads) -> None:
        self._name, self._items, self._reads = name, items, reads

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        self._reads.codes.add(find_code((self._name, ALL)))
        return self._items[place]

    def __len__(self) -> int:
        self._reads.codes.add(find_code((self._name, ALL)))
        return len(self._items)


@dataclass(frozen=True)
class WatchedLibrary(Library):
    """Hold a library that notes what is read from it."""

    reads: Reads = field(default_factory=Reads)


def find_once(find: Callable[[Library, str], R]) -> Callable[[Library, str], R]:
    """Let what is found by its name be found once for each thing that is made, however often it asks."""

    @wraps(find)
    def ask(library: Library, name: str) -> R:
        if not isinstance(library, WatchedLibrary):
            return find(library, name)
        found, key = library.reads.found, (find, name)
        if key not in found:
            found[key] = find(library, name)
        value: R = found[key]
        return value

    return ask


def watch(library: Library) -> WatchedLibrary:
    """Return the same library, which notes what is read from it."""
    reads = Reads()
    watched: dict[str, Any] = {}
    for one in fields(Library):
        value = getattr(library, one.name)
        if isinstance(value, Mapping):
            value = (WatchedRecords if one.name in PARTED else WatchedMapping)(one.name, value, reads)
        elif isinstance(value, Set):
            value = WatchedSet(one.name, value, reads)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            value = WatchedSequence(one.name, value, reads)
        watched[one.name] = value
    return WatchedLibrary(**watched, reads=reads)
