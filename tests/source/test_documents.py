"""From one file to a typed document: defaults, forms that are accepted, and repair after a mistake."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dossier.build.files import find_files
from dossier.source.documents import (
    Broken,
    Document,
    Records,
    Ref,
    Sources,
    parse_document,
    parse_records,
    parse_sources,
)
from dossier.source.markdown import plain_text

ARTICLE = "---\ntitle: Talks\ndate: 2024-09-25\n{}---\n{}"


def read(kind: str, text: str | bytes, name: str = "talks") -> Document[Any]:
    data = text if isinstance(text, bytes) else text.encode()
    document, problems = parse_document(kind, f"content/{kind}/{name}.md", data)
    assert [str(problem) for problem in problems] == []
    assert isinstance(document, Document)
    return document


def read_article(header: str = "", body: str = "") -> Document[Any]:
    return read("articles", ARTICLE.format(header, body))


def test_shortest_files() -> None:
    assert read("actors", "---\nname: John Kerry\n---\n").header.kind == "person"
    assert read("dossiers", "---\ntitle: Settlements\n---\n").header.status == "open"
    article = read_article().header
    assert (article.title, article.date.text, article.status) == ("Talks", "2024-09-25", "published")
    assert article.tells_of.text == "2024-09-25"


def test_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    text = ARTICLE.format("summary: No.\n", "One [[a]].\n\nTwo\n[[b]].\n").replace("\n", "\r\n")
    document = read("articles", b"\xef\xbb\xbf" + text.encode())
    assert document.refs == (Ref("wiki", "a", 6), Ref("wiki", "b", 9))
    assert plain_text(document.body.parts) == "One a.\nTwo\nb."
    assert plain_text(document.header.summary) == "No."


def test_words_and_numbers_arrive_as_written() -> None:
    header = read_article("tags: [no, 1701, 0622]\nauthor: 1701\nsource_title: no\npublisher: 0622\n").header
    assert (header.tags, header.author) == (("no", "1701", "0622"), "1701")
    assert (header.source_title, header.publisher) == ("no", "0622")
    actor = read("actors", "---\nname: no\naliases: [0622, ~]\nnames: {no: nei}\n---\n").header
    assert (actor.name, actor.aliases, actor.names) == ("no", ("0622", "~"), {"no": "nei"})


def test_answers_arrive_as_written() -> None:
    text = "statements:\n  - {by: a, date: 2024, gist: No., answers: {agreed: no, 1701: yes}}\n"
    records, problems = parse_records("content/records/talks.yaml", text.encode())
    assert problems == []
    assert isinstance(records, Records)
    assert records.content.statements[0].answers == {"agreed": "no", "1701": "yes"}


def test_numbers_keep_their_kind() -> None:
    text = (
        "figures:\n"
        "  - {series: a, as_of: 2024, value: 0622}\n"
        "  - {series: a, as_of: 2024, value: -1.50, of: 2}\n"
        "  - {series: a, as_of: 2024, low: 0, high: 10}\n"
    )
    records, problems = parse_records("content/records/talks.yaml", text.encode())
    assert problems == []
    assert isinstance(records, Records)
    assert [(one.value, one.of, one.low, one.high) for one in records.content.figures] == [
        (622, None, None, None),
        (-1.5, 2, None, None),
        (None, None, 0, 10),
    ]


def test_one_or_a_list() -> None:
    text = "statements:\n  - {by: a, date: 2024, gist: No.}\n  - {by: [a, B c], date: 2024, gist: No.}\n"
    records, problems = parse_records("content/records/talks.yaml", text.encode())
    assert problems == []
    assert isinstance(records, Records)
    assert [one.by for one in records.content.statements] == [("a",), ("a", "B c")]
    assert read_article("tags: truce, talks\n").header.tags == ("truce", "talks")
    assert read("actors", "---\nname: A\nroles: [{title: [B, C]}]\n---\n").header.roles[0].title == ("B", "C")


def test_empty_lists_are_lists() -> None:
    assert read_article("actors: []\nevents: []\n").header.actors == ()


def test_quote_of_25_words_is_accepted() -> None:
    words = " ".join(["word"] * 25)
    text = f"statements:\n  - {{by: a, date: 2024, gist: No., quote: {words}}}\n"
    assert parse_records("content/records/talks.yaml", text.encode())[1] == []


def test_records_and_sources_may_begin_with_a_line_of_dashes() -> None:
    assert parse_records("content/records/talks.yaml", b"---\nevents: []\n")[1] == []
    sources, problems = parse_sources(
        "content/sources/talks.yaml", b"---\n- {id: a, publisher: B, description: A letter}\n"
    )
    assert problems == []
    assert isinstance(sources, Sources)
    assert sources.content[0].description == "A letter"


def test_header_with_mistakes_is_mended_so_far_that_the_rest_is_checked() -> None:
    text = ARTICLE.format("sumary: See [[a]].\nmodified: never\nactors: [b]\n", "[[c]]\n")
    document, problems = parse_document("articles", "content/articles/2024/talks.md", text.encode())
    assert sorted((problem.line, problem.code, problem.key) for problem in problems) == [
        (4, "key-unknown", ("sumary",)),
        (5, "date-invalid", ("modified",)),
    ]
    assert isinstance(document, Document)
    assert plain_text(document.header.summary) == "See a."
    assert (document.header.modified, document.header.actors) == (None, ("b",))
    assert document.refs == (Ref("wiki", "c", 8),)


def test_ids_of_a_broken_file_are_known() -> None:
    text = b"- id: joint-statement\n  title: One: two\n- {id: 'bush-letter', publisher: B}\n"
    sources, problems = parse_sources("content/sources/talks.yaml", text)
    assert [problem.code for problem in problems] == ["yaml"]
    assert sources == Broken("content/sources/talks.yaml", frozenset({"joint-statement", "bush-letter"}))


def write(content: Path, *paths: str) -> None:
    for path in paths:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text("x", encoding="utf-8")


def test_files_that_are_nobodys(tmp_path: Path) -> None:
    write(
        tmp_path,
        "actors/.john-kerry.md",
        "actors/.john-kerry.md.swp",
        "actors/john-kerry.md~",
        "actors/john-kerry.md",
        "articles/2024/.trash/talks.md",
        "articles/2024/talks.md",
        ".obsidian/workspace.json",
        ".obsidian/notes.md",
        "records/.talks.yaml",
        "ledger/talks.yaml",
        "images/table.jpg",
    )
    found = find_files(tmp_path)
    assert found.problems == []
    assert {kind: paths for kind, paths in found.read.items() if paths} == {
        "actors": ["content/actors/john-kerry.md"],
        "articles": ["content/articles/2024/talks.md"],
    }
    assert found.others == {"images/table.jpg"}


def test_link_to_a_file_within_the_content_is_that_file(tmp_path: Path) -> None:
    write(tmp_path, "actors/john-kerry.md", "images/table.jpg")
    (tmp_path / "images" / "desk.jpg").symlink_to(tmp_path / "images" / "table.jpg")
    found = find_files(tmp_path)
    assert found.problems == []
    assert found.others == {"images/desk.jpg", "images/table.jpg"}
