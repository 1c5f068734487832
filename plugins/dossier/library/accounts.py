"""Knows which statements of a dossier are accounts that differ, and which of them stand beside each other.

Does not know how accounts are shown, nor who is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeVar

from ..source.headers import Question
from .differences import find_earlier
from .model import Account, Board, Dossier, Event, LinkedStatement, Step

T = TypeVar("T")
Ids = tuple[str, ...]
Row = tuple[Account, ...]
Unit = tuple[Ids, Row]
"""Events, and accounts of them that belong beside each other."""


def collect_said(statements: Mapping[str, LinkedStatement]) -> dict[str, Ids]:
    """List for each event the statements about it, in the order of time."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for statement in statements.values():
        for event in dict.fromkeys(statement.record.about):
            said[event].append(statement.id)
    return {event: tuple(names) for event, names in said.items()}


class Boards:
    """Put accounts that differ beside each other, dossier by dossier."""

    def __init__(
        self,
        statements: Mapping[str, LinkedStatement],
        events: Mapping[str, Event],
        said: Mapping[str, Ids],
    ) -> None:
        self.statements, self.events, self.said = statements, events, said
        self.place = {name: number for number, name in enumerate((*events, *statements))}
        replaces = {
            name: one.record.replaces for name, one in statements.items() if one.record.replaces in statements
        }
        self.line = {name: [name, *find_earlier(name, replaces)][-1] for name in statements}
        """The first statement of the line of positions in which each stands."""
        self.answered: defaultdict[str, list[str]] = defaultdict(list)
        for name, one in statements.items():
            for question in one.record.answers:
                self.answered[question].append(name)

    def build(self, questions: Iterable[Question], statements: Ids, events: Ids) -> tuple[Board, ...]:
        """Build the boards of a dossier: first its questions, then its events in the order of time."""
        asked = [self._build_question(question.id) for question in questions]
        covered = {event for board in asked for event in board.events}
        disputed = [name for name in events if self.events[name].disputed and name not in covered]
        pairs = self._find_pairs(statements, {board.question for board in asked})
        return (*asked, *self._build_events(self._tell_apart(pairs), disputed))

    def _build_question(self, question: str) -> Board:
        names = self.answered[question]
        answers = {name: self.statements[name].record.answers[question] for name in names}
        row = self._group_answers(names, answers)
        told = Counter(event for account in row for event in self._find_events(account))
        covered = sorted((event for event, count in told.items() if count > 1), key=self.place.__getitem__)
        return Board(question, tuple(covered), (row,) if row else ())

    def _find_events(self, account: Account) -> set[str]:
        """List the events of which an account tells."""
        names = (name for step in account.steps for name in step.statements)
        about = (event for name in names for event in self.statements[name].record.about)
        return {event for event in about if event in self.events}

    def _group_answers(self, names: list[str], answers: Mapping[str, str]) -> Row:
        """Put statements of one answer together; a line of positions that changed is one account."""
        given: defaultdict[str, set[str]] = defaultdict(set)
        for name in names:
            given[self.line[name]].add(answers[name])
        accounts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for name in names:
            line = self.line[name]
            accounts[(line, "") if len(given[line]) > 1 else ("", answers[name])].append(name)
        return tuple(Account(tuple(_take_steps(account, answers))) for account in accounts.values())

    def _group_lines(self, names: Iterable[str]) -> Row:
        """Make each statement an account of its own, but those of one line of positions one together."""
        accounts: defaultdict[str, list[Step]] = defaultdict(list)
        for name in sorted(names, key=self.place.__getitem__):
            accounts[self.line[name]].append(Step("", (name,)))
        return tuple(Account(tuple(steps)) for steps in accounts.values())

    def _find_pairs(self, statements: Ids, questions: set[str]) -> list[Ids]:
        """List what contradicts each other, one side at least of this dossier, where no question says so."""
        pairs = (
            tuple(sorted((name, other), key=self.place.__getitem__))
            for name in statements
            for other in self.statements[name].contradicts
        )
        return [pair for pair in dict.fromkeys(pairs) if not self._is_asked(pair, questions)]

    def _is_asked(self, pair: Ids, questions: set[str]) -> bool:
        one, other = (self.statements[name].record.answers for name in pair)
        return any(one[name] != other[name] for name in questions & one.keys() & other.keys())

    def _tell_apart(self, pairs: list[Ids]) -> list[Unit]:
        """Join pairs that share a statement; their events are those that both of a pair are about."""
        units = []
        for names, shared in _join((pair, self._share(pair)) for pair in pairs):
            events = tuple(dict.fromkeys(event for group in shared for event in group))
            if events:
                units.append((events, self._group_lines(names)))
        return units

    def _share(self, pair: Ids) -> Ids:
        one, other = (self.statements[name].record.about for name in pair)
        return tuple(event for event in one if event in other and event in self.events)

    def _build_events(self, units: list[Unit], disputed: list[str]) -> list[Board]:
        """Make a board of what is about one event; the statements about a disputed one all belong to it."""
        shown = {name for _, row in units for account in row for step in account.steps for name in step[1]}
        for event in disputed:
            rest = (name for name in self.said.get(event, ()) if name not in shown)
            units.append(((event,), self._group_lines(rest)))
        place = self.place.__getitem__
        boards = [
            Board("", tuple(sorted(events, key=place)), tuple(row for row in rows if row))
            for events, rows in _join(units)
        ]
        return sorted(boards, key=lambda board: place(board.events[0]))


def _take_steps(names: list[str], answers: Mapping[str, str]) -> Iterator[Step]:
    for answer, group in groupby(names, answers.__getitem__):
        yield Step(answer, tuple(group))


def _join(units: Iterable[tuple[Ids, T]]) -> list[tuple[Ids, list[T]]]:
    """Join what has a name in common, directly or through others."""
    owners: dict[str, tuple[Ids, list[T]]] = {}
    for names, item in units:
        met = {id(owners[name]): owners[name] for name in names if name in owners}.values()
        joined = tuple(dict.fromkeys([name for group in met for name in group[0]] + [*names]))
        whole = (joined, [one for group in met for one in group[1]] + [item])
        owners.update(dict.fromkeys(joined, whole))
    return list({id(group): group for group in owners.values()}.values())


def collect_boards(dossiers: Mapping[str, Dossier]) -> dict[str, tuple[str, Board]]:
    """Say for each event on which board its accounts stand first, and of which dossier."""
    found: dict[str, tuple[str, Board]] = {}
    for name, dossier in dossiers.items():
        for board in dossier.boards:
            for event in board.events:
                found.setdefault(event, (name, board))
    return found
