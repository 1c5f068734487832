"""Knows how a finished site takes the place of the last one: staged beside it, then moved in.

Does not know how a site is made.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

STAGING = ".staging"
MANIFEST = ".files"
"""Lists what the last build wrote, so that the next one removes what is no more and nothing else."""


class OutputError(Exception):
    """Say why a folder cannot take the site."""


def open_staging(output: Path, content: Path) -> Path:
    """Return a new folder inside `output` in which a site is made.

    Raises OutputError where the site cannot be put there.
    """
    _check_folder(output.resolve(), content.resolve())
    staging = output / STAGING
    try:
        output.mkdir(parents=True, exist_ok=True)
        if staging.exists():
            # A build that was killed left it.
            shutil.rmtree(staging)
        staging.mkdir()
    except OSError as error:
        raise OutputError(f"{output} cannot be written: {(error.strerror or str(error)).lower()}") from None
    return staging


def _check_folder(output: Path, content: Path) -> None:
    if output == content or output in content.parents or content in output.parents:
        raise OutputError(f"{output} is or holds the content folder, or lies in it; choose another --output")
    if output in (Path.home(), Path(output.anchor)):
        raise OutputError(f"{output} is no folder for a site; choose another --output")
    if output.exists() and not output.is_dir():
        raise OutputError(f"{output} is a file; choose another --output")
    foreign = sorted(_list_files(output) - _read_manifest(output)) if output.is_dir() else []
    if foreign and not (output / MANIFEST).exists():
        shown = ", ".join(foreign[:3])
        raise OutputError(
            f"{output} holds files that no build wrote ({shown}); empty it, or choose another --output"
        )


def discard(staging: Path) -> None:
    """Remove a staged site, and the folder around it if it is empty."""
    shutil.rmtree(staging, ignore_errors=True)
    if staging.parent.is_dir() and not any(staging.parent.iterdir()):
        staging.parent.rmdir()


def publish(staging: Path) -> None:
    """Move a staged site into the folder around it; what did not change stays untouched.

    Raises OutputError where it would overwrite what no build wrote.
    """
    output = staging.parent
    former, new = _read_manifest(output), _list_files(staging)
    foreign = sorted(path for path in new - former if (output / path).exists())
    if foreign:
        raise OutputError(f"{output / foreign[0]} was not written by a build; move it away")
    (staging / MANIFEST).write_text("".join(f"{path}\n" for path in sorted(new)), encoding="utf-8")
    _remove(output, former - new)
    _move(staging, output)
    shutil.rmtree(staging)


def _move(source: Path, target: Path) -> None:
    """Move everything in a folder; a folder that is new moves as a whole."""
    with os.scandir(source) as found:
        entries = list(found)
    for entry in entries:
        goal = target / entry.name
        if not goal.exists():
            os.rename(entry.path, goal)
        elif entry.is_dir():
            _move(Path(entry.path), goal)
        elif not filecmp.cmp(entry.path, goal, shallow=False):
            os.replace(entry.path, goal)


def _remove(output: Path, paths: set[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for path in sorted(paths):
        file = output / path
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == output or any(folder.iterdir()):
                break
            folder.rmdir()


def _read_manifest(output: Path) -> set[str]:
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except OSError:
        return set()
    # A manifest that somebody wrote must not lead out of the folder.
    return {line for line in lines if line and not line.startswith("/") and ".." not in line.split("/")}


def _list_files(folder: Path) -> set[str]:
    return {
        path for path in _walk(str(folder), "") if path != MANIFEST and not path.startswith(f"{STAGING}/")
    }


def _walk(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name
