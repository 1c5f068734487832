"""Knows how long a command takes, on the clock and on the processors, and how much memory it holds.

Does not know what it does.
"""

from __future__ import annotations

import http.client
import math
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil

EVERY = 0.05
"""Seconds between two looks at memory, and at a server that is building."""
SETTLE = 2
"""Seconds after which a server that shows a site hears of changes too."""
PATIENCE = 60
"""Seconds after which no reader would wait for a change any more."""
ENVIRON = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Where tests run, Python may be told to keep nothing that it compiles; on an editor's machine it does."""
OFTEN = 0.005
"""Seconds between two looks at a page that is about to change."""


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
        child = subprocess.Popen(words, cwd=folder, env=ENVIRON, stdout=file, stderr=file)
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
        child = psutil.Popen(words, cwd=folder, env=ENVIRON, stdout=file, stderr=file)
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


def take_reaction(
    words: Sequence[str], folder: Path, url: str, change: Callable[[], None], gone: str
) -> float:
    """Serve a site, make a change, and return the seconds until what is gone from a page is gone there.

    They are infinite where that takes longer than PATIENCE.
    """
    with (folder / "log.txt").open("wb") as file:
        server = subprocess.Popen(
            words, cwd=folder, env=ENVIRON, stdout=file, stderr=file, start_new_session=True
        )
        try:
            while gone not in _fetch(url):
                if server.poll() is not None:
                    _check(server.returncode or 1, words, folder / "log.txt")
                time.sleep(EVERY)
            time.sleep(SETTLE)
            change()
            started = time.perf_counter()
            while (took := time.perf_counter() - started) < PATIENCE:
                if gone not in (_fetch(url) or gone):
                    return took
                time.sleep(OFTEN)
            return math.inf
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()


def _fetch(url: str) -> str:
    """Return a page; nothing while it cannot be had."""
    with suppress(OSError, http.client.HTTPException), urllib.request.urlopen(url, timeout=10) as answer:
        page: bytes = answer.read()
        return page.decode()
    return ""


def find_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _check(status: int, words: Sequence[str], log: Path) -> None:
    if status:
        last = log.read_text(encoding="utf-8", errors="replace").strip()[-600:]
        raise Failed(f"{' '.join(words)}: ended with {status}\n{last}")
