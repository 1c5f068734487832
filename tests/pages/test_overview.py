"""The timeline as a picture: what stands where, for any events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dossier.pages.bands import Era
from dossier.pages.labels import find_rows, measure, place_flags, shorten
from dossier.pages.lanes import Course, draw_lanes
from dossier.pages.overview import SIZES, Drawing, Happening, draw
from dossier.pages.scale import Scale, find_dense, find_ticks
from dossier.pages.strip import DOT, Strip
from dossier.source.dates import day_number, parse_date

WIDE, NARROW = 0, 1


def happen(*events: str) -> list[Happening]:
    """Make events of lines such as `2024-09-25 key disputed`, in the order of time."""
    happenings = []
    for number, event in enumerate(events):
        day, _, look = event.partition(" ")
        happenings.append(Happening(parse_date(day), f"Event {number}", f"#e{number}", look or "normal"))
    return sorted(happenings, key=lambda one: one.date.sort_key)


def strip_of(*events: str, width: int = WIDE) -> Strip:
    """Give the only strip of a drawing."""
    (strip,) = draw(happen(*events))[width].strips
    return strip


def looks(strip: Strip) -> dict[str, str]:
    return {mark.href: mark.look for mark in strip.marks}


def days(last: int = 3650) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(730_000, 730_000 + last), min_size=3, max_size=90)


def at_days(numbers: Iterable[int]) -> list[Happening]:
    """Make an event of each day number, every fifth a key one."""
    texts = (date.fromordinal(number).isoformat() for number in sorted(numbers))
    return happen(*(f"{text} {'normal' if number % 5 else 'key'}" for number, text in enumerate(texts)))


# ---------------------------------------------------------------- proportion and precision


def test_days_lie_in_true_proportion() -> None:
    strip = strip_of("2024-01-01", "2024-01-11", "2024-01-31")
    first, second, third = (mark.x for mark in strip.marks)
    assert abs((third - first) - 3 * (second - first)) <= 2


def test_a_day_is_a_dot_and_a_year_is_as_wide_as_a_year() -> None:
    strip = strip_of("2020-01-01", "2021", "2022-06", "2023-12-31")
    dot, year, month, _ = strip.marks
    assert dot.length == 0
    assert abs(year.length - strip_width(strip) / 4) <= 2
    assert abs(month.length - strip_width(strip) / 48) <= 2
    assert (year.look, month.look) == ("normal vague", "normal vague")


def strip_width(strip: Strip) -> int:
    return SIZES[WIDE].width - 16


def test_what_is_known_of_a_date_can_be_seen() -> None:
    shown = looks(
        strip_of(
            "2020-01-01", "2020-02-01/2020-08-01", "2020-03-01~", "2020-04-01?", "2021-02~/2021-06?",
            "2021-07-01/..", "../2020-03-01", "2022-06-01 normal planned",
            "2022-07-01 minor cancelled disputed",
        )
    )  # fmt: skip
    assert shown == {
        "#e0": "normal",
        "#e1": "normal period",
        "#e2": "normal about",
        "#e3": "normal unsure",
        "#e4": "normal about unsure period",
        "#e5": "normal period open",
        "#e6": "normal period unbegun",
        "#e7": "normal planned",
        "#e8": "minor cancelled disputed",
    }


def test_an_open_end_reaches_the_end_of_the_drawing_and_an_unknown_one_claims_nothing() -> None:
    strip = strip_of("2020-01-01", "2021-01-01/..", "2021-01-01/", "../2020-06-01", "2022-12-31")
    marks = {mark.href: mark for mark in strip.marks}
    assert marks["#e1"].x + marks["#e1"].length == SIZES[WIDE].width - 8
    assert marks["#e2"].length == 0
    assert marks["#e3"].x == 8


def test_a_period_too_short_to_be_seen_as_one_is_a_dot() -> None:
    strip = strip_of("1967-06-05/1967-06-10", "1993-09-13", "2025-01-01")
    assert (strip.marks[0].length, strip.marks[0].look) == (0, "normal")


# ---------------------------------------------------------------- what lies over each other


def test_five_events_of_one_day_stand_over_each_other_in_order() -> None:
    strip = strip_of("2024-01-01", *["2024-09-26"] * 5, "2024-12-31")
    stacked = [mark for mark in strip.marks if mark.href in {f"#e{number}" for number in range(1, 6)}]
    assert len({mark.x for mark in stacked}) == 1
    heights = [mark.y for mark in stacked]
    assert heights == sorted(heights, reverse=True)
    assert all(low - high == DOT for low, high in pairwise(heights))


def test_what_has_no_room_is_counted_and_key_events_come_first() -> None:
    strip = strip_of("2024-01-01", *["2024-09-26"] * 9, "2024-09-26 key", "2024-12-31")
    assert [(count.number, count.href) for count in strip.counts] == [(3, "#e7")]
    assert "#e10" in {mark.href for mark in strip.marks}
    assert strip.counts[0].y < min(mark.y for mark in strip.marks)


@given(days())
def test_every_event_is_drawn_once_or_counted(numbers: list[int]) -> None:
    happenings = at_days(numbers)
    for drawing in draw(happenings):
        drawn = [mark.href for strip in drawing.strips for mark in strip.marks]
        counted = sum(count.number for strip in drawing.strips for count in strip.counts)
        assert len(set(drawn)) == len(drawn)
        assert len(drawn) + counted == len(happenings)


@given(days(400))
def test_nothing_covers_another_or_leaves_the_drawing(numbers: list[int]) -> None:
    for drawing in draw(at_days(numbers)):
        for strip in drawing.strips:
            places = sorted((mark.y, mark.x) for mark in strip.marks)
            for (y, x), (other_y, other_x) in pairwise(places):
                assert y != other_y or other_x - x >= DOT
            assert all(0 < mark.x < drawing.width and strip.top < mark.y < strip.axis for mark in strip.marks)
            assert strip.bottom <= drawing.height


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=60), st.integers(1, 6))
def test_extents_of_a_row_do_not_meet(pairs: list[tuple[int, int]], most: int) -> None:
    extents = [(start, start + length) for start, length in pairs]
    rows = find_rows(extents, most)
    for number in range(most):
        mine = sorted(extent for extent, row in zip(extents, rows, strict=True) if row == number)
        assert all(one[1] <= other[0] for one, other in pairwise(mine))
    assert all(row is None or row < most for row in rows)


# ---------------------------------------------------------------- labels


@given(
    st.lists(st.tuples(st.integers(0, 400), st.text("abc mW שלום", min_size=1)), max_size=12),
    st.integers(1, 5),
)
def test_neither_words_nor_lines_of_labels_cross(marks: list[tuple[int, str]], rows: int) -> None:
    placed = [flag for flag in place_flags(sorted(marks), 0, 400, rows, 120) if flag]
    for number, one in enumerate(placed):
        assert one.start >= 0
        assert one.stop <= 400
        for other in placed[number + 1 :]:
            if one.row == other.row:
                assert one.stop <= other.start or other.stop <= one.start
            else:
                low, high = sorted((one, other), key=lambda flag: flag.row)
                assert not low.start < high.x < low.stop


def test_a_label_has_all_its_words_where_there_is_room() -> None:
    title = "Washington and Paris propose a truce of twenty-one days along the Blue Line"
    key, *others = happen("2024-01-01", "2024-06-01", "2024-12-31")
    drawing = draw([key._replace(title=title, look="key"), *others])
    wide, narrow = (drawing[width].strips[0].labels for width in (WIDE, NARROW))
    assert wide[0].text == title
    assert narrow[0].text == "Washington and Paris propose a truce of…"


def test_words_are_cut_after_a_whole_one() -> None:
    assert shorten("Israel leaves border villages, and stays", 100) == "Israel leaves…"
    assert shorten("Resolution 1701", 200) == "Resolution 1701"
    assert shorten("Unabbreviatable", 20) == ""
    assert measure("ممم") < measure("WWW")
    assert measure("é") == measure("é")


# ---------------------------------------------------------------- scale


def test_an_axis_has_round_dates() -> None:
    def ticks(first: str, last: str, width: int = 864) -> list[str]:
        start, end = parse_date(first).earliest, parse_date(last).latest
        assert start is not None
        assert end is not None
        return [tick.date.text for tick in find_ticks(Scale(start, end, 8, width))]

    assert ticks("1967", "2025")[:3] == ["1970", "1975", "1980"]
    assert ticks("2024-01", "2024-12", 324) == ["2024-01", "2024-07"]
    assert ticks("2023-10", "2024-09")[:2] == ["2023-11", "2024-01"]
    assert ticks("2024-09-01", "2024-09-05") == [f"2024-09-0{day}" for day in range(1, 6)]
    assert ticks("-0500", "2000") == []


def test_the_dense_last_year_of_a_long_story_is_drawn_larger_below() -> None:
    story = [f"{year}-06-15" for year in range(1967, 2025, 4)]
    dense = [f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 11, 19, 27)]
    drawing = draw(happen(*story, *dense))[WIDE]
    above, below = drawing.strips
    assert above.lens is not None
    assert above.lens.number == len(below.marks) + sum(count.number for count in below.counts) == 48
    assert day_number(2024, 12, 1) < below.first < day_number(2025, 1, 3)
    assert day_number(2025, 12, 27) <= below.last < day_number(2026, 1, 31)
    assert abs(above.lens.x - Scale(above.first, above.last, 8, 864).place(below.first)) <= 1
    assert below.top >= above.bottom


def test_what_has_room_is_not_drawn_anew() -> None:
    assert find_dense(Scale(0, 10_000, 0, 800), list(range(0, 10_000, 400)), DOT) is None
    assert find_dense(Scale(0, 10_000, 0, 800), [1, 2, 3, 9_999], DOT) is None


def test_too_little_is_not_drawn() -> None:
    assert draw(happen("2024-01-01", "2024-02-01")) == ()
    assert draw(happen(*["2024-01-01"] * 5)) == ()
    assert draw(happen("/2024", "/2024", "/2024")) == ()


# ---------------------------------------------------------------- bands


def bands(drawing: Drawing) -> list[tuple[int, int, str, str]]:
    return [(band.x, band.length, band.title, band.look) for band in drawing.strips[0].bands]


def test_a_band_lies_where_its_time_lies_and_names_itself_where_there_is_room() -> None:
    first, middle, last = (day_number(year, 1, 1) for year in (2000, 2005, 2010))
    eras = [("", [Era("Before", first, middle - 1), Era("After", middle, None)])]
    drawing = draw(happen("2000-01-01", "2003-01-01", "2009-12-31"), eras)[WIDE]
    assert bands(drawing) == [(8, 432, "Before", "even"), (440, 432, "After", "odd open")]
    named = [("", [Era("A name much longer than its short time", last - 100, last - 90)])]
    assert bands(draw(happen("2000-01-01", "2003-01-01", "2009-12-31"), named)[WIDE])[0][2] == ""


def test_a_name_stands_behind_a_band_that_is_too_short_for_it() -> None:
    start = day_number(2002, 1, 1)
    eras = [("", [Era("Secretary of State", start, start + 400)])]
    drawing = draw(happen("2000-01-01", "2003-01-01", "2009-12-31"), eras)[WIDE]
    (band,) = drawing.strips[0].bands
    assert band.title == "Secretary of State"
    assert band.text_x > band.x + band.length


def test_groups_of_bands_have_a_title_and_rows_of_their_own() -> None:
    eras = [
        ("President", [Era("One", 730_000, 731_000), Era("Two", 730_900, 732_000)]),
        ("Nobody", [Era("Unknown", None, None)]),
        ("Premier", [Era("Three", 730_000, None)]),
    ]
    strip = draw([], eras)[WIDE].strips[0]
    assert [title for _, title in strip.titles] == ["President", "Premier"]
    heights = {band.title: band.y for band in strip.bands}
    assert strip.titles[0][0] < heights["One"] < heights["Two"] < strip.titles[1][0] < heights["Three"]
    assert strip.bottom > heights["Three"]


def test_a_band_without_room_for_its_name_has_a_shorter_one() -> None:
    terms = [Era("Joseph Robinette Biden", 737_000, 738_000, "Biden"), Era("Next", 738_000, None)]
    eras = [("President", terms)]
    bands = draw(happen("2016-01-01", "2017-01-01", "2026-12-31"), eras)[WIDE].strips[0].bands
    assert bands[0].title == "Joseph Robinette Biden"
    bands = draw(happen("1980-01-01", "2015-01-01", "2026-12-31"), eras)[WIDE].strips[0].bands
    assert bands[0].title == "Biden"


def test_what_has_no_end_goes_on_as_far_as_anything_is_told() -> None:
    eras = [("", [Era("Premier", 730_000, None)])]
    assert draw([], eras) == ()
    (band,) = draw([], eras, 731_000)[WIDE].strips[0].bands
    assert (band.x, band.length, band.look) == (8, 864, "even open")


# ---------------------------------------------------------------- all dossiers


def test_dossiers_lie_beside_each_other_on_one_scale() -> None:
    courses = [
        Course("Long", "long/", ((730_000, 730_000), (730_500, 730_799), (731_000, 731_000))),
        Course("Short", "short/", ((730_000, 730_000), (730_000, 730_000), (731_000, 731_000))),
    ]
    (strip,) = draw_lanes(courses)[WIDE].strips
    long, short = strip.lanes
    assert (long.title, long.href) == ("Long", "long/")
    assert long.dots == short.dots == (8, 871)
    ((start, length),) = long.bars
    assert abs(start - 440) <= 1
    assert abs(length - 864 * 0.3) <= 1
    assert strip.top < long.y < short.y < strip.axis < strip.bottom


def test_lanes_of_a_dense_stretch_are_drawn_larger_below_without_those_that_have_nothing_in_it() -> None:
    busy = tuple((735_000 + day, 735_000 + day) for day in range(40))
    courses = [Course("Busy", "busy/", busy), Course("Old", "old/", ((725_000, 725_000),))]
    above, below = draw_lanes(courses)[WIDE].strips
    assert above.lens is not None
    assert [lane.title for lane in above.lanes] == ["Busy", "Old"]
    assert [lane.title for lane in below.lanes] == ["Busy"]
    assert len(below.lanes[0].dots) >= 36
    assert draw_lanes([Course("One day", "x/", ((725_000, 725_000),))]) == ()
