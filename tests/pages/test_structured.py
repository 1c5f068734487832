"""What pages say of themselves in schema.org's terms, from small libraries."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from dossier.build.templates import TemplateEnvironment
from dossier.library.model import Library
from dossier.pages.kinds import KINDS
from dossier.pages.site import Site
from dossier.pages.structured import describe_page, print_json
from tests.conftest import ROOT, LibraryOf

SITE = Site("The “Desk”", "", "en", "ltr", "https://example.org/project", "/project/")
HOUSE = {
    "sources/all.yaml": "- {id: s1, publisher: Paper, title: A report, date: 2024-01-02}\n",
    "actors/ada.md": "---\nname: Ada\n---\n",
    "actors/land.md": "---\nname: Land\nkind: state\n---\n",
    "actors/court.md": "---\nname: Court\nkind: organisation\nmember_of: [land]\n---\n",
}
NASTY = (
    "</script><script>alert(1)</script>",
    '"quoted", with commas',
    'ends in <a href="',
    "ends in id=",
    "=cmd|' /C calc'!A0",
    "back\\slash & ampersand &amp; entity",
    "line\u2028and\u2029paragraph",
    "emoji 🕊️👩🏽‍💻",
    "\u202bמימין\u202c and \u200fmarks\u200e",
    "long " * 200,
)


def describe(library: Library, kind: str, name: str = "", site: Site = SITE) -> list[dict[str, Any]]:
    """Describe a page, by the id that its kind gives it."""
    row = next(row for row in KINDS if row.name == kind)
    view = row.view(row.inputs(library, name))
    data = json.loads(str(print_json(describe_page(view, site, view.page.title or "Words"))))
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def article_of(library_of: LibraryOf, header: str, text: str = "Text.") -> dict[str, Any]:
    library = library_of(
        {**HOUSE, "articles/one.md": f"---\ntitle: One\ndate: 2024-06-01\n{header}---\n{text}\n"}
    )
    return describe(library, "article", "one")[0]


def event_of(library_of: LibraryOf, event: str) -> dict[str, Any]:
    header = f"events:\n  - {{id: e1, title: It, sources: [s1], {event}}}\n"
    (told,) = article_of(library_of, header)["about"]
    return dict(told)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2024-09-25", {"startDate": "2024-09-25"}),
        ("2024-09", {"startDate": "2024-09"}),
        ("2024-09-17/2024-09-18", {"startDate": "2024-09-17", "endDate": "2024-09-18"}),
        ("2023-10-08/..", {"startDate": "2023-10-08"}),
        ("2009~", {}),
        ("2024-21", {}),
    ],
)
def test_an_events_dates_say_no_more_than_was_written(
    library_of: LibraryOf, written: str, said: dict[str, str]
) -> None:
    event = event_of(library_of, f"date: {written}")
    assert {key: value for key, value in event.items() if key.endswith("Date")} == said


def test_an_event_says_what_kind_of_thing_it_names_and_who_says_so(library_of: LibraryOf) -> None:
    event = event_of(library_of, "date: 2024-09-25, place: Beirut, actors: [ada, land, court]")
    base = "https://example.org/project/"
    assert event == {
        "@type": "Event",
        "@id": f"{base}articles/one/#event-e1",
        "name": "It",
        "startDate": "2024-09-25",
        "location": {"@type": "Place", "name": "Beirut"},
        "about": [
            {"@type": "Person", "@id": f"{base}actors/ada/", "name": "Ada"},
            {"@type": "Country", "@id": f"{base}actors/land/", "name": "Land"},
            {"@type": "Organization", "@id": f"{base}actors/court/", "name": "Court"},
        ],
        "subjectOf": [{"@id": f"{base}sources/#s1"}],
    }


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("planned", "https://schema.org/EventScheduled"),
        ("cancelled", "https://schema.org/EventCancelled"),
    ],
)
def test_an_event_that_did_not_happen_says_so(library_of: LibraryOf, status: str, said: str) -> None:
    assert event_of(library_of, f"date: 2024-12, status: {status}")["eventStatus"] == said


def test_an_article_says_what_it_rests_on(library_of: LibraryOf) -> None:
    header = "publisher: land\nsource_title: Its title\nurl: https://paper.example/1\nauthor: Eve\nevents:\n"
    article = article_of(
        library_of, f"{header}  - {{id: e1, date: 2024-05-31, title: It}}\n", "By [[ada]] [@s1]."
    )
    assert article["isBasedOn"] == {
        "@type": "CreativeWork",
        "@id": "https://paper.example/1",
        "name": "Its title",
        "url": "https://paper.example/1",
        "datePublished": "2024-06-01",
        "author": {"@type": "Person", "name": "Eve"},
        "publisher": {
            "@type": "GovernmentOrganization",
            "@id": "https://example.org/project/actors/land/",
            "name": "Land",
        },
    }
    # Whose report it is did not write our article.
    assert article["author"] == {"@id": "https://example.org/project/#publisher"}
    assert article["citation"] == [{"@id": "https://example.org/project/sources/#s1"}]
    assert [one["name"] for one in article["about"]] == ["It"]
    assert "Ada" in [one["name"] for one in article["mentions"]]


def test_an_article_of_ours_has_its_author_and_its_corrections(library_of: LibraryOf) -> None:
    corrections = "corrections:\n  - {date: 2024-06-09, note: It was *seven* days.}\n"
    article = article_of(library_of, f"author: Eve\nmodified: 2024-06-03\n{corrections}")
    assert article["author"] == {"@type": "Person", "name": "Eve"}
    assert (article["datePublished"], article["dateModified"]) == ("2024-06-01", "2024-06-09")
    assert article["correction"] == [
        {"@type": "CorrectionComment", "text": "It was seven days.", "datePublished": "2024-06-09"}
    ]


@pytest.mark.parametrize(
    ("covers", "said"),
    [
        ("", {"contentReferenceTime": "2024-06-01"}),
        ("2015-11-24", {"contentReferenceTime": "2015-11-24"}),
        ("2015-11-11/2015-11-25", {"temporalCoverage": "2015-11-11/2015-11-25"}),
        ("2023-10-08/..", {"temporalCoverage": "2023-10-08/.."}),
        ("2015-11", {"temporalCoverage": "2015-11"}),
        ("2015~", {}),
    ],
)
def test_an_article_says_the_time_that_it_tells_of(
    library_of: LibraryOf, covers: str, said: dict[str, str]
) -> None:
    article = article_of(library_of, f"covers: {covers}\n" if covers else "")
    wanted = ("contentReferenceTime", "temporalCoverage")
    assert {key: article[key] for key in wanted if key in article} == said


def test_a_withdrawn_article_says_nothing_but_that(library_of: LibraryOf) -> None:
    article = article_of(library_of, "withdrawn: It was wrong.\nactors: [ada]\n", "By [[ada]] [@s1].")
    assert article["creativeWorkStatus"] == "Withdrawn"
    assert article["description"] == "It was wrong."
    assert not {"about", "mentions", "citation", "contentReferenceTime"} & set(article)


def test_an_office_has_its_term_and_its_state(library_of: LibraryOf) -> None:
    role = "roles:\n  - {title: Minister, of: land, from: 2013-02-01, to: 2017-01}\n"
    member = "  - {title: Judge, of: court, from: 2020}\nmember_of: [A party]\nborn: 1960~\nwikidata: Q1\n"
    graph = describe(
        library_of({**HOUSE, "actors/ada.md": f"---\nname: Ada\n{role}{member}names: {{he: עדה}}\n---\n"}),
        "actor",
        "ada",
    )
    base = "https://example.org/project/actors"
    assert graph[0]["@type"] == "ProfilePage"
    assert graph[0]["mainEntity"] == {
        "@type": "Person",
        "@id": f"{base}/ada/",
        "name": "Ada",
        "alternateName": ["עדה"],
        "sameAs": ["https://www.wikidata.org/wiki/Q1"],
        "hasOccupation": [
            {
                "@type": "Role",
                "hasOccupation": {
                    "@type": "Occupation",
                    "name": "Minister",
                    "occupationLocation": {"@type": "Country", "@id": f"{base}/land/", "name": "Land"},
                },
                "startDate": "2013-02-01",
                "endDate": "2017-01",
            }
        ],
        "memberOf": [
            {"@type": "Organization", "name": "A party"},
            {
                "@type": "OrganizationRole",
                "roleName": "Judge",
                "memberOf": {"@type": "Organization", "@id": f"{base}/court/", "name": "Court"},
                "startDate": "2020",
            },
        ],
    }


def test_a_body_of_a_state_is_a_government_organisation(library_of: LibraryOf) -> None:
    library = library_of(HOUSE)
    kinds = {name: describe(library, "actor", name)[0]["mainEntity"]["@type"] for name in library.actors}
    assert kinds == {"ada": "Person", "land": "Country", "court": "GovernmentOrganization"}


def test_without_an_address_of_the_site_everything_is_relative_to_the_page(library_of: LibraryOf) -> None:
    site = Site("Desk", "", "en", "ltr", "", "/")
    (page, way) = describe(library_of(HOUSE), "actor", "ada", site)
    assert page["mainEntity"]["@id"] == page["url"] == "../../actors/ada/"
    assert [step["item"] for step in way["itemListElement"]] == ["../../", "../../actors/ada/"]


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        (("", ""), None),
        (("CC BY 4.0", "https://example.org/by"), "https://example.org/by"),
        (("Ask us", ""), {"@type": "CreativeWork", "name": "Ask us"}),
    ],
)
def test_a_licence_is_an_address_or_words(
    library_of: LibraryOf, licence: tuple[str, str], said: object
) -> None:
    graph = describe(library_of(HOUSE), "actor", "ada", replace(SITE, licence=licence))
    assert graph[0].get("license") == said


@pytest.mark.parametrize("title", NASTY)
def test_a_title_cannot_end_its_element(library_of: LibraryOf, title: str) -> None:
    # YAML takes JSON's quotes, but no halves of characters, and folds the ends of lines.
    quoted = json.dumps(title, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    library = library_of(
        {
            **HOUSE,
            "articles/one.md": f"---\ntitle: {quoted}\ndate: 2024-06-01\nsummary: Short.\n---\n",
            "dossiers/topic.md": f"---\ntitle: {quoted}\n---\n",
        }
    )
    environment = TemplateEnvironment([ROOT / "themes/broadsheet/templates"], SITE)
    for kind, name in (("article", "one"), ("dossier", "topic")):
        row = next(row for row in KINDS if row.name == kind)
        html = environment.get_template(row.template).render(view=row.view(row.inputs(library, name)))
        soup = BeautifulSoup(html, "html.parser")
        (script,) = soup.select("script:not([src])")
        page = json.loads(script.get_text())["@graph"][0]
        header = getattr(library, f"{kind}s")[name].document.header
        assert page.get("headline", page.get("name")) == header.title
        (shown,) = soup.select('meta[property="og:title"]')
        assert shown["content"] == header.title
        (cited,) = soup.select("meta[name=citation_title]")
        assert cited["content"] == header.title


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_whatever_is_said_can_be_read_again(data: dict[str, Any]) -> None:
    printed = str(print_json(data))
    assert json.loads(printed) == data
    assert not set(printed) & set("<>&=\u2028\u2029")
