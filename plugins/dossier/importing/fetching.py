"""Knows how one page is fetched from the web without being led where nobody meant to go.

Does not know what is in it.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import urllib3

from .foreign import RefusalError

AGENT = "pelican-dossier"
"""By this name robots.txt may speak to us."""
LARGEST = 10_000_000
"""Bytes that a page may have, unpacked."""
PATIENCE = 10.0
"""Seconds until a server must connect, and between two pieces of an answer."""
LONGEST = 60.0
"""Seconds in which a whole page must be there."""
_BROWSER = "see whether a browser shows the page"
_ROBOTS_LARGEST = 500_000
_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}


class Fetched(NamedTuple):
    """Hold a page as it came."""

    data: bytes
    address: str
    """Where it came from in the end."""
    charset: str


class _Target(NamedTuple):
    scheme: str
    host: str
    port: int
    ip: str
    path: str

    @property
    def named(self) -> str:
        """Give the host as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def fetch(address: str, allow_private: bool = False, longest: float = LONGEST) -> Fetched:
    """Fetch a page, as robots.txt allows; raise RefusalError where that cannot be done or is not allowed.

    Only http and https, at most 10 MB, and never an address within a private network, unless
    `allow_private`. Each redirect is checked as the first address was. A name is looked up once, and
    the connection goes to what was found and checked, so that a second answer cannot lead elsewhere.
    """
    deadline = time.monotonic() + longest
    for _ in range(_REDIRECTS + 1):
        target = _resolve(address, allow_private)
        _ask_robots(target, address, allow_private, deadline)
        with _request(target, deadline) as answer:
            if answer.status in _MOVED and answer.headers.get("location"):
                address = urljoin(address, answer.headers["location"])
                continue
            if answer.status != 200:
                raise RefusalError(f"the server answers {answer.status}", _BROWSER)
            charset = _find_charset(answer.headers)
            return Fetched(_read(answer, LARGEST, deadline), address, charset)
    raise RefusalError(f"it redirects more than {_REDIRECTS} times", "give the address that a browser shows")


def _resolve(address: str, allow_private: bool) -> _Target:
    """Part an address, and look up its host; raise RefusalError where it may not be asked."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise RefusalError(f"'{address}' is not an address", "begin it with https://") from None
    if parts.scheme not in _PORTS or not host:
        raise RefusalError(f"'{address}' is not an address on the web", "begin it with https://")
    if parts.username or parts.password:
        raise RefusalError("the address holds a name or password", "give it without them")
    port = port or _PORTS[parts.scheme]
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _Target(parts.scheme, host, port, _look_up(host, port, allow_private), path)


def _look_up(host: str, port: int, allow_private: bool) -> str:
    """Return the number of a host; one that is within a private network is refused, whatever else it has."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise RefusalError(f"there is no server called {host}", "see how it is written") from None
    numbers = [str(one[4][0]).partition("%")[0] for one in found]
    private = [number for number in numbers if not _is_public(number)]
    if private and not allow_private:
        message = f"{host} is within a private network ({private[0]})"
        raise RefusalError(message, "if that is meant, say --allow-private")
    return numbers[0]


def _is_public(number: str) -> bool:
    ip = ipaddress.ip_address(number)
    if isinstance(ip, ipaddress.IPv6Address):
        # A number of the old kind in the clothes of the new one leads to the old one.
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return _is_public(str(inner))
        if ip in ipaddress.IPv6Network("64:ff9b::/96"):
            return _is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


def _ask_robots(target: _Target, address: str, allow_private: bool, deadline: float) -> None:
    """Raise RefusalError where the site's robots.txt does not want this page fetched (RFC 9309)."""
    from protego import Protego

    words = _read_robots(target, allow_private, deadline)
    if not Protego.parse(words).can_fetch(address, AGENT):
        message = f"robots.txt of {target.host} does not allow it"
        raise RefusalError(message, "save the page with a browser, and import the file")


def _read_robots(target: _Target, allow_private: bool, deadline: float) -> str:
    """Return what robots.txt says; nothing where there is none."""
    here = target._replace(path="/robots.txt")
    for _ in range(_REDIRECTS + 1):
        with _request(here, deadline) as answer:
            if answer.status in _MOVED and answer.headers.get("location"):
                base = f"{here.scheme}://{here.named}{here.path}"
                here = _resolve(urljoin(base, answer.headers["location"]), allow_private)
                continue
            if answer.status >= 500:
                message = f"the server answers {answer.status} where robots.txt is asked for"
                raise RefusalError(message, "try again later, or save the page with a browser")
            if answer.status != 200:
                return ""
            return _read(answer, _ROBOTS_LARGEST, deadline).decode("utf-8", "replace")
    return ""


@contextmanager
def _request(target: _Target, deadline: float) -> Iterator[urllib3.BaseHTTPResponse]:
    """Ask the very number that was looked up, by the name that the page has."""
    patience = min(PATIENCE, max(deadline - time.monotonic(), 0.1))
    timeout = urllib3.Timeout(connect=patience, read=patience)
    headers = {
        "Host": target.named,
        "User-Agent": AGENT,
        "Accept": "text/html, */*;q=0.5",
        "Accept-Encoding": "gzip",
    }
    pool: urllib3.HTTPConnectionPool
    if target.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            target.ip, target.port, timeout=timeout, server_hostname=target.host, assert_hostname=target.host
        )
    else:
        pool = urllib3.HTTPConnectionPool(target.ip, target.port, timeout=timeout)
    try:
        answer = pool.urlopen(
            "GET", target.path, headers=headers, redirect=False, retries=False, preload_content=False,
            assert_same_host=False,
        )  # fmt: skip
        try:
            yield answer
        finally:
            answer.close()
    except urllib3.exceptions.TimeoutError:
        raise _too_slow(target.host) from None
    except urllib3.exceptions.SSLError:
        raise RefusalError(
            f"{target.host} has no valid certificate", "save the page with a browser"
        ) from None
    except (urllib3.exceptions.HTTPError, OSError):
        raise RefusalError(f"{target.host} does not answer", _BROWSER) from None
    finally:
        pool.close()


def _too_slow(host: str) -> RefusalError:
    return RefusalError(f"{host} takes too long", "try again later, or save the page with a browser")


def _read(answer: urllib3.BaseHTTPResponse, largest: int, deadline: float) -> bytes:
    """Read an answer piece by piece, so that neither its size nor its slowness is believed."""
    pieces, size = [], 0
    for piece in answer.stream(65_536, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > largest:
            message = f"this page has more than {largest // 1_000_000 or 1} MB"
            raise RefusalError(message, "save it without its pictures, and import the file")
        if time.monotonic() > deadline:
            raise RefusalError("this page takes too long", "try again later, or save it with a browser")
    return b"".join(pieces)


def _find_charset(headers: Mapping[str, str]) -> str:
    from email.message import Message

    message = Message()
    message["content-type"] = headers.get("content-type", "")
    return message.get_content_charset() or ""
