"""Knows how to see that a file is what it was without opening it.

Does not know what any file is for.
"""

from __future__ import annotations

import os
import time

Stamp = tuple[int, ...]
"""Size, times and inode of a file: while these stay, so do its bytes."""
_WORD = 2**63 - 1
JUST_NOW = 2_000_000_000
"""Nanoseconds within which a file may change twice and show one time."""


def stamp_content(stat: os.stat_result) -> Stamp:
    """Return the stamp of a file that somebody writes."""
    # Of some disks the number of a file is longer than a word.
    return max(stat.st_mtime_ns, stat.st_ctime_ns), stat.st_size, stat.st_mtime_ns, stat.st_ino & _WORD


def is_same(old: Stamp, new: Stamp, taken: int) -> bool:
    """Say whether a file is what it was when its stamp was taken, and had not just then been written."""
    return old == new and new[0] < taken - JUST_NOW


def now() -> int:
    """Return the time in nanoseconds, to tell files that are older."""
    return time.time_ns()
