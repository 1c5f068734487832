"""How entries of one id become one event."""

from __future__ import annotations

import re

import pytest

from dossier.library.model import Event
from tests.conftest import LibraryOf, LinkTexts

SOURCES = """\
- {id: s1, publisher: Paper One, title: First}
- {id: s2, publisher: Paper Two, title: Second}
- {id: s3, publisher: Paper Three, title: Third}
"""
HOUSE = {
    "sources/all.yaml": SOURCES,
    "actors/ada.md": "---\nname: Ada\n---\n",
    "actors/bob.md": "---\nname: Bob\n---\n",
    "dossiers/a.md": "---\ntitle: A\n---\n",
    "dossiers/b.md": "---\ntitle: B\n---\n",
}


def article(date: str, *events: str, header: str = "") -> str:
    listed = "".join(f"  - {{{event}}}\n" for event in events)
    return f"---\ntitle: Article\ndate: {date}\n{header}\nevents:\n{listed}---\nText.\n"


def records(*events: str, header: str = "") -> str:
    return f"{header}\nevents:\n" + "".join(f"  - {{{event}}}\n" for event in events)


def test_the_first_entry_gives_date_and_title_and_the_others_add(library_of: LibraryOf) -> None:
    library = library_of(
        {
            **HOUSE,
            "articles/late.md": article(
                "2024-03-01",
                "id: met, date: 2024-01-09, title: Late, actors: [bob], "
                "sources: [s3], place: Rome, text: 2nd.",
                header="dossiers: [b]",
            ),
            "articles/early.md": article(
                "2024-02-01",
                "id: met, date: 2024-01-09, title: Early, sources: [s2, s1], kind: legal, disputed: By Bob.",
            ),
            "records/x.yaml": records(
                "id: met, date: 2024-01, title: They meet, actors: [ada], "
                "sources: [s1], weight: key, text: 1st.",
                header="dossiers: [a]",
            ),
        }
    )
    event = library.events["met"]
    assert (event.date.text, event.title) == ("2024-01", "They meet")
    assert event.sources == ("s1", "s2", "s3")
    assert event.actors == ("ada", "bob")
    assert event.dossiers == ("a", "b")
    assert event.articles == ("early", "late")
    assert (event.place, event.kind, event.weight, event.status) == ("Rome", "legal", "key", "")
    assert ["".join(part.text for part in text) for text in event.texts] == ["1st.", "2nd."]
    assert "".join(part.text for part in event.disputed) == "By Bob."
    assert event.dates == ()


def test_the_same_words_twice_are_shown_once(library_of: LibraryOf) -> None:
    entry = "id: met, date: 2024-01-09, title: They meet, text: Once., sources: [s1]"
    library = library_of({**HOUSE, "records/x.yaml": records(entry, entry)})
    assert len(library.events["met"].texts) == 1
    assert library.events["met"].sources == ("s1",)


def shown_dates(event: Event) -> list[tuple[str, tuple[str, ...]]]:
    return [(dated.date.text, dated.sources) for dated in event.dates]


@pytest.mark.parametrize(
    ("dates", "differing"),
    [
        (("2024-01-09", "2024-01-09"), False),
        (("2024-01-09", "2024-01"), False),
        (("2024-01-09", "2024-01-08/2024-01-10"), False),
        (("2024-01-09", "2024-01-09T21:30:00+03:00"), False),
        (("2024-01-09", "2023-12/.."), False),
        (("2024-01-09", "2024-01-10"), True),
        (("2024-01-09", "2024-01-09", "2024-01-10"), True),
        (("2024-01-09", "2024-01", "2024-01-10"), True),
        (("2024-01", "2024-02-01"), True),
    ],
)
def test_only_dates_that_cannot_both_be_true_are_shown(
    library_of: LibraryOf, dates: tuple[str, ...], differing: bool
) -> None:
    entries = [
        f"id: met, date: '{date}', title: They meet, sources: [s{number}]"
        for number, date in enumerate(dates, 1)
    ]
    event = library_of({**HOUSE, "records/x.yaml": records(*entries)}).events["met"]
    given: dict[str, list[str]] = {}
    for number, date in enumerate(dates, 1):
        given.setdefault(date, []).append(f"s{number}")
    wanted = [(date, tuple(sources)) for date, sources in given.items()] if differing else []
    assert shown_dates(event) == wanted
    assert event.date.text == dates[0]


def test_an_entry_without_a_date_is_no_different_date(library_of: LibraryOf) -> None:
    entries = (
        "id: met, date: 2024-01-09, title: They meet, sources: [s1]",
        "id: met, sources: [s2]",
        "id: met, date: 2024-01-10, sources: [s2, s3]",
    )
    event = library_of({**HOUSE, "records/x.yaml": records(*entries)}).events["met"]
    assert shown_dates(event) == [("2024-01-09", ("s1",)), ("2024-01-10", ("s2", "s3"))]


def test_what_differs_where_one_thing_is_shown_is_a_notice(link_texts: LinkTexts) -> None:
    entries = (
        "id: met, date: 2024-01-09, title: They meet, place: Rome, sources: [s1]",
        "id: met, place: Bari, weight: key, sources: [s2]",
        "id: met, place: Rome, weight: key, sources: [s2]",
    )
    library, problems = link_texts({**HOUSE, "records/x.yaml": records(*entries)})
    assert [(str(problem), problem.notice) for problem in problems] == [
        (
            (
                "content/records/x.yaml: events[1].place: 'Bari' is not shown: content/records/x.yaml has "
                "'Rome' for the event 'met'; make them agree [event-differs]"
            ),
            True,
        )
    ]
    assert (library.events["met"].place, library.events["met"].weight) == ("Rome", "key")


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ("date: 2024-01-09, title: They meet in Rome", "2024-01-09-they-meet-in-rome"),
        ("date: 2024-01-08/2024-01-09, title: 'Élysée, again'", "2024-01-08-2024-01-09-elysee-again"),
        ("id: own, date: 2024-01-09, title: They meet", "own"),
    ],
)
def test_an_event_without_an_id_gets_one_from_date_and_title(
    library_of: LibraryOf, event: str, name: str
) -> None:
    library = library_of({**HOUSE, "records/x.yaml": records(f"{event}, sources: [s1]")})
    assert list(library.events) == [name]


def test_a_title_without_latin_letters_becomes_ten_digits(library_of: LibraryOf) -> None:
    first, second = "date: 2024-01-09, title: פגישה", "date: 2024-01-10, title: פגישה"
    texts = {**HOUSE, "records/x.yaml": records(f"{first}, sources: [s1]", f"{second}, sources: [s1]")}
    names = list(library_of(texts).events)
    assert len(names) == 2
    assert all(re.fullmatch("[0-9a-f]{10}", name) for name in names)


def test_a_long_title_is_cut_and_stays_unique(library_of: LibraryOf) -> None:
    long = "They meet for the longest of all talks between two governments that were ever held on "
    first, second = f"date: 2024-01-09, title: {long} land", f"date: 2024-01-09, title: {long} water"
    texts = {**HOUSE, "records/x.yaml": records(f"{first}, sources: [s1]", f"{second}, sources: [s1]")}
    names = list(library_of(texts).events)
    assert len(names) == 2
    assert all(len(name) == 91 for name in names)
    assert {name[:81] for name in names} == {
        "2024-01-09-they-meet-for-the-longest-of-all-talks-between-two-governments-that-w-"
    }


def test_an_id_never_comes_from_a_place_in_a_file(library_of: LibraryOf) -> None:
    one, two = "date: 2024-01-09, title: One, sources: [s1]", "date: 2024-01-09, title: Two, sources: [s1]"
    first = library_of({**HOUSE, "records/x.yaml": records(one, two)})
    second = library_of({**HOUSE, "records/a.yaml": records(two), "records/x.yaml": records(one)})
    assert set(first.events) == set(second.events)


def test_an_article_with_a_publisher_is_a_source_of_its_records(library_of: LibraryOf) -> None:
    entry = "id: met, date: 2024-01-09, title: They meet"
    library = library_of(
        {
            **HOUSE,
            "articles/report.md": article("2024-02-01", entry, header="publisher: The Paper"),
            "articles/second.md": article(
                "2024-02-02", "id: met, sources: [s1, second]", header="publisher: Other"
            ),
        }
    )
    assert library.events["met"].sources == ("report", "s1", "second")
    assert library.sources["s1"].events == ("met",)


def test_a_bare_address_is_a_source_with_a_notice(link_texts: LinkTexts) -> None:
    entry = "id: met, date: 2024-01-09, title: They meet, sources: ['https://example.org/x']"
    library, problems = link_texts({**HOUSE, "records/x.yaml": records(entry)})
    assert library.events["met"].sources == ("https://example.org/x",)
    assert [(str(problem), problem.notice) for problem in problems] == [
        (
            (
                "content/records/x.yaml: events[0].sources[0]: 'https://example.org/x' is a bare address; "
                "list it in content/sources/ and give its id [source-address]"
            ),
            True,
        )
    ]
