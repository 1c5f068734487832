"""Knows what the page for a wrong address and the page at a former address show.

Does not know their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..library.model import Library
from .addresses import NOT_FOUND, page_address
from .page import Page, build_page
from .texts import Link, Linker


class NotFoundInputs(NamedTuple):
    """Hold that the page for a wrong address needs nothing."""


class NotFoundView(NamedTuple):
    """Show the page for a wrong address, whose links begin at the site's own address."""

    page: Page


def find_not_found_inputs(_library: Library, _: str) -> NotFoundInputs:
    """Return that the page for a wrong address needs nothing."""
    return NotFoundInputs()


def view_not_found(_: NotFoundInputs) -> NotFoundView:
    """Show the page for a wrong address."""
    return NotFoundView(build_page("not-found", NOT_FOUND))


class RedirectInputs(NamedTuple):
    """Hold all that a redirect is made from."""

    kind: str
    former: str
    name: str
    title: str


class RedirectView(NamedTuple):
    """Lead from a former address to the one of today."""

    page: Page
    target: Link
    address: str
    """Below the site's root."""


def find_redirect_ids(library: Library) -> Iterator[str]:
    """List kind, former id and id of whatever had another id before."""
    tables: tuple[Mapping[str, Any], ...] = (library.articles, library.actors, library.dossiers)
    for kind, table in zip(("article", "actor", "dossier"), tables, strict=True):
        for name, one in table.items():
            yield from (f"{kind} {former} {name}" for former in one.document.header.formerly)
    for name, page in library.pages.items():
        yield from (f"page {former} {name}" for former in page.header.formerly)


def address_of_redirect(name: str) -> str:
    """Return the former address."""
    kind, former, _ = name.split(" ")
    return page_address(kind, former)


def find_redirect_inputs(library: Library, name: str) -> RedirectInputs:
    """Return all that a redirect is made from."""
    kind, former, now = name.split(" ")
    title = library.pages[now].header.title if kind == "page" else library.targets[now].name
    return RedirectInputs(kind, former, now, title)


def view_redirect(inputs: RedirectInputs) -> RedirectView:
    """Lead from a former address to the one of today."""
    page = build_page("redirect", page_address(inputs.kind, inputs.former), inputs.title)
    target = Linker(page.root, (), {}).to(inputs.kind, inputs.name, inputs.title)
    return RedirectView(page, target, page_address(inputs.kind, inputs.name))
