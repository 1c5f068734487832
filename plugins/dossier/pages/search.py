"""Knows what the page for searching shows: where the index is.

Does not know what is in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..library.model import Library
from .addresses import SEARCH, SEARCH_INDEX
from .page import Page, build_page


class Inputs(NamedTuple):
    """Hold that the page for searching needs nothing."""


@dataclass(frozen=True)
class View:
    """Show the page for searching."""

    page: Page
    index: str
    """The folder of the index, as the page leads to it."""


def find_inputs(_library: Library, _: str) -> Inputs:
    """Return that the page for searching needs nothing."""
    return Inputs()


def view(_: Inputs) -> View:
    """Show the page for searching."""
    page = build_page("search", SEARCH)
    return View(page, page.root + SEARCH_INDEX)
