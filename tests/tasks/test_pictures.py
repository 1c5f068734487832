"""What the pictures show: one page of each kind, the fullest."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.commands.pictures import MISSING, find_examples, take_pictures
from dossier.library.model import Library
from tests.conftest import ROOT


def test_every_kind_of_page_has_one_example(sample: Library, built_site: Path) -> None:
    examples = find_examples(sample, built_site)
    assert {"home", "dossier", "article", "article-report", "actor-person", "actor-state"} <= set(examples)
    assert examples["not-found"] == "404.html"
    assert examples["home"] == ""


def test_without_a_browser_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take_pictures(ROOT / "content", tmp_path / "pictures", None) == 1
    assert capsys.readouterr().err == f"{MISSING}\n"
    assert not (tmp_path / "pictures").exists()
