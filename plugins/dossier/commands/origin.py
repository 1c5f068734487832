"""Knows where this tool itself comes from, and how a site names it in a lock.

Does not know what a site holds besides.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import NamedTuple

PACKAGE = "pelican-dossier"
HERE = Path(__file__).resolve().parents[1]
CLONE = HERE.parents[1]
LOCK = Path("requirements", "dossier.txt")
"""Names the tool; the libraries that it needs are in a lock beside it."""
ORIGINALS = ("tasks.py", "requirements/build.txt", ".github/workflows/pages.yml")
"""What a site has from the tool, byte for byte."""
_SCP = re.compile(r"(?P<host>[\w.-]+@[\w.-]+):(?P<path>[^/].*)")
_SECRET = re.compile(r"(?<=^https://)[^/@]*@")
_COMMIT = re.compile(r"[0-9a-f]{40}")


class OriginError(Exception):
    """Say why it cannot be told where a tool comes from, and what to do."""


class Origin(NamedTuple):
    """Hold where a tool comes from: a repository and a commit in it, or a wheel."""

    address: str
    commit: str
    wheel: Path | None = None

    @property
    def requirement(self) -> str:
        """Return what pip is asked for, as seen from the folder of a site."""
        if self.wheel:
            digest = hashlib.sha256(self.wheel.read_bytes()).hexdigest()
            return f"./{LOCK.parent.as_posix()}/{self.wheel.name} --hash=sha256:{digest}"
        return f"{self.address}@{self.commit}"

    @property
    def name(self) -> str:
        """Name it to a person."""
        return self.wheel.name if self.wheel else f"{self.address.removeprefix('git+')} at {self.commit[:10]}"


def read_original(name: str) -> str:
    """Return a file of the tool from which one of a site is made."""
    packed = HERE / "starter" / name
    return (packed if packed.exists() else CLONE / name).read_text(encoding="utf-8")


# ---------------------------------------------------------------- finding


def find_origin() -> Origin:
    """Find where the tool that runs here comes from: its clone, or what it was installed from.

    Raises OriginError.
    """
    if (HERE / "starter").exists():
        return _find_installed()
    remote = _run_git("remote", "get-url", "origin")
    commit = _run_git("rev-parse", "HEAD")
    if not remote or not commit:
        raise OriginError("this is no clone of a repository; name a wheel with --wheel")
    if not _run_git("branch", "--remotes", "--contains", commit):
        hint = "push it, or name a wheel with --wheel"
        raise OriginError(f"the repository of this clone does not have its commit {commit[:10]} yet; {hint}")
    return Origin(write_address(remote), commit)


def _find_installed() -> Origin:
    try:
        text = importlib.metadata.distribution(PACKAGE).read_text("direct_url.json") or "{}"
    except importlib.metadata.PackageNotFoundError:
        text = "{}"
    # https://packaging.python.org/en/latest/specifications/direct-url/
    found = json.loads(text)
    if "vcs_info" not in found:
        raise OriginError("it was installed from a file; name a wheel with --wheel")
    return Origin(f"git+{found['url']}", found["vcs_info"]["commit_id"])


def _run_git(*words: str) -> str:
    try:
        ran = subprocess.run(
            ["git", "-C", str(CLONE), *words], capture_output=True, encoding="utf-8", check=False
        )
    except OSError:
        return ""
    return ran.stdout.strip() if ran.returncode == 0 else ""


def write_address(remote: str) -> str:
    """Write the address of a repository, as git knows it, as pip reads it; without anybody's password."""
    short = _SCP.fullmatch(remote)
    if short:
        return f"git+ssh://{short['host']}/{short['path']}"
    if "://" in remote:
        return f"git+{_SECRET.sub('', remote)}"
    return f"git+{(CLONE / remote).resolve().as_uri()}"


def find_commit(address: str, name: str) -> str:
    """Return the commit that a branch, a tag or HEAD of a repository is at; raises OriginError."""
    if _COMMIT.fullmatch(name):
        return name
    remote = address.removeprefix("git+")
    try:
        ran = subprocess.run(
            ["git", "ls-remote", remote, name], capture_output=True, encoding="utf-8", check=False
        )
    except OSError:
        raise OriginError("git is not installed here") from None
    if ran.returncode:
        raise OriginError(f"{remote} cannot be reached: {ran.stderr.strip().splitlines()[-1]}")
    found = [line.split("\t") for line in ran.stdout.splitlines()]
    if not found:
        raise OriginError(f"{remote} has nothing called {name}")
    # What a tag leads to stands after the tag itself.
    return next((commit for commit, ref in found if ref.endswith("^{}")), found[0][0])


def read_wheel(path: Path) -> Origin:
    """Return a wheel of this tool as an origin; raises OriginError where it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        raise OriginError(f"{path} is no wheel") from None
    if not any(name.startswith("pelican/plugins/dossier/starter/") for name in names):
        raise OriginError(f"{path} is no wheel of {PACKAGE}")
    return Origin("", "", path)


def read_lock(folder: Path) -> Origin:
    """Return what a site's lock names; raises OriginError where it has none."""
    try:
        line = (folder / LOCK).read_text(encoding="utf-8").splitlines()[-1]
    except (OSError, IndexError):
        hint = "a clone is brought up to date by git pull"
        raise OriginError(f"there is no {LOCK.as_posix()} here; {hint}") from None
    if line.startswith("./"):
        return Origin("", "", folder / line.split()[0])
    address, _, commit = line.rpartition("@")
    return Origin(address, commit)
