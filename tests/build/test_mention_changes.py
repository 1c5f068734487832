"""Which pages change when an actor's aliases or offices change: those that show it, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.conftest import Place, make_place, read_tree

ADA = "---\nname: Ada Lovelace\nroles:\n  - {title: Chancellor, of: ruritania, from: 2020-01-01}\n---\n"
TEXTS = {
    "content/actors/ada.md": ADA,
    "content/actors/bob.md": "---\nname: Bob Hope\n---\nKnown.\n",
    "content/actors/cleo.md": "---\nname: Cleo Laine\n---\nOf whom no text speaks.\n",
    "content/actors/ruritania.md": "---\nname: Ruritania\nkind: state\n---\nA land.\n",
    "content/articles/one.md": "---\ntitle: One\ndate: 2024-06-01\nactors: [bob]\n---\nHe met Lady Ada.\n",
    "content/articles/two.md": "---\ntitle: Two\ndate: 2024-06-02\n---\nBob Hope sang.\n",
    "content/articles/three.md": (
        "---\ntitle: Three\ndate: 2023-06-02\ndossiers: [other]\n---\nThe chancellor of Ruritania slept.\n"
    ),
    "content/dossiers/topic.md": "---\ntitle: The topic\nmatch: {any: [{actors: [ada]}]}\n---\n",
    "content/dossiers/other.md": "---\ntitle: Other\n---\n",
    "content/records/all.yaml": (
        "dossiers: [other]\nevents:\n"
        "  - {id: rain, date: 2022-05-01, title: Rain, text: It rained on Lady Ada., sources: [s1]}\n"
        "  - {id: sun, date: 2022-05-02, title: Sun, text: The sun shone., sources: [s1]}\n"
    ),
}
# Where actors are listed with what is known of them, and dossiers with their latest articles.
LISTS = {"actors/index.html", "dossiers/index.html", "index.html"}


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A site in which texts speak of some actors and not of others, built."""
    place = make_place(tmp_path_factory.mktemp("lively"))
    for path, text in TEXTS.items():
        place.write(path, text)
    place.succeed()
    return place


def find_changed(place: Place, output: Path, text: str) -> set[str]:
    """Build the site with another file of Ada, and list the pages that are not as they were."""
    before = place.read_tree()
    place.write("content/actors/ada.md", text)
    place.succeed("--output", str(output))
    place.write("content/actors/ada.md", ADA)
    after = read_tree(output)
    pages = {path for path in before.keys() | after.keys() if path.endswith(".html")}
    return {path for path in pages if before.get(path) != after.get(path)}


def test_another_alias_changes_the_pages_of_the_texts_that_hold_it(lively: Place, tmp_path: Path) -> None:
    changed = find_changed(lively, tmp_path / "site", ADA.replace("roles:", "aliases: [Lady Ada]\nroles:"))
    assert changed == {
        "actors/ada/index.html",
        *LISTS,
        # It names her now,
        "articles/one/index.html",
        # so does the text of an event,
        "dossiers/other/index.html",
        "dossiers/other/timeline/index.html",
        # Bob appears with her,
        "actors/bob/index.html",
        # and the rule that asks for her finds it: she is in one more article of the topic,
        "dossiers/topic/index.html",
        # in which an article of hers has a neighbour.
        "articles/three/index.html",
    }


def test_another_term_changes_the_pages_of_the_texts_that_name_the_office(
    lively: Place, tmp_path: Path
) -> None:
    changed = find_changed(lively, tmp_path / "site", ADA.replace("2020-01-01", "2024-01-01"))
    assert changed == {
        "actors/ada/index.html",
        *LISTS,
        # It names nobody now,
        "articles/three/index.html",
        # nor is she in its dossier, nor it in the one that asks for her.
        "dossiers/other/index.html",
        "dossiers/topic/index.html",
        # Whose office it is lists its holders.
        "actors/ruritania/index.html",
    }


def test_an_alias_that_no_text_holds_changes_no_page(lively: Place, tmp_path: Path) -> None:
    changed = find_changed(
        lively, tmp_path / "site", ADA.replace("roles:", "aliases: [Countess Byron]\nroles:")
    )
    assert changed == set()
