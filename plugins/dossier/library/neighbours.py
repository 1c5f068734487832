"""Knows which articles stand before and after each one in its dossiers.

Does not know why an article is in a dossier.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .model import Article, Dossier, Member, Order


def link_neighbours(articles: Mapping[str, Article], dossiers: Mapping[str, Dossier]) -> dict[str, Article]:
    """Return the articles with those before and after them in each of their dossiers."""
    orders = {
        name: [_find_order(articles, one) for one in dossier.articles] for name, dossier in dossiers.items()
    }
    return {
        name: replace(
            article,
            dossiers=tuple(
                _place(member, _find_order(articles, name), dossiers[member.dossier], orders[member.dossier])
                for member in article.dossiers
            ),
        )
        for name, article in articles.items()
    }


def _find_order(articles: Mapping[str, Article], name: str) -> Order:
    """Give what sorts articles newest first; a translation stands in no list, its place is its original's."""
    article = articles[name]
    day, moment, place = articles.get(article.document.header.translation_of, article).order
    return -day, -moment, -place


def _place(member: Member, order: Order, dossier: Dossier, orders: Sequence[Order]) -> Member:
    newest_first = dossier.articles
    later, earlier = bisect_left(orders, order), bisect_right(orders, order)
    return member._replace(
        before=newest_first[earlier] if earlier < len(newest_first) else "",
        after=newest_first[later - 1] if later else "",
    )
