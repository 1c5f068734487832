"""Knows how a build takes part in Pelican's run: as one generator, in a staging folder.

Does not know what is built.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from .run import Run, Summary


class Watch:
    """Hear how a build goes on; the commands put another in its place."""

    def progress(self, phase: str, done: int, total: int) -> None:
        """Hear how far a phase has come."""

    def finished(self, summary: Summary) -> None:
        """Hear what was built."""
        for notice in summary.notices:
            print(notice, file=sys.stderr)


watch = Watch()
_runs: dict[str, Run] = {}


def open_run(pelican: Any) -> None:
    """Let Pelican write into a staging folder from here on."""
    run = Run(pelican.settings, Path(pelican.output_path), lambda *words: watch.progress(*words))
    pelican.output_path = str(run.staging)
    _runs[pelican.output_path] = run


def close_run(pelican: Any) -> None:
    """Let the staged site take the place of the last one."""
    run = _runs.pop(pelican.output_path)
    try:
        summary = run.publish()
    except BaseException:
        run.discard()
        raise
    watch.finished(summary)


class DossierGenerator(Generator):  # type: ignore[misc]
    """Read content and write pages when Pelican says so."""

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.run = _runs[self.output_path]

    def generate_context(self) -> None:
        """Read and link all content."""
        self._attempt(self.run.read)

    def generate_output(self, _writer: object) -> None:
        """Write all pages."""
        self._attempt(self.run.render)

    def _attempt(self, phase: Any) -> None:
        """Leave no staging folder behind where a phase fails."""
        try:
            phase()
        except BaseException:
            _runs.pop(self.output_path).discard()
            raise
