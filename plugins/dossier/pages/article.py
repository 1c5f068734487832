"""Knows what an article's page shows.

Does not know how articles are found.
"""

from __future__ import annotations

from typing import NamedTuple

from ..library.model import Library, Member, Prose, Reason
from ..source.dates import Date
from ..source.documents import Document
from ..source.headers import ArticleHeader
from .addresses import CORRECTIONS, correction_anchor, page_address
from .cards import ActorCard, SourceCard, find_actor, find_names, find_names_in, find_source
from .events import EventFacts, EventView, find_event, view_event
from .figures import SeriesFacts, SeriesView, find_figures, view_series
from .links import Destinations, resolve_all
from .page import Page, ReasonView, build_page, view_reason
from .passages import cut_passages
from .statements import StatementFacts, StatementView, find_statement, view_statement
from .texts import ImageView, Link, Linker, Names, Notes, NoteView, Rich, SourceView


class Neighbour(NamedTuple):
    """Hold the article before or after this one in a dossier."""

    id: str
    title: str
    date: Date
    language: str
    """Empty where it is the site's."""


class MemberFacts(NamedTuple):
    """Hold a dossier that the article is in, why, and what stands before and after it there."""

    id: str
    title: str
    reason: Reason
    before: Neighbour | None
    after: Neighbour | None


class Inputs(NamedTuple):
    """Hold all that an article's page is made from."""

    document: Document[ArticleHeader]
    language: str
    dossiers: tuple[MemberFacts, ...]
    actors: tuple[ActorCard, ...]
    events: tuple[EventFacts, ...]
    statements: tuple[StatementFacts, ...]
    figures: tuple[SeriesFacts, ...]
    report: SourceCard | None
    sources: tuple[SourceCard, ...]
    translations: tuple[tuple[str, str, str, bool], ...]
    """Language, id and title of each, and whether it is the original."""
    prose: Prose
    names: Names
    addresses: Destinations


class MemberView(NamedTuple):
    """Show a dossier that the article is in, and why."""

    dossier: Link
    reason: ReasonView
    before: tuple[Link, Date] | None
    """The article before this one in the dossier, in the order of time."""
    after: tuple[Link, Date] | None


class PersonView(NamedTuple):
    """Show an actor with the office held at the time that the article tells of."""

    link: Link
    kind: str
    office: str
    office_of: str


class CorrectionView(NamedTuple):
    """Show one correction."""

    anchor: str
    href: str
    """Its entry in the list of all corrections."""
    date: Date
    note: Rich


class TranslationView(NamedTuple):
    """Show a translation, or the original."""

    link: Link
    original: bool


class View(NamedTuple):
    """Show an article."""

    page: Page
    title: str
    date: Date
    covers: Date | None
    modified: Date | None
    changed: Date | None
    """The last change worth telling, a correction or another."""
    standfirst: Rich
    image: ImageView | None
    image_credit: str
    body: Rich
    passages: tuple[tuple[tuple[PersonView, ...], Rich], ...]
    """The body, cut before each block that first names somebody: whom, and the text from there on."""
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
        dossiers=tuple(_find_member(library, one) for one in article.dossiers),
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
        prose=library.texts[document.path],
        names=find_names(library, texts) + find_names_in(library, document),
        addresses=resolve_all(library, document, page),
    )


def _find_member(library: Library, member: Member) -> MemberFacts:
    return MemberFacts(
        member.dossier,
        library.dossiers[member.dossier].document.header.title,
        member.reason,
        _find_neighbour(library, member.before) if member.before else None,
        _find_neighbour(library, member.after) if member.after else None,
    )


def _find_neighbour(library: Library, name: str) -> Neighbour:
    header = library.articles[name].document.header
    return Neighbour(name, header.title, header.date, header.lang if header.lang != library.language else "")


def view(inputs: Inputs) -> View:
    """Show an article; a withdrawn one shows its notice alone."""
    document, header = inputs.document, inputs.document.header
    address = page_address("article", document.id)
    language = header.lang if header.lang != inputs.language else ""
    summary = header.summary or document.lead
    links = Linker("../../", inputs.names, dict(inputs.addresses), inputs.actors)
    body = inputs.prose.body
    notes = Notes(body.footnotes)
    cards = {card.id: card for card in inputs.sources}
    text = () if header.withdrawn else links.rich(body.parts, notes, inputs.prose.mentions)
    actor_names = {card.id: card.name for card in inputs.actors}
    people = tuple(
        PersonView(links.actor(card), card.kind, card.office, card.office_of) for card in inputs.actors
    )
    publisher = inputs.report.publisher if inputs.report else None
    return View(
        page=build_page("article", address, header.title, links.plain(header.withdrawn or summary), language),
        title=header.title,
        date=header.date,
        covers=header.covers,
        modified=header.modified,
        changed=header.changed,
        standfirst=() if header.withdrawn else links.rich(header.summary),
        image=_image(header, links),
        image_credit=header.image_credit,
        body=text,
        passages=cut_passages(text, {one.link.href: one for one in people}),
        notes=links.notes(notes, cards),
        sources=tuple(links.source(card) for card in inputs.sources if not header.withdrawn),
        report=links.source(inputs.report) if inputs.report else None,
        author=header.author,
        withdrawn=links.rich(header.withdrawn),
        corrections=_view_corrections(document, links),
        dossiers=tuple(
            MemberView(
                links.to("dossier", one.id, one.title),
                view_reason(one.reason, actor_names, publisher),
                _view_neighbour(one.before, links),
                _view_neighbour(one.after, links),
            )
            for one in inputs.dossiers
        ),
        actors=people,
        events=tuple(view_event(facts, links) for facts in inputs.events),
        statements=tuple(view_statement(facts, links) for facts in inputs.statements),
        figures=tuple(view_series(facts, links) for facts in inputs.figures),
        translations=tuple(
            TranslationView(links.to("article", name, title)._replace(language=language), original)
            for language, name, title, original in inputs.translations
        ),
    )


def _view_neighbour(one: Neighbour | None, links: Linker) -> tuple[Link, Date] | None:
    if one is None:
        return None
    return links.to("article", one.id, one.title)._replace(language=one.language), one.date


def _view_corrections(document: Document[ArticleHeader], links: Linker) -> tuple[CorrectionView, ...]:
    """Show the corrections, newest first."""
    placed = enumerate(document.header.corrections, 1)
    newest_first = sorted(placed, key=lambda pair: (pair[1].date.sort_key, pair[0]), reverse=True)
    return tuple(
        CorrectionView(
            correction_anchor(number),
            f"{links.root}{CORRECTIONS}#{correction_anchor(number, document.id)}",
            one.date,
            links.rich(one.note),
        )
        for number, one in newest_first
    )


def _image(header: ArticleHeader, links: Linker) -> ImageView | None:
    if not header.image or header.withdrawn:
        return None
    return links.image(header.image, header.image_alt)
