"""Knows how the parts of a text become what a template prints: safe HTML, links, note marks and images.

Does not know which page they are on, but for its root.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from ..library.mentions.model import Mention
from ..source.body import Cite, Footnote, Href, Image, Part, Text, Wiki
from ..source.dates import Date
from ..source.markdown import plain_text
from .addresses import page_address, size_address
from .cards import ActorCard, Name, SourceCard, find_version_date
from .links import Destination
from .mentions import put_links

Names = tuple[tuple[str, str, str, str], ...]
"""Id, kind, name and language of what texts lead to."""


class Who(NamedTuple):
    """Say whom a link in a text leads to: the name, and the office held at the time of the text."""

    name: str
    office: str
    office_of: str


class Link(NamedTuple):
    """Hold a link within the site; without `href` it is a name alone."""

    text: str
    href: str = ""
    kind: str = ""
    """actor, dossier, article, source or page."""
    language: str = ""
    detail: str = ""
    """An actor's kind."""
    who: Who | None = None
    """Of an actor in a text, where that says more than the words of the link."""


class NoteMark(NamedTuple):
    """Hold the mark in a text that leads to a note."""

    number: int
    first: bool
    """Whether it is the first mark of its note, to which the note leads back."""
    follows: bool = False
    """Whether it stands right behind another."""


class ImageView(NamedTuple):
    """Hold an image."""

    src: str
    alt: str
    title: str
    width: int = 0
    """In pixels, as of the file; browsers keep the place free by it."""
    height: int = 0
    sizes: tuple[tuple[str, int], ...] = ()
    """Address and width of each smaller copy, smallest first; empty of a drawing or an animation."""


Rich = tuple[Markup | Link | NoteMark | ImageView, ...]
"""What a text is to a template: a `Markup` is printed as it is, the rest by a macro."""


class SourceView(NamedTuple):
    """Hold a source as a page cites it."""

    id: str
    href: str
    """Its entry in the list of sources, or our article about it."""
    publisher: Link
    title: str
    description: str
    author: str
    date: Date | None
    accessed: Date | None
    url: str
    archived: str
    version_date: str
    """The day of the archived copy, as HTML's robust links want it; empty where it is not known."""
    via: Link | None
    origin: Link | None
    note: Rich
    language: str
    genre: str


class NoteView(NamedTuple):
    """Hold a numbered note: a source with the place in it, or a text of its own."""

    number: int
    source: SourceView | None
    locator: str
    text: Rich


@dataclass
class Notes:
    """Number the notes of a page in the order in which its texts call them."""

    footnotes: tuple[tuple[Part, ...], ...] = ()
    order: list[tuple[str, str, int]] = field(default_factory=list)
    """Source, locator and footnote of each note; a footnote is -1 where it is a source."""

    def mark(self, source: str, locator: str, footnote: int = -1) -> NoteMark:
        """Return the mark of a note, and number the note if it is new."""
        key = (source, locator, footnote)
        first = key not in self.order
        if first:
            self.order.append(key)
        return NoteMark(self.order.index(key) + 1, first)


class Linker:
    """Make the links of one page."""

    def __init__(
        self,
        root: str,
        names: Names,
        addresses: Mapping[str, Destination],
        people: Iterable[ActorCard] = (),
        own: str = "",
    ) -> None:
        self.root = root
        self.names = {name: (kind, text, language) for name, kind, text, language in names}
        self.addresses = addresses
        """What each address in the text resolves to, below the site's root or elsewhere."""
        self.people = {card.id: card for card in people}
        """Those whom the text names, with the office held at its time."""
        self.own = own
        """The actor whose page it is, to which nothing on it leads."""
        self.sources: dict[str, SourceView] = {}

    def to(self, kind: str, name: str, text: str, anchor: str = "", detail: str = "") -> Link:
        """Return a link to a page."""
        href = f"{self.root}{page_address(kind, name)}{'#' if anchor else ''}{anchor}"
        return Link(text, href, kind, "", detail)

    def beside(self, names: Names, people: Iterable[ActorCard]) -> Linker:
        """Return one for another text on the same page, which leads to other things and people."""
        return Linker(self.root, names, self.addresses, people, self.own)

    def actor(self, card: ActorCard) -> Link:
        """Return a link to an actor."""
        return self.name(Name(card.name, card.id, card.kind))

    def name(self, name: Name) -> Link:
        """Return a link to an actor, or a name alone."""
        if not name.actor or name.actor == self.own:
            return Link(name.text)
        return self.to("actor", name.actor, name.text, "", name.kind)

    def source(self, card: SourceCard) -> SourceView:
        """Return a source as the page cites it; most are cited more than once."""
        view = self.sources.get(card.id)
        if view is None:
            view = self.sources[card.id] = self._source(card)
        return view

    def _source(self, card: SourceCard) -> SourceView:
        href = card.url if card.kind == "address" else f"{self.root}{page_address(card.kind, card.id)}"
        return SourceView(
            id=card.id,
            href=href,
            publisher=self.name(card.publisher),
            title=card.title,
            description=card.description,
            author=card.author,
            date=card.date,
            accessed=card.accessed,
            url=card.url,
            archived=card.archived,
            version_date=find_version_date(card),
            via=self.name(card.via) if card.via else None,
            origin=self.name(card.origin) if card.origin else None,
            note=self.rich(card.note),
            language=card.language,
            genre=card.genre,
        )

    def wiki(self, part: Wiki) -> Link:
        """Return the link that a text asks for by id."""
        card = self.people.get(part.target)
        if card:
            return self._person(card, part.label or card.name)
        if part.target not in self.names:
            return Link(part.label or part.target)
        kind, name, language = self.names[part.target]
        if part.target == self.own:
            return Link(part.label or name)
        return Link(part.label or name, f"{self.root}{page_address(kind, part.target)}", kind, language)

    def _person(self, card: ActorCard, text: str) -> Link:
        if card.id == self.own:
            return Link(text)
        who = Who(card.name, card.office, card.office_of) if card.office or card.name != text else None
        return Link(text, f"{self.root}{page_address('actor', card.id)}", "actor", "", card.kind, who)

    def address(self, url: str) -> str:
        """Return what stands in a link for an address in the text."""
        found = self.addresses.get(url)
        if found is None:
            return url  # It leads elsewhere.
        return found.address if found.address.startswith("#") else self.root + found.address

    def image(self, url: str, alt: str, title: str = "") -> ImageView:
        """Return an image, with its size and its smaller copies where they are known."""
        src, found = self.address(url), self.addresses.get(url)
        picture = found.picture if found else None
        if picture is None:
            return ImageView(src, alt, title)
        sizes = tuple((size_address(src, width), width) for width in picture.widths)
        return ImageView(src, alt, title, picture.width, picture.height, sizes)

    def rich(
        self, parts: tuple[Part, ...], notes: Notes | None = None, mentions: tuple[Mention, ...] = ()
    ) -> Rich:
        """Return a text as a template prints it; the first mentions in it become links."""
        parts = put_links(parts, mentions) if mentions else parts
        built: list[Markup | Link | NoteMark | ImageView] = []
        run: list[str] = []
        for part in _drop_notes(parts) if notes is None else parts:
            text = self._text(part)
            if text is not None:
                run.append(text)
                continue
            holes = self._holes(part, notes)
            if holes and run:
                # A note's mark stands at the word before it, whatever the editor put between.
                words = "".join(run).rstrip() if isinstance(holes[0], NoteMark) else "".join(run)
                # Escaped text and the HTML of our parser, nothing else.
                built.append(Markup(words))
                run.clear()
            for hole in holes:
                if isinstance(hole, NoteMark) and built and isinstance(built[-1], NoteMark):
                    hole = hole._replace(follows=True)
                built.append(hole)
        if run:
            built.append(Markup("".join(run)))
        return tuple(built)

    def _text(self, part: Part) -> str | None:
        if isinstance(part, str):
            return part
        if isinstance(part, Text):
            return escape(part.text)
        return escape(self.address(part.url)) if isinstance(part, Href) else None

    def _holes(self, part: Part, notes: Notes | None) -> list[Link | NoteMark | ImageView]:
        if isinstance(part, Wiki):
            return [self.wiki(part)]
        if isinstance(part, Image):
            return [self.image(part.url, part.alt, part.title)]
        if notes is None or not isinstance(part, Cite | Footnote):
            return []
        return [*self.marks(part, notes)]

    def marks(self, part: Cite | Footnote, notes: Notes) -> list[NoteMark]:
        """Return the marks of a citation or a footnote."""
        if isinstance(part, Footnote):
            return [notes.mark("", "", part.number)]
        return [notes.mark(item.source, item.locator) for item in part.items]

    def notes(self, notes: Notes, cards: Mapping[str, SourceCard]) -> tuple[NoteView, ...]:
        """Return the notes that the texts have called, in order."""
        views: list[NoteView] = []
        # A footnote's text may call further notes, which are numbered after it.
        while len(views) < len(notes.order):
            source, locator, footnote = notes.order[len(views)]
            text = self.rich(notes.footnotes[footnote], notes) if footnote >= 0 else ()
            card = cards.get(source)
            views.append(NoteView(len(views) + 1, self.source(card) if card else None, locator, text))
        return tuple(views)

    def plain(self, parts: tuple[Part, ...]) -> str:
        """Return a text's words, with the names of what it leads to."""
        if len(parts) == 1 and isinstance(parts[0], Text):
            return " ".join(parts[0].text.split())
        return " ".join(" ".join(self.lines(parts)).split())

    def lines(self, parts: Iterable[Part]) -> list[str]:
        """Return the words of each block of a text, with the names of what it leads to."""
        named = (
            Text(part.label or self.names.get(part.target, ("", part.target, ""))[1], 0, False)
            if isinstance(part, Wiki)
            else part
            for part in _drop_notes(parts)
        )
        return plain_text(named).splitlines()


# `Cite | Footnote` would be joined anew for each part of a text, which takes longer than to look at it.
_MARKED = (Cite, Footnote)


def _drop_notes(parts: Iterable[Part]) -> Iterator[Part]:
    """Leave out the marks of notes, each with the space before it."""
    for part, following in pairwise((*parts, "")):
        if isinstance(part, Text) and isinstance(following, _MARKED):
            yield part._replace(text=part.text.rstrip(" "))
        elif not isinstance(part, _MARKED):
            yield part
