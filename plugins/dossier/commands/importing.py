"""Knows how a person has foreign pages imported, and is told what was found in each and why.

Does not know how a page is read, nor how a draft looks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..build.holdings import Holdings, read_holdings
from ..build.imports import Outcome, add_draft, take_text
from ..build.site import Settings, read_settings
from ..importing.arriving import LARGEST, read_foreign, refuse_large
from ..importing.drafts import REASONS, Draft
from ..importing.foreign import ForeignText, Found, RefusalError
from ..importing.likeness import fold_address
from ..problems import FieldError
from ..source.dates import DateError, parse_day
from .build import CONFIGURATION, find_root

KINDS = (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".txt", ".md", ".markdown", ".xml", ".rss", ".atom")
"""Files that are taken from a folder."""


def import_pages(
    content: Path, names: Sequence[str], *, date: str | None = None, today: str | None = None
) -> int:
    """Import files, folders, or `-` for what is piped in; return 0, or 1 where one was refused.

    `date` is the day of publication, where the pages do not tell it or tell it wrongly.
    """
    try:
        given = parse_day(date).text[:10] if date else ""
        paths = list(_find_paths(names))
        settings = _read_settings(content, today)
        holdings = read_holdings(settings, fold_address)
    except DateError as error:
        print(f"--date: {error}", file=sys.stderr)
        return 1
    except (FieldError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    told = _Tally()
    for path in paths:
        # What an earlier page brought is known to the next.
        holdings = _import_page(holdings, path, given, settings.today.text, told)
    print(told)
    return 1 if told.refused else 0


def _read_settings(content: Path, today: str | None) -> Settings:
    from pelican.settings import read_settings as read_file

    if not content.is_dir():
        raise FieldError("file-unreadable", f"{content}: there is no such folder", "name it with --content")
    override: dict[str, Any] = {"PATH": str(content)}
    if today is not None:
        override["DOSSIER_TODAY"] = today
    return read_settings(read_file(str(find_root() / CONFIGURATION), override))


@dataclass
class _Tally:
    """Count what came of the pages."""

    drafts: int = 0
    known: int = 0
    refused: int = 0

    def __str__(self) -> str:
        parts = [_count(self.drafts, "draft"), *[f"{self.known:,} known before"] * bool(self.known)]
        return ", ".join([*parts, *[f"{self.refused:,} refused"] * bool(self.refused)]) + "."


def _find_paths(names: Sequence[str]) -> Iterator[str | Path]:
    if not names:
        hint = "name a file, a folder, or - for what is piped in"
        raise FieldError("key-missing", "nothing to import is named", hint)
    for name in names:
        path = Path(name)
        if name == "-" or path.is_file():
            yield name if name == "-" else path
        elif path.is_dir():
            yield from sorted(one for one in path.rglob("*") if _is_page(one, path))
        else:
            message = f"{name}: there is no such file or folder"
            raise FieldError("file-unreadable", message, "see how it is written")


def _is_page(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in KINDS and path.is_file() and not hidden


def _import_page(holdings: Holdings, path: str | Path, date: str, today: str, told: _Tally) -> Holdings:
    try:
        texts = _read_page(path, holdings)
    except (RefusalError, OSError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else error
        print(f"{path}: {reason}", file=sys.stderr)
        told.refused += 1
        return holdings
    for text in texts:
        outcome = take_text(holdings, replace(text, date=Found(date, "given")) if date else text, today)
        print("\n".join(_describe(path, outcome)))
        told.known += bool(outcome.article)
        told.drafts += not outcome.article
        if not outcome.article:
            holdings = add_draft(holdings, outcome)
    return holdings


def _read_page(path: str | Path, holdings: Holdings) -> tuple[ForeignText, ...]:
    if isinstance(path, Path):
        refuse_large(path.stat().st_size)
        return read_foreign(path.read_bytes(), path.name, outlets=holdings.outlets)
    return read_foreign(sys.stdin.buffer.read(LARGEST + 1), outlets=holdings.outlets)


# ---------------------------------------------------------------- how it is told


def _describe(path: str | Path, outcome: Outcome) -> Iterator[str]:
    """Tell what was found in a page and where, and what came of it."""
    draft, text = outcome.draft, outcome.draft.text
    yield f"{path}: {text.title.value}"
    if outcome.article:
        yield f"  It is the page of {outcome.article}, by {outcome.reason}."
        yield from _describe_changes(outcome)
    else:
        yield from _describe_found(draft)
        if outcome.twin:
            yield f"  Its text is much like that of {outcome.twin}: is one the origin of the other?"
    if outcome.source:
        yield f"  It is a source already: {outcome.source}."
    yield from (f"  Wrote {name}" for name in outcome.written)


def _describe_found(draft: Draft) -> Iterator[str]:
    text = draft.text
    found = [("publisher", draft.publisher, text.publisher), ("author", "", text.author)]
    found += [("date", "", text.date), ("origin", draft.origin, text.origin)]
    found += [("address", "", text.url), ("language", "", text.lang)]
    for label, shown, one in found:
        if one is not None:
            yield f"  {label}: {shown or one.value} (from {REASONS[one.reason]})"
    if text.date is None:
        yield "  date: not found; put it into the draft, or import again with --date"
    yield f"  text: {_count(len(text.paragraphs), 'paragraph')}, {_count(len(text.captions), 'caption')}"
    if draft.actors:
        yield f"  actors: {', '.join(draft.actors)}"
    for name, reason in draft.dossiers:
        yield f"  dossier: {name} (by rule: {reason})"


def _describe_changes(outcome: Outcome) -> Iterator[str]:
    if outcome.changes is None:
        yield "  Its text was not here to compare with."
    elif not outcome.changes.lines:
        yield "  Nothing was changed in its text."
    else:
        yield "  Its publisher changed it:"
        yield from (f"    {line}" for line in outcome.changes.lines)
        for rest, what in outcome.shaken:
            yield f"  {rest.place}: {rest.what}: {what}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
