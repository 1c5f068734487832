"""Knows which documents are published, which wait, and which id means what.

Does not know what the documents say of each other.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..problems import Key, Problem, suggest
from ..source.dates import Date
from ..source.documents import Broken, Document, Parsed, Records, Sources
from ..source.fields import is_address, looks_like_id
from ..source.headers import ActorHeader, ArticleHeader, DossierHeader, PageHeader
from ..source.records import Source
from .mentions.model import NOTHING, OWN_TEXTS, Findings, Mention, Mentions

RESERVED_PAGES = frozenset({"dossiers", "actors", "articles", "timeline", "sources", "search", "data", "404"})
FOLDERS = {"articles": "article", "actors": "actor", "dossiers": "dossier", "pages": "page"}
DRAFT = "is a draft"
"""Why an article is not published, other than for its date."""
_PLACES = {
    "actor": "content/actors/{}.md",
    "dossier": "content/dossiers/{}.md",
    "article": "an article of this name",
    "page": "content/pages/{}.md",
    "source": "it to a file in content/sources/",
}


@dataclass
class Shelf:
    """Hold what is published, by kind and id."""

    articles: dict[str, Document[ArticleHeader]] = field(default_factory=dict)
    actors: dict[str, Document[ActorHeader]] = field(default_factory=dict)
    dossiers: dict[str, Document[DossierHeader]] = field(default_factory=dict)
    pages: dict[str, Document[PageHeader]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The file and place of each source."""
    records: list[Records] = field(default_factory=list)
    waiting: dict[str, str] = field(default_factory=dict)
    """Ids that are not published, each with the reason."""
    absent: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Files of Markdown that are not published: kind, id, and the reason; none where it is broken."""
    hidden_records: dict[str, str] = field(default_factory=dict)
    """Ids of events and statements in articles that are not published, each with the reason."""
    lost: set[str] = field(default_factory=set)
    """Ids that stand in files with mistakes; what leads to them is no further mistake."""
    mended: dict[str, frozenset[Key]] = field(default_factory=dict)
    """Records that are not what the editor wrote, by file."""
    findings: Mapping[str, Findings] = field(default_factory=dict)
    """The mentions in each file, by path."""
    problems: list[Problem] = field(default_factory=list)

    def mentions(self, path: str, key: Key) -> tuple[Mention, ...]:
        """Return the mentions in one text of a file."""
        return self.findings.get(path, {}).get(key, NOTHING).mentions

    def texts_of(self, path: str) -> Mentions:
        """Return the mentions in the texts of a file, by text; those in its records are theirs."""
        return {
            key: found.mentions
            for key, found in self.findings.get(path, {}).items()
            if found.mentions and key[0] in OWN_TEXTS
        }

    def kind_of(self, name: str) -> str:
        """Return what an id means: actor, dossier, article or source; else nothing."""
        if name in self.actors:
            return "actor"
        if name in self.dossiers:
            return "dossier"
        if name in self.articles:
            return "article"
        return "source" if name in self.sources else ""

    def of_kind(self, kind: str) -> Mapping[str, Any]:
        """Return everything of a kind, by id."""
        table: dict[str, Mapping[str, Any]] = {
            "actor": self.actors,
            "dossier": self.dossiers,
            "article": self.articles,
            "page": self.pages,
            "source": self.sources,
        }
        return table[kind]

    def expect(self, kind: str, name: str, path: str, key: Key = (), line: int = 0, hint: str = "") -> bool:
        """Say whether an id is of a kind; report it where it is not."""
        if name in self.of_kind(kind):
            return True
        found = self.kind_of(name)
        if found:
            message, hint, code = f"'{name}' is {_article(found)}, not {_article(kind)}", "", "id-unknown"
        else:
            hint = hint or f"add {_PLACES[kind].format(name)}, or mend it"
            message, hint, code = self._missing(_article(kind), name, self.of_kind(kind), hint)
        return self.refuse(name, Problem(path, message, code, hint, key, line))

    def expect_target(self, name: str, path: str, line: int, key: Key = ()) -> bool:
        """Say whether an id leads anywhere; report it where it does not."""
        if self.kind_of(name):
            return True
        known = [*self.actors, *self.dossiers, *self.articles, *self.sources]
        what, hint = "an actor, dossier, article or source", "add what it leads to, or mend it"
        message, hint, code = self._missing(what, name, known, hint)
        return self.refuse(name, Problem(path, message, code, hint, key, line))

    def expect_source(self, name: str, path: str, key: Key = (), line: int = 0) -> bool:
        """Say whether something can be cited; report it where it cannot."""
        if name in self.sources:
            return True
        if name in self.articles:
            article = self.articles[name]
            if article.header.publisher or () in article.mended:
                return True
            hint = "cite what it rests on; only an article with a publisher is a source"
            return self.refuse(
                name, Problem(path, f"'{name}' is our own article", "id-unknown", hint, key, line)
            )
        return self.expect("source", name, path, key, line)

    def expect_words(self, value: str, path: str, key: Key) -> None:
        """Report a value that can only be meant as an actor's id, where there is no such actor."""
        if looks_like_id(value) and value not in self.actors:
            hint = f"add {_PLACES['actor'].format(value)}, or mend it; words have a space or a capital"
            self.expect("actor", value, path, key, hint=hint)

    def refuse(self, name: str, problem: Problem) -> bool:
        """Report a problem, unless it leads to what another mistake has hidden."""
        if name not in self.lost:
            self.problems.append(problem)
        return False

    def _missing(self, what: str, name: str, known: Iterable[str], hint: str) -> tuple[str, str, str]:
        """Return the message, hint and code for an id that is not there; `hint` if none is near."""
        if name in self.waiting:
            return (
                f"'{name}' {self.waiting[name]}",
                "remove what leads to it, or publish it first",
                "id-waiting",
            )
        if is_address(name):
            return f"'{name}' is an address, not {what}", hint, "id-unknown"
        if name in self.pages:
            hint = f"link to a page by {{filename}}/pages/{name}.md"
            return f"'{name}' is a page, not {what}", hint, "id-unknown"
        return f"'{name}' is not the id of {what}", suggest(name, known) or hint, "id-unknown"


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"


def build_shelf(parsed: Iterable[Parsed], broken: frozenset[str], today: Date) -> Shelf:
    """Put everything in its place; two of one id are a mistake."""
    shelf = Shelf(lost=set(broken))
    owners: dict[str, str] = {}
    documents = []
    for one in sorted(parsed, key=lambda one: one.path):
        shelf.lost |= one.lost
        if isinstance(one, Broken):
            _add_broken(shelf, one)
            continue
        if one.mended:
            shelf.mended[one.path] = one.mended
        if isinstance(one, Records):
            shelf.records.append(one)
        elif isinstance(one, Sources):
            _add_sources(shelf, one, owners)
        else:
            documents.append(one)
    documents.sort(key=_reading_order)
    for document in documents:
        _add_document(shelf, document, owners, today)
    return shelf


def _add_broken(shelf: Shelf, file: Broken) -> None:
    folder, name = file.path.split("/")[1], posixpath.splitext(posixpath.basename(file.path))[0]
    if folder in FOLDERS:
        shelf.absent[file.path.split("/", 1)[1]] = (FOLDERS[folder], name, "")


def _reading_order(document: Document[Any]) -> tuple[float, float, str]:
    header = document.header
    return (*(header.date.sort_key if isinstance(header, ArticleHeader) else (0.0, 0.0)), document.path)


def _add_sources(shelf: Shelf, file: Sources, owners: dict[str, str]) -> None:
    for number, source in enumerate(file.content):
        if _claim(shelf, source.id, file.path, owners, (number, "id")):
            shelf.sources[source.id] = source
            shelf.places[source.id] = (file.path, number)


def _add_document(shelf: Shelf, document: Document[Any], owners: dict[str, str], today: Date) -> None:
    header = document.header
    if isinstance(header, PageHeader):
        _add_page(shelf, document, owners)
    elif _claim(shelf, document.id, document.path, owners):
        reason = _waits(header, today)
        if reason:
            _put_aside(shelf, document, reason)
        elif isinstance(header, ArticleHeader):
            shelf.articles[document.id] = document
            if header.withdrawn:
                _hide_records(shelf, document, "is withdrawn")
        elif isinstance(header, ActorHeader):
            shelf.actors[document.id] = document
        else:
            shelf.dossiers[document.id] = document


def _put_aside(shelf: Shelf, document: Document[ArticleHeader], reason: str) -> None:
    """Note why a document is not published, and what waits with it."""
    shelf.waiting[document.id] = reason
    shelf.absent[document.path.split("/", 1)[1]] = ("article", document.id, reason)
    _hide_records(shelf, document, reason)


def _hide_records(shelf: Shelf, document: Document[ArticleHeader], reason: str) -> None:
    """Note the records of an article that others may name in vain, and why."""
    for record in (*document.header.events, *document.header.statements):
        if record.id:
            shelf.hidden_records[record.id] = f"stands in '{document.id}', which {reason}"


def _add_page(shelf: Shelf, document: Document[Any], owners: dict[str, str]) -> None:
    if document.id in RESERVED_PAGES:
        message = f"the page '{document.id}' is made by the site itself"
        shelf.problems.append(Problem(document.path, message, "address-taken", "give the file another name"))
    elif _claim(shelf, f"/{document.id}/", document.path, owners):
        shelf.pages[document.id] = document


def _claim(shelf: Shelf, name: str, path: str, owners: dict[str, str], key: Key = ()) -> bool:
    """Give an id to its first owner; report the second."""
    if name in owners:
        what, code = ("address", "address-taken") if name.startswith("/") else ("id", "id-taken")
        hint = f"give one of them another {'id' if key else 'file name'}"
        message = f"the {what} '{name}' is taken by {owners[name]}"
        shelf.problems.append(Problem(path, message, code, hint, key))
        return False
    owners[name] = path
    return True


def _waits(header: Any, today: Date) -> str:
    if not isinstance(header, ArticleHeader):
        return ""
    if header.status == "draft":
        return DRAFT
    if header.date.earliest is not None and today.latest is not None and header.date.earliest > today.latest:
        return f"waits until {header.date.text[:10]}"
    return ""
