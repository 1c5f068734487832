"""A site of one's own in an empty folder, built as a person builds it: in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT

CONFIGURATION = f"""\
import multiprocessing
import runpy

globals().update(runpy.run_path({str(ROOT / "pelican.conf.py")!r}))
THEME = {str(ROOT / "themes" / "broadsheet")!r}
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
"""


@dataclass
class Place:
    """A folder with a site: its settings, content and output."""

    root: Path
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "output"

    def write(self, path: str, text: str) -> Path:
        """Write a file below the folder."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def configure(self, *lines: str) -> None:
        """Write the settings: the repository's, and these."""
        self.write("pelican.conf.py", CONFIGURATION + "\n".join(lines) + "\n")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a Python in the folder."""
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.root,
            env={**os.environ, "PYTHONUTF8": "1", **self.environ},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Build the site as a person does."""
        paths = () if "--output" in options else ("--output", str(self.output))
        return self.run(str(ROOT / "tasks.py"), "build", "--content", str(self.content), *paths, *options)

    def start(self) -> subprocess.Popen[str]:
        """Begin to build the site, and give the process."""
        paths = ["--content", str(self.content), "--output", str(self.output)]
        return subprocess.Popen(
            [sys.executable, str(ROOT / "tasks.py"), "build", *paths],
            cwd=self.root,
            env={**os.environ, "PYTHONUTF8": "1", **self.environ},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def succeed(self, *options: str) -> str:
        """Build the site without a mistake, and give what a person is told."""
        ran = self.build(*options)
        assert (ran.returncode, ran.stderr) == (0, "")
        told = re.sub(r"\d+\.\d s", "0.0 s", ran.stdout)
        # Another row in the table of exports is no other way of telling.
        return re.sub(r"(?<=Exporting )\d+", "N", re.sub(r"\d+ exports?", "N exports", told))

    def fail(self, *options: str) -> str:
        """Build the site in vain, and give what a person is told."""
        ran = self.build(*options)
        assert ran.returncode == 1
        return ran.stderr.replace(str(self.root), "HERE")

    def read_tree(self) -> dict[str, bytes]:
        """Read everything in the output, by path."""
        return read_tree(self.output)

    def stamp_tree(self) -> dict[str, tuple[int, int]]:
        """Tell of each file of the output which it is and when it was written."""
        files = (path for path in self.output.rglob("*") if path.is_file())
        return {
            path.relative_to(self.output).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in files
        }


def read_tree(folder: Path) -> dict[str, bytes]:
    """Read everything in a folder, by path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


SMALL = {
    "content/articles/one.md": "---\ntitle: One\ndate: 2024-06-01\nactors: [ada]\n---\nBy [[ada]].\n",
    "content/articles/two.md": "---\ntitle: Two\ndate: 2024-06-02\n---\nSee [[one]].\n",
    "content/actors/ada.md": "---\nname: Ada\n---\nBorn.\n",
    "content/dossiers/topic.md": "---\ntitle: The topic\nmatch: {any: [{actors: [ada]}]}\n---\n",
    "content/records/all.yaml": "events:\n  - {date: 2024-05-01, title: An event, sources: [s1, s2]}\n",
    "content/sources/all.yaml": (
        "- {id: s1, publisher: Paper, title: A report}\n- {id: s2, publisher: Agency, title: Its own}\n"
    ),
}


def make_place(root: Path) -> Place:
    place = Place(root)
    place.configure("MENUITEMS = ()")
    for path, text in SMALL.items():
        place.write(path, text)
    return place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A small site that was never built."""
    return make_place(tmp_path)


@pytest.fixture
def built_place(place: Place, built_small: Path) -> Place:
    """A small site that was built."""
    shutil.copytree(built_small, place.output)
    return place


@pytest.fixture(scope="session")
def built_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small site, and give its output."""
    place = make_place(tmp_path_factory.mktemp("small"))
    place.succeed()
    return place.output
