"""Knows how a library becomes plain rows, each made once.

Does not know what is written from them.
"""

from __future__ import annotations

from ..library.making import Maker, once
from ..library.model import Actor, Article, Dossier, Event, LinkedStatement
from ..library.relations import statement_sources
from ..pages.addresses import event_anchor, page_address, series_anchor, statement_anchor
from ..pages.cards import (
    Name,
    SourceCard,
    event_home,
    find_actor,
    find_name,
    find_names,
    find_source,
    statement_home,
)
from ..pages.statements import find_nature
from ..pages.texts import Linker
from ..source.body import Part, Text
from .changes import find_article_second, find_event_second, find_published, find_statement_second
from .moments import find_second, find_span, format_second, optional_span
from .records import (
    ActorRow,
    ActorRows,
    ArticleRow,
    CorrectionRow,
    DatedRow,
    DossierRows,
    EventRow,
    FigureRow,
    SourceRow,
    SpeakerRow,
    StatementRow,
)


class Gathering(Maker):
    """Make the rows of a library, each once."""

    def forget(self) -> None:
        """Make rows anew from here on, except of actors: there are few, and they stand everywhere."""
        kept = {kind: self.made[kind] for kind in ("actor", "name")}
        self.made.clear()
        self.made.update(kept)

    # ------------------------------------------------------------ what holds rows

    @once
    def dossier(self, name: str) -> DossierRows:
        """Return all that a dossier's exports are made from."""
        return self._make_dossier(name, self.library.dossiers[name])

    def _make_dossier(self, name: str, dossier: Dossier) -> DossierRows:
        header = dossier.document.header
        return DossierRows(
            id=name,
            title=header.title,
            summary=self._plain(header.summary or dossier.document.lead),
            status=header.status,
            address=page_address("dossier", name),
            events=tuple(map(self.event, dossier.events)),
            statements=tuple(map(self.statement, dossier.statements)),
            figures=tuple(map(self.figure, dossier.figures)),
            articles=tuple(map(self.article, dossier.articles)),
            actors=tuple(self.actor(actor) for actor, _ in dossier.actors),
            sources=tuple(map(self.source, dossier.sources)),
        )

    @once
    def actor_rows(self, name: str) -> ActorRows:
        """Return all that an actor's exports are made from."""
        return self._make_actor_rows(name, self.library.actors[name])

    def _make_actor_rows(self, name: str, actor: Actor) -> ActorRows:
        events = tuple(map(self.event, actor.events))
        statements = tuple(map(self.statement, actor.statements))
        rows: tuple[EventRow | StatementRow, ...] = (*events, *statements)
        cited = dict.fromkeys(source for row in rows for source in row.sources)
        articles = tuple(map(self.article, actor.articles))
        return ActorRows(self.actor(name), events, statements, articles, tuple(map(self.source, cited)))

    # ------------------------------------------------------------ rows

    @once
    def event(self, name: str) -> EventRow:
        """Return an event."""
        return self._make_event(self.library.events[name])

    def _make_event(self, event: Event) -> EventRow:
        return EventRow(
            id=event.id,
            date=find_span(event.date),
            title=event.title,
            text="\n".join(map(self._plain, event.texts)),
            actors=tuple(map(self.name, event.actors)),
            place=event.place,
            kind=event.kind,
            weight=event.weight,
            status=event.status,
            disputed=self._plain(event.disputed),
            dates=tuple(DatedRow(find_span(one.date), one.sources) for one in event.dates),
            sources=event.sources,
            dossiers=event.dossiers,
            articles=event.articles,
            address=f"{page_address(*event_home(self.library, event))}#{event_anchor(event.id)}",
            updated=format_second(find_event_second(event, self.published)),
            order=event.order,
        )

    @once
    def statement(self, name: str) -> StatementRow:
        """Return a statement."""
        return self._make_statement(self.library.statements[name])

    def _make_statement(self, statement: LinkedStatement) -> StatementRow:
        record = statement.record
        home = statement_home(self.library, statement)
        cards = [
            find_actor(self.library, one, record.date) if one in self.library.actors else None
            for one in record.by
        ]
        return StatementRow(
            id=statement.id,
            date=find_span(record.date),
            gist=self._plain(record.gist),
            quote=record.quote,
            nature=find_nature(record.unnamed, cards),
            speakers=tuple(
                SpeakerRow(self.name(one), card.office if card else "", card.office_of if card else "")
                for one, card in zip(record.by, cards, strict=True)
            ),
            unnamed=record.unnamed,
            speaks_for=self.name(record.speaks_for) if record.speaks_for else None,
            via=tuple(map(self.name, record.via)),
            to=tuple(map(self.name, record.to)),
            document=record.document,
            about=record.about,
            answers=tuple(record.answers.items()),
            contradicts=statement.contradicts,
            replaces=record.replaces,
            sources=statement_sources(statement),
            dossiers=statement.dossiers,
            article=statement.article,
            address=f"{page_address(*home)}#{statement_anchor(statement.id)}" if home[0] else "",
            updated=format_second(find_statement_second(statement, self.published)),
            order=statement.order,
        )

    def figure(self, name: str) -> FigureRow:
        """Return a figure."""
        figure = self.library.figures[name]
        record = figure.record
        dossier, series = self.library.series[record.series]
        return FigureRow(
            id=name,
            series=series.id,
            label=series.label,
            unit=series.unit,
            as_of=find_span(record.as_of),
            value=record.value,
            low=record.low,
            high=record.high,
            qualifier=record.qualifier,
            of=record.of,
            scope=record.scope,
            claimed_by=self.name(figure.claimed_by),
            note=self._plain(record.note),
            sources=figure.sources,
            article=figure.article,
            address=f"{page_address('dossier', dossier)}#{series_anchor(series.id)}",
        )

    @once
    def article(self, name: str) -> ArticleRow:
        """Return an article."""
        return self._make_article(self.library.articles[name])

    def _make_article(self, article: Article) -> ArticleRow:
        document, header = article.document, article.document.header
        return ArticleRow(
            id=article.id,
            title=header.title,
            date=find_span(header.date),
            covers=optional_span(header.covers),
            modified=optional_span(header.modified),
            summary=self._plain(() if header.withdrawn else header.summary or document.lead),
            author=header.author,
            publisher=self.name(header.publisher) if header.publisher else None,
            language=header.lang if header.lang != self.library.language else "",
            translation_of=header.translation_of,
            corrections=tuple(
                CorrectionRow(find_span(one.date), self._plain(one.note)) for one in header.corrections
            ),
            withdrawn=self._plain(header.withdrawn),
            dossiers=tuple(member.dossier for member in article.dossiers),
            actors=tuple(map(self.name, article.actors)),
            address=page_address("article", article.id),
            published=format_second(find_second(header.date)),
            updated=format_second(find_article_second(article)),
        )

    @once
    def source(self, name: str) -> SourceRow:
        """Return a source by its id, an article's id, or its bare address."""
        return self._make_source(find_source(self.library, name))

    def _make_source(self, card: SourceCard) -> SourceRow:
        return SourceRow(
            id=card.id,
            kind=card.kind,
            publisher=card.publisher,
            title=card.title,
            description=card.description,
            author=card.author,
            date=optional_span(card.date),
            accessed=optional_span(card.accessed),
            url=card.url,
            archived=card.archived,
            via=card.via,
            origin=card.origin,
            note=self._plain(card.note),
            language=card.language,
            genre=card.genre,
            address="" if card.kind == "address" else page_address(card.kind, card.id),
        )

    @once
    def actor(self, name: str) -> ActorRow:
        """Return an actor."""
        header = self.library.actors[name].document.header
        return ActorRow(
            id=name,
            name=header.name,
            kind=header.kind,
            names=tuple(header.names.items()),
            wikidata=header.wikidata,
            website=header.website,
            note=self._plain(header.note),
            born=optional_span(header.born),
            died=optional_span(header.died),
            founded=optional_span(header.founded),
            dissolved=optional_span(header.dissolved),
            address=page_address("actor", name),
        )

    @once
    def published(self, name: str) -> int:
        """Return the second in which a source was published."""
        return find_published(self.library, name)

    @once
    def name(self, value: str) -> Name:
        """Return the name that a value stands for: an actor's, where it is an id; else itself."""
        return find_name(self.library, value)

    def _plain(self, parts: tuple[Part, ...]) -> str:
        if not parts:
            return ""
        # Most are one run of text, in which there is no name to look up.
        alone = len(parts) == 1 and isinstance(parts[0], Text)
        names = () if alone else find_names(self.library, (parts,))
        return Linker("", names, {}).plain(parts)
