"""Knows how every kind of page is photographed: widths, schemes, paper and both directions.

Does not know what is on a page.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from threading import Thread
from typing import Any

from ..library.model import Library
from ..pages.addresses import file_of
from ..pages.kinds import find_pages

WIDTHS = (390, 768, 1440)
SCHEMES = ("light", "dark")
DIRECTIONS = ("ltr", "rtl")
MISSING = "Pictures need Playwright and a Chromium: `python3 tasks.py test` installs both."
_HEIGHT = 900
_TALLEST = 16_000
"""In pixels; Chromium makes no taller picture."""
FLAGS = [
    "--no-sandbox",  # Chromium refuses to run as root with one, and the pages are our own.
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PREPARE = """direction => {
    document.documentElement.dir = direction;
    document.querySelectorAll('img').forEach(one => { one.loading = 'eager' });
    const images = [...document.images].map(one => one.decode());
    return Promise.all([document.fonts.ready, ...images]).then(() => 0);
}"""
"""Turns a page, and waits for its letters and images."""


def take_pictures(content: Path, output: Path, browser: str | None, today: str | None = None) -> int:
    """Build the site aside, photograph each kind of page, and return the exit status.

    `browser` is the path of a Chromium.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if not browser:
        print(MISSING, file=sys.stderr)
        return 1
    from .build import build

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        status = build(content=content, output=site, siteurl="", today=today)
        if status:
            return status
        examples = find_examples(_read_library(content, today), site)
        output.mkdir(parents=True, exist_ok=True)
        with _serve(site) as root, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
            for name, address in examples.items():
                print(f"{name}: /{address}", flush=True)
                _photograph(chromium, root + address, output / name)
            chromium.close()
    print(f"Pictures of {len(examples)} kinds of page: open {output}")
    return 0


def _read_library(content: Path, today: str | None) -> Library:
    from ..build.reading import read_library
    from ..build.roots import find_root, read_configuration
    from ..build.site import read_settings

    said = {"PATH": str(content), "DOSSIER_TODAY": today}
    _, library, _ = read_library(read_settings(read_configuration(find_root(), said)))
    return library


def find_examples(library: Library, site: Path) -> dict[str, str]:
    """Return the address of one page of each kind: the largest, on which there is most to look at."""
    best: dict[str, tuple[int, str]] = {}
    for kind, name, address in find_pages(library):
        group, size = _find_group(library, kind, name), (site / file_of(address)).stat().st_size
        if size > best.get(group, (0, ""))[0]:
            best[group] = size, address
    return {group: address for group, (_, address) in sorted(best.items())}


def _find_group(library: Library, kind: str, name: str) -> str:
    if kind == "actor":
        return f"actor-{library.actors[name].document.header.kind}"
    if kind == "article":
        header = library.articles[name].document.header
        return "article-withdrawn" if header.withdrawn else "article-report" if header.publisher else kind
    return kind


class _Quiet(SimpleHTTPRequestHandler):
    """Serve files and say nothing."""

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@contextmanager
def _serve(site: Path) -> Iterator[str]:
    """Serve a folder to this machine alone, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _photograph(chromium: Any, address: str, target: Path) -> None:
    """Take all pictures of a page, as target-390-light-ltr.png and target-print-ltr.pdf."""
    context = chromium.new_context()
    context.route("**/*", _hold)
    page = context.new_page()
    for width, scheme, direction in product(WIDTHS, SCHEMES, DIRECTIONS):
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        page.emulate_media(color_scheme=scheme)
        _open(page, address, direction)
        tall = min(page.evaluate("document.documentElement.scrollHeight"), _TALLEST)
        clip = {"x": 0, "y": 0, "width": width, "height": tall}
        page.screenshot(path=f"{target}-{width}-{scheme}-{direction}.png", full_page=True, clip=clip)
    for direction in DIRECTIONS:
        _open(page, address, direction)
        page.pdf(path=f"{target}-print-{direction}.pdf", format="A4")
    context.close()


def _open(page: Any, address: str, direction: str) -> None:
    if page.url != address:
        page.goto(address)
    page.evaluate(_PREPARE, direction)


def _hold(route: Any) -> None:
    """Keep a redirect from leading away, so that it can be looked at."""
    if route.request.resource_type != "document":
        route.continue_()
        return
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace('http-equiv="refresh"', ""))
