from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pytest

from dossier.commands.tasks import make_collection
from dossier.source.dates import parse_date
from dossier.source.documents import parse_document, parse_records, parse_sources

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"``.+?``|`[^`]*`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
EXAMPLE = re.compile(r"^```\w+ (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FOLDERS = {"article": "articles", "actor": "actors", "dossier": "dossiers", "page": "pages"}


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def find_anchors(page: Path) -> set[str]:
    """Return the anchors that headings have where Markdown is shown on the web."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def find_links(page: Path) -> list[str]:
    prose = CODE.sub("", FENCE.sub("", read(page)))
    return [link for link in LINK.findall(prose) if not link.startswith("https://")]


EXAMPLES = [example for page in PAGES for example in EXAMPLE.findall(read(page))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for link in find_links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and anchor not in find_anchors(target)):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_is_one(page: Path) -> None:
    assert set(re.findall(r"tasks\.py ([a-z]+)", read(page))) - set(make_collection(ROOT).tasks) == set()


def test_there_are_examples_of_every_kind() -> None:
    assert {kind for kind, _ in EXAMPLES} == {"article", "actor", "dossier", "records", "sources"}


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=count())
def test_every_example_can_be_used_as_it_stands(kind: str, text: str) -> None:
    data = text.encode()
    if kind == "records":
        assert parse_records("content/records/a.yaml", data)[1] == []
    elif kind == "sources":
        assert parse_sources("content/sources/a.yaml", data)[1] == []
    else:
        folder = FOLDERS[kind]
        assert parse_document(folder, f"content/{folder}/a.md", data)[1] == []


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=count())
def test_every_id_in_an_example_is_in_the_sample(kind: str, text: str) -> None:
    content = "".join(read(path) for path in sorted((ROOT / "content").rglob("*.yaml")))
    known = {path.stem for path in (ROOT / "content").rglob("*.md")}
    known |= set(re.findall(r"- id: (\S+)", content))
    lists = re.findall(r"\b(?:actors|dossiers|related|sources): \[([^\]]*)\]", text)
    named = [name.strip() for names in lists for name in names.split(",")]
    named += re.findall(r"\[(?:\[|@)([\w-]+)", text)
    assert [name for name in named if name not in known] == []


def test_every_date_in_the_handbook_is_one() -> None:
    told = read(ROOT / "docs/editors.md").partition("\n## Dates\n")[2].partition("\n## ")[0]
    dates = re.findall(r"^\| `([^`]+)` \|", told, re.MULTILINE)
    assert [parse_date(date).text for date in dates] == dates
    assert {parse_date(date).precision for date in dates} >= {"day", "moment", "season", "decade", "interval"}
