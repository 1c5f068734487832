"""Knows all exports: a row is a file that others can take, of the site or of each dossier, actor or article.

Does not know how any is written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from ..library.model import Library
from ..pages.addresses import DATA_FILE, DATA_FTM, DATA_INDEX, HOME, export_address, page_address
from ..pages.page import Page
from ..problems import FieldError, suggest
from . import (
    atom,
    calendars,
    cards,
    data,
    data_rows,
    datapackage,
    feeds,
    ftm,
    jsonfeed,
    pack,
    since,
    sitemap,
    tables,
    timelinejs,
)
from .gathering import Gathering
from .masthead import Masthead


class Holder(NamedTuple):
    """Hold what exports can be of: which there are, and the page that each is beside."""

    name: str
    ids: Callable[[Library], Iterable[str]]
    page: Callable[[str], str]
    """Gives the address of its page."""


SITE = Holder("site", lambda _: ("",), lambda _: HOME)
DOSSIER = Holder("dossier", lambda library: library.dossiers, partial(page_address, "dossier"))
ACTOR = Holder("actor", lambda library: library.actors, partial(page_address, "actor"))
ARTICLE = Holder("article", lambda library: library.articles, partial(page_address, "article"))
DOSSIER_CARD = DOSSIER._replace(name="dossier-card")
ACTOR_CARD = ACTOR._replace(name="actor-card", ids=cards.find_actors)
ARTICLE_CARD = ARTICLE._replace(name="article-card", ids=cards.find_articles)
SEARCH = Holder("search", lambda _: ("",), lambda _: HOME)
SITEMAP_PART = Holder("sitemap-part", sitemap.find_parts, str)
HOLDERS = (SITE, DOSSIER, ACTOR, ARTICLE, DOSSIER_CARD, ACTOR_CARD, ARTICLE_CARD, SEARCH, SITEMAP_PART)
SEARCH_NAME = "search"
"""Leaves out the index for searching, which is no file but a folder of them."""
PAGES = {"home": SITE, "dossier": DOSSIER, "actor": ACTOR, "article": ARTICLE}
"""What the exports that a kind of page offers are of."""


class Export(NamedTuple):
    """Hold an export: what it is called, what it is of, what it needs, and how it is written."""

    name: str
    """Its file's name; those of one name are left out together."""
    holder: Holder
    rows: Callable[[Gathering, str], Any]
    """Gives plain rows in a frozen tuple: all that `write` may see beside the site's constants."""
    write: Callable[[Any, Masthead], bytes | Iterator[bytes]]
    """Gives all of the file, or one piece after the other."""
    absolute: bool = False
    """Whether it makes no sense without the site's own address."""
    packs: bool = False
    """Whether its `write` also gets the files written by the rows above it, in a `PackRows`."""


EXPORTS: tuple[Export, ...] = (
    Export(DATA_FILE, DOSSIER, data_rows.find_dossier, data.write_dossier),
    Export(DATA_FILE, ACTOR, data_rows.find_actor, data.write_actor),
    Export(DATA_FILE, ARTICLE, data_rows.find_article, data.write_article),
    Export(DATA_INDEX, SITE, data_rows.find_index, data.write_index),
    Export(DATA_FTM, SITE, ftm.find_rows, ftm.write_ftm),
    Export(atom.NAME, SITE, feeds.find_site_feed, atom.write_atom),
    Export(atom.NAME, DOSSIER, feeds.find_dossier_feed, atom.write_atom),
    Export(atom.NAME, ACTOR, feeds.find_actor_feed, atom.write_atom),
    Export(jsonfeed.NAME, SITE, feeds.find_site_feed, jsonfeed.write_json_feed),
    Export(jsonfeed.NAME, DOSSIER, feeds.find_dossier_feed, jsonfeed.write_json_feed),
    Export(jsonfeed.NAME, ACTOR, feeds.find_actor_feed, jsonfeed.write_json_feed),
    Export("events.ics", DOSSIER, calendars.find_dossier_calendar, calendars.write_calendar),
    Export("events.ics", ACTOR, calendars.find_actor_calendar, calendars.write_calendar),
    Export("events.csv", DOSSIER, Gathering.dossier, tables.write_events),
    Export("statements.csv", DOSSIER, Gathering.dossier, tables.write_statements),
    Export("figures.csv", DOSSIER, Gathering.dossier, tables.write_figures),
    Export("sources.csv", DOSSIER, Gathering.dossier, tables.write_sources),
    Export(datapackage.NAME, DOSSIER, Gathering.dossier, datapackage.write_datapackage),
    Export("timeline.json", DOSSIER, timelinejs.find_rows, timelinejs.write_timeline),
    # Below all other rows of a dossier, which it holds.
    Export(pack.NAME, DOSSIER, Gathering.dossier, pack.write_pack, packs=True),
    # Of holders of their own: a card is made anew only where its words changed, and not all pages have one.
    Export(cards.NAME, DOSSIER_CARD, cards.find_dossier_card, cards.write_card, absolute=True),
    Export(cards.NAME, ACTOR_CARD, cards.find_actor_card, cards.write_card, absolute=True),
    Export(cards.NAME, ARTICLE_CARD, cards.find_article_card, cards.write_card, absolute=True),
    # It is for browsers that come back, and no part of the pack.
    Export(since.NAME, DOSSIER, since.find_rows, since.write_changes),
    Export("robots.txt", SEARCH, lambda _, __: (), sitemap.write_robots),
    Export("sitemap.xml", SEARCH, sitemap.find_rows, sitemap.write_sitemap, absolute=True),
    Export("sitemap.xml", SITEMAP_PART, sitemap.find_part_rows, sitemap.write_part, absolute=True),
)


def choose_names(off: Collection[str], url: str) -> frozenset[str]:
    """Return the names of the exports that are written: all but those that a setting leaves out.

    Raises FieldError where the setting names none.
    """
    known = dict.fromkeys((*(export.name for export in EXPORTS), SEARCH_NAME))
    for name in off:
        if name not in known:
            message = f"EXPORTS_OFF names '{name}', which is no export"
            raise FieldError("value-unknown", message, suggest(name, known) or f"use {', '.join(known)}")
    absolute = {export.name for export in EXPORTS if export.absolute}
    return frozenset(name for name in known if name not in off and (url or name not in absolute))


def find_exports(holder: Holder, names: Collection[str]) -> tuple[Export, ...]:
    """List the exports of a holder that are written."""
    return tuple(export for export in EXPORTS if export.holder is holder and export.name in names)


def address_of(export: Export, name: str) -> str:
    """Return where the export of something is published."""
    return export_address(export.holder.name, export.holder.page(name), export.name)


def find_tasks(library: Library, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """List whatever has exports: holder and id."""
    for holder in HOLDERS:
        if find_exports(holder, names):
            yield from ((holder.name, name) for name in holder.ids(library))


def list_addresses(holder: str, name: str, names: frozenset[str]) -> tuple[str, ...]:
    """Return the addresses of all exports of something."""
    return tuple(address_of(export, name) for export in _find_exports(holder, names))


@cache
def _find_exports(holder: str, names: frozenset[str]) -> tuple[Export, ...]:
    return find_exports(next(one for one in HOLDERS if one.name == holder), names)


def find_addresses(library: Library, names: Collection[str]) -> Iterator[str]:
    """List the addresses of all exports."""
    for export in EXPORTS:
        if export.name in names:
            yield from (address_of(export, name) for name in export.holder.ids(library))


def find_offers(page: Page, names: frozenset[str]) -> dict[str, str]:
    """Return what a page offers to take along: address, as the page links it, by name."""
    holder = PAGES.get(page.kind)
    if holder is None:
        return {}
    return {
        export.name: page.root + export_address(holder.name, page.address, export.name)
        for export in _find_exports(holder.name, names)
    }
