"""Knows which titles a card cannot show, and what helps.

Does not know how a card is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..exports import cards
from ..library.model import Library
from ..problems import Problem
from .cards import Painter, is_turned
from .site import Settings

OFF = f"EXPORTS_OFF = ['{cards.NAME}']"


def check_cards(library: Library, settings: Settings) -> Iterator[Problem]:
    """Report the titles in whose place cards show the site's name."""
    if settings.look is None or cards.NAME not in settings.site.exports:
        return
    painter = Painter(settings.look)
    for path, key, title in _find_titles(library):
        if painter.can_paint(title):
            continue
        if is_turned(title) and not settings.look.shapes:
            why = "without FriBiDi, Hebrew and Arabic cannot be drawn right"
            hint = f"install it (libfribidi0, on a Mac fribidi), or leave cards out: {OFF}"
        else:
            signs = ", ".join(dict.fromkeys(sign for sign in title if not painter.knows(sign)))
            why = f"the theme's letters for cards lack {signs}"
            hint = f"give the theme others in cards/, or leave cards out: {OFF}"
        message = f"the card shows the site's name in place of '{title}': {why}"
        yield Problem(path, message, "card-letters", hint, (key,), notice=True)


def _find_titles(library: Library) -> Iterator[tuple[str, str, str]]:
    """List what cards show: the file, the key and the title."""
    for dossier in library.dossiers.values():
        yield dossier.document.path, "title", dossier.document.header.title
    for name in cards.find_actors(library):
        actor = library.actors[name].document
        yield actor.path, "name", actor.header.name
    for name in cards.find_articles(library):
        article = library.articles[name].document
        yield article.path, "title", article.header.title
