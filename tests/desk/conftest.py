"""A newsroom with a real remote: a bare repository, and clones of those who publish to it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dossier.commands.publish import Asked, publish, rollback
from tests.build.conftest import CONFIGURATION, SMALL
from tests.conftest import ROOT

IDENTITY = {
    "GIT_AUTHOR_DATE": "2026-03-01T12:00:00+00:00",
    "GIT_COMMITTER_DATE": "2026-03-01T12:00:00+00:00",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
SITE = "https://example.org/news"


@dataclass
class Clone:
    """Somebody's clone of a site."""

    root: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def git(self, *words: str) -> str:
        """Run git in the clone, and give what it says."""
        ran = subprocess.run(
            ["git", *words], cwd=self.root, capture_output=True, encoding="utf-8", check=False
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, **texts: str) -> str:
        """Write files below content/ by their ids, commit all, and give the commit."""
        for name, text in texts.items():
            self.write(f"content/articles/{name}.md", text)
        self.git("add", ".")
        self.git("commit", "--quiet", "--allow-empty", "-m", f"Write {', '.join(texts) or 'on'}")
        return self.git("rev-parse", "HEAD")

    def configure(self, *lines: str) -> None:
        """Write the settings: the repository's, and these."""
        self.write("pelican.conf.py", CONFIGURATION + "\n".join(("DOSSIER_WORKERS = 1", *lines)) + "\n")

    def publish(self, siteurl: str | None = SITE, *, dry: bool = False) -> tuple[int, str, str]:
        """Publish, and give the status and what a person is told."""
        return self.run(lambda: publish(self.root / "content", Asked("origin", siteurl, "2026-03-01", dry)))

    def rollback(self) -> tuple[int, str, str]:
        """Go back, and give the status and what a person is told."""
        return self.run(lambda: rollback(self.root / "content"))

    def run(self, step: Callable[[], int]) -> tuple[int, str, str]:
        """Do something in the clone's folder, and give the status and what a person is told."""
        self.monkeypatch.chdir(self.root)
        self.capsys.readouterr()
        status = step()
        told = self.capsys.readouterr()
        return status, told.out, told.err

    def refuse(self, siteurl: str | None = SITE) -> str:
        """Publish in vain, and give what a person is told but for the last line."""
        before = self.shown
        status, _, said = self.publish(siteurl)
        assert status == 1
        assert self.shown == before
        said, last = said.rstrip("\n").rsplit("\n", 1)
        assert last == "Nothing was published."
        return said.replace(str(self.root), "HERE")

    @property
    def remote(self) -> Path:
        """The bare repository."""
        return self.root.parent / "remote.git"

    @property
    def shown(self) -> str:
        """The commit that the remote shows; nothing before the first."""
        return self.git("ls-remote", str(self.remote), "refs/heads/gh-pages").partition("\t")[0]

    def read(self, commit: str = "FETCH_HEAD") -> dict[str, bytes]:
        """Read all files of what the remote shows."""
        self.git("fetch", "--quiet", str(self.remote), "gh-pages")
        ran = subprocess.run(
            ["git", "archive", "--format=tar", commit], cwd=self.root, capture_output=True, check=True
        )
        with tarfile.open(fileobj=io.BytesIO(ran.stdout)) as archive:
            return {
                one.name: data.read()
                for one in archive.getmembers()
                if one.isfile() and (data := archive.extractfile(one))
            }


def make_desk(folder: Path, capsys: Any = None, monkeypatch: Any = None) -> Clone:
    """Make a remote, and a clone of it with the small site, committed and pushed."""
    clone = Clone(folder / "ada", capsys, monkeypatch)
    clone.root.mkdir(parents=True)
    clone.git("init", "--quiet", "--initial-branch=main")
    clone.git("init", "--quiet", "--bare", "--initial-branch=main", str(clone.remote))
    sign(clone, "Ada")
    clone.configure()
    clone.write(".gitignore", "/.cache/\n/originals/\n")
    for path, text in SMALL.items():
        clone.write(path, text)
    clone.git("remote", "add", "origin", str(clone.remote))
    clone.commit()
    clone.git("push", "--quiet", "-u", "origin", "main")
    return clone


@pytest.fixture(autouse=True)
def _same_time_and_nobody_in_particular(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Clone:
    """Give a clone of a site that was never published."""
    return make_desk(tmp_path, capsys, monkeypatch)


@pytest.fixture(scope="module")
def first_publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the small site once, as a person does, and give the folder of its remote and its clone."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in IDENTITY.items():
            patch.setenv(name, value)
        clone = make_desk(folder)
        words = ["publish", "--siteurl", SITE, "--today", "2026-03-01"]
        ran = subprocess.run(
            [sys.executable, str(ROOT / "tasks.py"), *words, "--content", str(clone.root / "content")],
            cwd=clone.root,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (0, "")
    (folder / "told.txt").write_text(ran.stdout, encoding="utf-8")
    return folder


@pytest.fixture
def published(
    first_publication: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Clone:
    """Give a clone of a site that was published once."""
    shutil.copytree(first_publication, tmp_path / "house")
    clone = Clone(tmp_path / "house" / "ada", capsys, monkeypatch)
    clone.git("remote", "set-url", "origin", str(clone.remote))
    return clone


def sign(clone: Clone, name: str) -> None:
    clone.git("config", "user.name", name)
    clone.git("config", "user.email", f"{name.lower()}@example.org")


def join(desk: Clone, name: str) -> Clone:
    """Give somebody else's clone of the same remote."""
    other = Clone(desk.root.parent / name.lower(), desk.capsys, desk.monkeypatch)
    desk.git("clone", "--quiet", str(desk.remote), str(other.root))
    sign(other, name)
    return other
