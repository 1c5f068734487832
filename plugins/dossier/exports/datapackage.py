"""Knows a Frictionless data package, https://specs.frictionlessdata.io/data-package/.

Does not know what stands in its tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from .columns import TABLES, Column
from .masthead import Masthead
from .records import DossierRows, name_source

NAME = "datapackage.json"


def write_datapackage(rows: DossierRows, masthead: Masthead) -> bytes:
    """Write what a dossier's tables are, and what their columns mean."""
    site = masthead.site
    told = {
        "profile": "tabular-data-package",
        "name": rows.id,
        "title": f"{rows.title} – {site.name}",
        "description": rows.summary,
        "homepage": masthead.link(rows.address + NAME, rows.address),
        "licenses": list(_licences(masthead)),
        "sources": [
            {"title": title, **({"path": row.url} if row.url else {})}
            for row in rows.sources
            if (title := name_source(row))
        ],
        "resources": [_describe(name, columns) for name, columns in TABLES.items() if name in site.exports],
    }
    if not site.url:
        del told["homepage"]  # It has to be a whole address.
    kept = {key: value for key, value in told.items() if value}
    return orjson.dumps(kept, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _licences(masthead: Masthead) -> Iterator[dict[str, str]]:
    name, address = masthead.site.licence
    if name:
        short = re.sub(r"[^A-Za-z0-9._]+", "-", name).strip("-") or "licence"
        yield {"name": short, "title": name, **({"path": address} if address else {})}


def _describe(name: str, columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name.partition(".")[0],
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [{"name": one.name, "type": one.type, "description": one.says} for one in columns],
            "primaryKey": "id",
        },
    }
