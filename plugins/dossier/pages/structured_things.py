"""Knows how actors, events and sources read in schema.org's terms (https://schema.org, JSON-LD 1.1).

Does not know the pages on which they stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from .events import EventLineView, EventView
from .iso import iso_ends, iso_text
from .site import Site
from .texts import Link, Rich, SourceView

Node = dict[str, Any]

ACTOR_TYPES = {
    "person": "Person",
    "state": "Country",
    "organisation": "Organization",
    "armed-group": "Organization",
    "media": "NewsMediaOrganization",
}
ORGANISATION_TYPES = {**ACTOR_TYPES, "state": "GovernmentOrganization"}
"""Where only somebody who acts may stand: a Country is a place there."""
_STATUS = {
    "planned": "https://schema.org/EventScheduled",
    "cancelled": "https://schema.org/EventCancelled",
}


class Describer:
    """Describe what a page shows, with addresses that are absolute where the site's own is known."""

    def __init__(self, site: Site, root: str) -> None:
        self.site, self.root = site, root
        self.home = f"{site.url}/" if site.url else root

    def at(self, href: str) -> str:
        """Return an address on the page as it reads from anywhere."""
        return self.home + href.removeprefix(self.root) if href.startswith(self.root) else href

    def actor(self, link: Link, types: dict[str, str] = ACTOR_TYPES) -> Node:
        """Describe an actor; a name without a page may be anybody's, and is an organisation's."""
        if not link.href:
            return {"@type": "Organization", "name": link.text}
        return {"@type": types[link.detail], "@id": self.at(link.href), "name": link.text}

    def event(self, event: EventView) -> Node:
        """Describe an event, whom it is about, and who tells of it."""
        node = self.event_itself(event)
        if event.actors:
            node["about"] = [self.actor(link) for link in event.actors]
        node["subjectOf"] = [self.reference(source) for source in event.sources]
        return node

    def event_itself(self, event: EventView) -> Node:
        """Describe what happened where; dates that contradict each other stand side by side."""
        node = self.event_line(event)
        starts = [text for dated in event.dates if (text := iso_ends(dated.date)[0])]
        if starts:
            node["startDate"] = starts
            node.pop("endDate", None)
        if event.place:
            node["location"] = {"@type": "Place", "name": event.place}
        return node

    def event_line(self, event: EventView | EventLineView) -> Node:
        """Describe an event by its title, dates and status."""
        start, end = iso_ends(event.date)
        node: Node = {"@type": "Event", "@id": self.at(event.href), "name": event.title}
        if start:
            node["startDate"] = start
        if end:
            node["endDate"] = end
        if event.status:
            node["eventStatus"] = _STATUS[event.status]
        return node

    def reference(self, source: SourceView) -> Node:
        """Name a source, which the page of sources describes."""
        return {"@id": self.at(source.href)}

    def source(self, source: SourceView, name: str) -> Node:
        """Describe what is cited; `name` is its address as an id."""
        node: Node = {"@type": "CreativeWork", "@id": name}
        node["name"] = source.title or source.description or source.url
        found = {
            "url": source.url,
            "archivedAt": source.archived,
            "datePublished": iso_text(source.date),
            "inLanguage": source.language,
        }
        node.update((key, value) for key, value in found.items() if value)
        if source.author:
            node["author"] = {"@type": "Person", "name": source.author}
        if source.publisher.text:
            node["publisher"] = self.actor(source.publisher, ORGANISATION_TYPES)
        return node


def list_of(nodes: Iterable[Node]) -> Node:
    """Describe a list."""
    items = list(nodes)
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def plain_words(text: Rich) -> str:
    """Return a text's words without its markup."""
    words = []
    for part in text:
        if isinstance(part, Markup):
            words.append(part.striptags())
        elif isinstance(part, Link):
            words.append(part.text)
    return " ".join(" ".join(words).split())
