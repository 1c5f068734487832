"""Knows how an Obsidian vault becomes ours: notes as articles, folders as dossiers, wiki links as ours.

Does not know files.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from .haul import STATUS, Haul, decode_text, split_header, split_words

_WIKI = re.compile(r"(!?)\[\[([^\[\]|#^]*)((?:[#^][^\[\]|]*)?)(?:\\?\|([^\[\]]*))?\]\]")
_PLAIN = re.compile(r"(?<!!)\[([^\[\]|]*)\]\((?!\w+:|[/#])([^)\s#]+)\.md(?:#[^)\s]*)?\)")
_CODE = re.compile(r"(^```.*?^```|^~~~.*?^~~~|`[^`\n]*`)", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_CALLOUT = re.compile(r"^> ?\[!(\w+)\][+-]? ?", re.MULTILINE)
_MARKED = re.compile(r"==(?=\S)([^=\n]+)==")
_BLOCK_ID = re.compile(r" \^[\w-]+$", re.MULTILINE)
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")
_OURS = {"title", "date", "created", "published", "tags", "tag", "summary", "description", "lang", "status"}


class _Note(NamedTuple):
    source: str
    keys: Mapping[str, object]
    body: str
    name: str


class _Vault(NamedTuple):
    notes: Mapping[str, _Note]
    """By title and by path without its ending, in small letters."""
    images: Mapping[str, str]
    """Where each lies in the content folder, by its own name in small letters."""


def take_obsidian(files: Mapping[str, bytes], haul: Haul) -> None:
    """Take over a vault; `files` are its files by path."""
    dossiers = {
        folder: haul.name(folder)
        for folder in sorted({path.split("/")[0] for path in files if _is_filed(path)})
    }
    for folder, name in dossiers.items():
        haul.write(f"dossiers/{name}.md", {"title": folder}, "")
    notes, images = [], {}
    for path in sorted(files):
        suffix = posixpath.splitext(path)[1].lower()
        if suffix == ".md":
            keys, body = split_header(path, decode_text(files[path]), haul)
            notes.append(_Note(path, keys, body, haul.name(_stem(path), path)))
        elif suffix in _IMAGES:
            target = f"images/{posixpath.basename(path)}"
            if target in haul.files:
                haul.leave(path, "another picture has this name")
            else:
                haul.put(target, files[path])
                images[posixpath.basename(path).lower()] = target
        else:
            haul.leave(path, "nothing here is made of such a file")
    vault = _Vault(_index(notes), images)
    for note in notes:
        _write(note, dossiers, vault, haul)


def _is_filed(path: str) -> bool:
    return "/" in path and path.lower().endswith(".md")


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _index(notes: list[_Note]) -> dict[str, _Note]:
    index: dict[str, _Note] = {}
    for note in notes:
        for key in (_stem(note.source), note.source.removesuffix(".md")):
            index.setdefault(key.lower(), note)
    return index


def _write(note: _Note, dossiers: Mapping[str, str], vault: _Vault, haul: Haul) -> None:
    keys = {key: value if isinstance(value, str) else "" for key, value in note.keys.items()}
    for key in sorted(set(note.keys) - _OURS):
        if note.keys[key]:
            haul.leave(note.source, f"its key '{key}'")
    stem = _stem(note.source)
    named = re.match(r"\d{4}-\d{2}-\d{2}", stem)
    given = (
        keys.get("date", ""),
        keys.get("published", ""),
        keys.get("created", ""),
        named[0] if named else "",
    )
    date, dated = haul.find_date(note.source, *given)
    status = STATUS.get(keys.get("status", "").lower(), "") if dated else "draft"
    folder = note.source.split("/")[0]
    header: dict[str, str | list[str]] = {"title": keys.get("title") or stem, "date": date, "status": status}
    header["summary"] = keys.get("summary") or keys.get("description", "")
    header["lang"] = keys.get("lang", "")
    header["tags"] = split_words(note.keys.get("tags") or note.keys.get("tag"))
    header["dossiers"] = [dossiers[folder]] if folder in dossiers else []
    haul.write(f"articles/{date[:4]}/{note.name}.md", header, _translate(note, vault, haul))


def _translate(note: _Note, vault: _Vault, haul: Haul) -> str:
    """Write a text in our Markdown; code stays as it is."""
    pieces = _CODE.split(note.body)
    for place in range(0, len(pieces), 2):
        text = pieces[place]
        if _COMMENT.search(text):
            haul.leave(note.source, "a comment between %%")
        if found := _CALLOUT.search(text):
            haul.leave(note.source, f"the kind of a callout ({found[1]}): it is a quotation")
        text = _BLOCK_ID.sub("", _COMMENT.sub("", _CALLOUT.sub("> ", text)))
        text = _MARKED.sub(r"**\1**", text)
        text = _PLAIN.sub(lambda match: f"[[{unquote(match[2])}|{match[1]}]]", text)
        pieces[place] = _WIKI.sub(lambda match: _link(match, note, vault, haul), text)
    return "".join(pieces)


def _link(match: re.Match[str], note: _Note, vault: _Vault, haul: Haul) -> str:
    embedded, target, inner, words = match.groups()
    target, shown = target.strip(), (words or "").strip()
    if not target:
        haul.leave(note.source, f"a link within the text: {match[0]}")
        return shown or inner.lstrip("#^").strip()
    image = vault.images.get(posixpath.basename(target).lower())
    if image:
        # Words behind an image's name are mostly its width.
        alt = shown if shown and not re.fullmatch(r"\d+(x\d+)?", shown) else _stem(target)
        return (
            f"![{alt}]({{static}}/{image})" if embedded else f"[{shown or _stem(target)}]({{static}}/{image})"
        )
    found = vault.notes.get(target.lower()) or vault.notes.get(posixpath.basename(target).lower())
    if found is None:
        haul.leave(note.source, f"a link to '{target}', which is not there")
        return shown or target
    if inner:
        haul.leave(note.source, f"the place within a text: {target}{inner}")
    if embedded:
        haul.leave(note.source, f"a text shown within another: it is a link to '{target}'")
    return f"[[{found.name}|{shown or posixpath.basename(target)}]]"
