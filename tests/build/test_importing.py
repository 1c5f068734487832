"""What an imported page does to the site: nothing."""

from __future__ import annotations

from tests.build.conftest import ROOT, Place

PAGE = """Ada speaks at the harbour of Brannock
THE EASTERN LEDGER
29 October 1998
Ada said on Thursday that the harbour of Brannock would open on Friday, after a night of talks.
“It is a pay packet,” she said of the new agreement.
"""


def test_a_draft_changes_nothing_in_the_site(built_place: Place) -> None:
    before = built_place.read_tree()
    built_place.write("page.txt", PAGE)
    content = str(built_place.content)
    ran = built_place.run(str(ROOT / "tasks.py"), "import", "page.txt", "--content", content)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith(
        "  actors: ada\n"
        "  dossier: topic (by rule: ada)\n"
        "  Wrote originals/ada-speaks-at-the-harbour-of-brannock.txt\n"
        "  Wrote content/articles/1998/ada-speaks-at-the-harbour-of-brannock.md\n"
        "  candidates: 1 event, 1 statement\n"
        "1 draft.\n"
    )
    built_place.succeed()
    assert built_place.read_tree() == before
