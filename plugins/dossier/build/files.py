"""Knows which files lie in a content folder and what each is for.

Does not know what stands in them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..problems import Problem
from .stamps import Stamp, stamp_content

MARKDOWN = ("articles", "actors", "dossiers", "pages")
LISTS = ("records", "sources")
LEDGER = "ledger"
LONGEST = 240
"""How many bytes a name may have: a disk takes 255, and smaller copies of images and data have endings."""


Entry = tuple[str, bool, Stamp]
"""A file as its folder lists it: its path below the content folder, whether it is a link, and its stamp.

That of a link is of what it leads to; empty where that is nothing.
"""


@dataclass
class Found:
    """Hold the paths of a content folder's files, as `content/articles/…`, by what they are for."""

    read: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in (*MARKDOWN, *LISTS)})
    stamps: dict[str, Stamp] = field(default_factory=dict)
    """Of each of these files, as an entry has it."""
    others: set[str] = field(default_factory=set)
    """Below the content folder: images and whatever else may be linked."""
    unread: list[str] = field(default_factory=list)
    """What lies where nothing reads it; an id that it gives is not unknown besides."""
    problems: list[Problem] = field(default_factory=list)


def list_entries(content: Path) -> list[Entry]:
    """List a content folder's files in a fixed order; what begins with a dot or ends in ~ is nobody's."""
    return sorted(_walk(str(content), ""))


def find_files(content: Path, entries: Iterable[Entry] | None = None) -> Found:
    """Say what each file of a content folder is for; `entries` are all of them, where they are known.

    A link that leads out of the folder is a mistake.
    """
    found = Found()
    root = content.resolve()
    for path, link, stamp in list_entries(content) if entries is None else entries:
        if not _is_text(path):
            shown = path.encode("utf-8", "backslashreplace").decode()
            _report(found, shown, "the name of this file is not UTF-8", "rename it", "file-name")
        elif (size := len(os.path.basename(path).encode())) > LONGEST:
            message = f"the name of this file takes {size} bytes, which leaves no room for what is made of it"
            hint = f"use {LONGEST} at most with its ending; a letter of Hebrew or Arabic takes two"
            _report(found, path, message, hint, "file-name")
        elif link and not _lies_in(root, content / path):
            message = "this links to a file outside the content folder"
            _report(found, path, message, "put the file itself here")
        else:
            _place(found, path, stamp)
    return found


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _lies_in(root: Path, link: Path) -> bool:
    try:
        return link.resolve().is_relative_to(root)
    except RuntimeError:  # It leads to itself; from Python 3.13 on it is just not there.
        return True


def _walk(folder: str, prefix: str) -> Iterator[Entry]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, entry.is_symlink(), _stamp(entry)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        return stamp_content(entry.stat())
    except OSError:  # Reading it says what is wrong.
        return ()


def _place(found: Found, path: str, stamp: Stamp) -> None:
    folder, _, rest = path.partition("/")
    suffix = os.path.splitext(path)[1]
    wanted = ".md" if folder in MARKDOWN else ".yaml" if folder in LISTS else ""
    if rest and suffix == wanted:
        _read(found, folder, path, stamp)
    elif folder == LEDGER and rest:
        return
    elif wanted and rest and suffix in (".yml", ".yaml", ".markdown", ".md", ".txt"):
        _report(found, path, f"nothing reads {suffix} here", _find_remedy(path, suffix, wanted))
        if (suffix, wanted) in ((".yml", ".yaml"), (".markdown", ".md")):
            # It is clear what it is: its other mistakes are told in the same run.
            _read(found, folder, path, stamp)
    elif suffix == ".md":
        _report(found, path, "nothing reads Markdown here", f"put it into {_list_folders(MARKDOWN)}")
    elif suffix in (".yaml", ".yml"):
        _report(found, path, "nothing reads YAML here", f"put it into {_list_folders(LISTS)}")
    else:
        found.others.add(path)


def _read(found: Found, folder: str, path: str, stamp: Stamp) -> None:
    found.read[folder].append(f"content/{path}")
    found.stamps[f"content/{path}"] = stamp


def _find_remedy(path: str, suffix: str, wanted: str) -> str:
    if wanted == ".md" and suffix in (".yml", ".yaml"):
        return f"put it into {_list_folders(LISTS)}"
    if wanted == ".yaml" and suffix == ".md":
        return f"put it into {_list_folders(MARKDOWN)}"
    return f"name it {os.path.basename(path).removesuffix(suffix)}{wanted}"


def _list_folders(names: tuple[str, ...]) -> str:
    folders = [f"content/{name}/" for name in names]
    return f"{', '.join(folders[:-1])} or {folders[-1]}"


def _report(found: Found, path: str, message: str, hint: str, code: str = "file-place") -> None:
    found.unread.append(f"content/{path}")
    found.problems.append(Problem(f"content/{path}", message, code, hint))
