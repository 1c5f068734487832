"""What can be taken from a built site, read back by libraries that did not write it."""

from __future__ import annotations

import json
import re

from dossier.exports.columns import TABLES
from tests.conftest import ROOT, SAMPLE_URL
from tests.exports.checks import Expected
from tests.exports.readers import read_atom, read_calendar, read_json_feed
from tests.site.conftest import Site

DATA = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


def expect(site: Site) -> Expected:
    name = json.loads((site.folder / "feed.json").read_bytes())["title"]
    return Expected(site.library, SAMPLE_URL if site.base == "/project/" else name)


def test_every_export_of_a_dossier_tells_what_the_dossier_holds(site: Site) -> None:
    for name in site.library.dossiers:
        expect(site).check_dossier(site.folder, name)


def test_every_export_of_an_actor_tells_what_names_it(site: Site) -> None:
    expected = expect(site)
    for name, actor in site.library.actors.items():
        place = site.folder / "actors" / name
        expected.check_calendar(place, actor.events)
        expected.check_feeds(place, actor.articles, actor.events, actor.statements)


def test_the_sites_feeds_tell_the_newest_of_everything(site: Site) -> None:
    library = site.library
    listed = [name for name, article in library.articles.items() if article.listed]
    shown = [
        name for name, one in library.statements.items() if any(by in library.actors for by in one.record.by)
    ]
    assert shown
    expect(site).check_feeds(site.folder, listed, library.events, library.statements)


def test_what_a_feed_leads_to_is_there(site: Site) -> None:
    for path in site.folder.rglob("feed.atom"):
        feed = read_atom(path)
        for entry in feed.entries:
            address, _, anchor = entry.link.removeprefix(f"{SAMPLE_URL}/").partition("#")
            file = (site.folder if site.base != "/" else path.parent) / address / "index.html"
            html = site.pages[file.resolve().relative_to(site.folder.resolve()).as_posix()]
            assert not anchor or html.find(id=anchor), f"{path}: {entry.link}"


def test_a_feed_says_where_it_is_and_in_which_language(site: Site) -> None:
    for path in site.folder.rglob("feed.atom"):
        address = path.relative_to(site.folder).as_posix()
        feed = read_atom(path).feed
        own = [link.href for link in feed.links if link.rel == "self"]
        assert feed.language == site.language
        # Without an address of its own, the site cannot say where its feeds are.
        assert own == ([f"{SAMPLE_URL}/{address}"] if site.base == "/project/" else [])
        told = read_json_feed(path.with_name("feed.json"))
        assert told["language"] == site.language
        assert told.get("feed_url") == (f"{SAMPLE_URL}/{address[:-4]}json" if own else None)


def test_pages_lead_to_what_can_be_taken(site: Site) -> None:
    for path, soup in site.pages.items():
        kinds = {str(link["type"]) for link in soup.select('link[rel="alternate"][type]')}
        assert "application/atom+xml" in kinds, path
    for kind, ids, names in (
        ("dossiers", site.library.dossiers, {"feed.atom", "events.ics", "events.csv", "dossier.zip"}),
        ("actors", site.library.actors, {"feed.atom", "feed.json", "events.ics"}),
    ):
        for name in ids:
            links = site.pages[f"{kind}/{name}/index.html"].select("#take a")
            assert names <= {str(link["href"]).rpartition("/")[2] for link in links}
            assert all(link.get_text(strip=True) for link in links)


def test_calendars_of_one_site_call_one_event_by_one_name(site: Site) -> None:
    titles: dict[str, str] = {}
    for path in site.folder.rglob("events.ics"):
        for uid, event in read_calendar(path)[1].items():
            assert titles.setdefault(uid, str(event["SUMMARY"])) == str(event["SUMMARY"])


def test_the_handbook_tells_every_column(site: Site) -> None:
    for name, columns in TABLES.items():
        told = DATA.partition(f"\n### {name}\n")[2].partition("\n#")[0]
        rows = re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE)
        assert rows == [column.name for column in columns]
        for path in site.folder.rglob(name):
            header = path.read_text(encoding="utf-8-sig").splitlines()[0]
            assert header == ",".join(rows)


def test_names_of_exports_are_told_in_the_handbook() -> None:
    from dossier.exports.table import EXPORTS

    assert [one.name for one in EXPORTS if f"| `{one.name}` |" not in DATA] == []
