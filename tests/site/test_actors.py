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


def test_companions_stand_by_what_they_share(sample_site: Site) -> None:
    seen = 0  # In other languages one and two are words.
    for path, soup in sample_site.pages.items():
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


def test_mentions_are_drawn_and_stand_in_a_table_with_the_same_numbers(sample_site: Site) -> None:
    drawn = [soup for path, soup in sample_site.pages.items() if soup.select("#mentions")]
    assert drawn
    for soup in drawn:
        (said,) = numbers(soup.select("#mentions > p")[0])
        rows = [[words(cell) for cell in row.select("td")] for row in soup.select("#mentions tbody tr")]
        bars = [words(bar) for bar in soup.select("#mentions svg[role=img] title")]
        assert bars == [f"{year}: {count}" for year, count in rows]
        assert sum(int(count) for _, count in rows) == said
        assert soup.select("#mentions svg[role=img]")[0]["aria-label"]


def test_links_in_texts_tell_whom_they_lead_to_in_the_office_of_the_time(sample_site: Site) -> None:
    then = sample_site.pages["articles/haaretz-2015-11-24-blocs/index.html"].select(".prose a.actor[title]")
    later = sample_site.pages["articles/twenty-one-days/index.html"].select(".prose a.actor[title]")
    assert "John Kerry, Secretary of State, United States" in {one["title"] for one in then}
    assert "Antony Blinken, Secretary of State, United States" in {one["title"] for one in later}


def test_an_actors_own_page_does_not_lead_to_itself(site: Site) -> None:
    for name in site.library.actors:
        path = f"actors/{name}/index.html"
        own = [
            one for one in site.pages[path].select("main a.actor") if one["href"] == f"../../actors/{name}/"
        ]
        assert own == [], f"/{path}"
