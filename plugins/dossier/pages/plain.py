"""Knows what an editor's page shows: about, method, imprint.

Does not know which pages there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..library.model import Library, Prose
from ..source.documents import Document
from ..source.headers import PageHeader
from .addresses import page_address
from .cards import ActorCard, SourceCard, find_names, find_names_in, find_source
from .links import Destinations, resolve_all
from .mentions import find_people
from .page import Page, build_page
from .texts import Link, Linker, Names, Notes, NoteView, Rich

CORRECTIONS_PAGE = "corrections"


class Inputs(NamedTuple):
    """Hold all that an editor's page is made from."""

    document: Document[PageHeader]
    language: str
    sources: tuple[SourceCard, ...]
    translations: tuple[tuple[str, str, str], ...]
    """Language, id and title of each."""
    prose: Prose
    people: tuple[ActorCard, ...]
    names: Names
    addresses: Destinations


class View(NamedTuple):
    """Show an editor's page."""

    page: Page
    title: str
    summary: Rich
    body: Rich
    notes: tuple[NoteView, ...]
    translations: tuple[Link, ...]


def find_page_ids(library: Library) -> Iterator[str]:
    """List the editor's pages, but for the words above the corrections."""
    yield from (name for name in library.pages if name != CORRECTIONS_PAGE)


def find_menu(library: Library, last: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """List title and address of the editor's pages, for the foot of every page; `last` are ids."""
    originals = [page for page in library.pages.values() if not page.header.translation_of]
    originals.sort(key=lambda page: last.index(page.id) if page.id in last else -1)
    return tuple((page.header.title, page_address("page", page.id)) for page in originals)


def find_inputs(library: Library, name: str) -> Inputs:
    """Return all that an editor's page is made from."""
    document = library.pages[name]
    prose = library.texts[document.path]
    original = document.header.translation_of or name
    others = [
        other
        for other in library.pages.values()
        if other.id != name and original in (other.id, other.header.translation_of)
    ]
    cited = dict.fromkeys(ref.target for ref in document.refs if ref.kind == "cite")
    return Inputs(
        document=document,
        language=library.language,
        sources=tuple(find_source(library, source) for source in cited),
        translations=tuple(
            (other.header.lang or library.language, other.id, other.header.title) for other in others
        ),
        prose=prose,
        people=find_people(library, prose.mentions),
        names=find_names(library, (document.header.summary,)) + find_names_in(library, document),
        addresses=resolve_all(library, document, page_address("page", name)),
    )


def view(inputs: Inputs) -> View:
    """Show an editor's page."""
    document, header = inputs.document, inputs.document.header
    links = Linker("../", inputs.names, dict(inputs.addresses), inputs.people)
    body = inputs.prose.body
    notes = Notes(body.footnotes)
    text = links.rich(body.parts, notes, inputs.prose.mentions)
    language = header.lang if header.lang != inputs.language else ""
    description = links.plain(header.summary or document.lead)
    return View(
        page=build_page("page", page_address("page", document.id), header.title, description, language),
        title=header.title,
        summary=links.rich(header.summary),
        body=text,
        notes=links.notes(notes, {card.id: card for card in inputs.sources}),
        translations=tuple(
            links.to("page", name, title)._replace(language=other)
            for other, name, title in inputs.translations
        ),
    )
