"""Knows how a file's bytes become text, header and body, and YAML becomes plain data with lines.

Does not know what any key means, nor where files lie.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..problems import FieldError, Key

MAX_HEADER = 64 * 1024
MAX_DEPTH = 30
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class SourceError(FieldError):
    """Refuse a file, or a line of it."""

    def __init__(self, code: str, message: str, hint: str = "", line: int = 1) -> None:
        super().__init__(code, message, hint)
        self.line = line


@dataclass(frozen=True)
class Marks:
    """Say on which line a value begins, and the same of what lies in it."""

    line: int
    inside: dict[str | int, Marks] = field(default_factory=dict)

    def find(self, key: Key) -> int:
        """Return the line of the deepest step of `key` that is there."""
        here = self
        for step in key:
            if step not in here.inside:
                break
            here = here.inside[step]
        return here.line


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
        self.hash_lines = text.split("\n") if " #" in text else []
        self.stack: list[tuple[Any, Marks]] = []
        self.keys: list[tuple[str, int] | None] = []
        self.root: tuple[Any, Marks] | None = None

    def line(self, event: yaml.Event) -> int:
        return int(event.start_mark.line if event.start_mark else 0) + self.first_line

    def add(self, event: yaml.Event, value: Any) -> Marks:
        """Put a value into the container that is open, and return its marks."""
        line = self.line(event)
        if not self.stack:
            marks = Marks(line)
            self.root = (value, marks)
            return marks
        container, around = self.stack[-1]
        if isinstance(container, list):
            marks = around.inside[len(container)] = Marks(line)
            container.append(value)
            return marks
        key, line = self.keys[-1] or ("", line)
        self.keys[-1] = None
        marks = around.inside[key] = Marks(line)
        container[key] = value
        return marks

    def add_key(self, event: yaml.ScalarEvent) -> None:
        key, line = str(event.value), self.line(event)
        if key in self.stack[-1][0]:
            raise SourceError("key-twice", f"the key '{key}' is given twice", "keep one of them", line)
        self.keys[-1] = (key, line)

    def awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1][0], dict) and self.keys[-1] is None

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if self.awaits_key():
            self.add_key(event)
            return
        if self.hash_lines and not event.style and " " in event.value:
            self.check_hash(event)
        self.add(event, event.value)

    def check_hash(self, event: yaml.ScalarEvent) -> None:
        end = event.end_mark
        rest = self.hash_lines[end.line][end.column :] if end else ""
        if rest.lstrip().startswith("#"):
            hint = "put the words in quotes, or the comment on a line of its own"
            raise SourceError(
                "hash-cuts", f"'{rest.strip()}' is cut off as a comment", hint, self.line(event)
            )

    def open(self, event: yaml.Event, container: list[Any] | dict[str, Any]) -> None:
        if self.awaits_key():
            raise SourceError("yaml", "a list or a set of keys cannot be a key", line=self.line(event))
        if len(self.stack) >= MAX_DEPTH:
            raise SourceError("header-size", f"more than {MAX_DEPTH} levels deep", "", self.line(event))
        self.stack.append((container, self.add(event, container)))
        self.keys.append(None)

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self.open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self.open(event, [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()
            self.keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            hint = "write the value out, or in quotes if it begins with *"
            raise SourceError("yaml", "YAML aliases are not allowed", hint, self.line(event))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root:
            raise SourceError("yaml", "a second YAML document begins here", "keep one", self.line(event))


def parse_yaml(text: str, first_line: int = 1) -> tuple[Any, Marks]:
    """Return YAML as dicts, lists and strings, with the line of each.

    Raises SourceError, whose line is counted from `first_line`.
    """
    builder = _Builder(text, first_line)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _explain(error, text, first_line) from None
    except yaml.YAMLError as error:
        raise SourceError(
            "yaml", "this holds a character that no text may hold", "", _bad_line(error, text, first_line)
        ) from None
    return builder.root or ("", Marks(first_line))


def _bad_line(error: yaml.YAMLError, text: str, first_line: int) -> int:
    position = getattr(error, "position", 0)
    return first_line + text.count("\n", 0, position or 0)


def _explain(error: yaml.MarkedYAMLError, text: str, first_line: int) -> SourceError:
    """Put libyaml's words into an editor's."""
    mark = error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    lines = text.split("\n")
    shown = lines[number].strip() if number < len(lines) else ""
    if not shown and error.context_mark:
        # What was opened is never closed: show where it was opened.
        number = error.context_mark.line
        shown = lines[number].strip()
    problem = error.problem or ""
    line = first_line + min(number, max(len(lines) - 1, 0))
    if "\t" in (lines[number] if number < len(lines) else ""):
        return SourceError("yaml", f"a tab stands in '{shown.replace(chr(9), '→')}'", "use spaces", line)
    if "mapping values are not allowed" in problem:
        return SourceError("yaml", f"': ' inside words in '{shown}'", "put the value in quotes", line)
    if (
        "cannot start any token" in problem
        or "unknown escape" in problem
        or "did not find expected" in problem
    ):
        hint = (
            "put a value that holds ': ' or begins with one of [ { * & ! % @ ` ' \" > | in quotes, "
            "and line the keys up"
        )
        return SourceError("yaml", f"YAML cannot read '{shown}'", hint, line)
    return SourceError(
        "yaml", f"YAML cannot read '{shown}' ({problem})", "put values with signs in quotes", line
    )
