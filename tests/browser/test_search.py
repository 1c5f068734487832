"""Searching in a real Chromium: in four languages, by keys, below a sub-path, without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serve
from tests.build.conftest import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page, Response

    from tests.browser.conftest import OpenBrowser

MOST = 150_000
"""How many bytes a first search may fetch."""
FOUR = {
    "actors/vucic.md": (
        "---\nname: Aleksandar Vučić\nnames: {sr: Александар Вучић, he: אלכסנדר ווצ'יץ'}\n---\n"
    ),
    "actors/dukanovic.md": "---\nname: Milo Đukanović\naliases: [Milo the Elder]\n---\nOf Montenegro.\n",
    "articles/english.md": (
        "---\ntitle: In English\ndate: 2024-09-25\nactors: [vucic]\n---\n"
        "First words. The governments’ envoys wrote of negotiations. Last words.\n\n## A heading\n\nEnd.\n"
    ),
    "articles/french.md": (
        "---\ntitle: En français\ndate: 2023-09-25\nlang: fr\n---\n"
        "Le gouvernement a refusé l’accord. Les négociations d'hier sont terminées.\n"
    ),
    "articles/hebrew.md": (
        "---\ntitle: בעברית\ndate: 2024-09-26\nlang: he\n---\n"
        "בבוקר התכנסו, והממשלה דנה שבירושלים. צה״ל הודיע.\n"
    ),
    "articles/arabic.md": (
        "---\ntitle: بالعربية\ndate: 2024-09-27\nlang: ar\n---\nقالت الوزارة وللحكومة رأي آخر بالاتفاق.\n"
    ),
    "articles/draft.md": "---\ntitle: Zebra draft\ndate: 2024-09-25\nstatus: draft\n---\nzebra\n",
    "articles/hidden.md": "---\ntitle: Zebra hidden\ndate: 2024-09-25\nstatus: hidden\n---\nzebra\n",
    "articles/waits.md": "---\ntitle: Zebra later\ndate: 2025-09-25\n---\nzebra\n",
    "articles/withdrawn.md": "---\ntitle: Zebra gone\ndate: 2024-09-25\nwithdrawn: Wrong.\n---\nzebra\n",
}


@pytest.fixture(scope="module")
def four_languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site in English with articles in four languages."""
    place = Place(tmp_path_factory.mktemp("four"))
    place.configure()
    place.write("originals/english.txt", "zebra, said somebody else\n")
    for path, text in FOUR.items():
        place.write(f"content/{path}", text)
    place.succeed("--today", "2025-01-01")
    yield from serve(place.output)


def results(page: Page) -> Locator:
    return page.locator(".results > li")


def titles(page: Page) -> list[str]:
    return results(page).locator("h2").all_inner_texts()


def search(page: Page, words: str, count: int) -> None:
    page.locator("#q").fill(words)
    page.locator("#q").press("Enter")
    expect(page.get_by_role("status").first).to_have_text(
        f"Results: {count}" if count else "Nothing was found. Try fewer words, or other ones."
    )


@pytest.mark.parametrize(
    ("words", "found", "sentence"),
    [
        ("government", ["In English"], "The governments’ envoys wrote of negotiations."),
        ("negociations", ["En français"], "Les négociations d'hier sont terminées."),
        ("accord", ["En français"], "Le gouvernement a refusé l’accord."),
        ("l'accord", ["En français"], "Le gouvernement a refusé l’accord."),
        ("והממשלה", ["בעברית"], "בבוקר התכנסו, והממשלה דנה שבירושלים."),
        ("הממשלה", ["בעברית"], "בבוקר התכנסו, והממשלה דנה שבירושלים."),
        ("ממשלה", ["בעברית"], "בבוקר התכנסו, והממשלה דנה שבירושלים."),
        ("ירושלים", ["בעברית"], "בבוקר התכנסו, והממשלה דנה שבירושלים."),
        ('צה"ל', ["בעברית"], "צה״ל הודיע."),
        ("الحكومة", ["بالعربية"], "قالت الوزارة وللحكومة رأي آخر بالاتفاق."),
        ("اتفاق", ["بالعربية"], "قالت الوزارة وللحكومة رأي آخر بالاتفاق."),
        ("Vucic", ["Aleksandar Vučić"], ""),
        ("Vučić", ["Aleksandar Vučić"], ""),
        ("Вучић", ["Aleksandar Vučić"], ""),
        ("ווצ'יץ'", ["Aleksandar Vučić"], ""),
        ("Dukanovic", ["Milo Đukanović"], "Of Montenegro."),
        ("the Elder", ["Milo Đukanović"], "Of Montenegro."),
        ("zebra", [], ""),
    ],
)
def test_a_word_is_found_in_every_language_however_it_begins(
    page: Page, four_languages: str, words: str, found: list[str], sentence: str
) -> None:
    page.goto(f"{four_languages}search/")
    search(page, words, len(found))
    assert sorted(titles(page)) == sorted(found)
    if sentence:
        expect(results(page).filter(has_text=sentence).locator("p:not(.cite)").first).to_have_text(sentence)


def test_what_is_in_another_language_says_so(page: Page, four_languages: str) -> None:
    page.goto(f"{four_languages}search/")
    search(page, "הממשלה", 1)
    sentence = results(page).locator("p:not(.cite)")
    assert sentence.get_attribute("lang") == "he"
    assert sentence.evaluate("one => getComputedStyle(one).direction") == "rtl"
    expect(results(page).locator("mark")).to_have_text("והממשלה")
    expect(results(page).locator("h2 a")).to_have_attribute("href", "../articles/hebrew/")


def test_a_name_in_other_letters_is_shown_where_it_was_found(page: Page, four_languages: str) -> None:
    page.goto(f"{four_languages}search/")
    search(page, "Вучић", 1)
    expect(results(page)).to_contain_text("Александар Вучић, אלכסנדר ווצ'יץ'")


def test_filters_narrow_down_with_counts_and_stand_in_the_address(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}search/?q=truce")
    status = page.get_by_role("status").first
    expect(status).to_have_text(re.compile(r"^Results: \d+$"))
    total = int(status.inner_text().split()[-1])
    page.get_by_text("Narrow down").click()
    for name in ("kind", "dossier", "actor", "publisher", "year"):
        expect(
            page.locator(f"select[name={name}] option[value]:not([value='']):not([hidden])")
        ).not_to_have_count(0)
    kind = page.locator("select[name=kind]")
    counts = dict(
        re.fullmatch(r"(.+) \((\d+)\)", text).groups()  # type: ignore[union-attr]
        for text in kind.locator("option:not([hidden])").all_inner_texts()[1:]
    )
    assert sum(map(int, counts.values())) == total

    kind.select_option("event")
    expect(status).to_have_text(f"Results: {counts['Events']}")
    assert {text.split(" ")[0] for text in results(page).locator(".cite:first-child").all_inner_texts()} == {
        "Event"
    }
    # The other kinds still tell how many there would be.
    expect(kind.locator("option[value=article]")).to_have_text(f"Articles ({counts['Articles']})")
    page.locator("select[name=actor]").select_option("benjamin-netanyahu")
    expect(status).not_to_have_text(f"Results: {counts['Events']}")
    fewer = status.inner_text()
    assert page.url.endswith("search/?q=truce&kind=event&actor=benjamin-netanyahu")

    page.reload()
    expect(status).to_have_text(fewer)
    page.go_back()
    expect(status).to_have_text(f"Results: {counts['Events']}")
    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text(f"Results: {total}")
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()


def test_all_of_a_choice_can_be_listed_without_a_word(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}search/?kind=dossier")
    expect(page.get_by_role("status").first).to_have_text("Results: 2")
    assert len(titles(page)) == 2


def test_a_first_search_is_light_and_nothing_is_loaded_before(page: Page, site_server: str) -> None:
    fetched: list[Response] = []
    page.on("response", lambda response: fetched.append(response))
    for address in ("", "dossiers/lebanon-ceasefire/", "search/"):
        page.goto(site_server + address, wait_until="networkidle")
    assert [one.url for one in fetched if "pagefind" in one.url] == []
    fetched.clear()
    search(page, "truce", 28)
    expect(results(page)).to_have_count(5)
    assert [one.url for one in fetched if not one.url.startswith(f"{site_server}search/pagefind/")] == []
    assert sum(len(one.body()) for one in fetched) <= MOST


def test_more_results_come_by_a_button_that_hands_on_the_focus(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}search/?q=settlement")
    expect(results(page)).to_have_count(5)
    page.get_by_role("button", name="More results").press("Enter")
    expect(results(page)).to_have_count(25)
    expect(results(page).nth(5).locator("a")).to_be_focused()


def test_a_stroke_leads_to_the_search_and_keys_through_it(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}dossiers/lebanon-ceasefire/")
    page.keyboard.press("/")
    expect(page).to_have_url(f"{site_server}search/#q")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("Vucic/")
    expect(page.locator("#q")).to_have_value("Vucic/")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    expect(results(page)).to_have_count(4)
    for _ in range(3):  # The button, the fold, the first result.
        page.keyboard.press("Tab")
    expect(results(page).first.locator("a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_server}actors/aleksandar-vucic/")


def test_the_front_page_has_a_field_that_works_without_a_script(
    page: Page, open_browser: OpenBrowser, site_server: str
) -> None:
    page.goto(site_server)
    page.keyboard.press("/")
    page.keyboard.type("Vucic")
    page.keyboard.press("Enter")
    expect(results(page)).to_have_count(4)

    context = open_browser(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site_server)
    plain.locator("#q").fill("Vucic")
    plain.locator("#q").press("Enter")
    expect(plain).to_have_url(f"{site_server}search/?q=Vucic")
    expect(plain.get_by_text("Searching needs JavaScript, which does not run here.")).to_be_visible()
    expect(plain.get_by_role("search")).to_have_count(0)
    lists = plain.locator("nav.lists a")
    assert lists.all_inner_texts() == ["Dossiers", "Actors", "Timeline", "Sources"]
    context.close()


def test_a_search_that_cannot_be_loaded_says_so(page: Page, site_server: str) -> None:
    page.route("**/pagefind-worker.js", lambda route: route.abort())
    page.goto(f"{site_server}search/?q=truce")
    expect(page.get_by_role("status").first).to_have_text(
        "The search could not be loaded. The lists below lead to everything."
    )
    expect(page.locator("nav.lists")).to_be_visible()


def test_a_site_in_hebrew_is_searched_from_right_to_left(page: Page, hebrew_server: str) -> None:
    page.goto(f"{hebrew_server}search/?q=הפסקת+אש")
    expect(results(page).first).to_be_visible()
    assert "קריאה להפסקת אש, לפי דיווח אחר" in titles(page)
    assert page.locator("#q").evaluate("one => getComputedStyle(one).direction") == "rtl"
