"""What a person gets who asks for a new file."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.commands.new import list_blanks, make_new
from dossier.source.blanks import render_document, render_entry, write_value
from dossier.source.documents import parse_document, parse_sources
from dossier.source.header import parse_yaml
from dossier.source.headers import ArticleHeader
from dossier.source.records import Source
from tests.build.conftest import read_tree

New = Callable[..., tuple[int, str, str]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for path, text in {
        "actors/john-kerry.md": "---\nname: John Kerry\nformerly: [kerry]\n---\n",
        "sources/settlements.yaml": "- {id: s1, publisher: Paper, title: A report}",
    }.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "content"


@pytest.fixture
def new(content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> New:
    """Give a function that asks for something new, with what a person answers."""
    monkeypatch.chdir(content.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")  # 2026-03-01

    def run(what: str, answers: str = "", **options: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", StringIO(answers))
        status = make_new(what, content, options)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def head(path: Path) -> list[str]:
    """Give the lines of a file above its comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[: next(number for number, line in enumerate(lines) if line.lstrip().startswith("#"))]


def test_an_article_is_asked_for_its_title_and_gets_a_date_an_id_and_a_place(new: New, content: Path) -> None:
    told = "Title: Id [kerry-no]: Wrote content/articles/2026/kerry-no.md\n"
    assert new("article", 'Kerry: "no"\n\n') == (0, told, "")
    path = content / "articles" / "2026" / "kerry-no.md"
    assert head(path) == ["---", "title: 'Kerry: \"no\"'", "date: 2026-03-01"]
    document, problems = parse_document("articles", "content/articles/2026/kerry-no.md", path.read_bytes())
    assert (problems, document.header.title) == ([], 'Kerry: "no"')  # type: ignore[union-attr]
    assert "# summary: one or two sentences; by default the first paragraph\n" in path.read_text()


def test_who_gives_everything_is_asked_nothing(new: New, content: Path) -> None:
    given = {"title": "One", "date": "2015-11-24", "id": "first"}
    assert new("article", **given) == (0, "Wrote content/articles/2015/first.md\n", "")
    assert new("actor", name="Hamas", kind="armed-group", id="hamas")[0] == 0
    assert head(content / "actors" / "hamas.md") == ["---", "name: Hamas", "kind: armed-group"]
    assert new("actor", name="Ada", kind="person", id="ada")[0] == 0
    assert head(content / "actors" / "ada.md") == ["---", "name: Ada"]
    assert new("dossier", title="The talks", id="talks")[0] == 0
    assert head(content / "dossiers" / "talks.md") == ["---", "title: The talks"]


KIND = "Kind: person, state, organisation, armed-group or media [person]:"


def test_a_wrong_answer_is_asked_for_again(new: New) -> None:
    answers = "\nJohn Kerry\nking\n\njohn-kerry\nkerry\nJohn Kerry\njfk\n"
    status, told, _ = new("actor", answers)
    assert status == 0
    assert told.split(": ", 1)[1].split("\n") == [
        "this is needed",
        f"Name: {KIND} 'king' is not known here; write person, state, organisation, armed-group or media",
        f"{KIND} 'john-kerry' is taken by content/actors/john-kerry.md",
        "Id [john-kerry-2]: 'john-kerry' is taken by content/actors/john-kerry.md; john-kerry-2 is free",
        "Id [john-kerry-2]: 'kerry' is taken by content/actors/john-kerry.md; kerry-2 is free",
        "Id [john-kerry-2]: 'John Kerry' is not an id; write john-kerry",
        "Id [john-kerry-2]: Wrote content/actors/jfk.md",
        "",
    ]


def test_a_name_without_latin_letters_needs_an_id(new: New) -> None:
    said = "a new actor needs a id; give it with --id\n"
    assert new("actor", "ג׳ון\n\n", kind="person")[::2] == (1, said.replace("a id", "an id"))


def test_a_source_is_put_at_the_end_of_the_one_file_that_there_is(new: New, content: Path) -> None:
    file = content / "sources" / "settlements.yaml"
    before = file.read_text()
    assert new("source", "Letter: to Sharon\nharetz-x\n\n\n", id="letter")[0] == 0
    assert file.read_text().startswith(
        f'{before}\n\n- id: letter\n  title: "Letter: to Sharon"\n  publisher: haretz-x\n  # description: '
    )
    assert new("source", title="T", publisher="P", url="https://example.org/", file="more", id="t")[0] == 0
    assert head(content / "sources" / "more.yaml") == [
        "- id: t",
        "  title: T",
        "  publisher: P",
        "  url: https://example.org/",
    ]


REFUSED = [
    ("artcle", {}, "'artcle' is nothing that can be made new; did you mean article?"),
    ("article", {}, "a new article needs a title; give it with --title"),
    ("article", {"title": "A", "name": "B"}, "a new article takes no --name; write it into the file"),
    (
        "article",
        {"title": "A", "date": "2024-13-01"},
        "--date: '2024-13-01' is not a date; write 2013, 2013-02 or 2013-02-01",
    ),
    (
        "actor",
        {"name": "K", "kind": "person", "id": "s1"},
        "'s1' is taken by content/sources/settlements.yaml; s1-2 is free",
    ),
    ("source", {"title": "T", "publisher": "P", "url": "x"}, "--url: 'x' is not an address; begin it with https://"),
    (
        "source",
        {"title": "T", "publisher": "P", "id": "t", "file": "../x"},
        "'../x' is no name of a file; write --file lebanon-ceasefire",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "options", "said"), REFUSED, ids=[said for *_, said in REFUSED])
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    new: New, content: Path, what: str, options: dict[str, str], said: str
) -> None:
    before = read_tree(content)
    assert new(what, **options)[::2] == (1, f"{said}\n")
    assert read_tree(content) == before


def test_a_file_that_nothing_can_be_added_to_stays(new: New, content: Path) -> None:
    file = content / "sources" / "settlements.yaml"
    file.write_text("[{id: s1, publisher: Paper, title: A report}]\n")
    status, _, said = new("source", title="T", publisher="P", id="t")
    assert status == 1
    assert said == (
        "content/sources/settlements.yaml takes no entry at its end; "
        "mend it first, or name another with --file\n"
    )
    assert file.read_text() == "[{id: s1, publisher: Paper, title: A report}]\n"


def test_a_file_that_is_there_is_never_overwritten(new: New, content: Path) -> None:
    (content / "dossiers").mkdir()
    (content / "dossiers" / "talks.md").symlink_to("nowhere")  # It has no id yet, and is there all the same.
    assert new("dossier", title="Talks", id="talks")[0] == 1
    assert (content / "dossiers" / "talks.md").is_symlink()


def test_the_file_is_opened_in_the_persons_editor(
    content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = tmp_path / "my editor.py"
    editor.write_text("import sys, pathlib; pathlib.Path(sys.argv[2]).write_text(sys.argv[1])")
    monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{editor}' 'Written by hand.'")
    main, terminal = pty.openpty()
    with os.fdopen(terminal) as stdin, os.fdopen(main):
        monkeypatch.setattr("sys.stdin", stdin)
        assert make_new("dossier", content, {"title": "Talks", "id": "talks"}) == 0
    assert (content / "dossiers" / "talks.md").read_text() == "Written by hand."


@given(st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(str.isprintable).filter(bool))
def test_any_words_can_be_written_as_a_value(words: str) -> None:
    assert parse_yaml(f"a: {write_value(words)}")[0] == {"a": words}


def test_every_new_file_is_without_a_mistake() -> None:
    for blank in list_blanks("2026-03-01").values():
        values = {question.key: question.proposal or "Words" for question in blank.questions}
        if blank.header is Source:
            values = {"id": "a", **values, "url": "https://example.org/"}
            assert parse_sources("content/sources/a.yaml", render_entry(Source, values).encode())[1] == []
        else:
            text = render_document(blank.header, values).encode()
            assert parse_document(blank.folder, f"content/{blank.folder}/a.md", text)[1] == []
    assert "formerly: " in render_document(ArticleHeader, {}).splitlines()[-2]
