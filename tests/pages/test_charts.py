"""How the figures of a series become lines on a chart."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.pages.charts import FOOT, LEFT, RIGHT, TOP, Value, find_scale, find_ticks, place_line
from dossier.pages.kinds import KINDS
from dossier.source.dates import parse_date
from tests.conftest import LibraryOf

HOUSE = {
    "sources/all.yaml": "- {id: s1, publisher: Paper One, title: First}\n",
    "dossiers/topic.md": """\
---
title: The topic
series:
  - {id: late, label: Late}
  - {id: dead, label: Dead, unit: people, stale_after: 90}
---
""",
    "articles/new.md": "---\ntitle: New\ndate: 2024-12-31\ndossiers: [topic]\n---\n",
}


def charts(library_of: LibraryOf, *figures: str) -> tuple[Any, ...]:
    listed = "".join(f"  - {{series: dead, sources: [s1], {one}}}\n" for one in figures)
    library = library_of({**HOUSE, "records/x.yaml": f"figures:\n{listed}"}, today="2025-01-01")
    row = next(row for row in KINDS if row.name == "dossier")
    shown: tuple[Any, ...] = row.view(row.inputs(library, "topic")).figures
    return shown


def test_claimants_and_scopes_are_never_one_line(library_of: LibraryOf) -> None:
    (chart,) = charts(
        library_of,
        "as_of: 2024-01-01, value: 1, scope: men, claimed_by: Ada",
        "as_of: 2024-02-01, value: 2, scope: men, claimed_by: Ada",
        "as_of: 2024-02-01, value: 3, scope: women, claimed_by: Ada",
        "as_of: 2024-03-01, value: 4, scope: men, claimed_by: Bob",
    )
    lines = [(line.newest.claimant.text, line.newest.scope, line.newest.value) for line in chart.lines]
    assert lines == [("Bob", "men", 4), ("Ada", "men", 2), ("Ada", "women", 3)]
    assert [len(line.panel.points) for line in chart.lines] == [1, 2, 1]
    assert [len(line.panel.strokes) for line in chart.lines] == [0, 1, 0]
    # All panels have the same scales.
    assert chart.lines[1].panel.points[1].x == chart.lines[2].panel.points[0].x
    assert {line.panel.zero for line in chart.lines} == {FOOT}


@pytest.mark.parametrize(
    "figures",
    [
        ("as_of: 2024-01-01, value: 1",),
        ("as_of: 2024-01-01, value: 1, scope: for", "as_of: 2024-01-01, value: 2, scope: against"),
        ("as_of: 2024-01-01, value: 1", "as_of: 2024-02-01/.., value: 2"),
    ],
)
def test_without_two_times_there_is_no_chart(library_of: LibraryOf, figures: tuple[str, ...]) -> None:
    (chart,) = charts(library_of, *figures)
    assert chart.ticks == ()
    assert [line.panel for line in chart.lines] == [None] * len(chart.lines)


def test_periods_are_steps_and_ranges_are_bars(library_of: LibraryOf) -> None:
    (chart,) = charts(
        library_of,
        "as_of: 2013, value: 4",
        "as_of: 2014, value: 8, qualifier: at-least",
        "as_of: 2016, value: 6, qualifier: about",
        "as_of: 2017-06-01, low: 2, high: 5",
        "as_of: 2018-06-01, value: 3, qualifier: at-most",
    )
    (line,) = chart.lines
    panel = line.panel
    assert [(one.y, one.sign) for one in panel.periods] == [(57, ""), (TOP, "up"), (42, "about")]
    assert [one.sign for one in panel.points] == ["down"]
    assert [(one.top, one.foot) for one in panel.ranges] == [(49, 72)]
    # Only two years that meet are joined, where one ends and the other begins.
    assert [(one.x, one.y, one.to_x, one.to_y) for one in panel.strokes] == [
        (panel.periods[1].x, 57, panel.periods[1].x, TOP)
    ]
    assert chart.signs == ("up", "down", "about", "range")
    assert [tick.date.text for tick in chart.ticks] == ["2013", "2014", "2015", "2016", "2017", "2018"]


def test_a_chart_says_when_its_newest_figure_is_old(library_of: LibraryOf) -> None:
    assert charts(library_of, "as_of: 2024-10-02, value: 1")[0].stale == 0
    assert charts(library_of, "as_of: 2024-10-01, value: 1")[0].stale == 91
    assert charts(library_of, "as_of: 2024-10, value: 1", "as_of: 2024-08-01, value: 2")[0].stale == 0


DATES = st.sampled_from(
    ["2023", "2024", "2024-03", "2024-02-29", "2024-03-01", "2024-03-05/2024-05-01", "0000", "-0044-03-15",
     "1990~", "201X", "2024-22", "2024-05-01T10:00:00Z", "2023-10-08/..", "Y17000", "9999-12-31"]
)  # fmt: skip
NUMBERS = st.one_of(st.integers(0, 10**9), st.floats(0, 1e6, allow_nan=False))


@st.composite
def values(draw: st.DrawFn) -> Value:
    one, other = sorted((draw(NUMBERS), draw(NUMBERS)))
    same = draw(st.booleans())
    sign = draw(st.sampled_from(["", "at-least", "more-than", "at-most", "about"]))
    return Value(parse_date(draw(DATES)), one, one if same else other, sign)


@given(given_values=st.lists(values(), max_size=8))
def test_whatever_is_drawn_lies_on_the_chart(given_values: list[Value]) -> None:
    scale = find_scale(given_values)
    if scale is None:
        return
    panel = place_line(given_values, scale)
    assert panel is not None
    placed = [one for one in given_values if one.as_of.earliest is not None and one.as_of.latest is not None]
    assert len(panel.points) + len(panel.periods) + len(panel.ranges) == len(placed)
    for x, y in [(one.x, one.y) for one in (*panel.points, *panel.periods)]:
        assert LEFT <= x <= RIGHT
        assert TOP <= y <= FOOT
    assert all(TOP <= one.top <= one.foot <= FOOT for one in panel.ranges)
    assert all(one.x + one.length <= RIGHT + 0.1 for one in panel.periods)
    assert all(one.x <= one.to_x for one in panel.strokes)
    ticks = find_ticks(scale)
    assert all(LEFT <= tick.x <= RIGHT for tick in ticks)
    assert all(one.x < other.x for one, other in pairwise(ticks))
