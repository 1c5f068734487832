"""What only a browser can tell of pages in several languages and directions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LEFT = "one => one.getBoundingClientRect().left"


def test_scripts_count_with_the_digits_of_the_page(page: Page, arabic_server: str) -> None:
    page.goto(f"{arabic_server}dossiers/hudna/")
    page.locator(".choice summary").click()
    page.locator("[name=kind]").select_option("diplomacy")
    counted = [
        page.locator(".choice .count").inner_text(),
        *page.locator("[name=kind] option").all_inner_texts(),
    ]
    assert counted[0] == "الأحداث: 3 من 8"
    assert {number for words in counted for number in re.findall(r"\d+", words)} == {"1", "3", "8"}


def test_what_is_in_another_script_draws_in_nothing_beside_it(page: Page, arabic_server: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{arabic_server}sources/")
    # From the right: a title in English with brackets and a stop, then its date.
    entry = page.locator("#un-ar")
    assert find_left(entry.locator("cite")) > find_left(entry.locator("time").first)
    cited = entry.locator("cite").evaluate(
        """one => {
          const text = one.querySelector("a").firstChild;
          const range = document.createRange();
          const left = (sign) => {
            range.setStart(text, text.data.indexOf(sign));
            range.setEnd(text, text.data.indexOf(sign) + 1);
            return range.getBoundingClientRect().left;
          };
          return ["S", "(", "3", ")"].map(left);
        }"""
    )
    assert cited == sorted(cited)
    page.goto(f"{arabic_server}dossiers/hudna/")
    # "UNIFIL, 27 September 2024": the publisher stands to the right of the date.
    source = page.locator("a.source[href$='#un-ar']").first
    assert find_left(source.locator("time")) < source.evaluate(
        """one => {
          const range = document.createRange();
          range.setStart(one.firstChild, 0);
          range.setEnd(one.firstChild, 1);
          return range.getBoundingClientRect().left;
        }"""
    )


def find_left(element: Locator) -> float:
    left: float = element.evaluate(LEFT)
    return left


def test_joined_letters_are_not_spaced_nor_slanted(page: Page, arabic_server: str) -> None:
    page.goto(f"{arabic_server}dossiers/hudna/")
    looks = page.locator("h1, h2, .kicker, .chapter, .gist q, .tag, summary").evaluate_all(
        "all => all.map(one => [getComputedStyle(one).letterSpacing, getComputedStyle(one).fontStyle])"
    )
    assert len(looks) > 10
    assert {spacing for spacing, _ in looks} <= {"0px", "normal"}
    assert {style for _, style in looks} == {"normal"}
