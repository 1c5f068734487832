"""How statements and figures get their ids, speakers, claimants and places."""

from __future__ import annotations

import pytest

from tests.conftest import LibraryOf, LinkTexts

HOUSE = {
    "sources/all.yaml": """\
- {id: s1, publisher: Paper One, title: First}
- {id: s2, publisher: gazette, title: Second}
""",
    "actors/ada.md": "---\nname: Ada\n---\n",
    "actors/bob.md": "---\nname: Bob\n---\n",
    "actors/gazette.md": "---\nname: The Gazette\nkind: media\n---\n",
    "dossiers/a.md": """\
---
title: A
questions:
  - {id: agreed, ask: Had Ada agreed?}
series:
  - {id: dead, label: Dead}
---
""",
    "dossiers/b.md": "---\ntitle: B\n---\n",
}
SAID = "date: 2024-01-09, gist: It is so., sources: [s1]"
COUNTED = "series: dead, as_of: 2024-01-09, sources: [s1]"


def records(kind: str, *listed: str, header: str = "") -> str:
    return f"{header}\n{kind}:\n" + "".join(f"  - {{{one}}}\n" for one in listed)


def test_a_statement_gets_its_id_from_date_speaker_and_gist(library_of: LibraryOf) -> None:
    said = (
        f"by: ada, {SAID}",
        f"by: bob, {SAID}",
        f"unnamed: an official, {SAID}",
        "by: ada, date: 2024-01-10, gist: It is so., sources: [s1]",
        "by: ada, date: 2024-01-09, gist: It is not so., sources: [s1]",
        f"id: mine, by: ada, {SAID}",
    )
    library = library_of({**HOUSE, "records/x.yaml": records("statements", *said)})
    names = set(library.statements)
    assert len(names) == 6
    assert "mine" in names
    moved = {
        "records/a.yaml": records("statements", *said[3:], header="dossiers: [b]"),
        "records/b.yaml": records("statements", *said[:3]),
    }
    assert set(library_of({**HOUSE, **moved}).statements) == names


def test_the_source_is_no_part_of_a_statements_id(link_texts: LinkTexts) -> None:
    again = "by: ada, date: 2024-01-09, gist: It is so., sources: [s2]"
    _, problems = link_texts({**HOUSE, "records/x.yaml": records("statements", f"by: ada, {SAID}", again)})
    assert [str(problem) for problem in problems] == [
        (
            "content/records/x.yaml: statements[1]: the same is said in content/records/x.yaml; "
            "remove one of the two [statement-twice]"
        )
    ]


def test_a_figure_gets_its_id_from_what_it_says(library_of: LibraryOf) -> None:
    figures = (
        f"value: 3, {COUNTED}",
        f"value: 4, {COUNTED}",
        f"low: 3, high: 4, {COUNTED}",
        f"value: 3, scope: men, {COUNTED}",
        f"value: 3, claimed_by: bob, {COUNTED}",
        "value: 3, series: dead, as_of: 2024-01-10, sources: [s1]",
    )
    library = library_of({**HOUSE, "records/x.yaml": records("figures", *figures)})
    assert len(library.figures) == 6
    other = {"records/a.yaml": records("figures", *reversed(figures))}
    assert set(library_of({**HOUSE, **other}).figures) == set(library.figures)


def test_who_claims_a_figure_is_by_default_the_publisher_of_its_source(library_of: LibraryOf) -> None:
    figures = (
        "id: own, value: 1, claimed_by: bob, series: dead, as_of: '2024', sources: [s1]",
        "id: words, value: 2, series: dead, as_of: '2024', sources: [s1, s2]",
        "id: actor, value: 3, series: dead, as_of: '2024', sources: [s2, s1]",
        "id: address, value: 4, series: dead, as_of: '2024', sources: ['https://example.org/', s2]",
    )
    article = """\
---
title: A report
date: 2024-02-01
publisher: The Paper
figures:
  - {id: article, value: 5, series: dead, as_of: 2024}
---
"""
    library = library_of(
        {**HOUSE, "records/x.yaml": records("figures", *figures), "articles/report.md": article}
    )
    assert {name: figure.claimed_by for name, figure in library.figures.items()} == {
        "own": "bob",
        "words": "Paper One",
        "actor": "gazette",
        "address": "gazette",
        "article": "The Paper",
    }


def test_figures_belong_to_the_dossier_of_their_series(library_of: LibraryOf) -> None:
    library = library_of(
        {
            **HOUSE,
            "records/x.yaml": records("figures", f"id: one, value: 1, {COUNTED}", header="dossiers: [b]"),
        }
    )
    assert library.dossiers["a"].figures == ("one",)
    assert library.dossiers["b"].figures == ()
    assert library.sources["s1"].figures == ("one",)


def test_an_answer_brings_a_statement_into_the_dossier_that_asks(library_of: LibraryOf) -> None:
    said = f"id: no, by: ada, answers: {{agreed: no}}, {SAID}"
    library = library_of({**HOUSE, "records/x.yaml": records("statements", said, header="dossiers: [b]")})
    assert library.statements["no"].record.answers == {"agreed": "no"}
    assert library.dossiers["a"].statements == ("no",)
    assert library.dossiers["b"].statements == ("no",)


@pytest.mark.parametrize(
    ("speaker", "actors"),
    [
        ("by: ada", {"ada"}),
        ("by: [ada, bob]", {"ada", "bob"}),
        ("by: [ada, A passer-by]", {"ada"}),
        ("by: A passer-by", set()),
        ("unnamed: an official", set()),
        ("unnamed: an official, for: bob", {"bob"}),
    ],
)
def test_a_statement_stands_on_the_page_of_each_speaker(
    library_of: LibraryOf, speaker: str, actors: set[str]
) -> None:
    said = f"id: said, {speaker}, to: gazette, via: gazette, {SAID}"
    library = library_of({**HOUSE, "records/x.yaml": records("statements", said)})
    assert {name for name, actor in library.actors.items() if actor.statements == ("said",)} == actors


def test_a_statement_rests_on_its_document_too(library_of: LibraryOf) -> None:
    said = f"id: said, by: ada, document: s2, {SAID}"
    library = library_of({**HOUSE, "records/x.yaml": records("statements", said, header="dossiers: [a]")})
    assert library.sources["s1"].statements == ("said",)
    assert library.sources["s2"].statements == ("said",)
    assert library.dossiers["a"].sources == ("s2", "s1")


def test_series_and_questions_know_their_dossier(library_of: LibraryOf) -> None:
    library = library_of(HOUSE)
    assert {name: dossier for name, (dossier, _) in library.series.items()} == {"dead": "a"}
    assert {name: dossier for name, (dossier, _) in library.questions.items()} == {"agreed": "a"}
    assert library.questions["agreed"][1].status == "open"
