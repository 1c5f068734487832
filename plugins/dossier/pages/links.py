"""Knows what the addresses in texts lead to, and reports those that lead nowhere.

Does not know links by id; those are the library's.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn
from urllib.parse import quote, unquote

from ..library.model import Library, Picture
from ..problems import Key, suggest
from ..source.documents import Document, Ref
from ..source.headings import is_reserved
from .addresses import attached_address, page_address

PLACEHOLDER = re.compile(r"[{|](\w+)[|}](.*)", re.DOTALL)
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
OTHER_HOST = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Destination(NamedTuple):
    """Hold where an address in a text leads, and what is known of it where that is an image."""

    address: str
    """Below the site's root, or `#…` on the page itself."""
    picture: Picture | None = None


Destinations = tuple[tuple[str, Destination], ...]
"""By the addresses as they were written."""


class Copy(NamedTuple):
    """Hold a file that is published: where it lies below content/, its address, and who asks for it."""

    path: str
    address: str
    document: str
    line: int = 0
    key: Key = ()


class DeadLinkError(Exception):
    """Say why an address leads nowhere; without words where another mistake says it."""

    def __init__(self, message: str, hint: str = "", code: str = "link-dead") -> None:
        super().__init__(message)
        self.message, self.hint, self.code = message, hint, code


def resolve(library: Library, document: Document[Any], page: str, url: str) -> str:
    """Return where an address in a text leads: below the site's root, or `#…` on the page itself.

    `page` is the address of the page. Raises DeadLinkError.
    """
    if not url:
        raise DeadLinkError("a link without an address", "write [words](address)")
    if url.startswith("#"):
        check_anchor(document, url[1:], "here")
        return url
    if OTHER_HOST.match(url):
        hint = f"write https:{url}" if url.startswith("//") else "use http, https, mailto or tel"
        raise DeadLinkError(f"'{url}' cannot be linked", hint, "link-scheme")
    placeholder = PLACEHOLDER.fullmatch(url)
    if placeholder:
        return _resolve_placeholder(library, document, page, placeholder.group(1), placeholder.group(2))
    path, mark, anchor = url.partition("#")
    base = "/" if path.startswith("/") else f"/{page}"
    target = posixpath.normpath(posixpath.join(base, unquote(path))).lstrip("/")
    if path.endswith((".md", *_IMAGES)):
        hint = f"write {{filename}}{url}" if path.endswith(".md") else _find_image(library, path)
        raise DeadLinkError(f"'{url}' is a file, not an address", hint)
    if posixpath.splitext(target)[1] == "" and target:
        target += "/"
    return f"{target}{mark}{anchor}"


def check_anchor(document: Document[Any], anchor: str, where: str) -> None:
    """Raise DeadLinkError where a text has no such anchor; the page's own are known when it is made."""
    name = unquote(anchor)
    if name not in document.anchors and not is_reserved(name):
        hint = suggest(f"#{name}", [f"#{known}" for known in document.anchors])
        raise DeadLinkError(f"there is no anchor '#{anchor}' {where}", hint)


def _find_image(library: Library, path: str) -> str:
    """Say how an image is linked, by the file of its name if there is one."""
    name = posixpath.basename(path)
    found = sorted(file for file in library.files if posixpath.basename(file) == name)
    if found:
        return f"write {{static}}/{found[0]}"
    return f"put it into content/images/ and write {{static}}/images/{name}"


def _resolve_placeholder(library: Library, document: Document[Any], page: str, word: str, rest: str) -> str:
    if word not in ("filename", "static", "attach", "index"):
        raise DeadLinkError(f"'{{{word}}}' is not known", "use {filename}, {static}, {attach} or {index}")
    if word == "index":
        return ""
    path, mark, anchor = rest.partition("#")
    found = find_path(document, unquote(path))
    if word == "filename":
        return _resolve_file(library, found) + mark + anchor
    if found not in library.files:
        hint = suggest(found, library.files) or "give its path below content/, as {static}/images/name.jpg"
        raise DeadLinkError(f"there is no file '{found}' below content/", hint)
    return quote(attached_address(page, found) if word == "attach" else found)


def _resolve_file(library: Library, path: str) -> str:
    if path in library.paths:
        return page_address(*library.paths[path])
    if path in library.absent:
        refuse_absent(*library.absent[path])
    hint = suggest(path, library.paths) or "give its path from this file, or from content/ with a / first"
    raise DeadLinkError(f"there is no article, actor, dossier or page at '{path}'", hint)


def refuse_absent(_kind: str, name: str, reason: str) -> NoReturn:
    """Raise DeadLinkError at what will not be published, with the reason."""
    hint = "remove what leads to it, or publish it first"
    raise DeadLinkError(f"'{name}' {reason}" if reason else "", hint, "id-waiting")


def find_path(document: Document[Any], path: str) -> str:
    """Return a path below content/: from its root where it begins with /, else from the file's folder."""
    folder = posixpath.dirname(document.path.split("/", 1)[1])
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")


def resolve_all(library: Library, document: Document[Any], page: str) -> Destinations:
    """Return where each address in a document leads, its own image's too; dead ones are left out."""
    found = {}
    for ref in document.refs:
        if ref.kind in ("href", "image"):
            try:
                address = resolve(library, document, page, ref.target)
            except DeadLinkError:
                continue
            picture = None
            if ref.kind == "image":
                picture = next(
                    (library.images.get(path) for path, _ in find_copies(library, document, page, ref)), None
                )
            found[ref.target] = Destination(address, picture)
    image = getattr(document.header, "image", "")
    if image:
        path = find_path(document, f"/{image}")
        found[image] = Destination(quote(path), library.images.get(path))
    return tuple(sorted(found.items()))


def find_copies(library: Library, document: Document[Any], page: str, ref: Ref) -> Iterator[tuple[str, str]]:
    """List the file that an address in a text publishes, if any: path below content/, and address."""
    placeholder = PLACEHOLDER.fullmatch(ref.target) if ref.kind in ("href", "image") else None
    if placeholder and placeholder.group(1) in ("static", "attach"):
        path = find_path(document, unquote(placeholder.group(2).partition("#")[0]))
        if path in library.files:
            yield path, attached_address(page, path) if placeholder.group(1) == "attach" else path


def find_all_copies(library: Library, folders: tuple[str, ...] = ()) -> Iterator[Copy]:
    """List the files that texts publish, and all in some folders below content/."""
    for document, page in list_documents(library):
        for ref in document.refs:
            for path, address in find_copies(library, document, page, ref):
                yield Copy(path, address, document.path, ref.line)
        image = getattr(document.header, "image", "")
        path = find_path(document, f"/{image}")
        if image and path in library.files:
            yield Copy(path, path, document.path, key=("image",))
    for path in sorted(library.files):
        if any(f"{path}/".startswith(f"{folder}/") for folder in folders):
            yield Copy(path, path, f"content/{path}")


def list_documents(library: Library) -> Iterator[tuple[Document[Any], str]]:
    """List every published text with the address of its page."""
    for name, article in library.articles.items():
        yield article.document, page_address("article", name)
    for name, actor in library.actors.items():
        yield actor.document, page_address("actor", name)
    for name, dossier in library.dossiers.items():
        yield dossier.document, page_address("dossier", name)
    for name, page in library.pages.items():
        yield page, page_address("page", name)
