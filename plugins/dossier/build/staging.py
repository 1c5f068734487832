"""Knows where a site is made before it is published, and keeps two builds from doing that at once.

Does not know how a site is made, nor how it takes the place of the last one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from .journal import LOCK, MANIFEST, STAGING, OutputError, finish, list_files


class Staging:
    """Hold the folder in which a site is made, inside the output folder, which is locked meanwhile.

    Inside, because moving a folder is one step only within one file system.
    """

    def __init__(self, output: Path, content: Path, waiting: Callable[[], None]) -> None:
        """Open a new folder, after finishing what a killed build had begun to publish.

        `waiting` hears that another build is at work there. Raises OutputError where the site
        cannot be put there.
        """
        _check_path(output.resolve(), content.resolve())
        self.output, self.folder = output, output / STAGING
        self._lock = FileLock(output / LOCK)
        try:
            output.mkdir(parents=True, exist_ok=True)
            _acquire(self._lock, waiting)
        except OSError as error:
            raise OutputError(_tell(output, error)) from None
        try:
            self._open()
        except OSError as error:
            self.close()
            raise OutputError(_tell(output, error)) from None
        except OutputError:
            self.close()
            raise

    def _open(self) -> None:
        finish(self.output)
        _check_files(self.output)
        if self.folder.exists():
            # A build that was killed left it.
            shutil.rmtree(self.folder)
        self.folder.mkdir()

    def close(self) -> None:
        """Remove what is still staged, and the output folder if it is empty; let other builds begin."""
        shutil.rmtree(self.folder, ignore_errors=True)
        # Whoever waits for a lock that is removed takes a new one.
        (self.output / LOCK).unlink(missing_ok=True)
        if not any(self.output.iterdir()):
            self.output.rmdir()
        self._lock.release()


def _acquire(lock: FileLock, waiting: Callable[[], None]) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        lock.acquire()


def _check_path(output: Path, content: Path) -> None:
    if output == content or output in content.parents or content in output.parents:
        raise OutputError(f"{output} is or holds the content folder, or lies in it; choose another --output")
    if output in (Path.home(), Path(output.anchor)):
        raise OutputError(f"{output} is no folder for a site; choose another --output")
    if os.path.exists(output) and not output.is_dir():
        raise OutputError(f"{output} is a file; choose another --output")


def _check_files(output: Path) -> None:
    if (output / MANIFEST).exists():
        return
    foreign = sorted(list_files(output))
    if foreign:
        shown = ", ".join(foreign[:3])
        raise OutputError(
            f"{output} holds files that no build wrote ({shown}); empty it, or choose another --output"
        )


def _tell(output: Path, error: OSError) -> str:
    return f"{output} cannot be written: {(error.strerror or str(error)).lower()}"
