"""Knows how to have Pagefind make an index of records, and how the same records always give the same bytes.

Does not know what is in the records. https://pagefind.app
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any

import cbor2

from ..exports.search_records import SearchRecord
from ..problems import FieldError

_MAGIC = b"pagefind_dcd"
"""Stands before whatever Pagefind has packed."""


def find_version() -> str:
    """Return the version of Pagefind; empty where it is not installed."""
    try:
        return version("pagefind")
    except PackageNotFoundError:
        return ""


def write_index(
    records: Sequence[SearchRecord], language: str, folder: Path, progress: Callable[[int, int], None]
) -> int:
    """Write one index of all records, whatever their language, into a new folder.

    `language` says by which rules words lose their endings. Returns how many files it has. Raises
    FieldError where Pagefind is not there, or fails.
    """
    requests = (
        {"type": "NewIndex", "config": {"force_language": language}},
        *({"type": "AddRecord", "index_id": 0, "language": language, **_describe(one)} for one in records),
        # It would say that it has written files before it has.
        {"type": "GetFiles", "index_id": 0},
    )
    answer = _ask(_find_program(), requests, progress)
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    settled = dict(_settle(files))
    for path, data in settled.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return len(settled)


def _describe(record: SearchRecord) -> dict[str, Any]:
    return {
        "url": record.address,
        "content": record.text,
        "meta": record.meta,
        "filters": record.filters,
        "sort": None,
    }


def _find_program() -> Path:
    with suppress(ImportError):
        from pagefind.service import get_executable

        found = get_executable()
        if found and found.exists():
            return found
    raise FieldError(
        "file-unreadable",
        "the index for searching cannot be made: the program pagefind is not there for this system",
        "put it on the PATH, or leave searching out: EXPORTS_OFF = ['search']",
    )


def _ask(program: Path, requests: Sequence[Any], progress: Callable[[int, int], None]) -> Any:
    """Send requests to Pagefind, as its own Python interface does, and return the last answer.

    That interface waits 0.1 s for each.
    """
    with subprocess.Popen(
        [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as service:
        assert service.stdin
        assert service.stdout
        # It answers while it is asked; with both in one thread, each would wait for the other.
        writer = threading.Thread(target=_send, args=(service.stdin, requests), daemon=True)
        writer.start()
        try:
            for done, payload in enumerate(_read_answers(service.stdout), 1):
                if payload["type"] == "Error":
                    raise FieldError("file-unreadable", f"pagefind: {payload['message']}")
                if done == len(requests):
                    progress(done - 2, done - 2)
                    return payload
                # The last record counts when the index is made, which takes as long as all before.
                if 1 < done < len(requests) - 1:
                    progress(done - 1, len(requests) - 2)
            raise FieldError("file-unreadable", "pagefind ended before the index was made", "build again")
        finally:
            service.kill()
            writer.join()


def _send(pipe: IO[bytes], requests: Sequence[Any]) -> None:
    with suppress(OSError):  # It ended, which whoever reads the answers tells.
        for number, payload in enumerate(requests, 1):
            text = json.dumps({"message_id": number, "payload": payload})
            pipe.write(base64.b64encode(text.encode()) + b",")
        pipe.flush()


def _read_answers(pipe: IO[bytes]) -> Iterator[Any]:
    pieces: list[bytes] = []
    while chunk := pipe.read1(1 << 16):  # type: ignore[attr-defined]
        first, *others = chunk.split(b",")
        pieces.append(first)
        for other in others:
            yield json.loads(base64.b64decode(b"".join(pieces)))["payload"]
            pieces = [other]


def _settle(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Take what a search needs from an index, in an order that does not depend on chance.

    Pagefind writes filters and their values in the order of a hash table that differs from run to
    run, and names files by their bytes.
    """
    entry = json.loads(files["pagefind-entry.json"])
    ((language, index),) = entry["languages"].items()
    names: dict[str, str] = {}
    for path, data in sorted(files.items()):
        if path.startswith("filter/"):
            name, values = _unpack(data)
            packed = _pack([name, sorted(values)])
            names[path[7:].partition(".")[0]] = name = f"{language}_{_name(packed, 7)}"
            yield f"filter/{name}.pf_filter", packed
        elif path.startswith(("index/", "fragment/")):
            yield path, data
    meta = _unpack(files[f"pagefind.{index['hash']}.pf_meta"])
    meta[3] = sorted([name, names[file]] for name, file in meta[3])
    packed = _pack(meta)
    index["hash"] = f"{language}_{_name(packed, 10)}"
    yield f"pagefind.{index['hash']}.pf_meta", packed
    yield "pagefind-entry.json", json.dumps(entry, sort_keys=True).encode()
    for path in ("pagefind-worker.js", f"wasm.{index['wasm'] or 'unknown'}.pagefind"):
        yield path, files[path]


def _unpack(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(_MAGIC))


def _pack(value: Any) -> bytes:
    return gzip.compress(_MAGIC + cbor2.dumps(value), mtime=0)


def _name(packed: bytes, digits: int) -> str:
    return hashlib.sha256(packed).hexdigest()[:digits]
