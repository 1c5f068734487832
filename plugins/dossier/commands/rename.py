"""Knows how a person gives something another id, sees what that changes, and lets it happen or not.

Does not know where ids stand in a text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from ..build.files import LEDGER, find_files
from ..build.ids import find_former, read_ids
from ..build.originals import ORIGINALS
from ..library.shelf import RESERVED_PAGES
from ..pages.addresses import page_address
from ..problems import FieldError, suggest
from ..source.documents import parse_document, parse_records, parse_sources
from ..source.fields import is_id, slugify
from ..source.header import SourceError, decode
from ..source.renaming import FOLDERS, KINDS, TARGETS, Renaming, find_kinds, rename_in
from .telling import count, explain


class Change(NamedTuple):
    """Hold one file before and after."""

    path: str
    """Below the content folder."""
    goal: str
    before: str
    after: str


class Plan(NamedTuple):
    """Hold all that a renaming would change."""

    kind: str
    changes: tuple[Change, ...]
    moves: tuple[tuple[Path, Path], ...]
    """Further files that are called like what is renamed."""


def rename(content: Path, old: str, new: str, kind: str | None = None, *, sure: bool = False) -> int:
    """Show what changes where an id becomes another, ask, and change it; return 0 or 1."""
    try:
        plan = make_plan(content, old, new, kind)
        print("".join(_show(plan)), end="")
        files = count(len(plan.changes), "file")
        if not sure and not _agree(f"Rename '{old}' to '{new}' in {files}? [y/N] "):
            print("Nothing was changed.")
            return 1
        carry_out(content, plan)
    except FieldError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(explain(error), file=sys.stderr)
        return 1
    print(f"Renamed '{old}' to '{new}' in {files}.", end="")
    print(" The old address leads to the new one." if plan.kind in FOLDERS else "")
    return 0


def make_plan(content: Path, old: str, new: str, kind: str | None = None) -> Plan:
    """Find everything that changes where an id becomes another; raises FieldError where it cannot."""
    if not content.is_dir():
        raise FieldError("file-unreadable", f"{content}: there is no such folder", "name it with --content")
    texts = dict(_read_texts(content, old, new))
    kind, owner = _find_kind(texts, content, old, kind)
    _check_new(texts, content, old, new, kind)
    goal = f"{Path(owner).parent.as_posix()}/{new}.md"
    change = Renaming(kind, old, new)
    if kind in FOLDERS:
        addresses = page_address(kind, old), page_address(kind, new)
        change = Renaming(kind, old, new, addresses, (owner, goal))
    changes = [
        Change(path, goal if path == change.paths[0] else path, text, after)
        for path, text in texts.items()
        if (after := _rename_in(path, text, change)) != text
    ]
    return Plan(kind, tuple(changes), tuple(_find_beside(content, change) if kind == "article" else ()))


def _read_texts(content: Path, *names: str) -> Iterator[tuple[str, str]]:
    """Read the files in which one of the ids stands, or that are called so."""
    found = find_files(content).read
    for path in sorted(path.partition("/")[2] for paths in found.values() for path in paths):
        data = (content / path).read_bytes()
        if any(name.encode() in data or Path(path).stem == name for name in names):
            try:
                yield path, decode(data)
            except SourceError as error:
                raise _refuse(path, error) from None


def _refuse(path: str, error: SourceError) -> FieldError:
    return FieldError(
        error.code, f"content/{path}:{error.line}: {error.message}", error.hint or "mend it first"
    )


def _find_kind(texts: dict[str, str], content: Path, name: str, wanted: str | None) -> tuple[str, str]:
    """Return the kind of what has an id, and the first file that gives it."""
    if wanted is not None and wanted not in KINDS:
        hint = suggest(wanted, KINDS) or f"choose one of {', '.join(KINDS)}"
        raise FieldError("value-unknown", f"--kind: '{wanted}' is no kind of thing", hint)
    found: dict[str, str] = {}
    for path, text in texts.items():
        try:
            for kind in find_kinds(path, text, name):
                found.setdefault(kind, path)
        except SourceError as error:
            raise _refuse(path, error) from None
    if wanted is not None:
        found = {kind: path for kind, path in found.items() if kind == wanted}
    if len(found) > 1:
        kinds = " and ".join(found)
        hint = " or ".join(f"--kind {kind}" for kind in found)
        raise FieldError("id-taken", f"'{name}' is the id of several things: {kinds}", f"say {hint}")
    if not found:
        known = suggest(name, read_ids(content))
        hint = known or "an id that was made of date and words changes with these; give it one with id:"
        raise FieldError("id-unknown", f"no {wanted or 'file or record'} has the id '{name}'", hint)
    return next(iter(found.items()))


def _check_new(texts: dict[str, str], content: Path, old: str, new: str, kind: str) -> None:
    if not is_id(new):
        hint = f"write {slugify(new) or 'small letters, digits and hyphens'}"
        raise FieldError("id-invalid", f"'{new}' is not an id", hint)
    taken = {path for path, text in texts.items() if kind in find_kinds(path, text, new)}
    if kind in TARGETS:
        owner = read_ids(content).get(new, "").partition("/")[2]
        mine = Path(owner).stem == old and owner in texts
        if owner and not (mine and new in find_former(texts[owner].encode())):
            taken.add(owner)
    if kind == "page" and new in RESERVED_PAGES:
        raise FieldError("address-taken", f"the page '{new}' is made by the site itself", "choose another id")
    if taken or new == old:
        raise FieldError(
            "id-taken", f"'{new}' is taken by content/{min(taken)}" if taken else "it is called so"
        )


def _rename_in(path: str, text: str, change: Renaming) -> str:
    """Rename in one file, and make sure that nothing else became of it."""
    try:
        after = rename_in(path, text, change)
    except SourceError as error:
        raise _refuse(path, error) from None
    if after != text and _count_problems(path, after) > _count_problems(path, text):
        message = f"content/{path} would have a mistake with '{change.new}' in it"
        raise FieldError("value-invalid", message, f"change '{change.old}' there by hand first")
    return after


def _count_problems(path: str, text: str) -> int:
    kind, data = path.split("/")[0], text.encode()
    if kind == "records":
        return len(parse_records(path, data)[1])
    return len((parse_sources(path, data) if kind == "sources" else parse_document(kind, path, data))[1])


def _find_beside(content: Path, change: Renaming) -> Iterator[tuple[Path, Path]]:
    for folder in (content.parent / ORIGINALS, content / LEDGER):
        for suffix in (".txt", ".html", ".yaml"):
            path = folder / f"{change.old}{suffix}"
            if path.is_file():
                yield path, path.with_name(f"{change.new}{suffix}")


def _show(plan: Plan) -> Iterator[str]:
    for one in plan.changes:
        before, after = (text.splitlines(keepends=True) for text in (one.before, one.after))
        yield from unified_diff(before, after, f"content/{one.path}", f"content/{one.goal}")
    for path, goal in plan.moves:
        yield f"{path.parent.name}/{path.name} becomes {goal.name}\n"


def _agree(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False


def carry_out(content: Path, plan: Plan) -> None:
    """Write everything beside what is there, then put it in place."""
    drafts = []
    for one in plan.changes:
        path, goal = content / one.path, content / one.goal
        raw = path.read_bytes()
        after = one.after.replace("\n", "\r\n") if b"\r\n" in raw else one.after
        draft = goal.with_name(f".{goal.name}~")
        draft.write_bytes((b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + after.encode())
        drafts.append((draft, goal, path))
    for draft, goal, path in drafts:
        draft.replace(goal)
        if goal != path:
            path.unlink()
    for path, goal in plan.moves:
        path.rename(goal)
