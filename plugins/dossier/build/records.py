"""Knows how the records of a linked library are kept, to be compared and read one by one.

Does not know what a record says.
"""

from __future__ import annotations

import io
import os
import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any

from ..library.model import Library, Prose
from ..library.watching import ALL, KEYS, PARTED, find_code, name_part
from ..source.body import Text, Wiki
from ..source.documents import Document, InMemory, Ref
from .heap import Heap, Place, find_digest

TEXTS = "texts"
"""The field of a library that is not kept here, but with the files."""
_WHOLE = "*whole"
"""The key of a field that is no mapping."""
_NOWHERE = InMemory(b"")
_SIZE = 16
MANY = 64
"""Heaps, of which each build that links adds one."""


def _reduce_document(one: Document[Any]) -> tuple[Any, ...]:
    # Its text is kept apart, and lines are for messages alone.
    refs = tuple(Ref(ref.kind, ref.target, 0) for ref in one.refs)
    return Document, (one.id, one.path, one.header, one.lead, refs, one.anchors, one.terms, _NOWHERE)


_REDUCERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    Document: _reduce_document,
    Text: lambda one: (Text, (one.text, 0, one.names)),
    Wiki: lambda one: (Wiki, (one.target, one.label, 0)),
}


def open_packer() -> Callable[[Any], bytes]:
    """Return a function that packs a record: equal ones into equal bytes, in every process."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.dispatch_table = _REDUCERS
    # Without its memory of what it has seen, so that the same value gives the same bytes however it was made.
    pickler.fast = True

    def pack(value: Any) -> bytes:
        buffer.seek(0)
        buffer.truncate()
        pickler.dump(value)
        return buffer.getvalue()

    return pack


@dataclass
class Table:
    """Hold what stands for each record of a field, in its order, and where each is kept."""

    keys: list[str] = field(default_factory=list)
    digests: bytearray = field(default_factory=bytearray)
    heaps: array[int] = field(default_factory=lambda: array("I"))
    """Places in the list of heaps."""
    offsets: array[int] = field(default_factory=lambda: array("Q"))
    sizes: array[int] = field(default_factory=lambda: array("I"))

    def add(self, key: str, digest: bytes, heap: int, offset: int, size: int) -> None:
        """Add a record."""
        self.keys.append(key)
        self.digests += digest
        self.heaps.append(heap)
        self.offsets.append(offset)
        self.sizes.append(size)

    def digest(self, number: int) -> bytes:
        """Return what stands for a record, by its number."""
        return bytes(self.digests[number * _SIZE : number * _SIZE + _SIZE])


@dataclass
class Records:
    """Hold the tables of all fields, and the names of the heaps in which records lie."""

    heaps: list[str] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)


def keep_records(library: Library, former: Records, heap: Heap) -> Records:
    """Return the records of a library; those that `former` has not yet go into a heap."""
    pack = open_packer()
    kept = Records([*former.heaps, heap.file])
    for name, rows in _list_fields(library):
        old, table = former.tables.get(name, Table()), Table()
        numbers = {key: number for number, key in enumerate(old.keys)}
        write = partial(_pack_parts, pack) if name in PARTED else pack
        for key, value in rows:
            data = write(value)
            digest = find_digest(data)
            number = numbers.get(key)
            if number is not None and old.digest(number) == digest:
                table.add(key, digest, old.heaps[number], old.offsets[number], old.sizes[number])
            else:
                place = heap.add(data)
                table.add(key, digest, len(former.heaps), place.offset, place.size)
        kept.tables[name] = table
        heap.flush()
    return kept


def _pack_parts(pack: Callable[[Any], bytes], record: Any) -> bytes:
    """Pack each attribute of a record by itself, behind the sizes of all."""
    parts = [pack(getattr(record, one.name)) for one in fields(record)]
    return array("I", map(len, parts)).tobytes() + b"".join(parts)


def _split_parts(kind: type, data: bytes) -> dict[str, bytes]:
    """Return the packed attributes of a record by their names."""
    names = [one.name for one in fields(kind)]
    sizes = array("I")
    begin = len(names) * sizes.itemsize
    sizes.frombytes(data[:begin])
    parts: dict[str, bytes] = {}
    for name, size in zip(names, sizes, strict=True):
        parts[name] = data[begin : begin + size]
        begin += size
    return parts


def is_wasteful(records: Records) -> bool:
    """Say whether most of what lies in the heaps is of no use any more, or there are very many."""
    used = sum(sum(table.sizes) for table in records.tables.values())
    return len(records.heaps) > MANY or sum(map(_measure, records.heaps)) > 2 * used


def _measure(file: str) -> int:
    with suppress(OSError):  # What is not there is noticed by whoever reads it.
        return os.path.getsize(file)
    return 0


def _list_fields(library: Library) -> Iterator[tuple[str, Iterable[tuple[str, Any]]]]:
    for one in fields(Library):
        value = getattr(library, one.name)
        if one.name == TEXTS:
            continue
        if isinstance(value, Mapping):
            yield one.name, value.items()
        elif isinstance(value, Set):
            yield one.name, ((key, None) for key in sorted(value))
        else:
            yield one.name, [(_WHOLE, value)]


def find_changes(old: Records, new: Records) -> frozenset[int]:
    """Return the codes of everything that reads otherwise than before."""
    codes: set[int] = set()
    for name in dict.fromkeys((*old.tables, *new.tables)):
        tables = old.tables.get(name, Table()), new.tables.get(name, Table())
        before, now = map(_list_digests, tables)
        both = [key for key in before.keys() & now.keys() if before[key] != now[key]]
        if name in PARTED and both:
            codes.add(find_code((name, ALL)))
            codes.update(_compare_parts(name, both, (old, new)))
            before |= {key: now[key] for key in both}
        codes.update(compare(name, before, now))
    return frozenset(codes)


def _compare_parts(name: str, keys: Sequence[str], kept: tuple[Records, Records]) -> Iterator[int]:
    """Yield the codes of the attributes that changed of records that were there before."""
    tables = [KeptTable(records, name) for records in kept]
    for key in keys:
        before, now = (table.read_parts(key) for table in tables)
        yield from (find_code((name_part(name, part), key)) for part in now if before[part] != now[part])


def _list_digests(table: Table) -> dict[str, bytes]:
    data = bytes(table.digests)
    return {key: data[place * _SIZE : (place + 1) * _SIZE] for place, key in enumerate(table.keys)}


def compare(name: str, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[int]:
    """Yield the codes of what changed in one field."""
    if before == now and list(before) == list(now):
        return
    for key in {key for key, _ in before.items() ^ now.items()}:
        yield find_code((name, key))
    yield find_code((name, ALL))
    if list(before) != list(now):
        yield find_code((name, KEYS))


class KeptRecord:
    """Read the attributes of a record when they are wanted: most ask for its name alone."""

    def __init__(self, kind: type, parts: Mapping[str, bytes]) -> None:
        self._kind, self._parts = kind, parts

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("_"):  # It is asked for them before it has any, where it is unpickled.
            raise AttributeError(attribute)
        part = self._parts.get(attribute)
        value = getattr(self._kind, attribute).__get__(self) if part is None else pickle.loads(part)
        setattr(self, attribute, value)
        return value


class KeptTable(Mapping[str, Any]):
    """Read records when they are wanted, each once."""

    def __init__(self, records: Records, name: str) -> None:
        self._records, self._table = records, records.tables[name]
        self._kind = PARTED.get(name)
        self._numbers = {key: number for number, key in enumerate(self._table.keys)}
        self._known: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._known:
            if self._kind:
                self._known[key] = KeptRecord(self._kind, self.read_parts(key))
            else:
                self._known[key] = pickle.loads(self._read(key))
        return self._known[key]

    def _read(self, key: str) -> bytes:
        return _read(self._records, self._table, self._numbers[key])

    def read_parts(self, key: str) -> dict[str, bytes]:
        """Return the packed attributes of a record by their names."""
        assert self._kind
        return _split_parts(self._kind, self._read(key))

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.keys)

    def __len__(self) -> int:
        return len(self._table.keys)


def _read(records: Records, table: Table, number: int) -> bytes:
    file = records.heaps[table.heaps[number]]
    return Place(file, table.offsets[number], table.sizes[number], table.digest(number)).read()


def load_library(records: Records, texts: Mapping[str, Prose]) -> Library:
    """Return the library whose records these are; each is read when it is wanted."""
    values: dict[str, Any] = {TEXTS: texts}
    for one in fields(Library):
        table = records.tables.get(one.name)
        if table is None:
            continue
        if table.keys == [_WHOLE]:
            values[one.name] = pickle.loads(_read(records, table, 0))
        elif one.name == "files":
            values[one.name] = frozenset(table.keys)
        else:
            values[one.name] = KeptTable(records, one.name)
    return Library(**values)
