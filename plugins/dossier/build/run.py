"""Knows the phases of a build in their order: read, check, render, check, publish.

Does not know Pelican; it is called by its generator and its signals.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..exports.table import find_tasks, list_addresses
from ..library.model import Library
from ..pages.addresses import SITE_STYLE, file_of
from ..pages.kinds import find_address, find_pages
from ..problems import Problem
from .ahead import Ahead
from .checking import find_dead_links
from .cluster import check_cluster
from .editing import find_edited, have_stayed, load_edited, reread
from .files import Entry, Found
from .fingerprints import combine, find_templates
from .growing import Texts
from .guest import copy_theme
from .heap import Heap
from .images import write_files
from .journal import list_files, publish
from .kept_cards import find_fingerprint
from .linking import link_site
from .made import MadeTable
from .outputs import Outputs
from .plan import Copied, Plan, plan_copies, plan_work
from .reading import open_content
from .records import TEXTS, Records, compare, find_changes, is_wasteful, keep_records
from .rendering import Rendered, ThemeError, find_site
from .searching import Former, write_search
from .sharing import render_library
from .site import Settings, read_settings
from .staging import Staging
from .stamps import now
from .store import Linked, open_store
from .styles import join_styles

ENTRIES = "DOSSIER_ENTRIES"
"""The setting by which whoever has looked through the content folder just now spares a build that."""
AHEAD = "DOSSIER_AHEAD"
"""The same of who looks at the published files meanwhile."""


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
    outputs: Outputs
    """The files of the site."""


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
        self.entries: list[Entry] | None = settings.get(ENTRIES)
        self.ahead: Ahead | None = settings.get(AHEAD)
        self.progress = progress
        self.library = Library(self.settings.site.language)
        self.rendered = Rendered()
        crew = self.settings.workers
        if crew.cluster:
            check_cluster(crew.cluster, (self.settings.content, *self.settings.templates))
        self.staging = Staging(output, self.settings.content, waiting)
        self.store = open_store(self.settings.cache, self.settings.content, output)
        self.kept = (Plan(), Plan())
        self.records: Records | None = None
        self.edited = False
        """Whether texts are all that changed since the last site was made."""
        self.texts: dict[str, bytes] = {}
        """What stood for the texts of the last site: for those that changed, where they are all that did."""
        self.keys = ("", "")
        self.copied: Copied = {}
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
        found = open_content(settings, self.entries)
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
        began = now()
        paths = find_edited(settings, found, store)
        files = None if paths is None else reread(settings, store, paths)
        if files is None or not have_stayed(settings, store):
            return None
        self.texts = store.find_texts(path for path in store.index.texts if path in files)
        store.index.files.update(files)
        # What was in doubt has been looked into.
        store.index.taken = began
        self.edited = True
        return load_edited(store)

    def _link(self, found: Found, key: str) -> None:
        index = self.store.index
        self.texts = self.store.find_texts(index.texts)
        linked = link_site(self.settings, found, self.store, self.progress)
        self.library = linked.library
        index.linked = Linked(key, linked.copies, linked.notices, linked.folded)
        # Posts of a blog are in none of the files that were read.
        index.texts = tuple(path for path in self.library.texts if path in index.files)

    def render(self) -> None:
        """Write what is new into the staging folder: pages, exports, and files to which texts lead."""
        settings, library = self.settings, self.library
        pages, exports = self._plan()
        self.kept = (pages, exports)
        self.rendered.targets = {
            target: place for place, target in enumerate(self.store.index.targets.read())
        }
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
        former = Former(self.staging.output, self.intact, self.same, settings.preview)
        self.searched = write_search(library, settings.site, self.folder, former, self.progress)
        copies = self.store.index.linked.copies
        todo, self.copied = plan_copies(copies, library.images, settings.content, self.store, self.intact)
        write_files(todo, library.images, settings.content, self.folder, settings.workers, self.progress)

    def _plan(self) -> tuple[Plan, Plan]:
        """Find which pages and exports have to be made anew, by what they have read."""
        settings, library, index = self.settings, self.library, self.store.index
        self.keys = (
            combine(find_templates(settings.templates), find_site(library, settings)),
            combine(settings.site, settings.preview, find_fingerprint(settings.look)),
        )
        changed = self._find_changes()
        self.intact = self.store.find_intact(self.ahead.wait() if self.ahead else None)
        self.same = bool(index.pages) and not changed and index.exporting == self.keys[1]
        # Which pages there are depends on nothing in a text.
        wanted = (
            index.pages.files
            if self.edited
            else [(kind, name) for kind, name, _ in find_pages(library, settings.left_out)]
        )
        pages = plan_work(
            wanted,
            index.pages if index.rendering == self.keys[0] else MadeTable(),
            changed,
            self.intact,
        )
        exports = plan_work(
            index.exports.files if self.edited else list(find_tasks(library, settings.site.exports)),
            index.exports if index.exporting == self.keys[1] else MadeTable(),
            changed,
            self.intact,
        )
        return pages, exports

    def _find_changes(self) -> frozenset[int]:
        """Return the codes of all that reads otherwise than when the last site was made."""
        store = self.store
        texts = store.find_texts(self.texts if self.edited else store.index.texts)
        changed = frozenset(compare(TEXTS, self.texts, texts))
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
            kept = keep_records(self.library, former, heap)
        finally:
            heap.close()
        return self._keep_records(Records()) if former.heaps and is_wasteful(kept) else kept

    def publish(self) -> Summary:
        """Let the staged site take the place of the last one; raises ThemeError at a dead link."""
        join_styles(self.folder / self.settings.site.theme)
        staged = list_files(self.folder)
        copied = {file for _, files in self.copied.values() for file in files}
        made = (plan.kept.list_files() for plan in self.kept)
        kept = frozenset().union(*made, self.searched, copied) - staged
        files, folders = kept | staged, (self.folder, self.staging.output)
        gone = frozenset(self.store.index.outputs.paths) - files
        dead = list(find_dead_links(self.rendered, self.kept[0].kept, files, gone, folders))
        if dead:
            raise ThemeError("\n".join(dead))
        publish(self.staging.output, kept)
        self.store.note_outputs(kept, staged)
        self._save()
        self.staging.close()
        library, index = self.library, self.store.index
        return Summary(
            len(library.dossiers),
            len(library.actors),
            len(library.events),
            len(library.articles),
            len(index.pages),
            sum(1 for _ in index.exports.list_files()),
            index.linked.notices,
            index.linked.folded,
            index.outputs,
        )

    def _save(self) -> None:
        """Keep what the next build need not find out again."""
        index, (pages, exports) = self.store.index, self.kept
        self._keep_new_records()
        index.rendering, index.exporting = self.keys
        index.pages, index.exports = pages.kept, exports.kept
        index.pages.add(self.rendered.pages, lambda work: (file_of(find_address(*work)),))
        names = self.settings.site.exports
        index.exports.add(self.rendered.exports, lambda work: list_addresses(*work, names))
        self._save_targets()
        index.copies = self.copied
        images = self.library.images
        index.pictures = {path: (self.copied[path][0], images[path]) for path in images}
        self.store.library = self.library
        if not self.edited:
            self.store.settle(str(self.settings.content))
        self.store.save(self.records)

    def _save_targets(self) -> None:
        index, targets = self.store.index, list(self.rendered.targets)
        # An edited text adds a few at most; to look for those of no use takes longer than all of this.
        used = targets if self.edited else index.pages.prune(targets)
        if used is targets:
            index.targets.add(targets[len(index.targets) :])
        else:
            index.targets = Texts(used)

    def discard(self) -> None:
        """Leave the last site as it was."""
        self.store.forget()
        self.staging.close()
