"""Knows which persons a text names, by which titles, and under which names they come again.

Does not know whom the site knows already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .date_patterns import MONTHS, WEEKDAYS
from .phrases import find_head
from .sentences import Sentence
from .tables import word_list, words
from .titles import HONORIFICS, INSTITUTIONS, OFFICES, PLACES
from .words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS

_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÞŠŽČĆĐŁŚŻ][\w’'-]*[\w]|[A-Z]\.|[A-Z](?![\w.]))"
_PARTICLE = r"(?:de|van|von|der|den|al|bin|ibn|da|del|della|di|du|la|le|el|ben|dos|ter|zu)"
_RUN = re.compile(rf"(?<![\w’']){_CAPITAL}(?: (?:{_PARTICLE} )*{_CAPITAL})*")
_POSSESSIVE = re.compile(r"[’']s?$")
_NO_NAME = frozenset(
    [*WEEKDAYS, *MONTHS]
    + [word.capitalize() for word in AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS]
    + word_list("names", "no_name")
)
_BEHIND = re.compile(r"(?:, (?:(?:the|a|an|its|his|her|their) )?([^,;:.“”()]{3,90}?)(?=[,.;:)]|$))")
_WORDS_BEFORE = re.compile(r"((?:[\w’'&.-]+ ){1,7})$")
_FIELDS = words("names", "fields") | {
    "Foreign Affairs",
    "Home Affairs",
    "Internal Affairs",
    "Public Works",
    "Public Health",
    "Economic Affairs",
    "Water Resources",
}
_JOINING = words("names", "joining")
_TITLE_WORDS = words("names", "title_words")
_ALIKE = (
    frozenset({"premier", "pm"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"chairman", "chairwoman", "chair", "chairperson"}),
)


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


class Naming(NamedTuple):
    """Hold a run of capitals that may name somebody: the name, and the title that stands beside it."""

    start: int
    end: int
    name: str
    title: str


@dataclass
class Cast:
    """Hold the persons of a text, and find them again."""

    persons: list[Person] = field(default_factory=list)

    def find(self, words: str) -> Person | None:
        """Return the person whose full name words hold, or with whose surname they end."""
        bare = _POSSESSIVE.sub("", words.strip())
        for one in sorted(self.persons, key=lambda one: -len(one.name)):
            if re.search(rf"(?<!\w){re.escape(one.name)}(?!\w)", bare):
                return one
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

    def find_last(self, place: int, start: int, floor: int) -> Person | None:
        """Return who was last named before a place, not before the paragraph `floor`."""
        before = [
            ((where, first), number)
            for number, one in enumerate(self.persons)
            for where, first, _ in one.places
            if (where, first) < (place, start) and where >= floor
        ]
        return self.persons[max(before)[1]] if before else None


def _split_title(title: str) -> set[str]:
    return (
        {_POSSESSIVE.sub("", word.lower()) for word in re.findall(r"[\w’'-]+", title)}
        - DETERMINERS
        - _JOINING
    )


def _is_same_office(head: str, wanted: set[str], other: str, words: set[str]) -> bool:
    same = head == other or any(head in group and other in group for group in _ALIKE)
    if not same and head in ("premier", "pm"):
        same = other == "minister" and "prime" in words
        wanted = {*wanted, "prime", "minister"} - {head}
    if not same or (head == "minister" and "prime" in wanted and "prime" not in words):
        return False
    rest = wanted - {head, other}
    return not rest or bool(rest & words)


def build_cast(sentences: Iterable[Sentence]) -> Cast:
    """Find the persons of a text, and every place at which their names or surnames stand."""
    found = [(sentence, naming) for sentence in sentences for naming in find_namings(sentence)]
    alone = {naming.name for _, naming in found if " " not in naming.name}
    cast = Cast()
    for sentence, naming in found:
        if " " in naming.name and _may_be_person(naming, alone):
            _add(cast, sentence, naming)
    known = {one.surname for one in cast.persons}
    for sentence, naming in found:
        if (
            " " not in naming.name
            and naming.title[:1].isupper()
            and naming.name not in known
            and not _is_body(naming.name)
        ):
            _add(cast, sentence, naming)
            known.add(naming.name)
    for sentence, naming in found:
        if " " not in naming.name and naming.name in known:
            person = next(one for one in cast.persons if one.surname == naming.name)
            _note(person, sentence, naming)
    for person in cast.persons:
        person.places.sort()
    return cast


def _add(cast: Cast, sentence: Sentence, naming: Naming) -> None:
    person = next((one for one in cast.persons if one.name == naming.name), None)
    if person is None:
        person = Person(naming.name)
        cast.persons.append(person)
    _note(person, sentence, naming)


def _note(person: Person, sentence: Sentence, naming: Naming) -> None:
    place = (sentence.place, naming.start, naming.end)
    if place not in person.places:
        person.places.append(place)
    if naming.title and naming.title not in person.titles:
        person.titles.append(naming.title)


def _may_be_person(naming: Naming, alone: set[str]) -> bool:
    words = naming.name.split()
    if len(words) > 4 or len(words[-1]) < 2 or any(_is_body(word) for word in words):
        return False
    return bool(naming.title) or words[-1] in alone or (len(words) == 2 and _is_said_of(naming))


def _is_said_of(naming: Naming) -> bool:
    return naming.title == "" and naming.name.split()[0] not in (
        "New",
        "North",
        "South",
        "East",
        "West",
        "Upper",
        "Lower",
        "Great",
        "San",
        "St.",
        "Port",
        "Lake",
        "Mount",
        "Old",
        "Central",
        "United",
        "Saint",
        "Grand",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
    )


def _is_body(word: str) -> bool:
    lower = word.lower()
    return lower in INSTITUTIONS or lower in PLACES or lower in OFFICES


def find_namings(sentence: Sentence) -> Iterator[Naming]:
    """List the runs of capitals in a sentence that may name somebody, each cut from its title."""
    text = sentence.line.text
    for match in _RUN.finditer(text, sentence.start, sentence.end):
        words = match[0].split()
        start = match.start()
        while words and _POSSESSIVE.sub("", words[0]) in _NO_NAME and not _is_first_name(text, start, words):
            start += len(words.pop(0)) + 1
        while words and words[-1] in _NO_NAME:
            words.pop()
        if words:
            words[-1] = _POSSESSIVE.sub("", words[-1])
            yield _cut_title(text, start, words)


def _is_first_name(text: str, start: int, words: list[str]) -> bool:
    """Say whether a month is somebody's first name: April Sande, but not `in April Sande`."""
    before = text[:start].split()[-1:] or [""]
    return (
        len(words) > 1
        and words[0] in ("April", "May", "June", "August")
        and before[0].lower() not in PREPOSITIONS | {"last", "this", "next"}
    )


def _cut_title(text: str, start: int, words: list[str]) -> Naming:
    """Part a name from the title before it: Lebanese Foreign Minister | Abdallah Bouhabib."""
    last = max(
        (
            place
            for place, word in enumerate(words)
            if word.lower().rstrip(".") in OFFICES or word.lower() in HONORIFICS
        ),
        default=-1,
    )
    field = re.search(r"([\w’'&.-]+ (?:of|for)(?: the)? )$", text[:start])
    if last < 0 and field and field[1].split()[0].lower() in OFFICES and len(words) > 1:
        # "Secretary of State John Kerry": the field stands first in the run of capitals.
        length = 2 if " ".join(words[:2]) in _FIELDS and len(words) > 2 else 1
        if " ".join(words[:length]) in _FIELDS:
            where = start + len(" ".join(words[:length])) + 1
            before = _find_title_before(text, field.start(), True)
            title = f"{before} {field[1]}{' '.join(words[:length])}".strip()
            name = " ".join(words[length:])
            return Naming(where, where + len(name), name, title)
    name = " ".join(words[last + 1 :])
    title = " ".join(word for word in words[: last + 1] if word.lower() not in HONORIFICS)
    where = start + len(" ".join(words[: last + 1])) + (last >= 0)
    if not name:
        return Naming(start, start + len(" ".join(words)), " ".join(words), "")
    end = where + len(name)
    if last < 0:
        title = _find_title_before(text, start) or _find_title_behind(text, end)
    elif title:
        title = (_find_title_before(text, start, True) + " " + title).strip()
    return Naming(where, end, name, title or ("Mr" if last >= 0 else ""))


def _find_title_before(text: str, start: int, joined: bool = False) -> str:
    """Return the title in small letters that stands directly before a name."""
    apposed = text[:start].endswith(", ")
    match = _WORDS_BEFORE.search(text[: start - 2] + " " if apposed else text[:start])
    words = match[1].split() if match else []
    if joined:
        return words[-1] if words and words[-1].lower() in ("deputy", "former", "acting", "vice") else ""
    if not words or words[-1].lower() not in OFFICES:
        return ""
    title = [words.pop()]
    while words and _belongs(words[-1], title):
        title.insert(0, words.pop())
    if apposed and not (words and words[-1].lower() in DETERMINERS) and not _POSSESSIVE.search(title[0]):
        return (
            ""  # "He met the minister, Ida Sorno and others" is a list, "their minister, Ida Sorno" is none.
        )
    return " ".join(title)


def _belongs(word: str, title: list[str]) -> bool:
    """Say whether a word belongs to the title behind it: an adjective, a field, whose it is."""
    lower = word.lower()
    if lower in DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES or len(title) > 5:
        return False
    ending = lower.endswith(("al", "ic", "ary", "ty", "ing", "or", "ive"))
    return word[0].isupper() or ending or lower in OFFICES or lower in _TITLE_WORDS


def _find_title_behind(text: str, end: int) -> str:
    """Return the title that a comma sets behind a name."""
    match = _BEHIND.match(text, end)
    if not match:
        return ""
    head = find_head(match[1])
    return match[1].strip() if head in OFFICES else ""
