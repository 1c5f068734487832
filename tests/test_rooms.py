"""The rooms of plugins/dossier: who may import whom, and what the pure ones must not touch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "plugins" / "dossier"
ROOMS = (
    "problems",
    "source",
    "library",
    "pages",
    "exports",
    "importing",
    "build",
    "commands",
    "plugin",
)
"""Lowest floor first."""
PURE = ("problems", "source", "library", "pages", "exports")
FILES = {"builtins", "fileinput", "glob", "io", "os", "pathlib", "shutil", "tempfile"}
MEMORY = {("io", "BytesIO"), ("io", "StringIO")}
"""Names in modules that know files, which do not."""
CLOCK = {"calendar", "datetime", "time", "zoneinfo"}
WORLD = {"http", "multiprocessing", "pelican", "random", "secrets", "socket", "subprocess", "urllib.request"}
OPENERS = {"open", "read_bytes", "read_text", "write_bytes", "write_text"}
FOLDERS = ("dossiers/", "actors/", "articles/", "timeline/", "sources/", "corrections/", "index.html")
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Give the room of a module; nothing for the door of the house."""
    place = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if place == ("__init__",) else place[0]


def read_imports(path: Path) -> Iterator[tuple[int, str, str]]:
    """Yield line, module and name of each import; what is ours begins with a dot, as seen from the house."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            house = len(path.relative_to(PACKAGE).parts)
            inside = path.relative_to(PACKAGE).parts[: house - node.level] if node.level else ()
            module = ".".join((*inside, *filter(None, [node.module])))
            mark = "." if node.level else ""
            yield from ((node.lineno, mark + module, alias.name) for alias in node.names)


def room_of(module: str, name: str) -> str:
    """Give the room that an import of ours leads to."""
    return module[1:].partition(".")[0] or name


def is_within(module: str, names: set[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def show(path: Path, line: int) -> str:
    return f"{path.relative_to(PACKAGE.parent.parent).as_posix()}:{line}"


def test_every_module_stands_in_a_room() -> None:
    strange = sorted({name_of(path) for path in MODULES} - {"", *ROOMS})
    assert strange == [], f"There is no floor for {', '.join(strange)} in the list of rooms."


def test_a_room_imports_only_from_floors_below_it() -> None:
    broken = []
    for path in MODULES:
        room = name_of(path) or ROOMS[-1]
        for line, module, name in read_imports(path):
            if not module.startswith("."):
                continue
            used = room_of(module, name)
            if ROOMS.index(used) > ROOMS.index(room):
                broken.append(f"{show(path, line)}: {room} may not import {used}, which is a floor above it.")
    assert broken == []


def test_imports_within_the_house_are_relative() -> None:
    broken = [
        f"{show(path, line)}: {module} is imported by its name; the package has two, so import it relatively."
        for path in MODULES
        for line, module, _ in read_imports(path)
        if is_within(module, {"dossier", "pelican.plugins", "plugins"})
    ]
    assert broken == []


def test_only_the_plugin_touches_pelicans_signals() -> None:
    broken = [
        f"{show(path, line)}: only plugin.py may touch pelican.signals."
        for path in MODULES
        for line, module, name in read_imports(path)
        if name_of(path) != "plugin"
        and (is_within(module, {"pelican.signals"}) or (module, name) == ("pelican", "signals"))
    ]
    assert broken == []


def test_only_build_commands_and_plugin_import_pelican() -> None:
    broken = [
        f"{show(path, line)}: {name_of(path)} may not import Pelican."
        for path in MODULES
        for line, module, _ in read_imports(path)
        if name_of(path) in (*PURE, "importing") and is_within(module, {"pelican"})
    ]
    assert broken == []


@pytest.mark.parametrize(
    ("names", "what"), [(FILES, "files"), (CLOCK, "the clock"), (WORLD, "the world outside")]
)
def test_pure_rooms_know_nothing_of(names: set[str], what: str) -> None:
    broken = [
        f"{show(path, line)}: {name_of(path)} is pure and may not import {module}, which knows {what}."
        for path in MODULES
        for line, module, name in read_imports(path)
        if name_of(path) in PURE and is_within(module, names) and (module, name) not in MEMORY
    ]
    assert broken == []


def test_pure_rooms_open_no_file() -> None:
    broken = []
    for path in MODULES:
        if name_of(path) not in PURE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            # A method of one's own may be called `open`; a path's cannot be, without pathlib.
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            called = node.func.attr if isinstance(node.func, ast.Attribute) else called
            mine = isinstance(node.func, ast.Attribute) and called == "open"
            if called in OPENERS and not mine:
                broken.append(
                    f"{show(path, node.lineno)}: {name_of(path)} is pure and may not call {called}()."
                )
    assert broken == []


def test_addresses_are_made_in_one_module() -> None:
    broken = [
        f"{show(path, node.lineno)}: {node.value!r} begins an address; those are made in pages/addresses.py."
        for path in MODULES
        if path != PACKAGE / "pages" / "addresses.py" and name_of(path) in ("library", "pages", "exports")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(FOLDERS)
    ]
    assert broken == []
