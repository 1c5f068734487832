"""Knows how a text copied from a browser parts into headline, paragraphs, captions and buttons.

Does not know HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .captions import split_credit
from .days import find_address_day, find_day
from .foreign import Caption, ForeignText, Found, RefusalError, choose, cut_title
from .heads import clean_author, find_caption_day, find_origin, find_outlet, read_head, split_dateline
from .languages import guess_language
from .words import ends_sentence, is_byline, is_noise, tidy

_LONG = 150
"""A line of so many characters is a paragraph, whatever it ends in."""
_TITLE_MOST, _DECK_MOST, _CAPTION_MOST, _CREDIT_MOST = 220, 280, 700, 80
_SENTENCE_MOST = 170
"""A longer sentence below a headline is the first paragraph, not a deck."""
_TITLE_WORDS = 4
_ADDRESS = re.compile(r"https?://\S+")
_REPORTING = re.compile(r"\(?(?:reporting|writing) by (?P<names>[^;.()]+)", re.IGNORECASE)

Kind = Literal["paragraph", "short", "caption", "noise"]


@dataclass
class _Line:
    text: str
    kind: Kind
    caption: Caption | None = None


def parse_pasted(text: str, outlets: Iterable[str] = ()) -> ForeignText:
    """Read a text as a person copies it from a page; `outlets` are the publishers known to the site.

    Raises RefusalError where there is no text in it.
    """
    return parse_lines(split_lines(text), outlets)


def parse_lines(given: Sequence[str], outlets: Iterable[str] = ()) -> ForeignText:
    """Read a text that was parted into its lines, each with single blanks.

    Raises RefusalError where there is no text in it.
    """
    outlets = tuple(outlets)
    lines = _sort_lines(given)
    title = _find_title(lines)
    start = 0 if title is None else title + 1
    deck, first = _find_deck(lines, start)
    paragraphs = [line.text for line in lines[first:] if line.kind == "paragraph"]
    if not paragraphs:
        raise RefusalError(
            "there is no text in it", "copy the article's text, from its headline to its last line"
        )
    dateline = split_dateline(paragraphs[0])
    paragraphs[0] = dateline.text
    captions = tuple(dict.fromkeys(line.caption for line in lines if line.caption))
    before = [line.text for line in lines[: title or 0] if line.kind == "short"]
    after = [line.text for line in lines[start:first] if line.kind == "short" and line.text != deck]
    head = read_head(before, after, outlets)
    author = choose(("line", head.author or _find_desk(lines[first:])))
    url = next((match[0].rstrip(".,)") for line in lines if (match := _ADDRESS.match(line.text))), "")
    publisher = _find_publisher(head.publisher, dateline.agency, paragraphs, outlets)
    return ForeignText(
        title=Found(lines[title].text, "line")
        if title is not None
        else Found(cut_title(paragraphs[0]), "text"),
        paragraphs=tuple(paragraphs),
        deck=deck,
        publisher=publisher,
        author=author,
        origin=find_origin(author, dateline.agency, publisher),
        date=choose(
            ("line", head.date),
            ("dateline", dateline.date),
            ("caption", find_caption_day(captions)),
            ("address", find_address_day(url)),
        ),
        lang=guess_language(paragraphs),
        url=Found(url, "line") if url else None,
        captions=captions,
    )


def split_lines(text: str) -> list[str]:
    """List the lines of a text; those that a program broke at a fixed width are joined again."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if tidied := tidy(line):
            blocks[-1].append(tidied)
        elif blocks[-1]:
            blocks.append([])
    lines = [line for block in blocks for line in block]
    broken = [line for block in blocks for line in block[:-1] if _is_broken(line)]
    if lines and len(broken) * 2 >= len(lines):
        return [" ".join(block) for block in blocks if block]
    return lines


def _is_broken(line: str) -> bool:
    return 45 <= len(line) <= 100 and not ends_sentence(line)


def _sort_lines(lines: Sequence[str]) -> list[_Line]:
    found = [_sort_line(text) for text in lines]
    for place, (text, following) in enumerate(pairwise(lines)):
        caption = found[place + 1].caption or _find_twin(text, following)
        if caption and _opens_alike(text, caption.text):
            # The words for those who cannot see the picture stand before its caption, whole or cut off.
            found[place] = _Line(text, "noise")
            found[place + 1] = _Line(following, "caption", caption)
        elif text == following:
            found[place] = _Line(text, "noise")
    return found


def _sort_line(text: str) -> _Line:
    caption = split_credit(text, sure=False) if len(text) <= _CAPTION_MOST else None
    if caption:
        return _Line(text, "caption", caption)
    if is_noise(text):
        return _Line(text, "noise")
    return _Line(text, "paragraph" if len(text) >= _LONG or ends_sentence(text) else "short")


def _opens_alike(text: str, caption: str) -> bool:
    return len(text) >= 10 and (
        caption.startswith(text) or text.startswith(caption) or text[:60] == caption[:60]
    )


def _find_twin(text: str, following: str) -> Caption | None:
    """Return a caption that repeats the line before it and adds whose picture it is."""
    rest = following[len(text) :].strip(" /|–—-()")
    if following.startswith(text) and 0 < len(rest) <= _CREDIT_MOST and rest[:1].isupper():
        return split_credit(following, sure=True) if ends_sentence(text) else Caption(text, rest)
    return None


def _find_title(lines: Sequence[_Line]) -> int | None:
    """Return the place of the headline: the first line of some words that is no paragraph, name or day."""
    for place, line in enumerate(lines):
        if line.kind in ("short", "paragraph") and _may_be_title(line.text):
            return place
        if line.kind == "paragraph":
            break
    return None


def _may_be_title(text: str) -> bool:
    if len(text) > _TITLE_MOST or text.endswith((".", ":", "…")) or is_byline(text) or _ADDRESS.match(text):
        return False
    words = text.split()
    return len(words) >= _TITLE_WORDS and not (find_day(text) and len(words) < 9)


def _find_deck(lines: Sequence[_Line], start: int) -> tuple[str, int]:
    """Return the deck below a headline, and the place where the text begins."""
    place, deck = start, ""
    while place < len(lines):
        line = lines[place]
        if line.kind == "paragraph" and not (not deck and _is_deck(lines, place)):
            break
        if not deck and line.kind in ("short", "paragraph") and _may_be_deck(line.text):
            deck = line.text
        place += 1
    return deck, place


def _is_deck(lines: Sequence[_Line], place: int) -> bool:
    """Say whether a line that ends as a sentence is a deck: no paragraph follows it at once."""
    text = lines[place].text
    following = lines[place + 1].kind if place + 1 < len(lines) else "paragraph"
    if ends_sentence(text):
        return len(text) <= _SENTENCE_MOST and following != "paragraph"
    return len(text) <= _DECK_MOST


def _may_be_deck(text: str) -> bool:
    return (
        len(text.split()) >= _TITLE_WORDS and not is_byline(text) and not find_day(text) and "|" not in text
    )


def _find_publisher(
    head: str, agency: str, paragraphs: Sequence[str], outlets: Iterable[str]
) -> Found | None:
    """Return whose page it is: by a line around the headline, else the agency, else the text itself."""
    return choose(("dateline", agency), ("line", head), ("text", find_outlet(paragraphs, outlets)))


def _find_desk(lines: Sequence[_Line]) -> str:
    """Return who wrote it by the agency's last line: "Reporting by …"."""
    for line in reversed(lines):
        if match := _REPORTING.match(line.text):
            return clean_author(match["names"])
    return ""
