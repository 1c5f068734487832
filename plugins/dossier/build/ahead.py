"""Knows how another process looks at the published files, while this one opens what builds a site.

Does not know what comes of it.
"""

from __future__ import annotations

import multiprocessing
import sys
from array import array
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from .journal import read_paths
from .outputs import Outputs, look_at

FEW = 2000
"""Files at which this process has looked itself before another has begun."""


class Ahead:
    """Hold what another process sees of the files that the last build wrote."""

    def __init__(self, paths: tuple[str, ...], said: Connection) -> None:
        self._paths, self._said = paths, said

    def wait(self) -> Outputs | None:
        """Return what it saw; None where it was killed."""
        try:
            sizes, times = array("q", self._said.recv_bytes()), array("q", self._said.recv_bytes())
        except (EOFError, OSError):
            return None
        finally:
            self._said.close()
        return Outputs(self._paths, sizes, times)


def look_ahead(output: Path) -> Ahead | None:
    """Begin to look at the files of a site; None where there is none, or another process costs more."""
    if sys.platform != "linux":
        return None  # It would have to open Python anew.
    try:
        paths = tuple(read_paths(output))
    except OSError:  # The build itself says better what is wrong.
        return None
    if len(paths) < FEW:
        return None
    context = multiprocessing.get_context("fork")
    said, saying = context.Pipe(duplex=False)
    context.Process(target=_tell, args=(str(output), paths, saying), daemon=True).start()
    saying.close()
    return Ahead(paths, said)


def _tell(output: str, paths: tuple[str, ...], saying: Connection) -> None:
    with suppress(OSError, KeyboardInterrupt):  # A build that was stopped does not want to hear.
        looked = look_at(output, paths)
        saying.send_bytes(looked.sizes)
        saying.send_bytes(looked.times)
