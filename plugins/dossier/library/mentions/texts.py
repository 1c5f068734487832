"""Knows the texts of a document in the order in which they are read, and finds who is mentioned in each.

Does not know how names are found, nor what other documents say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...problems import Key
from ...source.body import Heading, Part, Text, Wiki
from ...source.documents import Document, Parsed, Records
from ...source.headers import ActorHeader, ArticleHeader
from ...source.records import RecordFile
from .find import Around, find_candidates
from .model import BODY, Findings, Found, Left, Mention
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
    if isinstance(parsed, Records):
        return dict(_read_records(parsed.content, roster, roster.language, frozenset()))
    return _read_document(parsed, roster) if isinstance(parsed, Document) else {}


def find_all_mentions(parsed: Iterable[Parsed], language: str) -> dict[str, Findings]:
    """Find who is mentioned in everything that was read, by path."""
    parsed = tuple(parsed)
    roster = Roster(collect_actors(parsed), language)
    return {one.path: found for one in parsed if (found := find_mentions(one, roster))}


def _read_document(document: Document[Any], roster: Roster) -> Findings:
    header = document.header
    date, language, without = None, roster.language, frozenset[str]()
    named: set[str] = set()
    if isinstance(header, ArticleHeader):
        if header.withdrawn:
            return {}
        date, language, without = header.tells_of, header.lang or language, frozenset(header.not_actors)
    elif isinstance(header, ActorHeader):
        # Its page is not to link to itself, but speaks of it by its surname.
        named.add(document.id)
    else:
        language = getattr(header, "lang", "") or language
    own = document.id if named else ""
    reading = Reading(roster, roster.lexicon(language), date, without, named)
    for candidate in find_candidates(reading.lexicon, getattr(header, "title", "")):
        reading.resolve(candidate, header.title)
    body = document.body
    found = {
        ("summary",): _read_parts(getattr(header, "summary", ()), reading, own),
        BODY: _read_parts(body.parts, reading, own),
    }
    for number, parts in enumerate(body.footnotes):
        found["footnotes", number] = _read_parts(parts, reading, own)
    if isinstance(header, ArticleHeader):
        found.update(_read_records(header, roster, language, without))
    return {key: one for key, one in found.items() if one != Found()}


def _read_records(
    records: ArticleHeader | RecordFile, roster: Roster, language: str, without: frozenset[str]
) -> Mapping[Key, Found]:
    """Find who is mentioned in records; each is a text by itself, of its own date."""
    lexicon, found = roster.lexicon(language), dict[Key, Found]()
    for number, event in enumerate(records.events):
        reading = Reading(roster, lexicon, event.date, without, set(event.actors))
        found["events", number, "title"] = _read_parts((Text(event.title, 0, True),), reading, "")
        found["events", number, "text"] = _read_parts(event.text, reading, "")
        found["events", number, "disputed"] = _read_parts(event.disputed, reading, "")
    for number, statement in enumerate(records.statements):
        known = {*statement.by, *statement.to, *statement.via, statement.speaks_for}
        reading = Reading(roster, lexicon, statement.date, without, known)
        found["statements", number, "gist"] = _read_parts(statement.gist, reading, "")
    for number, figure in enumerate(records.figures):
        reading = Reading(roster, lexicon, figure.as_of, without, {figure.claimed_by})
        found["figures", number, "note"] = _read_parts(figure.note, reading, "")
    return {key: one for key, one in found.items() if one != Found()}


def _read_parts(parts: Sequence[Part], reading: Reading, own: str) -> Found:
    """Find who is mentioned in one text; `own` is whose page it is on."""
    mentions: list[Mention] = []
    left: list[Left] = []
    linked = {own}
    for place, part in enumerate(parts):
        if isinstance(part, Heading):
            linked = {own}
        elif isinstance(part, Wiki):
            if part.target in reading.roster.actors and part.target not in {own, *reading.without}:
                reading.named.add(part.target)
                mentions.append(_mention(place, Answer(0, 0, part.target, "link"), reading, False))
                linked.add(part.target)
        elif isinstance(part, Text):
            for answer in _read_text(parts, place, part, reading):
                if not answer.actor:
                    left.append(Left(place, answer.start, answer.end, answer.reason, answer.actors))
                elif answer.actor != own:
                    # The name set beside an office is what is linked, not the office.
                    link = answer.actor not in linked and not answer.apposed
                    mentions.append(_mention(place, answer, reading, link))
                    if link:
                        linked.add(answer.actor)
    return Found(tuple(mentions), tuple(left)) if mentions or left else Found()


def _read_text(parts: Sequence[Part], place: int, part: Text, reading: Reading) -> Iterator[Answer]:
    """Resolve what one part says; a heading and a link bring somebody in, but mention nobody."""
    if not _may_name(parts, place):
        return
    around = Around(_leads_to(parts, place - 1, reading), _leads_to(parts, place + 1, reading))
    for candidate in find_candidates(reading.lexicon, part.text, around):
        answer = reading.resolve(candidate, part.text)
        if answer is not None and part.names:
            yield answer


def _may_name(parts: Sequence[Part], place: int) -> bool:
    """Say whether a text may bring somebody in: a heading and a link do, code does not."""
    part, before = parts[place], parts[place - 1] if place else ""
    named = isinstance(part, Text) and part.names
    return named or not (isinstance(before, str) and before.rpartition("<")[2].startswith("code"))


def _leads_to(parts: Sequence[Part], place: int, reading: Reading) -> str:
    """Return the actor to whom a part links, if it is a link by id."""
    part = parts[place] if 0 <= place < len(parts) else None
    return part.target if isinstance(part, Wiki) and part.target in reading.roster.actors else ""


def _mention(place: int, answer: Answer, reading: Reading, linked: bool) -> Mention:
    role = reading.roster.role(answer.actor, reading.date)
    title, of = (role.title[0], role.of) if role else ("", "")
    return Mention(place, answer.start, answer.end, answer.actor, answer.reason, title, of, linked)
