"""Knows how views become HTML files: by templates.

Does not know what any view shows, nor who else renders.
"""

from __future__ import annotations

import os
import re
import traceback
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import TemplateError, TemplateNotFound

from ..library.model import Library
from ..library.watching import WatchedLibrary
from ..pages.addresses import file_of
from ..pages.kinds import BY_NAME
from ..pages.page import PageKind
from ..pages.plain import find_menu
from ..pages.site import Site
from ..problems import FieldError, suggest
from .made import Made, Work
from .site import Settings
from .templates import TemplateEnvironment, ViewEnvironment

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class ThemeError(Exception):
    """Say what is wrong in a template."""


@dataclass
class Rendered:
    """Hold what was written, from what it was made, and where it leads."""

    pages: dict[Work, Made] = field(default_factory=dict)
    exports: dict[Work, Made] = field(default_factory=dict)
    targets: dict[str, int] = field(default_factory=dict)
    """Each address that the pages lead to, with its place among them."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    """Pages and what is wrong on them."""

    def add(self, other: Rendered) -> None:
        """Take in what another worker has written."""
        self.faults += other.faults
        places = [self.place(target) for target in other.targets]
        self.exports.update(other.exports)
        for work, made in other.pages.items():
            self.pages[work] = made._replace(links=array("I", (places[one] for one in made.links)))

    def place(self, target: str) -> int:
        """Return the place of a target; a new one comes last."""
        return self.targets.setdefault(target, len(self.targets))


class Renderer:
    """Render pages of a library into a folder."""

    def __init__(self, library: WatchedLibrary, settings: Settings, folder: Path, compiled: Path) -> None:
        self.library, self.folder = library, str(folder)
        self.site = find_site(library, settings)
        self.settings = settings
        self.environment = ViewEnvironment(settings.templates, self.site, compiled)
        self.plain_ones: set[str] = set()
        self.folders: set[str] = set()

    def load(self) -> None:
        """Compile all templates, so that workers need not."""
        try:
            for name in self.environment.list_templates(extensions=["html"]):
                self.environment.get_template(name)
        except TemplateError as error:
            raise ThemeError(_explain(error)) from error

    @cached_property
    def plain(self) -> TemplateEnvironment:
        """Fills a template that wants more of Jinja than ours do, and says what is wrong in one."""
        return TemplateEnvironment(self.settings.templates, self.site)

    def render(self, pages: Sequence[Work]) -> Rendered:
        """Write pages, given by kind and id, and return where they lead."""
        rendered = Rendered()
        for kind, name in pages:
            self._write(BY_NAME[kind], name, rendered)
        return rendered

    def _write(self, kind: PageKind, name: str, rendered: Rendered) -> None:
        reads = self.library.reads
        reads.begin()
        view = kind.view(kind.inputs(self.library, name))
        html = self._fill(kind.template, view)
        address = kind.address(name)
        links = self._check(address, view.page.root, html, rendered)
        file = file_of(address)
        rendered.pages[kind.name, name] = Made(reads.encode(), links)
        path = os.path.join(self.folder, file)
        folder = os.path.dirname(path)
        if folder not in self.folders:
            os.makedirs(folder, exist_ok=True)
            self.folders.add(folder)
        with open(path, "wb", buffering=0) as stream:
            stream.write(html.encode())

    def _fill(self, name: str, view: Any) -> str:
        if name not in self.plain_ones:
            with suppress(Exception):
                return self.environment.get_template(name).render(view=view)
        try:
            html = self.plain.get_template(name).render(view=view)
        except Exception as error:  # Whatever a template does wrong: its author wants its line.
            raise ThemeError(_explain(error)) from error
        self.plain_ones.add(name)
        return html

    def _check(self, address: str, root: str, html: str, rendered: Rendered) -> array[int]:
        """Return where a page leads; anchors on the page itself are checked at once."""
        ids = find_values(html, " id")
        known = set(ids)
        if len(known) != len(ids):
            twice = sorted({one for one in ids if ids.count(one) > 1})
            rendered.faults.append((address, f"the id '{twice[0]}' stands twice on it"))
        targets = set()
        for href in {*find_values(html, " href"), *find_values(html, " src")}:
            if root and href.startswith(root):
                targets.add(rendered.place(href.removeprefix(root)))
            elif href.startswith("#"):
                if href[1:] not in known:
                    rendered.faults.append((address, f"it leads to '{href}', which is not on it"))
            elif not _ELSEWHERE.match(href):
                targets.add(rendered.place(self._target(href, root)))
        return array("I", sorted(targets))

    def _target(self, href: str, root: str) -> str:
        """Return an address below the site's root."""
        if href.startswith("/"):
            return href.removeprefix(self.site.base)
        return f"?{href}" if root else href


def find_site(library: Library, settings: Settings) -> Site:
    """Return the constants of a site with those that its content gives."""
    menu = find_menu(library, settings.identity.last)
    return replace(settings.site, menu=menu, logo=find_logo(library, settings))


def find_logo(library: Library, settings: Settings) -> tuple[str, int, int] | None:
    """Return the image beside the site's name, with its size."""
    path = settings.identity.logo
    if not path:
        return None
    if path not in library.images:
        hint = suggest(path, library.files) or "put it into content/images/ and write images/logo.svg"
        raise FieldError("image-missing", f"LOGO is '{path}', which is no image below content/", hint)
    picture = library.images[path]
    return quote(path), picture.width, picture.height


def find_values(html: str, attribute: str) -> list[str]:
    """List the values of an attribute, which is given with the space before it.

    Text has no plain quotation mark, since all of it is escaped; so splitting finds what a parser
    would, at a hundredth of the time.
    """
    return [piece.partition('"')[0] for piece in html.split(f'{attribute}="')[1:]]


def _explain(error: Exception) -> str:
    """Say what is wrong in a template, and where."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    if not line:
        # Jinja puts its templates in the place of the code that it made of them.
        frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.endswith(".html")]
        name, line = (os.path.basename(frames[-1].filename), frames[-1].lineno) if frames else ("", 0)
    where = f"{name}:{line}: " if name and line else ""
    if isinstance(error, TemplateNotFound):
        return f"{where}there is no template {error.name} in the theme"
    return f"{where}{error or type(error).__name__}"
