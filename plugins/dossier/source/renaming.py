"""Knows where an id stands in a file's text, and puts another in its place; all else stays as it was written.

Does not know files, nor which address belongs to an id.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import yaml

from .documents import find_refs
from .header import BREAKS, parse_yaml, split_header
from .markdown import parse_body

ACTOR, DOSSIER, ARTICLE, SOURCE, PAGE = "actor", "dossier", "article", "source", "page"
EVENT, STATEMENT, SERIES, QUESTION = "event", "statement", "series", "question"
FOLDERS = {ARTICLE: "articles", ACTOR: "actors", DOSSIER: "dossiers", PAGE: "pages"}
KINDS = (*FOLDERS, SOURCE, EVENT, STATEMENT, SERIES, QUESTION)
TARGETS = (ACTOR, DOSSIER, ARTICLE, SOURCE)
"""What [[id]] may mean."""
OWN = {
    EVENT: ("events", "id"),
    STATEMENT: ("statements", "id"),
    SERIES: ("series", "id"),
    QUESTION: ("questions", "id"),
    SOURCE: ("id",),
}
"""Where the id itself stands, if it is no file's name."""
_PEOPLE = "actors not_actors publisher publishers via origin by for member_of claimed_by"
NAMED: dict[str, frozenset[str]] = {
    ACTOR: frozenset(_PEOPLE.split()),
    DOSSIER: frozenset({"dossiers", "not_dossiers", "related"}),
    ARTICLE: frozenset({"sources", "document", "translation_of"}),
    SOURCE: frozenset({"sources", "document"}),
    PAGE: frozenset({"translation_of"}),
    EVENT: frozenset({"about"}),
    STATEMENT: frozenset({"contradicts", "replaces"}),
    SERIES: frozenset(),
    QUESTION: frozenset(),
}
"""Keys whose values are ids of a kind, wherever they stand."""
NAMED_IN: dict[str, frozenset[tuple[str, str]]] = {
    ACTOR: frozenset({("roles", "of"), ("statements", "to")}),
    SERIES: frozenset({("figures", "series")}),
}
"""Keys that mean something else elsewhere."""
INLINE = frozenset({"summary", "text", "gist", "disputed", "note", "withdrawn"})
"""Keys whose values are Markdown."""
_WIKI = re.compile(r"\[\[\s*([a-z0-9-]+)\s*(?=\\?\||\]\])")
_CITE = re.compile(r"\[@[^\[\]]*\]")
_FILENAME = re.compile(r"[{|]filename[|}]([^#\s]*)")


@dataclass(frozen=True)
class Renaming:
    """Say which id becomes which, and what that changes outside headers."""

    kind: str
    old: str
    new: str
    addresses: tuple[str, str] = ("", "")
    """Where its page was and will be, below the site's root; nothing where it has none."""
    paths: tuple[str, str] = ("", "")
    """Where its file was and will be, below the content folder; nothing where it has none."""


class _Scalar(NamedTuple):
    """Hold a value or key of YAML: the keys that lead to it, and where it stands in the text."""

    names: tuple[str, ...]
    is_key: bool
    value: str
    start: int
    end: int


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def find_kinds(path: str, text: str, name: str) -> Iterator[str]:
    """List the kinds of which a file gives an id: by its own name, or in its header."""
    folder, file = path.split("/")[0], posixpath.basename(path)
    yield from (kind for kind, own in FOLDERS.items() if folder == own and file == f"{name}.md")
    for one in _find_scalars(_split(path, text)[0]):
        for kind, names in OWN.items():
            if one.value == name and not one.is_key and _gives(kind, names, one.names, folder):
                yield kind


def _gives(kind: str, names: tuple[str, ...], found: tuple[str, ...], folder: str) -> bool:
    return found == names and (kind != SOURCE or folder == "sources")


def rename_in(path: str, text: str, change: Renaming) -> str:
    """Return the text of a file with the new id wherever the old one is meant.

    `path` is below the content folder. Raises SourceError where the file cannot be read.
    """
    header, start = _split(path, text)
    folder = path.split("/")[0]
    edits = [edit for one in _find_scalars(header) for edit in _edit_scalar(one, header, change, folder)]
    if path == change.paths[0]:
        edits.append(_edit_former(header, change))
    whole = text[:start] + _apply(header, edits)
    if path.endswith(".md"):
        body = text[start + len(header) :]
        whole += _apply(body, list(_edit_body(path, body, change)))
    return whole


def _apply(text: str, edits: list[_Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _split(path: str, text: str) -> tuple[str, int]:
    """Return the YAML of a file, and where it begins; raises SourceError where it cannot be read."""
    header, start, line = (
        (split_header(text)[0], text.index("\n") + 1, 2) if path.endswith(".md") else (text, 0, 1)
    )
    parse_yaml(header, line)
    return header, start


# ---------------------------------------------------------------- headers


def _find_scalars(header: str) -> Iterator[_Scalar]:
    root = _compose(header)
    if root is not None:
        yield from _walk(root, (), _find_starts(header))


def _compose(header: str) -> yaml.Node | None:
    root: yaml.Node | None = yaml.compose(header.translate(BREAKS), Loader=yaml.CSafeLoader)
    return root


def _find_starts(text: str) -> list[int]:
    """List where each line begins."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _walk(node: yaml.Node, names: tuple[str, ...], starts: Sequence[int]) -> Iterator[_Scalar]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield _place(key, names, True, starts)
            yield from _walk(value, (*names, str(key.value)), starts)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _walk(value, names, starts)
    else:
        yield _place(node, names, False, starts)


def _place(node: yaml.Node, names: tuple[str, ...], is_key: bool, starts: Sequence[int]) -> _Scalar:
    # Lines and columns: libyaml counts its index in bytes.
    start, end = (starts[mark.line] + mark.column for mark in (node.start_mark, node.end_mark))
    return _Scalar(names, is_key, str(node.value), start, end)


def _edit_scalar(one: _Scalar, header: str, change: Renaming, folder: str) -> Iterator[_Edit]:
    written = header[one.start : one.end]
    if one.value == change.old and _names(one, change, folder):
        yield _Edit(one.start, one.end, written.replace(change.old, change.new, 1))
    elif one.names and one.names[-1] in INLINE and not one.is_key and change.kind in TARGETS:
        for found in _WIKI.finditer(written):
            if found[1] == change.old:
                yield _Edit(one.start + found.start(1), one.start + found.end(1), change.new)


def _names(one: _Scalar, change: Renaming, folder: str) -> bool:
    """Say whether a value that reads as the old id means it."""
    if one.is_key:
        return change.kind == QUESTION and one.names[-1:] == ("answers",)
    if change.kind in OWN and _gives(change.kind, OWN[change.kind], one.names, folder):
        return True
    if one.names[-1:] == ("translation_of",) and FOLDERS.get(change.kind) != folder:
        return False
    return bool(one.names) and (
        one.names[-1] in NAMED[change.kind] or one.names[-2:] in NAMED_IN.get(change.kind, ())
    )


def _edit_former(header: str, change: Renaming) -> _Edit:
    """Add the old id to those that the file had before, and take the new one from them."""
    root = _compose(header)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    value = next((value for key, value in pairs if key.value == "formerly"), None)
    if value is None:
        return _Edit(len(header), len(header), f"formerly: [{change.old}]\n")
    starts = _find_starts(header)
    names = [one.value for one in value.value if one.value != change.new] + [change.old]
    place = _place(value, (), False, starts)
    if value.flow_style:
        return _Edit(place.start, place.end, f"[{', '.join(names)}]")
    indent = header[: place.start].rpartition("\n")[2]
    entries = f"\n{indent}".join(f"- {name}" for name in names)
    # libyaml ends a list of lines where the next key begins, behind any comment.
    return _Edit(place.start, _place(value.value[-1], (), False, starts).end, entries)


# ---------------------------------------------------------------- texts


def _edit_body(path: str, body: str, change: Renaming) -> Iterator[_Edit]:
    """Change links and citations where a reader would see them; what stands in code is none."""
    parsed = parse_body(body)
    refs = [ref for parts in (parsed.parts, *parsed.footnotes) for ref in find_refs(parts)]
    if change.kind in TARGETS:
        named = {(ref.kind, ref.line) for ref in refs if ref.target == change.old}
        yield from _edit_ids(body, change, named)
    for target in sorted({ref.target for ref in refs if ref.kind == "href"}):
        moved = _move_target(path, target, change)
        if moved:
            # Anywhere: the address of a link by reference stands elsewhere than the link.
            for place in re.finditer(rf"(?<=[(<:\s]){re.escape(target)}(?=[)>\s]|$)", body):
                yield _Edit(place.start(), place.end(), moved)


def _edit_ids(body: str, change: Renaming, named: set[tuple[str, int]]) -> Iterator[_Edit]:
    """Change [[id]] and [@id] on lines that hold such a link or citation."""
    starts = _find_starts(body)
    for found in _WIKI.finditer(body):
        if found[1] == change.old and ("wiki", bisect_right(starts, found.start())) in named:
            yield _Edit(found.start(1), found.end(1), change.new)
    for cited in _CITE.finditer(body):
        if ("cite", bisect_right(starts, cited.start())) in named:
            for name in re.finditer(rf"(?<=@){change.old}(?![\w-])", cited[0]):
                yield _Edit(cited.start() + name.start(), cited.start() + name.end(), change.new)


def _move_target(path: str, target: str, change: Renaming) -> str:
    """Return a link's address after the renaming; nothing where it stays."""
    old, new = change.paths
    placeholder = _FILENAME.match(target)
    if placeholder and old:
        given = placeholder[1]
        base = "" if given.startswith("/") else posixpath.dirname(path)
        if posixpath.normpath(posixpath.join(base, given.lstrip("/"))) == old:
            moved = posixpath.join(posixpath.dirname(given), posixpath.basename(new))
            return target[: placeholder.start(1)] + moved + target[placeholder.end(1) :]
    before, after = change.addresses
    if before and target.startswith("/") and target.partition("#")[0].strip("/") == before.strip("/"):
        return target.replace(before.strip("/"), after.strip("/"), 1)
    return ""
