"""Knows which ids a document's header and text may name, and reports those that lead nowhere.

Does not know addresses; links by address are checked where addresses are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..problems import Key, Problem
from ..source.documents import Document
from ..source.fields import fold, is_address
from ..source.headers import ActorHeader, ArticleHeader, DossierHeader
from .entries import check_inline
from .shelf import FOLDERS, RESERVED_PAGES, Shelf


def check_references(shelf: Shelf) -> None:
    """Report every id in headers and texts that does not exist."""
    for article in shelf.articles.values():
        _check_text(shelf, article)
        _check_article(shelf, article)
    offices = {
        fold(title) for actor in shelf.actors.values() for role in actor.header.roles for title in role.title
    }
    for actor in shelf.actors.values():
        _check_text(shelf, actor)
        _check_actor(shelf, actor)
        _check_aliases(shelf, actor, offices)
    for dossier in shelf.dossiers.values():
        _check_text(shelf, dossier)
        _check_dossier(shelf, dossier)
    for page in shelf.pages.values():
        _check_text(shelf, page)
        check_inline(shelf, page.header.summary, page.path, ("summary",))
        _check_translation(shelf, page, shelf.pages, "page")
    for name, source in shelf.sources.items():
        path, number = shelf.places[name]
        for key in ("publisher", "via", "origin"):
            if getattr(source, key):
                shelf.expect_words(getattr(source, key), path, (number, key))
        check_inline(shelf, source.note, path, (number, "note"))


def _check_text(shelf: Shelf, document: Document[Any]) -> None:
    for ref in document.refs:
        if ref.kind == "wiki":
            shelf.expect_target(ref.target, document.path, ref.line)
        elif ref.kind == "cite":
            shelf.expect_source(ref.target, document.path, line=ref.line)


def _expect_all(shelf: Shelf, kind: str, document: Document[Any], key: str) -> None:
    for number, name in enumerate(getattr(document.header, key)):
        shelf.expect(kind, name, document.path, (key, number))


def _check_article(shelf: Shelf, article: Document[ArticleHeader]) -> None:
    header, path = article.header, article.path
    for kind, key in (
        ("dossier", "dossiers"),
        ("dossier", "not_dossiers"),
        ("actor", "actors"),
        ("actor", "not_actors"),
    ):
        _expect_all(shelf, kind, article, key)
    for key in ("publisher", "via", "origin"):
        if getattr(header, key):
            shelf.expect_words(getattr(header, key), path, (key,))
    for key in ("summary", "note", "withdrawn"):
        check_inline(shelf, getattr(header, key), path, (key,))
    for number, correction in enumerate(header.corrections):
        check_inline(shelf, correction.note, path, ("corrections", number, "note"))
    _check_translation(shelf, article, shelf.articles, "article")


def _check_translation(
    shelf: Shelf, document: Document[Any], known: Mapping[str, Document[Any]], kind: str
) -> None:
    original = document.header.translation_of
    if not original or not shelf.expect(kind, original, document.path, ("translation_of",)):
        return
    if known[original].header.translation_of:
        message = f"'{original}' is a translation itself"
        hint = f"write {known[original].header.translation_of}"
        shelf.problems.append(Problem(document.path, message, "value-invalid", hint, ("translation_of",)))


def _check_actor(shelf: Shelf, actor: Document[ActorHeader]) -> None:
    for number, role in enumerate(actor.header.roles):
        if role.of:
            shelf.expect("actor", role.of, actor.path, ("roles", number, "of"))
    for number, name in enumerate(actor.header.member_of):
        shelf.expect_words(name, actor.path, ("member_of", number))
    for number, name in enumerate(actor.header.sources):
        if not is_address(name):
            shelf.expect_source(name, actor.path, ("sources", number))
    check_inline(shelf, actor.header.note, actor.path, ("note",))


def _check_aliases(shelf: Shelf, actor: Document[ActorHeader], offices: set[str]) -> None:
    if actor.header.kind != "person":
        return
    for number, alias in enumerate(actor.header.aliases):
        office = next((title for title in offices if fold(alias).startswith(f"{title} ")), "")
        if office:
            message = f"the alias '{alias}' begins with an office"
            hint = "remove it; offices are found by the date of the text"
            shelf.problems.append(Problem(actor.path, message, "alias-office", hint, ("aliases", number)))


def _check_dossier(shelf: Shelf, dossier: Document[DossierHeader]) -> None:
    header, path = dossier.header, dossier.path
    _expect_all(shelf, "dossier", dossier, "related")
    check_inline(shelf, header.summary, path, ("summary",))
    for name in ("any", "all"):
        for number, clause in enumerate(getattr(header.match, name, ())):
            key: Key = ("match", name, number)
            for place, actor in enumerate(clause.actors):
                shelf.expect("actor", actor, path, (*key, "actors", place))
            for place, publisher in enumerate(clause.publishers):
                shelf.expect_words(publisher, path, (*key, "publishers", place))


def check_former(shelf: Shelf) -> None:
    """Report former ids that are taken."""
    owners: dict[tuple[str, str], Document[Any]] = {}
    for folder, kind in FOLDERS.items():
        for document in shelf.of_kind(kind).values():
            for number, name in enumerate(document.header.formerly):
                owner = shelf.of_kind(kind).get(name) or owners.get((folder, name))
                reserved = kind == "page" and name in RESERVED_PAGES
                if owner or reserved:
                    message = (
                        f"the address of '{name}' is taken by {owner.path if owner else 'the site itself'}"
                    )
                    where = ("formerly", number)
                    shelf.problems.append(
                        Problem(document.path, message, "address-taken", "remove it here", where)
                    )
                owners[folder, name] = document
