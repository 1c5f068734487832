"""Knows where in a sentence capitals name somebody, and which title stands beside the name.

Does not know who is a person, nor which names are the same one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .date_patterns import MONTHS, WEEKDAYS
from .phrases import find_head
from .sentences import Sentence
from .tables import table, word_list, words
from .titles import HONORIFICS, OFFICES
from .words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS

_ARTICLE = r"(?:al|el|ad|ar|as|ash|at|an|az|bin|abu|ul|ur)-"
_CAPITAL = (
    rf"(?:(?:[A-Z]\.){{2,}}|{_ARTICLE}[A-Z][\w’'-]*\w|[A-ZÀ-ÞŠŽČĆĐŁŚŻ][\w’'-]*\w|[A-Z]\.|[A-Z](?![\w.]))"
)
_PARTICLE = r"(?:de|van|von|der|den|al|bin|ibn|da|del|della|di|du|la|le|el|ben|dos|ter|zu)"
_RUN = re.compile(rf"(?<![\w’']){_CAPITAL}(?: (?:{_PARTICLE} )*{_CAPITAL})*")
POSSESSIVE = re.compile(r"[’']s?$")
_EVERYDAY = AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS
_NO_NAME = frozenset(
    [*WEEKDAYS, *MONTHS, *(word.capitalize() for word in _EVERYDAY), *word_list("names", "no_name")]
)
_FIRST_NAMES = frozenset({"April", "May", "June", "August"})
_BEFORE_MONTHS = PREPOSITIONS | {"last", "this", "next"}
_BEHIND = re.compile(r", (?:(?:the|a|an|its|his|her|their) )?([^,;:.“”()]{3,90}?)(?=[,.;:)]|$)")
_BEFORE = re.compile(r"((?:[\w’'&.-]+ ){1,7})$")
_OF_FIELD = re.compile(
    r"((?:[A-Z][\w’'&.-]* )*(?:(?:deputy|former|acting) )?([\w’'-]+) (?:of|for)(?: the)? "
    r"(?:[A-Z][\w’'-]+ and )?)$"
)
_FIELDS = frozenset(table("names")["fields"])
"""What an office can be of in capitals before a name: Secretary of State John Kerry."""
_QUALIFIERS = frozenset({"deputy", "former", "acting", "vice"})
_TITLE_WORDS = words("names", "title_words")
_ADJECTIVES = ("al", "ic", "ary", "ty", "ing", "or", "ive")
_LONGEST_TITLE = 6
_NAME_AND_PLACE = 2
_HONORIFIC = "Mr"
"""Stands for the title of whoever has none but this."""


class Naming(NamedTuple):
    """Hold a run of capitals that may name somebody: the name, and the title that stands beside it."""

    start: int
    end: int
    name: str
    title: str


def find_namings(sentence: Sentence) -> Iterator[Naming]:
    """List the runs of capitals in a sentence that may name somebody, each cut from its title."""
    text = sentence.line.text
    for match in _RUN.finditer(text, sentence.start, sentence.end):
        run, start = match[0].split(), match.start()
        while run and POSSESSIVE.sub("", run[0]) in _NO_NAME and not _is_first_name(text, start, run):
            start += len(run.pop(0)) + 1
        while run and run[-1] in _NO_NAME:
            run.pop()
        if run:
            run[-1] = POSSESSIVE.sub("", run[-1])
            yield _cut_field(text, start, run) or _cut_title(text, start, run)


def _is_first_name(text: str, start: int, run: list[str]) -> bool:
    """Say whether a month is somebody's first name: April Sande, but not `in April Sande`."""
    before = (text[:start].split()[-1:] or [""])[0].lower()
    return len(run) > 1 and run[0] in _FIRST_NAMES and before not in _BEFORE_MONTHS


def _cut_field(text: str, start: int, run: list[str]) -> Naming | None:
    """Part a name from the field of an office before it: Secretary of State | John Kerry."""
    office = _OF_FIELD.search(text[:start])
    if not office or office[2].lower() not in OFFICES:
        return None
    for length in (2, 1):
        field = " ".join(run[:length])
        # "The mayor of Sorn Ida Vell": of three capitals the first is no name.
        if (field in _FIELDS and len(run) > length) or (length == 1 and len(run) > _NAME_AND_PLACE):
            name, where = " ".join(run[length:]), start + len(field) + 1
            return Naming(where, where + len(name), name, f"{office[1]}{field}")
    return None


def _cut_title(text: str, start: int, run: list[str]) -> Naming:
    """Part a name from the title before it: Lebanese Foreign Minister | Abdallah Bouhabib."""
    titled = [
        place
        for place, word in enumerate(run)
        if word.lower() in HONORIFICS or word.lower().rstrip(".") in OFFICES
    ]
    length = titled[-1] + 1 if titled and titled[-1] + 1 < len(run) else 0
    name = " ".join(run[length:])
    where = start + sum(len(word) + 1 for word in run[:length])
    end = where + len(name)
    if not length:
        bare = bool(titled)
        title = "" if bare else _find_title_before(text, start) or _find_title_behind(text, end)
        return Naming(where, end, name, title)
    title = " ".join(word for word in run[:length] if word.lower() not in HONORIFICS)
    if title:
        before = (text[:start].split()[-1:] or [""])[0]
        title = f"{before} {title}" if before.lower() in _QUALIFIERS else title
    return Naming(where, end, name, title or _HONORIFIC)


def _find_title_before(text: str, start: int) -> str:
    """Return the title in small letters before a name: the mayor Ida Sorno; Varland's premier, Ida Sorno."""
    apposed = text[:start].endswith(", ")
    match = _BEFORE.search(text[: start - 2] + " " if apposed else text[:start])
    before = match[1].split() if match else []
    if not before or before[-1].lower() not in OFFICES:
        return ""
    title = [before.pop()]
    while before and len(title) < _LONGEST_TITLE and _belongs(before[-1]):
        title.insert(0, before.pop())
    # "He met a minister, Ida Sorno and others" is a list.
    owned = POSSESSIVE.search(title[0]) or (before and before[-1].lower() in DETERMINERS)
    return " ".join(title) if owned or not apposed else ""


def _belongs(word: str) -> bool:
    """Say whether a word belongs to the title behind it: an adjective, a field, whose it is."""
    lower = word.lower()
    if lower in _EVERYDAY:
        return False
    return word[0].isupper() or lower.endswith(_ADJECTIVES) or lower in OFFICES or lower in _TITLE_WORDS


def _find_title_behind(text: str, end: int) -> str:
    """Return the title that a comma sets behind a name: Ida Sorno, the mayor of Vell."""
    match = _BEHIND.match(text, end)
    return match[1].strip() if match and find_head(match[1]) in OFFICES else ""
