"""Knows whether anything at all has changed since a site was built, at the price of a look at its files.

Does not know how a site is built, and opens nothing that does.
"""

from __future__ import annotations

import json
import os
import runpy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from .files import Entry, list_entries
from .fingerprints import combine, find_code, find_folder
from .journal import MANIFEST, OWN, read_paths
from .outputs import MISSING, Outputs, look_at
from .roots import CONFIGURATION, find_root
from .stamps import JUST_NOW, Stamp, now, stamp_content

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
    output: Path
    key: str
    """Stands for all but files."""
    entries: list[Entry]
    """The files of the content."""
    content: str
    """Stands for these and the theme's."""
    newest: int
    """When the newest of them was written, in nanoseconds."""


def look_before(content: Path, output: Path, said: Mapping[str, Any]) -> Look | None:
    """Look at all that a build is made from, before it begins; None where nothing can be noted after it."""
    with suppress(Exception):  # Whatever is wrong, the build itself will say it better.
        order = Order(find_root(), content, output, said)
        values = runpy.run_path(str(order.root / CONFIGURATION))
        # Other plugins want to hear of every build.
        if values["PLUGINS"] == ["dossier"] and values["LOAD_CONTENT_CACHE"]:
            return _look(order, values)
    return None


def recall_build(look: Look) -> str | None:
    """Return what the last build told, if this one could not find anything else; None if it might."""
    with suppress(Exception):
        note = json.loads((look.folder / NOTE).read_text(encoding="utf-8"))
        if note["key"] == look.key and note["content"] == look.content:
            return str(note["told"]) if note["output"] == _look_at_output(look.output) else None
    return None


def note(look: Look, told: str, outputs: Outputs) -> None:
    """Keep what a build told, unless files were written so late that a look could not see a change.

    `outputs` are the files of the site, in the order in which it lists them.
    """
    if look.newest > now() - JUST_NOW or MISSING in outputs.sizes:
        return
    with suppress(OSError):
        values = {
            "key": look.key,
            "content": look.content,
            "output": _stand_for([MANIFEST], outputs),
            "told": told,
        }
        draft = look.folder / f"{NOTE}.new"
        draft.write_text(json.dumps(values), encoding="utf-8")
        os.replace(draft, look.folder / NOTE)


def _look(order: Order, values: Mapping[str, Any]) -> Look:
    entries = list_entries(order.content)
    stamps = [[stamp for _, _, stamp in entries]]
    digest = blake2b(f"{entries}".encode(), digest_size=16)
    folders = [values["THEME"], *(values.get("THEME_TEMPLATES_OVERRIDES") or ())]
    for path, names, found in (one for folder in folders for one in _walk(str(order.root / folder))):
        digest.update(f"{path!r}{names}{found}".encode())
        stamps.append(found)
    newest = max((stamp[0] for found in stamps for stamp in found if stamp), default=0)
    kept = find_folder(order.root / values["CACHE_PATH"], order.content, order.output)
    return Look(kept, order.output, _find_key(order, values), entries, digest.hexdigest(), newest)


def _walk(folder: str) -> Iterator[tuple[str, list[str], list[Stamp]]]:
    """List all folders with the names and stamps of what is in them, in one order."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=attrgetter("name"))
    stamps = [stamp_content(entry.stat(follow_symlinks=False)) for entry in found]
    yield folder, [entry.name for entry in found], stamps
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)


def _look_at_output(output: Path) -> str:
    """Stand for what the last build wrote; one that ended early, or is still at work, leaves more."""
    own = sorted(OWN.intersection(os.listdir(output)))
    return _stand_for(own, look_at(str(output), read_paths(output)))


def _stand_for(own: Sequence[str], outputs: Outputs) -> str:
    digest = blake2b(f"{own}{outputs.paths}".encode(), digest_size=16)
    digest.update(outputs.sizes)
    digest.update(outputs.times)
    return digest.hexdigest()


def _find_key(order: Order, values: Mapping[str, Any]) -> str:
    """Stand for all that a build depends on besides files; the day too, which may be today."""
    settings = sorted((name, repr(value)) for name, value in values.items() if name.isupper())
    day = (os.environ.get("SOURCE_DATE_EPOCH"), datetime.now(UTC).date().isoformat())
    said = sorted((name, repr(value)) for name, value in order.said.items())
    return combine(find_code(), settings, said, day)
