"""Knows how a file's bytes become text, header and body, and YAML becomes plain data with lines.

Does not know what any key means, nor where files lie.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..problems import Key
from .header_faults import SourceError as SourceError
from .header_faults import explain, explain_character, quote_line, show

MAX_HEADER = 64 * 1024
MAX_DEPTH = 30
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# YAML ends a line at these, and no editor does.
BREAKS = str.maketrans("\x85\u2028\u2029", "   ")


@dataclass(slots=True)
class Marks:
    """Say on which line a value begins, and the same of what lies in it."""

    line: int
    inside: dict[str | int, Marks | int] = field(default_factory=dict)
    """The marks of each value that holds others, and the line of each that does not."""

    def find(self, key: Key) -> int:
        """Return the line of the deepest step of `key` that is there."""
        here: Marks | int = self
        for step in key:
            if isinstance(here, int) or step not in here.inside:
                break
            here = here.inside[step]
        return here if isinstance(here, int) else here.line


def decode(data: bytes) -> str:
    """Return a file's text with plain line ends and without a byte order mark.

    Raises SourceError where the bytes are not UTF-8 or hold nothing.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError("file-encoding", "this is not UTF-8 text", "save it as UTF-8", line) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceError("empty", "the file is empty", "write something, or remove it")
    return text


def split_header(text: str) -> tuple[str, str, int]:
    """Return header, body, and the line on which the body begins; the header begins on line 2."""
    opening = _FENCE.match(text)
    if not opening:
        raise SourceError(
            "header-missing", "the file does not begin with a header", "begin it with a line ---"
        )
    closing = _FENCE.search(text, opening.end())
    if not closing:
        raise SourceError("header-missing", "the header has no end", "put a line --- after its last key")
    header = text[opening.end() + 1 : closing.start()]
    if len(header.encode()) > MAX_HEADER:
        raise SourceError(
            "header-size", "the header is larger than 64 kB", "move its records to content/records/", 2
        )
    return header, text[closing.end() + 1 :], text.count("\n", 0, closing.end()) + 2


class _Builder:
    """Build plain data from YAML events, without recursion, every scalar as text."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text, self.first_line = text, first_line
        # An empty value may end behind the last line.
        self.lines = [*text.split("\n"), ""] if "#" in text else []
        self.root: tuple[Any, Marks] | None = None
        self.container: list[Any] | dict[str, Any] | None = None
        """What is open, with its marks, and the key that waits for a value, with its line."""
        self.around = Marks(first_line)
        self.key: tuple[str, int] | None = None
        self.stack: list[tuple[list[Any] | dict[str, Any] | None, Marks]] = []
        self.faults: list[SourceError] = []

    def line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.first_line

    def add(self, line: int, value: Any, marks: Marks | None = None) -> None:
        """Put a value into the container that is open; `marks` are those of a value that holds others."""
        container = self.container
        if isinstance(container, list):
            self.around.inside[len(container)] = marks or line
            container.append(value)
        elif container is None or self.key is None:
            self.root = (value, marks or Marks(line))
        else:
            key, line = self.key
            self.key = None
            if marks:
                marks.line = line
            self.around.inside[key] = marks or line
            container[key] = value

    def add_key(self, event: yaml.ScalarEvent) -> None:
        key, line = event.value, self.line(event)
        if key in self.around.inside:
            hint = f"keep one; the other is on line {self.around.find((key,))}"
            self.faults.append(SourceError("key-twice", f"the key '{key}' is given twice", hint, line))
        self.key = key, line

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if event.tag or event.anchor:
            raise self.refuse_sign("!" if event.tag else "&", event)
        if self.key is None and isinstance(self.container, dict):
            self.add_key(event)
            return
        if self.lines and not event.style:
            self.check_hash(event)
        self.add(self.line(event), event.value)

    def check_hash(self, event: yaml.ScalarEvent) -> None:
        """Report words that go on after a #; what stands behind one word and begins `# ` is a comment."""
        end = event.end_mark
        line = self.lines[end.line] if end else ""
        rest = line[end.column :].strip() if end else ""
        if not rest.startswith("#") or not (" " in event.value or rest[1:2].strip()):
            return
        quoted = quote_line(line)
        words = f"write {show(quoted)}" if quoted else "put the words in quotes"
        hint = f"{words}, or put a comment on a line of its own"
        number = (end.line if end else 0) + self.first_line
        message = f"'{show(rest)}' is cut off as a comment"
        self.faults.append(SourceError("hash-cuts", message, hint, number))

    def refuse_sign(self, sign: str, event: yaml.Event) -> SourceError:
        number = self.line(event)
        line = self.text.split("\n")[number - self.first_line]
        quoted = quote_line(line)
        hint = f"write {show(quoted)}" if quoted else "put the value in quotes, or write it out"
        names = {"!": "a tag", "&": "an anchor", "*": "an alias"}
        message = f"a value that begins with {sign} is {names[sign]} in YAML, which is not allowed here"
        return SourceError("yaml", message, hint, number)

    def open(self, event: yaml.CollectionStartEvent, container: list[Any] | dict[str, Any]) -> None:
        if event.tag or event.anchor:
            raise self.refuse_sign("!" if event.tag else "&", event)
        if self.key is None and isinstance(self.container, dict):
            message = "a list or a set of keys cannot be a key"
            raise SourceError("yaml", message, "put words that begin with [ or { in quotes", self.line(event))
        if len(self.stack) >= MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} levels deep"
            hint = "close the brackets, or put words in quotes"
            raise SourceError("header-size", message, hint, self.line(event))
        marks = Marks(self.line(event))
        self.add(marks.line, container, marks)
        self.stack.append((self.container, self.around))
        self.container, self.around = container, marks

    def take(self, event: yaml.Event) -> None:
        # Most events are scalars, and asking for the very class is the quickest.
        if event.__class__ is yaml.ScalarEvent:
            self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self.open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self.open(event, [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.container, self.around = self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise self.refuse_sign("*", event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root:
            raise SourceError("yaml", "a second YAML document begins here", "keep one", self.line(event))


def parse_yaml(text: str, first_line: int = 1) -> tuple[Any, Marks, list[SourceError]]:
    """Return YAML as dicts, lists and strings, the line of each, and what is wrong with single lines.

    Raises SourceError where nothing can be read; all lines are counted from `first_line`.
    """
    if not text.isascii() and any(chr(sign) in text for sign in BREAKS):
        text = text.translate(BREAKS)
    builder = _Builder(text, first_line)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise explain(error, text, first_line) from None
    except yaml.YAMLError:
        raise explain_character(text, first_line) from None
    data, marks = builder.root or ("", Marks(first_line))
    return data, marks, builder.faults
