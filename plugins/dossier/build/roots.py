"""Knows where a site is: the folder with its configuration.

Does not know what stands in that.
"""

from __future__ import annotations

from pathlib import Path

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
