"""Knows what a generator is to the benchmark: what it is given, how it is started, and how it is edited.

Does not know any generator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

EDITED = "Somebodyeditedthis"
"""A word that stands in no text before an edit."""
REDESIGNED = "Somebodychangedthetemplate"
"""A word that stands on no page before the template is edited."""
FIRST = "a000000"
"""The article that is edited; it uses the nickname."""
SECOND = "a000001"
RENAMED = "White Heron"
"""What the person with a nickname is called after an edit."""


@dataclass(frozen=True)
class Edit:
    """Hold a change to one file, and how it shows."""

    file: str
    former: str
    new: str
    page: str
    """A page of the site that changes with it."""
    shows: str
    """What stands on that page afterwards, and not before."""
    hides: str = ""
    """What stands on it before, and not afterwards."""


@dataclass(frozen=True)
class Peer:
    """Hold a generator."""

    id: str
    name: str
    version: Callable[[], str]
    write: Callable[[Path, int], None]
    """Writes a newspaper of so many articles into a folder, as this generator wants it."""
    command: Callable[[], list[str]]
    """Builds it, in that folder."""
    serve: Callable[[int], list[str]]
    """Builds it, serves it at a port, and keeps it current."""
    output: str
    """Where in the folder the site is."""
    edits: Mapping[str, Edit]
    """By the name of the step."""
    largest: int | None = None
    """The most articles that it is asked for."""


def write_file(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edit_file(folder: Path, edit: Edit) -> None:
    """Make an edit as an editor's program does: a new file in the place of the old one."""
    path = folder / edit.file
    text = path.read_text(encoding="utf-8")
    if text.count(edit.former) != 1:
        raise ValueError(f"{edit.former!r} does not stand once in {path}")
    draft = path.with_name(f".{path.name}")
    draft.write_text(text.replace(edit.former, edit.new), encoding="utf-8")
    draft.replace(path)


def undo(edit: Edit) -> Edit:
    """Return the edit that takes another back."""
    return replace(edit, former=edit.new, new=edit.former, shows="", hides=edit.shows)


def is_shown(folder: Path, edit: Edit) -> bool:
    """Say whether an edit has come to its page."""
    html = (folder / edit.page).read_text(encoding="utf-8")
    return edit.shows in html and not (edit.hides and edit.hides in html)
