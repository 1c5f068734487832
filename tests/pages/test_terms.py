from __future__ import annotations

from dossier.pages.terms import Bar, Scale, Term, find_marks, find_scale, place_term
from dossier.source.dates import Date, parse_date


def date(text: str) -> Date | None:
    return parse_date(text) if text else None


def term(start: str = "", end: str = "", as_of: str = "") -> Term:
    return Term(date(start), date(end), date(as_of))


def test_a_band_holds_all_terms_and_what_is_told_since() -> None:
    terms = [term("2009-03-31", "2021-06-13"), term("2022-12-29")]
    assert find_scale(terms, None) == Scale(2009, 2023)
    assert find_scale(terms, date("2026-07-18")) == Scale(2009, 2027)
    assert find_scale([term(as_of="2004/2006")], None) == Scale(2004, 2007)
    assert find_scale([term()], date("2026")) is None
    assert find_scale([], None) is None


def test_marks_are_round_years_and_few() -> None:
    assert [year for year, _ in find_marks(Scale(2021, 2024))] == [2021, 2022, 2023, 2024]
    assert [year for year, _ in find_marks(Scale(2009, 2027))] == [2010, 2015, 2020, 2025]
    assert [year for year, _ in find_marks(Scale(1967, 2027))] == [1980, 2000, 2020]
    assert find_marks(Scale(2000, 2004))[2] == (2002, 50.0)


def test_a_bar_lies_where_the_term_lay() -> None:
    scale = Scale(2000, 2010)
    assert place_term(term("2000", "2004"), scale) == Bar(0.0, 50.0, False, False)
    assert place_term(term("2005-01-01"), scale) == Bar(50.0, 50.0, False, True)
    assert place_term(term("2005-01-01", as_of="2006"), scale) == Bar(50.0, 50.0, False, True)


def test_a_bar_claims_no_more_than_is_known() -> None:
    scale = Scale(2000, 2010)
    assert place_term(term(end="2004"), scale) == Bar(47.0, 3.0, True, False)
    assert place_term(term(as_of="2005"), scale) == Bar(50.0, 10.0, False, False)
    assert place_term(term(), scale) is None
