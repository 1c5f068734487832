"""TimelineJS itself, in a real Chromium, shows what a dossier's timeline.json tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.library.model import Library

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIBRARY = Path(__file__).parent / "timelinejs" / "timeline.js"
EMBED = '<!doctype html><div id="timeline" style="width: 1200px; height: 640px"></div>'
SHOW = "address => { window.told = new TL.Timeline('timeline', address, {font: null, hash_bookmark: false}) }"
TITLES = "[...document.querySelectorAll('.tl-timemarker .tl-headline')].map(one => one.textContent.trim())"
SLIDES = "[...document.querySelectorAll('.tl-slide .tl-headline')].map(one => one.textContent.trim())"
DATES = "[...document.querySelectorAll('.tl-slide .tl-headline-date')].map(one => one.textContent.trim())"


def test_timelinejs_shows_the_events_of_a_dossier(
    page: Page, site_server: str, built_site: Path, sample: Library
) -> None:
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    # A page of somebody else's, since ours allow no script: it only happens to be on this host.
    embed = f"{site_server}embed.html"
    page.route(embed, lambda route: route.fulfill(content_type="text/html", body=EMBED))
    for name, dossier in sample.dossiers.items():
        page.goto(embed)
        page.add_script_tag(path=LIBRARY)
        page.evaluate(SHOW, f"{site_server}dossiers/{name}/timeline.json")
        page.wait_for_function("told.ready")
        titles = [sample.events[event].title for event in dossier.events]
        told = json.loads((built_site / "dossiers" / name / "timeline.json").read_bytes())
        assert sorted(page.evaluate(TITLES)) == sorted(titles)
        assert page.evaluate(SLIDES) == [dossier.document.header.title, *titles]
        assert page.evaluate(DATES)[1:] == [slide["display_date"] for slide in told["events"]]
    assert errors == []
    assert [url for url in asked if not url.startswith((site_server, "data:"))] == []
