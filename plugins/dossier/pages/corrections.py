"""Knows what the list of corrections shows.

Does not know what an article shows of its own.
"""

from __future__ import annotations

from typing import NamedTuple

from ..library.model import Library
from ..source.body import Part
from ..source.dates import Date
from .addresses import CORRECTIONS, correction_anchor
from .cards import find_names
from .page import Page, build_page
from .plain import CORRECTIONS_PAGE, Inputs, View, find_inputs, view
from .texts import Link, Linker, Names, Rich


class CorrectionFacts(NamedTuple):
    """Hold a correction with the article that it corrects."""

    date: Date
    note: tuple[Part, ...]
    article: str
    title: str
    number: int
    withdrawn: bool


class CorrectionsInputs(NamedTuple):
    """Hold all that the list of corrections is made from."""

    opening: Inputs | None
    corrections: tuple[CorrectionFacts, ...]
    names: Names


class CorrectionView(NamedTuple):
    """Show a correction with the article that it corrects."""

    anchor: str
    date: Date
    note: Rich
    article: Link
    """Leads to the correction on the article's page, unless that shows nothing but why it was withdrawn."""


class CorrectionsView(NamedTuple):
    """Show the list of corrections, newest first."""

    page: Page
    opening: View | None
    corrections: tuple[CorrectionView, ...]


def find_corrections_inputs(library: Library, _: str) -> CorrectionsInputs:
    """Return all that the list of corrections is made from."""
    facts = tuple(
        CorrectionFacts(
            one.correction.date,
            one.correction.note,
            one.article,
            library.articles[one.article].document.header.title,
            one.number,
            bool(library.articles[one.article].document.header.withdrawn),
        )
        for one in library.corrections
    )
    opening = find_inputs(library, CORRECTIONS_PAGE) if CORRECTIONS_PAGE in library.pages else None
    return CorrectionsInputs(opening, facts, find_names(library, (one.note for one in facts)))


def view_corrections(inputs: CorrectionsInputs) -> CorrectionsView:
    """Show the list of corrections."""
    page = build_page("corrections", CORRECTIONS)
    links = Linker(page.root, inputs.names, {})
    corrections = tuple(
        CorrectionView(
            correction_anchor(one.number, one.article),
            one.date,
            links.rich(one.note),
            links.to(
                "article", one.article, one.title, "" if one.withdrawn else correction_anchor(one.number)
            ),
        )
        for one in inputs.corrections
    )
    return CorrectionsView(page, view(inputs.opening) if inputs.opening else None, corrections)
