"""How well the rules do on passages that were labelled before there were rules."""

from __future__ import annotations

from dossier.commands.mention_score import describe, score_passages
from tests.conftest import ROOT


def test_hardly_any_link_is_wrong_and_hardly_any_is_missing() -> None:
    score = score_passages(ROOT / "tests" / "cases" / "mentions")
    assert score.marked >= 300
    assert score.precision >= 0.99, describe(score)
    assert score.recall >= 0.95, describe(score)
