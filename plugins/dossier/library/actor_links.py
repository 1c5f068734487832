"""Knows what names an actor, beside whom, and when.

Does not know how names are found in texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from .companions import link_companions
from .model import LONG_LIST, Actor, Article, Dossier, Year
from .naming import Naming, count_by_year
from .offices import collect_offices
from .relations import Relations, add_to_each
from .years import group_years

Ids = tuple[str, ...]


def link_actors(
    relations: Relations, articles: Mapping[str, Article], dossiers: Mapping[str, Dossier]
) -> dict[str, Actor]:
    """Link actors; what names them stands newest first."""
    shelf = relations.shelf
    offices = collect_offices(shelf)
    named: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles.values():
        if article.listed:
            add_to_each(named, article.id, article.actors)
    within: defaultdict[str, list[str]] = defaultdict(list)
    for dossier in dossiers.values():
        add_to_each(within, dossier.document.id, (name for name, _ in dossier.actors))
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name, actor in shelf.actors.items():
        add_to_each(members, name, (group for group in actor.header.member_of if group in shelf.actors))
    years = count_by_year(
        Naming(
            articles.values(),
            relations.events.values(),
            relations.statements.values(),
            relations.figures.values(),
            relations.named,
        )
    )
    companions = link_companions(articles, relations.events, shelf.actors)
    linked = {}
    for name, document in shelf.actors.items():
        mine = (
            tuple(reversed(relations.actor_events.get(name, ()))),
            tuple(reversed(relations.actor_statements.get(name, ()))),
            tuple(named.get(name, ())),
        )
        linked[name] = Actor(
            document=document,
            events=mine[0],
            statements=mine[1],
            articles=mine[2],
            dossiers=tuple(within.get(name, ())),
            named=years.get(name, {}),
            offices=offices.get(name, ()),
            members=tuple(members.get(name, ())),
            years=_cut(relations, articles, *mine),
            companions=companions.get(name, ()),
        )
    return linked


def _cut(
    relations: Relations, articles: Mapping[str, Article], events: Ids, statements: Ids, named: Ids
) -> dict[str, Year]:
    if len(events) + len(statements) + len(named) <= LONG_LIST:
        return {}
    return group_years(
        (relations.events[name] for name in events),
        (relations.statements[name] for name in statements),
        (articles[name] for name in named),
    )
