"""Knows how staged files take the place of published ones: all of them, or none.

Does not know how they are made, nor who may begin.

Once the journal stands in the output folder, the staged site is the new site: what a kill
interrupts, the next command finishes. What fails is taken back. For that, files that give way are
set aside, and removed when all others are in their places.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

STAGING = ".staging"
ASIDE = ".aside"
"""Holds the files that have given way so far."""
MANIFEST = ".files"
"""Lists what the last build wrote, so that the next one removes what is no more and nothing else."""
JOURNAL = ".journal"
"""Lists the files that give way without a successor; it stands only while a site is moved in."""
LOCK = ".lock"
OWN = frozenset((STAGING, ASIDE, MANIFEST, JOURNAL, LOCK))


class OutputError(Exception):
    """Say why a folder cannot take the site."""


def publish(output: Path, kept: frozenset[str] = frozenset()) -> None:
    """Let the staged site take the place of the last one; what did not change stays untouched.

    `kept` are files of the last one that are also the new one's, and were not staged. Raises OutputError
    where it would overwrite what no build wrote, and where a file cannot be moved; then the last site
    is what it was.
    """
    staging = output / STAGING
    staged = list_files(staging)
    former, new = set(read_paths(output)), staged | kept
    gone = sorted(filter(is_inside, former - new))
    foreign = find_foreign(output, former, staged, set(gone))
    if foreign:
        raise OutputError(f"{output / foreign} was not written by a build; move it away")
    if new != former:
        (staging / MANIFEST).write_text("".join(f"{path}\n" for path in sorted(new)), encoding="utf-8")
    _begin(output, gone)
    aside = _Aside(output)
    try:
        _move_in(output, gone, aside)
    except OSError as error:
        _take_back(output, [*staged, *([MANIFEST] if new != former else [])], aside)
        raise OutputError(f"{error.filename or output}: {(error.strerror or str(error)).lower()}") from None
    with suppress(OSError):  # The site is whole; the next command tidies up.
        _tidy(output)


def find_foreign(output: Path, former: set[str], staged: set[str], gone: set[str]) -> str | None:
    """Return the first path that no build wrote, and that is in the way of what comes and goes."""
    foreign: set[str] = set()
    seen: set[str] = set()
    for path in gone:  # What is behind a link to a folder is not ours to remove.
        foreign.update(_find_in_the_way(output, path, former, seen))
    for path in staged:
        foreign.update(_find_in_the_way(output, path, former, seen))
        if _is_folder(output / path) and not gone.issuperset(
            f"{path}/{one}" for one in _walk(str(output / path), "")
        ):
            foreign.add(path)
    return min(foreign, default=None)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


class _Aside:
    """Hold the files that have given way, by numbers in one folder: a folder for each would cost more."""

    def __init__(self, output: Path) -> None:
        self.output, self.folder = output, output / ASIDE
        # A move that was killed has left what it does not need to go on.
        shutil.rmtree(self.folder, ignore_errors=True)
        self.paths: list[str] = []

    def take(self, path: str) -> None:
        """Move a file here."""
        if not self.paths:
            self.folder.mkdir(exist_ok=True)
        os.replace(f"{self.output}/{path}", f"{self.folder}/{len(self.paths)}")
        self.paths.append(path)

    def give_back(self) -> None:
        """Move all files to where they were."""
        for number, path in enumerate(self.paths):
            _shift(self.folder / str(number), self.output / path)


def _find_in_the_way(output: Path, path: str, former: set[str], seen: set[str]) -> Iterator[str]:
    """Yield foreign files where a file or its folders are to be; `seen` are paths that were looked at.

    A link to a folder counts as a file: what is behind it is not ours to write to.
    """
    while path and path not in seen:
        seen.add(path)
        if path not in former and _is_file(output / path):
            yield path
        path = path.rpartition("/")[0]


def _begin(output: Path, gone: list[str]) -> None:
    """Write the journal, which is there in one step or not at all."""
    draft = output / STAGING / JOURNAL
    with open(draft, "w", encoding="utf-8") as file:
        json.dump(gone, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, output / JOURNAL)


def finish(output: Path) -> bool:
    """Move in what a journal speaks of, and say whether there was one; a kill does no harm at any point."""
    try:
        gone = _read_journal(output)
    except FileNotFoundError:
        # The very last step may have been cut short.
        shutil.rmtree(output / ASIDE, ignore_errors=True)
        return False
    _move_in(output, gone, _Aside(output))
    _tidy(output)
    return True


def _move_in(output: Path, gone: list[str], aside: _Aside) -> None:
    for path in gone:
        if _is_file(output / path):
            aside.take(path)
    _remove_empty(output, gone)
    if (output / STAGING).exists():
        _move("", output, aside)


def _tidy(output: Path) -> None:
    """Remove what gave way and what is the same; the journal goes when nothing needs it any more."""
    shutil.rmtree(output / STAGING, ignore_errors=True)
    (output / JOURNAL).unlink()
    shutil.rmtree(output / ASIDE, ignore_errors=True)


def _read_journal(output: Path) -> list[str]:
    journal = output / JOURNAL
    try:
        gone = json.loads(journal.read_text(encoding="utf-8"))
    except ValueError:
        gone = None
    if not isinstance(gone, list) or not all(isinstance(path, str) and is_inside(path) for path in gone):
        raise OutputError(f"{journal} was not written by a build; move it away")
    return gone


def _move(prefix: str, output: Path, aside: _Aside) -> None:
    """Move in everything in a staged folder; a folder that is new moves as a whole."""
    with os.scandir(output / STAGING / prefix) as found:
        entries = list(found)
    for entry in entries:
        path = prefix + entry.name
        goal = f"{output}/{path}"
        if not os.path.exists(goal):
            os.rename(entry.path, goal)
        elif entry.is_dir():
            _move(f"{path}/", output, aside)
            with suppress(OSError):  # What is the same as before stays in it.
                os.rmdir(entry.path)
        elif not filecmp.cmp(entry.path, goal, shallow=False):
            # Moving to an empty place is a tenth of the price of moving over a file.
            aside.take(path)
            os.rename(entry.path, goal)


def _is_file(path: Path) -> bool:
    """Say whether a file is there; where a folder is, a page that was a file has become one."""
    return os.path.lexists(path) and (path.is_symlink() or not path.is_dir())


def _shift(source: Path, target: Path) -> None:
    """Move a file to a folder that may have gone."""
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(source, target)


def _take_back(output: Path, new: list[str], aside: _Aside) -> None:
    """Undo what was moved in. Killed here, the journal still stands, and everything it needs."""
    staging = output / STAGING
    for path in new:
        # What is still staged was never moved in, or is the same as what is published.
        if _is_file(output / path) and not (staging / path).exists():
            _shift(output / path, staging / path)
    _remove_empty(output, new)
    aside.give_back()
    (output / JOURNAL).unlink()


def _remove_empty(output: Path, paths: Iterable[str]) -> None:
    """Remove the folders that moved files have left empty."""
    for path in sorted(paths, reverse=True):
        for folder in (output / path).parents:
            if folder == output or (folder.is_dir() and any(folder.iterdir())):
                break
            if folder.is_dir():
                folder.rmdir()


def read_manifest(output: Path) -> set[str]:
    """Return the paths that the last build wrote."""
    return set(filter(is_inside, read_paths(output)))


def read_paths(output: Path) -> list[str]:
    """Return what the list says; asking of each path whether it stays inside takes longer than all else."""
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return []
    return list(filter(None, lines))


def is_inside(path: str) -> bool:
    """Say whether a path stays in its folder; a list that somebody wrote must not lead out of it."""
    return not os.path.isabs(path) and (".." not in path or ".." not in path.replace("\\", "/").split("/"))


def list_files(folder: Path) -> set[str]:
    """Return the paths of all files below a folder but a build's own notes."""
    return {path for path in _walk(str(folder), "") if path.split("/", 1)[0] not in OWN}


def _walk(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name
