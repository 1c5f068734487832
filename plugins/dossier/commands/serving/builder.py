"""Knows how a site is built again and again while it is served: in a process beside the server.

Does not know what is watched, nor who looks. In a process of its own, because what changes may be the
code that builds, and because a build that starts others must not have threads.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn, TypeVar

from ...build import generator
from ...build.journal import OutputError, read_manifest
from ...build.latest import Order
from ...build.outputs import Outputs, look_at
from ...build.rendering import ThemeError
from ...build.roots import read_configuration
from ...build.run import Summary
from ...library.desk import Chore
from ...problems import ContentError, FieldError, Problem

T = TypeVar("T")
GRACE = 20.0
"""Seconds in which a build that is under way may end by itself."""


@dataclass(frozen=True)
class Outcome:
    """Hold what came of a build."""

    problems: tuple[Problem, ...] = ()
    failure: str = ""
    """What stopped the build besides mistakes in content."""
    changed: frozenset[str] = frozenset()
    """The files of the site that are other than before."""
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        """Say whether nothing new can be shown."""
        return bool(self.failure) or any(not problem.notice for problem in self.problems)


class Builder:
    """Hold the process that builds."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._turn = threading.RLock()  # Whoever opens the desk asks too.
        self._open()

    def _open(self) -> None:
        # A new Python, whatever threads there are in this one.
        context = multiprocessing.get_context("spawn")
        self._asks, answers = context.Pipe()
        self._process = context.Process(target=work_on, args=(self.order, answers))
        self._process.start()
        answers.close()

    def build(self) -> Outcome:
        """Build the site as it is now."""
        outcome: Outcome | None = self._ask(build_once)
        return outcome or Outcome(failure="The build ended without a word; the next change begins it anew.")

    def find_desk(self) -> list[Chore]:
        """Return what wants doing; nothing where mistakes stand in the way, which pages show anyhow."""
        return self._ask(find_desk) or []

    def find_theme(self) -> tuple[Path, ...]:
        """Return the folders of the site's theme; none where its settings cannot be read."""
        return self._ask(find_theme) or ()

    def _ask(self, work: Callable[[Order], T]) -> T | None:
        """Have something done in the process, and return what came of it; nothing where it broke down."""
        with self._turn:
            try:
                self._asks.send(work)
                answer: T = self._asks.recv()
            except (EOFError, OSError):
                self.restart()
                return None
            return answer

    def restart(self) -> None:
        """Begin anew, with the code as it is now."""
        self.close()
        self._open()

    def close(self) -> None:
        """End the process, once it has put away what it is at."""
        self._asks.close()
        self._process.join(GRACE)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()


# ---------------------------------------------------------------- in the process


class Ear(generator.Watch):
    """Keep what a build says of itself."""

    def __init__(self) -> None:
        self.summary: Summary | None = None

    def finished(self, summary: Summary) -> None:
        """Keep what was built."""
        self.summary = summary

    def failed(self, error: Exception) -> NoReturn:
        """Let whoever asked for the build tell what stopped it."""
        raise error


def work_on(order: Order, answers: Connection) -> None:
    """Do what is asked, until nobody asks any more."""
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            answers.send(answers.recv()(order))


_shown: dict[Path, Outputs] = {}
"""The files of the site that the last build of this process has left, by its folder."""


def build_once(order: Order) -> Outcome:
    """Build a site once, and return what came of it, whatever happens."""
    from ..building import run_build

    ear = generator.watch = Ear()
    began = time.monotonic()
    former = _shown.get(order.output) or look_at(str(order.output), sorted(read_manifest(order.output)))
    try:
        run_build(order)
    except ContentError as error:
        return Outcome(error.problems)
    except (ThemeError, OutputError, FieldError) as error:
        return Outcome(failure=str(error))
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        return Outcome(failure=f"{what}{error.strerror or error}")
    except (Exception, SystemExit) as error:  # The settings and plugins of a site are code, too.
        return Outcome(failure=locate(error, order.root))
    summary = ear.summary
    if summary is None:
        return Outcome()
    _shown[order.output] = summary.outputs
    # Another serve may have built meanwhile: what counts is what was on show here.
    changed = summary.outputs.find_changed(former)
    return Outcome(summary.notices, "", changed, time.monotonic() - began)


def find_desk(order: Order) -> list[Chore]:
    """Return what wants doing in a site, as it would be published."""
    from ..desk import read_desk

    try:
        return read_desk(order.root, order.content, {"DOSSIER_TODAY": order.said.get("DOSSIER_TODAY")})
    except (Exception, SystemExit):
        return []


def find_theme(order: Order) -> tuple[Path, ...]:
    """Return the folders of the site's theme; none where its settings cannot be read."""
    try:
        settings = read_configuration(order.root, {})
        theme = Path(settings["THEME"])
        statics = [theme / path for path in settings["THEME_STATIC_PATHS"]]
        overrides = [Path(path) for path in settings["THEME_TEMPLATES_OVERRIDES"]]
    except (Exception, SystemExit):
        return ()
    return tuple(path.resolve() for path in (theme, *statics, *overrides) if path.is_dir())


def locate(error: BaseException, root: Path) -> str:
    """Say what went wrong in somebody's code, and where: the last line that is not in a library."""
    if isinstance(error, SyntaxError):
        return f"{error.filename}:{error.lineno}: {error.msg}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if one.filename.startswith(str(root)) and ".venv" not in one.filename]
    where = (own or frames)[-1]
    return f"{where.filename}:{where.lineno}: {type(error).__name__}: {error}"
