"""Knows whether every link of a finished site leads somewhere.

Does not know how the site was made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from urllib.parse import unquote

from ..pages.addresses import file_of
from ..pages.kinds import find_address
from .made import MadeTable
from .rendering import Rendered, find_values

FEW = 8
"""Looking for so many ids takes less time than listing all of a page, which may be thousands."""


def find_dead_links(
    rendered: Rendered, kept: MadeTable, files: Set[str], gone: Set[str], folders: tuple[Path, ...]
) -> Iterator[str]:
    """Yield a sentence for each link of a site that leads nowhere, and each other fault of a page.

    `kept` are the pages that stay as they are: their links can only have died where the page to which
    they lead was made anew or is `gone` since. `files` are all of the site, each in the first of `folders`
    that has it.
    """
    for page, fault in sorted(rendered.faults):
        yield f"page /{page}: {fault}"
    anchors: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for target, page in sorted(_list_links(rendered, kept, gone)):
        address, mark, anchor = target.partition("#")
        if _find_file(address) not in files:
            yield f"page /{page}: it leads to '/{address}', which is not there"
        elif mark:
            anchors[address].append((anchor, page))
    for address, wanted in sorted(anchors.items()):
        html = _read(_find_file(address), folders)
        there = _find_ids(html, {anchor for anchor, _ in wanted})
        for anchor, page in wanted:
            if anchor not in there:
                yield f"page /{page}: it leads to '/{address}#{anchor}', but there is no such id"


def _list_links(rendered: Rendered, kept: MadeTable, gone: Set[str]) -> Iterator[tuple[str, str]]:
    """List each address that may be dead, with one page that leads there."""
    targets = list(rendered.targets)
    seen: set[int] = set()
    for work, one in rendered.pages.items():
        yield from ((targets[place], find_address(*work)) for place in one.links if place not in seen)
        seen.update(one.links)
    made = {file_of(find_address(*work)) for work in rendered.pages}
    doubtful = _find_doubtful(targets, made | gone) - seen if kept else set()
    for work, led in kept.find_leading(doubtful):
        yield from ((targets[place], find_address(*work)) for place in led - seen)
        seen |= led


def _find_doubtful(targets: Iterable[str], files: Set[str]) -> set[int]:
    """Return the places of targets in some files."""
    addresses = {file.removesuffix("index.html") for file in files} | files
    places = set()
    for place, target in enumerate(targets):
        address = target.partition("#")[0]
        # Hardly any is written otherwise than its file, and asking of each takes longer than all else.
        if address in addresses or (("%" in address or "?" in address) and _find_file(address) in files):
            places.add(place)
    return places


def _find_file(address: str) -> str:
    return file_of(unquote(address.partition("?")[0] or address))


def _find_ids(html: str, wanted: Set[str]) -> Set[str]:
    """Return the wanted ones of the ids on a page, maybe with others."""
    if len(wanted) > FEW:
        return set(find_values(html, " id"))
    return {one for one in wanted if f' id="{one}"' in html}


def _read(file: str, folders: tuple[Path, ...]) -> str:
    return next(folder / file for folder in folders if (folder / file).is_file()).read_text(encoding="utf-8")
