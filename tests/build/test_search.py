"""The index for searching: what is in it, when it is made anew, and what happens where it cannot be."""

from __future__ import annotations

import gzip
import json

from dossier.build.searching import NOTE
from tests.build.conftest import Place, read_tree

INDEX = "search/pagefind"


def test_every_record_is_in_one_index(built_place: Place) -> None:
    entry = json.loads((built_place.output / INDEX / "pagefind-entry.json").read_text())
    assert {language: one["page_count"] for language, one in entry["languages"].items()} == {"en": 7}


def test_the_index_is_made_anew_only_when_a_searched_text_changed(built_place: Place) -> None:
    built_place.succeed()
    before = read_tree(built_place.output / INDEX)
    article = built_place.content / "articles" / "two.md"
    text = article.read_text()
    article.write_text(
        text.replace("date:", "image_alt: ''\ndate:").replace("image_alt: ''\n", "note: Ours.\n")
    )
    assert "Indexing" not in built_place.succeed()
    assert read_tree(built_place.output / INDEX) == before
    article.write_text(text.replace("See", "Look at"))
    assert "Indexing 7 records …" in built_place.succeed()
    assert b"Look at" in b"".join(
        gzip.decompress(data)
        for path, data in read_tree(built_place.output / INDEX).items()
        if path.startswith("fragment/")
    )
    changed = read_tree(built_place.output / INDEX)
    assert changed.keys() != before.keys()
    article.write_text(text)
    built_place.succeed()
    assert read_tree(built_place.output / INDEX) == before


def test_an_index_of_which_a_file_is_lost_is_made_anew(built_place: Place) -> None:
    built_place.succeed()
    before = read_tree(built_place.output / INDEX)
    lost = next((built_place.output / INDEX / "fragment").iterdir())
    lost.unlink()
    built_place.succeed()
    assert read_tree(built_place.output / INDEX) == before
    assert NOTE in before


def test_whoever_looks_at_a_large_site_does_not_wait_for_its_index(place: Place) -> None:
    sources = "".join(
        f"- {{id: many-{number}, publisher: Paper, title: No. {number}}}\n" for number in range(2000)
    )
    place.write("content/sources/many.yaml", sources)
    place.configure("DOSSIER_PREVIEW = True")
    assert "Indexing" in place.succeed()
    place.write("content/articles/two.md", "---\ntitle: Two\ndate: 2024-06-02\n---\nOther words.\n")
    assert "Indexing" not in place.succeed()
    place.configure()
    assert "Indexing" in place.succeed()


def test_a_site_may_go_without(place: Place) -> None:
    place.configure("EXPORTS_OFF = ['search']")
    assert "Indexing" not in place.succeed()
    assert not (place.output / INDEX).exists()
    home, page = ((place.output / path).read_text() for path in ("index.html", "search/index.html"))
    assert "search/" not in home
    assert "slash.js" not in home
    assert "<form" not in page
    assert "These lists lead to everything on the site:" in page


def test_where_the_program_is_missing_the_build_says_what_to_do(place: Place) -> None:
    place.environ["PAGEFIND_BINARY_PATH"] = "/nowhere/pagefind"
    assert place.fail() == (
        "the index for searching cannot be made: the program pagefind is not there for this system; "
        "put it on the PATH, or leave searching out: EXPORTS_OFF = ['search']\n"
        "Nothing was built; there was no site before.\n"
    )
