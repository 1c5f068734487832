"""Knows how an editor is shown what wants doing: in the terminal, and in a browser while the site is served.

Does not know what wants doing.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..build.reading import locate, read_library, read_lines
from ..build.roots import find_root, read_configuration
from ..build.site import read_settings
from ..library.desk import Chore, find_chores, sort_chores
from ..problems import ContentError, FieldError
from .telling import count

TEMPLATES = Path(__file__).parent / "serving"


def show_desk(content: Path, today: str | None) -> int:
    """Print all that wants doing with its place; return 0, or 1 where the content has mistakes."""
    try:
        chores = read_desk(find_root(), content, {"DOSSIER_TODAY": today})
    except (ContentError, FieldError) as error:
        print(f"{error}\nMend what stands above first.", file=sys.stderr)
        return 1
    for heading, group in groupby(chores, key=lambda one: one.heading):
        listed = list(group)
        print(f"{heading} ({len(listed)})")
        for one in listed:
            print(f"  {one.place}: {one.words}")
        print()
    print(f"{count(len(chores), 'thing')} to do." if chores else "Nothing wants doing.")
    return 0


def read_desk(root: Path, content: Path, said: Mapping[str, Any]) -> list[Chore]:
    """Read and link all content, and return what wants doing; raises ContentError with all mistakes."""
    settings = read_settings(read_configuration(root, {"PATH": str(content), **said}))
    read, library, problems = read_library(settings)
    mistakes = [problem for problem in problems if not problem.notice]
    if mistakes:
        raise ContentError(locate(mistakes, content))
    parsed = [one.parsed for one in read if one.parsed is not None]
    return place(find_chores(library, parsed, problems), content)


def place(chores: Sequence[Chore], content: Path) -> list[Chore]:
    """Find the line of each thing that names a key."""
    by_path = defaultdict(list)
    for one in chores:
        if one.key and not one.line:
            by_path[one.path].append(one)
    lines: dict[Chore, int] = {}
    for path, wanted in by_path.items():
        lines.update(zip(wanted, read_lines(path, [one.key for one in wanted], content), strict=True))
    return sort_chores(one._replace(line=lines.get(one, one.line)) for one in chores)


def render_desk(chores: Sequence[Chore], content: Path, base: str) -> str:
    """Return the page of all that wants doing; each place opens in a text editor."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    groups = [
        (heading, [(one.place, find_editor(one.path, one.line, content), one.words) for one in group])
        for heading, group in groupby(chores, key=lambda one: one.heading)
    ]
    return environment.get_template("desk.html").render(groups=groups, base=base)


def find_editor(path: str, line: int, content: Path) -> str:
    """Return the address by which VS Code, and what is made of it, opens a file at a line."""
    file = content / path.partition("/")[2]
    return f"vscode://file{quote(file.as_posix())}:{line or 1}"
