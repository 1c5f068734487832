"""An article's Markdown, parsed once into finished HTML with holes for what the library decides.

Knows the order of the steps; does not know what an id, an address or a name leads to.
"""

from __future__ import annotations

from typing import Any

from markdown_it.token import Token

from .body import Body, Fault, Part, Text, plain_text
from .headings import RESERVED_ANCHORS, choose_anchor, close_gaps
from .markdown_blocks import Blocks
from .markdown_findings import Findings
from .markdown_inlines import Inline, read_words
from .markdown_rules import PLAIN, build_parser, needs_parsing, split_attributes

__all__ = ["RESERVED_ANCHORS", "parse_body", "parse_inline", "parse_inline_faults", "plain_text"]

MOST_BRACKETS = 1000
"""Each may begin a link or note that ends anywhere below, so their cost grows with the square."""


def parse_body(text: str, first_line: int = 1) -> Body:
    """Return a text's parts; `first_line` is the line of its file that it begins on.

    Never raises: a mistake is one of the body's faults.
    """
    findings = Findings()
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    md = build_parser()
    md.block.parse(_normalize(text), md, env, tokens)
    _attach_attributes(tokens, findings, first_line)
    _find_definitions(tokens, findings, first_line)
    for token in tokens:
        if token.type in ("inline", PLAIN) and needs_parsing(token.content):
            token.children = _parse_inlines(token.content, env, findings, _line(token, first_line))
    _plan_headings(tokens)
    blocks = Blocks(tokens, findings, first_line)
    parts = blocks.read(0, len(tokens))
    footnotes = _read_footnotes(blocks, findings, env)
    findings.faults.sort(key=lambda fault: fault.line)
    return Body(
        tuple(parts), footnotes, tuple(blocks.lead or ()), tuple(findings.anchors), tuple(findings.faults)
    )


def parse_inline(text: str, line: int = 1) -> tuple[Part, ...]:
    """Return the parts of one paragraph's worth of inline Markdown."""
    if not needs_parsing(text):
        return (Text(text, line, True),) if text else ()
    return _parse_line(text, line)[0]


def parse_inline_faults(text: str, line: int = 1) -> tuple[Fault, ...]:
    """Return the mistakes in what `parse_inline` takes."""
    return _parse_line(text, line)[1] if needs_parsing(text) else ()


def _parse_line(text: str, line: int) -> tuple[tuple[Part, ...], tuple[Fault, ...]]:
    findings = Findings()
    tokens = _parse_inlines(_normalize(text).strip(), {}, findings, line)
    return tuple(Inline(findings, line, names=True).read(tokens)), tuple(findings.faults)


def _normalize(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd")


def _parse_inlines(text: str, env: dict[str, Any], findings: Findings, line: int) -> list[Token]:
    if text.count("[") > MOST_BRACKETS:
        message = f"more than {MOST_BRACKETS} brackets in one paragraph"
        findings.fault(line, "value-invalid", message, "divide the paragraph")
        return [Token("text", "", 0, content=text)]
    md = build_parser()
    return md.inline.parse(text, md, env, [])


def _line(token: Token, first_line: int) -> int:
    return first_line + (token.map[0] if token.map else 0)


def _attach_attributes(tokens: list[Token], findings: Findings, first_line: int) -> None:
    """Give attributes to the block below their line, and to the heading that they end."""
    waiting: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type == "attributes":
            waiting.append(token)
            continue
        for given in waiting:
            if token.nesting < 0:
                findings.refuse_alone(_line(given, first_line))
            else:
                findings.set_attributes(token, given.meta, _line(given, first_line))
        waiting.clear()
        if token.type == "heading_open":
            title = tokens[index + 1]
            title.content, attributes = split_attributes(title.content)
            findings.set_attributes(token, attributes, _line(token, first_line))
    for given in waiting:
        findings.refuse_alone(_line(given, first_line))


def _find_definitions(tokens: list[Token], findings: Findings, first_line: int) -> None:
    """Find where each footnote's text begins and ends."""
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            opened.append(index)
        elif token.type == "footnote_reference_close":
            start = opened.pop()
            tokens[start].meta["end"] = index
            label = tokens[start].meta["label"]
            if label in findings.defined:
                message, hint = f"footnote '{label}' has two texts", "give one of them another name"
                findings.fault(_line(tokens[start], first_line), "id-taken", message, hint)
            findings.defined[label] = (start, index)


def _plan_headings(tokens: list[Token]) -> None:
    """Decide on each heading's level and anchor, which depend on all the others."""
    found = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    if not found:
        return
    bearers = [one for token in tokens for one in (token, *(token.children or ())) if one.attrs]
    taken = {str(one.attrs["id"]): 1 for one in bearers if "id" in one.attrs}
    levels = close_gaps([int(tokens[index].tag[1:]) for index in found])
    for index, level in zip(found, levels, strict=True):
        token, inline = tokens[index], tokens[index + 1]
        words = " ".join((read_words(inline.children) if inline.children else inline.content).split())
        anchor = str(token.attrs["id"]) if "id" in token.attrs else choose_anchor(words, taken)
        token.meta["shown"] = (level, anchor, words)


def _read_footnotes(blocks: Blocks, findings: Findings, env: dict[str, Any]) -> tuple[tuple[Part, ...], ...]:
    """Return the footnotes in the order of their first calls; a footnote may call others."""
    footnotes: list[tuple[Part, ...]] = []
    for token, line in findings.called:
        label = token.meta.get("label")
        if label is not None:
            start, end = findings.defined[label]
            footnotes.append(tuple(blocks.read(start + 1, end)))
        else:
            tokens = env["footnotes"]["list"][token.meta["id"]]["tokens"]
            footnotes.append(("<p>", *Inline(findings, line, names=True).read(tokens), "</p>\n"))
    used = {token.meta.get("label") for token, _ in findings.called}
    for label, (start, _) in findings.defined.items():
        if label not in used:
            hint = f"write [^{label}] where it belongs"
            line = blocks.line(blocks.tokens[start])
            findings.fault(line, "footnote-unused", f"footnote '{label}' is never called", hint)
    return tuple(footnotes)
