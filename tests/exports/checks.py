"""What stands in the content stands in every export: the same events, dates and sources, no more, no less."""

from __future__ import annotations

import html
import json
import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dossier.library.model import Dossier, Library
from dossier.library.relations import statement_sources
from dossier.pages.cards import find_names
from dossier.pages.texts import Linker
from dossier.source.body import Part
from dossier.source.dates import Date
from tests.exports.readers import read_atom, read_calendar, read_json_feed, read_pack, read_table

LONGEST = 50
OUTSIDE = ("index.html", "dossier.zip", "card.png", "changes.json")
"""What stands beside a dossier's pack, and is not in it."""
TABLES = ("events.csv", "statements.csv", "figures.csv", "sources.csv")
STATUS = {"": None, "planned": "TENTATIVE", "cancelled": "CANCELLED"}


class Expected:
    """Say from a library alone what its exports must tell."""

    def __init__(self, library: Library, space: str) -> None:
        self.library = library
        self.space = uuid.uuid5(uuid.NAMESPACE_URL, space)

    def uid(self, kind: str, name: str) -> str:
        return str(uuid.uuid5(self.space, f"{kind}/{name}"))

    def plain(self, *texts: tuple[Part, ...]) -> str:
        links = Linker("", find_names(self.library, texts), {})
        return "\n".join(map(links.plain, texts))

    # ------------------------------------------------------------ a dossier

    def check_dossier(self, folder: Path, name: str) -> None:
        """Compare every export of a dossier with the library."""
        place = folder / "dossiers" / name
        dossier = self.library.dossiers[name]
        self.check_events_table(place, dossier.events)
        self.check_statements_table(place, dossier.statements)
        self.check_figures_table(place, dossier.figures)
        self.check_sources_table(place, dossier.sources)
        self.check_package(place)
        self.check_timeline(place, name)
        self.check_calendar(place, dossier.events)
        self.check_feeds(place, dossier.articles, dossier.events, dossier.statements)
        self.check_pack(place, name)
        self.check_changes(place, dossier)

    def check_changes(self, place: Path, dossier: Dossier) -> None:
        items = json.loads((place / "changes.json").read_bytes())["items"]
        wanted = (
            *(("event", one) for one in dossier.events),
            *(("statement", one) for one in dossier.statements),
            *(("figure", one) for one in dossier.figures),
            *(("article", one) for one in dossier.articles),
        )
        assert tuple((item["kind"], item["id"]) for item in items) == wanted
        # No date, and nothing of an earlier state.
        allowed = {"id", "kind", "title", "hash", "corrections", "address"}
        assert {key for item in items for key in item} <= allowed

    def check_events_table(self, place: Path, names: Iterable[str]) -> None:
        wanted = [
            {
                "id": event.id,
                "date": event.date.text,
                "first_day": write_day(event.date.earliest),
                "last_day": write_day(event.date.latest),
                "title": event.title,
                "text": self.plain(*event.texts),
                "place": event.place,
                "kind": event.kind,
                "weight": event.weight,
                "status": event.status,
                "disputed": self.plain(event.disputed),
                "other_dates": " ".join(one.date.text for one in event.dates),
                "actors": "; ".join(self.name(actor) for actor in event.actors),
                "actor_ids": " ".join(event.actors),
                **self.cite(event.sources),
            }
            for event in map(self.library.events.__getitem__, names)
        ]
        assert drop_pages(read_table(place / "events.csv")) == wanted

    def check_statements_table(self, place: Path, names: Iterable[str]) -> None:
        rows = read_table(place / "statements.csv")
        statements = [self.library.statements[name] for name in names]
        assert [row["id"] for row in rows] == [one.id for one in statements]
        for row, one in zip(rows, statements, strict=True):
            record = one.record
            wanted = {
                "date": record.date.text,
                "first_day": write_day(record.date.earliest),
                "last_day": write_day(record.date.latest),
                "speakers": "; ".join(map(self.name, record.by)),
                "speaker_ids": " ".join(by for by in record.by if by in self.library.actors),
                "unnamed": record.unnamed,
                "speaks_for": self.name(record.speaks_for),
                "to": "; ".join(map(self.name, record.to)),
                "via": "; ".join(map(self.name, record.via)),
                "gist": self.plain(record.gist),
                "quote": record.quote,
                "document": record.document,
                "about": " ".join(record.about),
                "answers": "; ".join(f"{question}: {said}" for question, said in record.answers.items()),
                "replaces": record.replaces,
                **self.cite(statement_sources(one)),
            }
            assert {key: row[key] for key in wanted} == wanted

    def check_figures_table(self, place: Path, names: Iterable[str]) -> None:
        rows = read_table(place / "figures.csv")
        figures = [self.library.figures[name] for name in names]
        assert [row["id"] for row in rows] == [one.id for one in figures]
        for row, one in zip(rows, figures, strict=True):
            record = one.record
            numbers = {key: getattr(record, key) for key in ("value", "low", "high", "of")}
            assert {key: float(row[key]) if row[key] else None for key in numbers} == numbers
            wanted = {
                "series": record.series,
                "as_of": record.as_of.text,
                "qualifier": record.qualifier,
                "scope": record.scope,
                "claimed_by": self.name(one.claimed_by),
                "note": self.plain(record.note),
                **self.cite(one.sources),
            }
            assert {key: row[key] for key in wanted} == wanted

    def check_sources_table(self, place: Path, names: tuple[str, ...]) -> None:
        rows = read_table(place / "sources.csv")
        assert [row["id"] for row in rows] == list(names)
        for row in rows:
            source = self.library.sources.get(row["id"])
            if source:
                wanted = (source.record.title, source.record.url, self.name(source.record.publisher))
                assert (row["title"], row["url"], row["publisher"]) == wanted

    def check_package(self, place: Path) -> None:
        package = json.loads((place / "datapackage.json").read_bytes())
        assert [one["path"] for one in package["resources"]] == list(TABLES)
        for one in package["resources"]:
            header = (place / one["path"]).read_text(encoding="utf-8-sig").splitlines()[0].split(",")
            assert [field["name"] for field in one["schema"]["fields"]] == header
            assert all(field["description"] for field in one["schema"]["fields"])

    def check_timeline(self, place: Path, name: str) -> None:
        told = json.loads((place / "timeline.json").read_bytes())
        dossier = self.library.dossiers[name]
        assert html.unescape(told["title"]["text"]["headline"]) == dossier.document.header.title
        events = [self.library.events[one] for one in dossier.events]
        assert [slide["unique_id"] for slide in told["events"]] == [event.id for event in events]
        for slide, event in zip(told["events"], events, strict=True):
            assert "<" not in slide["text"]["headline"] + slide["text"]["text"]
            assert html.unescape(slide["text"]["headline"]) == event.title
            assert slide["display_date"]
            check_slide_dates(slide, event.date)
            for source in self.cite(event.sources)["source_urls"].split():
                assert source in html.unescape(slide["text"]["text"])

    def check_pack(self, place: Path, name: str) -> None:
        files = read_pack(place / "dossier.zip")
        beside = {
            f"{name}/{path.name}": path.read_bytes()
            for path in place.iterdir()
            if path.is_file() and path.name not in OUTSIDE
        }
        assert {path: data for path, data in files.items() if not path.endswith(".txt")} == beside
        readme = files[f"{name}/README.txt"].decode()
        assert [path for path in beside if f"\n{path.partition('/')[2]}: " not in readme] == []
        assert f"{name}/LICENCE.txt" in files

    # ------------------------------------------------------------ calendars and feeds

    def check_calendar(self, place: Path, names: Iterable[str]) -> None:
        """Compare a calendar with events: each with a certain day is in it, the others are counted."""
        head, found = read_calendar(place / "events.ics")
        missing = 0
        for event in map(self.library.events.__getitem__, names):
            days = find_days(event.date)
            entry = found.pop(self.uid("event", event.id), None)
            if days is None:
                assert entry is None
                missing += 1
                continue
            assert entry is not None, event.id
            assert str(entry["SUMMARY"]) == unify_breaks(event.title)
            assert str(entry.get("LOCATION", "")) == unify_breaks(event.place)
            assert entry.get("STATUS") == STATUS[event.status]
            if event.date.precision != "moment":
                start, end = days
                assert entry["DTSTART"].dt == start
                assert (entry["DTEND"].dt if "DTEND" in entry else None) == end
            for url in self.cite(event.sources)["source_urls"].split():
                assert url in entry["DESCRIPTION"]
        assert found == {}
        told = str(head.get("DESCRIPTION", ""))
        assert told.endswith(f": {missing}") if missing else "not in this calendar" not in told

    def check_feeds(
        self, place: Path, articles: Iterable[str], events: Iterable[str], statements: Iterable[str]
    ) -> None:
        """Compare feeds with what they tell of; both formats tell the same."""
        atom, items = read_atom(place / "feed.atom").entries, read_json_feed(place / "feed.json")["items"]
        both = [
            [(one.id, one.title, one.updated, one.link) for one in atom],
            [(one["id"], one["title"], one["date_modified"], one["url"]) for one in items],
        ]
        # feedparser takes away what looks like markup, so titles are compared from the other.
        assert [(one[0], *one[2:]) for one in both[0]] == [(one[0], *one[2:]) for one in both[1]]
        titles = {
            **{("article", name): self.library.articles[name].document.header.title for name in articles},
            **{("event", name): self.library.events[name].title for name in events},
            **{("statement", name): self.title_statement(name) for name in statements},
        }
        assert len(items) == min(LONGEST, len(titles))
        for item in items:
            key = (item["_dossier"]["kind"], item["_dossier"]["id"])
            assert item["title"] == titles[key]
            assert item["id"] == f"urn:uuid:{self.uid(*key)}"

    def title_statement(self, name: str) -> str:
        record = self.library.statements[name].record
        who = ", ".join(map(self.name, record.by)) or record.unnamed
        return f"{who}: {self.plain(record.gist)}"

    # ------------------------------------------------------------ names and sources

    def name(self, value: str) -> str:
        actor = self.library.actors.get(value)
        return actor.document.header.name if actor else value

    def cite(self, names: Iterable[str]) -> dict[str, str]:
        """Return the two cells in which a table names sources."""
        urls = []
        for name in names:
            source, article = self.library.sources.get(name), self.library.articles.get(name)
            urls.append(source.record.url if source else article.document.header.url if article else name)
        return {"sources": " ".join(names), "source_urls": " ".join(filter(None, urls))}


def unify_breaks(text: str) -> str:
    """Return a text as a calendar can hold it, which knows one kind of line break."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_day(day: int | None) -> str:
    known = day is not None and 1 <= day <= date.max.toordinal()
    return date.fromordinal(day).isoformat() if known and day else ""


def drop_pages(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: cell for name, cell in row.items() if name != "page"} for row in rows]


def find_days(when: Date) -> tuple[date, date | None] | None:
    """Return the day on which a date begins and the day after it ends, if these are certain."""
    ends = (when.start, when.end) if when.is_interval else (when, when)
    if when.start is None and when.is_interval:
        return None
    for end in ends:
        if end and (end.precision not in ("day", "moment") or end.approximate or end.uncertain):
            return None
    days = [day for day in (when.earliest, when.latest) if day is not None]
    if not all(1 <= day < date.max.toordinal() for day in days) or when.earliest is None:
        return None
    after = None if when.latest is None else date.fromordinal(when.latest) + timedelta(days=1)
    return date.fromordinal(when.earliest), after


def check_slide_dates(slide: dict[str, Any], when: Date) -> None:
    """Compare the dates of a slide: as precise as written, and never more."""
    start = slide["start_date"]
    keys = {"moment": 5, "day": 3, "month": 2, "year": 1}
    assert set(start) == set(("year", "month", "day", "hour", "minute")[: len(start)])
    if when.precision in keys:
        assert len(start) == keys[when.precision]
        assert (start["year"], start.get("month"), start.get("day")) == (when.year, when.month, when.day)
        assert "end_date" not in slide
    elif when.start is not None and when.end is not None:
        assert (start["year"], slide["end_date"]["year"]) == (when.start.year, when.end.year)
