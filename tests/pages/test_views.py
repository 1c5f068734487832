"""What single pages show, from small libraries; and that a view sees nothing but its inputs."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from dossier.library.model import LONG_LIST, Library
from dossier.pages.actor import SHOWN
from dossier.pages.addresses import file_of, root_of
from dossier.pages.kinds import KINDS, find_pages
from dossier.pages.texts import Link
from tests.conftest import LibraryOf

SOURCES = """\
- {id: s1, publisher: Paper One, title: First, date: 2024-01-02}
- {id: s2, publisher: Paper Two, title: Second, origin: Paper One}
- {id: s3, publisher: ada, title: Third}
"""
HOUSE = {
    "sources/all.yaml": SOURCES,
    "actors/ada.md": "---\nname: Ada\n---\n",
    "actors/bob.md": "---\nname: Bob\n---\n",
}


def view_of(library: Library, kind: str, name: str = "") -> Any:
    row = next(row for row in KINDS if row.name == kind)
    return row.view(row.inputs(library, name))


def event(name: str, date: str, more: str = "") -> str:
    return f"  - {{id: {name}, date: '{date}', title: Title of {name}, sources: [s1]{more}}}\n"


def records(*events: str, dossier: str = "") -> str:
    return (f"dossiers: [{dossier}]\n" if dossier else "") + "events:\n" + "".join(events)


# ---------------------------------------------------------------- the front page


def test_on_this_day_is_the_day_of_the_newest_event_in_other_years(library_of: LibraryOf) -> None:
    library = library_of(
        {
            **HOUSE,
            "records/x.yaml": records(
                event("newest", "2024-09-26"),
                event("same-year", "2024-09-26T10:00:00"),
                event("years-ago", "2019-09-26"),
                event("long-ago", "1982-09-26T08:00:00Z"),
                event("next-day", "2019-09-27"),
                event("vague", "2018-09"),
                event("planned", "2020-09-26", ", status: planned"),
                event("interval", "2017-09-26/2017-09-28"),
            ),
        }
    )
    view = view_of(library, "home")
    assert [line.id for line in view.on_this_day] == ["years-ago", "long-ago"]
    assert [line.id for line in view.events][:3] == ["same-year", "newest", "next-day"]
    assert "planned" not in [line.id for line in view.events]


def test_an_event_without_a_day_is_no_days_newest(library_of: LibraryOf) -> None:
    events = (event("vague", "2024"), event("newest", "2023-03-01"), event("older", "2020-03-01"))
    view = view_of(library_of({**HOUSE, "records/x.yaml": records(*events)}), "home")
    assert [line.id for line in view.on_this_day] == ["older"]


def test_dossiers_stand_by_latest_activity(library_of: LibraryOf) -> None:
    article = "---\ntitle: A\ndate: {0}\ndossiers: [{1}]\n---\n"
    library = library_of(
        {
            **HOUSE,
            **{f"dossiers/{name}.md": f"---\ntitle: {name}\n---\n" for name in ("a", "b", "c", "empty")},
            "records/x.yaml": records(event("one", "2024-03-01"), dossier="a"),
            "articles/one.md": article.format("2024-04-01", "b"),
            "articles/two.md": article.format("2024-02-01", "a"),
            "articles/three.md": article.format("2024-01-01", "c"),
        }
    )
    for kind in ("home", "dossiers"):
        cards = view_of(library, kind).dossiers
        assert [(card.link.text, card.latest and card.latest.text) for card in cards] == [
            ("b", "2024-04-01"),
            ("a", "2024-03-01"),
            ("c", "2024-01-01"),
            ("empty", None),
        ]


def test_what_stands_in_no_list_is_not_on_the_front_page(library_of: LibraryOf) -> None:
    article = "---\ntitle: {0}\ndate: 2024-04-01\n{1}\n---\n"
    library = library_of(
        {
            "articles/shown.md": article.format("Shown", ""),
            "articles/hidden.md": article.format("Hidden", "status: hidden"),
            "articles/gone.md": article.format("Gone", "withdrawn: Wrong."),
            "articles/autre.md": article.format("Autre", "lang: fr\ntranslation_of: shown"),
        }
    )
    (card,) = view_of(library, "home").articles
    assert card.link.text == "Shown"
    assert card.translations == (("fr", "./articles/autre/"),)


# ---------------------------------------------------------------- the timeline


def test_the_timeline_stands_by_years_newest_first(library_of: LibraryOf) -> None:
    events = (
        event("first", "2023-05-01"),
        event("second", "2024-01-01"),
        event("third", "2024-01-02"),
        event("open", "../2020"),
        event("ancient", "-0044-03-15"),
    )
    view = view_of(library_of({**HOUSE, "records/x.yaml": records(*events)}), "timeline")
    assert [(year, [line.id for line, _ in lines]) for year, lines in view.groups] == [
        ("2024", ["third", "second"]),
        ("2023", ["first"]),
        ("-44", ["ancient"]),
        ("0", ["open"]),
    ]
    assert (view.count, view.years) == (5, ())
    # They stand on no other page, so all there is of them stands here.
    assert all(whole and whole.sources for _, lines in view.groups for _, whole in lines)


def test_a_long_timeline_has_a_page_for_each_year(library_of: LibraryOf) -> None:
    years = {2022: 150, 2023: 60, 2024: 1}
    events = [
        event(f"e{year}-{number}", f"{year}-{number % 12 + 1:02}-01")
        for year, count in years.items()
        for number in range(count)
    ]
    library = library_of({**HOUSE, "records/x.yaml": records(*events)})
    view = view_of(library, "timeline")
    assert [(one.year, one.total, one.href) for one in view.years] == [
        ("2024", 1, "../timeline/2024/"),
        ("2023", 60, "../timeline/2023/"),
        ("2022", 150, "../timeline/2022/"),
    ]
    assert sum(len(lines) for _, lines in view.groups) == 100
    assert view.count == 211
    year = view_of(library, "timeline-year", "2023")
    assert (year.page.address, year.page.root, year.year) == ("timeline/2023/", "../../", "2023")
    assert [len(lines) for _, lines in year.groups] == [60]
    # Where an event has no page of its own, it stands on that of its year.
    assert year.groups[0][1][0][0].href == "../../timeline/2023/#event-e2023-59"
    assert {address for kind, _, address in find_pages(library) if kind == "timeline-year"} == {
        "timeline/2022/",
        "timeline/2023/",
        "timeline/2024/",
    }


# ---------------------------------------------------------------- actors


def crowd(count: int) -> dict[str, str]:
    """Make as many events, statements and articles as asked for, all of Ada."""
    events = "".join(event(f"e{n}", f"{2020 + n % 3}-01-01", ", actors: [ada]") for n in range(count // 2))
    said = "  - {{id: s{0}, date: {1}-02-01, by: ada, gist: Words {0}., sources: [s1]}}\n"
    statements = "".join(said.format(n, 2020 + n % 3) for n in range(count - count // 2 - 1))
    article = "---\ntitle: Article\ndate: 2020-03-01\nactors: [ada]\n---\n"
    return {
        **HOUSE,
        "records/x.yaml": f"events:\n{events}statements:\n{statements}",
        "articles/one.md": article,
    }


def test_an_actor_with_200_entries_has_one_page(library_of: LibraryOf) -> None:
    library = library_of(crowd(LONG_LIST))
    view = view_of(library, "actor", "ada")
    assert view.years == ()
    assert view.counts == (100, 99, 1)
    assert (len(view.lists.events), len(view.lists.statements), len(view.lists.articles)) == view.counts
    assert [name for kind, name, _ in find_pages(library) if kind == "actor-year"] == []


def test_an_actor_with_more_has_a_page_for_each_year(library_of: LibraryOf) -> None:
    library = library_of(crowd(LONG_LIST + 1))
    view = view_of(library, "actor", "ada")
    assert view.counts == (100, 100, 1)
    assert len(view.lists.events) == len(view.lists.statements) == SHOWN
    assert [(one.year, one.total, one.href) for one in view.years] == [
        ("2022", 66, "../../actors/ada/2022/"),
        ("2021", 66, "../../actors/ada/2021/"),
        ("2020", 69, "../../actors/ada/2020/"),
    ]
    year = view_of(library, "actor-year", "ada 2020")
    assert (year.page.address, year.page.root) == ("actors/ada/2020/", "../../../")
    assert year.actor == Link("Ada", "../../../actors/ada/", "actor", "", "person")
    assert (len(year.events), len(year.statements), len(year.articles)) == (34, 34, 1)
    # These statements stand in no dossier and no article, so first on the pages of the years.
    own = {line.anchor: line.href for line, whole in year.statements if whole and whole.sources}
    assert own["statement-s0"] == "../../../actors/ada/2020/#statement-s0"
    shown = [name for kind, name, _ in find_pages(library) if kind == "actor-year"]
    assert shown == ["ada 2022", "ada 2021", "ada 2020"]


def test_actors_stand_by_kind_and_name_with_what_names_them(library_of: LibraryOf) -> None:
    library = library_of(
        {
            **crowd(10),
            "actors/zed.md": "---\nname: Zed\nkind: state\n---\n",
            "actors/cleo.md": "---\nname: 'cleo'\n---\n",
        }
    )
    view = view_of(library, "actors")
    assert view.count == 4
    assert [(group.kind, [(link.text, count) for link, count in group.actors]) for group in view.groups] == [
        ("person", [("Ada", 10), ("Bob", 0), ("cleo", 0)]),
        ("state", [("Zed", 0)]),
    ]


# ---------------------------------------------------------------- dossiers


DOSSIER = """\
---
title: The topic
chapters:
  - {title: Early, to: 2023-12-31}
  - {title: Spring, from: 2024-03, to: 2024-05}
questions:
  - {id: agreed, ask: Had Ada agreed?}
  - {id: silent, ask: Who asked?, status: closed}
series:
  - {id: dead, label: Dead, unit: people}
---
The story [@s3].
"""


def test_a_dossiers_events_stand_in_the_chapter_in_which_they_begin(library_of: LibraryOf) -> None:
    events = (
        event("a", "2023-12-31/2024-04-01"),
        event("b", "2024-01-01"),
        event("c", "2024-03-01"),
        event("d", "2024-05-31"),
        event("e", "2024-06-01"),
    )
    library = library_of(
        {**HOUSE, "dossiers/topic.md": DOSSIER, "records/x.yaml": records(*events, dossier="topic")}
    )
    view = view_of(library, "dossier", "topic")
    assert [(chapter.title, [one.id for one in chapter.events]) for chapter in view.chapters] == [
        ("Early", ["a"]),
        ("", ["b"]),
        ("Spring", ["c", "d"]),
        ("", ["e"]),
    ]
    assert (view.event_count, view.first.text, view.latest.text) == (5, "2023-12-31/2024-04-01", "2024-06-01")


def test_answers_to_a_question_stand_side_by_side(library_of: LibraryOf) -> None:
    said = "  - {{id: {0}, date: {1}, {2}, gist: Words {0}., sources: [s1]{3}}}\n"
    statements = (
        said.format("two", "2024-01-02", "by: bob", ", answers: {agreed: yes}"),
        said.format("one", "2024-01-01", "by: ada", ", answers: {agreed: no}"),
        said.format("three", "2024-01-03", "unnamed: an official, for: ada", ", answers: {agreed: no}"),
        said.format("four", "2024-01-04", "by: A passer-by", ", about: [call], replaces: one"),
        said.format("five", "2024-01-05", "by: land", ", about: [call], contradicts: [four]"),
    )
    library = library_of(
        {
            **HOUSE,
            "actors/land.md": "---\nname: Land\nkind: state\n---\n",
            "dossiers/topic.md": DOSSIER,
            "records/x.yaml": records(event("call", "2024-01-01"), dossier="topic")
            + f"statements:\n{''.join(statements)}",
        }
    )
    view = view_of(library, "dossier", "topic")
    agreed, silent, call = view.accounts.boards
    assert [[(step.answer, shown(step)) for step in one.steps] for one in agreed.rows[0]] == [
        [("no", ["one", "three"])],
        [("yes", ["two"])],
    ]
    assert (silent.status, silent.rows) == ("closed", ())
    ((first, second),) = call.rows
    assert [shown(step) for account in (first, second) for step in account.steps] == [["four"], ["five"]]
    assert (view.accounts.count, view.accounts.others) == (5, ())
    assert view.accounts.natures == (("person", 2), ("institution", 1), ("unnamed", 1), ("", 1))
    address = "../../dossiers/topic/#statement-"
    four, five = first.steps[0].statements[0][0], second.steps[0].statements[0][0]
    assert four.replaces.href == f"{address}one"
    # Only one of the two names the other, and both lead to each other.
    assert [one.href for one in four.contradicts] == [f"{address}five"]
    assert [one.href for one in five.contradicts] == [f"{address}four"]
    (link,) = agreed.rows[0][0].steps[0].statements[0][0].replaced_by
    assert (link.href, link.speakers) == (f"{address}four", ("A passer-by",))


def shown(step: Any) -> list[str]:
    return [statement.id for statement, _ in step.statements]


def test_figures_of_a_series_stand_newest_first(library_of: LibraryOf) -> None:
    figures = "  - {series: dead, as_of: 2024-01-01, value: 3, sources: [s1]}\n" * 1
    figures += "  - {series: dead, as_of: 2024-03-01, low: 5, high: 6, sources: [s3], claimed_by: bob}\n"
    figures += "  - {series: dead, as_of: 2024-02-01, value: 4, qualifier: at-least, of: 9, sources: [s3]}\n"
    library = library_of({**HOUSE, "dossiers/topic.md": DOSSIER, "records/x.yaml": f"figures:\n{figures}"})
    (chart,) = view_of(library, "dossier", "topic").figures
    series = chart.series
    assert (chart.anchor, series.unit, series.label.href) == (
        "series-dead",
        "people",
        "../../dossiers/topic/#series-dead",
    )
    shown = [(one.value, one.low, one.high, one.of, one.claimant.text) for one in series.figures]
    assert shown == [
        (None, 5, 6, None, "Bob"),
        (4, None, None, 9, "Ada"),
        (3, None, None, None, "Paper One"),
    ]


def test_one_origin_or_else_one_publisher_counts_once(library_of: LibraryOf) -> None:
    listed = (
        event("both", "2024-01-01").replace("[s1]", "[s1, s2]"),
        event("all", "2024-01-02").replace("[s1]", "[s1, s2, s3]"),
    )
    library = library_of(
        {**HOUSE, "dossiers/topic.md": DOSSIER, "records/x.yaml": records(*listed, dossier="topic")}
    )
    events = [one for chapter in view_of(library, "dossier", "topic").chapters for one in chapter.events]
    assert [(one.id, len(one.sources), one.origins) for one in events] == [("both", 2, 1), ("all", 3, 2)]


def test_an_event_leads_to_the_page_on_which_it_stands_first(library_of: LibraryOf) -> None:
    article = "---\ntitle: A\ndate: 2024-01-01\nactors: [ada]\nevents:\n{0}---\n"
    library = library_of(
        {
            **HOUSE,
            "dossiers/topic.md": DOSSIER,
            "records/topic.yaml": records(event("in-dossier", "2024-01-01"), dossier="topic"),
            "records/none.yaml": records(event("alone", "2024-01-02")),
            "articles/one.md": article.format(event("in-article", "2024-01-03")),
        }
    )
    assert {line.id: line.href for line in view_of(library, "home").events} == {
        "in-dossier": "./dossiers/topic/#event-in-dossier",
        "in-article": "./articles/one/#event-in-article",
        "alone": "./timeline/#event-alone",
    }


# ---------------------------------------------------------------- articles


def test_an_articles_people_have_the_office_of_its_time(library_of: LibraryOf) -> None:
    roles = "roles: [{title: [Minister, Secretary], of: land, from: 2013-02-01, to: 2017-01-20}]"
    article = "---\ntitle: A\ndate: {0}\n{1}actors: [kerry]\n---\n"
    library = library_of(
        {
            "actors/kerry.md": f"---\nname: Kerry\n{roles}\n---\n",
            "actors/land.md": "---\nname: Land\nkind: state\n---\n",
            "articles/then.md": article.format("2015-11-24", ""),
            "articles/later.md": article.format("2024-11-24", ""),
            "articles/looking-back.md": article.format("2024-11-24", "covers: 2015-11/2015-12\n"),
        }
    )
    offices = {
        name: [(one.link.text, one.office, one.office_of) for one in view_of(library, "article", name).actors]
        for name in ("then", "later", "looking-back")
    }
    assert offices == {
        "then": [("Kerry", "Minister", "Land")],
        "later": [("Kerry", "", "")],
        "looking-back": [("Kerry", "Minister", "Land")],
    }


def test_a_withdrawn_article_shows_its_notice_alone(library_of: LibraryOf) -> None:
    header = (
        "withdrawn: It was *wrong*, as [[ada]] showed.\nsummary: Summary.\nimage: images/a.png\nimage_alt: A"
    )
    library = library_of(
        {**HOUSE, "articles/one.md": f"---\ntitle: A\ndate: 2024-01-01\n{header}\n---\nText [@s1].\n"},
        files=frozenset({"images/a.png"}),
    )
    view = view_of(library, "article", "one")
    assert (view.body, view.standfirst, view.image, view.notes, view.sources) == ((), (), None, (), ())
    assert view.page.description == "It was wrong, as Ada showed."
    assert Link("Ada", "../../actors/ada/", "actor") in view.withdrawn


def test_a_translation_says_its_language_and_leads_to_the_original(library_of: LibraryOf) -> None:
    article = "---\ntitle: {0}\ndate: 2024-01-01\n{1}\n---\n"
    library = library_of(
        {
            "articles/one.md": article.format("One", ""),
            "articles/ehad.md": article.format("אחד", "lang: he\ntranslation_of: one"),
        }
    )
    view, original = view_of(library, "article", "ehad"), view_of(library, "article", "one")
    assert (view.page.language, original.page.language) == ("he", "")
    (back,), (forth,) = view.translations, original.translations
    assert (back.link, back.original) == (Link("One", "../../articles/one/", "article", "en"), True)
    assert (forth.link, forth.original) == (Link("אחד", "../../articles/ehad/", "article", "he"), False)


def test_an_article_says_why_it_is_in_a_dossier(library_of: LibraryOf) -> None:
    rule = "match: {any: [{terms: [truce], actors: [ada], tags: [sea], publishers: [bob]}]}"
    header = "actors: [ada]\ntags: [sea]\npublisher: bob"
    library = library_of(
        {
            **HOUSE,
            "dossiers/topic.md": f"---\ntitle: The topic\n{rule}\n---\n",
            "articles/one.md": f"---\ntitle: A\ndate: 2024-01-01\n{header}\n---\nA truce.\n",
        }
    )
    (member,) = view_of(library, "article", "one").dossiers
    assert member.dossier == Link("The topic", "../../dossiers/topic/", "dossier")
    assert member.reason.words == ("truce", "Ada", "sea", "Bob")
    (card,) = view_of(library, "dossier", "topic").articles
    assert card.reason.words == ("truce", "Ada", "sea", "Bob")


# ---------------------------------------------------------------- former addresses


@pytest.mark.parametrize(
    ("path", "header", "former", "now", "root"),
    [
        ("articles/one.md", "title: Now\ndate: 2024-01-01", "articles/old/", "../../articles/one/", "../../"),
        ("actors/one.md", "name: Now", "actors/old/", "../../actors/one/", "../../"),
        ("dossiers/one.md", "title: Now", "dossiers/old/", "../../dossiers/one/", "../../"),
        ("pages/one.md", "title: Now", "old/", "../one/", "../"),
    ],
)
def test_a_former_address_leads_to_the_one_of_today(
    library_of: LibraryOf, path: str, header: str, former: str, now: str, root: str
) -> None:
    library = library_of({path: f"---\n{header}\nformerly: [old, older]\n---\n"})
    redirects = [(name, address) for kind, name, address in find_pages(library) if kind == "redirect"]
    assert [address for _, address in redirects] == [former, former.replace("old", "older")]
    view = view_of(library, "redirect", redirects[0][0])
    assert (view.page.address, view.page.root, view.page.title) == (former, root, "Now")
    assert (view.target.text, view.target.href) == ("Now", now)
    assert view.address == now.removeprefix(root)


# ---------------------------------------------------------------- lists of the whole site


def test_sources_stand_by_publisher_with_what_rests_on_them(library_of: LibraryOf) -> None:
    library = library_of(
        {
            **HOUSE,
            "records/x.yaml": records(event("one", "2024-01-01"), event("two", "2024-01-02")),
            "articles/one.md": "---\ntitle: A\ndate: 2024-01-01\n---\n[@s1; @s3]\n",
        }
    )
    view = view_of(library, "sources")
    assert view.count == 3
    shown = [
        (
            group.publisher.text,
            [(one.source.id, len(one.texts), one.counts) for one in group.entries],
        )
        for group in view.publishers
    ]
    assert shown == [
        ("Ada", [("s3", 1, (0, 0, 0))]),
        ("Paper One", [("s1", 1, (2, 0, 0))]),
        ("Paper Two", [("s2", 0, (0, 0, 0))]),
    ]


def test_corrections_stand_newest_first_and_lead_to_each_other(library_of: LibraryOf) -> None:
    noted = (("2024-02-01", "First."), ("2024-03-01", "Third."), ("2024-02-01", "Second."))
    listed = "".join(f"  - {{date: {date}, note: {note}}}\n" for date, note in noted)
    article = "---\ntitle: A\ndate: 2024-01-01\n%scorrections:\n" + listed + "---\n"
    library = library_of(
        {
            **HOUSE,
            "articles/one.md": article % "",
            "articles/gone.md": article % "withdrawn: It was wrong.\n",
        }
    )
    mine = view_of(library, "article", "one").corrections
    assert [("".join(one.note), one.anchor, one.href) for one in mine] == [
        ("Third.", "correction-2", "../../corrections/#correction-one-2"),
        ("Second.", "correction-3", "../../corrections/#correction-one-3"),
        ("First.", "correction-1", "../../corrections/#correction-one-1"),
    ]
    found = view_of(library, "corrections").corrections
    assert [(one.anchor, one.article.href) for one in found if "-one-" in one.anchor] == [
        ("correction-one-2", "../articles/one/#correction-2"),
        ("correction-one-3", "../articles/one/#correction-3"),
        ("correction-one-1", "../articles/one/#correction-1"),
    ]
    # A withdrawn article shows why, and nothing else.
    assert {one.article.href for one in found if "-gone-" in one.anchor} == {"../articles/gone/"}


def test_the_words_above_the_corrections_are_an_editors(library_of: LibraryOf) -> None:
    corrections = "corrections: [{date: 2024-02-01, note: 'It was [[ada]].'}]"
    texts = {**HOUSE, "articles/one.md": f"---\ntitle: A\ndate: 2024-01-01\n{corrections}\n---\n"}
    bare = view_of(library_of(texts), "corrections")
    assert bare.opening is None
    opened = library_of({**texts, "pages/corrections.md": "---\ntitle: Corrections\n---\nWe correct.\n"})
    view = view_of(opened, "corrections")
    assert view.opening.title == "Corrections"
    (one,) = view.corrections
    assert (one.date.text, one.article) == (
        "2024-02-01",
        Link("A", "../articles/one/#correction-1", "article"),
    )
    assert [part for part in one.note if isinstance(part, Link)] == [Link("Ada", "../actors/ada/", "actor")]
    assert "corrections" not in [name for kind, name, _ in find_pages(opened) if kind == "page"]


# ---------------------------------------------------------------- every page of the sample


def test_every_page_has_an_address_of_its_own(sample: Library) -> None:
    files = [file_of(address) for _, _, address in find_pages(sample)]
    assert len(set(files)) == len(files)


@pytest.mark.parametrize("kind", [row.name for row in KINDS])
def test_a_view_sees_nothing_but_its_inputs(sample: Library, kind: str) -> None:
    row = next(row for row in KINDS if row.name == kind)
    for name in row.ids(sample):
        inputs = row.inputs(sample, name)
        assert isinstance(inputs, tuple)
        view = row.view(inputs)
        assert row.view(pickle.loads(pickle.dumps(inputs))) == view
        assert view == row.view(row.inputs(sample, name))
        assert view.page.address == row.address(name)
        assert view.page.root == root_of(view.page.address)
        assert pickle.loads(pickle.dumps(view)) == view


# ---------------------------------------------------------------- neighbours in a dossier


def in_dossier(date: str, more: str = "") -> str:
    return f"---\ntitle: Of {date}\ndate: {date}\ndossiers: [talks]\n{more}---\n[[ada]] came.\n"


def neighbours(library: Library, name: str) -> tuple[str | None, str | None]:
    (member,) = view_of(library, "article", name).dossiers
    sides = (member.before, member.after)
    before, after = (side[0].href.split("/")[-2] if side else None for side in sides)
    return before, after


def test_an_article_leads_to_those_before_and_after_it_in_its_dossier(library_of: LibraryOf) -> None:
    library = library_of(
        {
            **HOUSE,
            "dossiers/talks.md": "---\ntitle: Talks\n---\n",
            "articles/last.md": in_dossier("2024-03-03"),
            "articles/first.md": in_dossier("2024-01-01"),
            "articles/middle.md": in_dossier("2024-02-02"),
            "articles/middle-he.md": in_dossier("2024-02-05", "lang: he\ntranslation_of: middle\n"),
            "articles/hidden.md": in_dossier("2024-02-03", "status: hidden\n"),
            "articles/elsewhere.md": "---\ntitle: Elsewhere\ndate: 2024-02-04\n---\n",
        }
    )
    assert neighbours(library, "first") == (None, "middle")
    assert neighbours(library, "middle") == ("first", "last")
    assert neighbours(library, "last") == ("middle", None)
    # A translation stands where its original does; what is hidden stands in nobody's way.
    assert neighbours(library, "middle-he") == ("first", "last")
    assert neighbours(library, "hidden") == ("middle", "last")
    assert view_of(library, "article", "elsewhere").dossiers == ()


def test_an_actor_has_its_articles_by_year_newest_first(library_of: LibraryOf) -> None:
    library = library_of(
        {
            **HOUSE,
            "articles/a.md": "---\ntitle: A\ndate: 2023-05-01\n---\n[[ada]]\n",
            "articles/b.md": "---\ntitle: B\ndate: 2024-01-01\n---\n[[ada]]\n",
            "articles/c.md": "---\ntitle: C\ndate: 2024-06-01\n---\n[[ada]]\n",
        }
    )
    articles = view_of(library, "actor", "ada").lists.articles
    assert [(year, [one.link.text for one in group]) for year, group in articles] == [
        ("2024", ["C", "B"]),
        ("2023", ["A"]),
    ]


# ---------------------------------------------------------------- sources


def test_a_source_lists_what_rests_on_it(library_of: LibraryOf) -> None:
    dossier = "---\ntitle: The topic\nseries:\n  - {id: dead, label: Dead}\n---\nSaid so [@s1].\n"
    said = "  - {id: no, date: 2024-01-02, by: ada, gist: No., sources: [s1]}\n"
    counted = "  - {series: dead, as_of: 2024-01-0%s, value: 3, sources: [s1]}\n"
    events = "".join(event(f"e{number}", "2024-01-01") for number in range(30))
    library = library_of(
        {
            **HOUSE,
            "actors/ada.md": "---\nname: Ada\nsources: [s1]\n---\n",
            "dossiers/topic.md": dossier,
            "articles/one.md": "---\ntitle: A\ndate: 2024-01-01\nlang: fr\n---\nSo [@s1].\n",
            "articles/hidden.md": "---\ntitle: H\ndate: 2024-01-01\nstatus: hidden\n---\nSo [@s1].\n",
            "records/x.yaml": f"dossiers: [topic]\nevents:\n{events}statements:\n{said}figures:\n"
            + counted % 1
            + counted % 2,
        }
    )
    groups = {group.publisher.text: group.entries for group in view_of(library, "sources").publishers}
    assert list(groups) == ["Ada", "Paper One", "Paper Two"]
    (one,) = groups["Paper One"]
    assert [(link.text, link.href, link.language) for link in one.texts] == [
        ("A", "../articles/one/", "fr"),
        ("The topic", "../dossiers/topic/", ""),
        ("Ada", "../actors/ada/", ""),
    ]
    assert one.counts == (30, 1, 2)
    assert (len(one.events), one.events[0].href) == (20, "../dossiers/topic/#event-e0")
    assert [(link.href, link.speakers) for link in one.statements] == [
        ("../dossiers/topic/#statement-no", ("Ada",))
    ]
    assert [(link.text, link.href) for link in one.series] == [("Dead", "../dossiers/topic/#series-dead")]


@pytest.mark.parametrize(
    ("archived", "day"),
    [
        ("https://web.archive.org/web/20240926123456/https://example.org/", "2024-09-26"),
        ("https://web.archive.org/web/20240926/https://example.org/", "2024-09-26"),
        ("https://archive.ph/2024.09.26-123456/https://example.org/", "2024-09-26"),
        ("https://archive.ph/AbCd1", "2024-10-01"),
    ],
)
def test_an_archived_copy_has_its_day(library_of: LibraryOf, archived: str, day: str) -> None:
    known = "id: s1, publisher: P, title: T, url: 'https://example.org/', accessed: 2024-10-01"
    library = library_of({"sources/all.yaml": f"- {{{known}, archived: '{archived}'}}"})
    ((entry,),) = (group.entries for group in view_of(library, "sources").publishers)
    assert (entry.source.archived, entry.source.version_date) == (archived, day)
