"""Knows how a site is shown to its editors before everything is published: with drafts, marked as such.

Does not know how it is served.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..source.dates import Date, parse_day
from ..source.documents import Document, Parsed
from ..source.headers import ArticleHeader

LAST_DAY = parse_day("9999-12-31")
"""No article waits longer."""


def show_waiting(parsed: Iterable[Parsed], today: Date) -> list[Parsed]:
    """Publish what would wait, with the reason before its title, wherever that is shown.

    The words are for editors, as messages are, and so in English.
    """
    return [_show(one, today) if isinstance(one, Document) else one for one in parsed]


def _show(document: Document[Any], today: Date) -> Document[Any]:
    header = document.header
    if not isinstance(header, ArticleHeader):
        return document
    reason = find_reason(header, today)
    if not reason:
        return document
    shown = replace(header, title=f"[{reason}] {header.title}", status="published")
    return replace(document, header=shown)


def find_reason(header: ArticleHeader, today: Date) -> str:
    """Say why an article would not be published on a day; nothing if it would."""
    if header.status == "draft":
        return "draft"
    if header.date.earliest is not None and today.latest is not None and header.date.earliest > today.latest:
        return f"waits until {header.date.text[:10]}"
    return ""
