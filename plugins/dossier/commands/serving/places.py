"""Knows which file an address of a served site means, as GitHub Pages would read it.

Does not know who asks.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from ...pages.addresses import NOT_FOUND, file_of


class Place(NamedTuple):
    """Hold what an address leads to: a file with its status, or another address."""

    status: int
    file: str = ""
    """Below the folder of the site; empty where there is none to send."""
    address: str = ""


def find_place(folder: Path, base: str, path: str) -> Place:
    """Return what the path of an address leads to in a site that is published below `base`.

    What begins with a dot is a build's own, and a link out of the folder leads nowhere.
    """
    if not path.startswith(base):
        return Place(302, address=base) if path in ("/", base.rstrip("/")) else Place(404)
    wanted = unquote(path.removeprefix(base))
    if not _is_plain(wanted):
        return _miss(folder)
    for found in (file_of(wanted), f"{wanted}.html"):
        if _is_inside(folder, found):
            return Place(200, found)
    if _is_inside(folder, file_of(f"{wanted}/")):
        return Place(301, address=f"{base}{quote(wanted)}/")
    return _miss(folder)


def _miss(folder: Path) -> Place:
    return Place(404, NOT_FOUND if _is_inside(folder, NOT_FOUND) else "")


def _is_plain(wanted: str) -> bool:
    """Say whether a path goes down only, and is not of what a build keeps for itself."""
    steps = wanted.removesuffix("/").split("/") if wanted else []
    return not any(not step or step.startswith(".") or "\\" in step or "\0" in step for step in steps)


def _is_inside(folder: Path, file: str) -> bool:
    path = folder / file
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())
