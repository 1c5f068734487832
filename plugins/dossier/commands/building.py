"""Knows how a site is built by Pelican, and how a person is told what came of it.

Does not know the phases of a build.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from ..build import generator
from ..build.ahead import Ahead
from ..build.heap import DamagedStoreError
from ..build.journal import OutputError
from ..build.latest import Look, Order, note
from ..build.outputs import NOTHING
from ..build.rendering import ThemeError
from ..build.roots import find_root, read_configuration
from ..build.run import AHEAD, ENTRIES, Summary
from ..problems import ContentError, FieldError, Problem
from .progress import open_progress
from .telling import count, shorten


class Console(generator.Watch):
    """Tell a person how a build goes on and what came of it."""

    def __init__(self, output: Path) -> None:
        self.output, self.started = output, time.monotonic()
        self.shown = open_progress()
        self.told = ""
        """What a build is told that finds the same."""
        self.outputs = NOTHING

    def progress(self, phase: str, done: int, total: int) -> None:
        """Tell how far a phase has come."""
        self.shown.tell(phase, done, total)

    def waiting(self) -> None:
        """Tell why nothing happens."""
        print(f"Waiting for another build that writes to {shorten(self.output)} …", flush=True)

    def finished(self, summary: Summary) -> None:
        """Tell what was built, how long it took, and where to look."""
        self.shown.close()
        lines = [str(notice) for notice in summary.notices]
        lines += [f"… and {more:,} more [{code}]" for code, more in summary.folded.items()]
        total = len(summary.notices) + sum(summary.folded.values())
        counts = (
            count(summary.dossiers, "dossier"),
            count(summary.actors, "actor"),
            count(summary.events, "event"),
            count(summary.articles, "article"),
        )
        notices = f", {count(total, 'notice')}" if total else ""
        seconds = time.monotonic() - self.started
        made = f"{count(summary.pages, 'page')} and {count(summary.exports, 'export')}"
        built, where = f"{', '.join(counts)} on {made}", f"open {shorten(self.output / 'index.html')}"
        print("\n".join([*lines, f"Built {built} in {seconds:.1f} s{notices}: {where}"]))
        same = f"Nothing has changed since the last build: {built}{notices}: {where}"
        self.told, self.outputs = "\n".join([*lines, same]), summary.outputs

    def failed(self, error: Exception) -> NoReturn:
        """Let the command tell what stopped the build."""
        raise error


def build_anew(
    content: Path, output: Path, said: Mapping[str, Any], look: Look | None, ahead: Ahead | None
) -> int:
    """Build the site and return the exit status: 0, or 1 where a mistake stopped it.

    `said` goes before the settings, but for what is None; with what `look` has found before is noted what
    the build told; `ahead` looks at the published files meanwhile.
    """
    generator.watch = console = Console(output)
    seen = {ENTRIES: look.entries if look else None, AHEAD: ahead}
    try:
        try:
            run_build(Order(find_root(), content, output, {**said, **seen}))
        finally:
            console.shown.close()
        if look:
            note(look, console.told, console.outputs)
    except ContentError as error:
        return _fail(describe(error.problems))
    except (ThemeError, OutputError, FieldError) as error:
        return _fail(f"{error}\nNothing was built; {_former(output)}.")
    except KeyboardInterrupt:
        return _fail(f"\nStopped; {_former(output)}.", 130)
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        return _fail(f"{what}{error.strerror or error}\nNothing was built; {_former(output)}.")
    return 0


def run_build(order: Order) -> None:
    """Build a site by Pelican; raises what stops a build."""
    try:
        _run(order)
    except DamagedStoreError as error:
        print(f"{error}: building all of it anew …", flush=True)
        _run(order._replace(said={**order.said, "LOAD_CONTENT_CACHE": False}))


def _run(order: Order) -> None:
    if not order.content.is_dir():
        # Pelican would say so with a traceback.
        hint = "name another with --content"
        raise ContentError([Problem(str(order.content), "there is no such folder", "file-unreadable", hint)])
    from pelican import Pelican, console

    said = {"PATH": str(order.content), "OUTPUT_PATH": str(order.output), **order.said}
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("pelican.utils").setLevel(logging.ERROR)  # What it could not copy, the build tells.
    console.quiet = True  # It would count articles and pages that it did not make.
    Pelican(read_configuration(order.root, said)).run()


def describe(problems: tuple[Problem, ...]) -> str:
    """Return all that is wrong, a line each, and how much it is."""
    mistakes = [problem for problem in problems if not problem.notice]
    lines = [f"{problem}{' (notice)' if problem.notice else ''}" for problem in problems]
    counts = count(len(mistakes), "mistake")
    if len(mistakes) < len(problems):
        counts += f" and {count(len(problems) - len(mistakes), 'notice')}"
    return "\n".join([*lines, f"{counts}: nothing was built. Mend what stands above and build again."])


def _former(output: Path) -> str:
    kept = False
    with suppress(OSError):  # As of a name that is too long.
        kept = (output / "index.html").exists()
    return f"the last site stays in {shorten(output)}" if kept else "there was no site before"


def _fail(message: str, status: int = 1) -> int:
    print(message, file=sys.stderr)
    return status
