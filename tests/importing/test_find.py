"""What a text is searched for: each candidate with its words, and a record that an editor can accept."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from dossier.importing.candidates import (
    Candidate,
    LeftName,
    ProposedActor,
    ProposedDossier,
    ProposedEvent,
    ProposedFigure,
    ProposedStatement,
    list_keys,
)
from dossier.importing.english.reading import read_text
from dossier.importing.find import find_candidates
from dossier.importing.foreign import Line
from dossier.importing.register import Register
from dossier.library.mentions.roster import Roster
from dossier.source.dates import parse_date
from dossier.source.headers import ActorHeader, DossierHeader
from dossier.source.records import Event, Figure, Statement

TEXT = (
    "Varland’s prime minister, Ottla Brandt, met President Ilja Korsakow in Sorn late on Thursday.",
    (
        "Brandt told Korsakow that the border would stay closed until May. “We have waited for nine years,” "
        "she said. “We can wait for one more.”"
    ),
    (
        "A senior Varland official quoted Korsakow as saying that the offer of two weeks ago was “not a "
        "gift”. He denied the report."
    ),
    "At least 33 of the 97 hostages are dead, according to the army. Another 12 people were freed on Monday.",
    "Among those killed was Pia Holm, a baker’s daughter.",
)
ACTORS = {
    "varland": ActorHeader(name="Varland", kind="state", adjectives=("Varlander",)),
    "ilja-korsakow": ActorHeader(name="Ilja Korsakow"),
}
REGISTER = Register(
    Roster(ACTORS, "en"),
    {
        "border": TypeAdapter(DossierHeader).validate_python(
            {"title": "The border", "series": [{"id": "hostages-dead", "label": "Hostages known to be dead"}]}
        )
    },
)
KINDS: dict[type, Any] = {ProposedEvent: Event, ProposedStatement: Statement, ProposedFigure: Figure}


def find(*text: str, date: str | None = "2024-09-27", language: str = "en") -> tuple[Candidate, ...]:
    lines = [Line(number, line) for number, line in enumerate(text, 3)]
    day = parse_date(date) if date else None
    return find_candidates(lines, day, language, REGISTER, [("border", "hostages")])


def records(kind: str, *text: str) -> list[Any]:
    return [one.record for one in find(*(text or TEXT)) if one.kind == kind]


def test_who_is_unknown_is_proposed_with_the_office_and_whose_it_is() -> None:
    assert records("actor") == [
        ProposedActor(
            name="Ottla Brandt", roles=(("prime minister", "varland"),), as_of="2024-09-27", named=2
        )
    ]


def test_who_was_met_only_as_a_victim_is_left_alone() -> None:
    (left,) = [one for one in find(*TEXT) if one.kind == "name"]
    assert (left.record, left.reason) == (LeftName(name="Pia Holm"), "met only as a victim")


def test_a_dated_sentence_with_an_actor_is_an_event() -> None:
    first = records("event")[0]
    assert (first.date, first.actors, first.status) == (
        "2024-09-26",
        ("varland", "Ottla Brandt", "ilja-korsakow"),
        "",
    )


def test_statements_have_speaker_hearer_quotation_and_who_passed_them_on() -> None:
    told = [
        (one.by, one.unnamed, one.verb, one.to, one.via, one.quote, one.speaks_for)
        for one in records("statement")
    ]
    official = "senior Varland official"
    assert told == [
        (("Ottla Brandt",), "", "told", ("ilja-korsakow",), (), "", ""),
        (("Ottla Brandt",), "", "said", (), (), "We have waited for nine years", ""),
        (("ilja-korsakow",), "", "saying", (), (official,), "not a gift", ""),
        (("ilja-korsakow",), "", "denied", (), (), "", ""),
        (("the army",), "", "according to", (), (), "", ""),
    ]


def test_figures_have_their_whole_their_day_and_who_says_so() -> None:
    assert [
        (one.value, one.of, one.qualifier, one.unit, one.as_of, one.claimed_by, one.series)
        for one in records("figure")
    ] == [
        ("33", "97", "at-least", "hostages", "2024-09-27", "the army", "hostages-dead"),
        ("12", "", "", "people", "2024-09-23", "", ""),
    ]


def test_a_dossier_that_fits_is_proposed_with_its_reason() -> None:
    (fit,) = [one for one in find(*TEXT) if one.kind == "dossier"]
    assert (fit.record, fit.reason) == (ProposedDossier(dossier="border"), "meets its rule: hostages")


def test_an_office_stands_for_whom_the_text_named_in_it() -> None:
    said = records("statement", "Mayor Ida Sorno opened the bridge.", "The mayor said that it was late.")
    assert [one.by for one in said] == [("Ida Sorno",)]


def test_who_has_no_name_is_told_in_the_words_of_the_first_time() -> None:
    said = records(
        "statement", "A diplomat from Varland said that it was over.", "The diplomat added that it was late."
    )
    assert [one.unnamed for one in said] == ["diplomat from Varland"] * 2


def test_what_is_not_said_is_no_statement() -> None:
    quiet = (
        "The minister declined to say whether she would go.",
        "The proposed law was discussed for hours.",
        "He did not deny it, and was told to wait.",
        "They talked about the bridge.",
    )
    assert records("statement", *quiet) == []


def test_lengths_ages_and_names_are_no_figures() -> None:
    text = (
        "Ida Sorno, 54, spoke for 40 minutes about Resolution 1701 in Room 12.",
        "The 30-day truce began at 9 p.m. on Highway 4, 25 kilometres from Sorn, in 2019.",
    )
    assert records("figure", *text) == []


def test_without_a_day_only_dates_with_their_year_are_known() -> None:
    found = find("Korsakow met Ottla Brandt on Monday and on 3 May 2019.", date=None)
    assert [one.record.date for one in found if isinstance(one.record, ProposedEvent)] == ["2019-05-03"]


def test_in_another_language_only_dossiers_are_proposed() -> None:
    assert {one.kind for one in find(*TEXT, language="fr")} == {"dossier"}


def test_every_proposal_is_a_record_once_its_series_is_there() -> None:
    for one in find(*TEXT):
        kind = KINDS.get(type(one.record))
        if kind:
            keys = {
                key: list(value) if isinstance(value, tuple) else value
                for key, value in list_keys(one.record).items()
            }
            keys |= {"series": "some-series"} if kind is Figure else {}
            # Ids of those who are no actors yet have to be made first.
            keys |= {"actors": ["varland"]} if kind is Event else {}
            assert TypeAdapter(kind).validate_python(keys)


def test_no_gist_or_title_repeats_a_dozen_words() -> None:
    for one in find(*TEXT):
        words = one.record.gist if isinstance(one.record, ProposedStatement) else ""
        words = one.record.title if isinstance(one.record, ProposedEvent) else words
        assert len(words.replace("…", "").split()) < 12


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_cut_of_a_text_is_searched_and_words_stand_where_they_are_said_to(data: Any) -> None:
    text = " ".join(TEXT)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    strange = data.draw(st.text(alphabet="“”\"'’‘.,;: \nA1%$–", max_size=6))
    lines = [
        Line(number, line)
        for number, line in enumerate((text[start:end] + strange + text[end:]).split("\n"), 1)
    ]
    found = find_candidates(lines, parse_date("2024-09-27"), "en", REGISTER)
    by_number = dict(lines)
    for one in found:
        for words in (*one.words, one.sentence):
            assert by_number[words.line][words.start : words.end] == words.text
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("They met late on Thursday.", "2024-09-26"),
        ("They met on Friday night.", "2024-09-27"),
        ("They will meet on Friday.", "2024-10-04"),
        ("They met earlier this week.", "2024-09-23/2024-09-27"),
        ("They met last week.", "2024-09-16/2024-09-22"),
        ("They met over the weekend.", "2024-09-21/2024-09-22"),
        ("They met two weeks ago.", "2024-09-13~"),
        ("They met three days ago.", "2024-09-24"),
        ("They met eleven months ago.", "2023-10"),
        ("They met a decade ago.", "2014~"),
        ("They met in May.", "2024-05"),
        ("They will meet in May.", "2025-05"),
        ("They met last September.", "2023-09"),
        ("Since October 8 they have met.", "2023-10-08"),
        ("They met on 3 May 2019.", "2019-05-03"),
        ("They met from 3 to 5 May 2019.", "2019-05-03/2019-05-05"),
        ("They met in the winter of 2012.", "2012-24"),
        ("They met in the 1990s.", "199X"),
        ("They met between 2014 and 2020.", "2014/2020"),
        ("They met in the second quarter of 2023.", "2023-04/2023-06"),
        ("They will meet on the first Tuesday of November.", "2024-11-05"),
        ("They are to report by Tuesday.", "2024-10-01"),
    ],
)
def test_a_date_means_the_days_that_it_meant_when_it_was_written(words: str, value: str) -> None:
    reading = read_text([Line(1, words)], parse_date("2024-09-27"))
    assert [one.value for dates in reading.paragraphs[0].dates for one in dates] == [value]


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ("Ida Sorno, who owns the quay, said that it was late.", ["Ida Sorno"]),
        ("Ida Sorno, the mayor of Vell said that it was late.", ["Ida Sorno"]),
        ("The mayor of Vell, Ida Sorno, said that it was late.", ["Ida Sorno"]),
        ("Minister for Trade and Industry Ida Sorno said that it was late.", ["Ida Sorno"]),
        ("“It is late,” said Ida Sorno, the mayor. “Too late for us, and for them too.”", ["Ida Sorno"]),
        ("Ida Sorno denied that she had said so.", ["Ida Sorno"]),
        ("Ida Sorno met the union and warned that it was late.", ["Ida Sorno"]),
        ("Ida Sorno left the hall, saying that it was late.", ["Ida Sorno"]),
        ("Speaking in Vell on Monday, Ida Sorno said that it was late.", ["Ida Sorno"]),
        (
            "The ministry said that it was late, while the unions said that it was early.",
            ["The ministry", "the unions"],
        ),
        ("Ida Sorno said that it was late and accused Pia Holm of sleeping.", ["Ida Sorno", "Ida Sorno"]),
        ("The measures suggested by Ida Sorno were agreed.", []),
        ("A man walked in and the proposed law was read.", []),
    ],
)
def test_a_statement_has_the_speaker_of_its_verb(words: str, speakers: list[str]) -> None:
    reading = read_text([Line(1, words)], parse_date("2024-09-27"))
    assert [one.speaker.by for one in reading.said] == speakers


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("Between 20 and 30 houses burned.", [("", "20", "30", "houses")]),
        ("The toll rose from 40 to 60.", [("40", "", "", "dead"), ("60", "", "", "dead")]),
        (
            "It cost $1.5 billion, or 2.4 per cent of output.",
            [("1500000000", "", "", "dollars"), ("2.4", "", "", "percent")],
        ),
        (
            "Two dozen villages and half a million people had no water.",
            [("24", "", "", "villages"), ("500000", "", "", "people")],
        ),
        ("One in three children was ill.", []),
        ("She was the 3rd of four sisters, aged 40.", []),
    ],
)
def test_a_figure_is_read_as_it_is_meant(words: str, figures: list[tuple[str, str, str, str]]) -> None:
    reading = read_text([Line(1, words)], parse_date("2024-09-27"))
    assert [
        (one.counted.value, one.counted.low, one.counted.high, one.unit) for one in reading.figures
    ] == figures
