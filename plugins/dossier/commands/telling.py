"""Knows how counts, paths and failures of the system are worded for a person.

Does not know what is told.
"""

from __future__ import annotations

import os
from pathlib import Path


def count(number: int, noun: str) -> str:
    """Say how many there are of something."""
    return f"{number:,} {noun if number == 1 else noun + ('es' if noun.endswith('s') else 's')}"


def shorten(path: Path) -> str:
    """Return a path as one would type it here."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def explain(error: OSError) -> str:
    """Say which file it was, where that is known, and why it did not go."""
    file = f"{error.filename}: " if error.filename else ""
    return f"{file}{(error.strerror or str(error)).lower()}"
