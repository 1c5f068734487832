"""A dossier's timeline in a real Chromium: chosen from, walked through, without a script, on paper."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from tests.browser.conftest import OpenBrowser

DOSSIER = "dossiers/lebanon-ceasefire/"
SHOWN = ".events > li:not(.out)"
TITLES = "items => items.map(item => item.querySelector('h3, h4, h5').textContent)"


@pytest.fixture
def timeline(page: Page, site_server: str) -> Page:
    """Give the sample's dossier, open at its timeline."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site_server}{DOSSIER}")
    page.locator(".choice summary").click()
    return page


@pytest.fixture
def narrow(open_browser: OpenBrowser, site_server: str) -> Iterator[Page]:
    """Give the same on a phone that runs no script."""
    context = open_browser(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site_server}{DOSSIER}")
    yield page
    context.close()


@pytest.fixture
def framing_site(site_server: str, tmp_path: Path) -> Iterator[str]:
    """Serve another site, whose front page frames the timeline."""
    frame = f'<!doctype html><iframe src="{site_server}{DOSSIER}timeline/" width="600" height="700"></iframe>'
    (tmp_path / "index.html").write_text(frame, encoding="utf-8")
    yield from serve(tmp_path)


def shown(page: Page) -> int:
    return page.locator(SHOWN).count()


def field(page: Page, name: str) -> Locator:
    return page.locator(f".choice [name={name}]")


# ---------------------------------------------------------------- choosing


def test_each_field_chooses_and_the_count_is_announced(timeline: Page) -> None:
    status = timeline.get_by_role("status").first
    expect(status).to_have_text(re.compile(r"^All \d+ events$"))
    total = shown(timeline)

    field(timeline, "kind").select_option("military")
    military = shown(timeline)
    assert 0 < military < total
    expect(status).to_have_text(f"{military} of {total} events")
    assert set(timeline.locator(SHOWN).evaluate_all("all => all.map(one => one.dataset.kind)")) == {
        "military"
    }

    field(timeline, "differ").check()
    assert 0 < shown(timeline) < military
    assert timeline.locator(f"{SHOWN}:not(.disputed)").count() == 0

    timeline.get_by_role("button", name="Show all").click()
    assert shown(timeline) == total
    expect(timeline.get_by_role("button", name="Show all")).to_be_hidden()

    field(timeline, "words").fill("NAQOURA")
    assert (
        timeline.locator(SHOWN, has_text=re.compile("naqoura", re.IGNORECASE)).count() == shown(timeline) > 0
    )

    field(timeline, "words").fill("nothing says this")
    expect(status).to_have_text("No event fits.")
    assert timeline.locator(".chapter:visible").count() == 0


def test_a_stretch_of_time_holds_whatever_touches_it(timeline: Page) -> None:
    field(timeline, "from").fill("2024-09-18")
    field(timeline, "to").fill("2024-09-20")
    dates = timeline.locator(SHOWN).evaluate_all("all => all.map(one => one.dataset.date)")
    assert dates == ["2024-09-17/2024-09-18", "2024-09-20"]


def test_an_option_tells_how_many_events_it_would_leave(timeline: Page) -> None:
    field(timeline, "differ").check()
    option = field(timeline, "actor").locator("option[value=hezbollah]")
    words = option.inner_text()
    field(timeline, "actor").select_option("hezbollah")
    assert words == f"Hezbollah ({shown(timeline)})"
    chips = timeline.locator(f"{SHOWN} .chips a.actor[href$='/hezbollah/']")
    assert chips.count() == shown(timeline)


def test_the_weight_is_that_and_more(timeline: Page) -> None:
    field(timeline, "weight").select_option("key")
    key = shown(timeline)
    assert timeline.locator(f"{SHOWN}.key").count() == key
    field(timeline, "weight").select_option("normal")
    assert shown(timeline) > key
    assert timeline.locator(f"{SHOWN}.minor").count() == 0


def test_marks_of_what_is_left_out_fade(timeline: Page) -> None:
    field(timeline, "kind").select_option("military")
    faded = timeline.locator(".overview .wide a.out").count()
    kept = timeline.locator(".overview .wide a:not(.out):not(.rest)").count()
    assert faded > 0
    assert kept > 0
    for href in timeline.locator(".overview a:not(.out):not(.rest)").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    ):
        assert timeline.locator(href).is_visible()


def test_the_choice_stands_in_the_address_and_survives_reload_and_back(
    timeline: Page, site_server: str
) -> None:
    total = shown(timeline)
    field(timeline, "kind").select_option("legal")
    legal = shown(timeline)
    assert timeline.url == f"{site_server}{DOSSIER}?kind=legal"
    words = field(timeline, "words")
    words.press_sequentially("1701")
    both = shown(timeline)
    assert both < legal < total
    assert timeline.url == f"{site_server}{DOSSIER}?words=1701&kind=legal"

    timeline.reload()
    assert (shown(timeline), words.input_value()) == (both, "1701")
    assert field(timeline, "kind").input_value() == "legal"
    # Words are one step, however many letters they have.
    timeline.go_back()
    expect(timeline.locator(SHOWN)).to_have_count(legal)
    assert words.input_value() == ""
    timeline.go_back()
    expect(timeline.locator(SHOWN)).to_have_count(total)
    assert timeline.url == f"{site_server}{DOSSIER}"
    timeline.go_forward()
    expect(timeline.locator(SHOWN)).to_have_count(legal)


def test_all_is_undone_in_one_step_and_that_too(timeline: Page) -> None:
    field(timeline, "kind").select_option("legal")
    field(timeline, "weight").select_option("key")
    chosen = shown(timeline)
    timeline.get_by_role("button", name="Show all").click()
    assert "?" not in timeline.url
    timeline.go_back()
    expect(timeline.locator(SHOWN)).to_have_count(chosen)


def test_a_link_to_an_event_that_is_left_out_shows_it(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}{DOSSIER}?kind=legal#event-pager-explosions-2024")
    event = page.locator("#event-pager-explosions-2024")
    expect(event).to_be_in_viewport()
    assert "kind" not in page.url


def test_a_link_to_an_event_keeps_what_is_chosen(timeline: Page, site_server: str) -> None:
    field(timeline, "kind").select_option("legal")
    timeline.locator(f"{SHOWN} .when a").nth(2).click()
    assert timeline.url.startswith(f"{site_server}{DOSSIER}?kind=legal#event-")
    assert field(timeline, "kind").input_value() == "legal"


def test_a_stretch_is_drawn_along_the_picture(timeline: Page) -> None:
    strip = timeline.locator(".overview .wide g[data-days]").last
    box = strip.bounding_box()
    assert box is not None
    timeline.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2)
    timeline.mouse.down()
    timeline.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2, steps=4)
    timeline.mouse.up()
    first, last = (field(timeline, name).input_value() for name in ("from", "to"))
    assert "2024-06" < first < last < "2025-09"
    assert f"from={first}&to={last}" in timeline.url
    dates = timeline.locator(SHOWN).evaluate_all("all => all.map(one => one.dataset.date)")
    assert all(first <= date[-10:] and date[:10] <= last for date in dates)


# ---------------------------------------------------------------- keys and links


def test_keys_walk_from_event_to_event_in_order(timeline: Page) -> None:
    field(timeline, "from").fill("2024-09-25")
    field(timeline, "to").fill("2024-09-27")
    expected = timeline.locator(SHOWN).evaluate_all(TITLES)
    assert len(expected) == 7
    links = timeline.locator(f"{SHOWN} .when a")
    links.first.focus()
    walked = [focused(timeline)]
    for _ in expected[1:]:
        timeline.keyboard.press("ArrowDown")
        walked.append(focused(timeline))
    assert [name.partition(": ")[2] for name in walked] == expected
    assert walked[0].startswith("25 Sept 2024: ")
    timeline.keyboard.press("ArrowDown")
    assert focused(timeline) == walked[-1]
    timeline.keyboard.press("ArrowUp")
    assert focused(timeline) == walked[-2]
    timeline.keyboard.press("Home")
    assert focused(timeline) == walked[0]
    timeline.keyboard.press("End")
    assert focused(timeline) == walked[-1]


def focused(page: Page) -> str:
    """Give the name that the accessibility tree has for what has the focus."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    names = [
        node["name"]["value"]
        for node in nodes
        if node["role"]["value"] != "RootWebArea"
        and any(one["name"] == "focused" and one["value"]["value"] for one in node.get("properties", ()))
    ]
    return str(names[0])


def test_the_picture_adds_nothing_to_what_is_read_aloud_or_walked(timeline: Page) -> None:
    session = timeline.context.new_cdp_session(timeline)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    links = {
        node["name"]["value"] for node in nodes if node["role"]["value"] == "link" and not node["ignored"]
    }
    assert "+2" not in links
    timeline.locator("#timeline h2").click()
    timeline.keyboard.press("Tab")
    assert timeline.evaluate("document.activeElement.closest('.choice, .events') !== null")


def test_a_link_to_an_event_is_copied(open_browser: OpenBrowser, site_server: str) -> None:
    context = open_browser(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_server}{DOSSIER}?kind=military")
    event = page.locator("#event-pager-explosions-2024")
    event.locator(".when a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(event.locator("button")).to_have_text("Link copied")
    expect(page.get_by_role("status").nth(1)).to_have_text("Link copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site_server}{DOSSIER}#event-pager-explosions-2024"
    context.close()


# ---------------------------------------------------------------- other pages


def test_another_site_frames_a_timeline(page: Page, site_server: str, framing_site: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 900})
    page.goto(framing_site)
    frame = page.frame_locator("iframe")
    expect(frame.locator(".events > li").first).to_be_visible()
    assert frame.locator("header.site, footer").count() == 0
    frame.locator(".choice summary").click()
    frame.locator("[name=kind]").select_option("legal")
    assert 0 < frame.locator(SHOWN).count() < frame.locator(".events > li").count()
    back = frame.locator("h1 a")
    assert back.inner_text() == "The Lebanon ceasefire: timeline"
    with page.expect_popup() as opened:
        back.click()
    assert opened.value.url == f"{site_server}{DOSSIER}"
    opened.value.close()


def test_an_actor_s_events_and_offices_are_drawn_on_one_scale(page: Page, site_server: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site_server}actors/john-kerry/")
    band = page.locator(".overview .wide rect.band").first.bounding_box()
    assert band is not None
    inside = page.locator(".overview .wide a:has(circle)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().left)"
    )
    # He was Secretary of State from February 2013 to January 2017, when all of this happened.
    assert len(inside) > 4
    assert all(band["x"] < left < band["x"] + band["width"] for left in inside)
    mark = page.locator(".overview .wide a:has(circle)").first
    href = mark.get_attribute("href")
    assert href is not None
    mark.click()
    expect(page.locator(href)).to_be_in_viewport()


def test_every_dossier_has_a_lane_on_the_timeline(page: Page, site_server: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site_server}timeline/")
    lanes = page.locator(".overview .wide a:has(.dots)")
    assert set(lanes.locator("text").all_text_contents()) == {
        "The Lebanon ceasefire",
        "The settlements and Washington",
    }
    lanes.first.locator("text").click()
    assert page.url == f"{site_server}{DOSSIER}#timeline"


# ---------------------------------------------------------------- without a script, and on paper


def test_without_a_script_all_is_there_and_marks_are_links(narrow: Page, site_server: str) -> None:
    assert not narrow.locator(".choice").is_visible()
    assert narrow.locator(".events > li").count() == narrow.locator(".events > li:visible").count() > 40
    mark = narrow.locator(".overview .narrow a:not(.flag):not(.rest)").first
    mark.click()
    href = mark.get_attribute("href")
    assert narrow.url == f"{site_server}{DOSSIER}{href}"
    assert href is not None
    expect(narrow.locator(href)).to_be_in_viewport()


def test_what_is_chosen_prints_whole(timeline: Page, tmp_path: Path) -> None:
    titles = timeline.locator(".events > li").evaluate_all(TITLES)
    field(timeline, "kind").select_option("legal")
    assert shown(timeline) < len(titles)
    timeline.emulate_media(media="print")
    assert timeline.locator(".events > li:visible").count() == len(titles)
    assert timeline.locator(".choice:visible, .copy:visible").count() == 0
    assert timeline.locator(".overview svg:visible").count() == 1
    pdf = tmp_path / "dossier.pdf"
    pdf.write_bytes(timeline.pdf(tagged=True))
    words = re.sub(r"\W+", "", read_pdf(pdf))
    assert [title for title in titles if re.sub(r"\W+", "", title) not in words] == []


def read_pdf(path: Path) -> str:
    words = "".join(page.extract_text() for page in PdfReader(path).pages)
    # A font has one glyph for the f and the i of "fire", and one for an apostrophe and a letter like it.
    return unicodedata.normalize("NFKC", words).replace("ʼ", "’")


# ---------------------------------------------------------------- other ways of reading


def test_from_right_to_left_time_runs_that_way_too(page: Page, hebrew_server: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{hebrew_server}dossiers/hafsaka/")
    places = page.locator(".overview .wide a:has(circle)").evaluate_all(
        "all => all.map(one => [document.querySelector(one.getAttribute('href')).dataset.date,"
        " one.firstChild.cx.baseVal.value])"
    )
    ordered = [place for date, place in sorted(places) if "/" not in date]
    assert len(ordered) > 4
    assert len(set(ordered)) > 2
    assert ordered == sorted(ordered, reverse=True)
    assert (
        page.locator(".overview text").evaluate_all(
            "all => all.filter(one => { const {left, right} = one.getBoundingClientRect();"
            " return right - left && (left < 0 || right > innerWidth); }).length"
        )
        == 0
    )
    page.locator(".choice summary").click()
    page.locator("[name=kind]").select_option("diplomacy")
    assert 0 < page.locator(SHOWN).count() < page.locator(".events > li").count()


@pytest.mark.parametrize("width", [390, 1440])
def test_labels_of_the_picture_cover_neither_each_other_nor_the_edge(
    page: Page, site_server: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for dossier in ("lebanon-ceasefire", "settlements"):
        page.goto(f"{site_server}dossiers/{dossier}/")
        page.evaluate("document.fonts.ready.then(() => true)")
        boxes = page.locator(".overview text:visible").evaluate_all(
            "all => all.map(one => { const box = one.getBoundingClientRect();"
            " return [one.textContent, box.left, box.top, box.right, box.bottom]; })"
        )
        assert len(boxes) > 10
        assert [words for words, left, _, right, _ in boxes if left < 0 or right > width] == []
        crossing = [
            (one[0], other[0])
            for number, one in enumerate(boxes)
            for other in boxes[number + 1 :]
            if one[1] < other[3] and other[1] < one[3] and one[2] + 3 < other[4] and other[2] + 3 < one[4]
        ]
        assert crossing == []


def test_in_forced_colours_marks_and_controls_can_be_told_apart(timeline: Page) -> None:
    timeline.emulate_media(forced_colors="active")
    colour = "one => getComputedStyle(one).{}"
    ground = timeline.evaluate("getComputedStyle(document.body).backgroundColor")
    dot = timeline.locator(".overview .wide a.normal:not(.flag) circle").first
    assert dot.evaluate(colour.format("fill")) != ground
    ring = timeline.locator(".overview .wide a.disputed:not(.flag) circle").first
    assert ring.evaluate(colour.format("stroke")) != ground
    assert ring.evaluate(colour.format("fill")) != dot.evaluate(colour.format("fill"))
    assert (
        timeline.locator(".events > li.disputed").first.evaluate(
            "one => getComputedStyle(one, '::after').borderTopStyle"
        )
        == "solid"
    )


@pytest.mark.parametrize("width", [390, 1440])
def test_doubled_letters_fit_the_window(page: Page, site_server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site_server}{DOSSIER}")
    page.locator(".choice summary").click()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    for control in page.locator(".choice :is(input, select, summary)").all():
        box = control.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_nothing_moves_where_motion_is_unwanted(timeline: Page) -> None:
    timeline.emulate_media(reduced_motion="reduce")
    moving = timeline.evaluate(
        "[...document.querySelectorAll('html, .overview *, .choice *, .events > li')].filter(one => {"
        " const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(one);"
        " return parseFloat(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';"
        " }).length"
    )
    assert moving == 0


def test_every_request_is_the_sites_own_and_only_what_was_seen_is_kept(
    browser_context: BrowserContext, site_server: str
) -> None:
    page = browser_context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{site_server}{DOSSIER}")
    page.locator(".choice summary").click()
    field(page, "kind").select_option("legal")
    page.get_by_role("button", name="Show all").click()
    page.wait_for_load_state("networkidle")
    assert f"{site_server}theme/js/timeline.js" in requests
    assert [url for url in requests if not url.startswith(site_server)] == []
    assert complaints == []
    assert browser_context.cookies() == []
    assert page.evaluate("sessionStorage.length") == 0
    kept = page.evaluate("Object.keys(localStorage)")
    assert [name for name in kept if not name.startswith("seen /project/dossiers/")] == []
    page.close()


def test_the_page_refuses_what_is_inline_or_of_another_host(page: Page, site_server: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{site_server}{DOSSIER}")
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            const image = new Image();
            image.src = 'https://elsewhere.invalid/x.png';
            const part = document.createElement('div');
            part.innerHTML = '<p style="color: red">x</p>';
            document.body.append(script, image, part);
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.body.lastChild.firstChild.style.length") == 0
    assert len([words for words in complaints if "Content Security Policy" in words]) == 3
