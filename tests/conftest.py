"""What tests of several rooms share: libraries from a few lines of text, and the built sample."""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest

from dossier.library.link import build_library
from dossier.library.mentions.texts import find_all_mentions
from dossier.library.model import Library
from dossier.problems import Problem
from dossier.source.dates import parse_date
from dossier.source.documents import Document, Parsed, parse_document, parse_records, parse_sources

ROOT = Path(__file__).parent.parent
SAMPLE_TODAY = "2026-11-22"
SAMPLE_LANGUAGE = str(runpy.run_path(str(ROOT / "pelican.conf.py"))["DEFAULT_LANG"])
SAMPLE_URL = "https://example.org/project"


class LinkTexts(Protocol):
    """Links a library from texts by path (`articles/x.md`, without `content/`), and gives its problems."""

    def __call__(
        self,
        texts: Mapping[str, str],
        *,
        today: str = "2026-01-01",
        language: str = "en",
        files: frozenset[str] = frozenset(),
    ) -> tuple[Library, list[Problem]]: ...


class LibraryOf(Protocol):
    """Links a library from texts by path, in which there must be no mistake."""

    def __call__(
        self,
        texts: Mapping[str, str],
        *,
        today: str = "2026-01-01",
        language: str = "en",
        files: frozenset[str] = frozenset(),
    ) -> Library: ...


def parse_text(path: str, text: str, terms: tuple[str, ...] = ()) -> tuple[Parsed, list[Problem]]:
    """Parse one text as its folder says."""
    kind, data = path.split("/")[0], text.encode()
    if kind == "records":
        return parse_records(f"content/{path}", data)
    if kind == "sources":
        return parse_sources(f"content/{path}", data)
    return parse_document(kind, f"content/{path}", data, terms)


def parse_texts(texts: Mapping[str, str]) -> tuple[list[Parsed], list[Problem]]:
    """Parse texts in their order, with the terms that their dossiers ask for."""
    clauses = [
        clause
        for path, text in texts.items()
        if path.startswith("dossiers/") and isinstance(one := parse_text(path, text)[0], Document)
        if one.header.match
        for clause in (*one.header.match.any, *one.header.match.all)
    ]
    terms = tuple(dict.fromkeys(term for clause in clauses for term in clause.terms))
    parsed = [parse_text(path, text, terms) for path, text in texts.items()]
    return [one for one, _ in parsed], [problem for _, mine in parsed for problem in mine]


@pytest.fixture(scope="session")
def link_texts() -> LinkTexts:
    """Give a function that links a library from texts, with all its problems."""

    def link(
        texts: Mapping[str, str],
        *,
        today: str = "2026-01-01",
        language: str = "en",
        files: frozenset[str] = frozenset(),
    ) -> tuple[Library, list[Problem]]:
        parsed, problems = parse_texts(texts)
        findings = find_all_mentions(parsed, language)
        library, linked = build_library(parsed, findings, files, frozenset(), language, parse_date(today))
        return library, problems + linked

    return link


@pytest.fixture(scope="session")
def library_of(link_texts: LinkTexts) -> LibraryOf:
    """Give a function that links a library from texts without a mistake."""

    def link(
        texts: Mapping[str, str],
        *,
        today: str = "2026-01-01",
        language: str = "en",
        files: frozenset[str] = frozenset(),
    ) -> Library:
        library, problems = link_texts(texts, today=today, language=language, files=files)
        assert [str(problem) for problem in problems if not problem.notice] == []
        return library

    return link


def read_texts(folder: Path) -> dict[str, str]:
    """Read all texts of a content folder, by path below it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for suffix in ("md", "yaml")
        for path in sorted(folder.rglob(f"*.{suffix}"))
    }


@pytest.fixture(scope="session")
def sample_texts() -> dict[str, str]:
    """Give the texts of the sample, by path below content/."""
    return read_texts(ROOT / "content")


@pytest.fixture(scope="session")
def sample_files() -> frozenset[str]:
    """Give the paths of all other files of the sample, below content/."""
    content = ROOT / "content"
    paths = (path for path in content.rglob("*") if path.is_file() and path.suffix not in (".md", ".yaml"))
    return frozenset(path.relative_to(content).as_posix() for path in paths)


@pytest.fixture(scope="session")
def sample(library_of: LibraryOf, sample_texts: dict[str, str], sample_files: frozenset[str]) -> Library:
    """Give the library of the sample."""
    return library_of(sample_texts, today=SAMPLE_TODAY, language=SAMPLE_LANGUAGE, files=sample_files)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample as a person does, and give the folder."""
    output = tmp_path_factory.mktemp("sample") / "site"
    options = ["--output", str(output), "--siteurl", SAMPLE_URL, "--today", SAMPLE_TODAY]
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), "build", *options],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return output


def build_example(folder: Path, output: Path, today: str) -> Path:
    """Build a small site with settings of its own, as a person does in its folder, and give the output."""
    words = ["--content", str(folder / "content"), "--output", str(output), "--today", today]
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), "build", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return output
