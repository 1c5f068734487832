"""Knows what the options of several commands mean.

Does not know any command.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from invoke.context import Context

CONTENT = "folder with the articles, actors and dossiers (content/)"
TODAY = "day of the build, as in 2026-03-01: later articles wait (SOURCE_DATE_EPOCH, else today)"


def root_of(context: Context) -> Path:
    """Return the folder of the site."""
    return Path(context.config["root"])


def find_folder(context: Context, given: str | None, usual: str) -> Path:
    """Return the folder that a person named, as seen from where they stand, else the site's own."""
    return Path(given or root_of(context) / usual).absolute()


def leave(status: Any) -> None:
    """End with an exit status that tells of a failure."""
    if status:
        sys.exit(status)
