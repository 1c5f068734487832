"""Knows what a person can do in a clone of the repository, besides what any site can.

Does not know how it is done, but for the tools that the tests need.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from .options import CONTENT, find_folder, leave, root_of

LOCKS: dict[str, tuple[str, ...]] = {
    "build": (),
    "bench": ("build",),
    "test": ("build", "bench"),
    "cluster": ("build", "bench", "test"),
}
"""Each lock, and the locks that it contains."""
OLDEST = "3.11"
LARGE = 100_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@task
def test(context: Context) -> None:
    """Check everything: lint, types, units, the built sample, a real browser."""
    if not all(map(importlib.util.find_spec, ("ruff", "mypy", "pytest", "playwright"))):
        sys.exit("The tools of the tests are missing here: run `python3 tasks.py test`.")
    root = root_of(context)
    if not (find_browser() or install_browser(root)):
        sys.exit("The tests need a browser: install Chromium or Google Chrome, then run this again.")
    checks = ("ruff check", "mypy", "pytest -n 2")  # pytest last: its summary is the last line.
    failed = [check for check in checks if run_tool(check, root)]
    if failed:
        sys.exit("Failed: " + ", ".join(failed))


@task(
    help={
        "sizes": "numbers of articles to measure, as in 1000,10000",
        "large": "measure 100,000 articles too: some hours, and 60 GB of disk a round",
        "rounds": "how often each is measured; the median counts (3)",
        "folder": "where to build, as on a disk with more room (the system's folder for temporary files)",
        "write": "put the tables into docs/benchmarks.md",
    }
)
def bench(
    context: Context,
    sizes: str = "1000,10000",
    large: bool = False,
    rounds: int = 3,
    folder: str | None = None,
    write: bool = False,
) -> None:
    """Measure this, Pelican alone and Hugo in turn, on the same made-up newspaper.

    A clean build, one where nothing changed, and one after each of three edits: of an article, of a name
    that one text in twenty uses, of the template below all pages. Figures that are kept want a machine
    on which nothing else runs. To see in a minute how it goes: bench --sizes 200 --rounds 1
    """
    if not re.fullmatch(r"[1-9]\d*(,[1-9]\d*)*", sizes) or rounds < 1:
        sys.exit("Write the sizes as in --sizes 1000,10000 and the rounds as in --rounds 3.")
    asked = sorted({*map(int, sizes.split(",")), *[LARGE] * large})
    sys.path.insert(0, str(root_of(context)))
    compare = importlib.import_module("tests.bench.bench").compare
    leave(compare(asked, rounds, Path(folder).absolute() if folder else None, write))


@task(help={"upgrade": "take the newest releases instead of keeping what is locked"})
def lock(context: Context, upgrade: bool = False) -> None:
    """Lock the dependencies that pyproject.toml declares, for every platform (needs uv)."""
    if not shutil.which("uv"):
        sys.exit("Locking needs uv: run `pip install uv`.")
    words = ["uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--generate-hashes"]
    words += ["--no-emit-index-url", "--no-emit-find-links", "--python-version", OLDEST]
    words += ["--custom-compile-command", "python3 tasks.py lock"] + ["--upgrade"] * upgrade
    for group, contained in LOCKS.items():
        same = [word for inner in contained for word in ("--constraint", f"requirements/{inner}.txt")]
        target = ["--group", group, "--output-file", f"requirements/{group}.txt"]
        leave(subprocess.call(words + same + target, cwd=root_of(context)))  # uv has said why.


@task(
    help={
        "content": CONTENT,
        "output": "folder to put the pictures into (pictures/)",
        "today": "day of the build, as in 2026-03-01",
    }
)
def pictures(
    context: Context, content: str | None = None, output: str | None = None, today: str | None = None
) -> None:
    """Photograph every kind of page: three widths, light, dark, printed, in both directions."""
    from ..pictures import take_pictures

    status = take_pictures(
        content=find_folder(context, content, "content"),
        output=find_folder(context, output, "pictures"),
        browser=find_browser() if importlib.util.find_spec("playwright") else None,
        today=today,
    )
    leave(status)


@task
def schemas(_context: Context) -> None:
    """Write the made parts of docs/ anew: the schemas, the keys for editors, the views for themes."""
    from ..docs import write_docs

    write_docs()


# ---------------------------------------------------------------- the tools of the tests


def run_tool(words: str, root: Path) -> int:
    """Run one module of this Python in the repository; return its exit status."""
    return subprocess.call([sys.executable, "-m", *words.split()], cwd=root)


def find_browser() -> str | None:
    """Return the path of a Chromium: the system's, else Playwright's own, else nothing."""
    for path in filter(None, map(shutil.which, BROWSERS)):
        return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install_browser(root: Path) -> str | None:
    """Install a Chromium, Debian's where we may, else Playwright's own; return its path or nothing."""
    print("Installing Chromium for the browser tests (once) …", file=sys.stderr, flush=True)
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
        subprocess.call([*apt, "update"])
        subprocess.call([*apt, "install", "-y", "--no-install-recommends", "chromium"])
    if not find_browser():
        run_tool("playwright install --no-shell chromium", root)
    return find_browser()
