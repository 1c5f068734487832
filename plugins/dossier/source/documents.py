"""Knows how one file's bytes become a typed document, with its problems.

Does not know which other files there are.
"""

from __future__ import annotations

import pickle
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from ..problems import Key, Problem
from .body import Body, Cite, Href, Image, Part, Text, Wiki
from .fields import fold, is_id, slugify
from .header import Marks, SourceError, decode, parse_yaml, split_header
from .header_faults import find_ids as find_ids
from .header_faults import find_missing_end
from .headers import ActorHeader, ArticleHeader, DossierHeader, Header, PageHeader
from .markdown import parse_body, plain_text
from .records import RecordFile, Source
from .slotted import slotted
from .validation import keys_of, validate

H = TypeVar("H", bound=Header)
_WORD = re.compile(r"\w+")
_SIGNS = "’‘“”–—…\xa0"
_SPACED = bytes(sign if chr(sign).isalnum() or sign == ord("_") else ord(" ") for sign in range(128)).ljust(
    256
)
"""A space for each sign of ASCII that is part of no word."""


class Ref(NamedTuple):
    """Name something that a text leads to: its kind is wiki, cite, href or image."""

    kind: str
    target: str
    line: int


class Packed(Protocol):
    """Hold a pickled body, wherever it lies until a page wants it."""

    def read(self) -> bytes:
        """Return the body's bytes."""


class InMemory(NamedTuple):
    """Hold the bytes of a body."""

    data: bytes

    def read(self) -> bytes:
        """Return them."""
        return self.data


class Fresh(NamedTuple):
    """Hold a body that was just parsed: packed only where it leaves its process."""

    body: Body

    def read(self) -> bytes:
        """Pack it."""
        return pickle.dumps(self.body, protocol=5)

    def __reduce__(self) -> tuple[type[InMemory], tuple[bytes]]:
        return InMemory, (self.read(),)


def unpack(packed: Packed) -> Body:
    """Return a body that was packed, or is to be."""
    if isinstance(packed, Fresh):
        return packed.body
    body: Body = pickle.loads(packed.read())
    return body


@slotted()
class Document(Generic[H]):
    """Hold one Markdown file: its header, and its text packed until a page wants it."""

    id: str
    path: str
    header: H
    lead: tuple[Part, ...]
    """The first paragraph, which stands for a summary; empty where there is one."""
    refs: tuple[Ref, ...]
    anchors: tuple[str, ...]
    terms: tuple[str, ...]
    """Those of the terms looked for that stand in title, summary and text."""
    packed: Packed
    lost: frozenset[str] = frozenset()
    """Ids that are given in it, where mistakes may have hidden some; what names them is no mistake."""
    mended: frozenset[Key] = frozenset()
    """Records that are not what the editor wrote, because of their mistakes."""

    @property
    def body(self) -> Body:
        """Unpack the text."""
        return unpack(self.packed)


@slotted()
class Records:
    """Hold one file of records."""

    path: str
    content: RecordFile
    lost: frozenset[str] = frozenset()
    mended: frozenset[Key] = frozenset()


@slotted()
class Sources:
    """Hold one file of sources."""

    path: str
    content: tuple[Source, ...]
    lost: frozenset[str] = frozenset()
    mended: frozenset[Key] = frozenset()


@slotted()
class Broken:
    """Hold what is known of a file that cannot be read: the ids that it gives."""

    path: str
    lost: frozenset[str]


Parsed = Document[Any] | Records | Sources | Broken
HEADERS: dict[str, type[Header]] = {
    "articles": ArticleHeader,
    "actors": ActorHeader,
    "dossiers": DossierHeader,
    "pages": PageHeader,
}


def parse_document(
    kind: str, path: str, data: bytes, terms: Iterable[str] = ()
) -> tuple[Document[Any] | Broken, list[Problem]]:
    """Return the document that a Markdown file holds, and its problems.

    `kind` is the folder's name; `terms` are looked for in its words. A header with mistakes is
    mended so far that the rest can be checked.
    """
    name = posixpath.splitext(posixpath.basename(path))[0]
    problems = []
    if not is_id(name):
        given = slugify(name)
        hint = f"call it {given}.md" if given else "name it in Latin letters, digits and hyphens"
        problems.append(Problem(path, f"'{name}' is not an id", "file-name", hint))
        name = slugify(name)
    try:
        header_text, body_text, line = split_header(decode(data))
    except SourceError as error:
        return Broken(path, find_ids(data) | {name}), [*problems, _problem(path, error)]
    read = _read_header(HEADERS[kind], header_text, 2, path)
    body = parse_body(body_text, line)
    problems += read.problems
    problems += [
        Problem(path, fault.message, fault.code, fault.hint, line=fault.line) for fault in body.faults
    ]
    if read.value is None or not name:
        return Broken(path, find_ids(data) | {name}), problems
    found: tuple[str, ...] = ()
    if terms:
        words = (str(read.plain.get("title", "")), str(read.plain.get("summary", "")), plain_text(body.parts))
        found = find_terms(terms, words)
    refs = tuple(find_refs(part for parts in (body.parts, *body.footnotes) for part in parts))
    lead = () if getattr(read.value, "summary", ()) else body.lead
    document = Document(
        name, path, read.value, lead, refs, body.anchors, found, Fresh(body), read.lost, read.mended
    )
    return document, problems


def parse_records(path: str, data: bytes) -> tuple[Records | Broken, list[Problem]]:
    """Return the events, statements and figures of a file, and its problems."""
    try:
        read = _read_header(RecordFile, decode(data), 1, path)
    except SourceError as error:
        return Broken(path, find_ids(data)), [_problem(path, error)]
    if read.value is None:
        return Broken(path, find_ids(data)), read.problems
    return Records(path, read.value, read.lost, read.mended), read.problems


def parse_sources(path: str, data: bytes) -> tuple[Sources | Broken, list[Problem]]:
    """Return the sources that a file lists, and its problems."""
    try:
        plain, marks, faults = parse_yaml(decode(data))
        if not isinstance(plain, list):
            hint = "begin each source with '- id: …'"
            raise SourceError("header-type", "the file is not a list of sources", hint, marks.line)
    except SourceError as error:
        return Broken(path, find_ids(data)), [_problem(path, error)]
    read = validate(tuple[Source, ...], plain, marks, path)
    problems = [*(_problem(path, fault) for fault in faults), *read.problems]
    if read.value is None:
        return Broken(path, find_ids(data)), problems
    return Sources(path, read.value, read.lost, read.mended), problems


class _Read(NamedTuple):
    value: Any
    problems: list[Problem]
    mended: frozenset[Key]
    lost: frozenset[str]
    plain: dict[str, Any]


def _read_header(kind: type, text: str, first_line: int, path: str) -> _Read:
    """Return a typed header with its problems; where it cannot be read, one of stand-ins."""
    try:
        plain, marks, faults = parse_yaml(text, first_line)
        _expect_keys(plain, marks, kind)
    except SourceError as error:
        return _stand_in(kind, text, path, _find_end_fault(kind, text) or error)
    value, problems, mended, lost = validate(kind, plain, marks, path)
    for key in ("events", "statements", "figures"):
        for record in getattr(value, key, ()):
            # Made here, by whichever process reads the file, and kept in the record.
            record.name  # noqa: B018
    endless = any(problem.code == "key-unknown" for problem in problems) and _find_end_fault(kind, text)
    if endless:
        return _stand_in(kind, text, path, endless)
    return _Read(value, [*(_problem(path, fault) for fault in faults), *problems], mended, lost, plain)


def _find_end_fault(kind: type, text: str) -> SourceError | None:
    return None if kind is RecordFile else find_missing_end(text, 2)


def _stand_in(kind: type, text: str, path: str, error: SourceError) -> _Read:
    value, _, _, lost = validate(kind, {}, Marks(error.line), path)
    return _Read(value, [_problem(path, error)], frozenset({()}), find_ids(text) | lost, {})


def _expect_keys(plain: Any, marks: Marks, kind: type) -> None:
    if isinstance(plain, dict):
        return
    what = "file" if kind is RecordFile else "header"
    shape = "a list" if isinstance(plain, list) else "one value" if plain else "empty"
    first = "events:, statements: or figures:" if kind is RecordFile else f"{keys_of(kind)[1]}: …"
    hint = f"write keys and values, as {first}"
    raise SourceError("header-type" if plain else "empty", f"the {what} is {shape}", hint, marks.line)


def _problem(path: str, error: SourceError) -> Problem:
    return Problem(path, error.message, error.code, error.hint, line=error.line)


def find_lines(path: str, data: bytes, keys: Iterable[Key]) -> list[int]:
    """Return the line on which each key of a file's header stands."""
    text, first = decode(data), 1
    if path.endswith(".md"):
        text, first = split_header(text)[0], 2
    marks = parse_yaml(text, first)[1]
    return [marks.find(key) for key in keys]


def find_refs(parts: Iterable[Part]) -> Iterator[Ref]:
    """List what a text leads to, in its order."""
    for part in parts:
        if isinstance(part, str | Text):
            continue
        if isinstance(part, Wiki):
            if part.target != "-":
                yield Ref("wiki", part.target, part.line)
        elif isinstance(part, Cite):
            for item in part.items:
                yield Ref("cite", item.source, part.line)
        elif isinstance(part, Href):
            yield Ref("href", part.url, part.line)
        elif isinstance(part, Image):
            yield Ref("image", part.url, part.line)


def find_terms(terms: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Return those terms whose words stand in the texts, whole and in a row."""
    wanted = [(term, flatten(term)) for term in terms]
    if not wanted:
        return ()
    flat = "".join(map(flatten, texts))
    return tuple(term for term, words in wanted if words in flat)


def flatten(text: str) -> str:
    """Fold a text into its words with one space around each."""
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    folded = fold(text)
    # The pattern is slow, and most texts need it no more once those signs are gone.
    plain = (
        folded.encode().translate(_SPACED).decode() if folded.isascii() else " ".join(_WORD.findall(folded))
    )
    return f" {' '.join(plain.split())} "
