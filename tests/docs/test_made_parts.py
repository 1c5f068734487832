from __future__ import annotations

from dataclasses import is_dataclass
from pathlib import Path

import pytest
from jinja2 import Environment

from dossier.build.templates import TemplateEnvironment
from dossier.commands.docs import KEYS, fill, render_docs, write_docs
from dossier.commands.themes import list_values, list_views, name_of, read_attributes
from dossier.pages.kinds import KINDS
from dossier.pages.site import Site
from dossier.problems import CODES
from dossier.source import headers, records

ROOT = Path(__file__).parents[2]
DOCS = render_docs()
EDITORS = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
THEMES = (ROOT / "docs/themes.md").read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    return text.partition(f"\n{heading}\n")[2].partition("\n#")[0]


@pytest.mark.parametrize("path", DOCS)
def test_what_is_made_from_the_code_is_current(path: str) -> None:
    file = ROOT / path
    current = file.is_file() and file.read_text(encoding="utf-8") == DOCS[path]
    assert current, f"{path} is not current: run python3 tasks.py schemas"


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("editors.md", "themes.md", "data.md"):
        (tmp_path / "docs" / name).write_text(DOCS[f"docs/{name}"], encoding="utf-8")
    write_docs(tmp_path)
    written = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8")
        for path in tmp_path.rglob("*.*")
    }
    assert written == DOCS


def test_only_what_stands_between_marks_is_made() -> None:
    text = "a\n<!-- made: b -->\nold\n<!-- end -->\nc\n"
    assert fill(text, {"b": "new\n"}) == "a\n<!-- made: b -->\n\nnew\n\n<!-- end -->\nc\n"


def test_a_mark_that_names_nothing_is_an_error() -> None:
    with pytest.raises(KeyError, match="b"):
        fill("<!-- made: b -->\n<!-- end -->", {})


def test_every_kind_of_header_and_record_has_its_table() -> None:
    kinds = {
        kind
        for module in (headers, records)
        for kind in vars(module).values()
        if is_dataclass(kind) and kind.__module__ == module.__name__
    }
    assert kinds - {headers.Header, records.Record} == set(KEYS.values())
    assert [name for name in KEYS if f"<!-- made: keys of {name} -->" not in EDITORS] == []


def test_the_handbook_lists_every_code() -> None:
    assert [code for code in CODES if f"| `{code}` |" not in EDITORS] == []


def test_the_handbook_names_every_kind_of_page() -> None:
    told = section(THEMES, "## Kinds of page")
    assert [kind.name for kind in KINDS if f"| `{kind.name}` | `{kind.template}` |" not in told] == []


def test_the_handbook_names_every_filter_and_function() -> None:
    site = Site("A", "", "en", "ltr", "", "/", ())
    ours, jinjas = TemplateEnvironment((), site), Environment()
    assert [one for one in ours.filters.keys() - jinjas.filters.keys() if f"| `{one}` |" not in THEMES] == []
    assert ours.globals.keys() - jinjas.globals.keys() == {"site", "_", "ngettext", "exports"}


@pytest.mark.parametrize("cls", [*list_views(), *list_values()], ids=name_of)
def test_the_handbook_shows_every_view_with_its_fields(cls: type) -> None:
    told = section(THEMES, f"### {name_of(cls)}")
    assert told
    assert [one.name for one in read_attributes(cls) if f"| `{one.name}` |" not in told] == []


def test_an_inner_view_is_told_of_once() -> None:
    names = [name_of(cls) for cls in (*list_views(), *list_values())]
    assert sorted(set(names)) == sorted(names)
    assert {"events.EventView", "statements.StatementView", "texts.Link", "dates.Date"} <= set(names)
