"""Knows where a site is, the folder with its configuration, and how Pelican reads that.

Does not know what stands in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..problems import FieldError

CONFIGURATION = "pelican.conf.py"


def find_root() -> Path:
    """Return the folder of the site: the one with the configuration, here or above this package.

    Raises FieldError where there is none.
    """
    for folder in (Path.cwd(), *Path(__file__).resolve().parents):
        if (folder / CONFIGURATION).is_file():
            return folder
    raise FieldError("file-unreadable", f"there is no {CONFIGURATION} here", "go to the folder of the site")


def read_configuration(root: Path, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return Pelican's settings for a site; `said` goes before what stands there, but for what is None."""
    from pelican.settings import read_settings

    given = {name: value for name, value in said.items() if value is not None}
    return dict(read_settings(str(root / CONFIGURATION), given))
