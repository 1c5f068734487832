"""Knows in which form somebody else's page arrives, as bytes, and has each read as what it is.

Does not know files, nor how a text is found in any form.
"""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Iterable
from email.message import EmailMessage

from .foreign import ForeignText, RefusalError

LARGEST = 20_000_000
"""Bytes of a page; what is larger holds pictures or a whole site, and takes minutes and gigabytes to read."""
_MEANS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip file, as Word and e-books are",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "a rich text",
    b"bplist": "a web archive of Safari",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype html|html|head|body|article|p|div|h1)\b", re.IGNORECASE)
_FEED = re.compile(r"^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_SAVED = re.compile(rb"(?:^|\n)(?:MIME-Version:|Snapshot-Content-Location:)", re.IGNORECASE)
_MARKDOWN = re.compile(r"\A(?:---\r?\n.*?^---\s*$|#{1,2} \S)", re.DOTALL | re.MULTILINE)


def read_foreign(
    data: bytes, name: str = "", address: str = "", charset: str = "", outlets: Iterable[str] = ()
) -> tuple[ForeignText, ...]:
    """Read what somebody else published: a page, a saved page, a feed, Markdown or a pasted text.

    `name` is that of its file, `address` where it was fetched from, `charset` what came with it, and
    `outlets` are the names of publishers that the site knows. A feed gives a text for each entry.
    Raises RefusalError where there is nothing to import.
    """
    refuse_large(len(data))
    try:
        return _read(data, name.lower(), address, charset, tuple(outlets))
    except RecursionError:
        raise RefusalError(
            "this page is nested too deep to be read", "copy its text, and import that"
        ) from None


def refuse_large(size: int) -> None:
    """Raise RefusalError where something is too large to be a page."""
    if size > LARGEST:
        message = f"this has {size // 1_000_000:,} MB, and a page may have {LARGEST // 1_000_000}"
        raise RefusalError(message, "save the page without its pictures, or copy its text")


def _read(
    data: bytes, name: str, address: str, charset: str, outlets: tuple[str, ...]
) -> tuple[ForeignText, ...]:
    if name.endswith((".mht", ".mhtml")) or _SAVED.search(data[:2000]):
        data, charset, address = _open_saved(data, address)
        name = "saved.html"
    text = decode(data, charset)
    if _FEED.match(text[:5000]):
        from .feeds import parse_feed

        return parse_feed(text)
    if name.endswith((".html", ".htm", ".xhtml")) or (_HTML.search(text[:3000]) and not name.endswith(".md")):
        from .pages import parse_page

        return (parse_page(text, address, outlets),)
    if name.endswith((".md", ".markdown")) or _MARKDOWN.match(text):
        from .clippings import parse_clipping

        return (parse_clipping(text, outlets),)
    from .pasted import parse_pasted

    return (parse_pasted(text, outlets),)


def _open_saved(data: bytes, address: str) -> tuple[bytes, str, str]:
    """Return the page in a saved one (MHTML, RFC 2557): its bytes, charset and address."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            place = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")
            if isinstance(payload, bytes):
                return payload, part.get_content_charset() or "", address or place
    raise RefusalError("this saved page holds no HTML", "save the page anew, as one file or as HTML")


def _header(part: EmailMessage, name: str) -> str:
    try:
        return str(part.get(name) or "").strip()
    except (ValueError, IndexError, AttributeError):  # email stumbles over some broken headers.
        return ""


def decode(data: bytes, charset: str = "") -> str:
    """Return the text that bytes stand for: by their mark, what is said of them, UTF-8, else Windows-1252.

    Raises RefusalError where they are no text.
    """
    if not data.strip():
        raise RefusalError("this is empty", "save the page anew, or copy its text")
    for start, meaning in _MEANS.items():
        if data.startswith(start):
            raise RefusalError(f"this is {meaning}", "copy its text into a file, and import that")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if data[:2000].count(0) > 0:
        raise RefusalError("this is no text", "import HTML, a saved page, Markdown, a feed or plain text")
    declared = _DECLARED.search(data[:2000])
    for given in (charset, declared[1].decode("ascii") if declared else "", "utf-8"):
        try:
            return data.decode(codecs.lookup(given).name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("windows-1252", "replace")
