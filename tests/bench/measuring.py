"""Knows how long a command takes, on the clock and on the processors, and how much memory it holds.

Does not know what it does.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil

EVERY = 0.05
"""Seconds between two looks at memory."""


class Failed(Exception):  # noqa: N818 - what failed is a command
    """Say which command failed, and its last words."""


class Took(NamedTuple):
    """Hold what a command took, in seconds."""

    clock: float
    processors: float
    """Those of all its processes together."""


def take_time(words: Sequence[str], folder: Path) -> Took:
    """Run a command in a folder; raises Failed."""
    # A file and not a pipe, so that nobody has to read while the time runs.
    log = folder / "log.txt"
    with log.open("wb") as file:
        started = time.perf_counter()
        child = subprocess.Popen(words, cwd=folder, stdout=file, stderr=file)
        _, status, used = os.wait4(child.pid, 0)
        took = Took(time.perf_counter() - started, used.ru_utime + used.ru_stime)
        child.returncode = os.waitstatus_to_exitcode(status)
    _check(child.returncode, words, log)
    return took


def take_memory(words: Sequence[str], folder: Path) -> int:
    """Run a command in a folder and return the most bytes that all its processes held at once.

    What several processes share is counted once (PSS), where the system tells; raises Failed.
    """
    log = folder / "log.txt"
    most = 0
    with log.open("wb") as file:
        child = psutil.Popen(words, cwd=folder, stdout=file, stderr=file)
        while child.poll() is None:
            most = max(most, _sum(child))
            time.sleep(EVERY)
    _check(child.returncode, words, log)
    return most


def _sum(parent: psutil.Process) -> int:
    total = 0
    with suppress(psutil.Error):
        for process in (parent, *parent.children(recursive=True)):
            with suppress(psutil.Error):
                held = process.memory_full_info()
                total += getattr(held, "pss", held.uss)
    return total


def _check(status: int, words: Sequence[str], log: Path) -> None:
    if status:
        last = log.read_text(encoding="utf-8", errors="replace").strip()[-600:]
        raise Failed(f"{' '.join(words)}: ended with {status}\n{last}")
