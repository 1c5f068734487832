"""Knows whom of a text the site may want as actors, and which names it leaves alone.

Does not know what they said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .candidates import Candidate, LeftName, ProposedActor, Words
from .english.names import Person
from .english.namings import POSSESSIVE
from .english.tables import choice, words
from .english.titles import INSTITUTIONS, OFFICES
from .english.words import fold_plural
from .fragments import take_words
from .proposals import Proposer

_VICTIM = re.compile(rf"\b(?:{choice('people', 'harm')})\b")
_OF = re.compile(r"(.+?) (?:of|for) (?:the )?([A-Z].*)$")
_LEFT = {
    "shared": "several have this name",
    "unnamed": "an office that the text gives to nobody",
    "several": "an office that the text gives to several",
    "not then": "whoever has this name did not hold that office then",
    "vacant": "nobody is known to hold this office then",
    "two": "two could hold this office on that day",
    "changed": "this office changed hands, or is not known to be held all that time",
    "somebody else": "another name stands beside it",
}


def list_actors(proposer: Proposer) -> Iterator[Candidate]:
    """Propose the persons that the site does not have, and tell of those who were left alone."""
    speakers = {one.speaker.by for one in proposer.reading.said}
    for person in proposer.reading.cast.persons:
        if not proposer.find_id(person):
            yield _propose_person(proposer, person, person.name in speakers)
    yield from _list_bodies(proposer)
    yield from _list_left(proposer)


def _propose_person(proposer: Proposer, person: Person, speaks: bool) -> Candidate:
    places = tuple(_find_words(proposer, *place) for place in person.places)
    sentence = _find_sentence(proposer, *person.places[0])
    times = len(person.places)
    victim = not person.titles and not speaks and _is_victim(proposer, person)
    if victim or (times == 1 and not person.titles and not speaks):
        why = "met only as a victim" if victim else "named once, without an office"
        return Candidate("name", places, sentence, why, 0.3, LeftName(name=person.name))
    roles = tuple(dict.fromkeys(_find_role(proposer, title) for title in person.titles if title != "Mr"))
    why = f"named {times} times" if times > 1 else "named once"
    why += "".join([", with an office" if roles else "", ", speaks" if speaks else ""])
    score = min(0.95, 0.4 + 0.1 * min(times, 3) + 0.2 * bool(roles) + 0.1 * speaks)
    record = ProposedActor(name=person.name, roles=roles, as_of=proposer.today, named=times)
    return Candidate("actor", places, sentence, why, round(score, 2), record)


def _is_victim(proposer: Proposer, person: Person) -> bool:
    """Say whether every sentence that names somebody tells of harm."""
    return all(_VICTIM.search(_find_sentence(proposer, *place).text) for place in person.places)


def _find_role(proposer: Proposer, title: str) -> tuple[str, str]:
    """Part a title from whose office it is: US | special envoy, mayor of | Vell."""
    title = re.sub(r"^(?:the|a|an|its|his|her|their) ", "", title)
    words = title.split()
    for length in range(min(3, len(words) - 1), 0, -1):
        owner = proposer.name(POSSESSIVE.sub("", " ".join(words[:length])))
        if owner in proposer.register.roster.actors:
            return " ".join(words[length:]), owner
    of = _OF.match(title)
    if of and of[1].split()[-1].lower() in OFFICES and of[2] not in _FIELDS:
        return of[1], proposer.name(of[2])
    return title, ""


_FIELDS = words("people", "fields")


def _list_bodies(proposer: Proposer) -> Iterator[Candidate]:
    """Propose institutions that speak, and come again or have a noun that says what they are."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    for one in proposer.reading.said:
        name = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", one.speaker.by)
        if one.speaker.person or not name[:1].isupper() or proposer.name(name) != name:
            continue
        found.setdefault(name, [])
    for name, places in found.items():
        for paragraph in proposer.reading.paragraphs:
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", paragraph.text):
                places.append((paragraph.place, match.start(), match.end()))
        told = any(fold_plural(word) in INSTITUTIONS for word in name.lower().split())
        if places and (told or len(places) > 1):
            record = ProposedActor(name=name, kind="organisation", as_of=proposer.today, named=len(places))
            words = tuple(_find_words(proposer, *place) for place in places)
            why = f"speaks, and is named {len(places)} times" if len(places) > 1 else "speaks"
            yield Candidate("actor", words, _find_sentence(proposer, *places[0]), why, 0.6, record)


def _list_left(proposer: Proposer) -> Iterator[Candidate]:
    """Tell of words that could mean somebody whom the site knows, and were left alone."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Words]] = {}
    first: dict[tuple[str, str, tuple[str, ...]], Words] = {}
    for one in proposer.named:
        if one.actor or one.reason not in _LEFT:
            continue
        words = _find_words(proposer, one.line, one.start, one.end)
        key = words.text, one.reason, one.actors
        groups.setdefault(key, []).append(words)
        first.setdefault(key, _find_sentence(proposer, one.line, one.start, one.end))
    for key, places in groups.items():
        record = LeftName(name=key[0], actors=key[2])
        yield Candidate("name", tuple(places), first[key], _LEFT[key[1]], 0.5, record)


def _find_words(proposer: Proposer, place: int, start: int, end: int) -> Words:
    return take_words(proposer.reading.paragraphs[place], start, end)


def _find_sentence(proposer: Proposer, place: int, start: int, _end: int) -> Words:
    paragraph = proposer.reading.paragraphs[place]
    sentence = paragraph.sentences[paragraph.sentence_at(start)]
    return _find_words(proposer, place, sentence.start, sentence.end)
