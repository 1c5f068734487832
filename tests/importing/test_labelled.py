"""The labelled pages: what is found in each, against what a person found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dossier.importing.arriving import read_foreign
from dossier.importing.foreign import Found
from dossier.source.header import parse_yaml

CASES = Path(__file__).parents[1] / "cases" / "import"
LABELS = sorted(CASES.glob("*.yaml"))
LABEL = re.compile(r"^(?:photo|photograph|credit)\s*:\s*", re.IGNORECASE)
"""Whether a credit keeps the word before it is nobody's concern."""


def find_input(label: Path) -> Path:
    return next(path for path in CASES.glob(f"{label.stem}.*") if path != label)


def show(found: Found | None) -> str:
    return found.value if found else "none"


def list_facts(wanted: Mapping[str, Any]) -> dict[str, str]:
    author = wanted["author"]
    names = ("title", "publisher", "date", "date_reason", "lang")
    facts = {name: wanted[name] for name in names} | {
        name: wanted.get(name, "none") for name in ("url", "origin")
    }
    return facts | {"author": author if isinstance(author, str) else ", ".join(author)}


@pytest.mark.parametrize("label", LABELS, ids=lambda path: path.stem)
def test_a_page_is_read_as_a_person_reads_it(label: Path) -> None:
    wanted = parse_yaml(label.read_text(encoding="utf-8"))[0]
    path = find_input(label)
    (text,) = read_foreign(path.read_bytes(), path.name)
    names = ("title", "publisher", "author", "origin", "date", "lang", "url")
    facts = {name: show(getattr(text, name)) for name in names}
    facts["date_reason"] = text.date.reason if text.date else "none"
    assert facts == list_facts(wanted)
    assert [line.strip() for line in wanted["body"].strip().splitlines()] == list(text.paragraphs)
    assert [(caption.text, LABEL.sub("", caption.credit)) for caption in text.captions] == [
        (caption["text"], LABEL.sub("", caption["credit"])) for caption in wanted["captions"]
    ]
