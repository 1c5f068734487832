"""Knows the phases of a build in their order: read, check, render, check, publish.

Does not know Pelican; it is called by its generator and its signals.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..exports.table import find_addresses, find_tasks, list_addresses
from ..library.doubts import DOUBTS, fold_doubts
from ..library.model import Library
from ..pages.addresses import SITE_STYLE, THEME, file_of
from ..pages.kinds import find_address, find_pages
from ..pages.link_checks import check_copies, check_links, check_taken
from ..pages.links import Copy as Published
from ..pages.links import find_all_copies
from ..problems import ContentError, Problem
from .card_checks import check_cards
from .checking import find_dead_links
from .cluster import check_cluster
from .faults import ImageFault
from .fingerprints import combine, find_templates
from .images import Copy, is_image, list_published, measure_images, write_files
from .journal import list_files, publish
from .kept_cards import find_fingerprint
from .plan import Plan, plan_work
from .reading import locate, read_library
from .records import Digests, digest_records, find_changes
from .rendering import Rendered, ThemeError, find_site, render_library
from .searching import Former, write_search
from .site import Settings, read_settings
from .staging import Staging
from .store import Stamp, Store, stamp_content
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
        crew = self.settings.workers
        if crew.cluster:
            check_cluster(crew.cluster, (self.settings.content, *self.settings.templates))
        self.staging = Staging(output, self.settings.content, waiting)
        self.store = Store(self.settings.cache, self.settings.content, output)
        self.kept = (Plan([], {}), Plan([], {}))
        self.records: Digests = {}
        self.copied: dict[str, tuple[Stamp, tuple[str, ...]]] = {}
        self.intact: frozenset[str] = frozenset()
        self.same = False
        self.searched: frozenset[str] = frozenset()

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
        self.store.open(self.settings.site.language, self.settings.incremental)
        self.library, problems = read_library(self.settings, self.progress, self.store)
        exports = frozenset(find_addresses(self.library, self.settings.site.exports))
        copies = list(find_all_copies(self.library, self.settings.static))
        problems += self._measure(copies)
        problems += check_cards(self.library, self.settings)
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
        pictures = self.store.find_pictures(images, settings.content)
        new = [path for path in images if path not in pictures]
        measured, faults = measure_images(new, settings.content, settings.workers, self.progress)
        pictures.update(measured)
        self.library = replace(self.library, images=pictures)
        return [*_tell_faults(copies, faults)]

    def render(self) -> None:
        """Write what is new into the staging folder: pages, exports, and files to which texts lead."""
        settings, library = self.settings, self.library
        pages, exports = self._plan()
        self.kept = (pages, exports)
        self.rendered.targets = {target: place for place, target in enumerate(self.store.index.targets)}
        self.rendered.add(
            render_library(library, settings, self.folder, pages.todo, exports.todo, self.progress)
        )
        if settings.identity.style:
            (self.folder / SITE_STYLE).write_text(settings.identity.style, encoding="utf-8")
        former = Former(self.staging.output, self.intact, self.same)
        self.searched = write_search(library, settings.site, self.folder, former, self.progress)
        copies = self._plan_copies()
        write_files(copies, library.images, settings.content, self.folder, settings.workers, self.progress)

    def _plan(self) -> tuple[Plan, Plan]:
        """Find which pages and exports have to be made anew, by what they have read."""
        settings, library, index = self.settings, self.library, self.store.index
        rendering = combine(find_templates(settings.templates), find_site(library, settings))
        exporting = combine(settings.site, find_fingerprint(settings.look))
        if index.records:
            self.records = digest_records(library)
        changed = find_changes(index.records, self.records)
        self.intact = self.store.find_intact()
        self.same = bool(index.records) and not changed and index.exporting == exporting
        pages = plan_work(
            ((kind, name) for kind, name, _ in find_pages(library)),
            index.pages if index.rendering == rendering else {},
            changed,
            self.intact,
            lambda work: (file_of(find_address(*work)),),
        )
        exports = plan_work(
            find_tasks(library, settings.site.exports),
            index.exports if index.exporting == exporting else {},
            changed,
            self.intact,
            lambda work: list_addresses(*work, settings.site.exports),
        )
        index.rendering, index.exporting = rendering, exporting
        return pages, exports

    def _plan_copies(self) -> list[Copy]:
        """Find which files that texts lead to have to be published anew."""
        known, self.copied, todo = self.store.index.copies, {}, []
        for copy in self.copies:
            files = list_published(copy, self.library.images.get(copy.path))
            stamp = stamp_content((self.settings.content / copy.path).stat())
            self.copied[copy.path] = (stamp, files)
            before, same = known.get(copy.path, ((), ()))
            if same != files or not self.store.same(before, stamp) or not self.intact.issuperset(files):
                todo.append(copy)
        return todo

    def publish(self) -> Summary:
        """Let the staged site take the place of the last one; raises ThemeError at a dead link."""
        join_styles(self.folder / THEME)
        kept = {file for plan in self.kept for file in plan.files}
        staged = list_files(self.folder)
        kept |= self.searched
        kept |= {file for _, files in self.copied.values() for file in files} - staged
        folders = (self.folder, self.staging.output)
        dead = list(find_dead_links(self.rendered, self.kept[0].kept.values(), kept | staged, folders))
        if dead:
            raise ThemeError("\n".join(dead))
        publish(self.staging.output, frozenset(kept))
        self._save()
        self.staging.close()
        library, pages = self.library, self.kept[0]
        return Summary(
            len(library.dossiers),
            len(library.actors),
            len(library.events),
            len(library.articles),
            len(pages.kept) + len(pages.todo),
            sum(len(made.files) for made in self.store.index.exports.values()),
            self.notices,
            self.folded,
        )

    def _save(self) -> None:
        """Keep what the next build need not find out again."""
        index, (pages, exports) = self.store.index, self.kept
        index.records = self.records or digest_records(self.library)
        index.pages = {**pages.kept, **self.rendered.pages}
        index.exports = {**exports.kept, **self.rendered.exports}
        index.targets = list(self.rendered.targets)
        index.copies = self.copied
        images = self.library.images
        index.pictures = {path: (self.copied[path][0], images[path]) for path in images}
        self.store.save()

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
