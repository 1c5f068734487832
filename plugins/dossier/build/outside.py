"""Knows how other hosts are asked politely whether an address is still there.

Does not know where the address stands, nor what an editor is told.

Politely: only where robots.txt allows it, one request a second to a host, without the page itself
where the host answers to HEAD, again only when the host says so, and not within a week of a good answer.
"""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from ..library.outside import Answer
from .header_files import write_whole

AGENT = "pelican-dossier link check"
PAUSE = 1.0
"""Seconds between two requests to a host."""
LONGEST_WAIT = 60.0
"""Seconds; a host that asks for more is asked another day."""
HOPS = 10
RETRIES = 2
FRESH = 7 * 24 * 3600
"""Seconds for which a good answer holds."""
HOSTS = 16
"""How many hosts are asked at a time."""
_PERMANENT, _REDIRECTS = (301, 308), (301, 302, 303, 307, 308)
_GONE = (404, 410)
_BUSY = (429, 500, 502, 503, 504)
_PRIVATE = (401, 402, 403, 405, 406, 451, 999)
"""What hosts say to programs of pages that readers may see."""


class SilentError(Exception):
    """Say why a host gave no answer."""


class Reply(NamedTuple):
    """Hold what a host says to one request."""

    status: int
    location: str
    """Where it leads."""
    wait: str
    """How long a busy host asks to wait, as it writes it."""
    words: str = ""
    """Those of robots.txt; of a page they are of no interest."""

    @property
    def leads_on(self) -> bool:
        """Say whether another address is to be asked."""
        return self.status in _REDIRECTS and bool(self.location)


class Pace:
    """Make everybody wait until a host may be asked again."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self.next: dict[str, float] = defaultdict(float)
        self.lock = threading.Lock()

    def wait(self, host: str, at_least: float = 0) -> None:
        """Wait for the host's turn, which is at least so many seconds from now."""
        with self.lock:
            now = time.monotonic()
            turn = max(self.next[host], now + at_least)
            self.next[host] = turn + self.pause
        time.sleep(max(0.0, turn - now))


class Asker:
    """Ask hosts for addresses."""

    def __init__(self, timeout: float, pause: float) -> None:
        self.timeout, self.pace = timeout, Pace(pause)
        self.robots: dict[str, Any] = {}

    @cached_property
    def pool(self) -> Any:
        """Return what keeps connections."""
        import urllib3

        return urllib3.PoolManager(headers={"User-Agent": AGENT}, maxsize=4, retries=False)

    def ask(self, url: str) -> Answer:
        """Follow an address to where it leads."""
        here, permanent = urldefrag(url).url, True
        for _ in range(HOPS):
            reply = self._look(here)
            if not reply.leads_on:
                return _judge(url, here, reply.status, permanent)
            permanent &= reply.status in _PERMANENT
            here = urldefrag(urljoin(here, reply.location)).url
            if urlsplit(here).scheme not in ("http", "https"):
                raise SilentError(f"it leads to '{here}'")
        raise SilentError("it leads on and on")

    def _look(self, url: str) -> Reply:
        """Ask for one address, without following it."""
        if not self._may(url):
            raise SilentError("its host asks programs to stay away")
        reply = self._request("HEAD", url)
        if reply.status >= 400 and reply.status not in (410, 429):
            # Not every host knows HEAD, and some say to it that nothing is there.
            reply = self._request("GET", url)
        for _ in range(RETRIES):
            if reply.status not in _BUSY:
                break
            reply = self._request("GET", url, _parse_wait(reply.wait))
        return reply

    def _request(self, method: str, url: str, wait: float = 0) -> Reply:
        from urllib3 import Timeout
        from urllib3.exceptions import HTTPError

        self.pace.wait(urlsplit(url).netloc, wait)
        try:
            answer = self.pool.request(
                method, url, timeout=Timeout(total=self.timeout), redirect=False, preload_content=False
            )
            words = answer.read(500_000) if url.endswith("/robots.txt") else b""
            answer.close()  # The page itself is of no interest.
        except (HTTPError, OSError, ValueError) as error:
            raise SilentError(_explain(error, self.timeout)) from None
        location, pause = (answer.headers.get(key) or "" for key in ("Location", "Retry-After"))
        return Reply(answer.status, location, pause, words.decode(errors="replace"))

    def _may(self, url: str) -> bool:
        """Say whether a host lets programs ask for an address (RFC 9309)."""
        from protego import Protego

        parts = urlsplit(url)
        home = f"{parts.scheme}://{parts.netloc}"
        if home not in self.robots:
            self.robots[home] = Protego.parse(self._read_robots(home))
        return bool(self.robots[home].can_fetch(url, AGENT))

    def _read_robots(self, home: str) -> str:
        url = f"{home}/robots.txt"
        for _ in range(5):
            reply = self._request("GET", url)
            if reply.status < 300:
                return reply.words
            if not reply.leads_on:
                break
            url = urljoin(url, reply.location)
        return "User-agent: *\nDisallow: /" if reply.status >= 500 else ""


def _parse_wait(seconds: str) -> float:
    from urllib3.exceptions import InvalidHeader
    from urllib3.util import Retry

    try:
        wait = Retry().parse_retry_after(seconds) if seconds else 0.0
    except InvalidHeader:
        wait = 0.0
    if wait > LONGEST_WAIT:
        raise SilentError(f"its host is busy and asks to wait for {wait:,.0f} s")
    return wait


def _judge(url: str, here: str, status: int, permanent: bool) -> Answer:
    if status in _GONE:
        return Answer("gone", f"its host answers {status}")
    if status < 300 or status in _PRIVATE:
        moved = permanent and here != urldefrag(url).url and status < 300
        anchor = urldefrag(url).fragment
        return Answer("moved", f"{here}#{anchor}" if anchor else here) if moved else Answer("there")
    return Answer("silent", f"its host answers {status}")


def _explain(error: Exception, timeout: float) -> str:
    from urllib3 import exceptions

    if isinstance(error, exceptions.NameResolutionError):
        return "there is no such host, or no network here"
    if isinstance(error, exceptions.SSLError):
        return "its certificate is not valid"
    if isinstance(error, exceptions.NewConnectionError):
        return "its host takes no connection"
    if isinstance(error, exceptions.TimeoutError):
        return f"its host does not answer within {timeout:g} s"
    return "its host breaks off"


def ask_all(
    urls: Iterable[str],
    cache: Path,
    timeout: float,
    progress: Callable[[int, int], None],
    pause: float = PAUSE,
) -> dict[str, Answer]:
    """Ask for all addresses, hosts beside each other, each host's one after another.

    Good answers are kept in the file `cache`. Interrupted, it keeps what it has heard.
    """
    kept = _read_cache(cache)
    wanted = sorted(set(urls))
    answers = {url: kept[url][1] for url in wanted if url in kept}
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in wanted:
        if url not in answers:
            by_host[urlsplit(url).netloc].append(url)
    total, asker = sum(map(len, by_host.values())), Asker(timeout, pause)
    heard: dict[str, Answer] = {}

    def ask_host(mine: list[str]) -> None:
        for url in mine:
            try:
                heard[url] = asker.ask(url)
            except SilentError as error:
                heard[url] = Answer("silent", str(error))
            progress(len(heard), total)

    executor = ThreadPoolExecutor(HOSTS)
    try:
        for future in [executor.submit(ask_host, mine) for mine in by_host.values()]:
            future.result()
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        _write_cache(cache, kept, heard)
    return answers | heard


def _read_cache(cache: Path) -> dict[str, tuple[float, Answer]]:
    """Return the good answers of the last days."""
    kept = {}
    with suppress(OSError, ValueError, TypeError):
        for url, (asked, state, words) in json.loads(cache.read_text(encoding="utf-8")).items():
            if 0 <= time.time() - asked < FRESH:
                kept[url] = (asked, Answer(state, words))
    return kept


def _write_cache(cache: Path, kept: Mapping[str, tuple[float, Answer]], heard: Mapping[str, Answer]) -> None:
    good = {url: (time.time(), answer) for url, answer in heard.items() if answer.state in ("there", "moved")}
    lines = {url: (asked, *answer) for url, (asked, answer) in sorted({**kept, **good}.items())}
    cache.parent.mkdir(parents=True, exist_ok=True)
    write_whole(cache, json.dumps(lines, indent=0).encode())
