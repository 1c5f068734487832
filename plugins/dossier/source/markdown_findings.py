"""What a text holds besides its parts: mistakes, anchors, and footnotes in order of their calls.

Knows which attributes and anchors may be set; does not know which token is which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markdown_it.token import Token

from .body import Fault
from .headings import is_reserved
from .markdown_rules import ALLOWED_ATTRIBUTES

_ANCHOR = re.compile(r"[A-Za-z][\w-]*")


def escape(words: str) -> str:
    """Return words as HTML text or as an attribute's value."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def escape_attribute(words: str) -> str:
    """Return an attribute's value on one line: in our HTML a newline says that a block ends."""
    return " ".join(escape(words).split("\n"))


class Findings:
    """What a text collects besides its parts: mistakes, anchors, and notes in order of reference."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.anchors: list[str] = []
        self.defined: dict[str, tuple[int, int]] = {}
        self.numbers: dict[int, int] = {}
        self.called: list[tuple[Token, int]] = []

    def fault(self, line: int, code: str, message: str, hint: str) -> None:
        """Report a mistake."""
        self.faults.append(Fault(line, code, message, hint))

    def claim(self, anchor: str, line: int) -> None:
        """Note an anchor that an editor set, and whether it can be one."""
        if anchor in self.anchors:
            message, hint = f"the anchor '{anchor}' is set twice", "give one of them another id"
            self.fault(line, "anchor-twice", message, hint)
            return
        if not _ANCHOR.fullmatch(anchor):
            hint = "begin it with a letter; after that letters, digits, _ and -"
            self.fault(line, "id-invalid", f"'{anchor}' cannot be an anchor", hint)
        elif is_reserved(anchor):
            message, hint = f"the page itself has an anchor '{anchor}'", "give yours another id"
            self.fault(line, "anchor-twice", message, hint)
        self.anchors.append(anchor)

    def refuse(self, names: Iterable[str], line: int) -> None:
        """Report attributes that are not allowed."""
        for name in names:
            message = f"attribute '{name}' is not allowed"
            self.fault(line, "attribute-unknown", message, f"allowed are {', '.join(ALLOWED_ATTRIBUTES)}")

    def refuse_alone(self, line: int) -> None:
        """Report attributes with no block below them."""
        hint = "put them on the line above a paragraph, heading, list or table"
        self.fault(line, "value-invalid", "these attributes belong to nothing", hint)

    def set_attributes(self, token: Token, attributes: Mapping[str, str], line: int) -> None:
        """Give a block the attributes that stand on their own line above it, or behind a heading."""
        self.refuse((name for name in attributes if name not in ALLOWED_ATTRIBUTES), line)
        for name in ALLOWED_ATTRIBUTES:
            if name in attributes:
                value = attributes[name]
                if name == "class" and "class" in token.attrs:
                    value = f"{token.attrs['class']} {value}"
                token.attrs[name] = value

    def write_attributes(self, token: Token, line: int) -> str:
        """Return a token's attributes as HTML, those that are ours to set."""
        self.refuse(token.meta.get("insecure_attrs", ()), line)
        html = ""
        for name in ALLOWED_ATTRIBUTES:
            if name in token.attrs:
                value = str(token.attrs[name])
                if name == "id":
                    self.claim(value, line)
                html += f' {name}="{escape_attribute(value)}"'
        return html

    def number(self, token: Token, line: int) -> int:
        """Return the number of the footnote that a token calls, in order of first calls."""
        name = token.meta["id"]
        if name not in self.numbers:
            self.numbers[name] = len(self.numbers)
            self.called.append((token, line))
        return self.numbers[name]
