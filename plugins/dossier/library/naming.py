"""Knows how often articles and records name each actor, in their texts or beside them.

Does not know how names are found in a text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..source.dates import Date
from .mentions.model import Mention, Mentions
from .model import Article, Event, LinkedFigure, LinkedStatement
from .years import year_of

Named = Mapping[str, int]
"""How often each actor is named in one text or record."""


class Naming(NamedTuple):
    """Hold the articles and records in which actors are named."""

    articles: Iterable[Article]
    events: Iterable[Event]
    statements: Iterable[LinkedStatement]
    figures: Iterable[LinkedFigure]
    own: Mapping[str, Named]
    """How often the own texts of each article name actors, by its id."""


def count_named(naming: Naming, story: Mentions) -> dict[str, int]:
    """Count how often articles, records and a dossier's own text name each actor."""
    total = defaultdict(int, _count((), story.values()))
    for _, named in _count_each(naming):
        for name, count in named.items():
            total[name] += count
    return total


def count_by_year(naming: Naming) -> dict[str, dict[str, int]]:
    """Count for each actor how often articles and records name it, by the year that they tell of."""
    years: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for date, named in _count_each(naming):
        year = year_of(date)
        for name, count in named.items():
            years[name][year] += count
    return {name: dict(sorted(mine.items(), key=lambda row: int(row[0]))) for name, mine in years.items()}


def _count_each(naming: Naming) -> Iterator[tuple[Date, Named]]:
    for article in naming.articles:
        header = article.document.header
        # A translation says the same again.
        if not header.withdrawn and not header.translation_of:
            yield header.tells_of, naming.own[article.id]
    for event in naming.events:
        texts = (event.title_mentions, event.disputed_mentions, *event.text_mentions)
        yield event.date, _count(event.actors, texts)
    for statement in naming.statements:
        said = statement.record
        yield said.date, _count((*said.by, said.speaks_for, *said.to), (statement.mentions,))
    for figure in naming.figures:
        yield figure.record.as_of, _count((figure.claimed_by,), (figure.mentions,))


def count_own(listed: Iterable[str], mentions: Mentions) -> Named:
    """Count how often a document's own texts name each actor; one whom only its header names, once."""
    return _count(listed, mentions.values())


def _count(listed: Iterable[str], texts: Iterable[tuple[Mention, ...]]) -> Named:
    """Count mentions; who is only listed beside the text is named once."""
    counts: dict[str, int] = {}
    for mentions in texts:
        for mention in mentions:
            counts[mention.actor] = counts.get(mention.actor, 0) + 1
    for name in listed:
        counts.setdefault(name, 1)
    return counts
