"""Knows where a page of HTML says its title, publisher, author, day and address, and which of these to trust.

Does not know its text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import Tag

from ..source.fields import is_address
from .days import find_stamp
from .foreign import Found, choose
from .heads import clean_author
from .outline import Outline, attribute
from .words import tidy

_SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+")
_ARTICLE = re.compile(r"Article|Posting|Report")
_DAYS_OPENGRAPH = ("article:published_time", "og:article:published_time", "og:published_time", "og:pubdate")
_DAYS_META = (
    *("dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created", "dcterms.date", "date", "pubdate"),
    *("publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date"),
    *("article.published", "citation_publication_date", "citation_date", "datepublished"),
)
_AUTHORS_META = ("author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_AUTHOR_CLASS = re.compile(r"(?:^|[-_])(?:byline|author|signature|writer)s?(?:$|[-_]name)", re.IGNORECASE)
_PUBLISHERS_META = ("dc.publisher", "dcterms.publisher", "application-name", "citation_journal_title")
_CHANGED = re.compile("modif|updat|chang", re.IGNORECASE)


class PageFacts:
    """Answer what one page says of itself."""

    def __init__(self, page: Outline, address: str = "") -> None:
        """Read what lies in a page's head; `address` is where it was fetched or saved from."""
        self._page = page
        self._given = address
        self._meta = _read_meta(page)
        self._linked = list(_read_linked_data(page))
        self._article = next((node for node in self._linked if _is_article(node)), {})

    @property
    def title_words(self) -> str:
        """Give the words of the page's title, which often holds its publisher too."""
        title = next(self._page.named("title"), None)
        return tidy(title.get_text()) if title else ""

    def find_title(self, heading: str) -> Found | None:
        """Return the headline; `heading` is the one that a reader sees."""
        first = _SEPARATOR.split(self.title_words)[0]
        return choose(
            ("json-ld", tidy(_text(self._article.get("headline"))) if not heading else ""),
            ("heading", heading),
            ("opengraph", self._first("og:title")),
            ("heading", first),
        )

    def find_publisher(self, heading: str) -> Found | None:
        """Return whose page it is."""
        return choose(
            ("json-ld", tidy(_text(self._resolve(self._article.get("publisher")), "name"))),
            ("opengraph", self._first("og:site_name")),
            ("meta", self._first(*_PUBLISHERS_META)),
            ("heading", self._read_title_end(heading)),
        )

    def _read_title_end(self, heading: str) -> str:
        parts = _SEPARATOR.split(self.title_words)
        if len(parts) < 2 or not heading:
            return ""
        # "Headline | Section | Paper"; a title that has no headline begins with the paper.
        return parts[-1] if parts[0].casefold() in heading.casefold() else parts[0]

    def find_author(self) -> Found | None:
        """Return who wrote it."""
        given = self._article.get("author")
        names = [
            tidy(_text(self._resolve(one), "name")) for one in (given if isinstance(given, list) else [given])
        ]
        meta = [self._first(name) for name in (*_AUTHORS_META, "article:author")]
        return choose(
            ("json-ld", ", ".join(filter(None, names))),
            ("meta", next((clean_author(name) for name in meta if name and not is_address(name)), "")),
            ("line", self._find_byline()),
        )

    def _find_byline(self) -> str:
        marked = (*self._page.marked("itemprop", "author"), *self._page.marked("rel", "author"))
        for element in (*marked, *self._page.classed(_AUTHOR_CLASS)):
            if name := clean_author(element.get_text(" ")):
                return name if len(name) <= 120 else ""
        return ""

    def find_date(self) -> Found | None:
        """Return the day of publication, where the page marks it as such."""
        return choose(
            ("json-ld", find_stamp(_text(self._article.get("datePublished")))),
            ("opengraph", self._first_day(_DAYS_OPENGRAPH)),
            ("meta", self._first_day(_DAYS_META) or self._find_marked_day("meta", "content")),
            ("time-element", self._find_marked_day("time", "datetime") or self._find_time()),
        )

    def _first_day(self, names: Iterable[str]) -> str:
        return next((day for name in names if (day := find_stamp(self._first(name)))), "")

    def _find_marked_day(self, element: str, name: str) -> str:
        page = self._page
        for tag in (*page.marked("itemprop", "datepublished"), *page.marked("pubdate", "")):
            if tag.name == element and (day := find_stamp(attribute(tag, name))):
                return day
        return ""

    def _find_time(self) -> str:
        for tag in self._page.named("time"):
            marks = f"{tag.get('class')} {tag.get('itemprop')} {_shown(tag.parent)}"
            if not _CHANGED.search(marks) and (day := find_stamp(attribute(tag, "datetime"))):
                return day
        return ""

    def find_lang(self) -> Found | None:
        """Return the language that the page says it is in."""
        html = next(self._page.named("html"), None)
        said = attribute(html, "lang") or attribute(html, "xml:lang")
        tag = (said or self._first("og:locale", "content-language")).replace("_", "-").strip()
        match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", tag)
        return Found(match[0].lower(), "meta") if match else None

    def find_url(self) -> Found | None:
        """Return the page's canonical address."""
        address = self.find_url_words()
        return Found(address, "meta" if address != self._given else "address") if address else None

    def find_url_words(self) -> str:
        """Return the canonical address, by the page's own word, else where it came from."""
        links = [attribute(tag, "href") for tag in self._page.marked("rel", "canonical")]
        main = self._article.get("mainEntityOfPage") or self._article.get("url")
        candidates = (*links, self._first("og:url"), _text(main, "@id"), self._given)
        return next((tidy(one) for one in candidates if is_address(tidy(one))), "")

    def _first(self, *names: str) -> str:
        return next((self._meta[name] for name in names if self._meta.get(name)), "")

    def _resolve(self, node: Any) -> Any:
        """Follow a reference to a thing that is told elsewhere in the page's linked data."""
        node = node[0] if isinstance(node, list) and node else node
        if isinstance(node, dict) and "@id" in node and "name" not in node:
            return next(
                (one for one in self._linked if one.get("@id") == node["@id"] and "name" in one), node
            )
        return node


def _read_meta(page: Outline) -> dict[str, str]:
    meta: dict[str, str] = {}
    for tag in page.named("meta"):
        name = attribute(tag, "property") or attribute(tag, "name") or attribute(tag, "http-equiv")
        meta.setdefault(name.lower(), tidy(attribute(tag, "content")))
    return meta


def _read_linked_data(page: Outline) -> Iterator[dict[str, Any]]:
    for script in page.named("script"):
        if attribute(script, "type").lower() != "application/ld+json":
            continue
        try:
            yield from _flatten(json.loads(script.get_text()), 0)
        except (ValueError, RecursionError):  # A page whose linked data is broken has none.
            continue


def _flatten(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(node, list) and depth < 5:
        for one in node:
            yield from _flatten(one, depth + 1)
    elif isinstance(node, dict):
        yield node
        yield from _flatten(node.get("@graph"), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(node: Any, key: str = "") -> str:
    if isinstance(node, list):
        node = node[0] if node else ""
    if isinstance(node, dict):
        node = node.get(key) if key else ""
    return node if isinstance(node, str) else ""


def _shown(tag: Tag | None) -> str:
    return f"{tag.get('class')}" if tag else ""
