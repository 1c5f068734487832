"""Knows whether the addresses in texts lead to what is published, and reports those that do not.

Does not know links by id; those are the library's.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..library.model import Library
from ..problems import Problem, find_nearest, suggest
from ..source.documents import Document, Ref
from .addresses import page_address
from .links import (
    OTHER_HOST,
    PLACEHOLDER,
    Copy,
    DeadLinkError,
    check_anchor,
    find_copies,
    find_path,
    list_documents,
    refuse_absent,
    resolve,
)


def check_links(library: Library, addresses: frozenset[str]) -> Iterator[Problem]:
    """Report every address in a text that leads nowhere; `addresses` are those of all pages and exports."""
    documents = list(list_documents(library))
    checker = _Checker(
        library,
        addresses,
        {page: document for document, page in documents},
        {page_address(kind, name): (kind, name, reason) for kind, name, reason in library.absent.values()},
    )
    for document, page in documents:
        for ref in document.refs:
            if ref.kind in ("href", "image"):
                yield from checker.check(document, page, ref)
        image = getattr(document.header, "image", "")
        if image and find_path(document, f"/{image}") not in library.files:
            hint = suggest(image, library.files) or "give its path below content/, as images/name.jpg"
            message = f"there is no file '{image}' below content/"
            yield Problem(document.path, message, "image-missing", hint, ("image",))


def check_copies(library: Library) -> Iterator[Problem]:
    """Report different files that texts would publish at one address."""
    owners: dict[str, tuple[str, str]] = {}
    for document, page in list_documents(library):
        for ref in document.refs:
            for path, address in find_copies(library, document, page, ref):
                first, owner = owners.setdefault(address, (path, document.path))
                if first != path:
                    message = f"'{path}' would be published where '{first}' is, which {owner} attaches"
                    hint = "give one of them another name"
                    yield Problem(document.path, message, "address-taken", hint, line=ref.line)


def check_taken(copies: Iterable[Copy], exports: Collection[str]) -> Iterator[Problem]:
    """Report files that would be published where the site has an export of its own."""
    for copy in copies:
        if copy.address in exports:
            message = f"'{copy.path}' would be published where the site's own {copy.address} is"
            name = posixpath.basename(copy.address)
            hint = f"give it another name, or leave ours out: EXPORTS_OFF = ['{name}']"
            yield Problem(copy.document, message, "address-taken", hint, copy.key, copy.line)


@dataclass(frozen=True)
class _Checker:
    """Check addresses against all that is published."""

    library: Library
    addresses: frozenset[str]
    documents: Mapping[str, Document[Any]]
    """By the address of their page."""
    absent: Mapping[str, tuple[str, str, str]]
    """Addresses of pages that will not be there: kind, id, and the reason."""

    def check(self, document: Document[Any], page: str, ref: Ref) -> Iterator[Problem]:
        """Report an address that leads nowhere."""
        if ref.kind == "image" and OTHER_HOST.match(ref.target):
            message = f"the image '{ref.target}' lies on another host"
            hint = "put it into content/images/ and write {static}/images/…"
            yield Problem(document.path, message, "image-missing", hint, line=ref.line)
            return
        try:
            target = resolve(self.library, document, page, ref.target)
            if not target.startswith("#"):
                self._expect_page(document, page, ref, target)
        except DeadLinkError as dead:
            code = "image-missing" if ref.kind == "image" and dead.code == "link-dead" else dead.code
            if dead.message:
                yield Problem(document.path, dead.message, code, dead.hint, line=ref.line)

    def _expect_page(self, document: Document[Any], page: str, ref: Ref, target: str) -> None:
        path, _, anchor = target.partition("#")
        if path in self.addresses:
            if anchor and path in self.documents:
                check_anchor(self.documents[path], anchor, f"in {self.documents[path].path}")
            return
        if path in self.absent:
            refuse_absent(*self.absent[path])
        if not _is_copied(self.library, document, page, ref, path):
            raise DeadLinkError(f"'{ref.target}' leads to no page", self._suggest(path))

    def _suggest(self, path: str) -> str:
        near = find_nearest(path, self.addresses)
        return f"did you mean /{near}?" if near else "link by id, [[id]], or to an address as /dossiers/"


def _is_copied(library: Library, document: Document[Any], page: str, ref: Ref, path: str) -> bool:
    placeholder = PLACEHOLDER.fullmatch(ref.target)
    return bool(placeholder) or (path.startswith("images/") and path in library.files)
