"""The parts of a text's block tokens.

Knows which HTML a block becomes; does not know how it was found, nor what is inside a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from .body import Heading, Part, Text
from .markdown_findings import Findings, escape_attribute
from .markdown_inlines import Inline
from .markdown_rules import MAX_NESTING, PLAIN

_ON_ONE_LINE = frozenset(("list_item_open", "td_open", "th_open", "dt_open", "dd_open"))


class Blocks:
    """Turn block tokens into parts."""

    def __init__(self, tokens: Sequence[Token], findings: Findings, before: int) -> None:
        self.tokens, self.findings, self.before = tokens, findings, before
        self.parts: list[Part] = []
        self.lead: list[Part] | None = None

    def read(self, start: int, end: int) -> list[Part]:
        """Return the parts of the tokens from start to end."""
        self.parts = []
        at = start
        while at < end:
            token = self.tokens[at]
            kind = token.type
            if kind == PLAIN:
                self._paragraph(token, token)
                at += 1
                continue
            if kind == "paragraph_open":
                self._paragraph(token, self.tokens[at + 1])
                at += 3
                continue
            if kind == "heading_open":
                self._heading(token, self.tokens[at + 1])
                at += 3
                continue
            if kind == "footnote_reference_open":
                at = int(token.meta["end"])
            elif kind == "inline":
                self._extend(self._inline(token, names=True))
            elif token.nesting:
                self._container(token)
            elif kind != "attributes":
                self._leaf(token)
            at += 1
        return self.parts

    def line(self, token: Token) -> int:
        """Return the line of the file that a block begins on."""
        return self.before + (token.map[0] if token.map else 0)

    def add_html(self, html: str) -> None:
        """Add finished HTML, and to the HTML before it where no part is between."""
        if not html:
            return
        if self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] += html
        else:
            self.parts.append(html)

    def _extend(self, parts: list[Part]) -> None:
        if parts and isinstance(parts[0], str):
            self.add_html(parts[0])
            parts = parts[1:]
        self.parts += parts

    def _inline(self, token: Token, *, names: bool) -> list[Part]:
        line = self.line(token)
        if token.children:
            return Inline(self.findings, line, names).read(token.children)
        return [Text(token.content, line, names)] if token.content else []

    def _paragraph(self, token: Token, inline: Token) -> None:
        attributes = self._attributes(token)
        words = self._inline(inline, names=True)
        if token.level == 0 and self.lead is None:
            self.lead = words
        tight = token.hidden and not attributes
        self.add_html("" if tight else f"<p{attributes}>")
        self._extend(words)
        self.add_html("\n" if tight else "</p>\n")

    def _heading(self, token: Token, inline: Token) -> None:
        level, anchor, words = token.meta["shown"]
        line = self.line(token)
        self.parts.append(Heading(level, anchor, words, line))
        attributes = self._attributes(token)
        if "id" not in token.attrs:
            self.findings.anchors.append(anchor)
            attributes = f' id="{escape_attribute(anchor)}"{attributes}'
        self.add_html(f"<h{level}{attributes}>")
        self._extend(self._inline(inline, names=False))
        self.add_html(f"</h{level}>\n")

    def _container(self, token: Token) -> None:
        if token.nesting < 0:
            self.add_html(f"</{token.tag}>\n")
            return
        if token.level >= MAX_NESTING - 1:
            message = f"more than {MAX_NESTING - 1} quotations, lists or tables are nested"
            self.findings.fault(self.line(token), "value-invalid", message, "nest them less deep")
        end = "" if token.type in _ON_ONE_LINE else "\n"
        self.add_html(f"<{token.tag}{self._attributes(token)}>{end}")

    def _leaf(self, token: Token) -> None:
        attributes = self._attributes(token)
        if token.type == "hr":
            self.add_html(f"<hr{attributes}>\n")
            return
        language = unescapeAll(token.info).split()
        named = f' class="language-{escape_attribute(language[0])}"' if language else ""
        self.add_html(f"<pre{attributes}><code{named}>")
        if token.content:
            self.parts.append(Text(token.content, self.line(token), False))
        self.add_html("</code></pre>\n")

    def _attributes(self, token: Token) -> str:
        if not token.attrs:
            return ""
        html = self.findings.write_attributes(token, self.line(token))
        if "start" in token.attrs:
            html += f' start="{token.attrs["start"]}"'
        if "style" in token.attrs:
            # A strict policy refuses style attributes; a cell's alignment is all that has one.
            html += f' data-align="{str(token.attrs["style"]).removeprefix("text-align:")}"'
        return html
