"""Which statements stand beside each other as accounts that differ, and where."""

from __future__ import annotations

import pytest

from dossier.library.model import Board, Library
from tests.conftest import LibraryOf

HOUSE = {
    "sources/all.yaml": "- {id: s1, publisher: Paper One, title: First}\n",
    "dossiers/a.md": """\
---
title: A
questions:
  - {id: agreed, ask: Had Ada agreed?}
  - {id: fired, ask: Who fired?}
---
""",
    "dossiers/b.md": "---\ntitle: B\n---\n",
}
EVENTS = """\
events:
  - {id: call, date: 2024-01-01, title: A call, sources: [s1]}
  - {id: raid, date: 2024-01-02, title: A raid, sources: [s1]}
  - {id: shot, date: 2024-01-03, title: A shot, disputed: Who fired it., sources: [s1]}
statements:
"""


def link(library_of: LibraryOf, *statements: str, more: str = "") -> Library:
    listed = "".join(
        f"  - {{id: {name}, date: 2024-02-{day:02}, by: Somebody, gist: Words of {name}., "
        f"sources: [s1]{', ' if rest else ''}{rest}}}\n"
        for day, (name, _, rest) in enumerate((one.partition(" ") for one in statements), 1)
    )
    return library_of({**HOUSE, "records/x.yaml": f"dossiers: [a]\n{EVENTS}{listed}{more}"})


def show(board: Board) -> list[list[str]]:
    """Write each row as its accounts: a plus joins statements, an arrow the steps of an account."""
    return [
        [" > ".join("+".join(step.statements) for step in account.steps) for account in row]
        for row in board.rows
    ]


def boards(library: Library) -> dict[str, list[list[str]]]:
    return {board.question or "/".join(board.events): show(board) for board in library.dossiers["a"].boards}


EMPTY = {"agreed": [], "fired": [], "shot": []}


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        # A question: answers in the order in which they were first given.
        (
            ("one answers: {agreed: no}", "two answers: {agreed: yes}", "three answers: {agreed: no}"),
            {**EMPTY, "agreed": [["one+three", "two"]]},
        ),
        # A changed answer is one account in its steps, however long the line is.
        (
            (
                "one answers: {agreed: no}",
                "two answers: {agreed: no}",
                "three answers: {agreed: yes}, replaces: one",
                "four answers: {agreed: perhaps}, replaces: three",
            ),
            {**EMPTY, "agreed": [["one > three > four", "two"]]},
        ),
        # A change through a statement that does not answer is a change all the same.
        (
            ("one answers: {agreed: no}", "two replaces: one", "three answers: {agreed: yes}, replaces: two"),
            {**EMPTY, "agreed": [["one > three"]]},
        ),
        # The same answer again, though it replaces the former, is the same account.
        (
            ("one answers: {agreed: no}", "two answers: {agreed: no}, replaces: one"),
            {**EMPTY, "agreed": [["one+two"]]},
        ),
        # A contradiction without a question stands at its event, whichever side names the other.
        (
            ("one about: [call]", "two 'about': [call], contradicts: [one]"),
            {"agreed": [], "fired": [], "call": [["one", "two"]], "shot": []},
        ),
        (
            ("one about: [call], contradicts: [two]", "two about: [call]"),
            {"agreed": [], "fired": [], "call": [["one", "two"]], "shot": []},
        ),
        # What is connected stands together; another difference about the same event in a row of its own.
        (
            (
                "one about: [call], contradicts: [two]",
                "two about: [call], contradicts: [three]",
                "three about: [call]",
                "four about: [call], contradicts: [five]",
                "five about: [call]",
                "six about: [call]",
            ),
            {"agreed": [], "fired": [], "call": [["one", "two", "three"], ["four", "five"]], "shot": []},
        ),
        # Pairs about two events that share a statement are one difference.
        (
            (
                "one about: [call], contradicts: [two]",
                "two about: [call, raid]",
                "three about: [raid], contradicts: [two]",
            ),
            {"agreed": [], "fired": [], "call/raid": [["one", "two", "three"]], "shot": []},
        ),
        # A question that covers them comes first, and then they do not stand twice.
        (
            (
                "one about: [call], answers: {agreed: no}",
                "two about: [call], answers: {agreed: yes}, contradicts: [one]",
            ),
            {**EMPTY, "agreed": [["one", "two"]]},
        ),
        # Two that contradict each other with one and the same answer differ in something else.
        (
            (
                "one about: [call], answers: {agreed: no}",
                "two about: [call], answers: {agreed: no}, contradicts: [one]",
            ),
            {"agreed": [["one+two"]], "fired": [], "call": [["one", "two"]], "shot": []},
        ),
        # All statements about a disputed event are accounts of it.
        (("one about: [shot]", "two about: [shot]"), {**EMPTY, "shot": [["one", "two"]]}),
        (
            ("one about: [shot]", "two about: [shot], contradicts: [one]", "three about: [shot]"),
            {**EMPTY, "shot": [["one", "two"], ["three"]]},
        ),
        # A question of which two accounts tell of the disputed event covers it.
        (
            ("one about: [shot], answers: {fired: Ada}", "two about: [shot], answers: {fired: Bob}"),
            {"agreed": [], "fired": [["one", "two"]]},
        ),
        (
            ("one about: [shot], answers: {fired: Ada}", "two answers: {fired: Bob}"),
            {"agreed": [], "fired": [["one", "two"]], "shot": [["one"]]},
        ),
    ],
)
def test_accounts_stand_beside_each_other(
    library_of: LibraryOf, statements: tuple[str, ...], expected: dict[str, list[list[str]]]
) -> None:
    assert boards(link(library_of, *statements)) == expected


def test_a_question_names_the_disputed_event_that_it_covers(library_of: LibraryOf) -> None:
    library = link(
        library_of, "one about: [shot], answers: {fired: Ada}", "two about: [shot], answers: {fired: Bob}"
    )
    (board,) = (one for one in library.dossiers["a"].boards if one.question == "fired")
    assert board.events == ("shot",)
    assert library.boards["shot"] == ("a", board)


def test_a_statement_of_another_dossier_comes_to_the_board(library_of: LibraryOf) -> None:
    other = "id: two, dossiers: [b], date: 2024-03-01, by: Ada, gist: No., about: [call], contradicts: [one]"
    library = link(library_of, "one about: [call]", more=f"  - {{{other}, sources: [s1]}}\n")
    assert library.dossiers["a"].statements == ("one",)
    assert boards(library)["call"] == [["one", "two"]]
    (board,) = library.dossiers["b"].boards
    assert (board.events, show(board)) == (("call",), [["one", "two"]])
    assert library.said["call"] == ("one", "two")
