"""What was made, laid out in two rows of numbers, answers as if each had a row of its own."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from dossier.build.made import Made, MadeTable, Work

TARGETS = [f"articles/{number}/" for number in range(40)]
rows = st.lists(st.integers(0, len(TARGETS) - 1), max_size=6)
# Numbers whose bytes are found in those of others, too, and across the border of two.
codes = st.lists(st.sampled_from([0, 1, 256, 65536, 2**24, 2**32 - 1, 257]), max_size=6)
made = st.dictionaries(st.tuples(st.just("article"), st.text("abc", max_size=3)), st.tuples(codes, rows))
Rows = dict[Work, tuple[list[int], list[int]]]


def make_table(rows: Rows) -> MadeTable:
    table = MadeTable()
    table.add({work: Made(array("I", reads), array("I", links)) for work, (reads, links) in rows.items()})
    return table


def list_rows(table: MadeTable) -> Rows:
    return {
        work: (list(table.reads.row(place)), list(table.links.row(place)))
        for work, place in table.places.items()
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
    kept = data.draw(st.permutations(list(rows)).flatmap(lambda works: st.sampled_from([works, works[1:]])))
    table = make_table(rows).select(kept)
    assert list_rows(table) == {work: rows[work] for work in kept}
    assert list(table.places) == kept


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
