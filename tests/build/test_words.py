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
FOUR = [
    # EDTF, British English, French, Hebrew, Arabic
    ("2024", "2024", "2024", "2024", "2024"),
    ("2024-09", "September 2024", "septembre 2024", "ספטמבר 2024", "سبتمبر 2024"),
    ("2024-09-25", "25 Sept 2024", "25 sept. 2024", "25 בספטמבר 2024", "25 سبتمبر 2024"),
    ("2024-10-01", "1 Oct 2024", "1er oct. 2024", "1 באוקטובר 2024", "1 أكتوبر 2024"),
    ("2011-09-11", "11 Sept 2011", "11 sept. 2011", "11 בספטמבר 2011", "11 سبتمبر 2011"),
    (
        "2024-09-25T21:30:00+03:00",
        "25 Sept 2024, 21:30",
        "25 sept. 2024 à 21:30",
        "25 בספטמבר 2024, 21:30",
        "25 سبتمبر 2024، 9:30 م",
    ),
    ("2024-21", "spring 2024", "printemps 2024", "אביב 2024", "ربيع 2024"),
    ("2024-22", "summer 2024", "été 2024", "קיץ 2024", "صيف 2024"),
    ("2024-23", "autumn 2024", "automne 2024", "סתיו 2024", "خريف 2024"),
    ("2024-24", "winter 2024", "hiver 2024", "חורף 2024", "شتاء 2024"),
    ("201X", "the 2010s", "années 2010", "שנות ה־2010", "عقد 2010"),
    ("2009~", "about 2009", "2009 environ", "2009 בקירוב", "2009 تقريبًا"),
    (
        "2024-09?",
        "perhaps September 2024",
        "septembre 2024 (date incertaine)",
        "ספטמבר 2024 (לא ודאי)",
        "سبتمبر 2024 (تاريخ غير مؤكد)",
    ),
    (
        "2024-09-25%",
        "perhaps about 25 Sept 2024",
        "25 sept. 2024 environ (date incertaine)",
        "25 בספטמבר 2024 בקירוב (לא ודאי)",
        "25 سبتمبر 2024 تقريبًا (تاريخ غير مؤكد)",
    ),
    (
        "2024-09-17/2024-09-18",
        "17–18 Sept 2024",
        "17–18 sept. 2024",
        "17–18 בספטמבר 2024",
        "17–18 سبتمبر 2024",
    ),
    ("2024-10-01/2024-10-03", "1–3 Oct 2024", "1er–3 oct. 2024", "1–3 באוקטובר 2024", "1–3 أكتوبر 2024"),
    (
        "2024-09-30/2024-10-01",
        "30 Sept – 1 Oct 2024",
        "30 sept. – 1er oct. 2024",
        "30 בספטמבר – 1 באוקטובר 2024",
        "30 سبتمبر – 1 أكتوبر 2024",
    ),
    (
        "2023-12-30/2024-01-02",
        "30 Dec 2023 – 2 Jan 2024",
        "30 déc. 2023 – 2 janv. 2024",
        "30 בדצמבר 2023 – 2 בינואר 2024",
        "30 ديسمبر 2023 – 2 يناير 2024",
    ),
    ("2024-09-25/2024-09-25", "25 Sept 2024", "25 sept. 2024", "25 בספטמבר 2024", "25 سبتمبر 2024"),
    (
        "2024-09/2024-10",
        "September – October 2024",
        "septembre – octobre 2024",
        "ספטמבר–אוקטובר 2024",
        "سبتمبر – أكتوبر 2024",
    ),
    ("2023/2024", "2023–2024", "2023–2024", "2023–2024", "2023–2024"),
    (
        "2024-21/2024-22",
        "spring 2024 to summer 2024",
        "printemps 2024 – été 2024",
        "אביב 2024 עד קיץ 2024",
        "ربيع 2024 إلى صيف 2024",
    ),
    (
        "2024-09~/2024-10",
        "about September 2024 to October 2024",
        "septembre 2024 environ – octobre 2024",
        "ספטמבר 2024 בקירוב עד אוקטובר 2024",
        "سبتمبر 2024 تقريبًا إلى أكتوبر 2024",
    ),
    (
        "2023-10-08/..",
        "since 8 Oct 2023",
        "depuis le 8 oct. 2023",
        "מאז 8 באוקטובר 2023",
        "منذ 8 أكتوبر 2023",
    ),
    ("2023-10/..", "since October 2023", "depuis octobre 2023", "מאז אוקטובר 2023", "منذ أكتوبر 2023"),
    ("2024-23/..", "since autumn 2024", "depuis l’automne 2024", "מאז סתיו 2024", "منذ خريف 2024"),
    ("2009~/..", "since about 2009", "depuis 2009 environ", "מאז 2009 בקירוב", "منذ 2009 تقريبًا"),
    (
        "../2024-09-17",
        "until 17 Sept 2024",
        "jusqu’au 17 sept. 2024",
        "עד 17 בספטמבר 2024",
        "حتى 17 سبتمبر 2024",
    ),
    ("../2024", "until 2024", "jusqu’en 2024", "עד 2024", "حتى 2024"),
    ("../2024-22", "until summer 2024", "jusqu’à l’été 2024", "עד קיץ 2024", "حتى صيف 2024"),
    (
        "2023/",
        "from 2023, end unknown",
        "début : 2023, fin inconnue",
        "התחלה: 2023, הסוף אינו ידוע",
        "البداية: 2023، والنهاية غير معروفة",
    ),
    (
        "/2024",
        "until 2024, start unknown",
        "fin : 2024, début inconnu",
        "סוף: 2024, ההתחלה אינה ידועה",
        "النهاية: 2024، والبداية غير معروفة",
    ),
]
OTHERS = [
    ("ar-LB", "2024-09-17/2024-09-18", "17–18 أيلول 2024"),
    ("ar-LB", "2024-10-01", "1 تشرين الأول 2024"),
    ("zh-Hant-TW", "2024-09-25", "2024年9月25日"),
]
AS_OF = [
    ("fr", "2024-10-01", "au 1er oct. 2024"),
    ("fr", "2024-09", "en septembre 2024"),
    ("fr", "2024-21", "au printemps 2024"),
    ("fr", "2024-24", "à l’hiver 2024"),
    ("fr", "201X", "dans les années 2010"),
    ("he", "2024-09-25", "נכון ל־25 בספטמבר 2024"),
    ("he", "2024-09", "נכון לספטמבר 2024"),
    ("he", "2024", "נכון ל־2024"),
    ("ar", "2024-09-25", "كما في 25 سبتمبر 2024"),
    ("en-GB", "2024-09-25", "as of 25 Sept 2024"),
    ("en-GB", "20XX", "as of 20XX"),
]


def write(language: str, text: str) -> str:
    """Write a date, with plain spaces for the narrow ones that Unicode's data has here and there."""
    return re.sub(r"[\u2009\u202f\xa0]", " ", Words(language).format_date(parse_date(text)))


@pytest.mark.parametrize(("text", "words"), ENGLISH.items())
def test_a_date_is_written_with_the_precision_in_which_it_was_given(text: str, words: str) -> None:
    assert write("en", text) == words


@pytest.mark.parametrize("row", FOUR, ids=lambda row: row[0])
def test_a_date_is_written_as_each_of_four_languages_does(row: tuple[str, ...]) -> None:
    assert (row[0], *(write(language, row[0]) for language in ("en-GB", "fr", "he", "ar"))) == row


@pytest.mark.parametrize(("language", "text", "words"), AS_OF)
def test_words_around_a_date_change_with_what_it_is(language: str, text: str, words: str) -> None:
    frame = Words(language).frame("as of %(date)s", parse_date(text))
    assert frame % {"date": write(language, text)} == words


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


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "0 events|1 event|2 events|3 events|11 events|100 events"),
        ("fr", "0 événement|1 événement|2 événements|3 événements|11 événements|100 événements"),
        ("he", "0 אירועים|אירוע אחד|שני אירועים|3 אירועים|11 אירועים|100 אירועים"),
        ("ar", "لا أحداث|حدث واحد|حدثان|3 أحداث|11 حدثًا|100 حدث"),
    ],
)
def test_things_are_counted_as_a_language_does(language: str, forms: str) -> None:
    words = Words(language)
    counted = [
        words.ngettext("%(num)s event", "%(num)s events", number) % {"num": words.number(number)}
        for number in (0, 1, 2, 3, 11, 100)
    ]
    assert counted == forms.split("|")


def test_a_language_without_a_catalogue_has_the_words_in_english() -> None:
    assert Words("cy")._("Timeline") == "Timeline"
    assert Words("cy").ngettext("%(num)s event", "%(num)s events", 2) == "%(num)s events"
