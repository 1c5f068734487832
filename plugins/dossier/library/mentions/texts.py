"""Knows the texts of a document in the order in which they are read, and finds who is mentioned in each.

Does not know how names are found, nor what other documents say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from ...problems import Key
from ...source.body import Heading, Part, Text, Wiki
from ...source.documents import Document, Parsed, Records
from ...source.headers import ActorHeader, ArticleHeader
from ...source.records import RecordFile
from .find import Around, Candidate, find_candidates
from .lexicon import Lexicon, Page
from .model import BODY, NOTHING, Findings, Found, Left, Mention
from .resolve import Answer, Reading
from .roster import Roster


def collect_actors(parsed: Iterable[Parsed | None]) -> dict[str, ActorHeader]:
    """Return the headers of the actors among what was read, by id."""
    return {
        one.id: one.header
        for one in parsed
        if isinstance(one, Document) and isinstance(one.header, ActorHeader)
    }


def find_mentions(parsed: Parsed, roster: Roster) -> Findings:
    """Find who is mentioned in the texts of a document or a file of records."""
    return _read_sections(_list_sections(parsed, roster))


def list_texts(parsed: Parsed, roster: Roster) -> list[str]:
    """List all pieces of text in which somebody could be mentioned."""
    sections = _list_sections(parsed, roster)
    return [part.text for section in sections for part in section.parts if isinstance(part, Text)]


def find_all_mentions(parsed: Iterable[Parsed], language: str) -> dict[str, Findings]:
    """Find who is mentioned in everything that was read, by path."""
    parsed = tuple(parsed)
    roster = Roster(collect_actors(parsed), language)
    return {one.path: found for one in parsed if (found := find_mentions(one, roster))}


class _Section(NamedTuple):
    """Hold one text of a file, and what its reader knows when it begins."""

    key: Key
    parts: Sequence[Part]
    reading: Reading
    own: str = ""
    """Whose page it is on, if an actor's."""


def _list_sections(parsed: Parsed, roster: Roster) -> Iterator[_Section]:
    """List the texts of a file in the order in which they are read."""
    if isinstance(parsed, Records):
        yield from _list_records(parsed.content, roster, roster.lexicon(roster.language), frozenset())
    elif isinstance(parsed, Document):
        yield from _list_parts(parsed, roster)


def _list_parts(document: Document[Any], roster: Roster) -> Iterator[_Section]:
    """List the texts of a document."""
    header = document.header
    date, language = None, roster.language
    without: frozenset[str] = frozenset()
    named: set[str] = set()
    if isinstance(header, ArticleHeader):
        if header.withdrawn:
            return
        date, language, without = header.tells_of, header.lang or language, frozenset(header.not_actors)
    elif isinstance(header, ActorHeader):
        # Its page is not to link to itself, but speaks of it by its surname.
        named.add(document.id)
    else:
        language = getattr(header, "lang", "") or language
    own = document.id if named else ""
    reading = Reading(roster, roster.lexicon(language), date, without, named)
    # A title brings somebody in, but mentions nobody.
    yield _Section(("title",), (Text(getattr(header, "title", ""), 0, False),), reading, own)
    yield _Section(("summary",), getattr(header, "summary", ()), reading, own)
    body = document.body
    yield _Section(BODY, body.parts, reading, own)
    for number, parts in enumerate(body.footnotes):
        yield _Section(("footnotes", number), parts, reading, own)
    if isinstance(header, ArticleHeader):
        yield from _list_records(header, roster, reading.lexicon, without)


def _list_records(
    records: ArticleHeader | RecordFile, roster: Roster, lexicon: Lexicon, without: frozenset[str]
) -> Iterator[_Section]:
    """List the texts of records; each record is read by itself, and tells of its own date."""
    for number, event in enumerate(records.events):
        reading = Reading(roster, lexicon, event.date, without, set(event.actors))
        yield _Section(("events", number, "title"), (Text(event.title, 0, True),), reading)
        yield _Section(("events", number, "text"), event.text, reading)
        yield _Section(("events", number, "disputed"), event.disputed, reading)
    for number, statement in enumerate(records.statements):
        known = {*statement.by, *statement.to, *statement.via, statement.speaks_for}
        reading = Reading(roster, lexicon, statement.date, without, known)
        yield _Section(("statements", number, "gist"), statement.gist, reading)
    for number, figure in enumerate(records.figures):
        reading = Reading(roster, lexicon, figure.as_of, without, {figure.claimed_by})
        yield _Section(("figures", number, "note"), figure.note, reading)


def _read_sections(sections: Iterable[_Section]) -> Findings:
    """Find who is mentioned in texts of one language, all of which are looked through at once."""
    sections = [section for section in sections if section.parts]
    if not sections:
        return {}
    texts = [
        (section.parts, place, part)
        for section in sections
        for place, part in enumerate(section.parts)
        if isinstance(part, Text)
    ]
    roster, lexicon = sections[0].reading.roster, sections[0].reading.lexicon
    page = lexicon.find(
        [part.text if part.names or not _is_code(parts, place) else "" for parts, place, part in texts]
    )
    said: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in find_candidates(lexicon, page, lambda number: _find_around(*texts[number][:2], roster)):
        said[page.find_number(candidate.start)].append(candidate)
    numbers = count()
    found = {section.key: _read_parts(section, page, said, numbers) for section in sections}
    return {key: one for key, one in found.items() if one is not NOTHING}


def _is_code(parts: Sequence[Part], place: int) -> bool:
    before = parts[place - 1] if place else ""
    return isinstance(before, str) and before.rpartition("<")[2].startswith("code")


def _find_around(parts: Sequence[Part], place: int, roster: Roster) -> Around:
    """Return the actors to whom the parts beside one lead, if they are links by id."""
    before, behind = (
        part.target if isinstance(part, Wiki) and part.target in roster.actors else ""
        for part in (parts[place - 1] if place else "", parts[place + 1] if place + 1 < len(parts) else "")
    )
    return Around(before, behind)


def _read_parts(
    section: _Section, page: Page, said: Mapping[int, list[Candidate]], numbers: Iterator[int]
) -> Found:
    """Find who is mentioned in one text; `numbers` are those that its parts have on the page."""
    _, parts, reading, own = section
    roster, date = reading.roster, reading.date
    mentions: list[Mention] = []
    left: list[Left] = []
    linked = {own}
    for place, part in enumerate(parts):
        if isinstance(part, Text):
            number = next(numbers)
            for answer in _resolve(said[number], part, page, reading) if number in said else ():
                start, end, actor, reason, actors, apposed = answer
                start, end = page.find_places(number, start, end)
                if not actor:
                    left.append(Left(place, start, end, reason, actors))
                elif actor != own:
                    # The name set beside an office is what is linked, not the office.
                    link = actor not in linked and not apposed
                    title, of = roster.office(actor, date)
                    mentions.append(Mention(place, start, end, actor, reason, title, of, link))
                    if link:
                        linked.add(actor)
        elif isinstance(part, Heading):
            linked = {own}
        elif isinstance(part, Wiki):
            actor = part.target
            if actor in roster.actors and actor not in {own, *reading.without}:
                reading.named.add(actor)
                title, of = roster.office(actor, date)
                mentions.append(Mention(place, 0, 0, actor, "link", title, of, False))
                linked.add(actor)
    return Found(tuple(mentions), tuple(left)) if mentions or left else NOTHING


def _resolve(candidates: Iterable[Candidate], part: Text, page: Page, reading: Reading) -> Iterator[Answer]:
    """Resolve what one part says; a heading and a link bring somebody in, but mention nobody."""
    for candidate in candidates:
        answer = reading.resolve(candidate, page.text)
        if answer is not None and part.names:
            yield answer
