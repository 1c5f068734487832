"""Knows what search engines are told: which pages there are, and when each last changed.

Does not know the pages. The protocol is https://www.sitemaps.org/protocol.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from markupsafe import escape

from ..library.model import Library
from ..pages.addresses import export_address
from ..pages.kinds import find_pages
from .changes import Changes
from .gathering import Gathering
from .masthead import Masthead

LONGEST = 50_000
"""How many addresses the protocol allows a file."""
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Place(NamedTuple):
    """Hold a page: its address below the site's root, and the day of its last change; none where unknown."""

    address: str
    changed: str


def find_places(gathering: Gathering) -> Iterator[Place]:
    """List the pages that a search may find, with their last change."""
    library = gathering.library
    changes = Changes(library)
    for kind, name, address in find_pages(library):
        if _is_found(library, kind, name):
            yield Place(address, changes.find(kind, name)[:10])


def _is_found(library: Library, kind: str, name: str) -> bool:
    if kind == "article":
        return library.articles[name].findable
    return kind not in ("redirect", "not-found", "embed", "search")


def find_parts(library: Library) -> Iterator[str]:
    """List the numbers of the parts into which a long list of pages is cut; none where it is short."""
    count = sum(_is_found(library, kind, name) for kind, name, _ in find_pages(library))
    if count > LONGEST:
        yield from (str(number + 1) for number in range(-(-count // LONGEST)))


def find_rows(gathering: Gathering, _: str) -> tuple[Place, ...]:
    """List all pages, or the files of its parts where there are too many."""
    parts = tuple(find_parts(gathering.library))
    if parts:
        return tuple(Place(export_address("sitemap-part", part, "sitemap.xml"), "") for part in parts)
    return tuple(find_places(gathering))


def find_part_rows(gathering: Gathering, part: str) -> tuple[Place, ...]:
    """List the pages of one part."""
    start = (int(part) - 1) * LONGEST
    return tuple(islice(find_places(gathering), start, start + LONGEST))


def write_sitemap(places: tuple[Place, ...], masthead: Masthead) -> bytes:
    """Write the list of all pages, or the list of its parts."""
    if any(place.address.endswith(".xml") for place in places):
        return _write("sitemapindex", "sitemap", places, masthead)
    return _write("urlset", "url", places, masthead)


def write_part(places: tuple[Place, ...], masthead: Masthead) -> bytes:
    """Write one part of the list."""
    return _write("urlset", "url", places, masthead)


def _write(root: str, entry: str, places: tuple[Place, ...], masthead: Masthead) -> bytes:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{_SPACE}">']
    for address, changed in places:
        told = f"<lastmod>{changed}</lastmod>" if changed else ""
        lines.append(f"<{entry}><loc>{escape(masthead.site.url)}/{escape(address)}</loc>{told}</{entry}>")
    return "\n".join([*lines, f"</{root}>\n"]).encode()


def write_robots(_: tuple[()], masthead: Masthead) -> bytes:
    """Write that everybody may read everything, and where the list of pages is."""
    lines = ["User-agent: *", "Disallow:"]
    if "sitemap.xml" in masthead.site.exports:
        lines.append(f"Sitemap: {masthead.site.url}/sitemap.xml")
    return "\n".join([*lines, ""]).encode()
