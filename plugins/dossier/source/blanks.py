"""Knows what a new file looks like: the keys that were given, and the others as comments.

Does not know where it lies, nor whether its id is free.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo

from .header import SourceError, parse_yaml

LONGEST_ID = 60
_REST = "Further keys. Take away the # and put a value in place of the words:"
_ENTRY = re.compile(r"(?m)^(?=.)")


def render_document(kind: type, given: Mapping[str, str], text: str = "") -> str:
    """Return a Markdown file of a kind of header, with a text below it."""
    rest = "".join(f"# {line}\n" for line in [_REST, *_describe_rest(kind, given)])
    return f"---\n{_render_keys(given)}{rest}---\n{text}"


def render_entry(kind: type, given: Mapping[str, str]) -> str:
    """Return an entry of a list in a YAML file."""
    rest = "".join(f"# {line}\n" for line in _describe_rest(kind, given))
    return f"- {_ENTRY.sub('  ', _render_keys(given) + rest)[2:]}"


def _render_keys(given: Mapping[str, str]) -> str:
    return "".join(f"{key}: {write_value(value)}\n" for key, value in given.items())


def _describe_rest(kind: type, given: Mapping[str, str]) -> Iterator[str]:
    hints = get_type_hints(kind, include_extras=True)
    for one in sorted(fields(kind), key=lambda one: one.name == "formerly"):
        told = [extra for extra in hints[one.name].__metadata__ if isinstance(extra, FieldInfo)][-1]
        key = told.alias or one.name
        if key not in given:
            yield f"{key}: {told.description}"


def write_value(text: str) -> str:
    """Return words as a value of YAML, in quotes where they would be read as anything else."""
    if _reads_as(text, text):
        return text
    double = json.dumps(text, ensure_ascii=False)
    return double if "\\" not in double else f"'{text.replace(chr(39), chr(39) * 2)}'"


def _reads_as(written: str, text: str) -> bool:
    try:
        plain, _, faults = parse_yaml(f"a: {written}")
    except SourceError:
        return False
    read: Any = plain
    return bool(read == {"a": text} and not faults)


def shorten_id(name: str) -> str:
    """Cut a long id after a word."""
    return name if len(name) <= LONGEST_ID else name[: LONGEST_ID + 1].rpartition("-")[0] or name[:LONGEST_ID]
