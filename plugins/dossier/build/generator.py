"""Knows how a build takes part in Pelican's run: as one generator, in a staging folder.

Does not know what is built.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from pelican.generators import Generator

from ..problems import ContentError, FieldError
from .announcing import Announcement, list_announcements
from .guest import list_posts, step_aside, tell_posts
from .heap import DamagedStoreError
from .journal import OutputError
from .rendering import ThemeError
from .run import Run, Summary
from .theme_files import check_copied

T = TypeVar("T")
EXPECTED = (ContentError, ThemeError, OutputError, FieldError)
"""What stops a build by somebody's mistake, and not by one of ours."""


class Watch:
    """Hear how a build goes on; the commands put another in its place."""

    def progress(self, phase: str, done: int, total: int) -> None:
        """Hear how far a phase has come."""

    def waiting(self) -> None:
        """Hear that another build is at work in the same folder."""

    def finished(self, summary: Summary) -> None:
        """Hear what was built."""
        for notice in summary.notices:
            print(notice, file=sys.stderr)

    def failed(self, error: Exception) -> NoReturn:
        """Hear what stopped the build; Pelican would print how the code came there."""
        raise SystemExit(f"{error}\nNothing was built; the last site stays.")


watch = Watch()
announce: Callable[[Iterable[Announcement]], object] = iter
"""Tells other plugins of each page; `plugin.py` puts the signal in its place."""
_runs: dict[str, Run] = {}


def open_run(pelican: Any) -> None:
    """Let Pelican write into a staging folder from here on."""
    try:
        run = Run(pelican.settings, Path(pelican.output_path), watch.progress, watch.waiting)
    except EXPECTED as error:
        watch.failed(error)
    pelican.output_path = str(run.folder)
    if run.settings.guest:
        step_aside(pelican.settings)
    else:
        # Pelican would copy images with all that cameras write into them; the run publishes these itself.
        pelican.settings["STATIC_PATHS"] = []
    _runs[pelican.output_path] = run


def close_run(pelican: Any) -> None:
    """Let the staged site take the place of the last one."""
    run = _runs.pop(pelican.output_path)
    _attempt(run, lambda: check_copied(pelican.settings, run.folder))
    summary = _attempt(run, run.publish)
    watch.finished(summary)


class DossierGenerator(Generator):  # type: ignore[misc]
    """Read content and write pages when Pelican says so."""

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.run = _runs[self.output_path]

    def generate_context(self) -> None:
        """Read and link all content."""
        run, posts = self.run, self.context["articles"]
        if run.settings.guest:
            run.settings = replace(run.settings, posts=_attempt(run, lambda: list_posts(posts)))
        _attempt(run, run.read)
        if run.settings.guest:
            tell_posts(posts, run.library)

    def generate_output(self, _writer: object) -> None:
        """Write all pages."""
        _attempt(self.run, self.run.render)
        run = self.run
        pages = list_announcements(
            run.library, self.context, self.settings, run.folder, run.settings.left_out
        )
        _attempt(run, lambda: announce(pages))


def _attempt(run: Run, phase: Callable[[], T]) -> T:
    """Leave no staging folder behind where a phase fails, and say why it did."""
    try:
        return phase()
    except BaseException as error:
        _runs.pop(str(run.folder), None)
        run.discard()
        if isinstance(error, DamagedStoreError):
            run.store.empty()
        if isinstance(error, EXPECTED):
            watch.failed(error)
        if isinstance(error, OSError):
            what = error.filename2 or error.filename or run.staging.output
            watch.failed(OutputError(f"{what}: {(error.strerror or str(error)).lower()}"))
        if isinstance(error, BrokenExecutor):
            message = "a process that worked for this build was killed; there may be too little memory"
            watch.failed(OutputError(message))
        raise
