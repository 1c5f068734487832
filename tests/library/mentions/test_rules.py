"""The rules one by one: `tests/cases/mention-rules/` holds a title, a file, and what is found in it.

A line of the last is what was found: the words, an arrow, the actor and the reason, ` *` where it is linked;
or the words, a cross, why they were left alone, and whom that concerns. Texts other than the body name
themselves first. A file without a date is a dossier. The actors are those of the labelled set.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from dossier.commands.mention_score import read_roster
from dossier.library.mentions.model import BODY, Found
from dossier.library.mentions.places import find_words
from dossier.library.mentions.roster import Roster
from dossier.library.mentions.texts import find_mentions
from dossier.problems import Key, format_key
from dossier.source.documents import Document, parse_document
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "mention-rules"


@cache
def roster() -> Roster:
    """Read the actors once for all cases."""
    return read_roster(ROOT / "tests" / "cases" / "mentions")


def read_cases(path: Path) -> list[object]:
    return [
        pytest.param(text, expected, id=f"{path.stem}: {title}")
        for _, title, text, expected in read_fixture_file(path)
    ]


def tell(text: str) -> str:
    """Write what is found in a file, as the case files do."""
    kind = "articles" if "\ndate:" in text.split("---")[1] else "dossiers"
    document, problems = parse_document(kind, f"content/{kind}/day.md", text.encode())
    assert isinstance(document, Document)
    assert [str(one) for one in problems if not one.notice] == []
    findings = find_mentions(document, roster())
    return "".join(line for key, found in findings.items() for line in tell_text(document, key, found))


def tell_text(document: Document[object], key: Key, found: Found) -> list[str]:
    where = "" if key == BODY else f"{format_key(key)}: "
    places = sorted([*found.mentions, *found.left], key=lambda one: (one.part, one.start))
    lines = []
    for one in places:
        words = f"{where}{find_words(document, key, one)[0]}"
        if one in found.left:
            actors = ", ".join(one.actors)
            lines.append(f"{words} × {one.reason}" + (f": {actors}\n" if actors else "\n"))
        else:
            lines.append(f"{words} → {one.actor}, {one.reason}" + (" *\n" if one.linked else "\n"))
    return lines


@pytest.mark.parametrize(
    ("text", "expected"), [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]
)
def test_rule(text: str, expected: str) -> None:
    assert tell(text) == expected
