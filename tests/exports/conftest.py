"""Exports as a build writes them, from a library of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.build.exporting import Exporter
from dossier.exports.table import choose_names
from dossier.library.model import Library
from dossier.pages.site import Site

URL = "https://example.org/project"


class Writer:
    """Writes all exports of libraries, each into a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0

    def __call__(self, library: Library, url: str = URL, language: str = "en") -> Path:
        """Write the exports of the site and of everything in it, and give the folder."""
        self.count += 1
        folder = self.folder / str(self.count)
        site = Site(
            "The Desk", "News", language, "ltr", url, "/project/", exports=choose_names((), url),
            licence=("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        )  # fmt: skip
        exporter = Exporter(library, site, folder)
        ids = {"site": [""], "dossier": library.dossiers, "actor": library.actors, "search": [""]}
        exporter.write([(holder, name) for holder, names in ids.items() for name in names])
        return folder


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    """Give a function that writes all exports of a library."""
    return Writer(tmp_path_factory.mktemp("exports"))
