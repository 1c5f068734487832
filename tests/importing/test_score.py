"""How well the rules of the import do on the labelled articles, as `import --score` prints it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.commands.import_score import Score, describe, score_import

CASES = Path(__file__).parents[1] / "cases" / "import"


@pytest.fixture(scope="module")
def score() -> Score:
    return score_import(CASES)


def test_dates_are_found_and_mean_the_right_days(score: Score) -> None:
    assert score.dates.f1 >= 0.90, describe(score)
    assert score.dates.share("value") >= 0.85, describe(score)


def test_no_date_is_found_where_there_is_none(score: Score) -> None:
    assert (score.sentences, score.none) == (300, [])


def test_statements_have_the_right_speaker_and_words(score: Score) -> None:
    assert score.statements.f1 >= 0.80, describe(score)


def test_figures_have_the_right_value_unit_and_day(score: Score) -> None:
    assert score.figures.f1_of("all") >= 0.85, describe(score)


def test_the_score_is_told_in_words(score: Score) -> None:
    lines = describe(score).splitlines()[-5:]
    assert [line.partition(":")[0] for line in lines] == [
        "Dates",
        "Sentences without a date in which one was found",
        "Statements",
        "Figures",
        "Events",
    ]
