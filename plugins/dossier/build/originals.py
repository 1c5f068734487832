"""Knows where other people's texts lie, and which of our files may rest on them.

Does not know what may be taken from them; no build opens them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..library.originals import check_originals
from ..problems import Problem
from .files import find_files
from .readers import read_files
from .reading import locate

ORIGINALS = "originals"
"""Beside the content folder; never published, and ignored by git."""


def find_copying(content: Path) -> list[Problem]:
    """Compare our texts, drafts too, with the originals beside the content folder; return all mistakes."""
    texts = dict(_read_originals(content.parent / ORIGINALS))
    if not texts:
        return []
    read = read_files(list(_find_files(content, texts)), content)
    return locate(check_originals((one.read.parsed for one in read if one.read.parsed), texts), content)


def _read_originals(folder: Path) -> Iterator[tuple[str, str]]:
    """Read each original; the plain text comes first, where there is the page too."""
    for path in sorted(folder.glob("*.html")):
        yield path.stem, _read_page(path)
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8-sig", errors="replace")


def _read_page(path: Path) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    for hidden in soup(["script", "style", "template"]):
        hidden.decompose()
    return soup.get_text(" ")


def _find_files(content: Path, names: dict[str, str]) -> Iterator[str]:
    """List the files that are called like an original, or name one."""
    wanted = [name.encode() for name in names]
    found = find_files(content).read
    for path in (*found["articles"], *found["records"]):
        if Path(path).stem in names:
            yield path
        else:
            data = (content / path.partition("/")[2]).read_bytes()
            if any(name in data for name in wanted):
                yield path
