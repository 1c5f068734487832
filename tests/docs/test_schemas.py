from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from dossier.commands.docs import SCHEMAS
from dossier.source.header import decode, parse_yaml, split_header

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "articles": "article",
    "actors": "actor",
    "dossiers": "dossier",
    "pages": "page",
    "records": "records",
    "sources": "sources",
}
CONTENT = sorted(
    path for folder in FOLDERS for path in (ROOT / "content" / folder).rglob("*") if path.is_file()
)


def read_schema(name: str) -> dict[str, Any]:
    text = (ROOT / f"docs/schemas/{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def find_faults(name: str, data: object) -> list[str]:
    return [error.message for error in Draft7Validator(read_schema(name)).iter_errors(data)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    schema = read_schema(name)
    Draft7Validator.check_schema(schema)
    assert "$id" not in schema
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_a_description_and_stands_in_the_handbook(name: str) -> None:
    handbook = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
    schema = read_schema(name)
    kinds = [schema, *schema.get("definitions", {}).values()]
    keys = {key: told for kind in kinds for key, told in kind.get("properties", {}).items()}
    assert [key for key in keys if f"| `{key}` |" not in handbook] == []
    assert [key for key, told in keys.items() if not told.get("description")] == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_the_content_meets_its_schema(path: Path) -> None:
    text = decode(path.read_bytes())
    header = split_header(text)[0] if path.suffix == ".md" else text
    kind = FOLDERS[path.relative_to(ROOT / "content").parts[0]]
    assert find_faults(kind, parse_yaml(header)[0]) == []


def test_the_keys_are_those_that_editors_write() -> None:
    role = read_schema("actor")["definitions"]["Role"]["properties"]
    statement = read_schema("records")["definitions"]["Statement"]["properties"]
    assert list(role) == ["title", "of", "from", "to", "as_of"]
    assert "for" in statement
    assert "speaks_for" not in statement


def test_numbers_may_be_written_as_text_and_text_as_numbers() -> None:
    figure = {"series": "building-starts", "as_of": 2013, "value": 2874, "scope": "homes"}
    assert find_faults("records", {"figures": [figure]}) == []
    assert find_faults("records", {"figures": [{**figure, "as_of": "2013", "value": "2874"}]}) == []


def test_mistakes_are_found() -> None:
    assert find_faults("actor", {"nam": "John Kerry"}) == [
        "Additional properties are not allowed ('nam' was unexpected)",
        "'name' is a required property",
    ]
    assert find_faults("dossier", {"title": "A", "status": "opn"}) == [
        "'opn' is not one of ['open', 'closed']"
    ]
    assert find_faults("records", {"figures": [{"series": "a", "as_of": "2013", "value": "many"}]}) == [
        r"'many' does not match '^-?\\d+(\\.\\d+)?$'"
    ]
    assert find_faults("sources", {"id": "a"}) == ["{'id': 'a'} is not of type 'array'"]


def test_an_empty_choice_is_not_offered() -> None:
    event = read_schema("records")["definitions"]["Event"]["properties"]
    assert event["status"]["enum"] == ["planned", "cancelled"]


def test_the_settings_of_the_workspace_name_schemas_that_are_there() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    for schema, pattern in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(pattern)) != []
