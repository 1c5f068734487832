"""Knows which files a served site rests on, and when they change.

Does not know what is done about it.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

CODE = Path(__file__).resolve().parents[2]
"""The plugin itself."""


class Sources(DefaultFilter):
    """Let through what belongs to a site: nothing of editors' and systems' own, and no output."""

    def __init__(self, leave: Iterable[Path], only: Path | None = None) -> None:
        super().__init__(ignore_paths=[str(path) for path in leave])
        self.only = str(only) if only else ""

    def __call__(self, change: Change, path: str) -> bool:
        """Say whether a change matters."""
        name = Path(path).name
        if name.startswith(".") or name.endswith("~") or (self.only and path != self.only):
            return False
        return super().__call__(change, path)


class Watcher:
    """Hear of changes in folders, and in one file; a thread listens to each kind."""

    def __init__(self, folders: Iterable[Path], file: Path, leave: Iterable[Path]) -> None:
        self.folders = tuple(dict.fromkeys(folders))
        self._heard: queue.Queue[set[Path]] = queue.Queue()
        self._stop = threading.Event()
        # A program that saves a file may put another in its place: only the folder sees that.
        self._threads = [
            threading.Thread(target=self._listen, args=(self.folders, Sources(leave), True), daemon=True),
            threading.Thread(
                target=self._listen, args=((file.parent,), Sources((), file), False), daemon=True
            ),
        ]
        for thread in self._threads:
            thread.start()

    def _listen(self, folders: tuple[Path, ...], wanted: Sources, deep: bool) -> None:
        options = {"watch_filter": wanted, "recursive": deep, "stop_event": self._stop, "step": 30}
        for changes in watch(*folders, raise_interrupt=False, rust_timeout=500, **options):  # type: ignore[arg-type]
            self._heard.put({Path(path) for _, path in changes})

    def wait(self) -> set[Path]:
        """Return what has changed, as soon as anything has; all of it, if much did."""
        changed = None
        while changed is None:
            # On Windows nothing interrupts a thread that waits for ever.
            try:
                changed = self._heard.get(timeout=0.5)
            except queue.Empty:
                continue
        while not self._heard.empty():
            changed |= self._heard.get()
        return changed

    def close(self) -> None:
        """Listen no more."""
        self._stop.set()
        for thread in self._threads:
            thread.join()
