"""Knows who is mentioned in each text of a document or a file of records.

Does not know how names are found, nor what other documents say.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from ...source.body import Heading, Part, Text, Wiki
from ...source.documents import Document, Parsed
from ...source.headers import ActorHeader
from .find import Around, Candidate, find_candidates
from .lexicon import Hit, Page
from .model import Findings, Found, Left, Mention
from .roster import Roster
from .sections import Section, list_sections


def collect_actors(parsed: Iterable[Parsed | None]) -> dict[str, ActorHeader]:
    """Return the headers of the actors among what was read, by id."""
    return {
        one.id: one.header
        for one in parsed
        if isinstance(one, Document) and isinstance(one.header, ActorHeader)
    }


def find_all_mentions(parsed: Iterable[Parsed], language: str) -> dict[str, Findings]:
    """Find who is mentioned in everything that was read, by path."""
    parsed = tuple(parsed)
    roster = Roster(collect_actors(parsed), language)
    return {one.path: found for one in parsed if (found := find_mentions(one, roster))}


_Hole = tuple[Section, int, Part]
"""A part of a text that is no finished HTML, and its place there."""


def find_mentions(parsed: Parsed, roster: Roster) -> Findings:
    """Find who is mentioned in the texts of a file, all of which are looked through at once."""
    holes: list[_Hole] = [
        (section, place, part)
        for section in list_sections(parsed, roster)
        for place, part in enumerate(section.parts)
        if not isinstance(part, str)
    ]
    if not holes:
        return {}
    lexicon = holes[0][0].reading.lexicon
    page = lexicon.find(
        [
            part.text if isinstance(part, Text) and (part.names or not _is_code(section, place)) else ""
            for section, place, part in holes
        ]
    )
    candidates = find_candidates(lexicon, page, lambda number: _find_around(holes[number], roster))
    return _read(holes, page, deque(candidates))


def _is_code(section: Section, place: int) -> bool:
    before = section.parts[place - 1] if place else ""
    return isinstance(before, str) and before.rpartition("<")[2].startswith("code")


def _find_around(hole: _Hole, roster: Roster) -> Around:
    """Return the actors to whom the parts beside one lead, if they are links by id."""
    parts, place = hole[0].parts, hole[1]
    before, behind = (
        part.target if isinstance(part, Wiki) and part.target in roster.actors else ""
        for part in (parts[place - 1] if place else "", parts[place + 1] if place + 1 < len(parts) else "")
    )
    return Around(before, behind)


def _read(holes: Sequence[_Hole], page: Page, candidates: deque[Hit | Candidate]) -> Findings:
    """Resolve what stands in texts, in their order."""
    notes: list[_Notes] = []
    for number, (section, place, part) in enumerate(holes):
        end = page.begins[number + 1]
        if isinstance(part, Text) and not (candidates and candidates[0][0] < end):
            continue
        if not notes or section is not notes[-1].section:
            notes.append(_Notes(section))
        while candidates and candidates[0][0] < end:
            notes[-1].add(candidates.popleft(), page, number, place, part)
        if isinstance(part, Heading):
            notes[-1].linked.clear()
        elif isinstance(part, Wiki):
            notes[-1].add_link(part.target, place)
    return {
        one.section.key: Found(tuple(one.mentions), tuple(one.left))
        for one in notes
        if one.mentions or one.left
    }


class _Notes:
    """Write down who is mentioned in one text, and what is left alone."""

    def __init__(self, section: Section) -> None:
        self.section, self.reading = section, section.reading
        self.mentions: list[Mention] = []
        self.left: list[Left] = []
        self.linked: set[str] = set()
        """Who has been linked since the last heading."""

    def add(self, candidate: Hit | Candidate, page: Page, number: int, place: int, part: Part) -> None:
        """Note whom words of a part mean; in headings and links they bring somebody in, but do not count."""
        answer = self.reading.resolve(candidate, page.text)
        if answer is None or not (isinstance(part, Text) and part.names):
            return
        start, end, actor, reason, actors, apposed = answer
        start, end = page.find_places(number, start, end)
        if not actor:
            self.left.append(Left(place, start, end, reason, actors))
        elif actor != self.section.own:
            # The name set beside an office is what is linked, not the office.
            link = not apposed and actor not in self.linked
            title, of = self.reading.roster.office(actor, self.reading.date)
            self.mentions.append(Mention(place, start, end, actor, reason, title, of, link))
            if link:
                self.linked.add(actor)

    def add_link(self, actor: str, place: int) -> None:
        """Note to whom a link by id leads."""
        if actor != self.section.own and self.reading.bring_in(actor):
            title, of = self.reading.roster.office(actor, self.reading.date)
            self.mentions.append(Mention(place, 0, 0, actor, "link", title, of, False))
            self.linked.add(actor)
