"""Knows on what a build depends besides content: code, libraries, templates and settings.

Does not know what is kept of an earlier build.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Set
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent.parent
FORMAT = 1
"""Raised when what is kept changes its shape without a change of code; so hardly ever."""


def combine(*parts: Any) -> str:
    """Return a short text that stands for values; the same for the same in every process."""
    return blake2b("\0".join(map(_spell, parts)).encode(), digest_size=16).hexdigest()


def _spell(value: Any) -> str:
    """Write a value in one way only; a set has an order here."""
    if is_dataclass(value) and not isinstance(value, type):
        return f"{type(value).__name__}{[_spell(getattr(value, one.name)) for one in fields(value)]}"
    if isinstance(value, Set):
        return f"{{{sorted(map(_spell, value))}}}"
    if isinstance(value, dict):
        return f"{[(key, _spell(one)) for key, one in value.items()]}"
    if isinstance(value, tuple | list):
        return f"{[_spell(one) for one in value]}"
    return repr(value)


def find_folder(cache: Path, content: Path, output: Path) -> Path:
    """Return where what is known of a site and output is kept."""
    return cache / "builds" / combine(str(content.resolve()), str(output.resolve()))


@cache
def find_code() -> str:
    """Stand for this package, the libraries beside it, and Python itself."""
    return combine(FORMAT, sys.version, sorted(_list_libraries()), list(_read_all([PACKAGE])))


def _list_libraries() -> Iterator[str]:
    """List installed libraries by the folders that name their versions."""
    for folder in sys.path:
        if os.path.isdir(folder):
            yield from (one for one in os.listdir(folder) if one.endswith((".dist-info", ".egg-info")))


def find_templates(folders: Iterable[Path]) -> str:
    """Stand for all templates in folders, in their order."""
    return combine(list(_read_all(folders)))


def _read_all(folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for number, folder in enumerate(folders):
        for path in sorted(_list_files(str(folder))):
            with open(path, "rb", buffering=0) as file:
                digest = blake2b(file.read(), digest_size=16).digest()
            yield f"{number}{path.removeprefix(str(folder))}", digest


def _list_files(folder: str) -> Iterator[str]:
    for here, below, names in os.walk(folder):
        below[:] = [name for name in below if name != "__pycache__"]
        yield from filter(os.path.isfile, (os.path.join(here, name) for name in names))
