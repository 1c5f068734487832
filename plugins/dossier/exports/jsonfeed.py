"""Knows JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/.

Does not know what a feed tells.
"""

from __future__ import annotations

from typing import Any

import orjson

from ..pages.addresses import export_address
from .feeds import Entry, Feed, summarise, title_feed
from .masthead import Masthead

NAME = "feed.json"


def write_json_feed(feed: Feed, masthead: Masthead) -> bytes:
    """Write a feed."""
    site = masthead.site
    file = export_address(feed.kind, feed.address, NAME)
    told: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title_feed(feed, masthead),
        "home_page_url": masthead.link(file, feed.address),
        # A feed that does not know its own address cannot say it.
        "feed_url": f"{site.url}/{file}" if site.url else "",
        "description": feed.summary or site.motto,
        "authors": [{"name": site.name}],
        "language": site.language,
        "items": [_make_item(entry, masthead.link(file, entry.address), masthead) for entry in feed.entries],
    }
    return orjson.dumps(_drop_empty(told), option=orjson.OPT_APPEND_NEWLINE)


def _make_item(entry: Entry, link: str, masthead: Masthead) -> dict[str, Any]:
    item = {
        "id": f"urn:uuid:{masthead.uid(entry.kind, entry.id)}",
        "url": link,
        "title": entry.title,
        "content_text": summarise(entry, masthead),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": [entry.kind],
        "language": entry.language,
        "_dossier": {"kind": entry.kind, "id": entry.id, "date": entry.date},
    }
    return _drop_empty(item)


def _drop_empty(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value or key == "items"}
