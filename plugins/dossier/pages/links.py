"""Knows what the addresses in texts lead to, and reports those that lead nowhere.

Does not know links by id; those are the library's.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from ..library.model import Library
from ..problems import Problem, suggest
from ..source.documents import Document, Ref
from .addresses import attached_address, page_address

_PLACEHOLDER = re.compile(r"[{|](\w+)[|}](.*)", re.DOTALL)
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
OTHER_HOST = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class DeadLinkError(Exception):
    """Say why an address leads nowhere."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def resolve(library: Library, document: Document[Any], page: str, url: str) -> str:
    """Return where an address in a text leads: below the site's root, or `#…` on the page itself.

    `page` is the address of the page. Raises DeadLinkError.
    """
    if url.startswith("#"):
        if unquote(url[1:]) not in document.anchors:
            raise DeadLinkError(
                f"there is no anchor '{url}' here", suggest(url, [f"#{a}" for a in document.anchors])
            )
        return url
    if OTHER_HOST.match(url):
        raise DeadLinkError(f"'{url}' cannot be linked", "use http, https, mailto or tel")
    placeholder = _PLACEHOLDER.fullmatch(url)
    if placeholder:
        return _resolve_placeholder(library, document, page, placeholder.group(1), placeholder.group(2))
    path, mark, anchor = url.partition("#")
    base = "/" if path.startswith("/") else f"/{page}"
    target = posixpath.normpath(posixpath.join(base, unquote(path))).lstrip("/")
    if path.endswith((".md", *_IMAGES)):
        word = "filename" if path.endswith(".md") else "static"
        raise DeadLinkError(f"'{url}' is a file, not an address", f"write {{{word}}}{path}")
    if posixpath.splitext(target)[1] == "" and target:
        target += "/"
    return f"{target}{mark}{anchor}"


def _resolve_placeholder(library: Library, document: Document[Any], page: str, word: str, rest: str) -> str:
    if word not in ("filename", "static", "attach", "index"):
        raise DeadLinkError(f"'{{{word}}}' is not known", "use {filename}, {static}, {attach} or {index}")
    if word == "index":
        return ""
    path, mark, anchor = rest.partition("#")
    found = _find_path(document, unquote(path))
    if word == "filename":
        if found not in library.paths:
            raise DeadLinkError(
                f"there is no article, actor, dossier or page at '{found}'", suggest(found, library.paths)
            )
        return page_address(*library.paths[found]) + mark + anchor
    if found not in library.files:
        raise DeadLinkError(f"there is no file '{found}' below content/", suggest(found, library.files))
    return attached_address(page, found) if word == "attach" else found


def _find_path(document: Document[Any], path: str) -> str:
    """Return a path below content/: from its root where it begins with /, else from the file's folder."""
    folder = posixpath.dirname(document.path.split("/", 1)[1])
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")


def resolve_all(library: Library, document: Document[Any], page: str) -> dict[str, str]:
    """Return where each address in a document's text leads; those that are dead are left out."""
    addresses = {}
    for ref in document.refs:
        if ref.kind in ("href", "image"):
            try:
                addresses[ref.target] = resolve(library, document, page, ref.target)
            except DeadLinkError:
                continue
    return addresses


def find_all_copies(library: Library) -> Iterator[tuple[str, str]]:
    """List the files that texts publish: path below content/, and address."""
    for document, page in _documents(library):
        for ref in document.refs:
            placeholder = _PLACEHOLDER.fullmatch(ref.target) if ref.kind in ("href", "image") else None
            if placeholder and placeholder.group(1) in ("static", "attach"):
                path = _find_path(document, unquote(placeholder.group(2).partition("#")[0]))
                if path in library.files:
                    yield path, attached_address(page, path) if placeholder.group(1) == "attach" else path


def check_links(library: Library, addresses: frozenset[str]) -> Iterator[Problem]:
    """Report every address in a text that leads nowhere; `addresses` are those of all pages."""
    for document, page in _documents(library):
        for ref in document.refs:
            if ref.kind in ("href", "image"):
                yield from _check(library, document, page, ref, addresses)
        image = getattr(document.header, "image", "")
        if image and _find_path(document, f"/{image}") not in library.files:
            hint = suggest(image, library.files) or "give its path below content/, as images/name.jpg"
            yield Problem(
                document.path, f"there is no file '{image}' below content/", "image-missing", hint, ("image",)
            )


def _check(
    library: Library, document: Document[Any], page: str, ref: Ref, addresses: frozenset[str]
) -> Iterator[Problem]:
    code = "image-missing" if ref.kind == "image" else "link-dead"
    if ref.kind == "image" and OTHER_HOST.match(ref.target):
        hint = "put it into content/images/ and write {static}/images/…"
        yield Problem(
            document.path, f"the image '{ref.target}' lies on another host", code, hint, line=ref.line
        )
        return
    try:
        target = resolve(library, document, page, ref.target)
    except DeadLinkError as dead:
        yield Problem(document.path, dead.message, code, dead.hint, line=ref.line)
        return
    path = target.partition("#")[0]
    if (
        not target.startswith("#")
        and path not in addresses
        and not _is_copied(library, document, page, ref, path)
    ):
        hint = suggest(path, addresses)
        yield Problem(document.path, f"'{ref.target}' leads to no page", code, hint, line=ref.line)


def _is_copied(library: Library, document: Document[Any], page: str, ref: Ref, path: str) -> bool:
    placeholder = _PLACEHOLDER.fullmatch(ref.target)
    return bool(placeholder) or (path.startswith("images/") and path in library.files)


def _documents(library: Library) -> Iterator[tuple[Document[Any], str]]:
    for name, article in library.articles.items():
        yield article.document, page_address("article", name)
    for name, actor in library.actors.items():
        yield actor.document, page_address("actor", name)
    for name, dossier in library.dossiers.items():
        yield dossier.document, page_address("dossier", name)
    for name, page in library.pages.items():
        yield page, page_address("page", name)
