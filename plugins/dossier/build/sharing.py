"""Knows how pages and exports are shared among workers.

Does not know how any is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from ..library.model import Library
from ..library.watching import WatchedLibrary, watch
from .exporting import FEW, Exporter, group
from .kept_cards import find_painter
from .made import Work
from .rendering import Rendered, Renderer
from .site import Settings
from .workers import CHUNK, Counter, Progress, choose_crew, open_executor, share, split

HEAVY = frozenset(("dossier", "embed", "actor"))
"""Kinds of pages that hold long lists of records."""
WEIGHT = 10
"""How many other pages take about as long as one of these."""

_renderer: Renderer | None = None
_exporter: Exporter | None = None


def prepare_pages(library: WatchedLibrary, settings: Settings, folder: Path, compiled: Path) -> None:
    """Give this process what it renders with; a forked worker has it from its parent."""
    global _renderer
    if _renderer is None or _renderer.library is not library:
        _renderer = Renderer(library, settings, folder, compiled)


def prepare_exports(library: WatchedLibrary, settings: Settings, folder: Path) -> None:
    """Give this process what it writes exports with."""
    global _exporter
    paint = find_painter(settings.look, settings.cache)
    _exporter = Exporter(library, settings.site, folder, paint)


def render_pages(pages: Sequence[Work]) -> Rendered:
    """Write pages; runs in a worker."""
    assert _renderer is not None
    return _renderer.render(pages)


def write_exports(tasks: Sequence[Work]) -> Rendered:
    """Write exports; runs in a worker."""
    assert _exporter is not None
    return Rendered(exports=dict(_exporter.write(tasks)))


def render_library(
    library: Library,
    settings: Settings,
    folder: Path,
    compiled: Path,
    pages: Sequence[Work],
    exports: Sequence[Work],
    progress: Progress,
    meanwhile: Callable[[], None],
) -> Rendered:
    """Write pages and exports of a library into a folder, spread over workers.

    Templates are kept as code in the folder `compiled`; `meanwhile` is what this process does while
    others work. Raises ThemeError where a template fails.
    """
    global _renderer, _exporter
    rendered = Rendered()
    try:
        if pages:
            counter = Counter(progress, "writing", len(pages))
            for done in _share_pages(library, settings, folder, compiled, pages, counter, meanwhile):
                rendered.add(done)
        # What this process found for pages would be sent to those who write exports.
        _renderer = None
        if exports:
            counter = Counter(progress, "exporting", len(exports))
            for done in _share_exports(library, settings, folder, exports, counter):
                rendered.add(done)
    finally:
        _renderer = _exporter = None
    return rendered


def _share_pages(
    library: Library,
    settings: Settings,
    folder: Path,
    compiled: Path,
    pages: Sequence[Work],
    counter: Counter,
    meanwhile: Callable[[], None],
) -> Iterator[Rendered]:
    global _renderer
    facts = (watch(library), settings, folder, compiled)
    _renderer = Renderer(*facts)
    # What is wrong in a template is told also where no page of this site is made by it.
    _renderer.load()
    weight = sum(WEIGHT if kind in HEAVY else 1 for kind, _ in pages)
    with open_executor(choose_crew(settings.workers, weight), prepare_pages, facts) as executor:
        written = share(executor, render_pages, _cut(pages), tell=counter.add)
        meanwhile()
        yield from written


def _cut(pages: Sequence[Work]) -> Iterator[Sequence[Work]]:
    """Cut pages into pieces that take about as long, so that no worker is left with much at the end."""
    for heavy, works in groupby(pages, lambda work: work[0] in HEAVY):
        yield from split(list(works), CHUNK // WEIGHT if heavy else CHUNK)


def _share_exports(
    library: Library, settings: Settings, folder: Path, exports: Sequence[Work], counter: Counter
) -> Iterator[Rendered]:
    crew = choose_crew(settings.workers, len(exports), FEW * 2)
    # By new workers: the others hold copies of much of the library by now.
    with open_executor(crew, prepare_exports, (watch(library), settings, folder)) as executor:
        yield from share(executor, write_exports, group(exports, library), tell=counter.add)
