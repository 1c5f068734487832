"""Knows all kinds of pages: a row is a kind.

Does not know how pages are rendered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from ..library.model import Library
from . import (
    actor,
    actor_years,
    article,
    corrections,
    dossier,
    embed,
    lists,
    plain,
    search,
    signposts,
    sources,
    timeline,
)
from .addresses import ACTORS, CORRECTIONS, DOSSIERS, HOME, NOT_FOUND, SEARCH, SOURCES, page_address
from .page import PageKind


def _one(_: Library) -> Iterator[str]:
    yield ""


KINDS: tuple[PageKind, ...] = (
    PageKind("home", "home.html", _one, lambda _: HOME, lists.find_home_inputs, lists.view_home),
    PageKind(
        "dossiers", "dossiers.html", _one, lambda _: DOSSIERS, lists.find_dossiers_inputs, lists.view_dossiers
    ),
    PageKind(
        "dossier",
        "dossier.html",
        lambda library: iter(library.dossiers),
        partial(page_address, "dossier"),
        dossier.find_inputs,
        dossier.view,
    ),
    PageKind(
        "embed", "embed.html", embed.find_ids, partial(page_address, "embed"), embed.find_inputs, embed.view
    ),
    PageKind("actors", "actors.html", _one, lambda _: ACTORS, lists.find_actors_inputs, lists.view_actors),
    PageKind(
        "actor",
        "actor.html",
        lambda library: iter(library.actors),
        partial(page_address, "actor"),
        actor.find_inputs,
        actor.view,
    ),
    PageKind(
        "actor-year",
        "actor-year.html",
        actor_years.find_ids,
        partial(page_address, "actor-year"),
        actor_years.find_inputs,
        actor_years.view,
    ),
    PageKind(
        "article",
        "article.html",
        lambda library: iter(library.articles),
        partial(page_address, "article"),
        article.find_inputs,
        article.view,
    ),
    PageKind(
        "timeline",
        "timeline.html",
        _one,
        partial(page_address, "timeline"),
        timeline.find_inputs,
        timeline.view,
    ),
    PageKind(
        "timeline-year",
        "timeline.html",
        timeline.find_year_ids,
        partial(page_address, "timeline"),
        timeline.find_inputs,
        timeline.view,
    ),
    PageKind("sources", "sources.html", _one, lambda _: SOURCES, sources.find_inputs, sources.view),
    PageKind("search", "search.html", _one, lambda _: SEARCH, search.find_inputs, search.view),
    PageKind(
        "corrections",
        "corrections.html",
        _one,
        lambda _: CORRECTIONS,
        corrections.find_corrections_inputs,
        corrections.view_corrections,
    ),
    PageKind(
        "page", "page.html", plain.find_page_ids, partial(page_address, "page"), plain.find_inputs, plain.view
    ),
    PageKind(
        "not-found",
        "404.html",
        _one,
        lambda _: NOT_FOUND,
        signposts.find_not_found_inputs,
        signposts.view_not_found,
    ),
    PageKind(
        "redirect",
        "redirect.html",
        signposts.find_redirect_ids,
        signposts.address_of_redirect,
        signposts.find_redirect_inputs,
        signposts.view_redirect,
    ),
)


BY_NAME = {kind.name: kind for kind in KINDS}


def find_address(kind: str, name: str) -> str:
    """Return the address of a page."""
    return BY_NAME[kind].address(name)


def find_pages(library: Library, left_out: Collection[str] = ()) -> Iterator[tuple[str, str, str]]:
    """List kind, id and address of every page, but for kinds that somebody else makes."""
    for kind in (kind for kind in KINDS if kind.name not in left_out):
        for name in kind.ids(library):
            yield kind.name, name, kind.address(name)
