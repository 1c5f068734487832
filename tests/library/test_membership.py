"""Which articles are in which dossier, and why."""

from __future__ import annotations

import pytest

from dossier.library.model import Library, Member, Reason
from tests.conftest import LibraryOf


def article(header: str = "", text: str = "Text.", date: str = "2024-06-01") -> str:
    return f"---\ntitle: An article\ndate: {date}\n{header}\n---\n{text}\n"


def dossier(rule: str = "", title: str = "A dossier") -> str:
    return f"---\ntitle: {title}\n{rule}\n---\n"


ACTORS = {"actors/ada.md": "---\nname: Ada\n---\n", "actors/bob.md": "---\nname: Bob\n---\n"}


def reason_for(library: Library, name: str = "one") -> Reason | None:
    """Say why the article is in the dossier `topic`."""
    reasons = [member.reason for member in library.articles[name].dossiers if member.dossier == "topic"]
    return reasons[0] if reasons else None


def test_an_article_names_its_dossiers(library_of: LibraryOf) -> None:
    library = library_of(
        {
            "articles/one.md": article("dossiers: [b, a]"),
            "dossiers/a.md": dossier(),
            "dossiers/b.md": dossier(),
        }
    )
    assert library.articles["one"].dossiers == (Member("b", Reason()), Member("a", Reason()))
    assert library.dossiers["a"].articles == ("one",)
    assert library.dossiers["b"].articles == ("one",)


def test_who_is_named_needs_no_rule_and_shows_none(library_of: LibraryOf) -> None:
    rule = "match: {any: [{terms: [text]}]}"
    library = library_of(
        {"articles/one.md": article("dossiers: [topic]"), "dossiers/topic.md": dossier(rule)}
    )
    assert library.articles["one"].dossiers == (Member("topic", Reason()),)


def test_no_rule_adds_what_the_article_refuses(library_of: LibraryOf) -> None:
    rule = "match: {any: [{terms: [text]}]}"
    library = library_of(
        {
            "articles/one.md": article("not_dossiers: [topic]"),
            "articles/two.md": article(),
            "dossiers/topic.md": dossier(rule),
        }
    )
    assert library.dossiers["topic"].articles == ("two",)


CLAUSES = [
    ("{actors: [ada]}", Reason(actors=("ada",))),
    ("{actors: [bob, ada]}", Reason(actors=("ada",))),
    ("{actors: [bob]}", None),
    ("{terms: [harbour]}", Reason(terms=("harbour",))),
    ("{terms: [ship, harbour, Port]}", Reason(terms=("harbour", "Port"))),
    ("{terms: [ship]}", None),
    ("{tags: [sea]}", Reason(tags=("sea",))),
    ("{tags: [land, sea, air]}", Reason(tags=("sea", "air"))),
    ("{tags: [land]}", None),
    ("{publishers: [The Paper]}", Reason(publishers=("The Paper",))),
    ("{publishers: [ada]}", None),
    ("{actors: [ada], terms: [harbour], tags: [sea]}", Reason(("ada",), ("harbour",), ("sea",))),
    ("{actors: [ada], terms: [ship]}", None),
    ("{actors: [bob], terms: [harbour]}", None),
]


@pytest.mark.parametrize(("clause", "reason"), CLAUSES, ids=[clause for clause, _ in CLAUSES])
@pytest.mark.parametrize("among", ["any", "all"])
def test_each_key_of_a_clause_must_be_met_by_any_item(
    library_of: LibraryOf, clause: str, reason: Reason | None, among: str
) -> None:
    library = library_of(
        {
            **ACTORS,
            "articles/one.md": article(
                "actors: [ada]\ntags: [sea, air]\npublisher: The Paper", "In the harbour of Port Said."
            ),
            "dossiers/topic.md": dossier(f"match: {{{among}: [{clause}]}}"),
        }
    )
    assert reason_for(library) == reason


def test_one_clause_of_any_and_every_clause_of_all(library_of: LibraryOf) -> None:
    rule = """\
match:
  any:
    - {tags: [sea]}
    - {tags: [air]}
  all:
    - {terms: [text]}
    - {actors: [ada]}"""
    library = library_of(
        {
            **ACTORS,
            "dossiers/topic.md": dossier(rule),
            "articles/met.md": article("tags: [air, sea]\nactors: [ada]"),
            "articles/second.md": article("tags: [air]\nactors: [bob, ada]"),
            "articles/no-any.md": article("actors: [ada]"),
            "articles/no-all.md": article("tags: [sea]\nactors: [bob]"),
        }
    )
    assert sorted(library.dossiers["topic"].articles) == ["met", "second"]
    # Of `any` the first clause that is met is the reason.
    assert reason_for(library, "met") == Reason(("ada",), ("text",), ("sea",))
    assert reason_for(library, "second") == Reason(("ada",), ("text",), ("air",))


@pytest.mark.parametrize(
    ("limits", "told", "inside"),
    [
        ("from: 2024-06-01", "2024-06-01", True),
        ("from: 2024-06-02", "2024-06-01", False),
        ("to: 2024-06-01", "2024-06-01T23:00:00", True),
        ("to: 2024-05", "2024-06-01", False),
        ("to: 2024-06", "2024-06-01", True),
        ("from: 2024\n  to: 2024", "2024-12-31", True),
        ("from: 2024\n  to: 2024", "2025-01-01", False),
    ],
)
def test_the_rules_period_is_asked_of_the_articles_date(
    library_of: LibraryOf, limits: str, told: str, inside: bool
) -> None:
    rule = f"match:\n  any: [{{terms: [text]}}]\n  {limits}"
    library = library_of({"articles/one.md": article(date=told), "dossiers/topic.md": dossier(rule)})
    assert (reason_for(library) is not None) == inside


@pytest.mark.parametrize(
    ("covers", "inside"), [("2015-11", True), ("2015-10/2015-11", False), ("2015-11/..", False)]
)
def test_the_rules_period_is_asked_of_what_the_article_covers(
    library_of: LibraryOf, covers: str, inside: bool
) -> None:
    rule = "match:\n  any: [{terms: [text]}]\n  from: 2015-11-01\n  to: 2015-12-31"
    library = library_of(
        {"articles/one.md": article(f"covers: {covers}"), "dossiers/topic.md": dossier(rule)}
    )
    assert (reason_for(library) is not None) == inside


@pytest.mark.parametrize(
    ("term", "words", "found"),
    [
        ("truce", "A TRUCE holds.", True),
        ("Truce", "a truce", True),
        ("truce", "two truces", False),
        ("truce", "the truce’s end", True),
        ("truce", "pre-truce talks", True),
        ("vucic", "Vučić spoke.", True),
        ("Vučić", "VUCIC", True),
        ("resolution 1701", "Resolution  1701", True),
        ("resolution 1701", "Resolution\n1701", True),
        ("resolution 1701", "Resolution 17012", False),
        ("resolution 1701", "Resolution of 1701", False),
        ("resolution 1701", "Resolution **1701**", True),
        ("cease-fire", "a cease fire", True),
        ("U.S.", "the U.S. said", True),
        ("הפסקת אש", "על הפסקת אש דובר", True),
        ("הפסקת אש", "על הפסקת אשת דובר", False),
    ],
)
def test_terms_are_whole_words_without_case_and_diacritics(
    library_of: LibraryOf, term: str, words: str, found: bool
) -> None:
    rule = f"match: {{any: [{{terms: ['{term}']}}]}}"
    library = library_of({"articles/one.md": article(text=words), "dossiers/topic.md": dossier(rule)})
    assert (reason_for(library) is not None) == found


@pytest.mark.parametrize(
    ("header", "text", "found"),
    [
        ("title: The truce\ndate: 2024-06-01", "Text.", True),
        ("title: A title\ndate: 2024-06-01\nsummary: On the truce.", "Text.", True),
        ("title: A title\ndate: 2024-06-01", "| a | b |\n|---|---|\n| the truce | c |", True),
        ("title: A title\ndate: 2024-06-01", "## The truce", True),
        ("title: A title\ndate: 2024-06-01\ntags: [truce]", "Text.", False),
        ("title: The old\ndate: 2024-06-01\nsummary: Truce.", "Text.", False),
    ],
)
def test_terms_stand_in_title_summary_and_text(
    library_of: LibraryOf, header: str, text: str, found: bool
) -> None:
    term = "old truce" if "old" in header else "truce"
    rule = f"match: {{any: [{{terms: [{term}]}}]}}"
    library = library_of(
        {"articles/one.md": f"---\n{header}\n---\n{text}\n", "dossiers/topic.md": dossier(rule)}
    )
    assert (reason_for(library) is not None) == found


def test_actors_of_an_article_come_from_header_text_and_records(library_of: LibraryOf) -> None:
    names = ("ada", "bob", "cleo", "dan", "eve", "fay", "gus")
    library = library_of(
        {
            **{f"actors/{name}.md": f"---\nname: {name.title()}\n---\n" for name in names},
            "sources/all.yaml": "- {id: report, publisher: The Paper, title: Report}\n",
            "dossiers/topic.md": "---\ntitle: A\nseries: [{id: dead, label: Dead}]\n---\n",
            "articles/one.md": article(
                """\
actors: [bob]
not_actors: [ada]
events:
  - {date: 2024-06-01, title: An event, actors: [cleo], sources: [report]}
statements:
  - {date: 2024-06-01, by: [dan, Somebody], to: eve, gist: Words., sources: [report]}
figures:
  - {series: dead, as_of: 2024-06-01, value: 1, claimed_by: fay, sources: [report]}""",
                "[[ada]] saw [[gus|the man]] and [[-|Ada]].",
            ),
        }
    )
    assert library.articles["one"].actors == ("bob", "gus", "cleo", "dan", "eve", "fay")
    assert library.actors["gus"].articles == ("one",)
    assert library.actors["ada"].articles == ()


def test_a_rule_looks_at_articles_only_and_records_follow_their_file(library_of: LibraryOf) -> None:
    rule = "match: {any: [{terms: [truce]}]}"
    event = "{{id: {0}, date: 2024-06-01, title: The truce, sources: [report]{1}}}"
    library = library_of(
        {
            "sources/all.yaml": "- {id: report, publisher: The Paper, title: Report}\n",
            "dossiers/topic.md": dossier(rule),
            "dossiers/other.md": dossier(),
            "records/none.yaml": f"events:\n  - {event.format('alone', '')}\n",
            "records/other.yaml": (
                f"dossiers: [other]\nevents:\n  - {event.format('of-file', '')}\n"
                f"  - {event.format('own', ', dossiers: [topic]')}\n"
            ),
            "articles/one.md": article(f"events:\n  - {event.format('of-article', '')}", "On the truce."),
        }
    )
    assert {name: event.dossiers for name, event in library.events.items()} == {
        "alone": (),
        "of-file": ("other",),
        "own": ("topic",),
        "of-article": ("topic",),
    }
    assert library.dossiers["topic"].events == ("own", "of-article")
    assert library.dossiers["other"].events == ("of-file",)
