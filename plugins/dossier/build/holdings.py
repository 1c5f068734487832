"""Knows what a site already has that a foreign text may be about, or be the same as.

Does not know how foreign texts are read, nor where they are put.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from ..importing.foreign import ForeignText
from ..importing.likeness import fold_address
from ..library.membership import find_reason
from ..library.mentions.roster import Roster
from ..library.mentions.texts import collect_actors, find_mentions
from ..problems import Key
from ..source.blanks import write_value
from ..source.documents import Document, Parsed, Records, find_lines, parse_document, parse_records
from ..source.fields import is_address
from ..source.header import SourceError, decode, parse_yaml, split_header
from ..source.headers import ActorHeader, ArticleHeader, DossierHeader
from .files import find_files
from .ids import read_ids
from .readers import read_files
from .reading import find_terms
from .site import Settings


class Known(NamedTuple):
    """Hold an article that is about a report: where it lies, and whose report it is."""

    path: str
    url: str
    """Its folded address; nothing where it has none."""
    publisher: str
    origin: str


class Fits(NamedTuple):
    """Hold whom a text names, and the dossiers whose rule it meets, each with the reason."""

    actors: tuple[str, ...]
    dossiers: tuple[tuple[str, str], ...]


class Rest(NamedTuple):
    """Hold a record and the words of its source that it rests on."""

    path: str
    line: int
    kind: str
    evidence: str
    quote: str


@dataclass(frozen=True)
class Holdings:
    """Hold what a site has: its actors, the rules of its dossiers, and the reports that it knows."""

    content: Path
    roster: Roster
    dossiers: Mapping[str, DossierHeader]
    terms: tuple[str, ...]
    outlets: Mapping[str, str]
    """Names and aliases of media, each with its actor's id."""
    taken: Mapping[str, str]
    """Ids in use, with the file of each."""
    reports: tuple[Known, ...]
    sources: Mapping[str, str]
    """Folded addresses of sources, each with its id."""

    def find_fits(self, text: ForeignText, date: str, publisher: str) -> Fits:
        """Find the actors that a text names, and the dossiers that its article would be in."""
        document = self._parse(text, date, publisher)
        if document is None:
            return Fits((), ())
        findings = find_mentions(document, self.roster).values()
        mentions = [mention for found in findings for mention in found.mentions]
        # Who held an office is not known where the day is not.
        named = [one.actor for one in mentions if text.date or one.reason != "office"]
        actors = tuple(dict.fromkeys(name for name in named if name != publisher))
        dossiers = []
        for name, header in self.dossiers.items():
            reason = find_reason(header.match, document, frozenset(actors)) if header.match else None
            if reason:
                dossiers.append((name, ", ".join(word for words in reason for word in words)))
        return Fits(actors, tuple(dossiers))

    def add(self, name: str, path: str, known: Known) -> Holdings:
        """Return what a site has with one report more."""
        reports = tuple(one for one in self.reports if one.path != path)
        return replace(self, taken={**self.taken, name: path}, reports=(*reports, known))

    def add_actor(self, name: str, path: str, header: ActorHeader) -> Holdings:
        """Return what a site has with an actor more, or with another header of one."""
        roster = Roster({**self.roster.actors, name: header}, self.roster.language)
        return replace(self, taken={**self.taken, name: path}, roster=roster)

    def _parse(self, text: ForeignText, date: str, publisher: str) -> Document[ArticleHeader] | None:
        """Return the article that a text would be, were it ours; it is never written."""
        lang = text.lang.value if text.lang else ""
        keys = {"title": text.title.value, "date": date, "publisher": publisher, "lang": lang}
        header = "".join(f"{key}: {write_value(value)}\n" for key, value in keys.items() if value)
        body = "\n\n".join(text.paragraphs)
        data = f"---\n{header}---\n{body}\n".encode()
        document = parse_document("articles", "content/articles/import.md", data, self.terms)[0]
        return document if isinstance(document, Document) else None

    def find_resting(self, name: str, url: str) -> Iterator[Rest]:
        """List the records that rest on an article, or on a source of its address."""
        names = {name, self.sources.get(url, name)}
        found = find_files(self.content).read
        for path in (*found["articles"], *found["records"]):
            data = (self.content / path.partition("/")[2]).read_bytes()
            own = Path(path).stem == name
            if own or any(one.encode() in data for one in names):
                yield from _list_rests(path, data, names, own)


def read_holdings(settings: Settings) -> Holdings:
    """Read what a site has.

    Files with mistakes are left out: an import has to work while something else is being mended.
    """
    content = settings.content
    found = find_files(content)
    read = read_files([*found.read["actors"], *found.read["dossiers"]], content)
    parsed = [one.read.parsed for one in read if one.read.parsed is not None]
    actors = collect_actors(parsed)
    media = {key: one for key, one in actors.items() if one.kind == "media"}
    return Holdings(
        content,
        Roster(actors, settings.site.language),
        _collect_dossiers(parsed),
        find_terms(parsed),
        {name: key for key, one in media.items() for name in (one.name, *one.aliases)},
        read_ids(content),
        tuple(_read_reports(content, found.read["articles"])),
        dict(_read_sources(content, found.read["sources"])),
    )


def _collect_dossiers(parsed: list[Parsed]) -> dict[str, DossierHeader]:
    documents = (one for one in parsed if isinstance(one, Document))
    return {one.id: one.header for one in documents if isinstance(one.header, DossierHeader)}


def _read_reports(content: Path, paths: list[str]) -> Iterator[Known]:
    for path in paths:
        data = (content / path.partition("/")[2]).read_bytes()
        if b"publisher:" in data or b"url:" in data:  # Reading a header takes longer than all else here.
            header = _read_keys(data)
            url, *names = (str(header.get(key) or "") for key in ("url", "publisher", "origin"))
            yield Known(path, fold_address(url), *names)


def _read_keys(data: bytes) -> dict[str, Any]:
    try:
        plain = parse_yaml(split_header(decode(data))[0])[0]
    except SourceError:
        return {}
    return plain if isinstance(plain, dict) else {}


def _read_sources(content: Path, paths: list[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        try:
            plain = parse_yaml(decode((content / path.partition("/")[2]).read_bytes()))[0]
        except SourceError:
            continue
        for entry in plain if isinstance(plain, list) else ():
            url, name = (entry.get("url"), entry.get("id")) if isinstance(entry, dict) else ("", "")
            if isinstance(url, str) and isinstance(name, str) and is_address(url):
                yield fold_address(url), name


def _list_rests(path: str, data: bytes, names: set[str], own: bool) -> Iterator[Rest]:
    is_article = path.endswith(".md")
    parsed = (parse_document("articles", path, data) if is_article else parse_records(path, data))[0]
    if not isinstance(parsed, Document | Records):
        return
    records = parsed.header if isinstance(parsed, Document) else parsed.content
    rests: list[tuple[Key, str, str, str]] = []
    for kind in ("events", "statements", "figures"):
        for number, record in enumerate(getattr(records, kind)):
            quote = getattr(record, "quote", "")
            if (own or names & set(record.sources)) and (record.evidence or quote):
                rests.append(((kind, number), kind[:-1], record.evidence, quote))
    lines = find_lines(path, data, [key for key, *_ in rests])
    yield from (Rest(path, line, *rest) for line, (_, *rest) in zip(lines, rests, strict=True))
