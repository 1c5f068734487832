"""Knows what comes of an editor's decision: a header with one thing more, a new actor, a line in a ledger.

Does not know how the editor is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..importing.candidates import Candidate
from ..importing.entering import Entry, add_item, add_keys, write_entry
from ..importing.entries import LISTS, NAMED, find_new
from ..importing.ledger import Decision, add_decision, make_decision, render_ledger
from ..library.mentions.folding import fold_name
from ..problems import FieldError, suggest
from ..source.documents import Document, parse_document
from ..source.fields import is_id, looks_like_id, slugify
from .header_files import check_change, join_parts, read_parts, read_plain, write_whole
from .holdings import Holdings
from .ledgers import Searched, ledger_path, make_ledgers, read_ledger


class Existing(NamedTuple):
    """Hold something that a candidate can be merged with."""

    key: str
    label: str


@dataclass(frozen=True)
class _Step:
    """Hold what one decision changed, so that it can be taken back."""

    told: str
    files: Mapping[Path, tuple[bytes | None, bytes]]
    """Each with what was in it before, and after."""
    holdings: Holdings
    """What there was before."""


@dataclass
class Desk:
    """Carry out decisions, each at once and whole, and take them back."""

    holdings: Holdings
    _steps: list[_Step] = field(default_factory=list)
    _kept: set[Path] = field(default_factory=set)

    @property
    def ids(self) -> Mapping[str, str]:
        """Give the site's actors by their folded names, with those that were just made."""
        return self.holdings.roster.names

    # ------------------------------------------------------------ decisions

    def reject(self, text: Searched, candidate: Candidate) -> str:
        """Note that this text's candidate is nothing for us."""
        return self._note(text, make_decision(candidate, "rejected"), {}, "Rejected.")

    def never(self, text: Searched, candidate: Candidate) -> str:
        """Note that no text is to propose this again."""
        return self._note(text, make_decision(candidate, "never"), {}, "Never proposed again, by no text.")

    def accept(self, text: Searched, candidate: Candidate, entry: Entry) -> str:
        """Put what a candidate proposes, as the editor left it, into the header; return what was done.

        Raises FieldError where the header would have a mistake with it; then nothing is changed.
        """
        decision = make_decision(candidate, "accepted")
        if candidate.kind in LISTS:
            self._check_names(entry)
            after = self._add_record(text, LISTS[candidate.kind], entry)
            return self._note(text, decision, {text.path: after}, f"Into {LISTS[candidate.kind]}: accepted.")
        for kind, known in (("dossier", self.holdings.dossiers), ("actor", self.holdings.roster.actors)):
            if kind in entry:
                after = self._add_name(text, f"{kind}s", _expect_id(str(entry[kind]), kind, known))
                return self._note(text, decision, {text.path: after}, f"Into {kind}s: accepted.")
        return self._make_actor(text, decision, entry)

    def merge(self, text: Searched, candidate: Candidate, entry: Entry, into: str) -> str:
        """Add what a candidate tells to something that is there, and never change what it has."""
        if candidate.kind in ("actor", "name"):
            files, told = self._merge_actor(text, str(entry.get("name", "")), into)
        else:
            key, number = LISTS[candidate.kind], int(into) - 1
            self._check_names(entry)
            header, body, raw = read_parts(text.path)
            records = read_plain(header).get(key, [])
            if number >= len(records):
                raise FieldError("value-unknown", f"there is no {candidate.kind} {into}", "choose again")
            new = find_new(records[number], entry)
            after = join_parts(raw, add_keys(header, (key, number), new), body)
            into = records[number].get("id") or _name_record(records[number])
            files, told = {text.path: after}, f"Merged; it adds {', '.join(new) or 'nothing'}."
        return self._note(text, make_decision(candidate, "merged", into), files, told)

    def undo(self) -> str:
        """Take back the last decision, with everything that came of it; raises FieldError where it cannot."""
        if not self._steps:
            raise FieldError("value-unknown", "nothing was decided since you began", "")
        step = self._steps[-1]
        for path, (_, after) in step.files.items():
            if not path.exists() or path.read_bytes() != after:
                raise FieldError("value-invalid", f"{path.name} was changed since", "mend it by hand")
        for path, (before, _) in step.files.items():
            if before is None:
                path.unlink()
            else:
                write_whole(path, before)
        self._steps.pop()
        self.holdings = step.holdings
        return f"Taken back: {step.told}"

    # ------------------------------------------------------------ what there is

    def list_existing(self, text: Searched, candidate: Candidate) -> tuple[Existing, ...]:
        """List what a candidate can be merged with: the site's actors, or the article's own records."""
        if candidate.kind in ("actor", "name"):
            actors = sorted(self.holdings.roster.actors.items())
            return tuple(Existing(name, f"{header.name} ({name})") for name, header in actors)
        if candidate.kind not in LISTS:
            return ()
        key = LISTS[candidate.kind]
        records = read_plain(read_parts(text.path)[0]).get(key, [])
        return tuple(
            Existing(str(number), f"{number}: {_name_record(one)}") for number, one in enumerate(records, 1)
        )

    # ------------------------------------------------------------ headers

    def _add_record(self, text: Searched, key: str, entry: Entry) -> bytes:
        header, body, raw = read_parts(text.path)
        if "publisher" not in read_plain(header) and "sources" not in entry:
            hint = "give the draft its publisher: first, or this record its sources:"
            raise FieldError("key-missing", "the article names no publisher, so nothing says so", hint)
        return join_parts(raw, add_item(header, key, entry), body)

    def _add_name(self, text: Searched, key: str, name: str) -> bytes:
        header, body, raw = read_parts(text.path)
        has = read_plain(header).get(key, [])
        return raw if name in has else join_parts(raw, add_item(header, key, name), body)

    def _make_actor(self, text: Searched, decision: Decision, entry: Entry) -> str:
        name = str(entry.get("id") or slugify(str(entry.get("name", ""))))
        if not is_id(name):
            raise FieldError("id-invalid", f"'{name}' is no id", "edit it, and add id: in Latin letters")
        path = self.holdings.content / "actors" / f"{name}.md"
        if name in self.holdings.taken or path.exists():
            taken = self.holdings.taken.get(name, path.name)
            hint = "merge them, or edit: add another id:"
            raise FieldError("id-taken", f"'{name}' is taken by {taken}", hint)
        keys = {key: value for key, value in entry.items() if key != "id"}
        made = f"---\n{write_entry(keys)}---\n".encode()
        check_change(made, b"", "actors", path)
        files = {path: made, text.path: self._add_name(text, "actors", name)}
        return self._note(text, decision, files, f"A new actor, actors/{name}.md: accepted.")

    def _merge_actor(self, text: Searched, name: str, into: str) -> tuple[dict[Path, bytes], str]:
        _expect_id(into, "actor", self.holdings.roster.actors)
        files = {text.path: self._add_name(text, "actors", into)}
        path = self.holdings.content / "actors" / f"{into}.md"
        if not name or fold_name(name) in self.ids or not path.exists():
            return files, f"Merged with {into}."
        header, body, raw = read_parts(path)
        if name not in read_plain(header).get("aliases", []):
            files[path] = join_parts(raw, add_item(header, "aliases", name), body)
        return files, f"Merged with {into}, who has the alias {name} now."

    def _check_names(self, entry: Entry) -> None:
        """Refuse an id that nobody has, before it stands in a header."""
        known = self.holdings.roster.actors
        for key in NAMED:
            value = entry.get(key, ())
            for name in [value] if isinstance(value, str) else value:
                must = key in ("actors", "for") or looks_like_id(str(name))
                if must and name not in known:
                    message = f"{key}: no actor has the id '{name}'"
                    raise FieldError("id-unknown", message, suggest(name, known))
        series = {one.id for header in self.holdings.dossiers.values() for one in header.series}
        if "series" in entry and entry["series"] not in series:
            hint = suggest(str(entry["series"]), series) or "add it to a dossier first"
            raise FieldError("id-unknown", f"series: no dossier counts '{entry['series']}'", hint)

    # ------------------------------------------------------------ files

    def _note(self, text: Searched, decision: Decision, files: Mapping[Path, bytes], told: str) -> str:
        """Write the files of a decision, with backups, and then its line in the ledger."""
        content = self.holdings.content
        ledger = ledger_path(content, text.name)
        lines = render_ledger(add_decision(read_ledger(content, text.name), decision)).encode()
        changed = {
            path: after for path, after in files.items() if not path.exists() or path.read_bytes() != after
        }
        for path, after in changed.items():
            if path.exists():
                check_change(after, path.read_bytes(), path.relative_to(content).parts[0], path)
        before: dict[Path, tuple[bytes | None, bytes]] = {}
        for path, after in [*changed.items(), (ledger, lines)]:
            before[path] = path.read_bytes() if path.exists() else None, after
        make_ledgers(content)
        for path, after in changed.items():
            self._keep(path)
            path.parent.mkdir(exist_ok=True)
            write_whole(path, after)
        # Last, so that what was not written is asked again.
        write_whole(ledger, lines)
        self._steps.append(_Step(told, before, self.holdings))
        for path, after in changed.items():
            self._learn(path, after)
        return told

    def _learn(self, path: Path, data: bytes) -> None:
        """Know an actor that was made or changed, for all candidates to come."""
        place = path.relative_to(self.holdings.content.parent).as_posix()
        if path.parent.name == "actors":
            document = parse_document("actors", place, data)[0]
            if isinstance(document, Document):
                self.holdings = self.holdings.add_actor(document.id, place, document.header)

    def _keep(self, path: Path) -> None:
        """Keep a file as it was before the first decision."""
        if path not in self._kept and path.exists():
            write_whole(path.with_name(f"{path.name}~"), path.read_bytes())
        self._kept.add(path)


def _expect_id(name: str, kind: str, known: Collection[str]) -> str:
    if name not in known:
        raise FieldError("id-unknown", f"no {kind} has the id '{name}'", suggest(name, known))
    return name


def _name_record(record: Mapping[str, Any]) -> str:
    date = record.get("date") or record.get("as_of") or ""
    words = record.get("title") or record.get("gist") or record.get("scope") or ""
    return f"{date} {words}".strip()
