"""Who holds which office when."""

from __future__ import annotations

import pytest

from dossier.library.offices import Gap, find_gaps, find_roles
from dossier.source.dates import parse_date
from tests.conftest import LibraryOf


def held(library_of: LibraryOf, roles: str, date: str) -> list[str]:
    """Give the titles that Ada holds on a date."""
    library = library_of(
        {
            "actors/ada.md": f"---\nname: Ada\nroles: [{roles}]\n---\n",
            "actors/land.md": "---\nname: Land\nkind: state\n---\n",
        }
    )
    header = library.actors["ada"].document.header
    return [role.title[0] for role in find_roles(header, parse_date(date))]


CASES = [
    # First and last day are both counted.
    ("from: 2013-02-01, to: 2017-01-20", "2013-01-31", False),
    ("from: 2013-02-01, to: 2017-01-20", "2013-02-01", True),
    ("from: 2013-02-01, to: 2017-01-20", "2017-01-20", True),
    ("from: 2013-02-01, to: 2017-01-20", "2017-01-21", False),
    ("from: 2013-02-01, to: 2017-01-20", "2017-01-20T23:00:00Z", True),
    # Without an end it goes on.
    ("from: 2013-02-01", "2040-01-01", True),
    ("to: 2017-01-20", "2017-01-20", False),
    ("to: 2017-01-20, as_of: 2015-06", "2016-01-01", True),
    ("to: 2017-01-20, as_of: 2015-06", "2015-05-31", False),
    # Every day of the date must lie inside.
    ("from: 2013-02-01, to: 2017-01-20", "2015", True),
    ("from: 2013-02-01, to: 2017-01-20", "2017", False),
    ("from: 2013-02-01, to: 2017-01-20", "2013-02/2013-03", True),
    ("from: 2013-02-01, to: 2017-01-20", "2015/..", False),
    # as_of alone says nothing of other days.
    ("as_of: 2015-10-06", "2015-10-06", True),
    ("as_of: 2015-10-06", "2015-10-07", False),
    ("as_of: 2015-10-06/2016-12-27", "2016-01", True),
    ("as_of: 2015-10-06/2016-12-27", "2016-12", False),
    # Within the month in which it begins or ends nobody knows.
    ("from: 2024-11", "2024-10-31", False),
    ("from: 2024-11", "2024-11-01", False),
    ("from: 2024-11", "2024-12-01", True),
    ("from: '2023', to: 2024-11", "2024-10-31", True),
    ("from: '2023', to: 2024-11", "2024-11-30", False),
]


@pytest.mark.parametrize(("period", "date", "holds"), CASES)
def test_an_office_is_held_on_every_day_of_a_date(
    library_of: LibraryOf, period: str, date: str, holds: bool
) -> None:
    assert held(library_of, f"{{title: Envoy, of: land, {period}}}", date) == ["Envoy"] * holds


def test_a_role_without_any_date_is_known_for_no_day(library_of: LibraryOf) -> None:
    assert held(library_of, "{title: Envoy, of: land}", "2024-01-01") == []


def test_the_latest_begun_office_stands_first(library_of: LibraryOf) -> None:
    roles = (
        "{title: Member, from: 2009}, {title: [Minister, Secretary], from: 2013-02-01}, "
        "{title: Envoy, as_of: 2015}, {title: Mayor, from: 2001, to: 2008}"
    )
    assert held(library_of, roles, "2015-11-24") == ["Minister", "Member", "Envoy"]


def test_a_state_lists_its_offices_and_their_holders_in_time(library_of: LibraryOf) -> None:
    library = library_of(
        {
            "actors/land.md": "---\nname: Land\nkind: state\n---\n",
            "actors/party.md": "---\nname: Party\nkind: organisation\n---\n",
            "actors/ada.md": """\
---
name: Ada
roles:
  - {title: Premier, of: land, from: 2022-12-29}
  - {title: [Premier, Prime Minister], of: land, from: 2009-03-31, to: 2021-06-13}
  - {title: Leader, of: party, as_of: 2020}
  - {title: Author, from: 1990}
---
""",
            "actors/bob.md": """\
---
name: Bob
roles:
  - {title: Premier, of: land, from: 2021-06-13, to: 2022-12-29}
  - {title: Envoy, of: land, to: 2001}
member_of: [party, Some club]
---
""",
        }
    )
    offices = [
        (office.title, office.holder, office.start and office.start.text)
        for office in library.actors["land"].offices
    ]
    assert offices == [
        ("Envoy", "bob", None),
        ("Premier", "ada", "2009-03-31"),
        ("Premier", "bob", "2021-06-13"),
        ("Premier", "ada", "2022-12-29"),
    ]
    assert [office.title for office in library.actors["party"].offices] == ["Leader"]
    assert library.actors["party"].members == ("bob",)
    assert library.actors["ada"].offices == ()


# ---------------------------------------------------------------- between two holders


def gaps(library_of: LibraryOf, *terms: str) -> list[tuple[str, str]]:
    """Give the dates between which nobody is recorded, of holders with these terms of one office."""
    holders = {
        f"actors/a{number}.md": f"---\nname: A\nroles: [{{title: Envoy, of: land, {term}}}]\n---\n"
        for number, term in enumerate(terms)
    }
    library = library_of({**holders, "actors/land.md": "---\nname: Land\nkind: state\n---\n"})
    found = find_gaps(library.actors["land"].offices)
    return [(one.after.text, one.before.text) for one in found if isinstance(one, Gap)]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        # The day after is no gap, nor is the same day.
        (["from: 2013-02-01, to: 2017-01-20", "from: 2017-01-20"], []),
        (["from: 2013-02-01, to: 2017-01-20", "from: 2017-01-21"], []),
        (["from: 2013-02-01, to: 2017-01-20", "from: 2017-01-22"], [("2017-01-20", "2017-01-22")]),
        (["to: 2017-01-20", "from: 2018-04-26"], [("2017-01-20", "2018-04-26")]),
        # Where a date is not that precise, there is a gap only if no reading of it closes it.
        (["from: '2010', to: '2013'", "from: '2014'"], []),
        (["from: '2010', to: '2013'", "from: 2014-01"], []),
        (["from: '2010', to: '2013'", "from: 2014-02"], [("2013", "2014-02")]),
        # Nobody knows when these ended or began.
        (["as_of: 2013", "from: 2020"], []),
        (["from: 2010, to: 2011", "as_of: 2013", "from: 2020"], []),
        (["from: 2010, to: 2011", "to: 2020"], []),
        # Somebody else holds it beside them.
        (["from: 2010", "from: 2011, to: 2012", "from: 2014"], []),
        (["from: 2010, to: 2020", "from: 2011, to: 2012", "from: 2014, to: 2015"], []),
        # What lies before the first and after the last is no gap.
        (["from: 2010, to: 2011"], []),
    ],
)
def test_a_gap_lies_between_two_known_dates(
    library_of: LibraryOf, terms: list[str], expected: list[tuple[str, str]]
) -> None:
    assert gaps(library_of, *terms) == expected
    assert gaps(library_of, *reversed(terms)) == expected


def test_another_office_closes_no_gap(library_of: LibraryOf) -> None:
    library = library_of(
        {
            "actors/ada.md": "---\nname: Ada\nroles: [{title: A, of: land, to: 2010}]\n---\n",
            "actors/bob.md": "---\nname: Bob\nroles: [{title: B, of: land, from: 2020}]\n---\n",
            "actors/land.md": "---\nname: Land\nkind: state\n---\n",
        }
    )
    assert not any(isinstance(one, Gap) for one in find_gaps(library.actors["land"].offices))
