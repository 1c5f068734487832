"""The site in each of its languages, and pages that can be read in several."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from dossier.build.words import Words
from dossier.commands.catalogue import find_words
from tests.conftest import ROOT, SAMPLE_URL, build_example

from .conftest import ARABIC, HEBREW_TODAY, Site

IN_FOUR = {
    "ar": "wahid-wa-ishrun",
    "en": "twenty-one",
    "fr": "vingt-et-un",
    "he": "esrim-ve-echad",
}


def build_in(language: str, folder: Path) -> Path:
    """Build the small site as if its own language were another."""
    settings = f"""import runpy
globals().update(runpy.run_path({str(ARABIC / "pelican.conf.py")!r}))
DEFAULT_LANG = {language!r}
"""
    (folder / "pelican.conf.py").write_text(settings, encoding="utf-8")
    (folder / "content").symlink_to(ARABIC / "content")
    return build_example(folder, folder / "site", HEBREW_TODAY)


@pytest.mark.parametrize("language", ["fr", "he", "ar"])
def test_a_site_shows_no_english_words_of_the_theme(language: str, tmp_path: Path, arabic_site: Site) -> None:
    folder = arabic_site.folder if language == "ar" else build_in(language, tmp_path)
    words = Words(language)
    english = {
        piece.strip(" .:;,")
        for message in find_words(ROOT)
        for singular in (message.id if isinstance(message.id, tuple) else (message.id,))
        for piece in re.split(r"%\(\w+\)s", singular)
        if words._(singular) != singular
    }
    # A single word may be the same in two languages, or stand in a text.
    telling = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in english if " " in one))
    left = {}
    for path in folder.rglob("*.html"):
        html = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        shown = [*html.stripped_strings, *(str(one["aria-label"]) for one in html.select("[aria-label]"))]
        if found := telling.findall("\n".join(shown)):
            left[path.relative_to(folder).as_posix()] = found
    assert left == {}
    home = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert home.html is not None
    assert (home.html["lang"], home.html["dir"]) == (language, "ltr" if language == "fr" else "rtl")


def test_translations_lead_to_each_other_for_readers_and_search_engines(arabic_site: Site) -> None:
    for language, name in IN_FOUR.items():
        page = arabic_site.pages[f"articles/{name}/index.html"]
        found = {str(link["hreflang"]): str(link["href"]) for link in page.select("link[hreflang]")}
        assert found == {tag: f"../../articles/{one}/" for tag, one in IN_FOUR.items()}
        shown = {str(link["hreflang"]): str(link["href"]) for link in page.select(".facts a[hreflang]")}
        assert shown == {tag: f"../../articles/{one}/" for tag, one in IN_FOUR.items() if tag != language}
    about = arabic_site.pages["about/index.html"].select("link[hreflang]")
    assert {str(link["hreflang"]): str(link["href"]) for link in about} == {
        "en": "../about/",
        "ar": "../hawl/",
    }


def test_where_the_sites_address_is_known_search_engines_get_it(sample_site: Site) -> None:
    found = [str(link["href"]) for _, link in sample_site.each("link[hreflang]")]
    assert found != []
    assert [href for href in found if not href.startswith(f"{SAMPLE_URL}/articles/")] == []


def test_a_page_without_translations_names_none(arabic_site: Site) -> None:
    assert arabic_site.pages["dossiers/hudna/index.html"].select("link[hreflang]") == []
