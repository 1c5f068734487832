"""How a site shows whose it is, and how it changes the theme without editing it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.build.conftest import Place
from tests.conftest import ROOT, build_example

OWN = ROOT / "tests" / "sites" / "own-theme"
NOTHING = "\nNothing was built; there was no site before.\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of docs/themes.md, built."""
    return build_example(OWN, tmp_path_factory.mktemp("own") / "site", "2026-01-01")


def read_page(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")


def test_a_template_of_ones_own_takes_the_place_of_the_themes(own: Path) -> None:
    page = read_page(own, "404.html")
    main = page.main
    assert main
    assert main.get_text(" ", strip=True) == "Page not found The Small Paper"


def test_a_property_of_ones_own_is_set_after_the_themes(own: Path) -> None:
    assert "--measure: 50ch" in (own / "theme/css/own.css").read_text()
    assert "--measure" in (own / "theme/css/style.css").read_text()


def test_a_style_sheet_of_ones_own_is_in_the_one_that_pages_link(own: Path) -> None:
    style = (own / "theme/css/style.css").read_text()
    assert ".overview { border: 1px solid }" in style
    assert "The timeline as a picture" not in style
    assert "@import" not in style


def test_a_style_sheet_that_is_not_there_stops_the_build(place: Place) -> None:
    place.write("own/css/style.css", '@import "colours.css";\n')
    place.configure(f"THEME_STATIC_PATHS = ['static', {str(place.root / 'own')!r}]")
    assert place.fail() == "style.css: there is no style sheet colours.css beside it" + NOTHING


def test_every_page_shows_whose_it_is(own: Path) -> None:
    for path in ("articles/small/index.html", "about/index.html", "404.html"):
        page = read_page(own, path)
        [logo] = page.select("header .logo")
        assert (logo["width"], logo["height"], logo["alt"]) == ("40", "20", "")
        foot = page.select_one("footer")
        assert foot
        assert [one["href"] for one in foot.select("div a")] == [
            "mailto:desk@example.org",
            "https://creativecommons.org/licenses/by/4.0/",
        ]
        assert [one.get_text() for one in foot.select("nav a")] == ["About", "Terms", "Imprint", "Privacy"]


def test_the_accent_is_set_by_a_style_sheet_that_every_page_links_after_the_themes(own: Path) -> None:
    assert (own / "site.css").read_text() == ":root {\n  --accent: light-dark(#7a1f3d, #b17b8d);\n}\n"
    page = read_page(own, "articles/small/index.html")
    sheets = [one["href"] for one in page.select("link[rel=stylesheet]")]
    assert sheets[-2:] == ["../../site.css", "../../theme/css/own.css"]
    assert "../../theme/css/style.css" in sheets[:-2]
    assert page.select("style, [style]") == []


def test_a_site_that_says_nothing_of_itself_shows_no_gaps(built_small: Path) -> None:
    page = read_page(built_small, "articles/one/index.html")
    assert page.select("img") == []
    assert not (built_small / "site.css").exists()
    foot = page.select_one("footer div")
    assert foot
    assert re.sub(r"\s+", " ", foot.get_text()).strip() == (
        "Dossier Desk News in context: who did what, who says so, and since when"
    )


REFUSED = [
    (
        "ACCENT = '#7cc6d4'",
        (
            "ACCENT is '#7cc6d4', which is too pale on paper: contrast 1.6; "
            "at least 4.5 can be read, as #48737b has"
        ),
    ),
    ("ACCENT = 'red'", "ACCENT is 'red', which is no colour; write it as #0b5563"),
    (
        "CONTACT = 'Ada'",
        "CONTACT is 'Ada', which is no address; write desk@example.org, or https://…",
    ),
    (
        "LICENCE = ('CC BY', 'by')",
        (
            "LICENCE is ('CC BY', 'by'), not a name and its address; "
            'write ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"), or words alone'
        ),
    ),
    (
        "LOGO = 'images/none.svg'",
        (
            "LOGO is 'images/none.svg', which is no image below content/; "
            "put it into content/images/ and write images/logo.svg"
        ),
    ),
]


@pytest.mark.parametrize(("setting", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_a_setting_that_would_embarrass_is_refused(place: Place, setting: str, said: str) -> None:
    place.configure(setting)
    assert place.fail() == said + NOTHING
