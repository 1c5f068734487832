"""Knows how a page of HTML parts into headline, text, captions and what stands around them.

Does not know where the page comes from, nor how a text without markup is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from .captions import split_credit
from .foreign import Caption, ForeignText, Found, RefusalError
from .heads import find_caption_day, find_origin, read_head, split_dateline
from .languages import guess_language
from .page_facts import PageFacts
from .words import ends_sentence, is_noise, tidy

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
_LARGE = "font[size='5'], font[size='6'], font[size='7'], font[size^='+']"
_HEADINGS = ("h1", "[itemprop~=headline]", _LARGE, "h2")
_HEAD_MOST = 60
_LONG = 120


def parse_page(html: str, address: str = "", outlets: Iterable[str] = ()) -> ForeignText:
    """Read a page of HTML; `address` is where it came from, `outlets` the publishers known to the site.

    Raises RefusalError where there is no article in it.
    """
    soup = BeautifulSoup(html, "lxml")
    facts = PageFacts(soup, address)
    heading = _find_heading(soup)
    captions = tuple(dict.fromkeys(_take_captions(soup)))
    deck = _take_deck(soup)
    before, after = _read_around(soup, heading)
    _remove_surroundings(soup)
    head_words = tidy(heading.get_text(" ")) if heading else ""
    paragraphs = _find_paragraphs(soup, {head_words, deck, *(caption.text for caption in captions)})
    if not paragraphs:
        raise RefusalError("no article was found in this page", "copy its text into a file, and import that")
    dateline = split_dateline(paragraphs[0])
    paragraphs[0] = dateline.text
    head = read_head(before, after, outlets)
    title = facts.find_title(head_words) or Found(paragraphs[0][:90], "text")
    publisher = facts.find_publisher(title.value) or _found(head.publisher)
    author = facts.find_author() or _found(head.author)
    return ForeignText(
        title=title,
        paragraphs=tuple(paragraphs),
        deck=deck,
        publisher=publisher,
        author=author,
        origin=find_origin(
            author.value if author else "", dateline.agency, publisher.value if publisher else ""
        ),
        date=facts.find_date(head.date, dateline.date, find_caption_day(captions)),
        lang=facts.find_lang() or guess_language(paragraphs),
        url=facts.find_url(),
        captions=captions,
    )


def _found(value: str) -> Found | None:
    return Found(value, "line") if value else None


def _find_heading(soup: BeautifulSoup) -> Tag | None:
    """Return the headline that a reader sees; old pages write it in large letters only."""
    for choice in (
        "h1",
        "[itemprop~=headline]",
        "font[size='5'], font[size='6'], font[size='7'], font[size^='+']",
        "h2",
    ):
        for tag in soup.select(choice):
            if len(tidy(tag.get_text(" ")).split()) >= 2:
                return tag
    return None


def _take_captions(soup: BeautifulSoup) -> Iterator[Caption]:
    """Take captions and their pictures out of the page."""
    for tag in (*soup.find_all("figcaption"), *soup.find_all(class_=_CAPTION)):
        # What holds a caption and more is called after it, but is none.
        inner = None if tag.decomposed or tag.name == "figcaption" else tag.find(class_=_CAPTION)
        if tag.decomposed or inner or tag.find(["figcaption", "img"]):
            continue
        caption = _read_caption(tag)
        tag.decompose()
        if caption and caption.text:
            yield caption
    for figure in soup.find_all("figure"):
        if not figure.decomposed and not figure.find(["p", "table", "blockquote"]):
            figure.decompose()


def _read_caption(tag: Tag) -> Caption | None:
    words = tidy(tag.get_text(" "))
    last = next((inner for inner in reversed(tag.find_all(True)) if tidy(inner.get_text(" "))), None)
    credit = tidy(last.get_text(" ")) if last else ""
    if credit and credit != words and words.endswith(credit):
        return Caption(words[: -len(credit)].strip(" |/("), _CREDIT.sub("", credit))
    return split_credit(words, sure=True) if words else None


def _take_deck(soup: BeautifulSoup) -> str:
    for tag in soup.find_all(class_=_DECK):
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


def _remove_surroundings(soup: BeautifulSoup) -> None:
    for tag in soup.find_all(_USELESS):
        if not tag.decomposed:
            tag.decompose()
    for tag in soup.find_all(class_=_AROUND):
        # A page that marks its whole text so is not emptied.
        if (
            not tag.decomposed
            and len(tag.find_all("p")) < 4
            and tag.name not in ("body", "html", "main", "article")
        ):
            tag.decompose()
    for tag in soup.find_all(["table", "tbody", "tr", "td", "center"]):
        if tag.find("p") or tag.name == "center":
            tag.name = "div"  # A table that lays out a page.


def _find_paragraphs(soup: BeautifulSoup, known: set[str]) -> list[str]:
    """List the paragraphs of the article's text, without headings, buttons and what is known otherwise."""
    from trafilatura import bare_extraction

    found = bare_extraction(str(soup), include_comments=False, favor_recall=True)
    body = getattr(found, "body", None)
    if body is None:
        return []
    lines = [line for line in _read_body(body) if line not in known and not is_noise(line)]
    first = next((place for place, line in enumerate(lines) if ends_sentence(line)), len(lines))
    kept = [
        line
        for place, line in enumerate(lines)
        if place >= first and (ends_sentence(line) or len(line) >= _LONG)
    ]
    # A passage pulled out of the text repeats its words.
    whole = "\n".join(kept)
    return [line for line in dict.fromkeys(kept) if whole.count(line) < 2 or kept.count(line) > 1]


def _read_body(body: Any) -> Iterator[str]:
    for element in body:
        if element.tag == "head":
            continue
        parts = list(element) if element.tag in ("list", "quote", "table") and len(element) else [element]
        for part in parts:
            if line := tidy("".join(map(str, part.itertext()))):
                yield line
