"""Knows what a dossier shows of accounts that differ: boards, and the statements that are on none.

Does not know which statements differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..library.model import Account, Board, Dossier, Library
from ..source.body import Part
from ..source.headers import Question
from .addresses import accounts_anchor, question_anchor
from .cards import SourceCard, find_names, find_source
from .events import EventLine, EventLineView, find_event_line, view_event_line
from .statements import StatementFacts, StatementView, find_statement, view_statement
from .texts import Linker, Names, Rich, SourceView


class DisputedFacts(NamedTuple):
    """Hold an event of a board, and what is disputed of it."""

    event: EventLine
    disputed: tuple[Part, ...]
    sources: tuple[SourceCard, ...]
    names: Names


class BoardFacts(NamedTuple):
    """Hold a board with its question, where it has one, and its events."""

    board: Board
    question: Question | None
    events: tuple[DisputedFacts, ...]


class AccountsFacts(NamedTuple):
    """Hold the boards of a dossier, and all statements that stand on them or in the dossier."""

    boards: tuple[BoardFacts, ...]
    statements: tuple[StatementFacts, ...]


class StepView(NamedTuple):
    """Show one position of an account, and who takes it."""

    answer: str
    """To the question of the board; empty where it has none."""
    statements: tuple[tuple[StatementView, bool], ...]
    """Each with whether it stands here first on the page; only there it has its anchor."""


class AccountView(NamedTuple):
    """Show one side's version; it has more than one step only where a position changed."""

    steps: tuple[StepView, ...]


class DisputedView(NamedTuple):
    """Show an event of a board, and what is disputed of it."""

    event: EventLineView
    disputed: Rich
    sources: tuple[SourceView, ...]


class BoardView(NamedTuple):
    """Show accounts that differ, side by side."""

    anchor: str
    ask: str
    """The question; empty where the board is about an event."""
    status: str
    events: tuple[DisputedView, ...]
    rows: tuple[tuple[AccountView, ...], ...]
    """Accounts in one row belong beside each other, in the order of time."""


@dataclass(frozen=True)
class AccountsView:
    """Show who says what in a dossier."""

    boards: tuple[BoardView, ...]
    others: tuple[StatementView, ...]
    """Statements that are on no board."""
    count: int
    natures: tuple[tuple[str, int], ...]
    """How many statements are a person's, an institution's, an unnamed source's, or stand in a document."""


def find_accounts(library: Library, dossier: Dossier) -> AccountsFacts:
    """Return what is needed to show who says what in a dossier."""
    boards = tuple(
        BoardFacts(
            board,
            library.questions[board.question][1] if board.question else None,
            tuple(_find_disputed(library, event) for event in board.events),
        )
        for board in dossier.boards
    )
    shown = {name for board in dossier.boards for row in board.rows for one in row for name in _names(one)}
    names = sorted({*dossier.statements, *shown}, key=lambda name: library.statements[name].order)
    return AccountsFacts(boards, tuple(find_statement(library, name) for name in names))


def _names(account: Account) -> tuple[str, ...]:
    return tuple(name for step in account.steps for name in step.statements)


def _find_disputed(library: Library, name: str) -> DisputedFacts:
    event = library.events[name]
    return DisputedFacts(
        find_event_line(library, name),
        event.disputed,
        tuple(find_source(library, source) for source in event.sources),
        find_names(library, (event.disputed,)),
    )


def view_accounts(facts: AccountsFacts, links: Linker) -> AccountsView:
    """Show who says what in a dossier."""
    views = {one.statement.id: view_statement(one, links) for one in facts.statements}
    unseen = dict.fromkeys(views, True)
    boards = tuple(_view_board(one, views, unseen, links) for one in facts.boards)
    natures = Counter(map(_nature, facts.statements, views.values()))
    return AccountsView(
        boards,
        tuple(view for name, view in views.items() if unseen[name]),
        len(views),
        tuple(
            (nature, natures[nature])
            for nature in ("person", "institution", "unnamed", "document", "")
            if natures[nature]
        ),
    )


def _nature(facts: StatementFacts, view: StatementView) -> str:
    named = view.nature != "unnamed"
    return "document" if named and facts.statement.record.document else view.nature


def _view_board(
    facts: BoardFacts, views: Mapping[str, StatementView], unseen: dict[str, bool], links: Linker
) -> BoardView:
    question, board = facts.question, facts.board
    return BoardView(
        anchor=question_anchor(question.id) if question else accounts_anchor(board.events[0]),
        ask=question.ask if question else "",
        status=question.status if question else "",
        events=tuple(_view_disputed(one, links) for one in facts.events),
        rows=tuple(tuple(_view_account(one, views, unseen) for one in row) for row in board.rows),
    )


def _view_account(
    account: Account, views: Mapping[str, StatementView], unseen: dict[str, bool]
) -> AccountView:
    steps = []
    for answer, names in account.steps:
        shown = []
        for name in names:
            shown.append((views[name], unseen[name]))
            unseen[name] = False
        steps.append(StepView(answer, tuple(shown)))
    return AccountView(tuple(steps))


def _view_disputed(facts: DisputedFacts, links: Linker) -> DisputedView:
    return DisputedView(
        view_event_line(facts.event, links.root),
        Linker(links.root, facts.names, links.addresses).rich(facts.disputed),
        tuple(links.source(card) for card in facts.sources),
    )
