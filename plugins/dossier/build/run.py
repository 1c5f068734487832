"""Knows the phases of a build in their order: read, check, render, check, publish.

Does not know Pelican; it is called by its generator and its signals.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..exports.table import find_addresses
from ..library.doubts import DOUBTS, fold_doubts
from ..library.model import Library
from ..pages.addresses import SITE_STYLE, THEME
from ..pages.kinds import find_pages
from ..pages.link_checks import check_copies, check_links, check_taken
from ..pages.links import Copy as Published
from ..pages.links import find_all_copies
from ..problems import ContentError, Problem
from .checking import find_dead_links
from .faults import ImageFault
from .images import Copy, is_image, measure_images, write_files
from .journal import publish
from .reading import locate, read_library
from .rendering import Rendered, ThemeError, render_library
from .site import Settings, read_settings
from .staging import Staging
from .styles import join_styles


@dataclass(frozen=True)
class Summary:
    """Count what a build has built."""

    dossiers: int
    actors: int
    events: int
    articles: int
    pages: int
    exports: int
    notices: tuple[Problem, ...]
    folded: Mapping[str, int]
    """How many more notices there are of a code than are told."""


class Run:
    """Hold one build from its first phase to its last."""

    def __init__(
        self,
        settings: Mapping[str, Any],
        output: Path,
        progress: Callable[[str, int, int], None],
        waiting: Callable[[], None],
    ) -> None:
        self.settings: Settings = read_settings(settings)
        self.progress = progress
        self.library = Library(self.settings.site.language)
        self.notices: tuple[Problem, ...] = ()
        self.folded: dict[str, int] = {}
        self.rendered = Rendered()
        self.copies: tuple[Copy, ...] = ()
        self.staging = Staging(output, self.settings.content, waiting)

    @property
    def folder(self) -> Path:
        """Where the site is made."""
        return self.staging.folder

    def read(self) -> None:
        """Read and link all content; raises ContentError with all mistakes."""
        # Records refer to each other by id and never form a ring, so there is nothing to collect;
        # looking for it takes a third of the time that linking takes.
        gc.disable()
        try:
            self._read()
        finally:
            gc.freeze()
            gc.enable()

    def _read(self) -> None:
        self.library, problems = read_library(self.settings, self.progress)
        exports = frozenset(find_addresses(self.library, self.settings.site.exports))
        copies = list(find_all_copies(self.library, self.settings.static))
        problems += self._measure(copies)
        # ---- everything is known from here on; nothing is written before
        addresses = exports.union(address for _, _, address in find_pages(self.library))
        problems, self.folded = fold_doubts(problems)
        located = locate(
            [
                *problems,
                *check_links(self.library, addresses),
                *check_copies(self.library),
                *check_taken(copies, exports),
            ],
            self.settings.content,
        )
        self.notices = tuple(problem for problem in located if problem.notice)
        if len(self.notices) < len(located):
            raise ContentError(problem for problem in located if problem.code not in DOUBTS)

    def _measure(self, copies: Sequence[Published]) -> list[Problem]:
        """Measure the images that are published; return what is wrong with others, at each use."""
        settings = self.settings
        addresses: dict[str, dict[str, None]] = {}
        for copy in copies:
            addresses.setdefault(copy.path, {})[copy.address] = None
        self.copies = tuple(Copy(path, tuple(addresses[path])) for path in sorted(addresses))
        images = [copy.path for copy in self.copies if is_image(copy.path)]
        pictures, faults = measure_images(images, settings.content, settings.workers, self.progress)
        self.library = replace(self.library, images=pictures)
        return [*_tell_faults(copies, faults)]

    def render(self) -> None:
        """Write all pages, and the files that texts lead to, into the staging folder."""
        settings = self.settings
        self.rendered = render_library(self.library, settings, self.folder, self.progress)
        if settings.identity.style:
            (self.folder / SITE_STYLE).write_text(settings.identity.style, encoding="utf-8")
        images = self.library.images
        write_files(self.copies, images, settings.content, self.folder, settings.workers, self.progress)

    def publish(self) -> Summary:
        """Let the staged site take the place of the last one; raises ThemeError at a dead link."""
        join_styles(self.folder / THEME)
        dead = list(find_dead_links(self.rendered, self.folder))
        if dead:
            raise ThemeError("\n".join(dead))
        publish(self.staging.output)
        self.staging.close()
        library = self.library
        return Summary(
            len(library.dossiers),
            len(library.actors),
            len(library.events),
            len(library.articles),
            self.rendered.pages,
            self.rendered.exports,
            self.notices,
            self.folded,
        )

    def discard(self) -> None:
        """Leave the last site as it was."""
        self.staging.close()


def _tell_faults(copies: Iterable[Published], faults: Mapping[str, ImageFault]) -> Iterator[Problem]:
    """Report images that cannot be published, at the texts that show them, else at the file itself.

    A drawing is a text, so its own line is the one to mend.
    """
    shown = {copy.path for copy in copies if copy.document != f"content/{copy.path}"}
    for copy in copies:
        fault = faults.get(copy.path)
        if fault is None:
            continue
        if fault.line or copy.path not in shown:
            yield Problem(f"content/{copy.path}", fault.message, fault.code, fault.hint, line=fault.line)
        elif copy.document != f"content/{copy.path}":
            message = f"'{copy.path}': {fault.message}"
            yield Problem(copy.document, message, fault.code, fault.hint, copy.key, copy.line)
