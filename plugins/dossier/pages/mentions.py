"""Knows how the first mentions in a text become links to those whom they name.

Does not know how they are found, nor which of them are to be links.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ..library.mentions.model import Mention
from ..library.model import Library
from ..source.body import Part, Text, Wiki
from .cards import ActorCard


def find_people(library: Library, mentions: Iterable[Mention]) -> tuple[ActorCard, ...]:
    """Return whom a text names, with the office held at its time."""
    return tuple(
        _find_person(library, one) for one in {mention.actor: mention for mention in mentions}.values()
    )


def _find_person(library: Library, mention: Mention) -> ActorCard:
    header = library.actors[mention.actor].document.header
    of = library.actors[mention.of].document.header.name if mention.of else ""
    return ActorCard(mention.actor, header.name, header.kind, mention.title, of)


def put_links(parts: tuple[Part, ...], mentions: Iterable[Mention]) -> tuple[Part, ...]:
    """Return a text in which the words of mentions that are to be links lead to the actors by id."""
    linked = [mention for mention in mentions if mention.linked]
    if not linked:
        return parts
    built: list[Part] = []
    done = 0
    for place, group in groupby(linked, key=lambda mention: mention.part):
        built += parts[done:place]
        part = parts[place]
        assert isinstance(part, Text)
        built += _cut(part, group)
        done = place + 1
    return (*built, *parts[done:])


def _cut(part: Text, mentions: Iterable[Mention]) -> Iterable[Part]:
    at = 0
    for mention in mentions:
        if mention.start > at:
            yield Text(part.text[at : mention.start], part.line, part.names)
        yield Wiki(mention.actor, part.text[mention.start : mention.end], part.line)
        at = mention.end
    if at < len(part.text):
        yield Text(part.text[at:], part.line, part.names)
