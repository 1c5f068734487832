"""In which order things stand, whatever the order in which files are read."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.library.link import build_library
from dossier.library.mentions.texts import find_all_mentions
from dossier.library.model import Event, Library
from dossier.pages.kinds import KINDS, find_pages
from dossier.source.dates import parse_date
from dossier.source.documents import Parsed
from tests.conftest import SAMPLE_TODAY, LibraryOf, parse_texts

SOURCES = "".join(f"- {{id: s{number}, publisher: Paper {number}, title: T}}\n" for number in range(4))
ACTORS = {f"actors/{name}.md": f"---\nname: {name.title()}\n---\n" for name in ("ada", "bob", "cleo")}


def event(name: str, date: str) -> str:
    return f"  - {{id: {name}, date: '{date}', title: Title, sources: [s1]}}\n"


def test_events_stand_by_earliest_day_then_moment_then_as_written(library_of: LibraryOf) -> None:
    dates = {
        "moment-late": "2024-09-25T21:30:00+03:00",
        "moment-early": "2024-09-25T10:30:00+03:00",
        "day": "2024-09-25",
        "interval": "2024-09-25/2024-09-28",
        "day-before": "2024-09-24",
        "month": "2024-09",
        "year": "2024",
        "spring": "2024-21",
        "before": "../2024",
        "about": "2024-09-25~",
    }
    listed = "".join(event(name, date) for name, date in dates.items())
    library = library_of({"sources/all.yaml": SOURCES, "records/x.yaml": f"events:\n{listed}"})
    assert list(library.events) == [
        "before",
        "year",
        "spring",
        "month",
        "day-before",
        "day",
        "interval",
        "about",
        "moment-early",
        "moment-late",
    ]


def test_on_one_day_records_stand_before_articles_and_files_by_date_then_path(library_of: LibraryOf) -> None:
    def article(date: str, *names: str) -> str:
        listed = "".join(event(name, "2024-01-01") for name in names)
        return f"---\ntitle: Article\ndate: {date}\nevents:\n{listed}---\n"

    library = library_of(
        {
            "articles/2024/c.md": article("2024-03-01", "seventh", "eighth"),
            "articles/2023/late.md": article("2024-04-01", "ninth"),
            "articles/2025/early.md": article("2024-02-01", "fifth"),
            "articles/2024/b.md": article("2024-03-01", "sixth"),
            "records/b.yaml": "events:\n" + event("third", "2024-01-01") + event("fourth", "2024-01-01"),
            "records/a.yaml": "events:\n" + event("second", "2024-01-01") + event("first", "2023-12-31"),
            "sources/all.yaml": SOURCES,
        }
    )
    assert list(library.events) == [
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    ]
    assert list(library.articles) == ["late", "c", "b", "early"]


def test_what_names_an_actor_stands_newest_first_and_a_dossiers_events_do_not(library_of: LibraryOf) -> None:
    said = "  - {{id: {0}, date: {1}, by: ada, gist: '{0}', sources: [s1]}}\n"
    told = "  - {{id: {0}, date: {1}, title: T, actors: [ada], sources: [s1]}}\n"
    library = library_of(
        {
            **ACTORS,
            "sources/all.yaml": SOURCES,
            "dossiers/a.md": "---\ntitle: A\n---\n",
            "articles/old.md": "---\ntitle: O\ndate: 2024-01-01\nactors: [ada]\ndossiers: [a]\n---\n",
            "articles/new.md": "---\ntitle: N\ndate: 2024-01-02\nactors: [ada]\ndossiers: [a]\n---\n",
            "records/x.yaml": "dossiers: [a]\nevents:\n"
            + told.format("later", "2024-02-01")
            + told.format("earlier", "2024-01-01")
            + "statements:\n"
            + said.format("second", "2024-02-01")
            + said.format("first", "2024-01-01"),
        }
    )
    actor, dossier = library.actors["ada"], library.dossiers["a"]
    assert (actor.articles, actor.events, actor.statements) == (
        ("new", "old"),
        ("later", "earlier"),
        ("second", "first"),
    )
    assert (dossier.articles, dossier.events, dossier.statements) == (
        ("new", "old"),
        ("earlier", "later"),
        ("first", "second"),
    )


@pytest.fixture(scope="module")
def parsed(sample_texts: dict[str, str]) -> list[Parsed]:
    """Give the parsed files of the sample."""
    return parse_texts(sample_texts)[0]


def shuffled(parsed: list[Parsed], seed: int, today: str) -> Library:
    mixed = list(parsed)
    random.Random(seed).shuffle(mixed)
    findings = find_all_mentions(mixed, "en")
    return build_library(mixed, findings, frozenset(), frozenset(), "en", parse_date(today))[0]


@settings(max_examples=10, deadline=None)
@given(seed=st.integers())
def test_the_order_of_files_never_changes_the_library_of_the_sample(parsed: list[Parsed], seed: int) -> None:
    library = shuffled(parsed, seed, SAMPLE_TODAY)
    first = shuffled(parsed, 0, SAMPLE_TODAY)
    assert library == first
    # Equal mappings may still differ in their order, which pages show.
    for name in ("articles", "actors", "dossiers", "sources", "events", "statements", "figures", "pages"):
        assert list(getattr(library, name)) == list(getattr(first, name)), name


@settings(max_examples=3, deadline=None)
@given(seed=st.integers())
def test_the_order_of_files_never_changes_a_page(parsed: list[Parsed], seed: int) -> None:
    library, first = shuffled(parsed, seed, SAMPLE_TODAY), shuffled(parsed, 0, SAMPLE_TODAY)
    pages = list(find_pages(first))
    assert list(find_pages(library)) == pages
    rows = {row.name: row for row in KINDS}
    for kind, name, _ in pages:
        row = rows[kind]
        assert row.view(row.inputs(library, name)) == row.view(row.inputs(first, name)), (kind, name)


KINDS_OF_RECORDS = {
    "events": "  - {{id: {0}, date: '{1}', title: Title of {0}, disputed: By Bob., sources: [s1]}}\n",
    "statements": "  - {{id: {0}, date: '{1}', by: ada, gist: Words of {0}., about: [met], sources: [s2]}}\n",
    "figures": "  - {{id: {0}, series: dead, as_of: '{1}', value: 3, scope: Of {0}, sources: [s3]}}\n",
}
HOUSE = {
    **ACTORS,
    "sources/all.yaml": SOURCES,
    "dossiers/a.md": "---\ntitle: A\nseries:\n  - {id: dead, label: Dead}\n---\n",
}


@settings(max_examples=40, deadline=None)
@given(
    kind=st.sampled_from(sorted(KINDS_OF_RECORDS)),
    days=st.lists(st.sampled_from(["2024-01-08", "2024-01-09", "2024-01", "2024"]), min_size=1, max_size=6),
    data=st.data(),
)
def test_the_order_of_entries_decides_only_among_equals_of_a_day(
    library_of: LibraryOf, kind: str, days: list[str], data: st.DataObject
) -> None:
    entries = [KINDS_OF_RECORDS[kind].format(f"n{number}", day) for number, day in enumerate(days)]
    met = "events:\n  - {id: met, date: 2020-01-01, title: They met, sources: [s0]}\n"

    def order(listed: list[str]) -> list[tuple[tuple[float, float], str]]:
        head = f"{met}{kind}:\n" if kind != "events" else met
        library = library_of({**HOUSE, "records/x.yaml": "dossiers: [a]\n" + head + "".join(listed)})
        table = getattr(library, kind)
        return [(one.order[:2], name) for name, one in table.items() if name != "met"]

    as_written = order(entries)
    mixed = data.draw(st.permutations(entries))
    other = order(mixed)
    assert [day for day, _ in as_written] == [day for day, _ in other] == sorted(day for day, _ in other)
    assert sorted(as_written) == sorted(other)
    # Of one day they stand as they were written.
    places = [entry.partition("id: ")[2].partition(",")[0] for entry in mixed]
    assert other == sorted(other, key=lambda one: (one[0], places.index(one[1])))


NAMES = st.lists(st.sampled_from(["ada", "bob", "cleo"]), unique=True)
DATES = st.sampled_from(["2024-01-08", "2024-01-09", "2024-01", "2024-01-08/2024-01-10", "2024"])
ENTRIES = st.lists(
    st.tuples(DATES, NAMES, st.lists(st.sampled_from(["s0", "s1", "s2", "s3"]), min_size=1, unique=True)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(entries=ENTRIES)
def test_entries_of_one_id_lose_nothing(
    library_of: LibraryOf, entries: list[tuple[str, list[str], list[str]]]
) -> None:
    texts = {
        f"records/{place}.yaml": f"events:\n  - id: met\n    date: '{date}'\n    title: Title {place}\n"
        f"    actors: [{', '.join(actors)}]\n    sources: [{', '.join(sources)}]\n"
        for place, (date, actors, sources) in enumerate(entries)
    }
    event = library_of({**ACTORS, "sources/all.yaml": SOURCES, **texts}).events["met"]
    assert (event.date.text, event.title) == (entries[0][0], "Title 0")
    assert set(event.actors) == {name for _, actors, _ in entries for name in actors}
    assert set(event.sources) == {name for _, _, sources in entries for name in sources}
    assert len(set(event.sources)) == len(event.sources)
    assert len(set(event.actors)) == len(event.actors)

    given_dates = {date: parse_date(date) for date, _, _ in entries}
    differ = not all(one.overlaps(other) for one in given_dates.values() for other in given_dates.values())
    assert {dated.date.text for dated in event.dates} == (set(given_dates) if differ else set())
    for dated in event.dates:
        wanted = [name for date, _, sources in entries if date == dated.date.text for name in sources]
        assert dated.sources == tuple(dict.fromkeys(wanted))


@settings(max_examples=60, deadline=None)
@given(entries=ENTRIES, data=st.data())
def test_it_does_not_matter_how_the_entries_of_one_id_are_divided(
    library_of: LibraryOf, entries: list[tuple[str, list[str], list[str]]], data: st.DataObject
) -> None:
    """Merging is associative: entries in one file or in several make one and the same event."""

    def merge(files: list[list[int]]) -> Event:
        texts = {
            f"records/{place:02}.yaml": "events:\n"
            + "".join(
                f"  - id: met\n    date: '{entries[one][0]}'\n    title: Title {one}\n    text: Text {one}.\n"
                f"    actors: [{', '.join(entries[one][1])}]\n    sources: [{', '.join(entries[one][2])}]\n"
                for one in file
            )
            for place, file in enumerate(files)
        }
        return library_of({**ACTORS, "sources/all.yaml": SOURCES, **texts}).events["met"]

    cuts = data.draw(st.sets(st.integers(1, len(entries) - 1))) if len(entries) > 1 else set()
    edges = [0, *sorted(cuts), len(entries)]
    numbers = list(range(len(entries)))
    divided = [numbers[start:end] for start, end in pairwise(edges)]
    assert merge(divided) == merge([numbers])
