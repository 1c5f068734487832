"""Knows which parts of docs/, and which catalogues, are made from the code, and writes them.

Does not know how keys and views become tables.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ..exports.columns import TABLES
from ..exports.file_shapes import FILES
from ..source import headers, records
from .catalogue import render_catalogues
from .handbook import render_codes, render_columns, render_keys
from .themes import render_kinds, render_site, render_values, render_views

ROOT = Path(__file__).resolve().parents[3]
DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that every YAML plugin of an editor reads."""
DATA_DRAFT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: dict[str, tuple[Any, str, str]] = {
    "article": (headers.ArticleHeader, "An article", "The header of a file in content/articles/."),
    "actor": (headers.ActorHeader, "An actor", "The header of a file in content/actors/."),
    "dossier": (headers.DossierHeader, "A dossier", "The header of a file in content/dossiers/."),
    "page": (headers.PageHeader, "A page", "The header of a file in content/pages/."),
    "records": (records.RecordFile, "Records", "A file in content/records/."),
    "sources": (tuple[records.Source, ...], "Sources", "A file in content/sources/."),
}
KEYS: dict[str, type] = {
    "an article": headers.ArticleHeader,
    "a correction": headers.Correction,
    "an actor": headers.ActorHeader,
    "a role": headers.Role,
    "a dossier": headers.DossierHeader,
    "a rule": headers.Rule,
    "a clause": headers.Clause,
    "a chapter": headers.Chapter,
    "a question": headers.Question,
    "a series": headers.Series,
    "a page": headers.PageHeader,
    "a file of records": records.RecordFile,
    "an event": records.Event,
    "a statement": records.Statement,
    "a figure": records.Figure,
    "a source": records.Source,
}
_PART = re.compile(r"(<!-- made: (?P<name>[^>]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def write_docs(root: Path = ROOT) -> None:
    """Write the made parts of docs/ anew."""
    for path, text in render_docs(root).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def render_docs(root: Path = ROOT) -> dict[str, str]:
    """Return the whole text of each file that has made parts, by its path below `root`."""
    texts = {f"docs/schemas/{name}.schema.json": render_schema(name) for name in SCHEMAS}
    texts |= {f"docs/schemas/data-{name}.schema.json": render_data_schema(name) for name in FILES}
    parts = {f"keys of {name}": render_keys(kind, KEYS) for name, kind in KEYS.items()}
    parts["codes"] = render_codes()
    parts["constants"] = render_site()
    parts["kinds of page"] = render_kinds()
    parts["views"] = render_views()
    parts["values"] = render_values()
    parts |= {f"columns of {name}": render_columns(columns) for name, columns in TABLES.items()}
    for name in ("editors", "themes", "data"):
        path = f"docs/{name}.md"
        texts[path] = fill((root / path).read_text(encoding="utf-8"), parts)
    texts |= render_catalogues(ROOT)
    return texts


def fill(text: str, parts: dict[str, str]) -> str:
    """Put each made part between its marks; raises KeyError where a mark names none."""
    return _PART.sub(lambda found: f"{found[1]}\n{parts[found['name']]}\n{found[3]}", text)


# ---------------------------------------------------------------- schemas


def render_schema(name: str) -> str:
    """Return the JSON Schema of a kind of header or file."""
    kind, title, description = SCHEMAS[name]
    schema = TypeAdapter(kind).json_schema(ref_template="#/definitions/{model}")
    definitions = {key: _loosen(value) for key, value in schema.pop("$defs", {}).items()}
    whole = {"$schema": DRAFT, "title": title, **_loosen(schema), "description": description}
    if definitions:
        whole["definitions"] = definitions
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def render_data_schema(name: str) -> str:
    """Return the JSON Schema of a data file that programs get."""
    schema = _untitle(TypeAdapter(FILES[name]).json_schema())
    return json.dumps({"$schema": DATA_DRAFT, **schema}, indent=2, ensure_ascii=False) + "\n"


def _untitle(schema: Any) -> Any:
    """Drop the titles that pydantic makes of names."""
    if isinstance(schema, list):
        return [_untitle(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: _untitle(one) for name, one in value.items()}
        if key in ("properties", "$defs")
        else _untitle(value)
        for key, value in schema.items()
        if key != "title"
    }


def _loosen(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that fits both our reading, all text, and an editor's, where 2024 is a number."""
    schema = _without_nothing(dict(schema))
    schema.pop("title", None)
    if not schema.get("default"):
        schema.pop("default", None)  # It only means that the key is not there.
    if "enum" in schema:
        schema["enum"] = [word for word in schema["enum"] if word]
    elif isinstance(schema.get("type"), str):
        schema |= _loosen_type(schema)
    for name in ("properties", "patternProperties"):
        if name in schema:
            schema[name] = {key: _loosen(value) for key, value in schema[name].items()}
    if "items" in schema:
        schema["items"] = _loosen(schema["items"])
    if "anyOf" in schema:
        schema["anyOf"] = [_loosen(value) for value in schema["anyOf"]]
    return schema


def _without_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """Drop null, which no editor writes: a key that has no value is left out."""
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    if len(options) != 1:
        return schema
    del schema["anyOf"]
    told = [one["description"] for one in (schema, options[0]) if "description" in one]
    return {**options[0], **schema, "description": "; ".join(told)}


def _loosen_type(schema: dict[str, Any]) -> dict[str, Any]:
    """Allow what YAML makes of unquoted words and digits."""
    if schema["type"] == "number":
        return {"type": ["number", "string"], "pattern": r"^-?\d+(\.\d+)?$"}
    if schema["type"] == "integer":
        return {"type": ["integer", "string"], "pattern": r"^[1-9]\d*$"}
    if schema["type"] == "string" and "format" not in schema:
        return {"type": ["string", "number"] if "pattern" in schema else ["string", "number", "boolean"]}
    return {}
