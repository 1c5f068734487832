"""Knows how each page is told of to other plugins, in the words that Pelican itself uses.

Does not know who listens.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import escape
from pelican.contents import Article, Content, Page
from pelican.urlwrappers import Tag

from ..exports.gathering import Gathering
from ..exports.prose import find_lines
from ..library.model import Library
from ..pages.addresses import file_of, page_address
from ..pages.kinds import find_pages
from ..source.documents import Document
from ..source.headers import ArticleHeader

Facts = Mapping[str, Any]
Announcement = tuple[str, dict[str, Any]]
"""The path of a page's file, and what its template was filled with."""


def list_announcements(
    library: Library, context: Facts, settings: Facts, folder: Path, left_out: Collection[str] = ()
) -> Iterator[Announcement]:
    """Yield the path of each page's file, and what Pelican would have filled its template with.

    With an article comes `article`, with an editor's page `page`, as Pelican makes them of files. Of
    all other pages Pelican knows nothing.
    """
    announcer = Announcer(library, context, settings)
    known = {"article": announcer.make_articles(), "page": announcer.make_pages()}
    for kind, name, address in find_pages(library, left_out):
        file = file_of(address)
        told = {**context, "output_file": file}
        if kind in known:
            told[kind] = known[kind][name]
        yield os.path.join(folder, file), told


class Announcer:
    """Make Pelican's articles and pages of ours."""

    def __init__(self, library: Library, context: Facts, settings: Facts) -> None:
        self.library, self.context, self.settings = library, context, settings
        self.gathering = Gathering(library)

    def make_articles(self) -> dict[str, Content]:
        """Return all articles by id; each knows its translations."""
        made = {name: self._make_article(article.document) for name, article in self.library.articles.items()}
        for name, article in self.library.articles.items():
            made[name].translations = [made[other] for other in article.translations]
        return made

    def make_pages(self) -> dict[str, Content]:
        """Return the editors' pages by id."""
        return {
            name: self._make(Page, document, page_address("page", name), {})
            for name, document in self.library.pages.items()
        }

    def _make_article(self, document: Document[ArticleHeader]) -> Content:
        header, row = document.header, self.gathering.article(document.id)
        facts = {
            "date": dt.datetime.fromisoformat(row.published),
            "modified": dt.datetime.fromisoformat(row.updated),
            "tags": [Tag(tag, self.settings) for tag in header.tags],
            # What is withdrawn keeps its address and is not to be found.
            "status": "hidden" if header.withdrawn else header.status,
            "summary": escape(row.withdrawn or row.summary),
        }
        return self._make(Article, document, row.address, facts)

    def _make(self, kind: type[Content], document: Document[Any], address: str, facts: Facts) -> Content:
        header = document.header
        lines = () if getattr(header, "withdrawn", ()) else find_lines(self.library, document)
        metadata = {
            "title": header.title,
            "slug": document.id,
            "lang": (header.lang or self.library.language).lower(),
            "url": address,
            "save_as": file_of(address),
            **facts,
        }
        content = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
        return kind(content, metadata, self.settings, document.path, self.context)
