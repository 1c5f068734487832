"""What a candidate gives to a header, and by which words it is known again."""

from __future__ import annotations

from dataclasses import replace

from dossier.importing.candidates import (
    Candidate,
    ProposedActor,
    ProposedFigure,
    ProposedStatement,
    Words,
    list_keys,
    number_candidates,
)

SENTENCE = Words(3, 0, 42, "The mayor said that “nobody” was to blame.")
STATEMENT = Candidate(
    "statement",
    (Words(3, 20, 41, "“nobody” was to blame"), Words(3, 21, 27, "nobody")),
    SENTENCE,
    "'said' with its speaker",
    0.8,
    ProposedStatement(date="2021-03-02", gist="“nobody” was to blame", unnamed="the mayor", quote="nobody"),
)


def test_an_id_outlives_changes_elsewhere_in_the_text() -> None:
    moved = replace(STATEMENT, words=tuple(words._replace(line=9, start=2) for words in STATEMENT.words))
    assert number_candidates([moved])[0].id == number_candidates([STATEMENT])[0].id


def test_an_id_is_another_where_its_words_changed() -> None:
    changed = replace(STATEMENT, words=(Words(3, 20, 41, "“nobody” was at fault"),))
    assert number_candidates([changed])[0].id != number_candidates([STATEMENT])[0].id


def test_candidates_that_rest_on_the_same_words_are_told_apart() -> None:
    first, second = number_candidates([STATEMENT, STATEMENT])
    assert second.id == f"{first.id}-2"


def test_an_actor_is_known_by_the_name_wherever_it_stands() -> None:
    once = Candidate(
        "actor", (Words(1, 0, 9, "Ida Sorno"),), SENTENCE, "named twice", 0.9, ProposedActor(name="Ida Sorno")
    )
    elsewhere = replace(once, words=(Words(4, 8, 24, "Mayor Ida Sorno"), Words(5, 0, 5, "Sorno")))
    assert number_candidates([once])[0].id == number_candidates([elsewhere])[0].id


def test_keys_stand_in_the_contracts_order_and_none_is_empty() -> None:
    assert list(list_keys(STATEMENT.record).items()) == [
        ("unnamed", "the mayor"),
        ("date", "2021-03-02"),
        ("gist", "“nobody” was to blame"),
        ("quote", "nobody"),
    ]


def test_a_figures_unit_is_no_key_of_a_header() -> None:
    figure = ProposedFigure(as_of="2021-03", value="40", unit="houses", scope="houses without water")
    assert dict(list_keys(figure)) == {"as_of": "2021-03", "value": "40", "scope": "houses without water"}
