"""Knows which ids are taken in a content folder, without reading all that stands in its files.

Does not know what the ids mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..source.documents import find_ids
from ..source.header import SourceError, decode, parse_yaml, split_header
from .files import find_files


def read_ids(content: Path) -> dict[str, str]:
    """Return every id of an article, actor, dossier or source, with the file that has it or had it.

    A file with mistakes keeps its ids; one that cannot be opened raises OSError.
    """
    found = find_files(content).read
    taken: dict[str, str] = {}
    for path in found["sources"]:
        taken |= dict.fromkeys(find_ids(_read(content, path)), path)
    for kind in ("articles", "actors", "dossiers"):
        for path in found[kind]:
            taken |= dict.fromkeys(find_former(_read(content, path)), path)
    for kind in ("articles", "actors", "dossiers"):
        taken |= {Path(path).stem: path for path in found[kind]}
    return taken


def _read(content: Path, path: str) -> bytes:
    return (content / path.partition("/")[2]).read_bytes()


def find_former(data: bytes) -> Iterator[str]:
    """List the ids that a file of Markdown had before."""
    if b"formerly" not in data:  # Reading a header takes longer than all else here.
        return
    try:
        plain, _, _ = parse_yaml(split_header(decode(data))[0])
    except SourceError:
        return
    former = plain.get("formerly") if isinstance(plain, dict) else None
    yield from (name for name in former or () if isinstance(name, str))
