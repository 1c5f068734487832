"""Knows what on a site wants doing: what a good editor would look at when there is time.

Does not know mistakes, which stop a build, nor how anybody is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..problems import Key, Problem
from ..source.documents import Document, Parsed, Records, Sources
from ..source.headers import ArticleHeader
from .model import Library
from .shelf import DRAFT

MET = 3
"""How often a name is given before it wants a page."""
DOUBTS = {
    "origin-single": "Records of one origin",
    "series-stale": "Stale series",
    "unnamed-only": "Known only through an unnamed source",
    "name-shared": "Names left alone",
}
"""Headings for what the build tells of too, by the codes of its notices."""
QUESTIONS, NAMES = "Questions with one side", "Names without a page"
UNCITED, COPIES = "Sources that nobody cites", "Links without an archived copy"
DRAFTS, WAITING = "Drafts", "Articles that wait for their day"
HEADINGS = (*DOUBTS.values(), QUESTIONS, NAMES, UNCITED, COPIES, DRAFTS, WAITING)


class Chore(NamedTuple):
    """Hold one thing to do: under which heading, what, and where."""

    heading: str
    words: str
    path: str
    key: Key = ()
    line: int = 0
    """0 where it is still to be found from `key`."""

    @property
    def place(self) -> str:
        """Return file and line as a terminal makes a link of them."""
        return f"{self.path}:{self.line}" if self.line else self.path


def find_chores(library: Library, parsed: Iterable[Parsed], problems: Iterable[Problem]) -> list[Chore]:
    """List all that wants doing, by heading and file; `problems` are all notices of the build."""
    parsed = tuple(parsed)
    chores = [
        Chore(DOUBTS[one.code], one.words, one.path, one.key, one.line)
        for one in problems
        if one.notice and one.code in DOUBTS
    ]
    chores += [*_find_questions(library), *_find_names(library, parsed), *_find_absent(library)]
    chores += _find_links(library, parsed)
    return sort_chores(set(chores))


def sort_chores(chores: Iterable[Chore]) -> list[Chore]:
    """Put all by heading, file and line."""
    return sorted(
        chores, key=lambda one: (HEADINGS.index(one.heading), one.path, one.line, str(one.key), one.words)
    )


def _find_questions(library: Library) -> Iterator[Chore]:
    """Find open questions to which all known answers are the same, or none is known."""
    answers: dict[str, set[str]] = {name: set() for name in library.questions}
    for statement in library.statements.values():
        for name, answer in statement.record.answers.items():
            answers.setdefault(name, set()).add(answer)
    for dossier in library.dossiers.values():
        for number, question in enumerate(dossier.document.header.questions):
            known = sorted(answers.get(question.id, ()))
            if question.status == "open" and len(known) < 2:
                said = f"all answers are '{known[0]}'" if known else "no answer is known"
                where = dossier.document.path
                yield Chore(QUESTIONS, f"{question.ask}: {said}", where, ("questions", number))


def _find_names(library: Library, parsed: Iterable[Parsed]) -> Iterator[Chore]:
    """Find whom records and sources name in words again and again."""
    places: dict[str, tuple[str, Key]] = {}
    met: Counter[str] = Counter()
    for path, key, name in _list_names(parsed):
        if name and name not in library.actors:
            met[name] += 1
            places.setdefault(name, (path, key))
    for name, times in met.items():
        if times >= MET:
            yield Chore(NAMES, f"{name} is named {times} times, and has no page", *places[name])


def _list_names(parsed: Iterable[Parsed]) -> Iterator[tuple[str, Key, str]]:
    for one in parsed:
        if isinstance(one, Sources):
            yield from (
                (one.path, (number, "publisher"), source.publisher)
                for number, source in enumerate(one.content)
            )
        held = one.content if isinstance(one, Records) else getattr(one, "header", None)
        if not isinstance(one, Records) and not isinstance(held, ArticleHeader):
            continue
        for number, statement in enumerate(held.statements):  # type: ignore[union-attr]
            for name in (*statement.by, *statement.via, *statement.to):
                yield one.path, ("statements", number), name
        for number, figure in enumerate(held.figures):  # type: ignore[union-attr]
            yield one.path, ("figures", number), figure.claimed_by


def _find_links(library: Library, parsed: Iterable[Parsed]) -> Iterator[Chore]:
    """Find sources on which nothing rests, and addresses of which no copy is kept."""
    for one in parsed:
        if isinstance(one, Sources):
            for number, source in enumerate(one.content):
                cited = library.sources.get(source.id)
                if cited and not (
                    cited.articles or cited.others or cited.events or cited.statements or cited.figures
                ):
                    yield Chore(UNCITED, f"nothing rests on '{source.id}'", one.path, (number, "id"))
                if source.url and not source.archived:
                    yield Chore(COPIES, source.url, one.path, (number, "url"))
        header = one.header if isinstance(one, Document) else None
        if isinstance(header, ArticleHeader) and header.url and not header.archived:
            yield Chore(COPIES, header.url, one.path, ("url",))


def _find_absent(library: Library) -> Iterator[Chore]:
    for path, (kind, name, reason) in library.absent.items():
        if kind == "article" and reason:
            draft = reason == DRAFT
            key: Key = ("status",) if draft else ("date",)
            yield Chore(DRAFTS if draft else WAITING, f"'{name}' {reason}", f"content/{path}", key)
