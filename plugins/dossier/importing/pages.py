"""Knows how a page of HTML becomes a text with what is known of it.

Does not know where the page comes from, nor how a text without markup is read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from .days import find_address_day
from .foreign import ForeignText, Found, RefusalError, choose, cut_title
from .heads import find_caption_day, find_origin, read_head, split_dateline
from .languages import guess_language
from .likeness import split_sentences
from .structure import read_structure
from .words import ends_sentence, is_noise, tidy

_LARGE = 1_000_000
_LONG = 120
"""A line of so many characters is a paragraph, whatever it ends in."""


def parse_page(html: str, address: str = "", outlets: Iterable[str] = ()) -> ForeignText:
    """Read a page of HTML; `address` is where it came from, `outlets` the publishers known to the site.

    Raises RefusalError where there is no article in it.
    """
    with _pause_collector():
        page = read_structure(html, address)
    if len(html) > _LARGE:
        gc.collect()  # The page's tree, before another is made.
    paragraphs = _find_paragraphs(page.html, {page.heading, page.deck, *(one.text for one in page.captions)})
    if not paragraphs:
        raise RefusalError("no article was found in this page", "copy its text into a file, and import that")
    dateline = split_dateline(paragraphs[0])
    paragraphs[0] = dateline.text
    head = read_head(page.before, page.after, outlets)
    publisher = page.publisher or choose(("line", head.publisher))
    author = page.author or choose(("line", head.author))
    found = choose(
        *(("line", head.date), ("dateline", dateline.date), ("caption", find_caption_day(page.captions))),
        ("address", find_address_day(page.url.value if page.url else "")),
    )
    return ForeignText(
        title=page.title or Found(cut_title(paragraphs[0]), "text"),
        paragraphs=tuple(paragraphs),
        deck=page.deck,
        publisher=publisher,
        author=author,
        origin=find_origin(author, dateline.agency, publisher),
        date=page.date or found,
        lang=page.lang or guess_language(paragraphs),
        url=page.url,
        captions=page.captions,
    )


@contextmanager
def _pause_collector() -> Iterator[None]:
    """Keep Python from looking for garbage in a tree that grows: a third of the time of a large page."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _find_paragraphs(html: str, known: set[str]) -> list[str]:
    """List the paragraphs of the article's text, without headings, buttons and what is known otherwise."""
    from trafilatura import bare_extraction

    found = bare_extraction(html, include_comments=False, favor_recall=True)
    body = getattr(found, "body", None)
    if body is None:
        return []
    lines = [line for line in _read_body(body) if line not in known and not is_noise(line)]
    first = next((place for place, line in enumerate(lines) if ends_sentence(line)), len(lines))
    kept = [line for line in lines[first:] if ends_sentence(line) or len(line) >= _LONG]
    return list(_leave_out_pulled(kept))


def _leave_out_pulled(lines: list[str]) -> Iterator[str]:
    """Leave out what a page repeats from its own text, as in large letters beside it."""
    # Looked for among sentences, since a search through the whole text for each line would take minutes.
    sentences = {sentence for line in lines for sentence in split_sentences(line) if sentence != line}
    folded = {_fold_quote(sentence) for sentence in sentences}
    for line in dict.fromkeys(lines):
        if _fold_quote(line) not in folded:
            yield line


def _fold_quote(words: str) -> str:
    return words.strip(" .,“”\"'‘’«»")


def _read_body(body: Any) -> Iterator[str]:
    for element in body:
        if element.tag == "head":
            continue
        parts = list(element) if element.tag in ("list", "quote", "table") and len(element) else [element]
        for part in parts:
            if line := tidy("".join(map(str, part.itertext()))):
                yield line
