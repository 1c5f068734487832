"""Knows which addresses on other hosts our files name, and what an editor is told of those that are gone.

Does not know how hosts are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any, Literal, NamedTuple

from ..problems import Key, Problem
from ..source.body import Part
from ..source.dates import Date
from ..source.documents import Document, Parsed, Records, Sources
from ..source.fields import is_address

ARCHIVE = "https://web.archive.org/web/"
"""Behind it a day or year and an address: it leads to the copy nearest to that time."""


_LINK = re.compile(r'<a href="(https?://[^"]*)"')


class Place(NamedTuple):
    """Hold one place where an address stands."""

    url: str
    path: str
    key: Key = ()
    line: int = 0
    archived: str = ""
    """The copy to which readers are led too."""
    date: Date | None = None
    """When it was published, as far as that is known."""


class Answer(NamedTuple):
    """Hold what came of asking for an address."""

    state: Literal["there", "gone", "moved", "silent"]
    words: str = ""
    """What the host says, or where it leads."""


def find_outside(parsed: Iterable[Parsed]) -> Iterator[Place]:
    """List every place in our files where an address on another host stands."""
    for one in parsed:
        if isinstance(one, Document):
            yield from _in_header(one.path, (), one.header)
            yield from _in_records(one.path, one.header)
            for parts in (one.body.parts, *one.body.footnotes):
                yield from _in_text(one.path, parts)
        elif isinstance(one, Records):
            yield from _in_records(one.path, one.content)
        elif isinstance(one, Sources):
            for number, source in enumerate(one.content):
                yield from _in_header(one.path, (number,), source)


def _in_text(path: str, parts: Iterable[Part]) -> Iterator[Place]:
    """Find links in finished HTML; a link off the site is no hole, since it needs no resolving."""
    waiting: list[str] = []
    for part in parts:
        if isinstance(part, str):
            waiting += map(unescape, _LINK.findall(part))
        else:  # The words of a link stand behind its beginning, and know their line.
            yield from (Place(url, path, line=part.line) for url in waiting)
            waiting = []


def _in_header(path: str, key: Key, header: Any) -> Iterator[Place]:
    archived, date = getattr(header, "archived", ""), getattr(header, "date", None)
    for name in ("url", "archived", "website"):
        url = getattr(header, name, "")
        if url:
            yield Place(url, path, (*key, name), 0, "" if name == "archived" else archived, date)
    for number, url in enumerate(getattr(header, "sources", ())):
        if is_address(url):
            yield Place(url, path, (*key, "sources", number))


def _in_records(path: str, header: Any) -> Iterator[Place]:
    for kind in ("events", "statements", "figures"):
        for number, record in enumerate(getattr(header, kind, ())):
            for place, url in enumerate(record.sources):
                if is_address(url):
                    yield Place(url, path, (kind, number, "sources", place))


def judge(places: Iterable[Place], answers: Mapping[str, Answer]) -> Iterator[Problem]:
    """Report addresses that are gone, moved, or did not answer, at each place where they stand."""
    for place in places:
        answer = answers.get(place.url, Answer("there"))
        if answer.state == "gone":
            yield _report_gone(place, answer)
        elif answer.state == "moved":
            message = f"'{place.url}' has moved for good"
            yield _report(place, message, "link-moved", f"write {answer.words}", notice=True)
        elif answer.state == "silent":
            message, hint = f"'{place.url}' cannot be judged: {answer.words}", "look at it yourself"
            yield _report(place, message, "link-silent", hint, notice=True)


def _report_gone(place: Place, answer: Answer) -> Problem:
    message = f"'{place.url}' is gone: {answer.words}"
    if place.archived:
        return _report(place, message, "link-gone", "readers have the archived copy", notice=True)
    if place.key[-1:] == ("archived",):
        return _report(place, message, "link-gone", "find another copy, or remove it")
    if place.key[-1:] == ("website",):
        return _report(place, message, "link-gone", "write where it is now, or remove it")
    year = place.date.text[:10].replace("-", "") if place.date and place.date.text[:4].isdigit() else "2"
    copy = f"{ARCHIVE}{year}/{place.url}"
    what = "add archived: " if place.key[-1:] == ("url",) else "link to "
    return _report(place, message, "link-gone", f"if there is a copy, {what}{copy}")


def _report(place: Place, message: str, code: str, hint: str, *, notice: bool = False) -> Problem:
    return Problem(place.path, message, code, hint, place.key, place.line, notice)
