"""Knows what open pages must hear: which files another build changed, and which mistakes stand in its way.

Does not know how they hear it, nor how anything is built.
"""

from __future__ import annotations

import secrets
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

PATIENCE = 15.0
"""Seconds after which a page that has nothing to hear is asked whether it is still there."""
KEPT = 100
"""Of how many builds it is known what they changed; a page that missed more is loaded again."""
SHARED = (".js", ".woff2", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
"""What many pages may show; which of them do is not known."""


class Mistake(NamedTuple):
    """Hold a mistake as a page shows it."""

    where: str
    """File and line; empty where that is not known."""
    address: str
    """Opens the file in a text editor; empty where there is none."""
    message: str
    remedy: str
    code: str


class News(NamedTuple):
    """Hold what a page hears: its kind is mistakes, styles, reload or still."""

    kind: str
    version: str
    mistakes: tuple[Mistake, ...] = ()


class Stage:
    """Hold what is on show; threads of open pages wait here for what is new."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.closed = False
        self._moved = threading.Condition()
        # Another serve counts from 0 again, and may show another site at this address.
        self._name, self._number = secrets.token_hex(4), 0
        self._changes: deque[tuple[int, frozenset[str]]] = deque(maxlen=KEPT)
        self._mistakes: tuple[Mistake, ...] = ()
        self._calm = threading.Event()
        self._calm.set()

    @property
    def version(self) -> str:
        """Return the name of what is on show now."""
        return f"{self._name}-{self._number}"

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Return what stands in the way of showing what is written."""
        return self._mistakes

    # ---------------------------------------------------------------- told by the build

    def begin(self) -> None:
        """Hear that a build has begun: files may be missing for a moment."""
        self._calm.clear()

    def show(self, changed: frozenset[str]) -> None:
        """Show what was built, and in which these files are other than before."""
        with self._moved:
            self._mistakes = ()
            if changed:
                self._number += 1
                self._changes.append((self._number, changed))
            self._calm.set()
            self._moved.notify_all()

    def refuse(self, mistakes: tuple[Mistake, ...]) -> None:
        """Leave what is on show, and tell why nothing new can be."""
        with self._moved:
            self._mistakes = mistakes
            self._calm.set()
            self._moved.notify_all()

    def close(self) -> None:
        """Let all pages go."""
        with self._moved:
            self.closed = True
            self._calm.set()
            self._moved.notify_all()

    # ---------------------------------------------------------------- asked by pages

    def wait(self) -> None:
        """Wait until no build is under way."""
        self._calm.wait(PATIENCE)

    def follow(self, version: str, find_file: Callable[[], str]) -> Iterator[News]:
        """Yield what a page of a version hears, as long as anybody listens.

        `find_file` gives the file that its address means at the moment.
        """
        told: tuple[Mistake, ...] | None = None
        file = find_file()
        while not self.closed:
            with self._moved:
                if version == self.version and told == self._mistakes:
                    self._moved.wait(PATIENCE)
                now, mistakes = self.version, self._mistakes
            if mistakes != told:
                told = mistakes
                yield News("mistakes", version, mistakes)
            former, file = file, find_file()
            kind = self._compare(version, file, former) if version != now else ""
            version = now
            yield News(kind or "still", now)

    def _compare(self, version: str, file: str, former: str) -> str:
        """Say what a page of a version must do now: reload, take new styles, or nothing."""
        name, _, number = version.partition("-")
        known = [*self._changes]
        if name != self._name or not number.isdecimal() or (known and int(number) < known[0][0] - 1):
            return "reload"
        changed = {path for at, paths in known if at > int(number) for path in paths}
        if file != former or file in changed or any(path.endswith(SHARED) for path in changed):
            return "reload"
        return "styles" if any(path.endswith(".css") for path in changed) else ""
