"""Knows whether all of a theme's own files came into the site; Pelican copies them, and goes on if it cannot.

Does not know what they are for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from .journal import OutputError, list_files


def check_copied(settings: Mapping[str, Any], folder: Path) -> None:
    """See that each file that Pelican had to copy is there in full; raises OutputError where one is not."""
    sources: dict[str, Path] = {}
    for name in settings["THEME_STATIC_PATHS"]:
        # A file of a later folder takes the place of an earlier one's.
        source = Path(settings["THEME"], name)
        sources.update({path: source / path for path in _list(source, settings["IGNORE_FILES"])})
    target = folder / settings["THEME_STATIC_DIR"]
    for path, file in sources.items():
        copied = target / path
        if not copied.is_file() or copied.stat().st_size != file.stat().st_size:
            raise OutputError(f"{copied} could not be copied in full; there may be too little room")


def _list(source: Path, ignored: list[str]) -> Iterator[str]:
    for path in sorted(list_files(source)) if source.is_dir() else ():
        if not any(fnmatch(part, pattern) for part in path.split("/") for pattern in ignored):
            yield path
