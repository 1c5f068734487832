"""The parser: markdown-it with our own rules for links by id, citations, attributes and addresses.

Knows which text is which token; does not know what a token becomes.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim, unescapeAll
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, backtick
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attrs
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

ALLOWED_ATTRIBUTES = ("id", "class", "lang", "dir")
MAX_NESTING = 20

PLAIN = "plain"
"""The type of a token that stands for the three of a paragraph."""
_BEGINNINGS = ("\\", "`", "*", "_", "[", "<", "&", "\r", "\0")
_LONG_BEGINNINGS = ("~~", " \n", "\t\n", "\n ", "\n\t")
_TERMINATORS = re.compile(r"[\n\\`~*_\[\]!<&^{]")
_WEB = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
# Addresses that encoding would not change, which costs half of what a link costs.
_ENCODED_WEB = re.compile(r"https?://[a-z0-9.-]+(?:/[\w./?=&;,+~:@!$'()*#-]*)?", re.ASCII)
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20]")
_REFUSED = re.compile(r"(javascript|vbscript|file|data):", re.IGNORECASE)
_WIKI = re.compile(r"\[\[([^\[\]]*)\]\]")
_CITE = re.compile(r"\[@[^\[\]]*\]")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}[ \t]*")
_BAR = re.compile(r"\\?\|")


def needs_parsing(text: str) -> bool:
    """Say whether inline Markdown could be in a text; without any, the text is itself."""
    # Plain searches, one a beginning: five times as fast here as one regular expression.
    for beginning in _BEGINNINGS:
        if beginning in text:
            return True
    # What is longer than one sign takes ten times as long to look for.
    return ("\n" in text or "~" in text) and any(beginning in text for beginning in _LONG_BEGINNINGS)


def is_web(url: str) -> bool:
    """Say whether an address leads off the site and needs no resolving."""
    return _WEB.match(url) is not None


def find_refused_scheme(url: str) -> str | None:
    """Return the scheme that no link may have, read as leniently as browsers read it."""
    match = _REFUSED.match(_IGNORED_BY_BROWSERS.sub("", url))
    return match[1].lower() if match else None


class _Parser(MarkdownIt):
    """markdown-it that leaves addresses on this site as they were written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """Encode an address that leads off the site, and only that."""
        if _ENCODED_WEB.fullmatch(url) or not is_web(url):
            return url
        try:
            return super().normalizeLink(url)
        except ValueError:
            return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Accept every address: a refused one would silently become text, and we report it."""
        return True


@cache
def build_parser() -> MarkdownIt:
    """Return the one parser, which keeps nothing between texts."""
    md = _Parser("commonmark", {"html": False, "typographer": False, "maxNesting": MAX_NESTING})
    md.enable(["table", "strikethrough"]).disable(["html_inline", "html_block"])
    md.use(deflist_plugin).use(attrs_plugin, allowed=ALLOWED_ATTRIBUTES, spans=True)
    # References without a text match too, so that they are reported.
    md.use(footnote_plugin, always_match_refs=True)
    md.inline.ruler.at("backticks", _code)
    md.inline.ruler.before("link", "wiki", _wiki)
    # After links, so that [@somebody](https://...) is one.
    md.inline.ruler.after("link", "cite", _cite)
    md.block.ruler.before("table", "line", _line)
    md.block.ruler.before("fence", "attributes", _attributes)
    # Fewer stops than the library's own: only characters that a rule of ours starts with.
    md.inline.terminator_re = _TERMINATORS
    return md


def split_attributes(title: str) -> tuple[str, dict[str, str]]:
    """Take the attributes off the end of a heading, `Title {#anchor}`."""
    start = title.rfind("{")
    if start < 0 or not title.endswith("}"):
        return title, {}
    try:
        return title[:start].rstrip(), parse_attrs(title[start:])[1]
    except ParseError:
        return title, {}


def _line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a paragraph of one line; a shortcut past every other rule, with the same result.

    Outside of lists and quotations, which may change its tokens, it is one token.
    """
    src, pos = state.src, state.bMarks[start] + state.tShift[start]
    if silent or not src[pos : pos + 1].isalpha() or state.is_code_block(start):
        return False
    if start + 1 < state.lineMax and not state.isEmpty(start + 1):
        return False
    if start + 2 < state.lineMax and src.startswith(
        (":", "~"), state.bMarks[start + 2] + state.tShift[start + 2]
    ):
        return False  # the term of a definition list
    state.line = start + 1
    if state.level:
        state.push("paragraph_open", "p", 1).map = [start, start + 1]
    words = state.push("inline" if state.level else PLAIN, "", 0)
    words.content = mdTrim(src[pos : state.eMarks[start]])
    words.map = [start, start + 1]
    words.children = []
    if state.level:
        state.push("paragraph_close", "p", -1)
    return True


def _attributes(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a line of attributes for the block below it, and only if the whole line is that."""
    pos = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("{", pos) or state.is_code_block(start):
        return False
    line = _ATTRIBUTES.fullmatch(state.src, pos, state.eMarks[start])
    if line is None:
        return False
    try:
        attrs = parse_attrs(line[0])[1]
    except ParseError:
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map = [start, start + 1]
        token.meta = attrs
        state.line = start + 1
    return True


def _code(state: StateInline, silent: bool) -> bool:
    """Take a code span and remember how many lines it covers."""
    start = state.pos
    if not backtick(state, silent):
        return False
    if not silent and state.tokens and not state.pending and state.tokens[-1].type == "code_inline":
        state.tokens[-1].meta["lines"] = state.src.count("\n", start, state.pos)
    return True


def _wiki(state: StateInline, silent: bool) -> bool:
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if match is None or not match[1].strip():
        return False
    if not silent:
        target, *rest = _BAR.split(match[1], maxsplit=1)
        token = state.push("wiki", "", 0)
        token.content = target.strip()
        token.info = " ".join(unescapeAll(rest[0]).split()) if rest else ""
        token.meta["lines"] = match[0].count("\n")
    state.pos = match.end()
    return True


def _cite(state: StateInline, silent: bool) -> bool:
    match = _CITE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("cite", "", 0)
        token.content = unescapeAll(match[0])
        token.meta["lines"] = match[0].count("\n")
    state.pos = match.end()
    return True
