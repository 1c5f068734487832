"""What is new since a browser was last here: over three builds, read, forgotten, and known to nobody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serve
from tests.build.conftest import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenBrowser

TOPIC = "dossiers/topic/"
FIRST = "From now on this browser remembers what stands here, and shows you next time what is new."
ARTICLE = "---\ntitle: An article\ndate: 2024-06-0{day}\ndossiers: [topic]\n{more}---\n{text}\n"
RECORDS = """\
dossiers: [topic]
events:
  - {id: met, date: 2024-05-01, title: They meet, text: TEXT, actors: [ada], sources: [s1]}
  - {id: left, date: 2024-05-02, title: One leaves, sources: [s1]}
statements:
  - {id: no, by: ada, date: 2024-05-02, gist: SAID, sources: [s1]}
figures:
  - {id: three, series: dead, as_of: 2024-05-02, value: 3, scope: soldiers, sources: [s1]}
"""


def write(place: Place, *, text: str = "In a hall.", said: str = "She says no.") -> None:
    place.write("content/records/all.yaml", RECORDS.replace("TEXT", text).replace("SAID", said))


@pytest.fixture
def page(open_browser: OpenBrowser) -> Iterator[Page]:
    """Give a page of a browser that was never here; the others' has seen the sample."""
    context = open_browser()
    yield context.new_page()
    context.close()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Give a dossier with one record of each kind, built for the first time."""
    place = Place(tmp_path)
    place.configure()
    place.write(
        "content/dossiers/topic.md", "---\ntitle: The topic\nseries: [{id: dead, label: Dead}]\n---\n"
    )
    place.write("content/dossiers/other.md", "---\ntitle: Never opened\n---\n")
    place.write("content/actors/ada.md", "---\nname: Ada\n---\n")
    place.write("content/sources/all.yaml", "- {id: s1, publisher: Paper, title: A report}\n")
    place.write("content/articles/one.md", ARTICLE.format(day=1, more="", text="Its text."))
    write(place)
    place.succeed()
    return place


@pytest.fixture
def address(place: Place) -> Iterator[str]:
    """Serve what is built."""
    yield from serve(place.output)


def news(page: Page) -> dict[str, list[str]]:
    """Return what is shown as new, by its sort."""
    expect(page.locator(".visit .news")).to_be_visible()
    groups = page.locator(".visit .news > div > div:visible")
    return {group.locator("p").inner_text(): group.locator("li").all_inner_texts() for group in groups.all()}


def quiet(page: Page, words: str) -> None:
    expect(page.locator(".visit .quiet")).to_have_text(words)
    expect(page.locator(".visit .news")).to_be_hidden()


def begin(page: Page) -> None:
    """Read for the first time: what stands there is remembered from the first key on."""
    page.keyboard.press("ArrowDown")
    quiet(page, FIRST)


def test_three_builds_are_told_apart_until_they_are_read_and_forgotten(
    page: Page, place: Place, address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    quiet(page, "What is new since your last visit will stand here, once you have opened a dossier.")
    assert [url for url in asked if url.endswith("changes.json")] == []
    page.goto(address + TOPIC, wait_until="networkidle")
    expect(page.locator(".visit")).to_be_hidden()
    assert [url for url in asked if url.endswith("changes.json")] == []
    begin(page)
    page.reload()
    quiet(page, "Nothing is new since your last visit.")

    # A name that is written otherwise, and a new article elsewhere, are no news of this dossier.
    write(place, text="In a large hall.")
    place.write("content/actors/ada.md", "---\nname: Ada B\n---\n")
    place.write("content/articles/two.md", ARTICLE.format(day=2, more="", text="Another."))
    place.succeed()
    page.reload()
    assert news(page) == {"New": ["Article An article"], "Changed": ["Event They meet"]}

    # What was not marked as read is still there after the next build.
    write(place, text="In a large hall.", said="She says yes.")
    records = place.content / "records" / "all.yaml"
    records.write_text(
        records.read_text().replace(
            "  - {id: left, date: 2024-05-02, title: One leaves, sources: [s1]}\n", ""
        )
    )
    more = "corrections: [{date: 2024-06-03, note: The day was wrong.}]\n"
    place.write("content/articles/one.md", ARTICLE.format(day=1, more=more, text="Its other text."))
    place.succeed()
    page.reload()
    told = {
        "New": ["Article An article"],
        "Changed": ["Event They meet", "Statement She says yes."],
        "Corrected": ["Article An article"],
        "Removed": ["Event One leaves"],
    }
    assert news(page) == told
    expect(page.locator(".visit summary")).to_have_text("Since your last visit (5)")
    met = page.locator(".visit a", has_text="They meet")
    assert met.evaluate("link => link.href") == f"{address}{TOPIC}#event-met"

    page.goto(address)
    assert news(page) == told
    expect(page.locator(".visit h2 a")).to_have_text("The topic")

    page.get_by_role("button", name="Mark all as read").click()
    quiet(page, "Everything is marked as read.")
    expect(page.locator(".visit .quiet")).to_be_focused()
    page.goto(address + TOPIC)
    quiet(page, "Nothing is new since your last visit.")

    kept = page.evaluate("Object.entries(localStorage)")
    assert [name for name, _ in kept] == ["seen /project/dossiers/topic/"]
    assert sorted(json.loads(kept[0][1])["items"]) == [
        "article one",
        "article two",
        "event met",
        "figure three",
        "statement no",
    ]
    assert page.context.cookies() == []
    page.get_by_role("button", name="Forget what I have seen").click()
    quiet(page, "This browser has forgotten what you have seen.")
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    begin(page)
    assert {url for url in asked if not url.startswith(address)} == set()
    assert {url for url in asked if url.endswith("changes.json")} == {f"{address}{TOPIC}changes.json"}


def test_what_a_browser_cannot_read_is_begun_anew(page: Page, address: str) -> None:
    page.goto(address + TOPIC)
    begin(page)
    for spoiled in ("no JSON", '{"schema": 0, "items": {}}', '{"schema": 2}'):
        page.evaluate("text => localStorage.setItem('seen /project/dossiers/topic/', text)", spoiled)
        page.reload()
        begin(page)
    page.route("**/changes.json", lambda route: route.abort())
    page.reload(wait_until="networkidle")
    expect(page.locator(".visit")).to_be_hidden()


def test_a_long_list_is_folded_and_cut(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}dossiers/settlements/")
    begin(page)
    page.evaluate(
        """() => {
            const [name] = Object.keys(localStorage);
            const kept = JSON.parse(localStorage.getItem(name));
            localStorage.setItem(name, JSON.stringify({...kept, items: {}}));
        }"""
    )
    page.reload()
    expect(page.locator(".visit .news")).to_be_visible()
    expect(page.locator(".visit .news")).not_to_have_attribute("open", "")
    page.locator(".visit summary").click()
    lines = page.locator(".visit .added li")
    expect(lines).to_have_count(21)
    expect(lines.last).to_contain_text("And ")
