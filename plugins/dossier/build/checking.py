"""Knows whether every link of a finished site leads somewhere.

Does not know how the site was made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from ..pages.addresses import file_of
from .rendering import Rendered, find_values


def find_dead_links(rendered: Rendered, folder: Path) -> Iterator[str]:
    """Yield a sentence for each link of a site that leads nowhere, and each other fault of a page."""
    for page, fault in sorted(rendered.faults):
        yield f"page /{page}: {fault}"
    anchors: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for target, page in sorted(rendered.links.items()):
        address, mark, anchor = target.partition("#")
        if mark:
            anchors[address].append((anchor, page))
        elif not _exists(folder, address):
            yield f"page /{page}: it leads to '/{address}', which is not there"
    for address, wanted in sorted(anchors.items()):
        if not _exists(folder, address):
            yield f"page /{wanted[0][1]}: it leads to '/{address}', which is not there"
            continue
        known = set(find_values(_file(folder, address).read_text(encoding="utf-8"), " id"))
        for anchor, page in wanted:
            if anchor not in known:
                yield f"page /{page}: it leads to '/{address}#{anchor}', but there is no such id"


def _file(folder: Path, address: str) -> Path:
    return folder / file_of(unquote(address))


def _exists(folder: Path, address: str) -> bool:
    return _file(folder, address.partition("?")[0] or address).is_file()
