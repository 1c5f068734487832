"""Readers of our exports that had no part in writing them, and what the standards ask of each."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
from icalendar import Calendar

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
NUMBERS = {"value", "low", "high", "of"}
DATES = {"date", "as_of", "accessed", "other_dates"}


def read_atom(path: Path) -> Any:
    """Read a feed by feedparser, once it has what RFC 4287 says it must have."""
    data = path.read_bytes()
    check_atom(ET.fromstring(data))
    parsed = feedparser.parse(data)
    assert not parsed.bozo, parsed.bozo_exception
    assert parsed.version == "atom10"
    return parsed


def check_atom(feed: ET.Element) -> None:
    """Check what RFC 4287 says a feed must have, by the numbers of its clauses."""
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(LANGUAGE)
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):  # 4.1.1 and 4.1.2: exactly one
            assert len(element.findall(f"{ATOM}{name}")) == 1
        for name in ("published", "rights", "summary", "subtitle", "generator", "icon", "logo"):
            assert len(element.findall(f"{ATOM}{name}")) <= 1
        assert URN.fullmatch(element.findtext(f"{ATOM}id", ""))  # 4.2.6
        for name in ("updated", "published"):  # 3.3
            for found in element.findall(f"{ATOM}{name}"):
                assert MOMENT.fullmatch(found.text or "")
                datetime.fromisoformat(found.text or "")
        links = [
            (link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.iter(f"{ATOM}link")
        ]
        own = links[: len(element.findall(f"{ATOM}link"))]
        assert len(set(own)) == len(own)  # 4.1.1: no two alternates of one type and language
        assert ("alternate", "text/html", None) in own  # 4.1.2: a must without content
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None  # 4.1.1, for entries without an author
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)  # 4.1.1
    updated = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == (updated[0] if updated else "1970-01-01T00:00:00Z")


def read_json_feed(path: Path) -> dict[str, Any]:
    """Read a feed, once it has what JSON Feed 1.1 says it must have."""
    feed: dict[str, Any] = json.loads(path.read_bytes())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    for item in feed["items"]:
        assert URN.fullmatch(item["id"])
        assert item["content_text"]
        assert MOMENT.fullmatch(item["date_modified"])
    return feed


def read_calendar(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read head and events, by UID, of a calendar by icalendar, once its lines are as RFC 5545 asks."""
    data = path.read_bytes()
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if b"\r" in line or b"\n" in line] == []
    for line in lines:
        line.decode()  # No letter is cut in two.
    calendar = Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    assert [event.errors for event in events if event.errors] == []
    assert len(calendar.subcomponents) > 0
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART"):
            assert not isinstance(event[name], list)
    found = {str(event["UID"]): event for event in events}
    assert len(found) == len(events)
    return calendar, found


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table as a program does: what was put before a formula is taken away again."""
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for row in rows:
        for name, cell in row.items():
            if name not in NUMBERS | DATES:
                assert not FORMULA.match(cell), f"{path.name}: a spreadsheet would run {cell[:20]!r}"
    return [
        {name: cell[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", cell) else cell for name, cell in row.items()}
        for row in rows
    ]


def read_pack(path: Path) -> dict[str, bytes]:
    """Read a pack: its files by name."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}
