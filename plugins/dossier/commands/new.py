"""Knows how a person is asked for what a new file needs, and gets it.

Does not know how such a file looks.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import NamedTuple

from ..build.header_files import write_whole
from ..build.ids import read_ids
from ..build.site import find_today
from ..problems import FieldError, suggest
from ..source.blanks import render_document, render_entry, shorten_id
from ..source.documents import parse_sources
from ..source.fields import is_id, slugify
from ..source.header import Marks
from ..source.headers import ActorHeader, ArticleHeader, DossierHeader
from ..source.records import Source
from ..source.validation import validate
from .telling import explain, shorten


class Question(NamedTuple):
    """Ask for the value of one key; without a proposal it must be answered."""

    key: str
    label: str
    proposal: str = ""
    optional: bool = False


class Blank(NamedTuple):
    """Say what a kind of file needs."""

    folder: str
    header: type
    questions: tuple[Question, ...]
    """The id is made of the answer to the one in front."""


def list_blanks(today: str) -> dict[str, Blank]:
    """Return what can be made new."""
    date = Question("date", "Date of publication", today)
    kind = Question("kind", "Kind: person, state, organisation, armed-group or media", "person")
    publisher, url = Question("publisher", "Publisher: an actor's id, or words"), Question("url", "Address")
    return {
        "article": Blank("articles", ArticleHeader, (Question("title", "Title"), date)),
        "actor": Blank("actors", ActorHeader, (Question("name", "Name"), kind)),
        "dossier": Blank("dossiers", DossierHeader, (Question("title", "Title"),)),
        "source": Blank(
            "sources", Source, (Question("title", "Title"), publisher, url._replace(optional=True))
        ),
    }


def make_new(what: str, content: Path, given: Mapping[str, str | None]) -> int:
    """Write a new file, or a new entry in a file of sources, and open it; return 0 or 1.

    `given` are values by key; beside the header's own, `id`, and `file` for a source. What is missing
    is asked for.
    """
    try:
        path = _make(what, content, given)
    except FieldError as error:
        print(error, file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        print("\nNothing was written.", file=sys.stderr)
        return 1
    except OSError as error:
        print(explain(error), file=sys.stderr)
        return 1
    print(f"Wrote {shorten(path)}")
    return open_editor(path)


def _make(what: str, content: Path, given: Mapping[str, str | None]) -> Path:
    blanks = list_blanks(find_today("").text)
    if what not in blanks:
        hint = suggest(what, blanks) or f"choose one of {', '.join(blanks)}"
        raise FieldError("value-unknown", f"'{what}' is nothing that can be made new", hint)
    if not content.is_dir():
        raise FieldError("file-unreadable", f"{content}: there is no such folder", "name it with --content")
    blank = blanks[what]
    allowed = {"id", *(question.key for question in blank.questions), *(["file"] * (what == "source"))}
    for key in sorted(key for key, value in given.items() if value is not None and key not in allowed):
        raise FieldError("key-unknown", f"a new {what} takes no --{key}", "write it into the file")
    values = {question.key: _answer(what, question, blank.header, given) for question in blank.questions}
    values = {key: value for key, value in values.items() if value}
    name = _find_id(what, content, values[blank.questions[0].key], given.get("id"))
    if what == "source":
        return _add_source(content, {"id": name, **values}, given.get("file"))
    if values.get("kind") == "person":
        del values["kind"]  # It is the default, and the shortest file is the best.
    folder = content / blank.folder / (values["date"][:4] if what == "article" else "")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    with path.open("x", encoding="utf-8", newline="\n") as file:  # Never over what is there.
        file.write(render_document(blank.header, values))
    return path


def _answer(what: str, question: Question, header: type, given: Mapping[str, str | None]) -> str:
    def check(value: str) -> str:
        _, problems, _, _ = validate(header, {question.key: value}, Marks(0), "")
        return next((one.words for one in problems if one.key[:1] == (question.key,)), "")

    # A date is seldom another than today, and what is not asked for cannot hold anybody up.
    proposed = question.proposal if question.key == "date" else None
    value = given.get(question.key) or proposed
    if value is None:
        optional = question.optional
        return ask(what, question.key, question.label, question.proposal, check, optional=optional)
    value = " ".join(value.split())
    wrong = check(value)
    if wrong:
        raise FieldError("value-invalid", f"--{question.key}: {wrong}")
    return value


def ask(
    what: str, key: str, label: str, proposal: str, check: Callable[[str], str], *, optional: bool = False
) -> str:
    """Ask until the answer can stand; where nobody is there to answer, say which option gives it."""
    while True:
        try:
            answer = input(f"{label}{f' [{proposal}]' if proposal else ' (or nothing)' * optional}: ")
        except EOFError:
            print()
            if optional:
                return ""
            if not proposal:
                hint = f"give it with --{key}"
                raise FieldError("key-missing", f"a new {what} needs {_with_article(key)}", hint) from None
            return proposal
        answer = " ".join(answer.split()) or proposal
        if not answer and optional:
            return ""
        wrong = check(answer) if answer else "this is needed"
        if not wrong:
            return answer
        print(wrong)


def _find_id(what: str, content: Path, words: str, given: str | None) -> str:
    taken = read_ids(content)

    def check(name: str) -> str:
        if not is_id(name):
            return f"'{name}' is not an id; write {slugify(name) or 'small letters, digits and hyphens'}"
        if name in taken:
            return f"'{name}' is taken by {taken[name]}; {free_id(name, taken)} is free"
        return ""

    if given is None:
        slug = shorten_id(slugify(words))
        if slug in taken:
            print(f"'{slug}' is taken by {taken[slug]}")
        return ask(what, "id", "Id", free_id(slug, taken) if slug else "", check)
    wrong = check(given)
    if wrong:
        raise FieldError("id-taken", wrong)
    return given


def free_id(name: str, taken: Mapping[str, str]) -> str:
    """Return an id, with a number behind it where it is taken."""
    numbered: Iterator[str] = (f"{name}-{number}" for number in count(2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _add_source(content: Path, values: dict[str, str], given: str | None) -> Path:
    """Add an entry at the end of a file; everything that stands in it stays as it is."""
    folder = content / "sources"
    name = (given or "").removesuffix(".yaml") or _only_file(folder) or "sources"
    path = folder / f"{name}.yaml"
    if path.parent != folder:
        raise FieldError("file-place", f"'{given}' is no name of a file", "write --file lebanon-ceasefire")
    former = path.read_bytes() if path.exists() else b""
    entry = render_entry(Source, values).encode()
    gap = b"" if not former else b"\n" if former.endswith(b"\n") else b"\n\n"
    whole = former + gap + entry
    before, after = (_count_sources(data) if data else 0 for data in (former, whole))
    if after != before + 1:
        hint = "mend it first, or name another with --file"
        raise FieldError("yaml", f"{shorten(path)} takes no entry at its end", hint)
    folder.mkdir(exist_ok=True)
    write_whole(path, whole)
    return path


def _count_sources(data: bytes) -> int:
    return len(getattr(parse_sources("content/sources/new.yaml", data)[0], "content", ()))


def _only_file(folder: Path) -> str:
    files = sorted(folder.glob("*.yaml"))
    return files[0].stem if len(files) == 1 else ""


def open_editor(path: Path) -> int:
    """Open a file in the person's own editor, where there is a person and an editor."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor or not sys.stdin.isatty():
        return 0
    try:
        return subprocess.call([*shlex.split(editor), str(path)])
    except (OSError, ValueError) as error:
        print(f"The editor '{editor}' does not start: {error}; set EDITOR.", file=sys.stderr)
        return 1


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
