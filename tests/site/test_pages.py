"""What must be true of every page of a built site."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import Tag

from dossier.build.site import find_direction
from dossier.pages.addresses import file_of
from dossier.pages.kinds import find_pages
from dossier.source.dates import parse_date
from tests.site.conftest import Site

HOST = "https://here.example"
MOMENT = re.compile(r"\d{4}(-\d\d){0,2}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?")
# What a browser fetches without being asked.
FETCHED = {
    "form[action]": "action",
    "script[src]": "src",
    "link[href]:not([rel=canonical], [hreflang])": "href",
    "img[src]": "src",
    "img[srcset]": "srcset",
    "source[src]": "src",
    "source[srcset]": "srcset",
    "iframe[src]": "src",
    "video[src]": "src",
    "video[poster]": "poster",
    "audio[src]": "src",
    "embed[src]": "src",
    "object[data]": "data",
    "input[src]": "src",
    "use[href]": "href",
}


def resolve(site: Site, path: str, url: str) -> tuple[str, str] | None:
    """Give file and anchor to which an address on a page leads; nothing where that is another host."""
    page = HOST + site.base + path
    target = urlsplit(urljoin(page, url))
    if f"{target.scheme}://{target.netloc}" != HOST:
        return None
    assert target.path.startswith(site.base), f"/{path}: {url} leads out of the site"
    return file_of(unquote(target.path.removeprefix(site.base))), unquote(target.fragment)


def test_every_link_leads_to_a_file_and_every_anchor_to_an_id(site: Site) -> None:
    ids = {path: {tag["id"] for tag in soup.select("[id]")} for path, soup in site.pages.items()}
    dead = []
    for attribute in ("href", "src"):
        for path, tag in site.each(f"[{attribute}]"):
            if tag.name == "link" and tag.get("rel") == ["canonical"]:
                continue
            found = resolve(site, path, str(tag[attribute]))
            if found is None:
                continue
            file, anchor = found
            if not (site.folder / file).is_file():
                dead.append(f"/{path}: there is nothing at {tag[attribute]}")
            elif anchor and anchor not in ids[file]:
                dead.append(f"/{path}: there is no such id at {tag[attribute]}")
    assert dead == []


def test_links_within_the_site_are_relative(site: Site) -> None:
    # So that it works from any address; only the page for a wrong address may be shown anywhere.
    absolute = [
        (path, tag["href"]) for path, tag in site.each('[href^="/"], [src^="/"]') if path != "404.html"
    ]
    assert absolute == []


def test_the_page_for_a_wrong_address_leads_to_the_sites_own(site: Site) -> None:
    links = [str(tag["href"]) for tag in site.pages["404.html"].select("[href]")]
    assert len(links) > 5
    assert [link for link in links if not link.startswith((site.base, "#"))] == []


def test_a_page_asks_no_other_host_for_anything(site: Site) -> None:
    asked = [
        (path, str(tag[attribute]))
        for selector, attribute in FETCHED.items()
        for path, tag in site.each(selector)
        if resolve(site, path, str(tag[attribute])) is None
    ]
    assert asked == []
    assert [(path, tag["style"]) for path, tag in site.each("[style]") if "url(" in str(tag["style"])] == []
    assert [(path, tag) for path, tag in site.each("base, [background]")] == []


def test_a_style_sheet_asks_no_other_host_for_anything(site: Site) -> None:
    sheets = sorted(site.folder.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        for url in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
            path = sheet.relative_to(site.folder).as_posix()
            found = resolve(site, path, url)
            assert found is not None, f"/{path}: {url} lies on another host"
            assert (site.folder / found[0]).is_file(), f"/{path}: there is nothing at {url}"


def test_a_page_has_one_h1_and_its_headings_skip_no_level(site: Site) -> None:
    for path, soup in site.pages.items():
        # What a script may fill in is not on the page.
        headings = [
            tag for tag in soup.select("h1, h2, h3, h4, h5, h6") if tag.find_parent("template") is None
        ]
        levels = [int(tag.name[1]) for tag in headings]
        assert levels[:1] == [1], f"/{path}"
        assert levels.count(1) == 1, f"/{path}"
        gaps = [(one, two) for one, two in pairwise(levels) if two > one + 1]
        assert gaps == [], f"/{path}"
        assert all(tag.get_text(strip=True) for tag in headings), f"/{path}"


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    for path, soup in site.pages.items():
        counts = Counter(str(tag["id"]) for tag in soup.select("[id]"))
        assert [name for name, count in counts.items() if count > 1] == [], f"/{path}"


def test_a_page_says_its_language_direction_and_title(site: Site) -> None:
    translations = {
        f"articles/{name}/index.html": article.document.header.lang
        for name, article in site.library.articles.items()
        if article.document.header.lang
    } | {
        f"{name}/index.html": page.header.lang
        for name, page in site.library.pages.items()
        if page.header.lang
    }
    for path, soup in site.pages.items():
        (html,) = soup.select("html")
        language = translations.get(path, site.language)
        assert html["lang"] == language, f"/{path}"
        assert html["dir"] == find_direction(language), f"/{path}"
        assert soup.title is not None
        assert soup.title.get_text(strip=True), f"/{path}"
        (description,) = soup.select("meta[name=description]")
        assert str(description["content"]).strip(), f"/{path}"
        assert len(soup.select("main")) == 1, f"/{path}"


def test_words_in_a_language_of_another_direction_say_so(site: Site) -> None:
    for path, tag in site.each("[lang]:not(html)"):
        if tag["lang"] == site.language:
            continue
        around = tag.find_parent(dir=True)
        assert around is not None
        assert tag.get("dir", around["dir"]) == find_direction(str(tag["lang"])), f"/{path}: {tag}"


def test_the_timelines_items_have_an_id_and_a_date(site: Site) -> None:
    found = list(site.each("ol.events > li"))
    assert len(found) >= len(site.library.events)
    for path, item in found:
        name = str(item["id"]).removeprefix("event-")
        assert item["data-date"] == site.library.events[name].date.text, f"/{path}"
        assert parse_date(str(item["data-date"]))
    for path, tag in site.each("ol.events"):
        assert [child.name for child in tag.children if isinstance(child, Tag)] == ["li"] * len(
            tag.find_all("li", recursive=False)
        ), f"/{path}"


def test_every_record_shows_its_sources(site: Site) -> None:
    bare = [
        f"/{path}#{item.get('id')}"
        for path, item in site.each("ol.events:not(.lines) > li, li.statement, section.series tbody tr")
        if not item.select("a.source[href]")
    ]
    assert bare == []


def test_every_event_of_the_timeline_leads_to_where_its_sources_stand(site: Site) -> None:
    lines = site.pages["timeline/index.html"].select("ol.events.lines > li")
    assert {str(line["id"]) for line in lines} == {f"event-{name}" for name in site.library.events}
    for line in lines:
        (link,) = line.select(".what a")
        found = resolve(site, "timeline/index.html", str(link["href"]))
        assert found is not None
        target = site.pages[found[0]].find(id=found[1])
        assert isinstance(target, Tag)
        assert target.select("a.source"), found


def test_every_statement_stands_on_a_page_with_its_sources(site: Site) -> None:
    shown = {str(item["id"]).removeprefix("statement-") for _, item in site.each("li.statement[id]")}
    assert shown == set(site.library.statements)


def test_links_to_actors_are_marked(site: Site) -> None:
    marked = {"actors", "actors/index.html"}
    for path, tag in site.each("main a[href]"):
        found = resolve(site, path, str(tag["href"]))
        if found is None or tag.find_parent("nav"):
            continue
        parts = PurePosixPath(found[0]).parts
        page = len(parts) == 3 and parts[2] == "index.html"
        is_actor = parts[0] == "actors" and page and found[0] not in marked and not found[1]
        is_marked = "actor" in (tag.get("class") or [])
        assert is_marked == is_actor, f"/{path}: {tag}"
        if is_actor:
            assert parts[1] in site.library.actors


def test_every_published_id_has_its_page_and_nothing_else_has(site: Site) -> None:
    files = {file_of(address) for _, _, address in find_pages(site.library)}
    assert set(site.pages) == files
    for kind in ("articles", "actors", "dossiers"):
        there = {path.parent.name for path in site.folder.glob(f"{kind}/*/index.html")}
        table = getattr(site.library, kind)
        former = {name for one in table.values() for name in one.document.header.formerly}
        assert there == set(table) | former
    ids = {str(tag["id"]) for tag in site.pages["sources/index.html"].select("li[id]")}
    assert ids == set(site.library.sources)


def test_redirects_lead_on_by_themselves(site: Site) -> None:
    found = list(site.each("meta[http-equiv=refresh]"))
    former = [one for kind, one, _ in find_pages(site.library) if kind == "redirect"]
    assert len(found) == len(former)
    for path, tag in found:
        target = resolve(site, path, str(tag["content"]).partition("url=")[2])
        assert target is not None
        assert (site.folder / target[0]).is_file()


def test_images_have_a_description_and_lists_are_lists(site: Site) -> None:
    assert [(path, tag) for path, tag in site.each("img:not([alt])")] == []
    for path, tag in site.each("ul, ol"):
        strange = [child.name for child in tag.children if isinstance(child, Tag) and child.name != "li"]
        assert strange == [], f"/{path}"
    assert [(path, tag) for path, tag in site.each("p p, p ul, p ol, p div, a a")] == []


def test_times_are_what_html_knows(site: Site) -> None:
    found = list(site.each("time"))
    assert found
    for path, tag in found:
        assert MOMENT.fullmatch(str(tag["datetime"])), f"/{path}: {tag}"


@pytest.mark.parametrize("words", ["{{", "{%", "%(", "Markup(", "{filename}", "[[", "[@"])
def test_no_page_shows_what_the_machine_left_behind(site: Site, words: str) -> None:
    assert [path for path, soup in site.pages.items() if words in soup.get_text()] == []


def test_what_is_not_published_leaves_no_trace(site: Site) -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in site.folder.rglob("*.html"))
    for name in ("tyuta", "טיוטה", "טרם פורסם"):
        assert name not in everything


def test_what_is_withdrawn_stands_in_no_list(site: Site) -> None:
    withdrawn = {name for name, one in site.library.articles.items() if one.document.header.withdrawn}
    for name in withdrawn:
        links = [path for path, tag in site.each(f'a[href*="articles/{name}/"]')]
        assert links == []


def test_counts_do_not_run_into_each_other_without_the_style_sheet(site: Site) -> None:
    run_together = [
        (path, span.get_text())
        for path, span in site.each("main span + span")
        if isinstance(before := span.previous_sibling, Tag) and before.name == "span"
    ]
    assert run_together == []
