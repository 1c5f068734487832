"""Knows how to have Pagefind make an index of records, and how the same records always give the same bytes.

Does not know what is in the records. https://pagefind.app
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any

import cbor2

from ..exports.search_records import SearchRecord
from ..problems import FieldError

_MAGIC = b"pagefind_dcd"
"""Stands before whatever Pagefind has packed."""
_FOLDERS = ("index", "filter", "fragment")


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

    `language` says by which rules words lose their endings. Returns how many files it has; raises FieldError where Pagefind is not
    there, or fails.
    """
    made = folder.with_name(f"{folder.name}.made")
    requests = (
        {"type": "NewIndex", "config": {"force_language": language}},
        *({"type": "AddRecord", "index_id": 0, "language": language, **_describe(one)} for one in records),
        {"type": "WriteFiles", "index_id": 0, "output_path": str(made.resolve())},
    )
    _ask(_find_program(), requests, progress)
    _settle(made, folder)
    shutil.rmtree(made)


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


def _ask(program: Path, requests: Sequence[Any], progress: Callable[[int, int], None]) -> None:
    """Send requests to Pagefind as its own Python interface does, which waits 0.1 s for each answer."""
    with subprocess.Popen(
        [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as service:
        assert service.stdin
        assert service.stdout
        # It answers while it is asked; with both in one thread, each would wait for the other.
        writer = threading.Thread(target=_send, args=(service.stdin, requests), daemon=True)
        writer.start()
        try:
            answers = _read_answers(service.stdout)
            for done, answer in zip(range(1, len(requests) + 1), answers, strict=False):
                payload = answer["payload"]
                if payload["type"] == "Error":
                    raise FieldError("file-unreadable", f"pagefind: {payload['message']}")
                progress(done, len(requests))
                if done == len(requests):
                    return
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
    rest = b""
    while chunk := pipe.read1(1 << 16):  # type: ignore[attr-defined]
        *whole, rest = (rest + chunk).split(b",")
        for one in whole:
            yield json.loads(base64.b64decode(one))


def _settle(made: Path, folder: Path) -> None:
    """Take what a search needs from an index, in an order that does not depend on chance.

    Pagefind writes filters and their values in the order of a hash table that differs from run to
    run, and names files by their bytes.
    """
    folder.mkdir(parents=True)
    entry = json.loads((made / "pagefind-entry.json").read_text(encoding="utf-8"))
    ((language, index),) = entry["languages"].items()
    for name in ("index", "fragment"):
        if (made / name).exists():
            (made / name).rename(folder / name)
    names = dict(_settle_filters(made / "filter", folder / "filter", language))
    meta = _unpack(made / f"pagefind.{index['hash']}.pf_meta")
    meta[3] = sorted([name, names[file]] for name, file in meta[3])
    index["hash"] = _write_packed(folder, meta, f"pagefind.{language}_", ".pf_meta", 10).removeprefix(
        "pagefind."
    )
    (folder / "pagefind-entry.json").write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")
    for name in ("pagefind-worker.js", f"wasm.{index['wasm'] or 'unknown'}.pagefind"):
        (made / name).rename(folder / name)


def _settle_filters(made: Path, folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """Write filters with their values in order, and yield the former and the new name of each."""
    for path in sorted(made.glob("*.pf_filter")):
        name, values = _unpack(path)
        yield path.stem, _write_packed(folder, [name, sorted(values)], f"{language}_", ".pf_filter", 7)


def _unpack(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_MAGIC))


def _write_packed(folder: Path, value: Any, prefix: str, suffix: str, digits: int) -> str:
    """Write a value as Pagefind packs it into a file named by its bytes; return the name without its end."""
    packed = gzip.compress(_MAGIC + cbor2.dumps(value), mtime=0)
    name = prefix + hashlib.sha256(packed).hexdigest()[:digits]
    folder.mkdir(exist_ok=True)
    (folder / f"{name}{suffix}").write_bytes(packed)
    return name
