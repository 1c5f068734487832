"""Knows whether our texts keep to what may be taken from somebody else's: quotations, word for word.

Does not know files; the originals are handed to it as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ..problems import Key, Problem
from ..source.body import Cite, Part, Text, Wiki
from ..source.documents import Document, Parsed, Records
from ..source.fields import fold
from ..source.headers import ArticleHeader

RUN = 12
"""So many words in a row are copied, and no longer a chance."""
LEAST = 4
"""Shorter words in quotation marks may be a name or a word that the author does not make their own."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|״[^״]*״|(?<!\w)‘(?:[^’]|’(?=\w))*’")
_LEFT_OUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
_TEXTS = {
    "events": ("title", "text", "disputed"),
    "statements": ("gist",),
    "figures": ("note",),
    "corrections": ("note",),
}


class Block(NamedTuple):
    """Hold one paragraph of ours, or one value of a header."""

    key: Key
    """Nothing for the text below the header."""
    pieces: tuple[tuple[str, int], ...]
    """Words, each with the line on which they begin."""
    cited: frozenset[str] = frozenset()
    quoted: bool = False
    """Whether all of it is a quotation."""

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(words for words, _ in self.pieces)

    def line_at(self, position: int) -> int:
        """Return the line of a place in the text; 0 in a header, where the key tells it."""
        if self.key:
            return 0
        for words, line in self.pieces:
            if position < len(words):
                return line + words.count("\n", 0, position)
            position -= len(words)
        return self.pieces[-1][1]


@dataclass(frozen=True)
class Wording:
    """Hold the words of somebody else's text."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        """Return all words."""
        return [word for word, _ in split_words(self.text)]

    @cached_property
    def flat(self) -> str:
        """Return all words with a space around each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Return all rows of so many words that they count as copied."""
        return frozenset(tuple(self.words[at : at + RUN]) for at in range(len(self.words) - RUN + 1))

    def holds(self, quote: str) -> bool:
        """Say whether a quotation stands here word for word; it may leave words out, by … or [brackets]."""
        place = 0
        for piece in _LEFT_OUT.split(quote):
            words = " ".join(word for word, _ in split_words(piece))
            place = self.flat.find(f" {words} ", place) if words else place
            if place < 0:
                return False
        return True


def split_words(text: str) -> Iterator[tuple[str, int]]:
    """Yield each word, folded, with its place; apostrophes do not count."""
    for found in _WORD.finditer(text):
        yield fold(found[0].replace("’", "").replace("'", "")), found.start()


def check_originals(parsed: Iterable[Parsed], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Report quotations that are not in their original, and words copied outside of quotations.

    `texts` are the originals by the id of the article or source whose text each is.
    """
    originals = {name: Wording(text) for name, text in texts.items()}
    for one in parsed:
        if isinstance(one, Document) and isinstance(one.header, ArticleHeader):
            yield from _check_article(one, originals)
        elif isinstance(one, Records):
            yield from _check_quotes(one.path, one.content, "", originals)


def _check_article(article: Document[ArticleHeader], originals: Mapping[str, Wording]) -> Iterator[Problem]:
    yield from _check_quotes(article.path, article.header, article.id, originals)
    blocks = [*_list_values(article.header), *_list_blocks(article.body.parts)]
    blocks += [block for note in article.body.footnotes for block in _list_blocks(note)]
    if article.id in originals:
        for block in blocks:
            yield from _find_copied(article, block, originals[article.id])
    for block in blocks:
        # A note says how the report differs from others, and may quote these.
        for quote, place in _find_quotes(block) if block.key[-1:] not in (("note",), ("withdrawn",)) else ():
            if len(list(split_words(quote))) >= LEAST:
                fault = _check_quote(quote, block.cited, article.id, originals)
                if fault:
                    line = block.line_at(place)
                    yield Problem(article.path, *fault, block.key, line)


# ---------------------------------------------------------------- quotations


def _check_quotes(
    path: str, header: Any, article: str, originals: Mapping[str, Wording]
) -> Iterator[Problem]:
    """Check what records give word for word."""
    for kind in ("events", "statements", "figures"):
        for number, record in enumerate(getattr(header, kind)):
            for key in ("quote", "evidence"):
                quote = getattr(record, key, "")
                fault = quote and _check_quote(quote, frozenset(record.sources), article, originals)
                if fault:
                    yield Problem(path, *fault, (kind, number, key))


def _check_quote(
    quote: str, sources: frozenset[str], article: str, originals: Mapping[str, Wording]
) -> tuple[str, str, str] | None:
    """Return message, code and remedy where a quotation is in none of its originals.

    While one of its sources is not here, nobody can tell.
    """
    known = [name for name in sorted({*sources, article}) if name in originals]
    if not (sources or {article}) <= originals.keys() or any(originals[name].holds(quote) for name in known):
        return None
    where = " or ".join(f"originals/{name}" for name in known)
    hint = "quote word for word, with … for what you leave out, or tell it in your own words"
    return f"'{_shorten(quote)}' is not in {where}", "quote-not-found", hint


def _find_quotes(block: Block) -> Iterator[tuple[str, int]]:
    if block.quoted:
        yield block.text.strip(), 0
        return
    for found in _QUOTED.finditer(block.text):
        yield found[0][1:-1], found.start()


# ---------------------------------------------------------------- copied words


def _find_copied(article: Document[Any], block: Block, original: Wording) -> Iterator[Problem]:
    if block.quoted:
        return
    text = _QUOTED.sub(lambda found: "\0" * len(found[0]), block.text)
    for piece in re.finditer(r"[^\0]+", text):
        words = list(split_words(piece[0]))
        for start, end in _find_runs([word for word, _ in words], original.runs):
            place = piece.start() + words[start][1]
            after = words[end + 1][1] if end + 1 < len(words) else len(piece[0])
            copied = text[place : piece.start() + after]
            count = end - start + 1
            message = f"{count} words in a row stand in originals/{article.id} too: '{_shorten(copied)}'"
            hint = "tell it in your own words, or quote at most 25 of them"
            yield Problem(article.path, message, "copied", hint, block.key, block.line_at(place))


def _find_runs(words: Sequence[str], runs: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each row that is copied."""
    start = end = -1
    for at in range(len(words) - RUN + 1):
        if tuple(words[at : at + RUN]) in runs:
            if start >= 0 and at > end:
                yield start, end
                start = -1
            start, end = (at if start < 0 else start), at + RUN - 1
    if start >= 0:
        yield start, end


def _shorten(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:60].rpartition(" ")[0] + " …"


# ---------------------------------------------------------------- our texts


def _list_values(header: ArticleHeader) -> Iterator[Block]:
    yield Block(("title",), ((header.title, 0),))
    for key in ("summary", "note", "withdrawn"):
        yield from _list_value((key,), getattr(header, key))
    for kind, keys in _TEXTS.items():
        for number, record in enumerate(getattr(header, kind)):
            for key in keys:
                cited = frozenset(getattr(record, "sources", ()))
                yield from _list_value((kind, number, key), getattr(record, key), cited)


def _list_value(key: Key, value: Any, cited: frozenset[str] = frozenset()) -> Iterator[Block]:
    parts = (Text(value, 0, True),) if isinstance(value, str) else value
    pieces = tuple(_list_pieces(parts))
    if pieces:
        yield Block(key, pieces, cited)


def _list_blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """Divide a text where blocks end; only their ends carry a newline in our HTML."""
    depth, mine = 0, list[Part]()
    for part in parts:
        mine.append(part)
        if isinstance(part, str):
            if "\n" in part:
                yield from _make_block(mine, depth > 0)
                mine = []
            depth += part.count("<blockquote") - part.count("</blockquote")
    yield from _make_block(mine, depth > 0)


def _make_block(parts: list[Part], quoted: bool) -> Iterator[Block]:
    pieces = tuple(_list_pieces(parts))
    if pieces:
        cited = frozenset(item.source for part in parts if isinstance(part, Cite) for item in part.items)
        yield Block((), pieces, cited, quoted)


def _list_pieces(parts: Iterable[Part]) -> Iterator[tuple[str, int]]:
    for part in parts:
        if isinstance(part, Text):
            yield part.text, part.line
        elif isinstance(part, Wiki):
            yield part.label or part.target, part.line
