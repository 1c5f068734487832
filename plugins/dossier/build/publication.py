"""Knows how a site is kept on a branch of a remote: a commit for each publication, none ever lost.

Does not know how a site is built, nor what a person is told.

A publication's commit names the commit of the content that it was made from. Only ever one branch
is pushed, and never by force: a remote takes all of it, or nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .journal import read_manifest
from .repository import GitError, Repository, last_line

BRANCH = "gh-pages"
SOURCE = "Source"
"""The trailer that names the commit of the content."""
SHOWN = "Publication"
"""The trailer by which a rollback names the publication that it shows again."""


class Publication(NamedTuple):
    """Hold what is known of one commit on the branch."""

    commit: str
    source: str
    """The commit of the content; nothing where something else made this."""
    shown: str
    """The publication that it shows: itself, or after a rollback an earlier one."""
    author: str
    day: str
    subject: str

    def __str__(self) -> str:
        return f"{self.commit[:9]} of {self.day} by {self.author}"


class Difference(NamedTuple):
    """Hold the paths in which two publications differ."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


class Branch:
    """Publish on the branch of a remote."""

    def __init__(self, repository: Repository, remote: str) -> None:
        self.git, self.remote = repository, remote
        self.tracking = f"refs/remotes/{remote}/{BRANCH}"

    def fetch(self) -> Publication | None:
        """Return what the remote shows now; nothing before the first publication.

        Raises GitError where the remote cannot be reached.
        """
        tip = self._ask_remote()
        if not tip:
            # ghp-import would go on from what was there once.
            if self.git.find(self.tracking):
                self.git.ask("update-ref", "-d", self.tracking)
            return None
        self.git.ask("fetch", "--quiet", "--no-tags", self.remote, f"+refs/heads/{BRANCH}:{self.tracking}")
        return self.read(self.git.find(self.tracking))

    def _ask_remote(self) -> str:
        ran = self.git.run("ls-remote", "--heads", self.remote, f"refs/heads/{BRANCH}")
        if ran.returncode:
            raise GitError(f"the remote '{self.remote}' cannot be reached: {last_line(ran.stderr)}")
        return ran.stdout.partition("\t")[0].strip()

    def read(self, commit: str) -> Publication:
        """Return what is known of a commit."""
        trailers = (f"%(trailers:key={key},valueonly,separator=%x2C)" for key in (SOURCE, SHOWN))
        form = "%x00".join(("%H", *trailers, "%an", "%cs", "%s"))
        name, source, shown, author, day, subject = self.git.ask(
            "log", "-1", f"--format={form}", commit
        ).split("\0")
        return Publication(name, source, shown or name, author, day, subject)

    def read_former(self, publication: Publication) -> Publication | None:
        """Return what was shown before a publication; nothing where it was the first."""
        parent = self.git.find(f"{publication.shown}^1")
        return self.read(self.read(parent).shown) if parent else None

    def commit(self, output: Path, message: str, cname: str) -> str:
        """Put a built site on top of what the remote shows, on the local branch alone; return the commit."""
        self.git.set_branch(BRANCH, self.git.find(self.tracking))
        words = ["--no-jekyll", "--message", message, "--remote", self.remote, "--branch", BRANCH]
        with tempfile.TemporaryDirectory(dir=output.parent) as folder:
            _link_files(output, Path(folder), read_manifest(output))
            ran = subprocess.run(
                [sys.executable, "-m", "ghp_import", *words, *(["--cname", cname] if cname else ()), folder],
                cwd=self.git.top,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
        made = self.git.find(f"refs/heads/{BRANCH}")
        # ghp-import ends well even where git took nothing.
        if ran.returncode or not made or made == self.git.find(self.tracking):
            raise GitError(f"the site cannot be committed: {last_line(ran.stderr)}")
        return made

    def commit_again(self, former: Publication, on: Publication, message: str) -> str:
        """Put a former publication on top of what the remote shows; return the commit."""
        return self.git.ask("commit-tree", f"{former.commit}^{{tree}}", "-p", on.commit, "-m", message)

    def compare(self, former: str, new: str) -> Difference:
        """List the paths in which two commits differ; without a former one all are added."""
        base = former or self.git.ask("mktree")  # Without input it makes the tree of nothing.
        told = self.git.ask("diff", "--name-status", "--no-renames", "-z", base, new).split("\0")
        pairs = list(zip(told[::2], told[1::2], strict=False))
        return Difference(
            *(tuple(path for status, path in pairs if status[0] in kinds) for kinds in ("A", "MT", "D"))
        )

    def push(self, commit: str, expected: Publication | None) -> None:
        """Let the remote show a commit in place of the expected one.

        Raises GitError where it does not, and then it shows what it showed.
        """
        ran = self.git.run("push", "--quiet", self.remote, f"{commit}:refs/heads/{BRANCH}")
        if not ran.returncode:
            return
        tip = self._ask_remote()
        if tip == commit:
            return
        if tip != (expected.commit if expected else ""):
            raise GitError(
                f"somebody else published on '{self.remote}' meanwhile; run `git pull`, then publish again"
            )
        raise GitError(f"the remote '{self.remote}' does not take it: {last_line(ran.stderr)}")


def _link_files(source: Path, target: Path, paths: Iterable[str]) -> None:
    """Give files a second name, or where that cannot be a copy."""
    for path in sorted(paths):
        goal = target / path
        goal.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source / path, goal)
        except OSError:
            shutil.copyfile(source / path, goal)
