"""What is published, what waits, what is hidden or withdrawn, and what that does to the rest."""

from __future__ import annotations

import pytest

from tests.conftest import LibraryOf, LinkTexts

HOUSE = {
    "sources/all.yaml": "- {id: s1, publisher: Paper One, title: First}\n",
    "actors/ada.md": "---\nname: Ada\n---\n",
    "dossiers/a.md": "---\ntitle: A\n---\n",
}
EVENT = "{id: met, date: 2024-01-09, title: They meet, actors: [ada], sources: [s1]}"


def article(
    header: str = "", text: str = "Text.", date: str = "2024-06-01", title: str = "An article"
) -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{header}\n---\n{text}\n"


@pytest.mark.parametrize(
    ("today", "published"),
    [("2024-05-31", False), ("2024-06-01", True), ("2024-06-02", True)],
)
@pytest.mark.parametrize("date", ["2024-06-01", "2024-06-01T23:59:59+03:00"])
def test_an_article_waits_for_its_day(library_of: LibraryOf, date: str, today: str, published: bool) -> None:
    library = library_of({**HOUSE, "articles/one.md": article(date=date)}, today=today)
    assert ("one" in library.articles) == published


@pytest.mark.parametrize("kept_back", ["status: draft", "covers: 2020"])
def test_what_a_draft_or_waiting_article_holds_waits_with_it(library_of: LibraryOf, kept_back: str) -> None:
    header = f"{kept_back}\ndossiers: [a]\nactors: [ada]\ncorrections: [{{date: 2024-06-02, note: Words.}}]"
    text = article(f"{header}\nevents: [{EVENT}]", "See [@s1].", date="2024-06-01")
    library = library_of({**HOUSE, "articles/one.md": text}, today="2024-01-01")
    assert (dict(library.articles), dict(library.events), library.corrections) == ({}, {}, ())
    assert library.dossiers["a"].articles == ()
    assert library.dossiers["a"].actors == ()
    assert library.actors["ada"].events == ()
    assert library.sources["s1"].articles == ()
    assert "one" not in library.targets


@pytest.mark.parametrize(
    ("header", "reason"),
    [("status: draft", "is a draft"), ("covers: 2020", "waits until 2024-06-01")],
)
def test_what_leads_to_something_unpublished_says_so(link_texts: LinkTexts, header: str, reason: str) -> None:
    waiting = article(f"{header}\npublisher: The Paper\nevents: [{EVENT}]")
    leading = article(
        "statements: [{date: 2024-01-09, by: ada, gist: Words., about: [met], sources: [one, s1]}]",
        "See [[one]] and [@one].",
        date="2023-01-01",
    )
    texts = {**HOUSE, "articles/one.md": waiting, "articles/two.md": leading}
    _, problems = link_texts(texts, today="2024-01-01")
    hint = "remove what leads to it, or publish it first [id-waiting]"
    assert sorted(str(problem) for problem in problems) == [
        f"content/articles/two.md: statements[0].about[0]: 'met' stands in 'one', which {reason}; {hint}",
        f"content/articles/two.md: statements[0].sources[0]: 'one' {reason}; {hint}",
        f"content/articles/two.md:6: 'one' {reason}; {hint}",
        f"content/articles/two.md:6: 'one' {reason}; {hint}",
    ]


def test_a_hidden_article_counts_but_stands_in_no_list(library_of: LibraryOf) -> None:
    header = f"status: hidden\ndossiers: [a]\nactors: [ada]\nevents: [{EVENT}]"
    library = library_of({**HOUSE, "articles/one.md": article(header, "See [@s1].")})
    assert not library.articles["one"].listed
    assert library.dossiers["a"].articles == ()
    assert library.actors["ada"].articles == ()
    # One event and one article.
    assert library.dossiers["a"].actors == (("ada", 2),)
    assert library.dossiers["a"].events == ("met",)
    assert library.dossiers["a"].sources == ("s1",)
    assert library.sources["s1"].articles == ()
    assert library.targets["one"].kind == "article"


def test_a_withdrawn_article_leaves_with_its_records(library_of: LibraryOf) -> None:
    other = EVENT.replace("met", "went").replace("They meet", "They go")
    header = (
        f"dossiers: [a]\nactors: [ada]\npublisher: The Paper\nwithdrawn: It was wrong.\nevents: [{EVENT}]"
    )
    library = library_of(
        {
            **HOUSE,
            "articles/one.md": article(header, "See [@s1]."),
            "articles/two.md": article("dossiers: [a]", "See [[one]].", title="Another"),
            "records/x.yaml": f"dossiers: [a]\nevents: [{other.replace('[s1]', '[s1, one]')}]\n",
        }
    )
    assert not library.articles["one"].listed
    assert list(library.events) == ["went"]
    assert library.events["went"].sources == ("s1",)
    assert library.dossiers["a"].articles == ("two",)
    assert library.dossiers["a"].actors == (("ada", 1),)
    assert library.actors["ada"].articles == ()
    assert library.actors["ada"].events == ("went",)
    assert library.sources["s1"].articles == ()
    assert library.articles["one"].events == ()
    assert library.targets["one"].name == "An article"


def test_a_record_that_rests_on_a_withdrawn_article_alone_is_a_mistake(link_texts: LinkTexts) -> None:
    header = "publisher: The Paper\nwithdrawn: It was wrong."
    texts = {
        **HOUSE,
        "articles/one.md": article(header),
        "records/x.yaml": f"events: [{EVENT.replace('s1', 'one')}]\n",
    }
    _, problems = link_texts(texts)
    assert [str(problem) for problem in problems] == [
        (
            "content/records/x.yaml: events[0]: its only source 'one' is withdrawn; "
            "add sources: [id of a source] [source-missing]"
        )
    ]


def test_translations_know_each_other_and_stand_in_no_list(library_of: LibraryOf) -> None:
    library = library_of(
        {
            **HOUSE,
            "articles/one.md": article("dossiers: [a]\nactors: [ada]", title="English"),
            "articles/une.md": article("lang: fr\ntranslation_of: one\ndossiers: [a]", title="Français"),
            "articles/achat.md": article("lang: he\ntranslation_of: one\nactors: [ada]", title="עברית"),
        }
    )
    assert library.articles["one"].translations == ("achat", "une")
    assert library.articles["une"].translations == ("one", "achat")
    assert library.articles["achat"].translations == ("one", "une")
    assert library.dossiers["a"].articles == ("one",)
    assert library.actors["ada"].articles == ("one",)
    assert (library.targets["achat"].language, library.targets["one"].language) == ("he", "")


def test_corrections_of_all_articles_newest_first(library_of: LibraryOf) -> None:
    def corrected(*dates: str) -> str:
        return article("corrections:\n" + "".join(f"  - {{date: {date}, note: Words.}}\n" for date in dates))

    library = library_of(
        {
            "articles/one.md": corrected("2024-06-02", "2024-06-05"),
            "articles/two.md": corrected("2024-06-05", "2024-06-03"),
            "articles/three.md": article(),
        }
    )
    assert [(one.article, one.correction.date.text) for one in library.corrections] == [
        ("two", "2024-06-05"),
        ("one", "2024-06-05"),
        ("two", "2024-06-03"),
        ("one", "2024-06-02"),
    ]


@pytest.mark.parametrize(
    ("path", "text", "former", "owner"),
    [
        ("articles/one.md", article("formerly: [two]"), "two", "content/articles/two.md"),
        ("pages/about.md", "---\ntitle: About\nformerly: [help]\n---\n", "help", "content/pages/help.md"),
    ],
)
def test_a_former_id_that_is_in_use_is_a_mistake(
    link_texts: LinkTexts, path: str, text: str, former: str, owner: str
) -> None:
    texts = {
        path: text,
        "articles/two.md": article(),
        "pages/help.md": "---\ntitle: Help\n---\n",
    }
    _, problems = link_texts(texts)
    assert [str(problem) for problem in problems] == [
        (
            f"content/{path}: formerly[0]: the address of '{former}' is taken by {owner}; "
            "remove it here [address-taken]"
        )
    ]


def test_a_page_cannot_have_had_the_address_of_a_generated_one(link_texts: LinkTexts) -> None:
    _, problems = link_texts({"pages/about.md": "---\ntitle: About\nformerly: [timeline]\n---\n"})
    assert [str(problem) for problem in problems] == [
        (
            "content/pages/about.md: formerly[0]: the address of 'timeline' is taken by the site itself; "
            "remove it here [address-taken]"
        )
    ]
