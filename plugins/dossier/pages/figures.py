"""Knows what a page shows of figures, and what it needs for that.

Does not know which page that is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..library.model import Library, LinkedFigure
from ..source.dates import Date
from ..source.headers import Series
from .addresses import series_anchor
from .cards import Name, SourceCard, find_name, find_names, find_source
from .texts import Link, Linker, Names, Rich, SourceView


class FigureFacts(NamedTuple):
    """Hold a figure with the cards of whom it names."""

    figure: LinkedFigure
    claimant: Name
    sources: tuple[SourceCard, ...]
    names: Names


class FigureView(NamedTuple):
    """Show a figure."""

    id: str
    as_of: Date
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    of: float | None
    scope: str
    claimant: Link
    note: Rich
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class SeriesView:
    """Show a series with its figures, newest first."""

    id: str
    label: Link
    unit: str
    figures: tuple[FigureView, ...]


class SeriesFacts(NamedTuple):
    """Hold a series with some of its figures."""

    dossier: str
    series: Series
    figures: tuple[FigureFacts, ...]


def find_figures(library: Library, names: tuple[str, ...]) -> tuple[SeriesFacts, ...]:
    """Return what is needed to show figures, grouped by their series."""
    grouped: dict[str, list[FigureFacts]] = {}
    for name in names:
        figure = library.figures[name]
        facts = FigureFacts(
            figure,
            find_name(library, figure.claimed_by),
            tuple(find_source(library, source) for source in figure.sources),
            find_names(library, (figure.record.note,)),
        )
        grouped.setdefault(figure.record.series, []).append(facts)
    return tuple(
        SeriesFacts(*library.series[series], tuple(reversed(group))) for series, group in grouped.items()
    )


def view_series(facts: SeriesFacts, links: Linker) -> SeriesView:
    """Return a series as a page shows it."""
    label = links.to("dossier", facts.dossier, facts.series.label, series_anchor(facts.series.id))
    figures = tuple(_view_figure(figure, links) for figure in facts.figures)
    return SeriesView(facts.series.id, label, facts.series.unit, figures)


def _view_figure(facts: FigureFacts, links: Linker) -> FigureView:
    record = facts.figure.record
    return FigureView(
        id=facts.figure.id,
        as_of=record.as_of,
        value=record.value,
        low=record.low,
        high=record.high,
        qualifier=record.qualifier,
        of=record.of,
        scope=record.scope,
        claimant=links.name(facts.claimant),
        note=Linker(links.root, facts.names, links.addresses).rich(record.note),
        sources=tuple(links.source(card) for card in facts.sources),
    )
