"""Knows how each record of a linked library is packed, so that two builds can be compared record by record.

Does not know where packed records are kept.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import fields
from typing import Any

from ..library.model import Library, Prose
from ..library.watching import ALL, EDITORS_ALONE, KEYS, find_code
from ..source.body import Text, Wiki
from ..source.documents import Document, InMemory
from .heap import Place, find_digest

Digests = dict[str, dict[str, bytes]]
"""For each field of a library, in its order, what stands for each of its values."""
_WHOLE = "*whole"
"""The key of a field that is no mapping."""
_NOWHERE = InMemory(b"")


def _reduce_document(one: Document[Any]) -> tuple[Any, ...]:
    # Its text is a record of its own, and lines are for messages alone.
    refs = tuple(ref._replace(line=0) for ref in one.refs)
    return Document, (one.id, one.path, one.header, one.lead, refs, one.anchors, one.terms, _NOWHERE)


def _reduce_prose(one: Prose) -> tuple[Any, ...]:
    packed = one.packed
    return Prose, (packed.digest if isinstance(packed, Place) else packed, one.mentions)


_REDUCERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    Document: _reduce_document,
    Prose: _reduce_prose,
    Text: lambda one: (Text, (one.text, 0, one.names)),
    Wiki: lambda one: (Wiki, (one.target, one.label, 0)),
}


def digest_records(library: Library) -> Digests:
    """Return what stands for each value of each field; equal values give equal digests in every process."""
    digest = open_digester()
    return {name: {key: digest(value) for key, value in table} for name, table in _list_fields(library)}


def open_digester() -> Callable[[Any], bytes]:
    """Return a function that gives a digest of a record."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.dispatch_table = _REDUCERS
    # Without its memory of what it has seen, so that the same value gives the same bytes however it was made.
    pickler.fast = True

    def digest(value: Any) -> bytes:
        buffer.seek(0)
        buffer.truncate()
        pickler.dump(value)
        return find_digest(buffer.getvalue())

    return digest


def _list_fields(library: Library) -> Iterator[tuple[str, Iterator[tuple[str, Any]]]]:
    for one in fields(Library):
        value = getattr(library, one.name)
        if one.name in EDITORS_ALONE:
            continue
        if isinstance(value, Mapping):
            yield one.name, iter(value.items())
        elif isinstance(value, Set):
            yield one.name, ((key, None) for key in sorted(value))
        else:
            yield one.name, iter([(_WHOLE, value)])


def find_changes(old: Digests, new: Digests) -> frozenset[int]:
    """Return the codes of everything that reads otherwise than before."""
    codes = set()
    for name in dict.fromkeys((*old, *new)):
        before, now = old.get(name, {}), new.get(name, {})
        if before == now and list(before) == list(now):
            continue
        changed = {key for key, _ in before.items() ^ now.items()}
        codes |= {find_code((name, key)) for key in (*changed, ALL)}
        if list(before) != list(now):
            codes.add(find_code((name, KEYS)))
    return frozenset(codes)
