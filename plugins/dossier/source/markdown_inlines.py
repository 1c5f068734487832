"""The parts of a paragraph's inline tokens.

Knows what a token becomes; does not know how it was found, nor blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from markdown_it.token import Token

from .body import Cite, CiteItem, Footnote, Href, Image, Part, Text, Wiki
from .headings import build_id
from .markdown_findings import Findings, escape_attribute
from .markdown_rules import find_refused_scheme, is_web

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CITE_ITEM = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)*)(?:\s*,\s*(\S.*))?", re.DOTALL)


def read_words(tokens: Iterable[Token]) -> str:
    """Return the words of inline tokens, as for an image's description or a heading's anchor."""
    words: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type == "wiki":
            words.append(token.info or token.content)
        elif token.type == "image":
            words.append(read_words(token.children or ()))
        elif token.type != "cite":
            words.append(token.content)
    return "".join(words)


def parse_cite(text: str) -> tuple[CiteItem, ...]:
    """Return the items of `[@a, para. 8; @b]`, or none where one is malformed."""
    items: list[CiteItem] = []
    for piece in text[1:-1].split(";"):
        match = _CITE_ITEM.fullmatch(piece.strip())
        if match is None:
            return ()
        items.append(CiteItem(match[1], " ".join((match[2] or "").split())))
    return tuple(items)


class Inline:
    """Turn the inline tokens of one block into parts."""

    def __init__(self, findings: Findings, line: int, names: bool) -> None:
        self.findings, self.line, self.names = findings, line, names
        self.parts: list[Part] = []
        self.words: list[str] = []
        self.words_line = line
        self.words_names = names
        self.links: list[bool] = []
        self.after_link: list[Part] = []

    def read(self, tokens: Iterable[Token]) -> list[Part]:
        """Return the parts of the tokens."""
        for token in tokens:
            kind = token.type
            if kind in ("text", "text_special"):
                self.add_text(token.content)
            else:
                write = _WRITERS.get(kind)
                if write is None:
                    self.add_html(f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>")
                else:
                    write(self, token)
        self.end_text()
        return self.parts

    def add_text(self, words: str, *, names: bool = True) -> None:
        """Add running text, and to the text before it where no part is between."""
        names = names and self.names and not self.links
        if self.words and names != self.words_names:
            self.end_text()
        if not self.words:
            self.words_line, self.words_names = self.line, names
        self.words.append(words)

    def end_text(self) -> None:
        """Make the collected text a part."""
        text = "".join(self.words)
        self.words.clear()
        if text:
            self.parts.append(Text(text, self.words_line, self.words_names))

    def add_html(self, html: str) -> None:
        """Add finished HTML, and to the HTML before it where no part is between."""
        self.end_text()
        if self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] += html
        else:
            self.parts.append(html)

    def add_part(self, part: Part) -> None:
        """Add a part; one that will be a link waits until the link around it has ended."""
        if any(self.links) and not isinstance(part, Href | Image):
            self.after_link.append(part)
            return
        self.end_text()
        self.parts.append(part)

    def softbreak(self, _token: Token) -> None:
        """Keep a line's end inside the text."""
        self.add_text("\n")
        self.line += 1

    def hardbreak(self, _token: Token) -> None:
        """Break the line."""
        self.add_html("<br>\n")
        self.line += 1

    def code(self, token: Token) -> None:
        """Add a code span, in which no name is looked for."""
        self.add_html(f"<code{self.findings.write_attributes(token, self.line)}>")
        self.add_text(token.content, names=False)
        self.add_html("</code>")
        self.line += token.meta.get("lines", 0)

    def span(self, token: Token) -> None:
        """Open a span with attributes."""
        self.add_html(f"<span{self.findings.write_attributes(token, self.line)}>")

    def open_link(self, token: Token) -> None:
        """Open a link; one inside another stays text, and so does one with a refused address."""
        url = str(token.attrs["href"])
        shown = not any(self.links) and self._may_link(url)
        attributes = self.findings.write_attributes(token, self.line)
        if shown:
            title = escape_attribute(str(token.attrs.get("title", "")))
            rest = (f' title="{title}"' if title else "") + attributes + ">"
            if is_web(url):
                self.add_html(f'<a href="{escape_attribute(url)}"{rest}')
            else:
                self.add_html('<a href="')
                self.add_part(Href(url, self.line))
                self.add_html(f'"{rest}')
        self.links.append(shown)

    def close_link(self, _token: Token) -> None:
        """Close a link and add what had to wait for that."""
        if self.links.pop():
            self.add_html("</a>")
            self.parts += self.after_link
            self.after_link.clear()

    def image(self, token: Token) -> None:
        """Add an image; its attributes go to a span around it."""
        url, alt = str(token.attrs["src"]), read_words(token.children or ())
        attributes = self.findings.write_attributes(token, self.line)
        if not self._may_link(url):
            self.add_text(alt, names=False)
            return
        if attributes:
            self.add_html(f"<span{attributes}>")
        self.add_part(Image(url, alt, str(token.attrs.get("title", "")), self.line))
        if attributes:
            self.add_html("</span>")

    def wiki(self, token: Token) -> None:
        """Add a link by id, or its words where the target is none."""
        target, label = token.content, token.info
        if _ID.fullmatch(target) or (target == "-" and label):
            self.add_part(Wiki(target, label or None, self.line))
        else:
            self._refuse_target(target, label)
            self.add_text(label or target)
        self.line += token.meta["lines"]

    def cite(self, token: Token) -> None:
        """Add a citation, or its source where it is malformed."""
        items = parse_cite(token.content)
        if items:
            self.add_part(Cite(items, self.line))
        else:
            hint = "write [@source-id] or [@source-id, para. 8; @other-id]"
            self.findings.fault(self.line, "cite-malformed", f"'{token.content}' is not a citation", hint)
            self.add_text(token.content)
        self.line += token.meta["lines"]

    def footnote(self, token: Token) -> None:
        """Add a reference to a footnote, or its source where the footnote has no text."""
        label = token.meta.get("label")
        if label is None or label in self.findings.defined:
            self.add_part(Footnote(self.findings.number(token, self.line), self.line))
            return
        self.findings.fault(
            self.line, "footnote-missing", f"footnote '{label}' has no text", f"add a line [^{label}]: …"
        )
        self.add_text(f"[^{label}]")

    def _may_link(self, url: str) -> bool:
        scheme = find_refused_scheme(url)
        if scheme is not None:
            hint = "use http, https, mailto or tel"
            self.findings.fault(self.line, "link-scheme", f"'{scheme}:…' cannot be a link", hint)
        return scheme is None

    def _refuse_target(self, target: str, label: str) -> None:
        if target == "-":
            self.findings.fault(self.line, "wiki-target", "[[-]] names nobody", "write [[-|Jordan]]")
            return
        name = build_id(target or label) or "its-id"
        hint = f"write [[{name}|{label or target}]]"
        self.findings.fault(self.line, "wiki-target", f"'{target}' is not an id", hint)


_WRITERS: dict[str, Callable[[Inline, Token], None]] = {
    "softbreak": Inline.softbreak,
    "hardbreak": Inline.hardbreak,
    "code_inline": Inline.code,
    "span_open": Inline.span,
    "link_open": Inline.open_link,
    "link_close": Inline.close_link,
    "image": Inline.image,
    "wiki": Inline.wiki,
    "cite": Inline.cite,
    "footnote_ref": Inline.footnote,
}
