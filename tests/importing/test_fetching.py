"""Pages fetched from a server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dossier.commands.importing import import_pages
from dossier.importing.fetching import fetch
from dossier.importing.foreign import RefusalError

PAGE = (
    "<html lang='en'><title>Harbour to open | The Ledger</title><h1>Harbour to open on Friday</h1>"
    "<p>The harbour of Brannock will open on Friday, said Josef Vantreight after a night of talks.</p>"
    "<p>“It is a pay packet, not a victory,” Mr Vantreight said of the new agreement with the company.</p>"
)


class Server(BaseHTTPRequestHandler):
    """Answers as the path of a request asks; `asked` are all paths in their order."""

    asked: list[str]
    robots = (404, "")

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = self.answer()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def answer(self) -> tuple[int, dict[str, str], bytes]:
        html = {"Content-Type": "text/html; charset=windows-1252"}
        port = self.server.server_address[1]
        if self.path == "/robots.txt":
            return self.robots[0], {}, self.robots[1].encode()
        if self.path == "/page":
            return 200, html, PAGE.encode("windows-1252")
        if self.path == "/packed":
            return 200, {**html, "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode("windows-1252"))
        if self.path == "/bomb":
            return 200, {**html, "Content-Encoding": "gzip"}, gzip.compress(bytes(30_000_000))
        if self.path == "/moved":
            return 302, {"Location": "/page"}, b""
        if self.path == "/round":
            return 302, {"Location": "/round"}, b""
        if self.path == "/file":
            return 302, {"Location": "file:///etc/hostname"}, b""
        if self.path == "/inside":
            return 302, {"Location": f"http://127.0.0.1:{port}/page"}, b""
        return 404, {}, b""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[type[Server]]:
    class Own(Server):
        asked: list[str] = []  # noqa: RUF012
        address = ""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    Own.address = f"http://127.0.0.1:{running.server_address[1]}"
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    yield Own
    running.shutdown()
    thread.join()
    running.server_close()


def refuse(address: str, allow_private: bool = True) -> str:
    with pytest.raises(RefusalError) as refused:
        fetch(address, allow_private)
    return str(refused.value)


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page_is_fetched_as_text_in_its_own_encoding(server: type[Server], path: str) -> None:
    page = fetch(server.address + path, allow_private=True)
    assert page.data.decode(page.charset) == PAGE
    assert page.address == server.address + ("/page" if path == "/moved" else path)
    assert server.asked[0] == "/robots.txt"


def test_a_fetched_page_becomes_a_draft(
    server: type[Server], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    address = f"{server.address}/page"
    status = import_pages(
        tmp_path / "content", [], addresses=[address], allow_private=True, date="1998-10-29"
    )
    told = capsys.readouterr()
    assert (status, told.err) == (0, "")
    assert told.out.startswith(f"{address}: Harbour to open on Friday\n  publisher: The Ledger (from ")
    draft = (tmp_path / "content/articles/1998/harbour-to-open-on-friday.md").read_text(encoding="utf-8")
    assert f"# From the address.\nurl: {address}\n" in draft


def test_a_private_network_is_not_entered(server: type[Server]) -> None:
    assert refuse(f"{server.address}/page", allow_private=False) == (
        "127.0.0.1 is within a private network (127.0.0.1); if that is meant, say --allow-private"
    )
    assert server.asked == []


@pytest.mark.parametrize(
    ("host", "number"),
    [
        ("localhost", "127.0.0.1"),
        ("10.1.2.3", "10.1.2.3"),
        ("192.168.0.1", "192.168.0.1"),
        ("169.254.169.254", "169.254.169.254"),
        ("100.64.0.1", "100.64.0.1"),
        ("0.0.0.0", "0.0.0.0"),
        ("224.0.0.1", "224.0.0.1"),
        ("[::1]", "::1"),
        ("[fd00::1]", "fd00::1"),
        ("[fe80::1]", "fe80::1"),
        ("[::ffff:127.0.0.1]", "::ffff:127.0.0.1"),
        ("[64:ff9b::7f00:1]", "64:ff9b::7f00:1"),
        ("[2002:7f00:1::]", "2002:7f00:1::"),
        ("2130706433", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
    ],
)
def test_private_numbers_are_seen_in_every_spelling(
    host: str, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(name: str, port: int, **_: object) -> list[tuple[object, ...]]:
        # As systems answer; not every one knows every spelling, and some add a second number.
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    name = host.strip("[]")
    assert refuse(f"http://{host}/", allow_private=False) == (
        f"{name} is within a private network ({number}); if that is meant, say --allow-private"
    )


def test_a_name_that_has_one_private_number_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = ["93.184.215.14", "127.0.0.1"]
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert refuse("http://example.org/", allow_private=False) == (
        "example.org is within a private network (127.0.0.1); if that is meant, say --allow-private"
    )


def test_a_name_is_looked_up_once_and_the_connection_goes_there(
    server: type[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    port = int(server.address.rpartition(":")[2])
    real = socket.getaddrinfo

    def look_up(name: str, *words: object, **more: object) -> object:
        if name != "rebinding.example":
            return real(name, *words, **more)  # type: ignore[arg-type]
        asked.append(name)
        # A second look would lead elsewhere.
        number = "127.0.0.1" if len(asked) == 1 else "127.0.0.9"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    page = fetch(f"http://rebinding.example:{port}/page", allow_private=True)
    assert page.data.decode(page.charset) == PAGE
    assert asked == ["rebinding.example"]


def test_a_redirect_is_checked_as_the_first_address_was(
    server: type[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refuse(f"{server.address}/file") == (
        "'file:///etc/hostname' is not an address on the web; begin it with https://"
    )
    assert refuse(f"{server.address}/round") == (
        "it redirects more than 5 times; give the address that a browser shows"
    )
    port = int(server.address.rpartition(":")[2])
    leads = {"news.example": "93.184.215.14", "93.184.215.14": "127.0.0.1", "127.0.0.1": "127.0.0.1"}

    def look_up(name: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        # The public number is that of this machine's server, so that it can answer with a redirect.
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (leads[name], port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert refuse(f"http://news.example:{port}/inside", allow_private=False) == (
        "127.0.0.1 is within a private network (127.0.0.1); if that is meant, say --allow-private"
    )


@pytest.mark.parametrize(
    "words", ["User-agent: *\nDisallow: /p*ge", "User-agent: pelican-dossier\nDisallow: /"]
)
def test_robots_are_obeyed(server: type[Server], words: str) -> None:
    server.robots = (200, words)
    assert refuse(f"{server.address}/page") == (
        "robots.txt of 127.0.0.1 does not allow it; save the page with a browser, and import the file"
    )
    assert server.asked == ["/robots.txt"]


def test_robots_that_cannot_be_asked_allow_nothing(server: type[Server]) -> None:
    server.robots = (503, "")
    assert refuse(f"{server.address}/page") == (
        "the server answers 503 where robots.txt is asked for; "
        "try again later, or save the page with a browser"
    )
    assert server.asked == ["/robots.txt"]


def test_robots_that_speak_to_others_are_not_meant(server: type[Server]) -> None:
    server.robots = (200, "User-agent: greedy\nDisallow: /\n\nUser-agent: *\nDisallow: /private\n")
    assert fetch(f"{server.address}/page", allow_private=True).data


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("ftp://example.org/", "'ftp://example.org/' is not an address on the web; begin it with https://"),
        ("file:///etc/passwd", "'file:///etc/passwd' is not an address on the web; begin it with https://"),
        ("example.org", "'example.org' is not an address on the web; begin it with https://"),
        ("http://[::1", "'http://[::1' is not an address; begin it with https://"),
        ("http://a:b@example.org/", "the address holds a name or password; give it without them"),
        ("http://nowhere.invalid/", "there is no server called nowhere.invalid; see how it is written"),
    ],
)
def test_what_is_no_address_is_refused(address: str, wrong: str) -> None:
    assert refuse(address) == wrong


def test_a_page_that_grows_when_unpacked_is_stopped(server: type[Server]) -> None:
    assert refuse(f"{server.address}/bomb") == (
        "this page has more than 10 MB; save it without its pictures, and import the file"
    )


def test_what_is_not_there_is_said(server: type[Server]) -> None:
    assert refuse(f"{server.address}/gone") == (
        "the server answers 404; see whether a browser shows the page"
    )


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        with pytest.raises(RefusalError) as refused:
            fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_private=True, longest=0.2)
        assert str(refused.value) == (
            "127.0.0.1 takes too long; try again later, or save the page with a browser"
        )
