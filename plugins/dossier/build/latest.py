"""Knows whether anything at all has changed since a site was built, at the price of a look at its files.

Does not know how a site is built, and opens nothing that does.
"""

from __future__ import annotations

import json
import os
import runpy
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from .fingerprints import combine, find_code, find_folder
from .roots import CONFIGURATION, find_root
from .stamps import JUST_NOW, now, stamp_content, stamp_output

NOTE = "latest"


class Order(NamedTuple):
    """Hold what a build was told."""

    root: Path
    """Where the configuration is."""
    content: Path
    output: Path
    said: Mapping[str, Any]
    """What goes before the settings, but for what is None."""


class Look(NamedTuple):
    """Hold what a look at all that a build is made from has found."""

    folder: Path
    """Where what is known of this site and output is kept."""
    key: str
    """Stands for all but files."""
    state: str
    """Stands for the files of content and theme."""
    newest: int
    """When the newest of them was written, in nanoseconds."""


def recall_build(content: Path, output: Path, said: Mapping[str, Any]) -> str | None:
    """Return what the last build told, if this one could not find anything else; None if it might."""
    with suppress(Exception):  # Whatever is wrong, the build itself will say it better.
        order = Order(find_root(), content, output, said)
        looked = look_before(order)
        if looked:
            note = json.loads((looked.folder / NOTE).read_text(encoding="utf-8"))
            same = note["key"] == looked.key
            if same and note["state"] == combine(looked.state, _look_at_output(order.output)):
                return str(note["told"])
    return None


def look_before(order: Order) -> Look | None:
    """Look at all that a build is made from, before it begins; None where nothing can be noted after it."""
    with suppress(Exception):
        values = runpy.run_path(str(order.root / CONFIGURATION))
        # Other plugins want to hear of every build.
        if values["PLUGINS"] == ["dossier"] and values["LOAD_CONTENT_CACHE"]:
            return _look(order, values)
    return None


def note(order: Order, before: Look | None, told: str) -> None:
    """Keep what a build told, unless files were written so late that a look could not see a change."""
    if before is None or before.newest > now() - JUST_NOW:
        return
    with suppress(OSError):
        values = {
            "key": before.key,
            "state": combine(before.state, _look_at_output(order.output)),
            "told": told,
        }
        draft = before.folder / f"{NOTE}.new"
        draft.write_text(json.dumps(values), encoding="utf-8")
        os.replace(draft, before.folder / NOTE)


def _look(order: Order, values: Mapping[str, Any]) -> Look:
    folders = [values["THEME"], *(values.get("THEME_TEMPLATES_OVERRIDES") or ())]
    digest, newest = blake2b(digest_size=16), 0
    for folder in (order.content, *(order.root / folder for folder in folders)):
        for path, stat in _walk(str(folder)):
            stamp = stamp_content(stat)
            newest = max(newest, stamp[0])
            digest.update(f"{path}\0{stamp}\n".encode("utf-8", "surrogateescape"))
    kept = find_folder(order.root / values["CACHE_PATH"], order.content, order.output)
    return Look(kept, _find_key(order, values), digest.hexdigest(), newest)


def _look_at_output(output: Path) -> str:
    digest = blake2b(digest_size=16)
    for path, stat in _walk(str(output)):
        digest.update(f"{path}\0{stamp_output(stat)}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _walk(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        yield entry.path, entry.stat(follow_symlinks=False)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)


def _find_key(order: Order, values: Mapping[str, Any]) -> str:
    """Stand for all that a build depends on besides files; the day too, which may be today."""
    settings = sorted((name, repr(value)) for name, value in values.items() if name.isupper())
    day = (os.environ.get("SOURCE_DATE_EPOCH"), datetime.now(UTC).date().isoformat())
    said = sorted((name, repr(value)) for name, value in order.said.items())
    return combine(find_code(), settings, said, day)
