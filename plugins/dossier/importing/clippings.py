"""Knows how a clipping in Markdown, with or without a header, tells a text and where it is from.

Does not know the Markdown that editors write for the site itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..source.fields import is_address
from ..source.header import SourceError, parse_yaml
from .captions import split_credit
from .days import find_stamp
from .foreign import Caption, ForeignText, Found, RefusalError, choose
from .heads import clean_author
from .pasted import parse_lines
from .words import tidy

LARGEST = 1_000_000
"""Characters; a parser of Markdown can be kept busy for minutes by a large file of brackets."""
_HEADER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE)
_KEYS = {
    "publisher": ("publisher", "site", "site_name", "sitename", "publication", "website"),
    "author": ("author", "authors", "byline", "by"),
    "date": ("date", "published", "publish_date", "date_published", "created"),
    "url": ("url", "source", "link", "canonical", "canonical_url", "source_url"),
    "lang": ("lang", "language"),
    "title": ("title", "source_title", "headline"),
}


def parse_clipping(text: str, outlets: Iterable[str] = ()) -> ForeignText:
    """Read a page that was clipped as Markdown.

    Raises RefusalError where there is no text in it.
    """
    if len(text) > LARGEST:
        raise RefusalError("a clipping in Markdown may have 1 MB", "cut it into its articles")
    header, body = split_clipping(text)
    lines, captions = _read_blocks(body)
    given = {key: _first(header, names) for key, names in _KEYS.items()}
    # A header says the title; below it the same words may stand once more.
    title = tidy(given["title"])
    lines = [line for line in lines if line != title]
    found = parse_lines([title, *lines] if title else lines, outlets)
    address = given["url"] if is_address(given["url"]) else ""
    return ForeignText(
        title=Found(title, "header") if title else found.title,
        paragraphs=found.paragraphs,
        deck=found.deck,
        publisher=choose(("header", tidy(given["publisher"]))) or found.publisher,
        author=choose(("header", clean_author(given["author"]))) or found.author,
        origin=found.origin,
        date=choose(("header", find_stamp(given["date"]))) or found.date,
        lang=choose(("header", given["lang"][:2].lower())) or found.lang,
        url=choose(("header", address)) or found.url,
        captions=(*captions, *found.captions),
    )


def split_clipping(text: str) -> tuple[Mapping[str, object], str]:
    """Part a text into its header's keys and the rest; a header that cannot be read has none."""
    match = _HEADER.match(text)
    if match is None:
        return {}, text
    try:
        header = parse_yaml(match[1])[0]
    except SourceError:
        header = None
    return (header if isinstance(header, dict) else {}), text[match.end() :]


def _first(header: Mapping[str, object], names: Iterable[str]) -> str:
    lowered = {key.lower(): value for key, value in header.items()}
    for name in names:
        value = lowered.get(name)
        if isinstance(value, list):
            value = ", ".join(map(str, value))
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _read_blocks(body: str) -> tuple[list[str], list[Caption]]:
    """List the text of each block without markup, and the captions of pictures."""
    lines: list[str] = []
    captions: list[Caption] = []
    for token in MarkdownIt("commonmark").parse(body):
        if token.type == "inline":
            words, described = _read_inline(token)
            captions += [caption for one in described if (caption := split_credit(one, sure=True))]
            lines += [line for line in map(tidy, words.split("\n")) if line and line not in described]
    return lines, list(dict.fromkeys(captions))


def _read_inline(token: Token) -> tuple[str, list[str]]:
    words = ""
    described: list[str] = []
    for child in token.children or ():
        if child.type == "image":
            described += [tidy(child.content)] if child.content.strip() else []
        elif child.type in ("softbreak", "hardbreak"):
            # A line of its own below a picture is its caption; elsewhere it is broken for width only.
            words += "\n" if described else " "
        elif child.type in ("text", "code_inline"):
            words += child.content
    return words, described
