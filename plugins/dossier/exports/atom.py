"""Knows Atom, RFC 4287.

Does not know what a feed tells.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import escape

from ..pages.addresses import export_address
from .feeds import Entry, Feed, summarise, title_feed
from .masthead import Masthead
from .records import SOME

NAME = "feed.atom"
UNKNOWN = "1970-01-01T00:00:00Z"
"""When a feed without entries was updated, since the standard asks for a moment."""
# What XML 1.0 cannot carry, even escaped.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(text: str) -> str:
    """Return a text as it may stand in XML: escaped, and without what XML cannot carry."""
    return escape(_UNFIT.sub("", text))


def write_atom(feed: Feed, masthead: Masthead) -> bytes:
    """Write a feed."""
    site = masthead.site
    file = export_address(feed.kind, feed.address, NAME)
    rights = " ".join(filter(None, site.licence))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{fit(site.language)}">',
        f"<id>urn:uuid:{masthead.uid(feed.kind, feed.id)}</id>",
        f"<title>{fit(title_feed(feed, masthead))}</title>",
        *([f"<subtitle>{fit(subtitle)}</subtitle>"] if (subtitle := feed.summary or site.motto) else []),
        f"<updated>{feed.entries[0].updated if feed.entries else UNKNOWN}</updated>",
        f'<link rel="alternate" type="text/html" href="{fit(masthead.link(file, feed.address))}"/>',
        # A feed that does not know its own address cannot say it.
        *([f'<link rel="self" type="application/atom+xml" href="{fit(site.url)}/{file}"/>'] * bool(site.url)),
        f"<author><name>{fit(site.name)}</name></author>",
        *([f"<rights>{fit(rights)}</rights>"] * bool(site.licence[0])),
        *(_write_entry(entry, masthead.link(file, entry.address), masthead) for entry in feed.entries),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


@lru_cache(maxsize=SOME)
def _write_entry(entry: Entry, link: str, masthead: Masthead) -> str:
    # An article, event or statement is told in the feeds of its dossiers, of its actors and of the site.
    language = f' xml:lang="{fit(entry.language)}"' if entry.language else ""
    lines = [
        f"<entry{language}>",
        f"<id>urn:uuid:{masthead.uid(entry.kind, entry.id)}</id>",
        f"<title>{fit(entry.title)}</title>",
        f"<updated>{entry.updated}</updated>",
        *([f"<published>{entry.published}</published>"] * bool(entry.published)),
        f'<link rel="alternate" type="text/html" href="{fit(link)}"/>',
        *([f"<author><name>{fit(entry.author)}</name></author>"] * bool(entry.author)),
        f'<category term="{entry.kind}"/>',
        f"<summary>{fit(summarise(entry, masthead))}</summary>",
        "</entry>",
    ]
    return "\n".join(lines)
