"""A small site while it is written: its open pages change by themselves, and say what is wrong."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.bench.measuring import find_port
from tests.conftest import ROOT

SETTINGS = f"""\
import pathlib, runpy
here = pathlib.Path(__file__).parent
globals().update(runpy.run_path({str(ROOT / "pelican.conf.py")!r}))
SITENAME = "The Small Paper"
THEME = {str(ROOT / "themes" / "broadsheet")!r}
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
THEME_STATIC_PATHS = ["static", str(here / "static")]
THEME_TEMPLATES_OVERRIDES = [str(here / "templates")]
STYLES = ["theme/css/own.css"]
"""
PART = "document.getElementById('part-40')"
PARAGRAPHS = "\n\n".join(f"## Part {number}\n\nWords of part {number}." for number in range(60))
ARTICLE = f"---\ntitle: Small\ndate: 2024-06-01\n---\nThe first words.\n\n{PARAGRAPHS}\n"
FILES = {
    "pelican.conf.py": SETTINGS,
    "content/articles/small.md": ARTICLE,
    "content/articles/draft.md": "---\ntitle: Not ready\ndate: 2024-06-02\nstatus: draft\n---\nSome words.\n",
    "content/articles/later.md": "---\ntitle: Tomorrow\ndate: 2024-07-02\n---\nSome words.\n",
    "content/actors/ann-example.md": "---\nname: Ann Example\n---\nSomebody.\n",
    "static/css/own.css": "main { outline-width: 1px }\n",
    "templates/page.html": '{% extends "base.html" %}\n',
}


@dataclass
class Served:
    """A site that is served, its folder, and the process that serves it."""

    folder: Path
    address: str
    process: subprocess.Popen[str]
    said: list[str]

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def hear(self, words: str) -> str:
        """Give the next line of the terminal that holds some words."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError("".join(self.said))


def open_served(folder: Path, *words: str) -> Served:
    command = [sys.executable, str(ROOT / "tasks.py"), "serve", "--content", "content", *words]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    served = Served(folder, "", process, [])
    served.address = served.hear("Serving ").split()[1]
    return served


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    site = Served(folder, "", None, [])  # type: ignore[arg-type]
    for path, text in FILES.items():
        site.write(path, text)
    served = open_served(folder, "--port", str(find_port()), "--base", "project", "--today", "2024-06-30")
    yield served
    served.process.send_signal(signal.SIGINT)
    rest, _ = served.process.communicate(timeout=30)
    assert rest.endswith("\nEnded.\n")
    assert served.process.returncode == 0
    assert sorted(path.name for path in (folder / ".cache" / "serve").iterdir() if path.name[0] == ".") == [
        ".files"
    ]


@pytest.fixture
def article(served: Served, page: Page) -> Iterator[Page]:
    """The page of an article, marked, so that it is seen whether it was loaded again."""
    served.write("content/articles/small.md", ARTICLE)
    page.goto(f"{served.address}articles/small/")
    expect(page.get_by_text("The first words.")).to_be_visible()
    page.evaluate("window.mark = 'the same'")
    yield page
    served.write("content/articles/small.md", ARTICLE)


def test_an_edit_shows_by_itself_and_the_place_is_kept(served: Served, article: Page) -> None:
    article.evaluate(f"{PART}.scrollIntoView({{behavior: 'instant'}})")
    before = article.evaluate(f"{PART}.getBoundingClientRect().y")
    more = "\n\n".join(["Words that were not there before."] * 9)
    served.change("content/articles/small.md", "The first words.", f"Other words.\n\n{more}")
    expect(article.get_by_text("Other words.")).to_be_attached()
    assert article.evaluate("window.mark") is None
    article.wait_for_function(
        f"before => Math.abs({PART}.getBoundingClientRect().y - before) < 2", arg=before
    )


def test_a_page_that_an_edit_leaves_alone_is_not_loaded_again(served: Served, article: Page) -> None:
    other = article.context.new_page()
    other.goto(f"{served.address}actors/ann-example/")
    served.change("content/actors/ann-example.md", "Somebody.", "Somebody else.")
    expect(other.get_by_text("Somebody else.")).to_be_visible()
    other.close()
    assert article.evaluate("window.mark") == "the same"


def test_a_style_sheet_is_swapped_without_loading_the_page_again(served: Served, article: Page) -> None:
    served.change("static/css/own.css", "1px", "7px")
    expect(article.locator("main")).to_have_css("outline-width", "7px")
    assert article.evaluate("window.mark") == "the same"
    assert article.locator('link[rel="stylesheet"][href*="own.css"]').count() == 1
    served.change("static/css/own.css", "7px", "1px")
    expect(article.locator("main")).to_have_css("outline-width", "1px")


def test_a_mistake_shows_with_file_line_and_remedy_until_it_is_mended(served: Served, article: Page) -> None:
    served.change("content/articles/small.md", "date: 2024-06-01", "dat: 2024-06-01")
    alert = article.get_by_role("alert")
    expect(alert).to_contain_text("1 mistake: below is the last good page")
    expect(alert.get_by_role("listitem")).to_have_text(
        "content/articles/small.md:3dat: unknown keydid you mean date?key-unknown"
    )
    link = alert.get_by_role("link")
    assert link.get_attribute("href") == f"vscode://file{served.folder}/content/articles/small.md:3"
    expect(article.get_by_text("The first words.")).to_be_attached()
    assert "content/articles/small.md:3: dat: unknown key; did you mean date? [key-unknown]" in served.hear(
        "small.md:3"
    )
    served.change("content/articles/small.md", "dat: 2024-06-01", "date: 2024-06-01")
    expect(alert).to_have_count(0)
    assert article.evaluate("window.mark") == "the same"


def test_a_mistake_can_be_hidden_and_a_page_opened_meanwhile_shows_it(served: Served, article: Page) -> None:
    served.change("content/articles/small.md", "title: Small", "title:")
    alert = article.get_by_role("alert")
    expect(alert).to_be_visible()
    article.keyboard.press("Escape")
    expect(alert).to_have_count(0)
    article.goto(served.address)
    expect(alert).to_contain_text("content/articles/small.md:2")
    served.change("content/articles/small.md", "title:", "title: Small")
    expect(alert).to_have_count(0)


def test_a_mistake_in_a_template_or_in_the_settings_shows_too(served: Served, article: Page) -> None:
    served.write(
        "templates/page.html", "{% extends 'base.html' %}\n{{ nothing }}{% block main %}{{ none }}\n"
    )
    alert = article.get_by_role("alert")
    expect(alert).to_contain_text("page.html:2: ")
    served.write("templates/page.html", FILES["templates/page.html"])
    expect(alert).to_have_count(0)
    served.write("pelican.conf.py", f"{SETTINGS}SITEURL = \n")
    expect(alert).to_contain_text("pelican.conf.py:10: invalid syntax")
    served.write("pelican.conf.py", SETTINGS.replace("The Small Paper", "The Large Paper"))
    expect(article.locator("header").first).to_contain_text("The Large Paper")
    expect(alert).to_have_count(0)


def test_drafts_and_waiting_articles_are_shown_and_marked(served: Served, page: Page) -> None:
    page.goto(f"{served.address}articles/draft/")
    expect(page.get_by_role("heading", level=1)).to_have_text("[draft] Not ready")
    page.goto(f"{served.address}articles/later/")
    expect(page.get_by_role("heading", level=1)).to_have_text("[waits until 2024-07-02] Tomorrow")
    served.change("content/articles/draft.md", "status: draft\n", "")
    page.goto(f"{served.address}articles/draft/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not ready")


def test_a_page_that_is_not_there_opens_as_soon_as_it_is(served: Served, page: Page) -> None:
    page.goto(f"{served.address}articles/new/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing at this address")
    served.write("content/articles/new.md", "---\ntitle: New\ndate: 2024-06-03\n---\nSome words.\n")
    expect(page.get_by_role("heading", level=1)).to_have_text("New")


# ---------------------------------------------------------------- as GitHub Pages would


def ask(address: str, **headers: str) -> tuple[int, str, str]:
    """Give status, type and address of what comes back."""
    try:
        with urlopen(Request(address, headers=headers)) as answer:
            return answer.status, answer.headers["Content-Type"], answer.url
    except HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.url


def test_it_is_served_as_it_will_be_published(served: Served) -> None:
    root = served.address.removesuffix("/project/")
    html = "text/html; charset=utf-8"
    assert ask(f"{root}/") == (200, html, served.address)
    assert ask(f"{root}/project") == (200, html, served.address)
    assert ask(f"{served.address}actors") == (200, html, f"{served.address}actors/")
    assert ask(f"{served.address}feed.atom")[:2] == (200, "application/atom+xml; charset=utf-8")
    assert ask(f"{served.address}theme/fonts/public-sans-latin-wght-normal.woff2")[:2] == (200, "font/woff2")
    assert ask(f"{served.address}nothing/at/all")[:2] == (404, html)
    assert ask(f"{root}/elsewhere/")[0] == 404


@pytest.mark.parametrize(
    "path",
    [".files", "%2e%2e/pelican.conf.py", "..%2fserve", "theme/%00", "theme%5ccss", "theme//css/style.css"],
)
def test_nothing_but_the_site_is_served(served: Served, path: str) -> None:
    assert ask(served.address + path)[0] == 404


def test_a_link_out_of_the_folder_leads_nowhere(served: Served) -> None:
    link = served.folder / ".cache" / "serve" / "secret.txt"
    link.symlink_to(served.folder / "pelican.conf.py")
    assert ask(f"{served.address}secret.txt")[0] == 404
    link.unlink()


def test_another_sites_name_for_this_machine_is_refused(served: Served) -> None:
    assert ask(served.address, Host="example.org")[0] == 403


def test_the_script_is_in_no_file(served: Served) -> None:
    with urlopen(served.address) as answer:
        assert b"_serve/live.js" in answer.read()
    assert "_serve" not in (served.folder / ".cache" / "serve" / "index.html").read_text(encoding="utf-8")


def test_where_the_port_is_taken_it_says_which_it_has(served: Served, tmp_path: Path) -> None:
    port = int(re.findall(r":(\d+)/", served.address)[0])
    (tmp_path / "content").mkdir()
    (tmp_path / "pelican.conf.py").write_text(SETTINGS, encoding="utf-8")
    second = open_served(tmp_path, "--port", str(port))
    assert second.said[0] == f"Port {port} is taken; this is {second.address.split(':')[2].rstrip('/')}.\n"
    second.process.send_signal(signal.SIGINT)
    second.process.communicate(timeout=30)
    assert second.process.returncode == 0


def test_the_desk_shows_what_wants_doing_and_is_no_file(served: Served, page: Page) -> None:
    served.write("content/articles/undone.md", "---\ntitle: Undone\ndate: 2024-06-05\nstatus: draft\n---\n")
    page.goto(f"{served.address}_desk/")
    expect(page.get_by_role("link", name="content/articles/undone.md:4")).to_be_visible()
    assert not (served.folder / ".cache" / "serve" / "_desk").exists()
