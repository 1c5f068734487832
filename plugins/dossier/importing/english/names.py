"""Knows which persons a text names, by which titles, and under which names they come again.

Does not know whom the site knows already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .namings import POSSESSIVE, Naming, find_namings
from .phrases import find_head
from .sentences import Sentence
from .tables import table
from .titles import INSTITUTIONS, OFFICES, PLACES
from .words import DETERMINERS, PREPOSITIONS

_ALIKE = (
    frozenset({"premier", "pm"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"chairman", "chairwoman", "chair", "chairperson"}),
)
_NO_PERSON = frozenset(table("names")["no_person"])
"""What places begin with."""
_LONGEST_NAME = 4


@dataclass
class Person:
    """Hold one person of a text: the fullest name, the titles, and every place that names them."""

    name: str
    titles: list[str] = field(default_factory=list)
    places: list[tuple[int, int, int]] = field(default_factory=list)
    """The paragraph's place in the text, and start and end in the paragraph."""

    @property
    def surname(self) -> str:
        """Return the last word of the name."""
        return self.name.split()[-1]


@dataclass
class Cast:
    """Hold the persons of a text, and find them again."""

    persons: list[Person] = field(default_factory=list)

    def find(self, words: str) -> Person | None:
        """Return the person whose full name words hold, or with whose surname they end."""
        bare = POSSESSIVE.sub("", words.strip())
        named = [one for one in self.persons if _holds(bare, one.name)]
        if named:
            return max(named, key=lambda one: len(one.name))
        last = bare.split()[-1] if bare else ""
        return next((one for one in self.persons if last and one.surname == last), None)

    def find_titled(self, phrase: str, place: int, start: int) -> Person | None:
        """Return who was last named before a place by the title that `the minister` repeats."""
        wanted, head = _split_title(phrase), find_head(phrase)
        best: tuple[tuple[int, int], Person] | None = None
        for one in self.persons:
            if any(
                _is_same_office(head, wanted, find_head(title), _split_title(title)) for title in one.titles
            ):
                before = [(where, first) for where, first, _ in one.places if (where, first) < (place, start)]
                if before and (best is None or max(before) > best[0]):
                    best = max(before), one
        return best[1] if best else None

    def find_first(self, place: int, floor: int, start: int) -> Person | None:
        """Return who is named first between two places of a paragraph."""
        found = self._list_places(place, floor, start)
        return min(found, key=lambda one: one[0])[1] if found else None

    def find_last(self, place: int, start: int) -> Person | None:
        """Return who was named last before a place, in its paragraph or in the one before."""
        found = self._list_places(place, 0, start) or self._list_places(place - 1, 0, None)
        return max(found, key=lambda one: one[0])[1] if found else None

    def _list_places(self, place: int, floor: int, start: int | None) -> list[tuple[int, Person]]:
        return [
            (first, one)
            for one in self.persons
            for where, first, _ in one.places
            if where == place and floor <= first and (start is None or first < start)
        ]


def build_cast(sentences: Iterable[Sentence]) -> Cast:
    """Find the persons of a text, and every place at which their names or surnames stand."""
    found = [(sentence, naming) for sentence in sentences for naming in find_namings(sentence)]
    full = [one for one in found if " " in one[1].name]
    single = [one for one in found if " " not in one[1].name]
    surnames = {naming.name for _, naming in single}
    cast = Cast()
    for sentence, naming in full:
        if _may_be_person(naming, surnames):
            _note(cast, sentence, naming)
    known = {one.surname for one in cast.persons}
    for sentence, naming in single:
        if naming.name not in known and naming.title[:1].isupper() and not _is_body(naming.name):
            _note(cast, sentence, naming)
    for sentence, naming in single:
        person = next((one for one in cast.persons if one.surname == naming.name), None)
        if person:
            _note(cast, sentence, naming._replace(name=person.name))
    for person in cast.persons:
        person.places.sort()
    return cast


def _note(cast: Cast, sentence: Sentence, naming: Naming) -> None:
    person = next((one for one in cast.persons if one.name == naming.name), None)
    if person is None:
        person = Person(naming.name)
        cast.persons.append(person)
    place = (sentence.place, naming.start, naming.end)
    if place not in person.places:
        person.places.append(place)
    if naming.title and naming.title not in person.titles:
        person.titles.append(naming.title)


def _may_be_person(naming: Naming, surnames: set[str]) -> bool:
    words = naming.name.split()
    if len(words) > _LONGEST_NAME or len(words[-1]) < 2 or any(_is_body(word) for word in words):
        return False
    two = len(words) == 2 and words[0] not in _NO_PERSON
    return bool(naming.title) or words[-1] in surnames or two


def _is_body(word: str) -> bool:
    return word.lower() in INSTITUTIONS | PLACES | OFFICES


def _holds(words: str, name: str) -> bool:
    """Say whether words hold a whole name."""
    place = words.find(name)
    behind = words[place + len(name) : place + len(name) + 1]
    return place >= 0 and not words[max(0, place - 1) : place].isalnum() and not behind.isalnum()


def _split_title(title: str) -> set[str]:
    words = {POSSESSIVE.sub("", word.lower()) for word in re.findall(r"[\w’'-]+", title)}
    return words - DETERMINERS - PREPOSITIONS - {"and"}


def _is_same_office(head: str, wanted: set[str], other: str, words: set[str]) -> bool:
    same = head == other or any(head in group and other in group for group in _ALIKE)
    if not same and head in ("premier", "pm"):
        same = other == "minister" and "prime" in words
        wanted = {*wanted, "prime", "minister"} - {head}
    if not same or (head == "minister" and "prime" in wanted and "prime" not in words):
        return False
    rest = wanted - {head, other}
    return not rest or bool(rest & words)
