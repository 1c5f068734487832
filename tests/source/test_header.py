"""From bytes to plain data: what is accepted, as written, and on which line it stands."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.source.header import Marks, SourceError, decode, parse_yaml, split_header


def read(text: str) -> Any:
    data, _, faults = parse_yaml(text)
    assert faults == []
    return data


def find_lines(marks: Marks) -> dict[str | int, int]:
    return {step: marks.find((step,)) for step in marks.inside}


@pytest.mark.parametrize(
    "data",
    [
        b"title: Talks\nnext\n",
        b"\xef\xbb\xbftitle: Talks\nnext\n",
        b"title: Talks\r\nnext\r\n",
        b"\xef\xbb\xbftitle: Talks\r\nnext\r\n",
        b"title: Talks\rnext\r",
    ],
)
def test_byte_order_mark_and_line_ends_make_no_difference(data: bytes) -> None:
    assert decode(data) == "title: Talks\nnext\n"


def test_header_and_text_with_the_line_of_the_text() -> None:
    assert split_header("---\ntitle: Talks\n---\nWords.\n") == ("title: Talks\n", "Words.\n", 4)
    assert split_header("---  \ntitle: Talks\n---\t\n") == ("title: Talks\n", "", 4)
    assert split_header("---\ntitle: Talks\n---") == ("title: Talks\n", "", 4)
    assert split_header("---\n---\nWords.") == ("", "Words.", 3)


def test_rule_in_the_text_and_dashes_in_the_header_end_nothing() -> None:
    text = "---\ntitle: Talks --- and more\nsummary: ----\n---\nOne.\n\n---\n\nTwo.\n"
    assert split_header(text) == ("title: Talks --- and more\nsummary: ----\n", "One.\n\n---\n\nTwo.\n", 5)


def test_header_of_64_kb_is_accepted() -> None:
    header = "summary: ".ljust(64 * 1024 - 1, "x") + "\n"
    assert split_header(f"---\n{header}---\n")[0] == header
    with pytest.raises(SourceError, match="the header is larger than 64 kB"):
        split_header(f"---\nx{header}---\n")


def test_every_value_arrives_as_written() -> None:
    values = [
        "no",
        "1701",
        "0622",
        "2024-09-25",
        "1_000",
        "0x1F",
        "1e3",
        "~",
        "null",
        "yes",
        ".5",
        "12:30:45",
    ]
    for value in values:
        assert read(f"key: {value}") == {"key": value}
        assert read(f"key: [{value}]") == {"key": [value]}
    assert read("no: no\n1701: 0622\n2024-09-25: true\n") == {
        "no": "no",
        "1701": "0622",
        "2024-09-25": "true",
    }


def test_words_that_need_no_quotes() -> None:
    for words in (
        "It's 5% of \"all\" [so far]", "a:b and c:d", "https://example.org/a#b", "C# and F#",
        "one, two & three", "— dash", "צה״ל:no", "what? nothing!", "a - b", "-5", "x*y",
    ):  # fmt: skip
        assert read(f"title: {words}") == {"title": words}


def test_quotes_and_folded_words() -> None:
    assert read('title: "One: \\"two\\""') == {"title": 'One: "two"'}
    assert read("title: 'It''s #1'") == {"title": "It's #1"}
    assert read("summary: >-\n  One: two\n  and #3\n") == {"summary": "One: two and #3"}
    assert read("summary: |\n  One: two\n  and #3\n") == {"summary": "One: two\nand #3\n"}
    assert read("summary: One\n  and two\n") == {"summary": "One and two"}


def test_comments_that_cut_nothing() -> None:
    text = "# first\ntitle: Talks # one word\ndossiers: [a, b] # a list\nactors: # below\n- a\n"
    assert read(text) == {"title": "Talks", "dossiers": ["a", "b"], "actors": ["a"]}
    assert read("date: 2024-09-25  # a date\n") == {"date": "2024-09-25"}
    assert read('title: "One two" # quoted\n') == {"title": "One two"}


def test_nothing_but_comments_is_nothing() -> None:
    assert read("# nothing\n") == ""


def test_a_value_that_ends_behind_the_last_line_is_read() -> None:
    assert parse_yaml("? # nothing")[0] == {"": ""}


def test_line_of_each_value_is_that_of_its_key() -> None:
    text = "title: Talks\nevents:\n  - date: 2024\n    title: >-\n      One\n      two\n  - id: x\n"
    _, marks, _ = parse_yaml(text, 2)
    assert find_lines(marks) == {"title": 2, "events": 3}
    assert marks.find(("events", 0, "title")) == 5
    assert marks.find(("events", 1)) == 8
    assert marks.find(("events", 1, "title")) == 8
    assert marks.find(("nothing",)) == 2


def test_faults_of_single_lines_hide_neither_each_other_nor_the_data() -> None:
    data, _, faults = parse_yaml("title: One #two\ntitle: Three four #5\ndate: 2024\ndate: 2025\n", 2)
    assert data == {"title": "Three four", "date": "2025"}
    assert [(fault.line, fault.code) for fault in faults] == [
        (2, "hash-cuts"),
        (3, "key-twice"),
        (3, "hash-cuts"),
        (5, "key-twice"),
    ]


def test_thirty_levels_are_accepted() -> None:
    assert read("[" * 30 + "]" * 30) != ""
    with pytest.raises(SourceError, match="this is nested more than 30 levels deep"):
        parse_yaml("[" * 31 + "]" * 31)
