"""The built sample in a real Chromium: wide and narrow, without scripts, by keyboard, below a sub-path."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page

    from tests.browser.conftest import OpenBrowser

WIDTHS = {"wide": 1440, "narrow": 390}
PAGES = {
    "front page": "",
    "dossier": "dossiers/lebanon-ceasefire/",
    "actor": "actors/benjamin-netanyahu/",
    "article": "articles/kerry-tells-netanyahu-no-2015/",
    "report": "articles/haaretz-2015-11-24-blocs/",
    "timeline": "timeline/",
    "sources": "sources/",
    "actors": "actors/",
    "wrong address": "404.html",
}
LETTERS = "getComputedStyle(document.querySelector('h1')).fontFamily"
TOO_WIDE = """
() => [...document.querySelectorAll('main *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .filter(one => one.checkVisibility() && !one.closest('table, pre'))
    .map(one => one.outerHTML.slice(0, 90))
"""


class Watched:
    """A page that remembers what it asked for and what it complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self.hear)

    def hear(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"{message.text} ({message.location['url']})")

    def open(self, address: str) -> int:
        """Go to an address, and give the status of the answer."""
        response = self.page.goto(address)
        assert response is not None
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return response.status


@pytest.fixture
def watched(page: Page) -> Watched:
    return Watched(page)


@pytest.fixture(scope="module")
def scriptless(open_browser: OpenBrowser) -> BrowserContext:
    """A Chromium in which no script runs."""
    return open_browser(java_script_enabled=False, viewport={"width": 390, "height": 844})


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_page_fits_its_window_and_asks_nobody_else(
    watched: Watched, site_server: str, address: str, width: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": 900})
    assert watched.open(site_server + address) == 200
    assert watched.page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert watched.page.evaluate(TOO_WIDE) == []
    assert [url for url in watched.requests if not url.startswith(site_server)] == []
    assert watched.complaints == []
    assert watched.page.evaluate(LETTERS).startswith(("Broadsheet Serif", '"Broadsheet Serif'))


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_what_folds_fits_its_window_when_it_is_open(watched: Watched, site_server: str, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 900})
    watched.open(site_server + PAGES["dossier"])
    folded = watched.page.locator("details")
    assert folded.count() > 0
    watched.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert watched.page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_a_reader_follows_the_story_without_scripts(scriptless: BrowserContext, site_server: str) -> None:
    page = scriptless.new_page()
    page.goto(site_server)
    page.locator("main a", has_text="The Lebanon ceasefire").first.click()
    assert page.url == f"{site_server}dossiers/lebanon-ceasefire/"
    page.locator("a.actor", has_text="Hezbollah").first.click()
    assert page.url == f"{site_server}actors/hezbollah/"
    page.locator("#articles a[href*='articles/']").first.click()
    assert page.url.startswith(f"{site_server}articles/")
    mark = page.locator("sup.note a").first
    mark.click()
    assert page.url.endswith("#note-1")
    page.locator("#note-1 a.back").click()
    assert page.url.endswith("#ref-1")
    page.locator("header.site a").first.click()
    assert page.url == site_server
    page.close()


def test_a_folded_list_opens_without_scripts(scriptless: BrowserContext, site_server: str) -> None:
    page = scriptless.new_page()
    page.goto(f"{site_server}dossiers/lebanon-ceasefire/")
    fold = page.locator("details", has=page.locator("li")).first
    hidden = fold.locator("li").last
    assert not hidden.is_visible()
    fold.locator("summary").click()
    assert hidden.is_visible()
    page.close()


def test_a_note_opens_in_place_without_scripts(scriptless: BrowserContext, site_server: str) -> None:
    page = scriptless.new_page()
    page.goto(f"{site_server}articles/twenty-one-days/")
    mark = page.locator("sup.note a").nth(4)
    mark.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    address = mark.get_attribute("href")
    assert address is not None
    mark.click()
    note = page.locator(address)
    expect(note).to_be_in_viewport(ratio=1)
    expect(note.locator("a").first).to_be_in_viewport()
    assert page.evaluate("scrollY") == before
    note.locator("a.back").click()
    expect(note).not_to_be_in_viewport()
    expect(mark).to_be_in_viewport()
    page.close()


def test_who_is_who_stands_beside_the_paragraph(watched: Watched, site_server: str) -> None:
    watched.page.set_viewport_size({"width": 1440, "height": 900})
    watched.open(f"{site_server}articles/twenty-one-days/")
    beside = watched.page.locator(".beside", has_text="Benjamin Netanyahu")
    paragraph = watched.page.locator(".prose > p", has=watched.page.locator("a[href$='benjamin-netanyahu/']"))
    margin, text = beside.bounding_box(), paragraph.first.bounding_box()
    assert margin is not None
    assert text is not None
    assert abs(margin["y"] - text["y"]) < 8
    assert margin["x"] > text["x"] + text["width"]
    assert "Prime Minister, Israel" in beside.inner_text()
    watched.page.set_viewport_size({"width": 390, "height": 900})
    assert not beside.is_visible()
    assert watched.page.locator("#actors", has_text="Prime Minister, Israel").is_visible()


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("articles/haaretz-2015-11-24-blocs/", set()),
        ("articles/twenty-one-days-he/", {"frank-ruhl-libre"}),
        ("articles/new-leaders-in-lebanon-ar/", {"noto-naskh-arabic"}),
        ("actors/aleksandar-vucic/", {"broadsheet-serif-latin-ext"}),
    ],
)
def test_a_page_asks_for_the_letters_that_it_has(
    watched: Watched, site_server: str, address: str, wanted: set[str]
) -> None:
    watched.open(site_server + address)
    watched.page.wait_for_load_state("networkidle")
    files = {url.rpartition("/")[2] for url in watched.requests if url.endswith(".woff2")}
    everywhere = {"broadsheet-serif-latin", "public-sans-latin"}
    some = {"public-sans-latin-ext"}  # Asked for where a small line has such a letter too.
    assert {name.removesuffix("-wght-normal.woff2") for name in files} - some == everywhere | wanted


def test_a_dossier_comes_within_150_kilobytes(
    open_browser: OpenBrowser, site_server: str, built_site: Path
) -> None:
    def weigh(url: str) -> int:
        path = built_site / url.removeprefix(site_server)
        data = (path / "index.html" if path.is_dir() else path).read_bytes()
        return len(data) if path.suffix == ".woff2" else len(gzip.compress(data))

    # In a browser that was never here: the one that tests share comes back, and compares.
    context = open_browser()
    watched = Watched(context.new_page())
    watched.open(site_server + PAGES["dossier"])
    watched.page.wait_for_load_state("networkidle")
    opened = list(watched.requests)
    assert sum(map(weigh, opened)) <= 150_000

    # What is remembered for the next visit comes on top, once somebody reads.
    changes = f"{site_server}{PAGES['dossier']}changes.json"
    with watched.page.expect_request_finished(lambda request: request.url == changes):
        watched.page.keyboard.press("ArrowDown")
    assert watched.requests == [*opened, changes]
    assert weigh(changes) <= 7_000
    context.close()


def test_a_dossier_prints_as_a_paper(watched: Watched, site_server: str) -> None:
    watched.open(site_server + PAGES["dossier"])
    watched.page.emulate_media(media="print")
    assert watched.page.locator("nav:visible").evaluate_all("navs => navs.map(nav => nav.className)") == [
        "contents"
    ]
    folded = watched.page.locator("details li").last
    assert folded.is_visible()
    addresses = watched.page.evaluate(
        "[...document.querySelectorAll('.notes a[href^=http]')]"
        ".map(link => getComputedStyle(link, '::after').content)"
    )
    assert addresses
    assert all("http" in address or "attr(href)" in address for address in addresses)


@pytest.mark.parametrize("address", ["x/y/", "x", "dossiers/none/", "actors/benjamin-netanyahu/2015/x.html"])
def test_a_wrong_address_at_any_depth_leads_back(watched: Watched, site_server: str, address: str) -> None:
    assert watched.open(site_server + address) == 404
    assert watched.page.evaluate(LETTERS).startswith(("Broadsheet Serif", '"Broadsheet Serif'))
    links = watched.page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    inside = {link.partition("#")[0] for link in links} - {site_server + address}
    assert f"{site_server}dossiers/" in inside
    for link in sorted(inside):
        assert link.startswith(site_server)
        assert watched.page.request.get(link).status == 200, link
    watched.page.locator("main a").first.click()
    assert watched.page.url == f"{site_server}dossiers/"


def test_the_first_tab_reaches_the_skip_link(watched: Watched, site_server: str) -> None:
    watched.open(site_server + PAGES["dossier"])
    watched.page.keyboard.press("Tab")
    skip = watched.page.locator(":focus")
    assert skip.get_attribute("class") == "skip"
    assert skip.get_attribute("href") == "#main"
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    watched.page.keyboard.press("Enter")
    assert watched.page.url.endswith("#main")
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_link_in_reach_of_the_keyboard_shows_its_focus(watched: Watched, site_server: str) -> None:
    watched.open(site_server)
    for _ in range(12):
        watched.page.keyboard.press("Tab")
        outline = "(one => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2)"
        assert watched.page.evaluate(f"{outline}(getComputedStyle(document.activeElement))")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_in_both_schemes(watched: Watched, site_server: str, scheme: str) -> None:
    watched.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    watched.open(site_server + PAGES["dossier"])
    assert watched.page.evaluate(CONTRASTS) == []


CONTRASTS = """
() => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const channels = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data;
    };
    const light = colour => {
        const [red, green, blue] = [...channels(colour)].slice(0, 3).map(value => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = one => {
        for (let at = one; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (channels(colour)[3] === 255) return colour;
        }
        return getComputedStyle(document.documentElement).backgroundColor;
    };
    const faint = new Set();
    for (const one of document.querySelectorAll('body *')) {
        const words = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!words || !one.checkVisibility()) continue;
        const [first, second] = [light(getComputedStyle(one).color), light(ground(one))];
        const contrast = (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
        if (contrast < 4.5) faint.add(`${one.tagName}.${one.className}: ${contrast.toFixed(2)}`);
    }
    return [...faint];
}
"""
