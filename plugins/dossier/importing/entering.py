"""Knows where in a header one thing more has its place, so that everything else stays as it is.

Does not know what is put there, nor which file it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ..problems import FieldError, Key, format_key
from ..source.blanks import write_value

Entry = Mapping[str, Any]
"""Keys with words, lists of words, or lists of such keys."""
_BRACKETS = re.compile(r"[\[\]{},:'\"]")


class _AsWritten(VersionedResolver):
    """Take every value as words: in a header `no` and `0622` are what is written."""

    @cached_property
    def versioned_resolver(self) -> dict[str, Any]:
        return {}


def add_item(header: str, key: str, item: Entry | str) -> str:
    """Return a header with one item more at the end of a list, which is made where it is not there.

    Every other byte stays. Raises FieldError where something else than a list stands there.
    """
    found = _find_node(header, (key,))
    if found is None:
        # Single words stand in brackets, as people write them.
        shown = f"{key}: {_write_flow([item])}" if isinstance(item, str) else _write_block({key: [item]})
        return f"{header}{'' if not header or header.endswith(chr(10)) else chr(10)}{shown}\n"
    if not isinstance(found, SequenceNode):
        raise FieldError("header-type", f"{key}: holds no list", "mend it first")
    if not found.flow_style:
        return _insert_block(header, found, _write_block([item]))
    after = _insert_flow(header, found, _write_flow(item))
    grown = _find_node(after, (key,))
    if grown is None or len(grown.value) != len(found.value) + 1:  # A comment before the bracket hid it.
        raise FieldError("yaml", f"{key}: takes no further item", "put its comment above the list")
    return after


def add_keys(header: str, place: Key, entry: Entry) -> str:
    """Return a header with further keys in one of its records; every other byte stays."""
    found = _find_node(header, place)
    if not isinstance(found, MappingNode):
        raise FieldError("header-type", f"{format_key(place)}: holds no keys", "mend it first")
    for key, value in entry.items():
        found = _find_node(header, place)
        assert isinstance(found, MappingNode)
        if found.flow_style:
            header = _insert_flow(header, found, f"{key}: {_write_flow(value)}")
        else:
            header = _insert_block(header, found, _write_block({key: value}))
    return header


def write_entry(entry: Entry) -> str:
    """Write keys and values as YAML, a key a line."""
    return _write_block(dict(entry)) + "\n"


def _make_yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Resolver = _AsWritten
    yaml.width = 100_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _find_node(header: str, place: Key) -> Node | None:
    node: Node | None = _make_yaml().compose(header)
    for step in place:
        if isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def _insert_flow(header: str, node: CollectionNode, shown: str) -> str:
    """Put something before the bracket that closes a list or a set of keys."""
    end = node.end_mark.index - 1
    inside = header[node.start_mark.index + 1 : end]
    bare = len(inside.rstrip())
    comma = "" if not inside.strip() or inside.rstrip().endswith(",") else ","
    at = end - (len(inside) - bare)
    return f"{header[:at]}{comma}{' ' if inside.strip() else ''}{shown}{header[at:]}"


def _insert_block(header: str, node: CollectionNode, shown: str) -> str:
    """Put lines behind the last line of a list or a set of keys, as far in as the others stand."""
    lines = header.split("\n")
    at = _find_last_line(lines, node) + 1
    first = node.value[0][0] if isinstance(node, MappingNode) else node.value[0]
    column = first.start_mark.column
    if isinstance(node, SequenceNode):
        line = lines[first.start_mark.line]
        dash = line.rfind("-", 0, column) if first.start_mark.column else 0
        # An item may begin on a line below its dash only by hand; the list's own column tells it then.
        column = dash if dash >= 0 and not line[:dash].strip() else node.start_mark.column
        shown = re.sub(r"(?m)^ {2}", "", shown)
    return "\n".join([*lines[:at], *(" " * column + one for one in shown.split("\n")), *lines[at:]])


def _find_last_line(lines: Sequence[str], node: Node) -> int:
    """Return the line, from 0, on which the last word of something stands.

    The end of a block itself lies behind the comments below it, which belong to what follows.
    """
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    last_line = int(node.end_mark.line)
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        last_line -= node.end_mark.column == 0
        while not lines[last_line].strip():
            last_line -= 1
    return last_line


def _write_block(value: Any) -> str:
    shown = StringIO()
    _make_yaml().dump(_lay_out(value), shown)
    return shown.getvalue().rstrip("\n")


def _write_flow(value: Any) -> str:
    if isinstance(value, str):
        # Within brackets more signs must be quoted, so it is written there and taken out.
        return _write_flow([value])[1:-1]
    shown = StringIO()
    _make_yaml().dump(_lay_out(value, flow=True), shown)
    return shown.getvalue().rstrip("\n")


def _lay_out(value: Any, *, flow: bool = False) -> Any:
    """Return values as ruamel.yaml holds them: words in lists on one line, sets of keys below each other."""
    made: CommentedMap | CommentedSeq
    if isinstance(value, str):
        # libyaml, which reads it again, wants quotes in more places.
        bare = write_value(value) == value and not (flow and _BRACKETS.search(value))
        return value if bare else DoubleQuotedScalarString(value)
    if isinstance(value, Mapping):
        made = CommentedMap({key: _lay_out(one, flow=flow) for key, one in value.items()})
    else:
        flow = flow or all(isinstance(one, str) for one in value)
        made = CommentedSeq([_lay_out(one, flow=flow) for one in value])
    if flow:
        made.fa.set_flow_style()
    return made
