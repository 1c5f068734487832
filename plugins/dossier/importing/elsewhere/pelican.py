"""Knows how the content of a plain Pelican site becomes ours.

Does not know Pelican itself, nor files.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple

from .haul import STATUS, Haul, decode_text, split_header, split_words

_KEY = re.compile(r"([A-Za-z_]+)\s*:\s*(.*)")
_LINK = re.compile(r"[{|](filename|static|attach|author|category|tag|index)[}|]([^\s)\"'>]*)")
_PLAIN = re.compile(r"(?<=\]\()(?!\w+:|[{|/#])([^)\s#]+\.(?:md|markdown))(?=[)#])")
_HTML = re.compile(r"^\s*<(?!https?:)[a-zA-Z!/][^>]*>", re.MULTILINE)
_OURS = {"title", "date", "modified", "summary", "tags", "category", "lang", "status", "slug"}
_READ = (".md", ".markdown", ".mkd", ".mdown")
_FOREIGN = {
    ".rst": "reStructuredText",
    ".html": "HTML",
    ".htm": "HTML",
    ".adoc": "AsciiDoc",
    ".ipynb": "a notebook",
}


class _Text(NamedTuple):
    source: str
    keys: Mapping[str, str]
    body: str
    target: str
    date: str
    dated: bool


def take_pelican(files: Mapping[str, bytes], haul: Haul) -> None:
    """Take over a content folder; `files` are its files by path."""
    texts = []
    for path in sorted(files):
        suffix = posixpath.splitext(path)[1].lower()
        if suffix in _READ:
            texts.append(_read(path, decode_text(files[path]), haul))
        elif suffix in _FOREIGN:
            haul.leave(path, f"this is {_FOREIGN[suffix]}: make Markdown of it, and import it again")
        else:
            haul.put(path, files[path])
    targets = {text.source: text.target for text in texts}
    for text in texts:
        _write(text, targets, files, haul)


def _read(path: str, text: str, haul: Haul) -> _Text:
    keys, body = _split(path, text, haul)
    stem = posixpath.splitext(posixpath.basename(path))[0]
    dated = re.match(r"(\d{4}-\d{2}-\d{2})[-_ ]?(.*)", stem)
    name = haul.name(keys.get("slug", ""), dated[2] if dated else stem, keys.get("title", ""), path)
    if path.startswith("pages/"):
        return _Text(path, keys, body, f"pages/{name}.md", "", True)
    date, found = haul.find_date(path, keys.get("date", ""), dated[1] if dated else "")
    return _Text(path, keys, body, f"articles/{date[:4]}/{name}.md", date, found)


def _split(path: str, text: str, haul: Haul) -> tuple[dict[str, str], str]:
    """Part the keys above a text from it, in Pelican's own form or as a header in YAML."""
    header, body = split_header(path, text, haul)
    if len(body) != len(text):
        return {key: _join(value) for key, value in header.items()}, body
    keys: dict[str, str] = {}
    lines = text.split("\n")
    last = ""
    for number, line in enumerate(lines):
        match = _KEY.match(line)
        if match:
            last = match[1].lower()
            keys[last] = match[2].strip()
        elif last and line.startswith("    "):
            keys[last] += f" {line.strip()}"
        else:
            return keys, "\n".join(lines[number:])
    return keys, ""


def _join(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _write(text: _Text, targets: Mapping[str, str], files: Mapping[str, bytes], haul: Haul) -> None:
    keys = text.keys
    for key in sorted(set(keys) - _OURS):
        if keys[key]:
            haul.leave(text.source, f"its key '{key}' ({keys[key]})")
    stem = posixpath.splitext(posixpath.basename(text.source))[0]
    header: dict[str, str | list[str]] = {
        "title": keys.get("title") or stem,
        "summary": keys.get("summary", ""),
    }
    header["lang"] = keys.get("lang", "")
    if not text.target.startswith("pages/"):
        status = keys.get("status", "published").lower()
        if status not in STATUS:
            haul.leave(text.source, f"its status '{status}': it is a draft")
        header |= {"date": text.date, "modified": keys.get("modified", "")[:10]}
        header["tags"] = split_words(f"{keys.get('category', '')}, {keys.get('tags', '')}")
        header["status"] = STATUS.get(status, "draft") if text.dated else "draft"
    body = _PLAIN.sub(r"{filename}\1", text.body)
    body = _LINK.sub(lambda match: _lead(match, text, targets, files, haul), body)
    if _HTML.search(re.sub(r"^(```|~~~).*?^\1", "", body, flags=re.MULTILINE | re.DOTALL)):
        haul.leave(text.source, "its HTML, which is shown as text")
    haul.write(text.target, header, body)


def _lead(
    match: re.Match[str], text: _Text, targets: Mapping[str, str], files: Mapping[str, bytes], haul: Haul
) -> str:
    """Return a link to where its target lies now."""
    kind, rest = match.groups()
    path, mark, anchor = rest.partition("#")
    if kind in ("author", "category", "tag", "index"):
        haul.leave(text.source, f"a link to {{{kind}}}{rest}: no such page is made here")
        return "/"
    folder = posixpath.dirname(text.source)
    wanted = posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
    if wanted in targets:
        return f"{{filename}}/{targets[wanted]}{mark}{anchor}"
    if wanted not in files:
        haul.leave(text.source, f"a link to {match[0]}, which is not there")
    return f"{{{'static' if kind == 'filename' else kind}}}/{wanted}{mark}{anchor}"
