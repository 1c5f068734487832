"""The data files of a built site: they meet their schemas, and say what the library knows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dossier.library.model import Library
from dossier.library.relations import statement_sources
from dossier.source.body import Text
from dossier.source.dates import Date
from tests.conftest import ROOT
from tests.site.conftest import Site
from tests.site.test_pages import HOST, resolve
from tests.site.test_structured import base_of

Data = dict[str, Any]


def read_json(path: Path) -> Data:
    data: Data = json.loads(path.read_text(encoding="utf-8"))
    return data


def list_files(site: Site) -> list[Path]:
    """List all data files."""
    return sorted([*site.folder.glob("dossiers/*/data.json"), *site.folder.glob("data/**/*.json")])


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, Data]:
    """Give each data file, by its path."""
    return {path.relative_to(site.folder).as_posix(): read_json(path) for path in list_files(site)}


def show_date(data: Data | None) -> list[str]:
    return [(data or {}).get(key, "") for key in ("edtf", "earliest", "latest")]


def date_of(date: Date | None) -> list[str]:
    """Return a date as the files have it, by another way than theirs."""
    if date is None:
        return ["", "", ""]
    ends = (date.earliest, date.latest)
    return [date.text, *("" if day is None else dt.date.fromordinal(day).isoformat() for day in ends)]


def words(parts: Iterable[object]) -> set[str]:
    """Return the words of the plain parts of a text."""
    return {word for part in parts if isinstance(part, Text) for word in part.text.split()}


def test_there_is_a_file_for_everything(site: Site, files: dict[str, Data]) -> None:
    library = site.library
    wanted = {"data/index.json"}
    wanted |= {f"dossiers/{name}/data.json" for name in library.dossiers}
    wanted |= {f"data/actors/{name}.json" for name in library.actors}
    wanted |= {f"data/articles/{name}.json" for name in library.articles}
    assert set(files) == wanted


def test_every_file_meets_its_schema(files: dict[str, Data]) -> None:
    validators: dict[str, Draft202012Validator] = {}
    for path, data in files.items():
        kind, _, version = data["schema"].partition("/")
        assert version == "1"
        if kind not in validators:
            schema = read_json(ROOT / f"docs/schemas/data-{kind}.schema.json")
            Draft202012Validator.check_schema(schema)
            validators[kind] = Draft202012Validator(schema)
        faults = [f"{error.json_path}: {error.message}" for error in validators[kind].iter_errors(data)]
        assert faults == [], path
    assert set(validators) == {"dossier", "actor", "article", "index"}


def test_a_dossier_has_what_belongs_to_it(site: Site, files: dict[str, Data]) -> None:
    for name, dossier in site.library.dossiers.items():
        data, header = files[f"dossiers/{name}/data.json"], dossier.document.header
        assert (data["id"], data["title"], data["status"]) == (name, header.title, header.status)
        assert [one["id"] for one in data["events"]] == list(dossier.events)
        assert [one["id"] for one in data["statements"]] == list(dossier.statements)
        assert [one["id"] for one in data["figures"]] == list(dossier.figures)
        assert [one["id"] for one in data["articles"]] == list(dossier.articles)
        assert [one["id"] for one in data["actors"]] == [actor for actor, _ in dossier.actors]
        asked = [(one.id, one.ask, one.status) for one in header.questions]
        assert [(one["id"], one["ask"], one["status"]) for one in data.get("questions", ())] == asked
        chapters = [(one.title, date_of(one.start), date_of(one.end)) for one in header.chapters]
        assert [
            (one["title"], show_date(one.get("start")), show_date(one.get("end")))
            for one in data.get("chapters", ())
        ] == chapters
        series = [(one.id, one.label, one.unit) for one in header.series]
        assert [(one["id"], one["label"], one.get("unit", "")) for one in data.get("series", ())] == series


def each(files: dict[str, Data], key: str) -> Iterable[tuple[str, Data]]:
    """Give each record of a kind in all files."""
    for path, data in files.items():
        for one in data.get(key, ()):
            yield path, one


def test_every_event_says_what_the_library_knows(site: Site, files: dict[str, Data]) -> None:
    seen = set()
    for path, data in each(files, "events"):
        event = site.library.events[data["id"]]
        seen.add(event.id)
        plain = [
            data["title"],
            data.get("place", ""),
            data.get("kind", ""),
            data["weight"],
            data.get("status", ""),
        ]
        assert plain == [event.title, event.place, event.kind, event.weight, event.status], path
        assert show_date(data["date"]) == date_of(event.date)
        assert [one.get("id", one["name"]) for one in data.get("actors", ())] == list(event.actors)
        assert data["sources"] == list(event.sources)
        assert data.get("articles", []) == list(event.articles)
        given = [(show_date(one["date"]), one["sources"]) for one in data.get("dates", ())]
        assert given == [(date_of(one.date), list(one.sources)) for one in event.dates]
        for text in event.texts:
            assert words(text) <= set(data["text"].split())
        assert words(event.disputed) <= set(data.get("disputed", "").split())
    assert seen == set(site.library.events)


def test_every_statement_says_what_the_library_knows(site: Site, files: dict[str, Data]) -> None:
    seen = set()
    for path, data in each(files, "statements"):
        statement = site.library.statements[data["id"]]
        record = statement.record
        seen.add(statement.id)
        assert show_date(data["date"]) == date_of(record.date), path
        assert (data.get("quote", ""), data.get("unnamed", "")) == (record.quote, record.unnamed)
        for key in ("speakers", "via", "to"):
            names = record.by if key == "speakers" else getattr(record, key)
            assert [one.get("id", one["name"]) for one in data.get(key, ())] == list(names)
        assert data.get("answers", {}) == dict(record.answers)
        assert data.get("about", []) == list(record.about)
        assert data.get("contradicts", []) == list(statement.contradicts)
        assert (data.get("document", ""), data.get("replaces", "")) == (record.document, record.replaces)
        assert data.get("speaks_for", {}).get("id", "") == record.speaks_for
        assert data["sources"] == list(statement_sources(statement))
        assert words(record.gist) <= set(data["gist"].split())
    assert seen == set(site.library.statements)


def test_every_figure_says_what_the_library_knows(site: Site, files: dict[str, Data]) -> None:
    seen = set()
    for path, data in each(files, "figures"):
        figure = site.library.figures[data["id"]]
        record = figure.record
        seen.add(data["id"])
        numbers = [data.get(key) for key in ("value", "low", "high", "of")]
        assert numbers == [record.value, record.low, record.high, record.of], path
        plain = [data["series"], data.get("qualifier", ""), data.get("scope", "")]
        assert plain == [record.series, record.qualifier, record.scope]
        assert show_date(data["as_of"]) == date_of(record.as_of)
        claimant = data.get("claimed_by", {})
        assert claimant.get("id", claimant.get("name", "")) == figure.claimed_by
        assert data["sources"] == list(figure.sources)
    assert seen == set(site.library.figures)


def test_every_source_says_what_the_library_knows(site: Site, files: dict[str, Data]) -> None:
    seen = set()
    for path, data in each(files, "sources"):
        if data["kind"] != "source":
            continue
        record = site.library.sources[data["id"]].record
        seen.add(record.id)
        for key in ("title", "description", "author", "url", "archived"):
            assert data.get(key, "") == getattr(record, key), path
        for key in ("publisher", "via", "origin"):
            name = data.get(key, {})
            assert name.get("id", name.get("name", "")) == getattr(record, key)
        assert (data.get("language", ""), data.get("genre", "")) == (record.lang, record.kind)
        assert show_date(data.get("date")) == date_of(record.date)
        assert show_date(data.get("accessed")) == date_of(record.accessed)
    cited = {
        name for name, one in site.library.sources.items() if one.events or one.statements or one.figures
    }
    assert cited <= seen


def test_whatever_a_file_names_it_holds(files: dict[str, Data]) -> None:
    for path, data in files.items():
        if data["schema"] == "index/1":
            continue
        known = {one["id"] for one in data["sources"]}
        assert len(known) == len(data["sources"]), path
        records = [one for key in ("events", "statements", "figures") for one in data.get(key, ())]
        named = {source for one in records for source in one["sources"]}
        named |= {source for one in records for given in one.get("dates", ()) for source in given["sources"]}
        named |= {*data.get("citations", ()), *data.get("rests_on", ())}
        assert named <= known, path


def test_an_actor_has_what_is_told_of_it(site: Site, files: dict[str, Data]) -> None:
    for name, actor in site.library.actors.items():
        data, header = files[f"data/actors/{name}.json"], actor.document.header
        assert (data["id"], data["name"], data["kind"]) == (name, header.name, header.kind)
        assert data.get("aliases", []) == list(header.aliases)
        assert data.get("names", {}) == dict(header.names)
        roles = [(one.title[0], one.of, date_of(one.start), date_of(one.end)) for one in header.roles]
        assert [
            (
                one["title"],
                one.get("of", {}).get("id", ""),
                show_date(one.get("start")),
                show_date(one.get("end")),
            )
            for one in data.get("roles", ())
        ] == roles
        held = [(one.title, one.holder) for one in actor.offices]
        assert [(one["title"], one["holder"]["id"]) for one in data.get("offices", ())] == held
        for key in ("events", "statements", "articles"):
            assert [one["id"] for one in data[key]] == list(getattr(actor, key))
        for key in ("born", "died", "founded", "dissolved"):
            assert show_date(data.get(key)) == date_of(getattr(header, key))


def test_an_article_has_what_it_tells(site: Site, files: dict[str, Data]) -> None:
    for name, article in site.library.articles.items():
        data, header = files[f"data/articles/{name}.json"], article.document.header
        assert (data["id"], data["title"]) == (name, header.title)
        assert data["language"] == (header.lang or site.language)
        assert show_date(data["date"]) == date_of(header.date)
        assert len(data.get("corrections", ())) == len(header.corrections)
        if header.withdrawn:
            told = {"schema", "site", "id", "title", "date", "language", "withdrawn", "address", "updated"}
            assert {key for key, value in data.items() if value} <= told | {"modified", "corrections"}
            continue
        for key in ("events", "statements", "figures"):
            assert [one["id"] for one in data[key]] == list(getattr(article, key))
        assert [one["id"] for one in data.get("actors", ())] == list(article.actors)
        assert data.get("dossiers", []) == [member.dossier for member in article.dossiers]
        by_rule = {member.dossier for member in article.dossiers if any(member.reason)}
        assert set(data.get("reasons", ())) == by_rule
        publisher = data.get("publisher", {})
        assert publisher.get("id", publisher.get("name", "")) == header.publisher


def test_the_index_leads_to_all_of_them(site: Site, files: dict[str, Data]) -> None:
    index = files["data/index.json"]
    library = site.library
    assert [one["id"] for one in index["dossiers"]] == sorted(library.dossiers)
    assert [one["id"] for one in index["actors"]] == sorted(library.actors)
    shown = [
        name
        for name, one in library.articles.items()
        if one.document.header.status == "published" and not one.document.header.withdrawn
    ]
    assert [one["id"] for one in index["articles"]] == shown
    names: dict[str, Callable[[Library, str], str]] = {
        "dossiers": lambda known, name: known.dossiers[name].document.header.title,
        "actors": lambda known, name: known.actors[name].document.header.name,
        "articles": lambda known, name: known.articles[name].document.header.title,
    }
    for key, name_of in names.items():
        assert [one["name"] for one in index[key]] == [name_of(library, one["id"]) for one in index[key]]
    found = {find_file(site, "data/index.json", one["data"])[0] for key in names for one in index[key]}
    assert found == set(files) - {"data/index.json"} - {
        f"data/articles/{name}.json" for name in hidden(library)
    }


def hidden(library: Library) -> set[str]:
    headers = {name: one.document.header for name, one in library.articles.items()}
    return {name for name, header in headers.items() if header.withdrawn or header.status == "hidden"}


def find_file(site: Site, path: str, address: str) -> tuple[str, str]:
    """Give the file at an address in a data file, and the anchor there."""
    base = base_of(site)
    if site.base != "/":
        assert address.startswith(base), f"{path}: {address} is not absolute"
        address = HOST + site.base + address.removeprefix(base)
    else:
        assert "://" not in address, f"{path}: {address}"
    found = resolve(site, path, address)
    assert found is not None
    assert (site.folder / found[0]).is_file(), f"{path}: there is nothing at {address}"
    return found


def test_every_address_leads_to_where_it_stands(site: Site, files: dict[str, Data]) -> None:
    addresses = {
        (path.rpartition("/")[0], one["address"]): path
        for path, data in files.items()
        for one in [data["site"], *(one for key in data if isinstance(data[key], list) for one in data[key])]
        if isinstance(one, dict) and "address" in one
    }
    ids = {path: {tag["id"] for tag in soup.select("[id]")} for path, soup in site.pages.items()}
    for (_, address), path in addresses.items():
        file, anchor = find_file(site, path, address)
        assert not anchor or anchor in ids[file], f"{path}: there is no such id at {address}"


def test_a_line_holds_one_record(site: Site) -> None:
    for path in list_files(site):
        lines = path.read_text(encoding="utf-8").split("\n")
        assert (lines[0], lines[-2], lines[-1]) == ("{", "}", "")
        for line in lines[1:-2]:
            if line.startswith("{"):
                assert json.loads(line.removesuffix(","))["id"]
            else:
                assert line in ("]", "],") or line.startswith('"')
