"""What the built pages of actors show of their offices, and of whom they appear with."""

from __future__ import annotations

import re

from bs4 import Tag

from tests.site.conftest import Site


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ", strip=True).split())


def numbers(tag: Tag) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", words(tag))]


def test_a_state_shows_who_held_an_office_and_where_nobody_is_recorded(sample_site: Site) -> None:
    offices = sample_site.pages["actors/israel/index.html"].select("#offices dl > div")
    found = {words(one.select("dt")[0]): one.select("dd") for one in offices}
    holders = found["Prime Minister"]
    gap = next(one for one in holders if not one.select("a"))
    assert words(gap) == "No holder recorded between 13 Jun 2021 and 29 Dec 2022"
    before, after = holders[holders.index(gap) - 1], holders[holders.index(gap) + 1]
    assert words(before) == "Benjamin Netanyahu 31 Mar 2009 to 13 Jun 2021"
    assert words(after) == "Benjamin Netanyahu since 29 Dec 2022"
    assert before.select("a.actor")[0]["href"] == "../../actors/benjamin-netanyahu/"


def test_companions_stand_by_what_they_share(site: Site) -> None:
    seen = 0
    for path, soup in site.pages.items():
        totals = []
        for one in soup.select("#companions li:has(> details)"):
            counts = numbers(one.select("summary")[0])
            *_, last = one.select(":scope > details li")
            links = one.select(":scope > details a")
            more = 0 if last.select("a") else numbers(last)[0]
            assert sum(counts) == len(links) + more, f"/{path}"
            totals.append(sum(counts))
            seen += 1
        assert totals == sorted(totals, reverse=True), f"/{path}"
    assert seen
