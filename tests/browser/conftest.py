"""A real Chromium, and the built sample served as a project page is: from a sub-path.

It knows no page of the site, and does not build it: `built_site` does.
"""

from __future__ import annotations

import threading
from contextlib import ExitStack, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import sync_playwright

from dossier.commands.pictures import FLAGS
from dossier.commands.tasks.workshop import find_browser
from tests.site.conftest import build_arabic, build_hebrew

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

PREFIX = "/project/"


class OpenBrowser(Protocol):
    """Opens a Chromium of its own, with Playwright's options for a context (`java_script_enabled=False`)."""

    def __call__(self, **options: Any) -> BrowserContext: ...


class SubPathHandler(SimpleHTTPRequestHandler):
    """Serves a folder under PREFIX alone, with its 404.html for all else, and lists no folder."""

    def send_head(self) -> Any:
        # It tells by whole seconds, in which a site may be built twice.
        del self.headers["If-Modified-Since"]
        if self.path.startswith(PREFIX):
            return super().send_head()
        return self.send_error(HTTPStatus.NOT_FOUND)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def list_directory(self, path: Any) -> Any:
        return self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.exists():
            return super().send_error(code, message, explain)
        body = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]
        with suppress(ConnectionError):  # The browser went on to another page.
            super().copyfile(source, outputfile)

    def log_message(self, *_args: Any) -> None:
        """Say nothing: pytest's output is for results."""


@pytest.fixture(scope="package")
def open_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenBrowser]:
    """Give a function that opens a Chromium with a fresh profile; all are closed at the end."""
    executable = find_browser()
    assert executable, "no Chromium found: `python3 tasks.py test` installs one"
    with ExitStack() as opened:
        chromium = opened.enter_context(sync_playwright()).chromium

        def launch(**options: Any) -> BrowserContext:
            profile = tmp_path_factory.mktemp("profile")
            context = chromium.launch_persistent_context(
                profile, executable_path=executable, args=["--headless", *FLAGS], **options
            )
            opened.callback(context.close)
            return context

        yield launch


@pytest.fixture(scope="package")
def browser_context(open_browser: OpenBrowser) -> BrowserContext:
    """Give the Chromium that tests share."""
    return open_browser()


@pytest.fixture
def page(browser_context: BrowserContext) -> Iterator[Page]:
    """Give a new page, closed after the test."""
    page = browser_context.new_page()
    yield page
    page.close()


@pytest.fixture(scope="package")
def site_server(built_site: Path) -> Iterator[str]:
    """Serve the built sample on loopback; give the address of its front page, which ends in a slash."""
    yield from serve(built_site)


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback as long as its address is wanted."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SubPathHandler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="package")
def hebrew_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small site in Hebrew on loopback; give the address of its front page."""
    yield from serve(build_hebrew(tmp_path_factory.mktemp("hebrew")))


@pytest.fixture(scope="package")
def arabic_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small site in Arabic on loopback; give the address of its front page."""
    yield from serve(build_arabic(tmp_path_factory.mktemp("arabic")))
