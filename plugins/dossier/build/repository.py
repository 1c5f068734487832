"""Knows how git is asked, and what it says when it cannot.

Does not know what is kept in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


class GitError(Exception):
    """Say what git could not do, and what would help."""


class Repository:
    """Ask one repository."""

    def __init__(self, folder: Path) -> None:
        """Open the repository that holds a folder; raises GitError where there is none."""
        self.folder = folder
        top = self.ask("rev-parse", "--show-toplevel", missing="")
        if not top:
            raise GitError(f"{folder} is in no git repository; run `git init` there, and commit the content")
        self.top = Path(top)

    def run(self, *words: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run git, and give what came of it."""
        quiet = {} if sys.stdin.isatty() else {"GIT_TERMINAL_PROMPT": "0"}
        try:
            return subprocess.run(
                ["git", *words],
                cwd=self.folder,
                env={**os.environ, **quiet, **(env or {})},
                # The terminal, where there is one, is for git's questions alone; it opens that itself.
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
        except FileNotFoundError:
            raise GitError("git is not installed here; see https://git-scm.com/downloads") from None

    def ask(self, *words: str, missing: str | None = None) -> str:
        """Return what git answers; `missing` where it cannot, or without that GitError with its words."""
        ran = self.run(*words)
        if not ran.returncode:
            return ran.stdout.strip()
        if missing is None:
            raise GitError(f"git {words[0]}: {last_line(ran.stderr)}")
        return missing

    def holds(self, *words: str) -> bool:
        """Say whether git answers yes."""
        return self.run(*words).returncode == 0

    def find(self, name: str) -> str:
        """Return the commit that a branch, or anything else, stands for; nothing where it is not there."""
        return self.ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", missing="")

    def set_branch(self, branch: str, commit: str) -> None:
        """Let a local branch stand where it is to stand; nowhere without a commit."""
        name = f"refs/heads/{branch}"
        if commit:
            self.ask("update-ref", name, commit)
        elif self.find(name):
            self.ask("update-ref", "-d", name)


def last_line(words: str) -> str:
    """Return the line of git's words that says most: the first that names an error, else the last."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    marked = [line for line in lines if line.startswith(("fatal:", "error:", "remote:", "!"))]
    return (marked or lines or ["it gave no reason"])[0 if marked else -1]
