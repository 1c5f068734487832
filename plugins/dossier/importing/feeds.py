"""Knows how the entries of an Atom or RSS feed become texts.

Does not know how a feed is fetched.
"""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup

from ..source.fields import is_address
from .days import find_stamp
from .foreign import ForeignText, Found, RefusalError, choose
from .heads import clean_author, find_origin, split_dateline
from .languages import guess_language
from .words import is_noise, tidy

_USELESS = ("figure", "script", "style", "h1", "h2", "h3", "h4", "form", "button", "aside")


def parse_feed(text: str) -> tuple[ForeignText, ...]:
    """Read the entries of a feed, in their order.

    Raises RefusalError where it has none with a text.
    """
    import feedparser

    # A broken feed gives what could be read of it; nothing is fetched, since it is given as a text.
    feed = feedparser.parse(
        text.encode(), response_headers={"content-type": "application/xml; charset=utf-8"}
    )
    texts = [found for entry in feed.entries if (found := _read_entry(entry, feed.feed)) is not None]
    if not texts:
        raise RefusalError("this feed has no entry with a title and a text", "import the pages themselves")
    return tuple(texts)


def _read_entry(entry: Any, feed: Any) -> ForeignText | None:
    title = tidy(BeautifulSoup(entry.get("title", ""), "lxml").get_text(" "))
    contents = [one.get("value", "") for one in entry.get("content", ())] or [entry.get("summary", "")]
    paragraphs = _read_paragraphs(max(contents, key=len))
    if not title or not paragraphs:
        return None
    dateline = split_dateline(paragraphs[0])
    paragraphs[0] = dateline.text
    name = tidy((entry.get("source") or {}).get("title", "") or feed.get("title", ""))
    author = choose(("feed", clean_author(entry.get("author", ""))))
    publisher = choose(("feed", name))
    address = entry.get("link", "")
    lang = re.match(r"[a-z]{2,3}", (entry.get("language") or feed.get("language") or "").lower())
    return ForeignText(
        title=Found(title, "feed"),
        paragraphs=tuple(paragraphs),
        publisher=publisher,
        author=author,
        origin=find_origin(author, dateline.agency, publisher),
        date=choose(("feed", _find_day(entry)), ("dateline", dateline.date)),
        lang=choose(("feed", lang[0] if lang else "")) or guess_language(paragraphs),
        url=choose(("feed", address if is_address(address) else "")),
    )


def _find_day(entry: Any) -> str:
    """Return the day as the entry writes it; feedparser's own would be in Greenwich's time."""
    moment = entry.get("published_parsed")
    written = find_stamp(entry.get("published", ""))
    return written or (f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}" if moment else "")


def _read_paragraphs(content: str) -> list[str]:
    soup = BeautifulSoup(content, "lxml")
    for tag in soup.find_all(_USELESS):
        if not tag.decomposed:
            tag.decompose()
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    blocks = soup.find_all(["p", "li", "blockquote"])
    whole = [tag for tag in blocks if not tag.find(["p", "li"])] or [soup]
    lines = [tidy(line) for tag in whole for line in tag.get_text().split("\n")]
    return [line for line in lines if line and not is_noise(line)]
