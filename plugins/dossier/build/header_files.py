"""Knows how a header is changed within its file, and that no mistake comes in.

Does not know what is changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..problems import FieldError
from ..source.documents import parse_document
from ..source.header import SourceError, decode, parse_yaml, split_header


def read_parts(path: Path) -> tuple[str, str, bytes]:
    """Return header, all that follows it, and the bytes as they lie there; raises FieldError."""
    raw = path.read_bytes()
    try:
        text = decode(raw)
        header = split_header(text)[0]
    except SourceError as error:
        raise FieldError(error.code, f"{path.name}:{error.line}: {error.message}", error.hint) from None
    return header, text[text.index("\n") + 1 + len(header) :], raw


def read_plain(header: str) -> dict[str, Any]:
    """Return keys and values of a header; raises FieldError where it cannot be read."""
    try:
        plain = parse_yaml(header, 2)[0]
    except SourceError as error:
        raise FieldError(error.code, f"line {error.line}: {error.message}", error.hint) from None
    return plain if isinstance(plain, dict) else {}


def join_parts(raw: bytes, header: str, body: str) -> bytes:
    """Put a file together again, with its own line ends and byte order mark."""
    text = f"---\n{header}{body}"
    after = (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode()
    return b"\xef\xbb\xbf" + after if raw.startswith(b"\xef\xbb\xbf") else after


def check_change(after: bytes, before: bytes, kind: str, path: Path) -> None:
    """Refuse a change with which a file has a mistake that it had not."""
    former = {one.message for one in parse_document(kind, path.name, before)[1]} if before else set()
    for one in parse_document(kind, path.name, after)[1]:
        if not one.notice and one.message not in former:
            place = ".".join(str(step) for step in one.key if not isinstance(step, int))
            raise FieldError(one.code, f"{place}: {one.message}" if place else one.message, one.hint)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, and put it there in one step."""
    draft = path.with_name(f".{path.name}~")
    draft.write_bytes(data)
    draft.replace(path)


def parse_entry(text: str) -> dict[str, Any]:
    """Read what an editor made of a proposal; raises FieldError where it is no set of keys."""
    try:
        plain, _, faults = parse_yaml(text)
    except SourceError as error:
        raise FieldError(error.code, f"line {error.line}: {error.message}", error.hint) from None
    if faults:
        raise FieldError(faults[0].code, f"line {faults[0].line}: {faults[0].message}", faults[0].hint)
    if not isinstance(plain, dict):
        raise FieldError("header-type", "these are no keys and values", "write key: value, one a line")
    return plain
