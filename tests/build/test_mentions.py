"""How mentions stand on built pages: escaped, and drawn from the side on which reading begins."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

from tests.build.conftest import Place

NASTY = 'Ada "<b>" O\'Bell & Co'
OFFICE = 'Envoy "x" <i>'


def read_page(place: Place, path: str) -> BeautifulSoup:
    return BeautifulSoup((place.output / path / "index.html").read_text(encoding="utf-8"), "html.parser")


def test_names_are_escaped_and_years_run_as_the_language_does(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.configure("DEFAULT_LANG = 'he'")
    role = f"{{title: '{OFFICE}', of: land, from: 2013-01-01}}"
    name = NASTY.replace("'", "''")
    place.write("content/actors/ada.md", f"---\nname: '{name}'\naliases: [Zed]\nroles: [{role}]\n---\n")
    place.write("content/actors/land.md", "---\nname: Landia & Sea\nkind: state\n---\n")
    for year in (2015, 2016, 2018):
        text = f"---\ntitle: A text\ndate: {year}-05-01\nactors: [ada]\n---\n[[ada|Zed]] stayed.\n"
        place.write(f"content/articles/of-{year}.md", text)
    place.succeed("--today", "2026-01-01")
    (link,) = read_page(place, "articles/of-2015").select(".prose > p > a.actor")
    assert (link["title"], link.get_text()) == (f"{NASTY}, {OFFICE}, Landia & Sea", "Zed")
    page = read_page(place, "actors/ada")
    bars = [
        (bar.get_text(strip=True), float(re.sub("%$", "", str(bar["x"]))))
        for bar in page.select("#mentions rect")
    ]
    assert bars == [("2015: 1", 77.5), ("2016: 1", 52.5), ("2018: 1", 2.5)]
    rows = [[cell.get_text() for cell in row.select("td")] for row in page.select("#mentions tbody tr")]
    assert rows == [["2015", "1"], ["2016", "1"], ["2018", "1"]]
