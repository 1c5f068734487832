"""Knows how one file's bytes become a typed document, with its problems.

Does not know which other files there are.
"""

from __future__ import annotations

import pickle
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from ..problems import FieldError, Key, Problem, suggest
from . import headers, records
from .body import Body, Cite, Href, Image, Part, Text, Wiki
from .checks import find_faults
from .dates import DateError
from .fields import fold, is_id, slugify
from .header import Marks, SourceError, decode, parse_yaml, split_header
from .headers import ActorHeader, ArticleHeader, DossierHeader, Header, PageHeader
from .markdown import parse_body, plain_text
from .records import RecordFile, Source

H = TypeVar("H", bound=Header)
_WORD = re.compile(r"\w+")
NESTED: dict[str, type] = {
    "events": records.Event,
    "statements": records.Statement,
    "figures": records.Figure,
    "corrections": headers.Correction,
    "roles": headers.Role,
    "match": headers.Rule,
    "any": headers.Clause,
    "all": headers.Clause,
    "chapters": headers.Chapter,
    "questions": headers.Question,
    "series": headers.Series,
}


class Ref(NamedTuple):
    """Name something that a text leads to: its kind is wiki, cite, href or image."""

    kind: str
    target: str
    line: int


@dataclass(frozen=True)
class Document(Generic[H]):
    """Hold one Markdown file: its header, and its text packed until a page wants it."""

    id: str
    path: str
    header: H
    lead: tuple[Part, ...]
    """The first paragraph."""
    refs: tuple[Ref, ...]
    anchors: tuple[str, ...]
    terms: tuple[str, ...]
    """Those of the terms looked for that stand in title, summary and text."""
    packed: bytes

    @property
    def body(self) -> Body:
        """Unpack the text."""
        body: Body = pickle.loads(self.packed)
        return body


@dataclass(frozen=True)
class Records:
    """Hold one file of records."""

    path: str
    content: RecordFile


@dataclass(frozen=True)
class Sources:
    """Hold one file of sources."""

    path: str
    content: tuple[Source, ...]


Parsed = Document[Any] | Records | Sources
HEADERS: dict[str, type[Header]] = {
    "articles": ArticleHeader,
    "actors": ActorHeader,
    "dossiers": DossierHeader,
    "pages": PageHeader,
}


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def keys_of(kind: type) -> list[str]:
    """List the keys of a dataclass as an editor writes them."""
    return list(_adapter(kind).json_schema()["properties"])


def _key(location: tuple[int | str, ...]) -> Key:
    return tuple(step for step in location if step != "[key]")


def _kind_at(kind: type, key: Key) -> type:
    names = [step for step in key[:-1] if isinstance(step, str)]
    return NESTED.get(names[-1], kind) if names else kind


def _explain(error: Any, kind: type) -> tuple[str, str, str]:
    """Put one of pydantic's errors into an editor's words: code, message, hint."""
    problem = error.get("ctx", {}).get("error")
    if isinstance(problem, FieldError):
        return problem.code, problem.message, problem.hint
    if isinstance(problem, DateError):
        return "date-invalid", str(problem), ""
    name, value, where = error["loc"][-1], error["input"], _key(error["loc"])
    if error["type"] == "missing":
        return "key-missing", f"the key '{name}' is missing", f"add {name}: …"
    if error["type"] == "unexpected_keyword_argument":
        known = keys_of(_kind_at(kind, where))
        return "key-unknown", "unknown key", suggest(str(name), known) or f"known are {', '.join(known)}"
    if error["type"] == "literal_error":
        allowed = [
            word
            for word in error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            if word
        ]
        if not isinstance(value, str):
            return (
                "header-type",
                "a list or a set of keys stands where one word is wanted",
                f"write {allowed[0]}",
            )
        hint = suggest(value, allowed) or f"write {', '.join(allowed[:-1])} or {allowed[-1]}"
        return "value-unknown", f"'{value}' is not known here", hint
    if error["type"] in ("dataclass_type", "dict_type"):
        shown = f"'{value}'" if isinstance(value, str) else "a list"
        return (
            "header-type",
            f"{shown} stands where a set of keys is wanted",
            "write key: value on lines of their own",
        )
    return "header-type", str(error["msg"]), ""


def validate(kind: Any, data: Any, marks: Marks, path: str) -> tuple[Any, list[Problem]]:
    """Return typed data and what is wrong with it; None where a type could not be made."""
    try:
        value = _adapter(kind).validate_python(data)
    except ValidationError as error:
        top = get_args(kind)[0] if get_args(kind) else kind
        problems = []
        for one in error.errors(include_url=False):
            key = _key(one["loc"])
            code, message, hint = _explain(one, NESTED.get("", top))
            problems.append(Problem(path, message, code, hint, key, marks.find(key)))
        return None, problems
    return value, [Problem(path, *fault, marks.find(fault[-1])) for fault in find_faults(value)]


def _header_data(text: str, first_line: int) -> tuple[dict[str, Any], Marks]:
    data, marks = parse_yaml(text, first_line)
    if not isinstance(data, dict):
        shape = "a list" if isinstance(data, list) else "empty" if not data else "one value"
        raise SourceError(
            "header-type", f"the header is {shape}", "write key: value lines, title: … first", marks.line
        )
    return data, marks


def parse_document(
    kind: str, path: str, data: bytes, terms: Iterable[str] = ()
) -> tuple[Document[Any] | None, list[Problem]]:
    """Return the document that a Markdown file holds, and its problems.

    `kind` is the folder's name; `terms` are looked for in its words. Without a document
    there is at least one problem.
    """
    name = posixpath.basename(path).removesuffix(".md")
    try:
        if not is_id(name):
            hint = f"call it {slugify(name) or 'after its subject, in letters, digits and hyphens'}.md"
            raise SourceError("file-name", f"'{name}' is not an id", hint, 0)
        header_text, body_text, line = split_header(decode(data))
        plain, marks = _header_data(header_text, 2)
    except SourceError as error:
        return None, [Problem(path, error.message, error.code, error.hint, line=error.line)]
    header, problems = validate(HEADERS[kind], plain, marks, path)
    body = parse_body(body_text, line)
    problems += [
        Problem(path, fault.message, fault.code, fault.hint, line=fault.line) for fault in body.faults
    ]
    if header is None:
        return None, problems
    found = find_terms(terms, (plain.get("title", ""), str(plain.get("summary", "")), plain_text(body.parts)))
    packed = pickle.dumps(body, protocol=5)
    refs = tuple(find_refs(part for parts in (body.parts, *body.footnotes) for part in parts))
    return Document(name, path, header, body.lead, refs, body.anchors, found, packed), problems


def parse_records(path: str, data: bytes) -> tuple[Records | None, list[Problem]]:
    """Return the events, statements and figures of a file, and its problems."""
    try:
        plain, marks = _header_data(decode(data), 1)
    except SourceError as error:
        return None, [Problem(path, error.message, error.code, error.hint, line=error.line)]
    content, problems = validate(RecordFile, plain, marks, path)
    return (None if content is None else Records(path, content)), problems


def parse_sources(path: str, data: bytes) -> tuple[Sources | None, list[Problem]]:
    """Return the sources that a file lists, and its problems."""
    try:
        plain, marks = parse_yaml(decode(data))
        if not isinstance(plain, list):
            raise SourceError(
                "header-type", "the file is not a list", "begin each source with '- id: …'", marks.line
            )
    except SourceError as error:
        return None, [Problem(path, error.message, error.code, error.hint, line=error.line)]
    content, problems = validate(tuple[Source, ...], plain, marks, path)
    return (None if content is None else Sources(path, content)), problems


def find_line(path: str, data: bytes, key: Key) -> int:
    """Return the line on which a key of a file's header stands."""
    text, first = decode(data), 1
    if path.endswith(".md"):
        text, first = split_header(text)[0], 2
    return parse_yaml(text, first)[1].find(key)


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
    return f" {' '.join(_WORD.findall(fold(text)))} "
