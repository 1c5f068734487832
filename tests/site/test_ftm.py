"""The entities of FollowTheMoney: that they say what the library knows, and that its own model takes them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dossier.library.model import Library
from dossier.pages.iso import iso_ends, iso_text
from tests.conftest import SAMPLE_URL
from tests.site.conftest import Site

Entity = dict[str, Any]


@pytest.fixture(scope="module")
def entities(site: Site) -> dict[str, Entity]:
    """Give the entities by their ids."""
    lines = (site.folder / "data" / "ftm.jsonl").read_text(encoding="utf-8").splitlines()
    found = {entity["id"]: entity for entity in map(json.loads, lines)}
    assert len(found) == len(lines)
    return found


def of(entities: dict[str, Entity], *schemas: str) -> dict[str, dict[str, list[str]]]:
    """Give the properties of the entities of some schemas, by id."""
    return {name: one["properties"] for name, one in entities.items() if one["schema"] in schemas}


def test_every_value_is_a_list_of_something(entities: dict[str, Entity]) -> None:
    assert entities
    for entity in entities.values():
        assert set(entity) == {"id", "schema", "properties"}
        for values in entity["properties"].values():
            assert values
            assert all(value and isinstance(value, str) for value in values)
            assert len(set(values)) == len(values)


def test_there_is_an_entity_for_every_actor(site: Site, entities: dict[str, Entity]) -> None:
    actors = of(entities, "Person", "Organization", "PublicBody")
    assert set(actors) == {f"actor-{name}" for name in site.library.actors}
    for name, actor in site.library.actors.items():
        header, found = actor.document.header, actors[f"actor-{name}"]
        assert found["name"] == [header.name]
        assert set(found.get("alias", ())) == {*header.names.values(), *header.aliases} - {header.name}
        assert (entities[f"actor-{name}"]["schema"] == "Person") == (header.kind == "person")
        if header.kind == "state":
            assert entities[f"actor-{name}"]["schema"] == "PublicBody"
        page = [f"{SAMPLE_URL}/actors/{name}/"] if site.base != "/" else None
        assert found.get("sourceUrl") == page


def test_every_term_of_a_person_is_there(site: Site, entities: dict[str, Entity]) -> None:
    posts, terms = of(entities, "Position"), of(entities, "Occupancy")
    found = sorted(
        (
            term["holder"][0],
            posts[term["post"][0]]["name"][0],
            *posts[term["post"][0]].get("organization", [""]),
            *term.get("startDate", [""]),
            *term.get("endDate", [""]),
            *term.get("date", [""]),
        )
        for term in terms.values()
    )
    known = sorted(
        (
            f"actor-{name}",
            role.title[0],
            f"actor-{role.of}" if role.of else "",
            *(iso_text(date) for date in (role.start, role.end, role.as_of)),
        )
        for name, actor in site.library.actors.items()
        if actor.document.header.kind == "person"
        for role in actor.document.header.roles
    )
    assert found == known
    assert {term["post"][0] for term in terms.values()} == set(posts)


def test_what_happened_is_there_and_nothing_else(site: Site, entities: dict[str, Entity]) -> None:
    events = of(entities, "Event")
    happened = {name: event for name, event in site.library.events.items() if not event.status}
    assert set(events) == {f"event-{name}" for name in happened}
    for name, event in happened.items():
        found = events[f"event-{name}"]
        assert found["name"] == [event.title]
        dates = [dated.date for dated in event.dates] or [event.date]
        assert found.get("startDate", []) == [
            *filter(None, dict.fromkeys(iso_ends(date)[0] for date in dates))
        ]
        assert found.get("involved", []) == [f"actor-{actor}" for actor in event.actors]
        assert found.get("location", []) == [event.place] * bool(event.place)
        sources = [
            site.library.sources[one].record.url for one in event.sources if one in site.library.sources
        ]
        assert set(filter(None, sources)) <= set(found.get("sourceUrl", ()))


def listed(library: Library) -> list[str]:
    headers = {name: one.document.header for name, one in library.articles.items()}
    return [name for name, one in headers.items() if one.status == "published" and not one.withdrawn]


def test_articles_and_whom_they_mention_are_there(site: Site, entities: dict[str, Entity]) -> None:
    articles, mentions = of(entities, "Article"), of(entities, "Mention")
    assert set(articles) == {f"article-{name}" for name in listed(site.library)}
    known = set()
    for name in listed(site.library):
        article = site.library.articles[name]
        header, found = article.document.header, articles[f"article-{name}"]
        assert (found["title"], found["publishedAt"]) == ([header.title], [iso_text(header.date)])
        assert found.get("author", []) == ([] if header.publisher else [*filter(None, (header.author,))])
        known |= {(f"article-{name}", f"actor-{actor}") for actor in article.actors}
    assert {(one["document"][0], one["resolved"][0]) for one in mentions.values()} == known
    for one in mentions.values():
        assert one["name"] == entities[one["resolved"][0]]["properties"]["name"]


def test_its_own_model_takes_every_entity(entities: dict[str, Entity]) -> None:
    reason = "followthemoney needs ICU's headers; install the group ftm of pyproject.toml to run this"
    pytest.importorskip("followthemoney", reason=reason)
    from followthemoney.proxy import EntityProxy

    proxies = {name: EntityProxy.from_dict(entity, cleaned=False) for name, entity in entities.items()}
    for name, proxy in proxies.items():
        said = entities[name]["properties"]
        lost = {key: values for key, values in said.items() if len(proxy.get(key)) != len(values)}
        assert lost == {}, name
        assert [key for key in proxy.schema.required if not proxy.get(key)] == [], name
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert proxies[value].schema.is_a(prop.range), f"{name}: {prop.name}"
