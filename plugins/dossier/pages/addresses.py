"""Knows where everything is published: the only module that does.

Does not know what stands there.
"""

from __future__ import annotations

import posixpath

HOME = ""
DOSSIERS = "dossiers/"
ACTORS = "actors/"
TIMELINE = "timeline/"
SOURCES = "sources/"
CORRECTIONS = "corrections/"
SEARCH = "search/"
SEARCH_INDEX = "search/pagefind/"
NOT_FOUND = "404.html"
SITE_STYLE = "site.css"
THEME = "theme/"
DATA = "data/"
DATA_FILE = "data.json"
DATA_INDEX = "data/index.json"
DATA_FTM = "data/ftm.jsonl"


def page_address(kind: str, name: str) -> str:
    """Return the address of something that has a page, below the site's root."""
    if kind == "source":
        return f"{SOURCES}#{name}"
    if kind == "timeline":
        return f"{TIMELINE}{name}/" if name else TIMELINE
    if kind == "embed":
        return f"{DOSSIERS}{name}/{TIMELINE}"
    if kind == "actor-year":
        actor, year = name.split(" ")
        return f"{ACTORS}{actor}/{year}/"
    if kind == "article" and ("." in name or "/" in name):
        return name  # Of a blog to which dossiers were added: its posts have addresses of their own.
    return f"{name}/" if kind == "page" else f"{kind}s/{name}/"


def event_anchor(name: str) -> str:
    """Return the id that an event has on a page."""
    return f"event-{name}"


def statement_anchor(name: str) -> str:
    """Return the id that a statement has on a page."""
    return f"statement-{name}"


def series_anchor(name: str) -> str:
    """Return the id that a series has on a page."""
    return f"series-{name}"


def question_anchor(name: str) -> str:
    """Return the id that a question has on a page."""
    return f"question-{name}"


def accounts_anchor(event: str) -> str:
    """Return the id that the accounts of an event have on a page."""
    return f"accounts-{event}"


def correction_anchor(number: int, article: str = "") -> str:
    """Return the id of an article's correction on its page; with `article`, in the list of all."""
    return f"correction-{article}-{number}" if article else f"correction-{number}"


def attached_address(page: str, path: str) -> str:
    """Return where a file that is attached to a page is published."""
    return posixpath.join(page, posixpath.basename(path))


def size_address(address: str, width: int) -> str:
    """Return where an image is published in another width; the whole name stays, so none meet there."""
    return f"{address}.{width}.webp"


def file_of(address: str) -> str:
    """Return the file in which a page is published."""
    return f"{address}index.html" if address == HOME or address.endswith("/") else address


def root_of(address: str) -> str:
    """Return what leads from a page to the site's root."""
    return "../" * address.count("/") or "./"


def export_address(holder: str, page: str, name: str) -> str:
    """Return where an export is published: beside the page of what it holds, programs' data in one folder.

    `holder` is the kind of what it holds, `page` the address of that one's page; of a part of the
    sitemap it is the part's number.
    """
    if name == DATA_FILE and holder in ("actor", "article"):
        return f"{DATA}{page.removesuffix('/')}.json"
    return f"sitemap-{page}.xml" if holder == "sitemap-part" else page + name
