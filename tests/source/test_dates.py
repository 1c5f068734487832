"""What dates mean, and what is said of texts that are none."""

from __future__ import annotations

import datetime as dt
import pickle
import warnings
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.source.dates import Date, DateError, civil, day_number, parse_date, parse_day

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its grammar warns when it is built
    import edtf


def iso(day: int | None) -> str | None:
    if day is None:
        return None
    year, month, day_of_month = civil(day)
    return f"{'-' * (year < 0)}{abs(year):04d}-{month:02d}-{day_of_month:02d}"


# Written from the standard, a group for each of its headings.
VALID = [
    # Level 0, "Date"
    ("1985-04-12", "day", "1985-04-12", "1985-04-12"),
    ("2024-02-29", "day", "2024-02-29", "2024-02-29"),
    ("2000-02-29", "day", "2000-02-29", "2000-02-29"),
    ("0000-02-29", "day", "0000-02-29", "0000-02-29"),
    ("0001-01-01", "day", "0001-01-01", "0001-01-01"),
    ("9999-12-31", "day", "9999-12-31", "9999-12-31"),
    ("1985-04", "month", "1985-04-01", "1985-04-30"),
    ("1985-12", "month", "1985-12-01", "1985-12-31"),
    ("2024-02", "month", "2024-02-01", "2024-02-29"),
    ("1900-02", "month", "1900-02-01", "1900-02-28"),
    ("1985", "year", "1985-01-01", "1985-12-31"),
    ("0000", "year", "0000-01-01", "0000-12-31"),
    # Level 0, "Date and Time"
    ("1985-04-12T23:20:30", "moment", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30Z", "moment", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30-04", "moment", "1985-04-12", "1985-04-12"),
    ("1985-04-12T00:20:30+04:30", "moment", "1985-04-12", "1985-04-12"),
    ("2024-02-29T00:00:00+14:00", "moment", "2024-02-29", "2024-02-29"),
    # Level 0, "Time Interval"
    ("1964/2008", "interval", "1964-01-01", "2008-12-31"),
    ("2004-06/2006-08", "interval", "2004-06-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "interval", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005-02", "interval", "2004-02-01", "2005-02-28"),
    ("2005/2006-02", "interval", "2005-01-01", "2006-02-28"),
    ("2005-06-15/2005", "interval", "2005-06-15", "2005-12-31"),
    ("2005/2005-02", "interval", "2005-01-01", "2005-02-28"),
    # Level 1, "Letter-prefixed calendar year"
    ("Y170000002", "year", "170000002-01-01", "170000002-12-31"),
    ("Y-170000002", "year", "-170000002-01-01", "-170000002-12-31"),
    ("Y-12000~", "year", "-12000-01-01", "-12000-12-31"),
    # Level 1, "Seasons"
    ("2001-21", "season", "2001-03-01", "2001-05-31"),
    ("2001-22", "season", "2001-06-01", "2001-08-31"),
    ("2001-23", "season", "2001-09-01", "2001-11-30"),
    ("2001-24", "season", "2001-12-01", "2002-02-28"),
    ("2023-24", "season", "2023-12-01", "2024-02-29"),
    ("2011-23~", "season", "2011-09-01", "2011-11-30"),
    # Level 1, "Qualification of a date (complete)"
    ("1984?", "year", "1984-01-01", "1984-12-31"),
    ("2004-06~", "month", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "day", "2004-06-11", "2004-06-11"),
    # Level 1, "Unspecified digit(s) from the right"
    ("201X", "decade", "2010-01-01", "2019-12-31"),
    ("20XX", "century", "2000-01-01", "2099-12-31"),
    ("1XXX", "millennium", "1000-01-01", "1999-12-31"),
    ("156X~", "decade", "1560-01-01", "1569-12-31"),
    ("-01XX", "century", "-0199-01-01", "-0100-12-31"),
    ("-000X", "decade", "-0009-01-01", "-0001-12-31"),
    ("000X", "decade", "0000-01-01", "0009-12-31"),
    ("2004-XX", "year", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "month", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "year", "1985-01-01", "1985-12-31"),
    ("-1985-04-XX?", "month", "-1985-04-01", "-1985-04-30"),
    # Level 1, "Extended Interval (L1)"
    ("1985-04-12/..", "interval", "1985-04-12", None),
    ("1985/..", "interval", "1985-01-01", None),
    ("../1985-04", "interval", None, "1985-04-30"),
    ("1985-04-12/", "interval", "1985-04-12", None),
    ("/1985", "interval", None, "1985-12-31"),
    ("../..", "interval", None, None),
    ("/..", "interval", None, None),
    ("../", "interval", None, None),
    ("1984~/2004-06", "interval", "1984-01-01", "2004-06-30"),
    ("1984-06-02?/2004-08-08~", "interval", "1984-06-02", "2004-08-08"),
    ("1952-23~/1953", "interval", "1952-09-01", "1953-12-31"),
    ("2003-24/2003", "interval", "2003-12-01", "2003-12-31"),
    # Level 1, "Negative calendar year"
    ("-1985", "year", "-1985-01-01", "-1985-12-31"),
    ("-0001-01", "month", "-0001-01-01", "-0001-01-31"),
    ("-0004-02-29", "day", "-0004-02-29", "-0004-02-29"),
    ("-2004-24", "season", "-2004-12-01", "-2003-02-28"),
    ("-1985-04-12T23:20:30Z", "moment", "-1985-04-12", "-1985-04-12"),
    ("-1000/-0999", "interval", "-1000-01-01", "-0999-12-31"),
]

PLAIN = "write 2013, 2013-02 or 2013-02-01"
ENDS = "write each end as a year, month, season or day: 2004-06/2005"
RIGHT = "write X only from the right: 201X, 20XX, 2004-XX, 2004-09-XX or 2004-XX-XX"
MARK = "write one of ?, ~ and % at the end: 2004-06~"
MOMENT = "write a moment as 2015-11-24T21:30:00+03:00"
FIGURES = "write the year in plain figures: 1950, Y170000000"
LONG = "write Y before a year of 5 to 12 digits, and only there: Y170000000"
SEASONS = "write 2001-21, -22, -23 or -24 for spring, summer, autumn or winter"
STROKE = "write a day as 2024-09-25, an interval with one stroke: 2004/2005"

INVALID = [
    ("", f"'' is not a date; {PLAIN}"),
    ("yesterday", f"'yesterday' is not a date; {PLAIN}"),
    ("..", f"'..' is not a date; {PLAIN}"),
    ("٢٠٢٤-٠٩-٢٥", f"'٢٠٢٤-٠٩-٢٥' is not a date; {PLAIN}"),
    ("2024-09-25\n", "'2024-09-25\\n' is not a date; write 2024-09-25"),
    ("7" * 70, f"'{'7' * 60}' is not a date; {LONG}"),
    # no such month, no such day
    ("2013-13-01", f"'2013-13-01' is not a date; {PLAIN}"),
    ("2013-00", f"'2013-00' is not a date; {PLAIN}"),
    ("2013-01-00", f"'2013-01-00' is not a date; {PLAIN}"),
    ("2013-00-01", f"'2013-00-01' is not a date; {PLAIN}"),
    ("2024-02-30", "'2024-02-30' is not a date: February 2024 has 29 days"),
    ("1900-02-29", "'1900-02-29' is not a date: February 1900 has 28 days"),
    ("1960-06-31", "'1960-06-31' is not a date: June 1960 has 30 days"),
    ("2024-12-32", "'2024-12-32' is not a date: December 2024 has 31 days"),
    ("2023-02-29T10:00:00Z", "'2023-02-29T10:00:00Z' is not a date: February 2023 has 28 days"),
    # nearly right
    (" 2024-09-25", "' 2024-09-25' is not a date; write 2024-09-25"),
    ("2024-9-5", "'2024-9-5' is not a date; write 2024-09-05"),
    ("2024-9", "'2024-9' is not a date; write 2024-09"),
    ("20240925", "'20240925' is not a date; write 2024-09-25"),
    ("2024/09/25", "'2024/09/25' is not a date; write 2024-09-25"),
    ("5.9.2024", "'5.9.2024' is not a date; write 2024-09-05"),
    ("03/04/2024", f"'03/04/2024' is not a date; {STROKE}"),
    ("2004–2006", "'2004–2006' is not a date; write 2004/2006"),
    ("2024-09-25T21:30+03:00", "'2024-09-25T21:30+03:00' is not a date; write 2024-09-25T21:30:00+03:00"),
    ("2024-09-25 9:30", "'2024-09-25 9:30' is not a date; write 2024-09-25T09:30:00"),
    ("-0000", "'-0000' is not a date; write the year zero without a sign: 0000"),
    ("-0000-01-01", "'-0000-01-01' is not a date; write the year zero without a sign: 0000"),
    # moments
    (
        "2024-09-25T24:00:00",
        "'2024-09-25T24:00:00' is not a date; write midnight as 00:00:00 of the day that it begins",
    ),
    ("2024-09-25T21:30:60Z", f"'2024-09-25T21:30:60Z' is not a date; {MOMENT}"),
    ("2024-09-25T21:60:00Z", f"'2024-09-25T21:60:00Z' is not a date; {MOMENT}"),
    ("2024-09-25T21:30:00+15:00", f"'2024-09-25T21:30:00+15:00' is not a date; {MOMENT}"),
    ("2024-09-25T21:30:00-05:60", f"'2024-09-25T21:30:00-05:60' is not a date; {MOMENT}"),
    ("2024-09-25T21:30:00Z15", f"'2024-09-25T21:30:00Z15' is not a date; {MOMENT}"),
    ("2024-09-25T21:30:00.5Z", f"'2024-09-25T21:30:00.5Z' is not a date; {MOMENT}"),
    ("2024-09-25T21:30:00~", f"'2024-09-25T21:30:00~' is not a date; {MOMENT}"),
    ("2024-09T21:30:00", f"'2024-09T21:30:00' is not a date; {MOMENT}"),
    # years
    ("Y2024", f"'Y2024' is not a date; {LONG}"),
    ("20067", f"'20067' is not a date; {LONG}"),
    ("Y" + "9" * 13, f"'Y{'9' * 13}' is not a date; {LONG}"),
    # intervals
    ("2005/2004", "'2005/2004' ends before it starts; write 2004/2005"),
    ("2004-06/2004-05", "'2004-06/2004-05' ends before it starts; write 2004-05/2004-06"),
    ("-1000/-2000", "'-1000/-2000' ends before it starts; write -2000/-1000"),
    ("/", "'/' is not a date; give the start or the end: 2004/ or /2004"),
    ("2012/2013/2014", f"'2012/2013/2014' is not a date; {STROKE}"),
    ("2004-13/2005", f"'2004-13/2005' is not an interval: '2004-13' is not a date; {PLAIN}"),
    (
        "2004/2005-02-30",
        "'2004/2005-02-30' is not an interval: '2005-02-30' is not a date: February 2005 has 28 days",
    ),
    ("2004/2005-9", "'2004/2005-9' is not an interval: '2005-9' is not a date; write 2005-09"),
    ("2005-07-25/2006-01-01T10:10:10Z", f"'2005-07-25/2006-01-01T10:10:10Z' is not an interval; {ENDS}"),
    ("Y-61000/-2000", f"'Y-61000/-2000' is not an interval; {ENDS}"),
    ("2004-06-XX/2004-07-03", f"'2004-06-XX/2004-07-03' is not an interval; {ENDS}"),
    ("198X/1999", f"'198X/1999' is not an interval; {ENDS}"),
    # Level 2, "Exponential year", "Significant digits"
    ("Y-17E7", f"'Y-17E7' is not a date; {FIGURES}"),
    ("1950S2", f"'1950S2' is not a date; {FIGURES}"),
    # Level 2, "Sub-year groupings"
    ("2001-34", f"'2001-34' is not a date; {SEASONS}"),
    # Level 2, "Set representation"
    (
        "[1667,1668,1670..1672]",
        "'[1667,1668,1670..1672]' is not a date; write one date, or an interval: 1667/1672",
    ),
    ("{1960,1961-12}", "'{1960,1961-12}' is not a date; write one date, or an interval: 1667/1672"),
    # Level 2, "Qualification"
    ("2004-06-~11", "'2004-06-~11' is not a date; write 2004-06-11~"),
    ("?1945", "'?1945' is not a date; write 1945?"),
    ("2004?-06-11", "'2004?-06-11' is not a date; write 2004-06-11?"),
    ("2004?-%06", f"'2004?-%06' is not a date; {MARK}"),
    ("2004?~", f"'2004?~' is not a date; {MARK}"),
    (
        "2004-06-~01/2004-06-~20",
        "'2004-06-~01/2004-06-~20' is not an interval: '2004-06-~01' is not a date; write 2004-06-01~",
    ),
    # Level 2, "Unspecified Digit"
    ("156X-12-25", f"'156X-12-25' is not a date; {RIGHT}"),
    ("1560-XX-25", f"'1560-XX-25' is not a date; {RIGHT}"),
    ("XXXX", f"'XXXX' is not a date; {RIGHT}"),
    ("1984-1X", f"'1984-1X' is not a date; {RIGHT}"),
    ("2001-21-XX", f"'2001-21-XX' is not a date; {RIGHT}"),
]


@pytest.mark.parametrize(("text", "precision", "earliest", "latest"), VALID)
def test_a_date_spans_its_days(text: str, precision: str, earliest: str | None, latest: str | None) -> None:
    date = parse_date(text)
    assert (date.text, date.precision) == (text, precision)
    assert (iso(date.earliest), iso(date.latest)) == (earliest, latest)


@pytest.mark.parametrize(("text", "message"), INVALID)
def test_a_mistake_is_told_with_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    error = caught.value
    assert str(error) == message
    assert error.value == text
    assert message.endswith(error.remedy)
    assert str(pickle.loads(pickle.dumps(error))) == message


@pytest.mark.parametrize("text", ["2015-11-24", "2015-11-24T21:30:00+03:00", "2015-11-24~"])
def test_a_day_or_a_moment_is_a_day(text: str) -> None:
    assert parse_day(text) is parse_date(text)


@pytest.mark.parametrize("text", ["2015", "2015-11", "2015-21", "201X", "2015-11-XX", "2015-11-24/.."])
def test_anything_wider_is_no_day(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_day(text)
    assert str(caught.value) == (
        f"'{text}' is not a day; give a day or a moment: 2015-11-24 or 2015-11-24T21:30:00+03:00"
    )


def test_a_day_that_is_no_date_says_so() -> None:
    with pytest.raises(DateError, match=r"^'2024-02-30' is not a date: February 2024 has 29 days$"):
        parse_day("2024-02-30")


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2004", False, False),
        ("2004~", True, False),
        ("2004?", False, True),
        ("2004%", True, True),
        ("201X~", True, False),
        ("1984~/2004-06", True, False),
        ("1984/2004-06?", False, True),
        ("1984?/2004~", True, True),
        ("../2004~", True, False),
    ],
)
def test_marks_of_doubt(text: str, approximate: bool, uncertain: bool) -> None:
    date = parse_date(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "start", "end", "open_start", "open_end"),
    [
        ("2004/2005~", "2004", "2005~", False, False),
        ("2004/..", "2004", None, False, True),
        ("2004/", "2004", None, False, False),
        ("../2004", None, "2004", True, False),
        ("/2004", None, "2004", False, False),
        ("/..", None, None, False, True),
        ("../..", None, None, True, True),
    ],
)
def test_ends_of_an_interval(
    text: str, start: str | None, end: str | None, open_start: bool, open_end: bool
) -> None:
    date = parse_date(text)
    assert date.is_interval
    assert date.start == (parse_date(start) if start else None)
    assert date.end == (parse_date(end) if end else None)
    assert (date.open_start, date.open_end) == (open_start, open_end)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2024-09-25", (2024, 9, 25, None)),
        ("2024-09-25T01:30:00+03:00", (2024, 9, 25, None)),
        ("2024-09~", (2024, 9, None, None)),
        ("2024-09-XX", (2024, 9, None, None)),
        ("2024-XX", (2024, None, None, None)),
        ("2024", (2024, None, None, None)),
        ("2024-21", (2024, None, None, 21)),
        ("2024-24%", (2024, None, None, 24)),
        ("201X", (2010, None, None, None)),
        ("-0044-03-15", (-44, 3, 15, None)),
        ("Y-12000", (-12000, None, None, None)),
        ("2024-09-17/2024-09-18", (2024, None, None, None)),
        ("../2024", (None, None, None, None)),
    ],
)
def test_parts_as_far_as_the_precision_goes(text: str, parts: tuple[int | None, ...]) -> None:
    date = parse_date(text)
    assert (date.year, date.month, date.day, date.season) == parts


def test_dates_sort_by_earliest_day_then_moment() -> None:
    rising = [
        "../2000", "-0001", "1999-12-31", "2000", "2000-01-01T10:00:00+03:00", "2000-01-01T09:00:00Z",
        "2000-01-02/..", "Y20000",
    ]  # fmt: skip
    falling = rising[::-1]
    assert sorted(falling, key=lambda text: parse_date(text).sort_key) == rising


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "covers"),
    [
        ("2024", "2024-09", True, True),
        ("2024-09", "2024", True, False),
        ("2024-09-17/2024-09-18", "2024-09-18T23:00:00Z", True, True),
        ("2024-09-17/2024-09-18", "2024-09-19", False, False),
        ("2023-10-08/..", "2030", True, True),
        ("2023-10-08/..", "2023", True, False),
        ("2023-10-08/", "2030", True, True),
        ("../2023", "2024/..", False, False),
        ("2024", "2023-10-08/..", True, False),
        ("../..", "2023-10-08/..", True, True),
        ("2023-24", "2024-02-29", True, True),
    ],
)
def test_overlaps_and_covers(one: str, other: str, overlaps: bool, covers: bool) -> None:
    assert parse_date(one).overlaps(parse_date(other)) is overlaps
    assert parse_date(one).covers(parse_date(other)) is covers


def test_a_date_is_frozen_and_pickles_as_its_text() -> None:
    date = parse_date("2004-06/2006-08~")
    with pytest.raises(FrozenInstanceError):
        date.text = "2005"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(date)) == date
    assert len(pickle.dumps(date)) < 80


def test_days_and_day_numbers_are_inverse() -> None:
    first, last = day_number(-20000, 1, 1), day_number(20000, 12, 31)
    for day in range(first, last, 97):  # prime to 7, to 400 years and to the months
        assert day_number(*civil(day)) == day
    ends = [(12, 31), (1, 1), (2, 28), (3, 1)]
    for year in range(-20000, 20001):
        assert all(civil(day_number(year, *end)) == (year, *end) for end in ends)


@given(st.dates())
def test_day_numbers_are_those_of_datetime(day: dt.date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert parse_date(day.isoformat()).earliest == parse_date(day.isoformat()).latest == day.toordinal()


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))


@given(st.datetimes(timezones=ZONES))
def test_moments_are_those_of_datetime(moment: dt.datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert parse_date(moment.isoformat()).moment == moment.timestamp()


def test_a_moment_without_a_zone_is_taken_as_utc() -> None:
    assert parse_date("1970-01-02T00:00:01").moment == parse_date("1970-01-02T00:00:01Z").moment == 86401
    assert parse_date("1970-01-01T03:00:00+03").moment == 0
    assert parse_date("1970-01-01").moment is None


def written_year(year: int) -> str:
    return f"{'-' * (year < 0)}{abs(year):04d}"


MARKS = st.sampled_from(["", "?", "~", "%"])
YEARS = st.integers(-9999, 9999).map(written_year)
DAYS = st.integers(day_number(-9999, 1, 1), day_number(9999, 12, 31)).map(iso).filter(bool)
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
# Without winter: the oracle ends it on 31 December of its year.
SEASONS_BUT_WINTER = st.builds("{}-{}".format, YEARS, st.integers(21, 23))
# Without -0XX: the oracle lets -00XX and -000X end with the year zero, which has no sign.
MASKED_YEARS = st.builds(
    lambda sign, year, masks: sign + str(year)[: 4 - masks] + "X" * masks,
    st.sampled_from(["", "-"]), st.integers(1000, 9999), st.integers(1, 3),
)  # fmt: skip
# Years from 0 on: of -1985-04-XX the oracle takes the last day for the first.
MASKED_DAYS = st.builds(
    "{:04d}-{}".format, st.integers(0, 9999), st.sampled_from(["XX", "XX-XX", "02-XX", "11-XX"])
)
LONG_YEARS = st.integers(10000, 10**11).flatmap(lambda year: st.sampled_from([f"Y{year}", f"Y-{year}"]))
# Without +00:00: the oracle refuses it.
MOMENTS = st.builds(
    "{}T{}{}".format,
    DAYS,
    st.times().map(lambda time: time.isoformat("seconds")),
    st.sampled_from(["", "Z", "+03", "-04:30", "+14:00", "-00:30"]),
)
MARKED = st.builds("{}{}".format, st.one_of(YEARS, MONTHS, DAYS, MASKED_YEARS, MASKED_DAYS), MARKS)
# Without a mark, which the oracle refuses after a season and after Y.
SINGLE = st.one_of(MARKED, SEASONS_BUT_WINTER, LONG_YEARS, MOMENTS)
ENDS_OF_INTERVALS = st.builds("{}{}".format, st.one_of(YEARS, MONTHS, DAYS, SEASONS_BUT_WINTER), MARKS)
CLOSED = st.tuples(ENDS_OF_INTERVALS, ENDS_OF_INTERVALS).map(
    lambda ends: "/".join(sorted(ends, key=lambda end: parse_date(end).sort_key))
)
OPEN = st.one_of(ENDS_OF_INTERVALS.map("../{}".format), ENDS_OF_INTERVALS.map("{}/..".format))
# Bounds are not compared: the oracle sets an unknown end ten years off.
UNKNOWN = st.one_of(ENDS_OF_INTERVALS.map("/{}".format), ENDS_OF_INTERVALS.map("{}/".format))
ANY = st.one_of(SINGLE, CLOSED, OPEN, UNKNOWN, st.sampled_from([text for text, *_ in VALID]))


@given(ANY)
def test_what_is_written_is_kept_and_ordered(text: str) -> None:
    date = parse_date(text)
    assert date.text == text
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest
    assert date.covers(date)
    assert date.overlaps(date)
    assert pickle.loads(pickle.dumps(date)) == date


@given(ANY, ANY)
def test_overlap_has_no_sides_and_covering_is_overlap(one: str, other: str) -> None:
    first, second = parse_date(one), parse_date(other)
    assert first.overlaps(second) == second.overlaps(first)
    assert first.overlaps(second) or not first.covers(second)


@given(st.text() | st.text(alphabet="0123456789-/.~?%XYTZ:+ES[]{}, ", max_size=24))
@example("9" * 5000)
@example("Y" + "9" * 5000)
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    outcome: Date | DateError
    try:
        outcome = parse_date(text)
    except DateError as error:
        outcome = error
    assert text == (outcome.text if isinstance(outcome, Date) else outcome.value)


def oracle_bounds(text: str) -> list[str]:
    found = edtf.parse_edtf(text)
    return [
        str(bound) if isinstance(bound, float) else f"{written_year(bound[0])}-{bound[1]:02d}-{bound[2]:02d}"
        for bound in (found.lower_strict(), found.upper_strict())
    ]


@settings(max_examples=150, deadline=None)
@given(st.one_of(SINGLE, CLOSED, OPEN))
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    date = parse_date(text)
    assert [iso(date.earliest) or "-inf", iso(date.latest) or "inf"] == oracle_bounds(text)


@settings(max_examples=50, deadline=None)
@given(UNKNOWN)
def test_the_edtf_package_takes_unknown_ends(text: str) -> None:
    assert parse_date(text).is_interval
    assert edtf.parse_edtf(text) is not None
