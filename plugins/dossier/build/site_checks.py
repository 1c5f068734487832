"""Knows what can be wrong with a finished site, whoever made it: links, anchors, titles, sizes.

Does not know content or templates.
"""

from __future__ import annotations

import gzip
import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from ..pages.addresses import file_of
from ..problems import Problem, suggest
from .journal import list_files
from .rendering import find_values

PAGE_BUDGET = 150_000
"""Bytes that a page, its styles, scripts and fonts may have on their way: 3 s on a slow phone."""
PICTURE_BUDGET = 1_000_000
FILE_LIMIT = 100 * 2**20
"""GitHub takes no larger file."""
SITE_LIMIT = 2**30
"""GitHub Pages publishes no larger site."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LOADED = re.compile(
    r'<(?:link rel="(?:stylesheet|preload|modulepreload)"|script)[^>]*?(?:href|src)="([^"#?]+)"'
)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
_MOVED = 'http-equiv="refresh"'


@dataclass(frozen=True)
class Page:
    """Hold one page as a browser gets it."""

    path: str
    html: str

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return where links on it may lead."""
        return frozenset(find_values(self.html, " id"))

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Return each address on this host that it names, in a fixed order."""
        named = {*find_values(self.html, " href"), *find_values(self.html, " src")}
        for listed in find_values(self.html, " srcset"):
            named |= {one.split()[0] for one in listed.split(",") if one.strip()}
        return tuple(unescape(one) for one in sorted(named) if not _ELSEWHERE.match(one))


def check_site(folder: Path, base: str) -> Iterator[Problem]:
    """Report what is wrong with the site in a folder; `base` is the path at which it is published."""
    shown = os.path.relpath(folder) if folder.is_relative_to(Path.cwd()) else str(folder)
    paths = list_files(folder)
    site = _Site(folder, shown, base, frozenset(paths))
    pages = [site.open(path) for path in sorted(paths) if path.endswith(".html")]
    for page in pages:
        yield from site.check_links(page)
        yield from site.check_weight(page)
    yield from site.check_titles(pages)
    yield from site.check_files()


@dataclass(frozen=True, eq=False)  # Itself is what it is known by: what is read of it can be kept.
class _Site:
    folder: Path
    shown: str
    base: str
    paths: frozenset[str]

    @cache  # noqa: B019 - it lives as long as one check
    def open(self, path: str) -> Page:
        """Read a page."""
        return Page(path, (self.folder / path).read_text(encoding="utf-8", errors="replace"))

    @cache  # noqa: B019
    def weigh(self, path: str) -> int:
        """Return the bytes of a file as a server sends it."""
        data = (self.folder / path).read_bytes()
        return len(data) if path.endswith((".woff2", ".woff")) else len(gzip.compress(data, 6))

    def problem(self, path: str, message: str, code: str, hint: str = "", *, notice: bool = False) -> Problem:
        """Return what is wrong with a file of the site."""
        return Problem(posixpath.join(self.shown, path), message, code, hint, notice=notice)

    def find(self, page: Page, target: str) -> str:
        """Return the file to which an address on a page leads, whether it is there or not."""
        address = unquote(target.partition("#")[0].partition("?")[0])
        if not address:
            return page.path
        if address.startswith("/"):
            if not address.startswith(self.base):
                return address
            return file_of(address.removeprefix(self.base))
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address))
        if address.endswith(("/", "/.", "..", "./")) or address == ".":
            joined = "" if joined == "." else f"{joined}/"
        return file_of(joined)

    def check_links(self, page: Page) -> Iterator[Problem]:
        """Report addresses that lead nowhere."""
        for target in page.targets:
            path, anchor = self.find(page, target), unquote(target.partition("#")[2])
            if path not in self.paths:
                hint = suggest(path, self.paths)
                yield self.problem(
                    page.path, f"it leads to '{target}', which is not there", "link-dead", hint
                )
            elif anchor and path.endswith(".html") and anchor not in self.open(path).ids:
                message = f"it leads to '{target}', but there is no such id"
                yield self.problem(page.path, message, "link-dead", suggest(anchor, self.open(path).ids))

    def check_weight(self, page: Page) -> Iterator[Problem]:
        """Report a page that is long on its way, with all that it waits for."""
        loaded = {self.find(page, target) for target in _LOADED.findall(page.html)}
        weight = self.weigh(page.path) + sum(self.weigh(path) for path in sorted(loaded & self.paths))
        if weight > PAGE_BUDGET:
            message = f"with styles, scripts and fonts it sends {weight // 1000:,} kB"
            hint = f"{PAGE_BUDGET // 1000} kB load fast on a phone: divide it, or show less"
            yield self.problem(page.path, message, "size-over", hint, notice=True)

    def check_titles(self, pages: list[Page]) -> Iterator[Problem]:
        """Report pages that nobody can tell apart in a list of results."""
        first: dict[str, str] = {}
        for page in pages:
            found = _TITLE.search(page.html)
            if found and _MOVED not in page.html:
                title = " ".join(unescape(found[1]).split())
                other = first.setdefault(title, page.path)
                if other != page.path:
                    message = f"its title '{title}' is that of {other} too"
                    yield self.problem(page.path, message, "title-twice", "change one of them", notice=True)

    def check_files(self) -> Iterator[Problem]:
        """Report what is too large for readers, or for GitHub."""
        total = 0
        for path in sorted(self.paths):
            size = (self.folder / path).stat().st_size
            total += size
            if size > FILE_LIMIT:
                message = f"it has {size // 2**20:,} MB, and GitHub takes 100 MB at most"
                yield self.problem(path, message, "size-over", "put it elsewhere, and link to it")
            elif path.lower().endswith(_PICTURES) and size > PICTURE_BUDGET:
                message = f"this picture has {size / 1e6:.1f} MB"
                yield self.problem(path, message, "size-over", "save it smaller", notice=True)
        if total > SITE_LIMIT:
            message = f"the site has {total // 2**20:,} MB, and GitHub Pages publishes 1,024 MB at most"
            yield self.problem("", message, "size-over", "keep large files elsewhere")
