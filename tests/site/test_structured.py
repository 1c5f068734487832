"""What the pages of a built site say of themselves to programs: search engines, libraries, networks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest

from dossier.pages.iso import iso_text
from tests.conftest import SAMPLE_URL
from tests.site.conftest import Site
from tests.site.test_pages import HOST, resolve

COMMON = {"@type", "@id", "name"}
WORK = {*COMMON, "url", "description", "inLanguage", "isPartOf", "publisher", "license"}
TERMS = {
    "BreadcrumbList": {"@type", "itemListElement"},
    "CollectionPage": {*WORK, "mainEntity", "about", "dateModified", "relatedLink"},
    "CorrectionComment": {"@type", "text", "datePublished"},
    "Country": {*COMMON, "alternateName", "description", "image", "sameAs"},
    "CreativeWork": {*WORK, "archivedAt", "author", "datePublished"},
    "Event": {*COMMON, "startDate", "endDate", "eventStatus", "location", "about", "subjectOf"},
    "ItemList": {"@type", "numberOfItems", "itemListElement"},
    "ListItem": {"@type", "position", "name", "item"},
    "NewsArticle": {
        *WORK,
        "headline",
        "mainEntityOfPage",
        "datePublished",
        "dateModified",
        "author",
        "creativeWorkStatus",
        "contentReferenceTime",
        "temporalCoverage",
        "image",
        "about",
        "mentions",
        "citation",
        "correction",
        "isBasedOn",
        "workTranslation",
        "translationOfWork",
    },
    "Occupation": {"@type", "name", "occupationLocation"},
    "OrganizationRole": {"@type", "roleName", "memberOf", "startDate", "endDate"},
    "Person": {
        *COMMON,
        "alternateName",
        "description",
        "image",
        "sameAs",
        "birthDate",
        "deathDate",
        "hasOccupation",
        "memberOf",
    },
    "Place": {"@type", "name"},
    "ProfilePage": {*WORK, "mainEntity"},
    "Role": {"@type", "hasOccupation", "startDate", "endDate"},
    "WebPage": {*WORK, "significantLink"},
    "WebSite": WORK,
}
"""The terms used, each of which `schema-dts` knows of its type. Whoever uses another, looks there first."""
ORGANISATION = {
    *COMMON,
    "url",
    "logo",
    "correctionsPolicy",
    "alternateName",
    "description",
    "image",
    "sameAs",
    "foundingDate",
    "dissolutionDate",
    "memberOf",
    "member",
}
TERMS |= dict.fromkeys(("Organization", "GovernmentOrganization", "NewsMediaOrganization"), ORGANISATION)


def read_data(site: Site) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give what each page says of itself."""
    for path, soup in site.pages.items():
        scripts = soup.select('script[type="application/ld+json"]')
        assert len(scripts) == 1, f"/{path}"
        data = json.loads(scripts[0].get_text())
        assert set(data) == {"@context", "@graph"}, f"/{path}"
        yield path, data["@graph"]


def list_nodes(value: object) -> Iterator[dict[str, Any]]:
    """List all things that are described within something."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from list_nodes(inner)


@pytest.fixture(scope="module")
def data(site: Site) -> dict[str, list[dict[str, Any]]]:
    return dict(read_data(site))


def base_of(site: Site) -> str:
    """Give the address at which the site says it is published."""
    return f"{SAMPLE_URL}/" if site.base != "/" else HOST + site.base


def page_of(site: Site, path: str) -> str:
    """Give the address of a page."""
    return base_of(site) + path.removesuffix("index.html")


def test_every_page_says_what_it_is_once(site: Site, data: dict[str, list[dict[str, Any]]]) -> None:
    assert set(data) == set(site.pages)
    for path, graph in data.items():
        address = page_of(site, path)
        assert urljoin(address, graph[0]["url"]) == address, f"/{path}"
        kinds = [node["@type"] for node in graph]
        apart = path in ("index.html", "404.html") or graph[0].get("significantLink")
        assert kinds[1:] == ([] if apart else ["BreadcrumbList"]), f"/{path}"


def test_every_term_is_one_that_its_type_has(data: dict[str, list[dict[str, Any]]]) -> None:
    for path, graph in data.items():
        for node in list_nodes(graph):
            if set(node) != {"@id"}:
                strange = set(node) - TERMS[node["@type"]]
                assert strange == set(), f"/{path}: {node['@type']}"


def test_nothing_is_said_with_nothing(data: dict[str, list[dict[str, Any]]]) -> None:
    empty = [
        (path, node)
        for path, graph in data.items()
        for node in list_nodes(graph)
        if node["@type" if "@type" in node else "@id"] != "ItemList"
        and any(value in ("", None, [], {}) for value in node.values())
    ]
    assert empty == []


def test_whatever_has_an_address_here_stands_there(site: Site, data: dict[str, list[dict[str, Any]]]) -> None:
    ids = {path: {tag["id"] for tag in soup.select("[id]")} for path, soup in site.pages.items()}
    dead = []
    for path, graph in data.items():
        for node in list_nodes(graph):
            for key in ("@id", "item", "url"):
                address = urljoin(page_of(site, path), str(node.get(key, "")))
                if key not in node or not address.startswith(base_of(site)):
                    continue
                found = resolve(site, path, HOST + site.base + address.removeprefix(base_of(site)))
                assert found is not None
                known = {"", "site", "publisher", "page", "report", *ids.get(found[0], ())}
                if not (site.folder / found[0]).is_file() or found[1] not in known:
                    dead.append((path, address))
    assert dead == []


def test_an_article_says_what_the_library_knows(site: Site, data: dict[str, list[dict[str, Any]]]) -> None:
    for name, article in site.library.articles.items():
        path, header = f"articles/{name}/index.html", article.document.header
        said = data[path][0]
        assert said["@type"] == "NewsArticle"
        assert said["headline"] == header.title
        assert said["inLanguage"] == (header.lang or site.language)
        assert said["datePublished"] == iso_text(header.date)
        assert len(said.get("correction", ())) == (0 if header.withdrawn else len(header.corrections))
        if header.withdrawn:
            assert said["creativeWorkStatus"] == "Withdrawn"
            continue
        assert [one["@id"].split("/")[-2] for one in said.get("mentions", ())] == list(article.actors)
        about = [one["@id"].rstrip("/").split("/")[-1] for one in said.get("about", ())]
        members = [member.dossier for member in article.dossiers]
        assert about == members + [f"#event-{event}" for event in article.events]
        told = [len(one["subjectOf"]) for one in said.get("about", ()) if one["@type"] == "Event"]
        assert told == [len(site.library.events[event].sources) for event in article.events]
        assert ("isBasedOn" in said) == bool(header.publisher)


def test_a_dossier_says_all_its_events(site: Site, data: dict[str, list[dict[str, Any]]]) -> None:
    for name, dossier in site.library.dossiers.items():
        said = data[f"dossiers/{name}/index.html"][0]
        assert said["name"] == dossier.document.header.title
        events = said["mainEntity"]["itemListElement"]
        assert said["mainEntity"]["numberOfItems"] == len(dossier.events)
        library = [site.library.events[event] for event in dossier.events]
        assert [event["name"] for event in events] == [event.title for event in library]
        assert [event["@id"].partition("#event-")[2] for event in events] == list(dossier.events)
        places = [event["location"]["name"] for event in events if "location" in event]
        assert places == [event.place for event in library if event.place]
        for event, known in zip(events, library, strict=True):
            if not known.dates:
                start = known.date.start if known.date.is_interval else known.date
                assert event.get("startDate", "") == iso_text(start)


def test_the_page_of_sources_describes_what_others_name(
    site: Site, data: dict[str, list[dict[str, Any]]]
) -> None:
    described = {
        one["@id"].partition("#")[2]: one
        for one in data["sources/index.html"][0]["mainEntity"]["itemListElement"]
    }
    assert set(described) == set(site.library.sources)
    for name, source in site.library.sources.items():
        record = source.record
        assert described[name]["name"] == (record.title or record.description)
        assert described[name].get("url", "") == record.url
        assert described[name].get("datePublished", "") == (iso_text(record.date) if record.date else "")


def test_a_page_that_is_passed_on_shows_its_title_and_where_it_is(site: Site) -> None:
    for path, soup in site.pages.items():
        shown = {str(tag["property"]): str(tag["content"]) for tag in soup.select("meta[property]")}
        if path == "404.html" or soup.select("meta[http-equiv=refresh]"):
            assert shown == {}, f"/{path}"
            continue
        heading = soup.select("h1")[0].get_text(strip=True)
        assert shown["og:title"] == heading, f"/{path}"
        assert shown["og:site_name"]
        (description,) = soup.select("meta[name=description]")
        assert shown["og:description"] == description["content"]
        (html,) = soup.select("html")
        assert shown["og:locale"] == str(html["lang"]).replace("-", "_")
        canonical = soup.select("link[rel=canonical]")
        address = page_of(site, path)
        assert [tag["href"] for tag in canonical] == ([address] if base_of(site) != HOST + "/" else [])
        assert shown.get("og:url") == (address if canonical else None)


def test_a_reference_manager_finds_an_article(site: Site) -> None:
    for name, article in site.library.articles.items():
        header, soup = article.document.header, site.pages[f"articles/{name}/index.html"]
        found = {str(tag["name"]): str(tag["content"]) for tag in soup.select('meta[name^="citation_"]')}
        assert found["citation_title"] == header.title
        assert found["citation_publication_date"] == header.date.text[:10].replace("-", "/")
        assert found["citation_language"] == (header.lang or site.language)
        assert found["citation_publisher"]
        assert found.get("citation_author", "") == ("" if header.publisher else header.author)
        assert soup.select('meta[name="z:itemType"][content=newspaperArticle]')
        (kind,) = soup.select('meta[property="og:type"]')
        assert kind["content"] == "article"
        (published,) = soup.select('meta[property="article:published_time"]')
        assert published["content"] == iso_text(header.date)
