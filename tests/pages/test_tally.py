"""Counts by year as bars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.pages.tally import BARS, LEAST, MARKS, STEPS, view_tally

COUNTS = st.dictionaries(
    st.integers(-3000, 3000).filter(bool).map(str), st.integers(1, 5000), min_size=2, max_size=30
)


def test_a_bar_stands_at_its_year_as_high_as_its_count() -> None:
    view = view_tally({"2015": 4, "2017": 1, "2018": 2})
    assert view is not None
    assert [(bar.first, bar.last, bar.total, bar.start, bar.width, bar.height) for bar in view.bars] == [
        (2015, 2015, 4, 2.5, 20, 100),
        (2017, 2017, 1, 52.5, 20, 25),
        (2018, 2018, 2, 77.5, 20, 50),
    ]
    assert view.marks == ((2015, 12.5), (2016, 37.5), (2017, 62.5), (2018, 87.5))


def test_a_long_time_has_a_few_years_in_a_bar_and_round_years_below() -> None:
    view = view_tally({"1967": 3, "1968": 1, "2025": 200})
    assert view is not None
    assert [(bar.first, bar.last, bar.total) for bar in view.bars] == [
        (1966, 1967, 3),
        (1968, 1969, 1),
        (2024, 2025, 200),
    ]
    assert [bar.height for bar in view.bars] == [LEAST, LEAST, 100]
    assert [year for year, _ in view.marks] == [1970, 1980, 1990, 2000, 2010, 2020]


def test_what_has_no_year_is_not_drawn() -> None:
    view = view_tally({"0": 5, "2015": 4, "2017": 1})
    assert view is not None
    assert [(bar.first, bar.total) for bar in view.bars] == [(2015, 4), (2017, 1)]


def test_one_year_makes_no_drawing() -> None:
    assert view_tally({}) is None
    assert view_tally({"2015": 4}) is None
    assert view_tally({"0": 9, "2015": 4}) is None


@given(COUNTS)
def test_every_bar_lies_within_the_drawing_and_nothing_is_lost(counts: dict[str, int]) -> None:
    view = view_tally(counts)
    assert view is not None
    assert sum(bar.total for bar in view.bars) == sum(counts.values())
    ends = [(bar.start, bar.start + bar.width) for bar in view.bars]
    assert all(0 <= start < end <= 100.01 for start, end in ends)
    assert ends == sorted(ends)
    assert all(LEAST <= bar.height <= 100 for bar in view.bars)
    assert {bar.last - bar.first + 1 for bar in view.bars} <= set(STEPS)
    assert len(view.bars) <= BARS + 1
    assert len(view.marks) <= MARKS + 1
    assert all(0 <= place <= 100 for _, place in view.marks)
