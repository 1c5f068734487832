"""Knows how a site is sent to a browser on this machine, with the script that keeps its pages current.

Does not know how it is built. Listens on the loopback alone.
"""

from __future__ import annotations

import json
import mimetypes
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from ...pages.addresses import NOT_FOUND
from .places import Place, find_place
from .stage import Stage

HOST = "127.0.0.1"
OWN = "_serve/"
DESK = "_desk/"
HERE = Path(__file__).parent
TRIES = 20
TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".jsonl": "application/jsonl",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""What a system may not know, or know otherwise."""
TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml")


class Server(ThreadingHTTPServer):
    """Serve what is on show below a base."""

    daemon_threads = True
    # On Windows two servers would share the port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, base: str, stage: Stage) -> None:
        self.base, self.stage = base, stage
        # Whoever knows what wants doing puts itself here.
        self.desk: Callable[[], str] = str
        super().__init__((HOST, port), partial(Handler, self))

    @property
    def address(self) -> str:
        """Return the address of the front page."""
        return f"http://localhost:{self.server_port}{self.base}"


def open_server(port: int, base: str, stage: Stage) -> Server:
    """Open a server on a port, or on the next that is free; raises OSError where none is."""
    for number in range(port, min(port + TRIES, 65_535)):
        with suppress(OSError):
            return Server(number, base, stage)
    return Server(port, base, stage)


class Handler(BaseHTTPRequestHandler):
    """Answer one request."""

    def __init__(self, owner: Server, *args: object) -> None:
        self.owner = owner
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer, unless the browser goes away meanwhile."""
        with suppress(ConnectionError):
            self._answer()

    do_HEAD = do_GET  # noqa: N815

    def _answer(self) -> None:
        # Another site's name that leads to this machine must not read what is not published.
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        if host not in ("localhost", HOST):
            return self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
        address = urlsplit(self.path)
        wanted = (
            address.path.removeprefix(self.owner.base) if address.path.startswith(self.owner.base) else ""
        )
        if wanted == f"{OWN}news":
            return self._tell(parse_qs(address.query))
        if wanted in (f"{OWN}live.js", f"{OWN}live.css"):
            return self._send_own(wanted.removeprefix(OWN))
        if wanted == DESK:
            return self._send_page(HTTPStatus.OK, self.owner.desk().encode())
        return self._send_place(address.path)

    def _send_place(self, path: str) -> None:
        stage, base = self.owner.stage, self.owner.base
        place = find_place(stage.folder, base, path)
        if place.status == HTTPStatus.NOT_FOUND:
            stage.wait()
            place = find_place(stage.folder, base, path)
        if place.address:
            self.send_response(place.status)
            self.send_header("Location", place.address)
            self.send_header("Content-Length", "0")
            return self.end_headers()
        try:
            data = self._read(place)
        except OSError:  # It was moved away since.
            return self._send(HTTPStatus.SERVICE_UNAVAILABLE, b"", "text/plain")
        kind = find_type(place.file or NOT_FOUND)
        if kind.startswith("text/html"):
            return self._send_page(HTTPStatus(place.status), data)
        return self._send(HTTPStatus(place.status), data, kind)

    def _read(self, place: Place) -> bytes:
        """Read a file; where there is no site yet, a page that waits for it."""
        if place.file:
            return (self.owner.stage.folder / place.file).read_bytes()
        return b"" if place.status != HTTPStatus.NOT_FOUND else (HERE / "waiting.html").read_bytes()

    def _send_page(self, status: HTTPStatus, html: bytes) -> None:
        """Send a page with the script that keeps it current, which is in no published one."""
        stage, base = self.owner.stage, self.owner.base
        script = f'<script type="module" src="{base}{OWN}live.js?version={stage.version}"></script>\n'
        self._send(
            status, html.replace(b"</head>", script.encode() + b"</head>", 1), "text/html; charset=utf-8"
        )

    def _send_own(self, name: str) -> None:
        self._send(HTTPStatus.OK, (HERE / name).read_bytes(), find_type(name))

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _tell(self, query: dict[str, list[str]]) -> None:
        """Send what is new for a page, as long as it listens.

        https://html.spec.whatwg.org/multipage/server-sent-events.html
        """
        stage, base = self.owner.stage, self.owner.base
        page = query.get("page", [base])[0]
        version = self.headers.get("Last-Event-ID") or query.get("version", [""])[0]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        for news in stage.follow(version, lambda: find_place(stage.folder, base, page).file):
            data = json.dumps([one._asdict() for one in news.mistakes])
            self.wfile.write(f"id: {news.version}\nevent: {news.kind}\ndata: {data}\n\n".encode())

    def log_message(self, *_args: object) -> None:
        """Say nothing: the terminal is for what was built."""


def find_type(name: str) -> str:
    """Return the type of a file, by the end of its name."""
    suffix = Path(name).suffix
    kind = TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(TEXTS) or suffix == ".js" else kind
