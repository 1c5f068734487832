"""Knows how a style sheet takes in those that it imports, so that a page waits for one file.

Does not know what any of them sets.
"""

from __future__ import annotations

import re
from pathlib import Path

from .rendering import ThemeError

_IMPORT = re.compile(r'^@import "([^"/:]+\.css)";$', re.MULTILINE)


def join_styles(folder: Path) -> None:
    """Put style sheets in the place of the lines `@import "name.css";` that ask for them.

    Both stand in one folder, so that the addresses in them stay right. What is taken in imports
    nothing itself: CSS allows that at the beginning of a file only. Raises ThemeError where there
    is no such file.
    """
    sheets = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.css"))}
    for path, text in sheets.items():
        joined = text
        for line, name in ((found[0], found[1]) for found in _IMPORT.finditer(text)):
            if path.with_name(name) not in sheets:
                raise ThemeError(f"{path.name}: there is no style sheet {name} beside it")
            joined = joined.replace(line, sheets[path.with_name(name)], 1)
        if joined != text:
            path.write_text(joined, encoding="utf-8")
