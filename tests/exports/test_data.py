"""What the data files say of single records, from small libraries; whatever a text holds, it survives."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dossier.exports import data, data_rows, ftm
from dossier.exports.gathering import Gathering
from dossier.exports.masthead import Masthead
from dossier.library.model import Library
from dossier.pages.site import Site
from tests.conftest import LibraryOf
from tests.pages.test_structured import NASTY

SITE = Site("Desk", "", "en", "ltr", "", "/")
MASTHEAD = Masthead(SITE, lambda date: date.text, lambda words: words)


def quote(text: str) -> str:
    """Write a text as YAML takes it: with JSON's quotes, but no bare end of a line of script."""
    return json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def dossier_of(library: Library) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(
        data.write_dossier(data_rows.find_dossier(Gathering(library), "topic"), MASTHEAD)
    )
    return written


def entities_of(library: Library) -> list[dict[str, Any]]:
    written = b"".join(ftm.write_ftm(ftm.find_rows(Gathering(library), ""), MASTHEAD))
    return [json.loads(line) for line in written.decode().split("\n")[:-1]]


@pytest.mark.parametrize("text", NASTY)
def test_whatever_a_text_holds_survives(library_of: LibraryOf, text: str) -> None:
    words = quote(text)
    library = library_of(
        {
            "dossiers/topic.md": f"---\ntitle: {words}\nquestions:\n  - {{id: q1, ask: {words}}}\n---\n",
            "actors/ada.md": f"---\nname: {words}\n---\n",
            "articles/one.md": (
                f"---\ntitle: {words}\ndate: 2024-06-01\ndossiers: [topic]\nactors: [ada]\n---\n"
            ),
            "sources/all.yaml": f"- {{id: s1, publisher: {words}, title: {words}}}\n",
            "records/all.yaml": (
                "dossiers: [topic]\n"
                f"events:\n  - {{id: e1, date: 2024-05-01, title: {words}, place: {words}, sources: [s1]}}\n"
                f"statements:\n  - {{id: t1, by: ada, date: 2024-05-02, gist: It.,\n"
                f"     answers: {{q1: {words}}}, sources: [s1]}}\n"
            ),
        }
    )
    title = library.dossiers["topic"].document.header.title
    written = dossier_of(library)
    assert written["title"] == title
    assert written["questions"][0]["ask"] == title
    assert (written["events"][0]["title"], written["events"][0]["place"]) == (title, title)
    assert written["statements"][0]["answers"] == {"q1": title}
    assert written["statements"][0]["speakers"][0]["name"] == title
    assert (written["sources"][0]["title"], written["sources"][0]["publisher"]["name"]) == (title, title)
    assert written["articles"][0]["title"] == title
    found = {one["schema"]: one["properties"] for one in entities_of(library)}
    assert found["Event"]["name"] == found["Article"]["title"] == found["Mention"]["name"] == [title]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-09", {"edtf": "2024-09", "earliest": "2024-09-01", "latest": "2024-09-30"}),
        ("2023-10-08/..", {"edtf": "2023-10-08/..", "earliest": "2023-10-08"}),
        ("../2024", {"edtf": "../2024", "latest": "2024-12-31"}),
        ("2009~", {"edtf": "2009~", "earliest": "2009-01-01", "latest": "2009-12-31"}),
        ("-0044-03-15", {"edtf": "-0044-03-15", "earliest": "-0044-03-15", "latest": "-0044-03-15"}),
    ],
)
def test_a_date_is_as_written_and_as_days(library_of: LibraryOf, written: str, read: dict[str, str]) -> None:
    assert dossier_of(house(library_of, f"date: {quote(written)}"))["events"][0]["date"] == read


def house(library_of: LibraryOf, event: str, figure: str = "value: 3") -> Library:
    return library_of(
        {
            "dossiers/topic.md": "---\ntitle: Topic\nseries:\n  - {id: dead, label: Dead}\n---\n",
            "sources/all.yaml": "- {id: s1, publisher: Paper, title: A report, url: https://paper.example/1}\n",
            "records/all.yaml": (
                "dossiers: [topic]\n"
                f"events:\n  - {{id: e1, title: It, sources: [s1], {event}}}\n"
                f"figures:\n  - {{series: dead, as_of: 2024-05-01, scope: all, sources: [s1], {figure}}}\n"
            ),
        }
    )


def test_a_zero_is_a_value_and_nothing_is_none(library_of: LibraryOf) -> None:
    (figure,) = dossier_of(house(library_of, "date: 2024", "value: 0"))["figures"]
    assert figure["value"] == 0
    assert not {"low", "high", "of", "note", "qualifier"} & set(figure)


def test_without_an_address_of_the_site_addresses_are_relative(library_of: LibraryOf) -> None:
    written = dossier_of(house(library_of, "date: 2024"))
    assert written["site"]["address"] == "../../"
    assert written["events"][0]["address"] == "../../dossiers/topic/#event-e1"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("date: 2024-09-17/2024-09-18", (["2024-09-17"], ["2024-09-18"])),
        ("date: 2009~", ([], [])),
        ("date: '0044-03-15'", ([], [])),
        ("date: 2024-09-25T21:30:00+03:00", (["2024-09-25T21:30:00+03:00"], [])),
    ],
)
def test_an_entity_has_the_dates_that_its_model_can_say(
    library_of: LibraryOf, event: str, said: tuple[list[str], list[str]]
) -> None:
    (entity,) = entities_of(house(library_of, event))
    properties = entity["properties"]
    assert (properties.get("startDate", []), properties.get("endDate", [])) == said
    assert properties["sourceUrl"] == ["https://paper.example/1"]


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_what_did_not_happen_is_no_entity(library_of: LibraryOf, status: str) -> None:
    library = house(library_of, f"date: 2024, status: {status}")
    assert dossier_of(library)["events"][0]["status"] == status
    assert entities_of(library) == []
