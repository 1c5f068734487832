"""How written dates read in ISO 8601: never with more than was written."""

from __future__ import annotations

import pytest

from dossier.pages.iso import iso_ends, iso_text
from dossier.source.dates import parse_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024", "2024"),
        ("2024-09", "2024-09"),
        ("2024-09-25", "2024-09-25"),
        ("2024-09-25T21:30:00", "2024-09-25T21:30:00"),
        ("2024-09-25T21:30:00Z", "2024-09-25T21:30:00Z"),
        ("2024-09-25T21:30:00+03", "2024-09-25T21:30:00+03:00"),
        ("2024-09-25T21:30:00-00:00", "2024-09-25T21:30:00Z"),
        ("2024-09-XX", "2024-09"),
        ("2024-XX-XX", "2024"),
        # What ISO 8601 cannot say, or could only say with more than was written.
        ("2009~", ""),
        ("2024-09?", ""),
        ("2024-09-25%", ""),
        ("2024-21", ""),
        ("201X", ""),
        ("-0044-03-15", ""),
        ("Y17000", ""),
        ("2024-09-17/2024-09-18", ""),
    ],
)
def test_a_date_keeps_its_precision(written: str, read: str) -> None:
    assert iso_text(parse_date(written)) == read


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("2024-09-25", ("2024-09-25", "")),
        ("2024-09-17/2024-09-18", ("2024-09-17", "2024-09-18")),
        ("2023-10-08/..", ("2023-10-08", "")),
        ("../2024-09", ("", "2024-09")),
        ("2004/2005~", ("2004", "")),
        ("2024-21/2024-10", ("", "2024-10")),
    ],
)
def test_an_interval_has_the_ends_that_are_plain(written: str, ends: tuple[str, str]) -> None:
    assert iso_ends(parse_date(written)) == ends
