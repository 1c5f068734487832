"""Dates, numbers and names of languages as readers see them."""

from __future__ import annotations

import re

import pytest

from dossier.build.site import find_direction
from dossier.build.words import Words, moments
from dossier.source.dates import parse_date

ENGLISH = {
    "2024": "2024",
    "0800": "800",
    "2024-09": "September 2024",
    "2024-09-25": "Sep 25, 2024",
    "2024-09-25T21:30:00+03:00": "Sep 25, 2024, 9:30 PM",
    "2024-09-25T00:05:00": "Sep 25, 2024, 12:05 AM",
    "2024-21": "spring 2024",
    "2024-22": "summer 2024",
    "2024-23": "autumn 2024",
    "2024-24": "winter 2024",
    "201X": "the 2010s",
    "20XX": "20XX",
    "2XXX": "2XXX",
    "2024-XX": "2024",
    "2024-09-XX": "September 2024",
    "-0044-03-15": "-0044-03-15",
    "Y12345": "Y12345",
    "2009~": "about 2009",
    "2024-09?": "perhaps September 2024",
    "2024-09-25%": "perhaps about Sep 25, 2024",
    "2024-21~": "about spring 2024",
    "201X~": "about the 2010s",
    "2024-09-17/2024-09-18": "Sep 17 – 18, 2024",
    "2024-09-30/2024-10-02": "Sep 30 – Oct 2, 2024",
    "2023-12-30/2024-01-02": "Dec 30, 2023 – Jan 2, 2024",
    "2024-09/2024-10": "September – October 2024",
    "2023/2024": "2023 – 2024",
    "2024/2024-05": "2024 to May 2024",
    "2024-09~/2024-10": "about September 2024 to October 2024",
    "2024-21/2024-22": "spring 2024 to summer 2024",
    "2023-10-08/..": "since Oct 8, 2023",
    "../2024-09": "until September 2024",
    "2023/": "from 2023, end unknown",
    "/2024": "until 2024, start unknown",
}
OTHERS = [
    ("fr", "2024-09", "septembre 2024"),
    ("fr", "2024-09-25", "25 sept. 2024"),
    ("fr", "2024-09-25T21:30:00+03:00", "25 sept. 2024, 21:30"),
    ("fr", "2024-09-17/2024-09-18", "17–18 sept. 2024"),
    ("fr", "2023-12-30/2024-01-02", "30 déc. 2023 – 2 janv. 2024"),
    ("he", "2024-09", "ספטמבר 2024"),
    ("he", "2024-09-25", "25 בספט׳ 2024"),
    ("he", "2024-09-25T21:30:00+03:00", "25 בספט׳ 2024, 21:30"),
    ("he", "2024-09-30/2024-10-02", "30 ספט׳ – 2 אוק׳ 2024"),
    ("ar", "2024-09", "سبتمبر 2024"),
    ("ar", "2024-09-25", "25 سبتمبر 2024"),
    ("ar", "2024-09-17/2024-09-18", "17–18 سبتمبر 2024"),
    ("en-GB", "2024-09-25", "25 Sept 2024"),
    ("zh-Hant-TW", "2024-09-25", "2024年9月25日"),
]


def write(language: str, text: str) -> str:
    """Write a date, with plain spaces for the narrow ones that Unicode's data has here and there."""
    return re.sub(r"[\u2009\u202f\xa0]", " ", Words(language).format_date(parse_date(text)))


@pytest.mark.parametrize(("text", "words"), ENGLISH.items())
def test_a_date_is_written_with_the_precision_in_which_it_was_given(text: str, words: str) -> None:
    assert write("en", text) == words


@pytest.mark.parametrize(("language", "text", "words"), OTHERS)
def test_a_date_is_written_as_its_language_does(language: str, text: str, words: str) -> None:
    assert write(language, text) == words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2024", ("2024",)),
        ("2024-09", ("2024-09",)),
        ("2024-09-25", ("2024-09-25",)),
        ("2024-09-25~", ("2024-09-25",)),
        ("2024-XX-XX", ("2024",)),
        ("2024-09-XX?", ("2024-09",)),
        ("2024-09-25T21:30:00", ("2024-09-25T21:30:00",)),
        ("2024-09-25T21:30:00Z", ("2024-09-25T21:30:00Z",)),
        ("2024-09-25T21:30:00+03:00", ("2024-09-25T21:30:00+03:00",)),
        ("2024-09-25T21:30:00-05", ("2024-09-25T21:30:00-05:00",)),
        ("2024-09-25T21:30:00-00:00", ("2024-09-25T21:30:00Z",)),
        ("2024-09-17/2024-09-18", ("2024-09-17", "2024-09-18")),
        ("2024-09-17/..", ()),
        ("../2024", ()),
        ("2024-21", ()),
        ("201X", ()),
        ("-0044-03-15", ()),
        ("Y12345", ()),
    ],
)
def test_the_time_element_gets_only_values_that_html_knows(text: str, values: tuple[str, ...]) -> None:
    assert moments(parse_date(text)) == values


@pytest.mark.parametrize(
    ("language", "number", "name", "direction"),
    [
        ("en", "1,234,567.5", "English", "ltr"),
        ("fr", "1 234 567,5", "français", "ltr"),
        ("he", "1,234,567.5", "עברית", "rtl"),
        ("ar", "1,234,567.5", "العربية", "rtl"),
    ],
)
def test_numbers_names_and_direction_of_a_language(
    language: str, number: str, name: str, direction: str
) -> None:
    words = Words(language)
    assert re.sub(r"[\u202f\xa0]", " ", words.number(1234567.5)) == number
    assert words.language_name(language) == name
    assert find_direction(language) == direction


def test_a_language_without_a_catalogue_has_the_words_in_english() -> None:
    assert Words("cy")._("Timeline") == "Timeline"
    assert Words("cy").ngettext("%(num)s event", "%(num)s events", 2) == "%(num)s events"
