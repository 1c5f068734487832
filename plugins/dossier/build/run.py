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
from ..pages.addresses import SITE_STYLE, file_of
from ..pages.kinds import find_address, find_pages
from ..pages.link_checks import check_copies, check_links, check_taken
from ..pages.links import Copy as Published
from ..pages.links import find_all_copies
from ..problems import ContentError, Problem
from .card_checks import check_cards
from .checking import find_dead_links
from .cluster import check_cluster
from .editing import find_edited, load_edited, reread
from .faults import ImageFault
from .files import Found
from .fingerprints import combine, find_templates
from .guest import copy_theme
from .heap import Heap
from .images import Copy, is_image, list_published, measure_images, write_files
from .journal import list_files, publish
from .kept_cards import find_fingerprint
from .plan import Plan, plan_work
from .reading import link_content, locate, open_content, read_content
from .records import TEXTS, Records, compare, find_changes, keep_records
from .rendering import Rendered, ThemeError, find_site, render_library
from .searching import Former, write_search
from .site import Settings, read_settings
from .staging import Staging
from .stamps import Stamp, stamp_content
from .store import Linked, open_store
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
        self.rendered = Rendered()
        self.copies: tuple[Copy, ...] = ()
        crew = self.settings.workers
        if crew.cluster:
            check_cluster(crew.cluster, (self.settings.content, *self.settings.templates))
        self.staging = Staging(output, self.settings.content, waiting)
        self.store = open_store(self.settings.cache, self.settings.content, output)
        self.kept = (Plan(), Plan())
        self.records: Records | None = None
        self.edited = False
        """Whether texts are all that changed since the last site was made."""
        self.keys = ("", "")
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
        settings, store = self.settings, self.store
        store.open(settings.site.language, settings.incremental)
        found = open_content(settings)
        key = combine(
            settings.today,
            settings.preview,
            settings.static,
            settings.site,
            find_fingerprint(settings.look),
            sorted(found.others),
            found.unread,
        )
        edited = self._edit(found) if store.index.linked.key == key else None
        if edited is None:
            self._link(found, key)
        else:
            self.library = edited

    def _edit(self, found: Found) -> Library | None:
        """Return the last site's library where an edit changed texts alone."""
        settings, store = self.settings, self.store
        paths = find_edited(settings, found, store)
        files = None if paths is None else reread(settings, store, paths)
        if files is None or not self._have_stayed(store.index.linked.copies):
            return None
        store.index.files.update(files)
        self.edited = True
        return load_edited(store)

    def _have_stayed(self, copies: Iterable[Copy]) -> bool:
        """Say whether the files to which texts lead are what they were."""
        for copy in copies:
            known = self.store.index.copies.get(copy.path)
            try:
                stamp = stamp_content((self.settings.content / copy.path).stat())
            except OSError:
                return False
            if known is None or not self.store.same(known[0], stamp):
                return False
        return True

    def _link(self, found: Found, key: str) -> None:
        """Link and check all that was read."""
        settings = self.settings
        read = read_content(settings, found, self.progress, self.store)
        self.library, problems = link_content(settings, found, read)
        exports = frozenset(find_addresses(self.library, settings.site.exports))
        copies = list(find_all_copies(self.library, settings.static))
        problems += self._measure(copies)
        problems += check_cards(self.library, self.settings)
        # ---- everything is known from here on; nothing is written before
        addresses = exports.union(address for _, _, address in find_pages(self.library))
        problems, folded = fold_doubts(problems)
        located = locate(
            [
                *problems,
                *check_links(self.library, addresses),
                *check_copies(self.library),
                *check_taken(copies, exports),
            ],
            settings.content,
        )
        notices = tuple(problem for problem in located if problem.notice)
        if len(notices) < len(located):
            raise ContentError(problem for problem in located if problem.code not in DOUBTS)
        self.store.index.linked = Linked(key, self.copies, notices, folded)
        files = self.store.index.files  # Posts of a blog are in none that was read.
        self.store.index.texts = tuple(path for path in self.library.texts if path in files)

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
            render_library(
                library,
                settings,
                self.folder,
                self.store.folder,
                pages.todo,
                exports.todo,
                self.progress,
                self._keep_new_records,
            )
        )
        if settings.guest:
            copy_theme(settings.guest, self.folder)
        if settings.identity.style:
            (self.folder / SITE_STYLE).write_text(settings.identity.style, encoding="utf-8")
        self.copies = self.store.index.linked.copies
        former = Former(self.staging.output, self.intact, self.same, settings.preview)
        self.searched = write_search(library, settings.site, self.folder, former, self.progress)
        copies = self._plan_copies()
        write_files(copies, library.images, settings.content, self.folder, settings.workers, self.progress)

    def _plan(self) -> tuple[Plan, Plan]:
        """Find which pages and exports have to be made anew, by what they have read."""
        settings, library, index = self.settings, self.library, self.store.index
        self.keys = (
            combine(find_templates(settings.templates), find_site(library, settings)),
            combine(settings.site, settings.preview, find_fingerprint(settings.look)),
        )
        changed = self._find_changes()
        self.intact = self.store.find_intact()
        self.same = bool(index.pages) and not changed and index.exporting == self.keys[1]
        # Which pages there are depends on nothing in a text.
        wanted = (
            index.pages
            if self.edited
            else [(kind, name) for kind, name, _ in find_pages(library, settings.left_out)]
        )
        pages = plan_work(
            list(wanted),
            index.pages if index.rendering == self.keys[0] else {},
            changed,
            self.intact,
            lambda work: (file_of(find_address(*work)),),
        )
        exports = plan_work(
            list(index.exports if self.edited else find_tasks(library, settings.site.exports)),
            index.exports if index.exporting == self.keys[1] else {},
            changed,
            self.intact,
            lambda work: list_addresses(*work, settings.site.exports),
        )
        return pages, exports

    def _find_changes(self) -> frozenset[int]:
        """Return the codes of all that reads otherwise than when the last site was made."""
        store = self.store
        changed = frozenset(compare(TEXTS, store.texts, store.list_texts()))
        if self.edited or not store.index.pages:
            return changed
        former = store.records
        self.records = self._keep_records(former)
        return changed | find_changes(former, self.records)

    def _keep_new_records(self) -> None:
        """Keep all records where there are none to compare them with; only the next build wants them."""
        if not self.edited and self.records is None:
            self.records = self._keep_records(Records())

    def _keep_records(self, former: Records) -> Records:
        heap = Heap(self.store.folder)
        try:
            return keep_records(self.library, former, heap)
        finally:
            heap.close()

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
        join_styles(self.folder / self.settings.site.theme)
        kept = {file for plan in self.kept for file in plan.files}
        staged = list_files(self.folder)
        kept |= self.searched
        kept |= {file for _, files in self.copied.values() for file in files} - staged
        folders = (self.folder, self.staging.output)
        dead = list(find_dead_links(self.rendered, self.kept[0].kept, kept | staged, folders))
        if dead:
            raise ThemeError("\n".join(dead))
        publish(self.staging.output, frozenset(kept - staged))
        self.store.note_outputs(kept - staged, staged)
        self._save()
        self.staging.close()
        library, index = self.library, self.store.index
        return Summary(
            len(library.dossiers),
            len(library.actors),
            len(library.events),
            len(library.articles),
            len(index.pages),
            sum(len(list_addresses(*work, self.settings.site.exports)) for work in index.exports),
            index.linked.notices,
            index.linked.folded,
        )

    def _save(self) -> None:
        """Keep what the next build need not find out again."""
        index, (pages, exports) = self.store.index, self.kept
        self._keep_new_records()
        index.rendering, index.exporting = self.keys
        index.pages = {**pages.kept, **self.rendered.pages}
        index.exports = {**exports.kept, **self.rendered.exports}
        index.targets = list(self.rendered.targets)
        index.copies = self.copied
        images = self.library.images
        index.pictures = {path: (self.copied[path][0], images[path]) for path in images}
        self.store.library = self.library
        self.store.save(self.records)

    def discard(self) -> None:
        """Leave the last site as it was."""
        self.store.forget()
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
