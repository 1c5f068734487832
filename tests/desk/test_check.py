"""What `check` finds beyond a build: in texts that rest on originals, and in a built site."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dossier.commands.check import Wanted, check
from tests.build.conftest import CONFIGURATION
from tests.conftest import SAMPLE_URL

HERE = Path(__file__).parent
ORIGINALS = (HERE / "originals" / "checked.txt").read_text(encoding="utf-8")
FOUND = (HERE / "built-site" / "checked.txt").read_text(encoding="utf-8")

Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Check:
    """Give a function that checks, and gives the status and what is told."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pelican.conf.py").write_text(CONFIGURATION, encoding="utf-8")

    def call(
        content: Path, output: Path = Path("site"), form: str = "text", **wanted: Any
    ) -> tuple[int, str, str]:
        status = check(content, output.absolute(), Wanted(**wanted), form, "2026-01-01")
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Give content without a mistake, and one notice."""
    for path, text in {
        "articles/one.md": "---\ntitle: One\ndate: 2024-06-01\n---\nText.\n",
        "records/all.yaml": "dossiers: [d]\nevents:\n  - {date: 2024, title: E, sources: [s1]}\n",
        "sources/all.yaml": "- {id: s1, publisher: Paper, title: A report}\n",
        "dossiers/d.md": "---\ntitle: D\n---\n",
    }.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "content"


def test_quotations_and_copied_words_are_compared_with_originals(run: Check) -> None:
    assert run(HERE / "originals" / "content", originals=True) == (1, ORIGINALS, "")


def test_without_originals_there_is_nothing_to_compare(run: Check, content: Path) -> None:
    assert run(content, originals=True) == (0, "No mistakes, 0 notices.\n", "")


SINGLE = (
    "content/records/all.yaml:3: events[0]: the event '2024-e' rests on one origin: Paper; "
    "add a source of another origin, if there is one"
)


def list_files(folder: Path) -> list[Path]:
    """List what is in a folder, but for what Python keeps of modules."""
    return sorted(path for path in folder.rglob("*") if "__pycache__" not in path.parts)


def test_what_a_build_would_say_is_said_and_nothing_is_written(run: Check, content: Path) -> None:
    before = list_files(content.parent)
    assert run(content) == (0, f"{SINGLE} [origin-single] (notice)\nNo mistakes, 1 notice.\n", "")
    (content / "articles" / "one.md").write_text("---\ntitle: One\ndate: 2024-06-31\n---\nText.\n")
    wrong = (
        "content/articles/one.md:3: date: '2024-06-31' is not a date: June 2024 has 30 days [date-invalid]\n"
    )
    assert run(content) == (1, f"{wrong}1 mistake, 0 notices.\n", "")
    assert list_files(content.parent) == before


# ---------------------------------------------------------------- the built site


PAGES = {
    "index.html": """<title>Front</title>
        <a href="a/">A</a><a href="./">B</a><a href="b/#some%77here">C</a>""",
    "404.html": """<title>Lost</title>
        <a href="/">Front</a><a href="/a/?x=1#top">A</a><a href="/elsewhere/b/">B</a>""",
    "a/index.html": """<title>One &amp; one</title>
        <p id="top"></p><a href="#top">A</a><a href="../">B</a><a href="c/">C</a>
        <a href="../b/#nowhere">D</a><a href="https://example.org/">E</a>
        <img src="../images/mop.png" srcset="../images/map.png 1x, ../images/map.2x.png 2x">""",
    "b/index.html": """<title>One
        &amp; one</title><link rel="stylesheet" href="../style.css"><p id="somewhere"></p>""",
    "old/index.html": """<title>Front</title>
        <meta http-equiv="refresh" content="0; url=../a/"><a href="../a/">A</a>""",
    "style.css": "".join(random.Random(1).choices("0123456789abcdef", k=350_000)),
    "images/map.png": "x" * 1_200_000,
    ".files": "index.html\n",
}
"""A small site with everything that can be wrong with one."""


def test_a_built_site_is_looked_through(run: Check, content: Path, tmp_path: Path) -> None:
    for path, text in PAGES.items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    said = f"{SINGLE} [origin-single] (notice)\n{FOUND}5 mistakes, 4 notices.\n"
    assert run(content, site=True) == (1, said, "")


def test_a_site_that_a_build_made_has_no_mistake(run: Check, content: Path, built_site: Path) -> None:
    status, told, _ = run(content, built_site, form="json", site=True, siteurl=SAMPLE_URL)
    assert status == 0
    assert [one["code"] for one in json.loads(told)["problems"]] == ["origin-single"]


# ---------------------------------------------------------------- what could not run


@pytest.mark.parametrize(
    ("folder", "form", "site", "said"),
    [
        ("contents", "text", False, "HERE/contents: there is no such folder; name it with --content\n"),
        ("content", "jsn", False, "--format: 'jsn' is not known; did you mean json?\n"),
        ("content", "text", True, "HERE/site: there is no site that a build made; build it first\n"),
    ],
)
def test_a_check_that_cannot_run_says_so(
    run: Check, content: Path, folder: str, form: str, site: bool, said: str
) -> None:
    told = run(content.parent / folder, form=form, site=site)
    assert told == (2, "", said.replace("HERE", str(content.parent)))


# ---------------------------------------------------------------- for programs


@pytest.fixture
def wrong(content: Path) -> Path:
    """Give content with one mistake and one notice, in a folder of another name."""
    (content / "articles" / "one.md").write_text("---\ntitle: One\ndate: 2024-06-01\n---\n50 %: [[adda]]\n")
    source = "- {id: s1, publisher: Paper, title: A report}\n- {id: s2, publisher: Paper, title: ''}\n"
    (content / "sources" / "all.yaml").write_text(source)
    return content.rename(content.with_name("our, texts"))


def test_annotations_name_file_and_line_as_git_knows_them(run: Check, wrong: Path) -> None:
    status, told, _ = run(wrong, form="github")
    assert status == 1
    first, second, last = told.splitlines()
    assert first == (
        "::error file=our%2C texts/articles/one.md,line=5,title=id-unknown::"
        "'adda' is not the id of an actor, dossier, article or source; add what it leads to, or mend it"
    )
    assert second == (
        "::error file=our%2C texts/sources/all.yaml,line=2,title=empty::"
        "[1].title: nothing is given; give a value, or remove the key"
    )
    assert last == "2 mistakes, 0 notices."


def test_sarif_has_what_its_standard_asks_for(run: Check, wrong: Path) -> None:
    log = json.loads(run(wrong, form="sarif")[1])
    assert log["version"] == "2.1.0"
    (told,) = log["runs"]
    rules = told["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["empty", "id-unknown"]
    for result in told["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == "error"
    place = told["results"][0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "our%2C%20texts/articles/one.md"},
        "region": {"startLine": 5},
    }


def test_json_has_everything(run: Check, content: Path) -> None:
    assert json.loads(run(content, form="json")[1]) == {
        "mistakes": 0,
        "notices": 1,
        "problems": [
            {
                "path": "content/records/all.yaml",
                "line": 3,
                "key": "events[0]",
                "message": "the event '2024-e' rests on one origin: Paper",
                "hint": "add a source of another origin, if there is one",
                "code": "origin-single",
                "notice": True,
            }
        ],
    }
