"""A person at a terminal sees bars, and anything else gets plain lines."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import sys
import termios

import pytest

from tests.build.conftest import Place
from tests.build.test_publishing import add_pages
from tests.conftest import ROOT

HIDE, SHOW = "\x1b[?25l", "\x1b[?25h"
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def watch(place: Place, columns: int, terminal: str = "xterm-256color") -> str:
    """Build at a terminal so many columns wide, and give all that it was told to show."""
    words = ["--content", str(place.content), "--output", str(place.output)]
    child, screen = pty.fork()
    if child == 0:
        os.chdir(place.root)
        # A library that the tests load puts the size of another terminal into the environment.
        known = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        known["TERM"] = terminal
        os.execve(sys.executable, [sys.executable, str(ROOT / "tasks.py"), "build", *words], known)
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    shown = b""
    try:
        while data := os.read(screen, 65536):
            shown += data
    except OSError:  # So ends the terminal of a process that has ended.
        pass
    os.close(screen)
    os.waitpid(child, 0)
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(("columns", "bar"), [(80, "━" * 28 + " "), (40, "")])
def test_a_terminal_shows_a_bar_for_each_phase(place: Place, columns: int, bar: str) -> None:
    add_pages(place, 120)
    shown = watch(place, columns)
    last = CODES.sub("", shown).rsplit("\r", 1)[-1]
    for line in (f"Reading   {bar}126 of 126 files", rf"Writing   {bar}(\d+) of \1 pages"):
        assert re.search(rf"^{line} +\d+\.\d s$", last, re.MULTILINE)
    assert "0 of 126 files" in CODES.sub("", shown)
    assert "Built 1 dossier, 1 actor, 1 event, 2 articles on " in last
    assert shown.rindex(SHOW) > shown.rindex(HIDE)


def test_a_mistake_leaves_the_terminal_as_it_was(place: Place) -> None:
    place.write("content/articles/one.md", "---\ntitle: One\n---\n")
    shown = watch(place, 80)
    assert shown.rindex(SHOW) > shown.rindex(HIDE)
    assert shown.endswith("Mend what stands above and build again.\n")


def test_a_terminal_that_cannot_draw_gets_lines(place: Place) -> None:
    shown = watch(place, 80, "dumb")
    assert re.match(r"Reading 6 files …\nWriting \d+ pages …\nExporting ", shown)
    assert "\x1b" not in shown
