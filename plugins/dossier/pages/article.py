"""Knows what an article's page shows.

Does not know how articles are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from ..library.model import Library
from ..source.dates import Date
from ..source.documents import Document
from ..source.headers import ArticleHeader
from .addresses import page_address
from .cards import ActorCard, SourceCard, find_actor, find_names, find_names_in, find_source
from .events import EventFacts, EventView, find_event, view_event
from .figures import SeriesFacts, SeriesView, find_figures, view_series
from .links import Destinations, resolve_all
from .page import Page, ReasonView, build_page, view_reason
from .statements import StatementFacts, StatementView, find_statement, view_statement
from .texts import ImageView, Link, Linker, Names, Notes, NoteView, Rich, SourceView


class Inputs(NamedTuple):
    """Hold all that an article's page is made from."""

    document: Document[ArticleHeader]
    language: str
    dossiers: tuple[tuple[str, str, Any], ...]
    """Id, title and reason of each."""
    actors: tuple[ActorCard, ...]
    events: tuple[EventFacts, ...]
    statements: tuple[StatementFacts, ...]
    figures: tuple[SeriesFacts, ...]
    report: SourceCard | None
    sources: tuple[SourceCard, ...]
    translations: tuple[tuple[str, str, str, bool], ...]
    """Language, id and title of each, and whether it is the original."""
    names: Names
    addresses: Destinations


@dataclass(frozen=True)
class MemberView:
    """Show a dossier that the article is in, and why."""

    dossier: Link
    reason: ReasonView


@dataclass(frozen=True)
class PersonView:
    """Show an actor with the office held at the time that the article tells of."""

    link: Link
    office: str
    office_of: str


@dataclass(frozen=True)
class CorrectionView:
    """Show one correction."""

    date: Date
    note: Rich


@dataclass(frozen=True)
class TranslationView:
    """Show a translation, or the original."""

    link: Link
    original: bool


@dataclass(frozen=True)
class View:
    """Show an article."""

    page: Page
    title: str
    date: Date
    covers: Date | None
    modified: Date | None
    standfirst: Rich
    image: ImageView | None
    image_credit: str
    body: Rich
    notes: tuple[NoteView, ...]
    sources: tuple[SourceView, ...]
    report: SourceView | None
    author: str
    withdrawn: Rich
    corrections: tuple[CorrectionView, ...]
    dossiers: tuple[MemberView, ...]
    actors: tuple[PersonView, ...]
    events: tuple[EventView, ...]
    statements: tuple[StatementView, ...]
    figures: tuple[SeriesView, ...]
    translations: tuple[TranslationView, ...]


def find_inputs(library: Library, name: str) -> Inputs:
    """Return all that the page of an article is made from."""
    article = library.articles[name]
    document = article.document
    header = document.header
    page = page_address("article", name)
    cited = dict.fromkeys(ref.target for ref in document.refs if ref.kind == "cite")
    texts = [header.summary, header.note, header.withdrawn, *(one.note for one in header.corrections)]
    others = [library.articles[other].document for other in article.translations]
    return Inputs(
        document=document,
        language=library.language,
        dossiers=tuple(
            (one.dossier, library.dossiers[one.dossier].document.header.title, one.reason)
            for one in article.dossiers
        ),
        actors=tuple(find_actor(library, actor, header.tells_of) for actor in article.actors),
        events=tuple(find_event(library, event) for event in article.events),
        statements=tuple(find_statement(library, statement) for statement in article.statements),
        figures=find_figures(library, article.figures),
        report=find_source(library, name) if header.publisher else None,
        sources=tuple(find_source(library, source) for source in cited),
        translations=tuple(
            (
                other.header.lang or library.language,
                other.id,
                other.header.title,
                other.id == header.translation_of,
            )
            for other in others
        ),
        names=find_names(library, texts) + find_names_in(library, document),
        addresses=resolve_all(library, document, page),
    )


def view(inputs: Inputs) -> View:
    """Show an article; a withdrawn one shows its notice alone."""
    document, header = inputs.document, inputs.document.header
    address = page_address("article", document.id)
    language = header.lang if header.lang != inputs.language else ""
    summary = header.summary or document.lead
    links = Linker("../../", inputs.names, dict(inputs.addresses))
    body = document.body
    notes = Notes(body.footnotes)
    cards = {card.id: card for card in inputs.sources}
    text = () if header.withdrawn else links.rich(body.parts, notes)
    actor_names = {card.id: card.name for card in inputs.actors}
    publisher = inputs.report.publisher if inputs.report else None
    return View(
        page=build_page("article", address, header.title, links.plain(header.withdrawn or summary), language),
        title=header.title,
        date=header.date,
        covers=header.covers,
        modified=header.modified,
        standfirst=() if header.withdrawn else links.rich(header.summary),
        image=_image(header, links),
        image_credit=header.image_credit,
        body=text,
        notes=links.notes(notes, cards),
        sources=tuple(links.source(card) for card in inputs.sources if not header.withdrawn),
        report=links.source(inputs.report) if inputs.report else None,
        author=header.author,
        withdrawn=links.rich(header.withdrawn),
        corrections=tuple(CorrectionView(one.date, links.rich(one.note)) for one in header.corrections),
        dossiers=tuple(
            MemberView(links.to("dossier", name, title), view_reason(reason, actor_names, publisher))
            for name, title, reason in inputs.dossiers
        ),
        actors=tuple(PersonView(links.actor(card), card.office, card.office_of) for card in inputs.actors),
        events=tuple(view_event(facts, links) for facts in inputs.events),
        statements=tuple(view_statement(facts, links) for facts in inputs.statements),
        figures=tuple(view_series(facts, links) for facts in inputs.figures),
        translations=tuple(
            TranslationView(links.to("article", name, title)._replace(language=language), original)
            for language, name, title, original in inputs.translations
        ),
    )


def _image(header: ArticleHeader, links: Linker) -> ImageView | None:
    if not header.image or header.withdrawn:
        return None
    return links.image(header.image, header.image_alt)
