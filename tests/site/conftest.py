"""Built sites as a reader's browser gets them: parsed pages by address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from dossier.library.model import Library
from tests.conftest import ROOT, SAMPLE_LANGUAGE, LibraryOf, build_example, read_texts

HEBREW = ROOT / "tests" / "sites" / "hebrew"
ARABIC = ROOT / "tests" / "sites" / "arabic"
HEBREW_TODAY = "2026-01-01"


@dataclass(frozen=True)
class Site:
    """A built site with the library that it shows."""

    folder: Path
    base: str
    """The path at which it is published."""
    language: str
    library: Library

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Give each page, by the path of its file."""
        return {
            path.relative_to(self.folder).as_posix(): BeautifulSoup(
                path.read_text(encoding="utf-8"), "html.parser"
            )
            for path in sorted(self.folder.rglob("*.html"))
        }

    def each(self, selector: str) -> Iterator[tuple[str, Tag]]:
        """Give each element that a selector finds, with its page."""
        for path, soup in self.pages.items():
            for element in soup.select(selector):
                yield path, element


def build_hebrew(folder: Path) -> Path:
    """Build the small site in Hebrew, and give the folder."""
    return build_example(HEBREW, folder / "site", HEBREW_TODAY)


def build_arabic(folder: Path) -> Path:
    """Build the small site in Arabic, and give the folder."""
    return build_example(ARABIC, folder / "site", HEBREW_TODAY)


@pytest.fixture(scope="session")
def sample_site(built_site: Path, sample: Library) -> Site:
    """Give the sample, published below /project/."""
    return Site(built_site, "/project/", SAMPLE_LANGUAGE, sample)


@pytest.fixture(scope="session")
def hebrew_site(tmp_path_factory: pytest.TempPathFactory, library_of: LibraryOf) -> Site:
    """Give a small site in Hebrew, published anywhere."""
    library = library_of(read_texts(HEBREW / "content"), today=HEBREW_TODAY, language="he")
    return Site(build_hebrew(tmp_path_factory.mktemp("hebrew")), "/", "he", library)


@pytest.fixture(scope="session")
def arabic_site(tmp_path_factory: pytest.TempPathFactory, library_of: LibraryOf) -> Site:
    """Give a small site in Arabic, whose article can be read in four languages."""
    library = library_of(read_texts(ARABIC / "content"), today=HEBREW_TODAY, language="ar")
    return Site(build_arabic(tmp_path_factory.mktemp("arabic")), "/", "ar", library)


@pytest.fixture(scope="session", params=["sample", "hebrew", "arabic"])
def site(request: pytest.FixtureRequest) -> Site:
    """Give each built site."""
    given: Site = request.getfixturevalue(f"{request.param}_site")
    return given
