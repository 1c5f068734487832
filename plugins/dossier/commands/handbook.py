"""Knows how the keys of headers and the codes of mistakes become tables for editors.

Does not know where the tables stand.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from ..exports.columns import Column
from ..problems import CODES
from ..source import fields as values

WORDS: tuple[tuple[Any, str], ...] = (
    (values.Words, "words"),
    (values.Id, "an id"),
    (values.Language, "a language tag"),
    (values.Address, "a web address"),
    (values.Quote, "words, at most 25"),
    (values.Number, "a number"),
    (values.Days, "a number of days"),
    (values.When, "a date"),
    (values.Day, "a day or moment"),
    (values.Inline, "words, Markdown"),
    (values.Ids, "a list of ids"),
    (values.WordsList, "a list of words"),
    (values.OneOrMore, "words, or a list"),
    (values.Tags, "a list, or words with commas"),
)
"""What an editor calls each type of value."""


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    head = list(head)
    lines = [[cell.replace("|", r"\|") for cell in line] for line in (head, ["---"] * len(head), *rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def render_codes() -> str:
    """Return the table of the codes of mistakes."""
    return table(("code", "what it means"), ((f"`{code}`", CODES[code]) for code in sorted(CODES)))


def render_keys(kind: type, tables: Mapping[str, type]) -> str:
    """Return the table of a kind's keys; `tables` are the headings under which kinds are explained."""
    headings = {told: heading for heading, told in tables.items()}
    return table(("key", "value", "default", "what it means"), _rows(kind, headings))


def _rows(kind: type, headings: Mapping[type, str]) -> Iterator[tuple[str, str, str, str]]:
    hints = get_type_hints(kind, include_extras=True)
    inherited = {one.name for base in kind.__mro__[1:] if is_dataclass(base) for one in fields(base)}
    every = [one for one in fields(kind) if not one.name.startswith("_")]
    for one in sorted(every, key=lambda one: (not _is_required(one), one.name in inherited)):
        hint = hints[one.name]
        told = [extra for extra in hint.__metadata__ if isinstance(extra, FieldInfo)][-1]
        key, meaning = told.alias or one.name, told.description or ""
        yield f"`{key}`", name_value(hint, headings), _name_default(one), meaning


def _is_required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _name_default(one: Field[Any]) -> str:
    if _is_required(one):
        return "required"
    return f"`{one.default}`" if isinstance(one.default, str) and one.default else ""


def name_value(hint: Any, headings: Mapping[type, str]) -> str:
    """Return in an editor's words what a value of a type looks like."""
    if get_origin(hint) is Annotated:
        extras = hint.__metadata__
        for alias, words in WORDS:
            known = alias.__metadata__
            if alias.__origin__ == hint.__origin__ and extras[: len(known)] == known:
                return words
        return name_value(hint.__origin__, headings)
    inner = [arg for arg in get_args(hint) if arg is not types.NoneType]
    if get_origin(hint) is Literal:
        return ", ".join(f"`{word}`" for word in inner if word)
    if get_origin(hint) in (Union, types.UnionType):
        return name_value(inner[0], headings)
    if get_origin(hint) is dict:
        return f"keys and values: {name_value(inner[0], headings)}, and {name_value(inner[1], headings)}"
    if get_origin(hint) is tuple:
        return f"a list, each {name_value(inner[0], headings)}"
    heading = headings[hint]
    return f"[{heading}](#{heading.replace(' ', '-')})"


def render_columns(columns: Iterable[Column]) -> str:
    """Return the columns of a table that is published, as a table."""
    lines = ["| column | type | what stands in it |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| `{one.name}` | {one.type} | {one.says} |" for one in columns)]) + "\n"
