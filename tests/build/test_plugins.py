"""Plugins by others work beside ours: pages are announced to them, and what they write is published."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.build.conftest import Place
from tests.conftest import ROOT

SITE = "https://example.org/news"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LISTENER = '''\
"""Notes of each page that is announced where its file is, who says so, and what comes with it."""
import json, os
from pathlib import Path
from pelican import contents, signals

noted = {}


def note(path, context):
    found = {"there": os.path.exists(path), "process": os.getpid(), "site": context["SITENAME"]}
    found["file"] = context["output_file"]
    for kind, expected in (("article", contents.Article), ("page", contents.Page)):
        one = context.get(kind)
        if isinstance(one, expected):
            found[kind] = [one.title, one.url, one.save_as, one.slug, one.status, one.lang, one.content]
            found[kind] += [one.summary] * (kind == "article")
            found["date"] = str(getattr(one, "date", ""))
            found["tags"] = [tag.name for tag in getattr(one, "tags", ())]
            found["translations"] = [other.url for other in one.translations]
    noted[path] = found


def write(pelican):
    noted["process"] = os.getpid()
    (Path(pelican.output_path) / "noted.json").write_text(json.dumps(noted))


def register():
    signals.content_written.connect(note)
    signals.finalized.connect(write)
'''
MORE = {
    "content/articles/deux.md": "---\ntitle: Deux\ndate: 2024-06-03\nlang: fr\ntranslation_of: two\n---\n",
    "content/articles/gone.md": "---\ntitle: Gone\ndate: 2024-06-04\nwithdrawn: It was wrong.\n---\nText.\n",
    "content/articles/tagged.md": (
        "---\ntitle: Of R&D\ndate: 2024-06-05T10:00:00+02:00\ntags: [budget, science]\n"
        "formerly: [labelled]\nsummary: In *short*, R&D.\n---\nOf [[ada]] & R&D.\n\nMore.\n"
    ),
    "content/pages/about.md": "---\ntitle: About\n---\nUs.\n",
}


@pytest.fixture
def site(place: Place) -> Place:
    for path, text in MORE.items():
        place.write(path, text)
    return place


@pytest.mark.parametrize("order", [["sitemap", "dossier"], ["dossier", "sitemap"]])
def test_pelican_sitemap_works_unchanged(site: Place, order: list[str]) -> None:
    site.configure(
        f"PLUGINS = {order}",
        "EXPORTS_OFF = ['sitemap.xml']",
        "SITEMAP = {'exclude': ['^404', '^articles/l']}",
    )
    site.succeed("--siteurl", SITE)
    urls = ET.parse(site.output / "sitemap.xml").getroot().findall(f"{SPACE}url")
    found = {url.findtext(f"{SPACE}loc"): url.findtext(f"{SPACE}lastmod") for url in urls}
    addresses = {
        path.parent.relative_to(site.output).as_posix() + "/" for path in site.output.rglob("index.html")
    }
    addresses = {address.removeprefix("./") for address in addresses} - {
        "articles/gone/",
        "articles/labelled/",
    }
    assert set(found) == {f"{SITE}/{address}" for address in addresses}
    assert found[f"{SITE}/articles/one/"] == "2024-06-01T00:00:00+00:00"
    assert found[f"{SITE}/articles/tagged/"] == "2024-06-05T08:00:00+00:00"
    links = {
        url.findtext(f"{SPACE}loc"): [link.get("ref") for link in url if "link" in link.tag] for url in urls
    }
    assert links[f"{SITE}/articles/two/"] == [f"{SITE}/articles/deux/"]
    assert links[f"{SITE}/articles/deux/"] == [f"{SITE}/articles/two/"]
    assert "Sitemap:" not in (site.output / "robots.txt").read_text()
    # It was published with the rest: the next build knows it, and removes it with its plugin.
    site.configure("EXPORTS_OFF = ['sitemap.xml']")
    site.succeed("--siteurl", SITE)
    assert not (site.output / "sitemap.xml").exists()


def test_every_page_is_announced_in_the_parent_with_articles_as_pelican_makes_them(site: Place) -> None:
    site.write("extra/listener.py", LISTENER)
    paths = [str(ROOT / "plugins"), str(site.root / "extra")]
    site.configure(f"PLUGIN_PATHS = {paths}", "PLUGINS = ['dossier', 'listener']", "DOSSIER_WORKERS = 2")
    site.succeed("--siteurl", SITE)
    noted = json.loads((site.output / "noted.json").read_text())
    process = noted.pop("process")
    # A page that stays as it was is announced again, though it is written no more.
    site.succeed("--siteurl", SITE)
    again = json.loads((site.output / "noted.json").read_text())
    assert [one["file"] for path, one in again.items() if path != "process"] == [
        one["file"] for one in noted.values()
    ]
    assert {one["process"] for one in noted.values()} == {process}
    assert all(one["there"] and one["site"] == "Dossier Desk" for one in noted.values())
    files = {path.relative_to(site.output).as_posix() for path in site.output.rglob("*.html")}
    by_file = {one["file"]: one for one in noted.values()}
    assert set(by_file) == files
    assert all(Path(path).as_posix().endswith(f"/{one['file']}") for path, one in noted.items())
    articles = {one["article"][3]: one for one in noted.values() if "article" in one}
    assert set(articles) == {"one", "two", "deux", "gone", "tagged"}
    assert articles["tagged"]["article"] == [
        *("Of R&D", "articles/tagged/", "articles/tagged/index.html", "tagged", "published", "en-gb"),
        *("<p>Of Ada &amp; R&amp;D.</p>\n<p>More.</p>\n", "In short, R&amp;D."),
    ]
    assert articles["tagged"]["tags"] == ["budget", "science"]
    assert articles["tagged"]["date"] == "2024-06-05 08:00:00+00:00"
    assert articles["gone"]["article"][4:] == ["hidden", "en-gb", "", "It was wrong."]
    assert articles["deux"]["translations"] == ["articles/two/"]
    pages = [one["page"] for one in noted.values() if "page" in one]
    assert pages == [
        ["About", "about/", "about/index.html", "about", "published", "en-gb", "<p>Us.</p>\n"],
    ]


def test_a_plugin_that_fails_leaves_the_last_site(site: Place) -> None:
    site.write("extra/listener.py", LISTENER.replace("    noted[path] = found", "    raise ValueError(path)"))
    paths = [str(ROOT / "plugins"), str(site.root / "extra")]
    site.succeed()
    before = site.stamp_tree()
    site.configure(f"PLUGIN_PATHS = {paths}", "PLUGINS = ['dossier', 'listener']")
    assert site.build().returncode != 0
    assert site.stamp_tree() == before
