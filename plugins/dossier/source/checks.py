"""Knows which keys of one header go together and which values contradict each other.

Does not know other files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..problems import Key
from .dates import Date
from .headers import ActorHeader, ArticleHeader, DossierHeader
from .records import Event, Figure, RecordFile, Source, Statement

Fault = tuple[str, str, str, Key]
"""Message, code, hint and key."""

REPORT_KEYS = ("source_title", "url", "archived", "accessed", "via", "origin")


def find_faults(value: Any) -> Iterator[Fault]:
    """Find what one file says that cannot stand together."""
    if isinstance(value, tuple):
        for number, source in enumerate(value):
            yield from _source(source, (number,))
    if isinstance(value, ArticleHeader):
        yield from _article(value)
    if isinstance(value, ArticleHeader | ActorHeader):
        yield from _image(value)
    if isinstance(value, ArticleHeader | RecordFile):
        yield from _records(value)
    if isinstance(value, ActorHeader):
        for number, role in enumerate(value.roles):
            yield from _period(role.start, role.end, ("roles", number), "office")
    if isinstance(value, DossierHeader):
        yield from _dossier(value)


def _source(source: Source, key: Key) -> Iterator[Fault]:
    if not source.title and not source.description:
        yield (
            "a source needs a title",
            "key-missing",
            "add title: …, or description: … where its own is not known",
            key,
        )


def _article(header: ArticleHeader) -> Iterator[Fault]:
    for name in REPORT_KEYS:
        if getattr(header, name) and not header.publisher:
            yield "this goes only with a publisher", "keys-together", "add publisher: …", (name,)
    if header.translation_of and not header.lang:
        yield "a translation needs its language", "key-missing", "add lang: …", ("translation_of",)


def _image(header: ArticleHeader | ActorHeader) -> Iterator[Fault]:
    if header.image and not header.image_alt:
        yield "the image has no description", "key-missing", "add image_alt: what it shows", ("image",)
    if header.image_alt and not header.image:
        yield (
            "a description without an image",
            "keys-together",
            "add image: …, or remove image_alt",
            ("image_alt",),
        )


def _period(start: Date | None, end: Date | None, key: Key, what: str) -> Iterator[Fault]:
    if (
        start
        and end
        and start.earliest is not None
        and end.latest is not None
        and end.latest < start.earliest
    ):
        message = f"this {what} ends ({end.text}) before it starts ({start.text})"
        yield message, "ends-before-start", "exchange the two, or mend one", (*key, "to")


def _dossier(header: DossierHeader) -> Iterator[Fault]:
    for number, chapter in enumerate(header.chapters):
        yield from _period(chapter.start, chapter.end, ("chapters", number), "chapter")
    if not header.match:
        return
    yield from _period(header.match.start, header.match.end, ("match",), "rule")
    if not header.match.any and not header.match.all:
        yield "the rule has no clause", "empty", "add any: or all: with a list of clauses", ("match",)
    for name in ("any", "all"):
        for number, clause in enumerate(getattr(header.match, name)):
            if not (clause.actors or clause.terms or clause.tags or clause.publishers):
                yield (
                    "the clause is empty",
                    "empty",
                    "give actors, terms, tags or publishers",
                    ("match", name, number),
                )


def _records(content: ArticleHeader | RecordFile) -> Iterator[Fault]:
    for number, event in enumerate(content.events):
        yield from _event(event, ("events", number))
    for number, statement in enumerate(content.statements):
        yield from _statement(statement, ("statements", number))
    for number, figure in enumerate(content.figures):
        yield from _figure(figure, ("figures", number))


def _event(event: Event, key: Key) -> Iterator[Fault]:
    if event.id:
        return
    for name in ("date", "title"):
        if not getattr(event, name):
            hint = f"add {name}: …, or the id of the event to which this adds"
            yield f"the event has no {name}", "key-missing", hint, key


def _statement(statement: Statement, key: Key) -> Iterator[Fault]:
    if not statement.by and not statement.unnamed:
        yield "nobody says it", "key-missing", "add by: …, or unnamed: in the source's own words", key
    if statement.speaks_for and not statement.unnamed:
        yield "this goes only with unnamed", "keys-together", "remove it, or give unnamed", (*key, "for")


def _figure(figure: Figure, key: Key) -> Iterator[Fault]:
    ranged = figure.low is not None or figure.high is not None
    if figure.value is None and (figure.low is None or figure.high is None):
        yield "the figure has no value", "key-missing", "add value: …, or low: … and high: …", key
    reversed_ = figure.low is not None and figure.high is not None and figure.low > figure.high
    if reversed_:
        message = f"low ({figure.low}) is above high ({figure.high})"
        yield message, "range-reversed", "exchange them", (*key, "low")
    if figure.value is not None and ranged:
        message, code = "the figure has a value and a range", "keys-together"
        if not reversed_ and not _lies_within(figure.value, figure.low, figure.high):
            message, code = f"the value ({figure.value}) lies outside its range", "value-outside"
        yield message, code, "keep value, or low and high", (*key, "value")
    most = figure.high if figure.value is None else figure.value
    if figure.of is not None and most is not None and most > figure.of:
        message = f"{most} is more than the whole ({figure.of})"
        yield message, "value-outside", "exchange them, or mend one", (*key, "of")


def _lies_within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)
