"""Knows how the views that templates get become tables for authors of themes.

Does not know where the tables stand.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from ..pages.kinds import KINDS
from ..pages.page import PageKind
from ..pages.site import Site
from .handbook import table

PACKAGE = __name__.rsplit(".", 2)[0]
IDS = {
    "actor-year": "<id> <year>",
    "timeline-year": "<year>",
    "redirect": "<kind> <former-id> <id>",
    "dossier": "<id>",
    "actor": "<id>",
    "article": "<id>",
    "page": "<id>",
}
"""What stands for the id in an address; the other kinds have one page."""
PLAIN = {"str": "text", "int": "number", "float": "number", "bool": "true or false", "None": "none"}


class Attribute(NamedTuple):
    """Hold one field of a class, as its source tells of it."""

    name: str
    type: ast.expr | None
    told: str


def view_of(kind: PageKind) -> type:
    """Return the class of a kind's view."""
    view: type = get_type_hints(kind.view)["return"]
    return view


def name_of(cls: type) -> str:
    """Return the name by which the handbook tells classes apart."""
    return f"{cls.__module__.rsplit('.', 1)[1]}.{cls.__name__}"


def _anchor(cls: type) -> str:
    return "#" + name_of(cls).lower().replace(".", "")


def render_kinds() -> str:
    """Return the table of all kinds of pages."""
    rows = (
        (
            f"`{kind.name}`",
            f"`{kind.template}`",
            f"`/{kind.address(IDS.get(kind.name, ''))}`",
            f"[{name_of(view_of(kind))}]({_anchor(view_of(kind))})",
        )
        for kind in KINDS
    )
    return table(("kind", "template", "address", "`view`"), rows)


def render_site() -> str:
    """Return the table of a site's constants."""
    return _table_of(Site)


def render_views() -> str:
    """Return a table for each kind of view."""
    return "\n".join(map(_section, list_views()))


def render_values() -> str:
    """Return a table for each class that a view holds."""
    return "\n".join(map(_section, list_values()))


def list_views() -> list[type]:
    """List the classes of the views, in the order of the kinds."""
    return list(dict.fromkeys(map(view_of, KINDS)))


def list_values() -> list[type]:
    """List the classes that views hold, and what those hold, by name."""
    views = list_views()
    found: dict[type, None] = dict.fromkeys(views)
    waiting = list(views)
    while waiting:
        cls = waiting.pop()
        new = [held for held in _held(cls) if held not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return sorted((cls for cls in found if cls not in views), key=name_of)


def _held(cls: type) -> Iterator[type]:
    for attribute in read_attributes(cls):
        for node in ast.walk(attribute.type) if attribute.type else ():
            if isinstance(node, ast.Name):
                yield from _classes_in(_resolve(cls, node.id))


def _classes_in(value: Any) -> Iterator[type]:
    """List our own classes in a type."""
    if isinstance(value, type) and value.__module__.startswith(f"{PACKAGE}."):
        yield value
    for inner in get_args(value):
        yield from _classes_in(inner)


def _resolve(cls: type, name: str) -> Any:
    return vars(sys.modules[cls.__module__]).get(name)


def _section(cls: type) -> str:
    told = (inspect.getdoc(cls) or "").partition("\n\n")[0].replace("\n", " ")
    return f"### {name_of(cls)}\n\n{told}\n\n{_table_of(cls)}"


def _table_of(cls: type) -> str:
    rows = ((f"`{one.name}`", _say(cls, one.type), one.told) for one in read_attributes(cls))
    return table(("field", "what it is", "more"), rows)


@cache
def read_attributes(cls: type) -> tuple[Attribute, ...]:
    """Read the fields and properties of a class with what its source says below each."""
    body = ast.parse(inspect.getsource(cls)).body[0]
    assert isinstance(body, ast.ClassDef)
    return tuple(_read_body(body.body))


def _read_body(body: list[ast.stmt]) -> Iterator[Attribute]:
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield Attribute(node.target.id, node.annotation, _text_of(after))
        elif isinstance(node, ast.FunctionDef) and any(
            isinstance(mark, ast.Name) and mark.id.endswith("property") for mark in node.decorator_list
        ):
            yield Attribute(node.name, node.returns, (ast.get_docstring(node) or "").partition("\n")[0])


def _text_of(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return " ".join(str(node.value.value).split())
    return ""


def _say(cls: type, node: ast.expr | None) -> str:
    """Return a type in words, with links to the classes in it."""
    if isinstance(node, ast.BinOp):
        return f"{_say(cls, node.left)} or {_say(cls, node.right)}"
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple):
        items = [_say(cls, item) for item in node.slice.elts if ast.unparse(item) != "..."]
        return f"tuple of {items[0]}" if len(items) < len(node.slice.elts) else f"({', '.join(items)})"
    name = ast.unparse(node) if node else ""
    value = _resolve(cls, name)
    if isinstance(value, type):
        return f"[{name_of(value)}]({_anchor(value)})" if list(_classes_in(value)) else name
    return f"[{name}](#{name.lower()})" if list(_classes_in(value)) else PLAIN.get(name, name)
