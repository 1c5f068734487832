"""Knows how all content is read, linked and checked, before anything is made of it.

Does not know what is made, nor what was made before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..exports.table import find_addresses
from ..library.doubts import DOUBTS, fold_doubts
from ..library.model import Library, Picture
from ..pages.kinds import find_pages
from ..pages.link_checks import check_copies, check_links, check_taken
from ..pages.links import Copy as Published
from ..pages.links import find_all_copies
from ..problems import ContentError, Problem
from .card_checks import check_cards
from .faults import ImageFault
from .files import Found
from .images import Copy, is_image, measure_images
from .reading import link_content, locate, read_content
from .site import Settings
from .store import Store
from .workers import Progress


class Checked(NamedTuple):
    """Hold a library in which there is no mistake, and what else was found."""

    library: Library
    copies: tuple[Copy, ...]
    """The files to which texts lead."""
    notices: tuple[Problem, ...]
    folded: dict[str, int]
    """How many more notices there are of a code than are told."""


def link_site(settings: Settings, found: Found, store: Store, progress: Progress) -> Checked:
    """Read, link and check all content; raises ContentError with all mistakes."""
    library, problems = link_content(settings, found, read_content(settings, found, progress, store))
    exports = frozenset(find_addresses(library, settings.site.exports))
    published = list(find_all_copies(library, settings.static))
    copies = _join(published)
    pictures, faults = _measure(copies, settings, store, progress)
    library = replace(library, images=pictures)
    problems += [*_tell_faults(published, faults), *check_cards(library, settings)]
    # ---- everything is known from here on; nothing is written before
    addresses = exports.union(address for _, _, address in find_pages(library))
    problems, folded = fold_doubts(problems)
    checks = (
        *check_links(library, addresses),
        *check_copies(library),
        *check_taken(published, exports),
    )
    located = locate([*problems, *checks], settings.content)
    notices = tuple(problem for problem in located if problem.notice)
    if len(notices) < len(located):
        raise ContentError(problem for problem in located if problem.code not in DOUBTS)
    return Checked(library, copies, notices, folded)


def _join(published: Iterable[Published]) -> tuple[Copy, ...]:
    """Return each file with all addresses at which it is published."""
    addresses: dict[str, dict[str, None]] = {}
    for copy in published:
        addresses.setdefault(copy.path, {})[copy.address] = None
    return tuple(Copy(path, tuple(addresses[path])) for path in sorted(addresses))


def _measure(
    copies: Sequence[Copy], settings: Settings, store: Store, progress: Progress
) -> tuple[dict[str, Picture], Mapping[str, ImageFault]]:
    """Measure the images that are published; return what is wrong with others."""
    images = [copy.path for copy in copies if is_image(copy.path)]
    pictures = store.find_pictures(images, settings.content)
    new = [path for path in images if path not in pictures]
    measured, faults = measure_images(new, settings.content, settings.workers, progress)
    return {**pictures, **measured}, faults


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
