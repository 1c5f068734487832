"""What wants doing on a site: each kind of thing once, with its file and line, and none that is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.commands.desk import read_desk, render_desk, show_desk
from tests.conftest import ROOT

DOSSIER = """\
---
title: The talks
questions:
  - id: agreed
    ask: Did they agree?
  - id: met
    ask: Did they meet?
  - {id: over, ask: Is it over?, status: closed}
---
"""
RECORDS = """\
dossiers: [talks]
events:
  - {date: 2024-01-01, title: A meeting, sources: [first]}
statements:
  - {date: 2024-01-01, by: Ann Example, gist: Yes., sources: [first], answers: {agreed: "yes", met: "yes"}}
  - {date: 2024-01-02, by: Ann Example, gist: Yes again., sources: [first], answers: {agreed: "yes"}}
  - {date: 2024-01-03, by: Ann Example, gist: No., sources: [first], answers: {met: "no"}}
  - {date: 2024-01-04, unnamed: an official, gist: Perhaps., sources: [first]}
"""
SOURCES = """\
- {id: first, publisher: A Paper, title: One, url: "https://example.org/1"}
- {id: second, publisher: A Paper, title: Two, url: "https://example.org/2", archived: "https://example.com/2"}
"""
FILES = {
    "pelican.conf.py": (ROOT / "pelican.conf.py").read_text(encoding="utf-8"),
    "content/dossiers/talks.md": DOSSIER,
    "content/records/talks.yaml": RECORDS,
    "content/sources/talks.yaml": SOURCES,
    "content/articles/draft.md": "---\ntitle: A draft\ndate: 2024-01-01\nstatus: draft\n---\n",
    "content/articles/later.md": "---\ntitle: Later\ndate: 2024-12-01\n---\nWords.\n",
}
CHORES = [
    ("Records of one origin", "content/records/talks.yaml", 3),
    ("Known only through an unnamed source", "content/records/talks.yaml", 8),
    ("Questions with one side", "content/dossiers/talks.md", 4),
    ("Names without a page", "content/records/talks.yaml", 5),
    ("Sources that nobody cites", "content/sources/talks.yaml", 2),
    ("Links without an archived copy", "content/sources/talks.yaml", 1),
    ("Drafts", "content/articles/draft.md", 4),
    ("Articles that wait for their day", "content/articles/later.md", 3),
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    settings = FILES["pelican.conf.py"].replace('"themes/broadsheet"', repr(str(ROOT / "themes/broadsheet")))
    (tmp_path / "pelican.conf.py").write_text(settings, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_thing_stands_under_its_heading_with_file_and_line(site: Path) -> None:
    chores = read_desk(site, site / "content", {"DOSSIER_TODAY": "2024-06-01"})
    assert [(one.heading, one.path, one.line) for one in chores] == CHORES
    assert chores[2].words == "Did they agree?: all answers are 'yes'"
    assert chores[3].words == "Ann Example is named 3 times, and has no page"


def test_the_terminal_lists_them(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show_desk(site / "content", "2024-06-01") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Drafts (1)" in lines
    assert "  content/articles/draft.md:4: 'draft' is a draft" in lines
    assert lines[-1] == "8 things to do."


def test_the_page_leads_to_each_file(site: Path) -> None:
    chores = read_desk(site, site / "content", {"DOSSIER_TODAY": "2024-06-01"})
    html = render_desk(chores, site / "content", "/project/")
    assert (
        f'<a href="vscode://file{site}/content/articles/draft.md:4">content/articles/draft.md:4</a>' in html
    )
    assert "&#39;draft&#39; is a draft" in html


def test_mistakes_come_first(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "content/articles/draft.md").write_text("---\ntitel: A draft\n---\n", encoding="utf-8")
    assert show_desk(site / "content", "2024-06-01") == 1
    assert "content/articles/draft.md:2: titel: unknown key" in capsys.readouterr().err


def test_a_mistake_between_files_is_told_with_its_line(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = "---\ntitle: A draft\ndate: 2024-01-01\nactors: [nobody]\n---\n"
    (site / "content/articles/draft.md").write_text(named, encoding="utf-8")
    assert show_desk(site / "content", "2024-06-01") == 1
    assert (
        "content/articles/draft.md:4: actors[0]: 'nobody' is not the id of an actor"
        in capsys.readouterr().err
    )
