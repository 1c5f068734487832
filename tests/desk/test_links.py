"""What is told of addresses on other hosts; the hosts are real ones on this machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dossier.build.outside import FRESH, ask_all
from dossier.commands.check import Wanted, check
from dossier.library.outside import Answer
from tests.build.conftest import CONFIGURATION

PAUSE = 0.05
TIMEOUT = 30.0


@dataclass
class Host:
    """A host on this machine, and what it was asked."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Method and path."""
    robots: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    stopped: threading.Event = field(default_factory=threading.Event)


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says: /410, /301/to, /429/2/0 (twice, with Retry-After: 0), /hang, /loop."""

    host: Host

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        host, path = self.host, self.path
        host.asked.append((self.command, path))
        what, *more = path.strip("/").split("/")
        if what == "robots.txt":
            self.say(200 if host.robots else 404, body=host.robots)
        elif what == "hang":
            host.stopped.wait(30)
        elif what == "loop":
            self.say(302, Location="/pool")
        elif what == "pool":
            self.say(302, Location="/loop")
        elif what in ("301", "302", "308"):
            self.say(int(what), Location="/" + "/".join(more))
        elif what == "get":
            self.say(405 if self.command == "HEAD" else 200)
        elif len(more) > 1:
            host.counts[path] = host.counts.get(path, 0) + 1
            busy = host.counts[path] <= int(more[0])
            self.say(int(what) if busy else 200, **{"Retry-After": more[1]} if busy else {})
        else:
            self.say(int(what))

    def say(self, status: int, body: str = "", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body.encode())

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def hosts() -> Iterator[list[Host]]:
    """Open three hosts."""
    with ExitStack() as opened:
        made = []
        for _ in range(3):
            host = Host()
            server = ThreadingHTTPServer(("127.0.0.1", 0), type("Mine", (Handler,), {"host": host}))
            host.address = f"http://127.0.0.1:{server.server_port}"
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            for end in (server.server_close, thread.join, server.shutdown, host.stopped.set):
                opened.callback(end)
            made.append(host)
        yield made


def say_nothing(_done: int, _total: int) -> None:
    pass


ANSWERS = {
    "/200": Answer("there"),
    "/get": Answer("there"),
    "/302/200": Answer("there"),
    "/403": Answer("there"),
    "/301/200": Answer("moved", "HOST/200"),
    "/301/308/200#here": Answer("moved", "HOST/200#here"),
    "/301/302/200": Answer("there"),
    "/404": Answer("gone", "its host answers 404"),
    "/410": Answer("gone", "its host answers 410"),
    "/301/410": Answer("gone", "its host answers 410"),
    "/429/2/0": Answer("there"),
    "/429/9/0": Answer("silent", "its host answers 429"),
    "/429/1/3600": Answer("silent", "its host is busy and asks to wait for 3,600 s"),
    "/503/1/soon": Answer("there"),
    "/500": Answer("silent", "its host answers 500"),
    "/loop": Answer("silent", "it leads on and on"),
    "/301//ftp:": Answer("silent", "it leads to 'ftp:'"),
}


def test_each_answer_means_something(hosts: list[Host], tmp_path: Path) -> None:
    urls = {path: hosts[number % 3].address + path for number, path in enumerate(ANSWERS)}
    answers = ask_all(urls.values(), tmp_path / "links.json", TIMEOUT, say_nothing, PAUSE)
    told = {
        path: answers[url]._replace(words=answers[url].words.replace(url.removesuffix(path), "HOST"))
        for path, url in urls.items()
    }
    ftp = told.pop("/301//ftp:")
    assert told == {path: answer for path, answer in ANSWERS.items() if path in told}
    assert ftp.state == "silent"


def test_a_host_that_hangs_is_not_waited_for(hosts: list[Host], tmp_path: Path) -> None:
    url = hosts[0].address + "/hang"
    answers = ask_all([url], tmp_path / "links.json", 0.5, say_nothing, PAUSE)
    assert answers == {url: Answer("silent", "its host does not answer within 0.5 s")}


def test_a_host_is_asked_no_faster_than_allowed_and_never_for_whole_pages_first(
    hosts: list[Host], tmp_path: Path
) -> None:
    paths = ["/200", "/get", "/404", "/301/200"]
    started = time.monotonic()
    ask_all([hosts[0].address + path for path in paths], tmp_path / "links.json", TIMEOUT, say_nothing, PAUSE)
    assert hosts[0].asked == [
        ("GET", "/robots.txt"),
        ("HEAD", "/200"),
        ("HEAD", "/301/200"),
        ("HEAD", "/200"),
        ("HEAD", "/404"),
        ("GET", "/404"),
        ("HEAD", "/get"),
        ("GET", "/get"),
    ]
    # A slow machine only makes it longer.
    assert time.monotonic() - started >= PAUSE * (len(hosts[0].asked) - 1)


def test_a_busy_host_is_left_alone_as_long_as_it_asks(hosts: list[Host], tmp_path: Path) -> None:
    started = time.monotonic()
    ask_all([hosts[0].address + "/429/1/1"], tmp_path / "links.json", TIMEOUT, say_nothing, 0)
    assert time.monotonic() - started >= 1
    assert hosts[0].asked == [("GET", "/robots.txt"), ("HEAD", "/429/1/1"), ("GET", "/429/1/1")]


def test_what_robots_may_not_see_is_not_asked_for(hosts: list[Host], tmp_path: Path) -> None:
    hosts[0].robots = "User-agent: *\nDisallow: /4\n"
    urls = [hosts[0].address + "/404", hosts[0].address + "/200"]
    answers = ask_all(urls, tmp_path / "links.json", TIMEOUT, say_nothing, 0)
    assert answers[urls[0]] == Answer("silent", "its host asks programs to stay away")
    assert answers[urls[1]] == Answer("there")
    assert ("HEAD", "/404") not in hosts[0].asked


def test_good_answers_are_kept_for_a_week_and_bad_ones_are_not(hosts: list[Host], tmp_path: Path) -> None:
    cache = tmp_path / "new" / "links.json"
    urls = [hosts[0].address + path for path in ("/200", "/301/200", "/404")]
    first = ask_all(urls, cache, TIMEOUT, say_nothing, 0)
    hosts[0].asked.clear()
    assert ask_all(urls, cache, TIMEOUT, say_nothing, 0) == first
    assert {path for _, path in hosts[0].asked} == {"/robots.txt", "/404"}
    kept = json.loads(cache.read_text())
    kept[urls[0]][0] -= FRESH
    cache.write_text(json.dumps(kept))
    hosts[0].asked.clear()
    ask_all(urls, cache, TIMEOUT, say_nothing, 0)
    assert {path for _, path in hosts[0].asked} == {"/robots.txt", "/404", "/200"}
    cache.write_text("{broken")
    assert ask_all(urls[:1], cache, TIMEOUT, say_nothing, 0) == {urls[0]: Answer("there")}


def test_a_host_that_is_not_there_is_no_reason_to_fail(tmp_path: Path) -> None:
    urls = ["http://127.0.0.1:1/", "http://nowhere.invalid/"]
    answers = ask_all(urls, tmp_path / "links.json", TIMEOUT, say_nothing, 0)
    assert answers == {
        urls[0]: Answer("silent", "its host takes no connection"),
        urls[1]: Answer("silent", "there is no such host, or no network here"),
    }


FOUND = (Path(__file__).parent / "links.txt").read_text(encoding="utf-8")


def test_each_place_is_told_with_file_line_and_remedy(
    hosts: list[Host], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two, three = (host.address for host in hosts)
    monkeypatch.chdir(tmp_path)
    for path, text in {
        "pelican.conf.py": CONFIGURATION,
        "content/actors/ada.md": f"---\nname: Ada\nwebsite: {one}/404\nsources: ['{two}/200']\n---\n",
        "content/articles/one.md": (
            "---\ntitle: One\ndate: 2024-06-01\npublisher: Paper\n"
            f"url: {one}/410\narchived: {two}/200\nevents:\n"
            f"  - {{date: 2024, title: E, sources: ['{three}/500']}}\n---\n"
            f"Text.\n\n[Here]({three}/404),\n[there]({two}/301/200).\n"
        ),
        "content/sources/all.yaml": (
            f"- {{id: s1, publisher: Paper, title: A, date: 2015-11-24, url: '{one}/404'}}\n"
            f"- {{id: s2, publisher: Paper, title: B, url: '{two}/200', archived: '{three}/410'}}\n"
            f"- {{id: s3, publisher: Paper, title: C, url: '{three}/410'}}\n"
        ),
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    content, output = tmp_path / "content", tmp_path / "output"
    assert check(content, output, Wanted(links=True, timeout=TIMEOUT, pause=PAUSE), "text", "2026-01-01") == 1
    told = capsys.readouterr()
    assert told.err == "Asking 3 hosts for 7 addresses …\n"
    lines = [line for line in told.out.splitlines() if "[link-" in line]
    shown = "\n".join(lines) + "\n"
    for name, address in (("ONE", one), ("TWO", two), ("THREE", three)):
        shown = shown.replace(address, name)
    assert shown == FOUND
    assert (tmp_path / ".cache" / "links.json").is_file()
