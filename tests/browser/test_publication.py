"""What stands on the branch of a remote, served as a host of pages serves it: from a sub-path."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Response, expect

from dossier.build.publication import Branch
from dossier.build.rendering import find_values
from dossier.build.repository import Repository
from tests.browser.conftest import PREFIX, serve
from tests.browser.test_site import PAGES
from tests.desk.conftest import IDENTITY


@pytest.fixture(scope="module")
def branch(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the sample to a bare repository, and give a clone of its branch."""
    folder = tmp_path_factory.mktemp("branch")

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)

    with pytest.MonkeyPatch.context() as patch:
        for name, value in IDENTITY.items():
            patch.setenv(name, value)
        git("init", "--quiet", "--bare", "remote.git")
        git("init", "--quiet", "desk")
        for words in (("user.name", "Ada"), ("user.email", "ada@example.org")):
            git("-C", "desk", "config", *words)
        git("-C", "desk", "remote", "add", "origin", str(folder / "remote.git"))
        there = Branch(Repository(folder / "desk"), "origin")
        assert there.fetch() is None
        there.push(there.commit(built_site, "Publish\n\nSource: none\n", ""), None)
        git("clone", "--quiet", "--branch", "gh-pages", "remote.git", "site")
    return folder / "site"


@pytest.fixture(scope="module")
def home(branch: Path) -> Iterator[str]:
    """Serve the branch; give the address of its front page."""
    yield from serve(branch)


def test_every_page_link_picture_and_style_is_there(branch: Path, home: str) -> None:
    pages = sorted(path.relative_to(branch).as_posix() for path in branch.rglob("*.html"))
    wanted = {home + path.removesuffix("index.html") for path in pages if path != "404.html"}
    for path in pages:
        html = (branch / path).read_text(encoding="utf-8")
        named = {*find_values(html, " href"), *find_values(html, " src")}
        named |= {one.split()[0] for listed in find_values(html, " srcset") for one in listed.split(",")}
        for target in named:
            address = urldefrag(urljoin(home + path, target)).url
            if address.startswith(home.removesuffix(PREFIX)):
                wanted.add(address)
    assert len(wanted) > 600
    answers = {}
    for address in sorted(wanted):
        with urlopen(address) as answer:
            answers[unquote(address.removeprefix(home))] = answer.status
    assert {path: status for path, status in answers.items() if status != 200} == {}


def test_a_browser_gets_everything_that_it_asks_for(branch: Path, home: str, page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda response: answers.append(response))
    for address in PAGES.values():
        page.goto(home + address, wait_until="networkidle")
    page.goto(home + "search/?q=Kerry")
    expect(page.locator(".results > li").first).to_be_visible()
    wrong = [f"{one.status} {one.url}" for one in answers if one.status != 200]
    assert wrong == []
    assert {one.url.partition("?")[0].rpartition(".")[2] for one in answers} >= {
        "css",
        "js",
        "woff2",
        "pf_index",
    }
    assert [one.url for one in answers if not one.url.startswith(home)] == []
