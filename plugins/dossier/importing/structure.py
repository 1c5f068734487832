"""Knows what stands around the text of a page: headline, captions, deck, the lines below a headline.

Does not know which paragraphs are the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from .captions import split_credit
from .foreign import Caption, Found
from .outline import Outline, attribute
from .page_facts import PageFacts
from .words import ends_sentence, tidy

_USELESS = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "button",
    "form",
    "nav",
    "select",
    "aside",
)
_CAPTION = re.compile(
    r"caption|image-text|img-desc|photo-desc|cutline|legende|bildunterschrift", re.IGNORECASE
)
_AROUND = re.compile(
    r"(?:^|[-_ ])(?:related|newsletter|share|sharing|social|comments?|promo|advert|ads?|recommended|trending"
    r"|follow|most-(?:read|viewed)|pull-?quote|pullquote|pull|rich-link|consent|cookie\w*|rgpd|gdpr|timeline|factbox|highlights"
    r"|partage|player|breadcrumbs?|tags|amended|correction)(?:$|[-_ ])",
    re.IGNORECASE,
)
_DECK = re.compile(
    r"standfirst|(?:^|[-_])deck|dek$|subtitle|subhead|chapo|sub-?headline|article-intro", re.IGNORECASE
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "td",
        "tr",
        "table",
        "blockquote",
        "center",
        "address",
        "main",
        "body",
        "br",
        "hr",
    ]
)
_CREDIT = re.compile(r"^credits?\s*:\s*", re.IGNORECASE)
_LARGE = re.compile(r"[5-7]|\+")
_WHOLE = ("body", "html", "main", "article")
_LAYOUT = ("table", "tbody", "tr", "td")
_HEAD_MOST = 60
_LONG = 120


class Structure(NamedTuple):
    """Hold what was found around a text, and the page without it."""

    heading: str
    title: Found | None
    publisher: Found | None
    author: Found | None
    date: Found | None
    lang: Found | None
    url: Found | None
    captions: tuple[Caption, ...]
    deck: str
    before: tuple[str, ...]
    """Short lines above the headline."""
    after: tuple[str, ...]
    """Short lines below it, up to the first paragraph."""
    html: str


def read_structure(html: str, address: str) -> Structure:
    """Read what stands around the text of a page.

    Nothing of the page's tree outlives this: of a large page it takes hundreds of megabytes.
    """
    page = Outline(html)
    facts = PageFacts(page, address)
    heading = _find_heading(page)
    words = tidy(heading.get_text(" ")) if heading else ""
    title = facts.find_title(words)
    found = (
        *(title, facts.find_publisher(title.value if title else "")),
        *(facts.find_author(), facts.find_date(), facts.find_lang(), facts.find_url()),
    )
    captions = tuple(dict.fromkeys(_take_captions(page)))
    deck = _take_deck(page)
    before, after = _read_around(page.soup, heading)
    _remove_surroundings(page)
    return Structure(words, *found, captions, deck, tuple(before), tuple(after), str(page.soup))


def _find_heading(page: Outline) -> Tag | None:
    """Return the headline that a reader sees; old pages write it in large letters only."""
    large = (tag for tag in page.named("font") if _LARGE.match(attribute(tag, "size")))
    for tag in (*page.named("h1"), *page.marked("itemprop", "headline"), *large, *page.named("h2")):
        if len(tidy(tag.get_text(" ")).split()) >= 2:
            return tag
    return None


def _take_captions(page: Outline) -> Iterator[Caption]:
    """Take captions and their pictures out of the page."""
    for tag in (*page.named("figcaption"), *page.classed(_CAPTION)):
        # What holds a caption and more is called after it, but is none.
        inner = None if tag.decomposed or tag.name == "figcaption" else tag.find(class_=_CAPTION)
        if tag.decomposed or inner or tag.find(["figcaption", "img"]):
            continue
        caption = _read_caption(tag)
        tag.decompose()
        if caption and caption.text:
            yield caption
    for figure in page.named("figure"):
        if not figure.find(["p", "table", "blockquote"]):
            figure.decompose()


def _read_caption(tag: Tag) -> Caption | None:
    words = tidy(tag.get_text(" "))
    last = next((inner for inner in reversed(tag.find_all(True)) if tidy(inner.get_text(" "))), None)
    credit = tidy(last.get_text(" ")) if last else ""
    if credit and credit != words and words.endswith(credit):
        return Caption(words[: -len(credit)].strip(" |/("), _CREDIT.sub("", credit))
    return split_credit(words, sure=True) if words else None


def _take_deck(page: Outline) -> str:
    for tag in page.classed(_DECK):
        words = tidy(tag.get_text(" "))
        if 10 <= len(words) <= 500:
            tag.decompose()
            return words
    return ""


def _read_around(soup: BeautifulSoup, heading: Tag | None) -> tuple[list[str], list[str]]:
    """List the short lines above and below the headline, up to the first paragraph."""
    before: list[str] = []
    after: list[str] = []
    below = False
    for line, place in _read_blocks(soup):
        if heading is not None and (place is heading or heading in place.parents):
            below = True
        elif below and len(line) >= _LONG and ends_sentence(line):
            break
        elif len(line) < _LONG:
            (after if below else before).append(line)
        if len(after) >= _HEAD_MOST:
            break
    return before[-_HEAD_MOST:], after


def _read_blocks(soup: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """Go through the text of a page; yield the words of each block, and the element that they stand in."""
    words: list[str] = []
    block: Tag | None = None
    for node in (soup.body or soup).descendants:
        if isinstance(node, Tag):
            if node.name in _BLOCKS and words and block:
                yield tidy("".join(words)), block
                words = []
        elif type(node) is NavigableString and node.parent and not node.find_parent(_USELESS):
            inside = node.find_parent(_BLOCKS) or node.parent
            if inside is not block and words and block:
                yield tidy("".join(words)), block
                words = []
            if node.strip():
                block = inside
                words.append(str(node))
    if words and block:
        yield tidy("".join(words)), block


def _remove_surroundings(page: Outline) -> None:
    for tag in page.named(*_USELESS):
        tag.decompose()
    for tag in page.classed(_AROUND):
        # A page that marks its whole text so is not emptied.
        if tag.name not in _WHOLE and len(tag.find_all("p", limit=4)) < 4:
            tag.decompose()
    # A table that lays out a page; seen from its paragraphs, since tables may stand in tables.
    for paragraph in page.named("p"):
        for tag in paragraph.parents:
            if tag.name in _LAYOUT:
                tag.name = "div"
    for tag in page.named("center"):
        tag.name = "div"
