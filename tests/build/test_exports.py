"""How exports become files of a site: which are written, where, and how one is left out."""

from __future__ import annotations

import re
import zipfile
from itertools import chain
from xml.etree import ElementTree as ET

from dossier.build.exporting import group
from dossier.exports.table import EXPORTS, address_of, choose_names, find_tasks
from tests.build.conftest import Place
from tests.conftest import LibraryOf

SITE = "https://example.org/project"


def list_exports(place: Place) -> set[str]:
    """Return what a build wrote besides pages and the theme."""
    return {
        path
        for path in place.read_tree()
        if not path.endswith((".html", "/.files")) and not path.startswith(("theme/", "search/", "."))
    }


def test_everything_in_the_table_is_written_and_counted(place: Place) -> None:
    ran = place.build("--siteurl", SITE)
    ids = {"site": [""], "search": [""], "dossier": ["topic"], "actor": ["ada"], "article": ["one", "two"]}
    ids |= {f"{kind}-card": ids[kind] for kind in ("dossier", "actor", "article")}
    wanted = {address_of(one, name) for one in EXPORTS for name in ids.get(one.holder.name, ())}
    assert list_exports(place) == wanted
    counted = re.search(r"and (\d+) exports", ran.stdout)
    assert counted
    assert int(counted[1]) == len(wanted)


def test_a_setting_leaves_some_out(place: Place) -> None:
    off = ["feed.atom", "events.csv", "sitemap.xml"]
    place.configure("MENUITEMS = ()", f"EXPORTS_OFF = {off}")
    place.succeed("--siteurl", SITE)
    written = list_exports(place)
    assert {export.name for export in EXPORTS} - {path.rpartition("/")[2] for path in written} >= set(off)
    assert {"dossiers/topic/feed.json", "dossiers/topic/statements.csv", "robots.txt"} <= written
    # Nothing else speaks of them.
    assert "Sitemap:" not in (place.output / "robots.txt").read_text()
    topic = place.output / "dossiers" / "topic"
    html = (topic / "index.html").read_text()
    assert "feed.json" in html
    assert [name for name in off if name in html] == []
    assert "events.csv" not in (topic / "datapackage.json").read_text()
    with zipfile.ZipFile(topic / "dossier.zip") as pack:
        assert [name for name in pack.namelist() if name.endswith(tuple(off))] == []
        assert "events.csv" not in pack.read("topic/README.txt").decode()


def test_an_export_that_is_none_is_refused_with_the_nearest(place: Place) -> None:
    place.configure("EXPORTS_OFF = ['sitemap.xm']")
    assert place.fail() == (
        "EXPORTS_OFF names 'sitemap.xm', which is no export; did you mean sitemap.xml?\n"
        "Nothing was built; there was no site before.\n"
    )


def test_a_file_of_ones_own_may_not_hide_an_export(place: Place) -> None:
    place.write("content/robots.txt", "User-agent: *\nDisallow: /\n")
    place.configure("STATIC_PATHS = ['robots.txt']")
    assert place.fail().splitlines()[0] == (
        "content/robots.txt: 'robots.txt' would be published where the site's own robots.txt is; give it "
        "another name, or leave ours out: EXPORTS_OFF = ['robots.txt'] [address-taken]"
    )
    place.configure("STATIC_PATHS = ['robots.txt']", "EXPORTS_OFF = ['robots.txt']")
    place.succeed()
    assert (place.output / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


def test_a_text_may_link_to_an_export(place: Place) -> None:
    place.write("content/pages/about.md", "---\ntitle: About\n---\n[Robots](/robots.txt)\n")
    place.succeed()
    assert 'href="../robots.txt"' in (place.output / "about" / "index.html").read_text()


def test_the_sitemap_names_all_pages_that_a_search_may_find(place: Place) -> None:
    place.write("content/articles/three.md", "---\ntitle: 3\ndate: 2024-06-03\nstatus: hidden\n---\nText.\n")
    place.write(
        "content/articles/four.md", "---\ntitle: 4\ndate: 2024-06-04\nwithdrawn: Wrong.\n---\nText.\n"
    )
    place.write(
        "content/articles/five.md",
        "---\ntitle: 5\ndate: 2024-06-05\ncorrections: [{date: 2024-07-01, note: Six.}]\n"
        "formerly: [cinq]\n---\nText.\n",
    )
    place.succeed("--siteurl", SITE)
    assert read_sitemap((place.output / "sitemap.xml").read_bytes()) == {
        f"{SITE}/": None,
        f"{SITE}/dossiers/": None,
        f"{SITE}/dossiers/topic/": "2024-06-01",
        f"{SITE}/actors/": None,
        f"{SITE}/actors/ada/": "2024-06-01",
        f"{SITE}/articles/one/": "2024-06-01",
        f"{SITE}/articles/two/": "2024-06-02",
        f"{SITE}/articles/five/": "2024-07-01",
        f"{SITE}/timeline/": None,
        f"{SITE}/sources/": None,
        f"{SITE}/corrections/": None,
    }
    robots = (place.output / "robots.txt").read_text()
    assert robots == f"User-agent: *\nDisallow:\nSitemap: {SITE}/sitemap.xml\n"


def test_without_an_address_there_is_no_sitemap(built_place: Place) -> None:
    assert not (built_place.output / "sitemap.xml").exists()
    assert (built_place.output / "robots.txt").read_text() == "User-agent: *\nDisallow:\n"


def read_sitemap(data: bytes) -> dict[str, str | None]:
    """Return the addresses of a sitemap, each with the day of its last change."""
    space = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    return {
        url.findtext("loc", "", space): url.findtext("lastmod", None, space)
        for url in ET.fromstring(data).findall("url", space)
    }


def test_each_export_is_taken_once_and_an_article_with_its_dossier(library_of: LibraryOf) -> None:
    members = {f"a{number}": ["one", "two"][number % 3 : number % 3 + 1] for number in range(60)} | {
        "both": ["one", "two"]
    }
    library = library_of(
        {
            "actors/ada.md": "---\nname: Ada\n---\n",
            **{f"dossiers/{name}.md": f"---\ntitle: {name}\n---\n" for name in ("one", "two")},
            **{
                f"articles/{name}.md": f"---\ntitle: It\ndate: 2024-06-01\ndossiers: {dossiers}\n---\n"
                for name, dossiers in members.items()
            },
        }
    )
    tasks = list(find_tasks(library, choose_names((), SITE)))
    pieces = list(group(tasks, library))
    assert sorted(chain(*pieces)) == sorted(tasks)
    first, one, two, *_ = pieces
    assert {holder for holder, _ in first} == {"site", "actor", "search"}
    assert one == [("dossier", "one"), *(("article", name) for name in library.dossiers["one"].articles)]
    rest = (("article", name) for name in library.dossiers["two"].articles if name != "both")
    assert two == [("dossier", "two"), *rest]
    # What an edit makes anew is little, and not worth looking through all dossiers.
    assert list(group(tasks[:5], library)) == [tasks[:5]]
