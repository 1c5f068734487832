"""What was made, laid out in files of numbers, answers as if each had a row of its own."""

from __future__ import annotations

import pickle
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.build.growing import Texts
from dossier.build.made import Made, MadeTable, Work

TARGETS = [f"articles/{number}/" for number in range(40)]
rows = st.lists(st.integers(0, len(TARGETS) - 1), max_size=6)
# Numbers whose bytes are found in those of others, too, and across the border of two.
codes = st.lists(st.sampled_from([0, 1, 256, 65536, 2**24, 2**32 - 1, 257]), max_size=6)
made = st.dictionaries(st.tuples(st.just("article"), st.text("abc", max_size=3)), st.tuples(codes, rows))
Rows = dict[Work, tuple[list[int], list[int]]]


def make_table(rows: Rows) -> MadeTable:
    table = MadeTable()
    table.add(make_all(rows), find_files)
    return table


def find_files(work: Work) -> tuple[str, ...]:
    return ("/".join(work),)


def make_all(rows: Rows) -> dict[Work, Made]:
    return {work: Made(array("I", reads), array("I", links)) for work, (reads, links) in rows.items()}


def list_rows(table: MadeTable) -> Rows:
    return {
        work: (list(table.reads.row(place)), list(table.links.row(place)))
        for place, work in enumerate(table.files)
    }


@given(made, st.sets(st.integers(0, 300) | st.sampled_from([65536, 2**24, 2**32 - 1]), max_size=30))
def test_who_has_read_something_is_found(rows: Rows, wanted: set[int]) -> None:
    assert make_table(rows).find_readers(wanted) == {
        work for work, (reads, _) in rows.items() if wanted & set(reads)
    }


@given(made, st.sets(st.integers(0, len(TARGETS)), max_size=30))
def test_who_leads_somewhere_is_found_in_order(rows: Rows, wanted: set[int]) -> None:
    assert list(make_table(rows).find_leading(wanted)) == [
        (work, led) for work, (_, links) in rows.items() if (led := wanted & set(links))
    ]


@given(made, st.data())
def test_some_of_it_can_be_kept(rows: Rows, data: st.DataObject) -> None:
    dropped = data.draw(st.sets(st.sampled_from([*rows, ("article", "none")])))
    table = make_table(rows).drop(dropped)
    assert list_rows(table) == {work: row for work, row in rows.items() if work not in dropped}
    assert list(table.files) == [work for work in rows if work not in dropped]


@given(made)
def test_targets_to_which_nothing_leads_are_dropped_when_they_are_many(rows: Rows) -> None:
    table = make_table(rows)
    used = {place for _, links in rows.values() for place in links}
    targets = table.prune(TARGETS)
    assert set(targets) == (
        {TARGETS[place] for place in used} if 2 * len(used) < len(TARGETS) else {*TARGETS}
    )
    for work, (_, links) in list_rows(table).items():
        assert [targets[place] for place in links] == [TARGETS[place] for place in rows[work][1]]


@given(st.lists(st.tuples(made, st.integers(0, 3), st.sampled_from(["save", "kill", "go on"])), max_size=8))
def test_whatever_is_made_anew_and_kept_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, builds: list[tuple[Rows, int, str]]
) -> None:
    """The last number of a build says which one in four of all is dropped, and its word how it ends."""
    folder = tmp_path_factory.mktemp("rows")
    table, rows = MadeTable(), dict[Work, tuple[list[int], list[int]]]()
    index, saved = pickle.dumps(table), rows
    for anew, dropped, end in builds:
        gone = {work for place, work in enumerate(rows) if work in anew or place % 4 == dropped}
        table = table.drop(gone)
        table.add(make_all(anew), find_files)
        rows = {**{work: rows[work] for work in rows if work not in gone}, **anew}
        if end != "go on":
            table.save(folder)
        if end == "save":
            index, saved = pickle.dumps(table), rows
        if end != "go on":
            # A build that is killed has written its rows, but no index that speaks of them.
            table, rows = pickle.loads(index), saved
        assert list_rows(table) == rows
        assert table.files == {work: find_files(work) for work in rows}
        for code in {0, 1, 257, 65536}:
            assert table.find_readers({code}) == {work for work, (reads, _) in rows.items() if code in reads}


def test_rows_of_no_use_do_not_pile_up(tmp_path: Path) -> None:
    table = make_table({("article", "a"): ([1, 2, 3], [4])})
    for code in range(100):
        table = table.drop({*table.files})
        table.add(make_all({("article", "a"): ([code, 2, 3], [4])}), find_files)
        table.save(tmp_path)
    assert all(Path(file).stat().st_size <= 24 for file in table.stores)
    assert list_rows(pickle.loads(pickle.dumps(table))) == {("article", "a"): ([99, 2, 3], [4])}


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=5), max_size=4), max_size=4))
def test_texts_that_were_added_are_read_again(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[list[str]]
) -> None:
    folder, texts = tmp_path_factory.mktemp("texts"), Texts()
    for piece in pieces:
        texts.add(piece)
        texts.growing.save(folder)
        texts = pickle.loads(pickle.dumps(texts))
    assert texts.read() == [text.replace("\0", "%00") for piece in pieces for text in piece]
    assert len(texts) == sum(map(len, pieces))
