"""Each language has all words of the site, in every form that it needs."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from dossier.build.words import CATALOGUES
from dossier.commands.catalogue import find_words

ROOT = Path(__file__).parents[2]
FORMS = {"fr": 2, "he": 3, "ar": 6}
"""How many forms a counted word has; English, whose words stand in the code, has two."""


def faults(catalogue: Catalog, forms: int) -> list[str]:
    """List what is wrong in a catalogue, against the words of the site."""
    found = {(message.context, message.id): message for message in catalogue if message.id}
    wanted = {(message.context, message.id): message for message in find_words(ROOT) if message.id}
    return [
        *(f"{key}: missing" for key in wanted.keys() - found.keys()),
        *(f"{key}: not used" for key in found.keys() - wanted.keys()),
        *(f"{key}: {fault}" for key, message in found.items() for fault in message_faults(message, forms)),
    ]


def message_faults(message: Message, forms: int) -> list[str]:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    told = ["fuzzy"] if message.fuzzy else []
    if len(strings) != (forms if message.pluralizable else 1):
        told.append(f"{len(strings)} forms, not {forms}")
    for number, words in enumerate(strings):
        # "Two" may be a word of its own, but the form for many numbers must say which.
        numberless = message.pluralizable and number < (3 if forms == 6 else forms - 1)
        if not words:
            told.append(f"form {number} is empty")
        elif not places(ids[-1]) - ({"num"} if numberless else set()) <= places(words) <= places(ids[-1]):
            told.append(f"{words!r} has other places than {ids[-1]!r}")
    return told


def places(words: str) -> set[str]:
    # What is left is a stroke that is no place, which would stop the build.
    found = re.findall(r"%\((\w+)\)s", words)
    return {*found, *re.findall(r"%", re.sub(r"%\(\w+\)s|%%", "", words))}


@pytest.mark.parametrize("language", FORMS)
def test_a_catalogue_is_complete(language: str) -> None:
    text = (CATALOGUES / f"{language}.po").read_text(encoding="utf-8")
    catalogue = read_po(io.StringIO(text), locale=language)
    assert catalogue.num_plurals == FORMS[language]
    assert faults(catalogue, FORMS[language]) == []


def test_there_is_a_test_for_each_catalogue() -> None:
    assert {path.stem for path in CATALOGUES.glob("*.po")} == FORMS.keys()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('msgid "Seen %(date)s"\nmsgstr ""', "form 0 is empty"),
        ('#, fuzzy\nmsgid "Seen"\nmsgstr "Vu"', "fuzzy"),
        ('msgid "Seen %(date)s"\nmsgstr "Vu"', "'Vu' has other places than 'Seen %(date)s'"),
        (
            'msgid "Seen %(date)s"\nmsgstr "Vu %(jour)s"',
            "'Vu %(jour)s' has other places than 'Seen %(date)s'",
        ),
        (
            'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "un jour"\nmsgstr[1] "jours"',
            "'jours' has other places than '%(num)s days'",
        ),
        (
            'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "un jour"\nmsgstr[1] ""',
            "form 1 is empty",
        ),
    ],
)
def test_what_is_wrong_with_a_word_is_told(text: str, fault: str) -> None:
    catalogue = read_po(io.StringIO(text), locale="fr")
    assert message_faults(next(message for message in catalogue if message.id), 2) == [fault]
