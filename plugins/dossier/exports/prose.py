"""Knows the text of a document in plain words.

Does not know who wants them.
"""

from __future__ import annotations

from typing import Any

from ..library.model import Library
from ..pages.cards import find_names_in
from ..pages.texts import Linker
from ..source.documents import Document


def find_lead(library: Library, document: Document[Any]) -> str:
    """Return the first paragraph of a text."""
    return _link(library, document).plain(document.lead)


def find_lines(library: Library, document: Document[Any]) -> list[str]:
    """Return the words of each block of a text."""
    # Not the document's own: where a library is put together from what was kept, that has no text.
    return _link(library, document).lines(library.texts[document.path].body.parts)


def _link(library: Library, document: Document[Any]) -> Linker:
    return Linker("", find_names_in(library, document), {})
