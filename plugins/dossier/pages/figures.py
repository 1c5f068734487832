"""Knows what a page shows of figures, and what it needs for that.

Does not know which page that is.
"""

from __future__ import annotations

from typing import NamedTuple

from ..library.figures import sort_newest
from ..library.model import Library, LinkedFigure
from ..source.dates import Date
from ..source.headers import Series
from .addresses import series_anchor
from .cards import Name, SourceCard, find_name, find_names, find_source
from .charts import Panel, Tick, Value, find_scale, find_ticks, place_line
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


class SeriesView(NamedTuple):
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
    stale: int
    """By how many days the newest article is later, where the newest figure is old; else 0."""


class LineView(NamedTuple):
    """Show the newest figure of one claimant and scope, and on a panel all of them."""

    newest: FigureView
    number: int
    """How many figures it has."""
    first: FigureView
    panel: Panel | None
    """None where the chart has no place for it."""


class ChartView(NamedTuple):
    """Show a series with a line for each claimant and scope, that with the newest figure first."""

    anchor: str
    series: SeriesView
    lines: tuple[LineView, ...]
    ticks: tuple[Tick, ...]
    """Marks on the axis of time; empty where there is no chart."""
    signs: tuple[str, ...]
    """Those that its figures have: up, down, about, range."""
    stale: int
    """By how many days the newest article is later, where the newest figure is old; else 0."""


def find_figures(library: Library, names: tuple[str, ...]) -> tuple[SeriesFacts, ...]:
    """Return what is needed to show figures, grouped by their series."""
    grouped: dict[str, list[FigureFacts]] = {}
    for figure in sort_newest(library.figures[name] for name in names):
        facts = FigureFacts(
            figure,
            find_name(library, figure.claimed_by),
            tuple(find_source(library, source) for source in figure.sources),
            find_names(library, (figure.record.note,)),
        )
        grouped.setdefault(figure.record.series, []).append(facts)
    found = []
    for name, group in grouped.items():
        dossier, series = library.series[name]
        found.append(SeriesFacts(dossier, series, tuple(group), library.dossiers[dossier].stale.get(name, 0)))
    return tuple(found)


def view_series(facts: SeriesFacts, links: Linker) -> SeriesView:
    """Return a series as a page shows it."""
    label = links.to("dossier", facts.dossier, facts.series.label, series_anchor(facts.series.id))
    figures = tuple(_view_figure(figure, links) for figure in facts.figures)
    return SeriesView(facts.series.id, label, facts.series.unit, figures)


def view_chart(facts: SeriesFacts, links: Linker) -> ChartView:
    """Return a series as its dossier shows it; different claimants and scopes never make one line."""
    series = view_series(facts, links)
    values = [_find_value(figure) for figure in facts.figures]
    scale = find_scale(values)
    lines: dict[tuple[str, str], list[int]] = {}
    for place, figure in enumerate(facts.figures):
        lines.setdefault((figure.figure.claimed_by, figure.figure.record.scope), []).append(place)
    views = tuple(
        LineView(
            series.figures[places[0]],
            len(places),
            series.figures[places[-1]],
            place_line([values[place] for place in places], scale) if scale else None,
        )
        for places in lines.values()
    )
    return ChartView(
        anchor=series_anchor(facts.series.id),
        series=series,
        lines=views,
        ticks=find_ticks(scale) if scale else (),
        signs=_find_signs(views),
        stale=facts.stale,
    )


def _find_value(facts: FigureFacts) -> Value:
    record = facts.figure.record
    low = record.low if record.value is None else record.value
    high = record.high if record.value is None else record.value
    return Value(record.as_of, low or 0, high or 0, record.qualifier)


def _find_signs(lines: tuple[LineView, ...]) -> tuple[str, ...]:
    panels = [line.panel for line in lines if line.panel]
    shown = {point.sign for panel in panels for point in panel.points}
    shown |= {period.sign for panel in panels for period in panel.periods}
    shown |= {"range" for panel in panels if panel.ranges}
    return tuple(sign for sign in ("up", "down", "about", "range") if sign in shown)


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
