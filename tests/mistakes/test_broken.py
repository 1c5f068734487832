"""No text breaks a build: whatever stands in a file, reading it gives problems and never raises."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.library.link import build_library
from dossier.pages.kinds import find_pages
from dossier.pages.link_checks import check_links
from dossier.problems import Problem
from dossier.source.dates import parse_date
from dossier.source.documents import (
    Broken,
    Parsed,
    find_lines,
    parse_document,
    parse_records,
    parse_sources,
)
from dossier.source.header import SourceError

CONTENT = Path(__file__).parent.parent.parent / "content"
FILES = {
    f"content/{path.relative_to(CONTENT).as_posix()}": path.read_bytes()
    for path in sorted((*CONTENT.rglob("*.md"), *CONTENT.rglob("*/*.yaml")))
}
TODAY = parse_date("2026-12-31")
SIGNS = (
    "---\n", "\n", ": ", "- ", "[", "]", "{", "}", "'", '"', "\t", " #", "*a", "&a ", "!x ", "|", ">", "@",
    "%", "[[", "]]", "[@", "](", "](#", "{filename}", "[^1]", "\u2028", "\ufeff", "\0", "id: ", "date: ",
    "sources:", "events:\n", "match:\n  any:\n", "2024-13", "..", "- - -", "  ", "\r\n", "א",
)  # fmt: skip
PYTHON = re.compile(r"Traceback|\w+Error|<class|\bdict\b|\bNone\b|NoneType|\bstr\b|stand-in")
Edit = tuple[str, float, float, bytes, int, str]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("cut", "put", "flip", "splice")),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 0.2),
        st.sampled_from([sign.encode() for sign in SIGNS]),
        st.integers(1, 255),
        st.sampled_from(sorted(FILES)),
    ),
    min_size=1,
    max_size=4,
)


def spoil(data: bytes, edits: list[Edit]) -> bytes:
    for kind, place, length, sign, mask, other in edits:
        at = int(place * len(data))
        end = at + int(length * len(data))
        if kind == "cut":
            data = data[:at] + data[end:]
        elif kind == "put":
            data = data[:at] + sign + data[at:]
        elif kind == "splice":
            data = data[:at] + FILES[other][at : at + 300] + data[at:]
        elif data:
            data = data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]
    return data


def parse(path: str, data: bytes) -> tuple[Parsed, list[Problem]]:
    kind = path.split("/")[1]
    if kind == "records":
        return parse_records(path, data)
    return parse_sources(path, data) if kind == "sources" else parse_document(kind, path, data, ["truce"])


@cache
def parse_sample() -> dict[str, Parsed]:
    return {path: parse(path, data)[0] for path, data in FILES.items()}


@settings(max_examples=60, deadline=None)
@given(changes=st.dictionaries(st.sampled_from(sorted(FILES)), EDITS, min_size=1, max_size=6))
def test_no_text_breaks_a_build(changes: dict[str, list[Edit]]) -> None:
    parsed, spoilt, problems = dict(parse_sample()), {}, []
    for path, edits in changes.items():
        spoilt[path] = spoil(FILES[path], edits)
        parsed[path], found = parse(path, spoilt[path])
        assert found or not isinstance(parsed[path], Broken)
        problems += found
    library, linked = build_library(parsed.values(), {}, frozenset(), frozenset(), "en", TODAY)
    addresses = frozenset(address for _, _, address in find_pages(library))
    problems += [*linked, *check_links(library, addresses)]
    for problem in problems:
        assert_tells(problem, spoilt)


def assert_tells(problem: Problem, spoilt: dict[str, bytes]) -> None:
    """Expect a line that is in the file, and words without Python's."""
    data = spoilt.get(problem.path, FILES[problem.path])
    try:
        line = problem.line or (find_lines(problem.path, data, [problem.key])[0] if problem.key else 1)
    except SourceError as error:
        line = error.line
    ends = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
    assert 1 <= line <= ends + 1, problem
    assert not PYTHON.search(f"{problem.message} {problem.hint}"), problem
