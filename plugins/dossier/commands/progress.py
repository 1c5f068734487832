"""Knows how a person sees how far a build has come: bars on a terminal, else plain lines.

Does not know what is being done.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Protocol

from .telling import count

if TYPE_CHECKING:
    from rich.console import Console

_NOUNS = {
    "reading": "file",
    "measuring": "image",
    "writing": "page",
    "exporting": "file",
    "making": "image",
    "indexing": "record",
}
NARROW = 60
"""Columns of a terminal that are needed for a bar beside the numbers."""
SOON = 0.1
"""Seconds between two looks of a bar."""


class Progress(Protocol):
    """Show how far each phase of a build has come."""

    def tell(self, phase: str, done: int, total: int) -> None:
        """Show that so much of a phase is done."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class Lines:
    """Print a line where a phase begins."""

    def __init__(self) -> None:
        self.phase = ""

    def tell(self, phase: str, done: int, total: int) -> None:
        """Print what a phase is about to do."""
        if phase != self.phase:
            print(f"{phase.capitalize()} {count(total, _NOUNS[phase])} …", flush=True)
        self.phase = phase

    def close(self) -> None:
        """Do nothing: a line is left as it is."""


class Bars:
    """Draw a bar for each phase, with how much there is and how long it will take."""

    def __init__(self, console: Console) -> None:
        # Opened late: a build that nobody watches has no need of it.
        from rich.progress import BarColumn, ProgressColumn, Task, TextColumn
        from rich.progress import Progress as Rich
        from rich.table import Column
        from rich.text import Text

        class TimeColumn(ProgressColumn):
            """Says how long a phase will take, or has taken."""

            def render(self, task: Task) -> Text:
                if task.finished:
                    return Text(f"{task.finished_time or 0:.1f} s", style="dim")
                left = task.time_remaining
                return Text("" if left is None else f"{shorten(left)} left", style="progress.remaining")

        columns: list[ProgressColumn] = [
            TextColumn("{task.description}", table_column=Column(no_wrap=True)),
            BarColumn(bar_width=28),
            TextColumn("{task.completed:,} of {task.fields[what]}", table_column=Column(no_wrap=True)),
            TimeColumn(table_column=Column(no_wrap=True)),
        ]
        if console.width < NARROW:
            del columns[1]
        # Drawn by nobody else: workers are forked, which a process with threads should not do.
        self.rich = Rich(*columns, console=console, auto_refresh=False)
        self.phase, self.drawn = "", 0.0

    def tell(self, phase: str, done: int, total: int) -> None:
        """Draw a phase's bar anew, if the last look at it was long enough ago."""
        what = count(total, _NOUNS[phase])
        if phase != self.phase:
            self.rich.start()
            self.task = self.rich.add_task(phase.capitalize(), total=total, what=what)
            self.phase = phase
        self.rich.update(self.task, completed=done, total=total, what=what)
        if done == total or time.monotonic() - self.drawn > SOON:
            self.drawn = time.monotonic()
            self.rich.refresh()

    def close(self) -> None:
        """Leave the bars as they are, and show the cursor again."""
        self.rich.stop()
        for task in self.rich.task_ids:
            self.rich.remove_task(task)
        self.phase = ""


def open_progress() -> Progress:
    """Return bars where they can be drawn, else lines."""
    if not sys.stdout.isatty():
        return Lines()
    from rich.console import Console

    console = Console()
    return Lines() if console.is_dumb_terminal else Bars(console)


def shorten(seconds: float) -> str:
    """Say how long something takes, as one tells somebody who waits."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
