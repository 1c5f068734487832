"""Knows what was found in a text: who is mentioned, where and why, and what was left alone and why.

Does not know how it was found, nor how it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ...problems import Key

BODY: Key = ("text",)
"""The key of the text below a header; its footnotes are ("footnotes", 0) and on."""


class Mention(NamedTuple):
    """Say that the words from `start` to `end` of a part of a text mean an actor.

    `part` is the place of a `Text` among the parts of its text, `start` and `end` are places in that
    `Text` as the editor wrote it. Mentions stand in the order of the text and never overlap. An event's
    title, which is no Markdown, counts as one part.
    """

    part: int
    start: int
    end: int
    actor: str
    reason: str
    """name, alias, surname, office, or beside (a name with the office beside it); or link: then the
    part is a `Wiki` that leads to the actor, and `start` and `end` are 0."""
    title: str
    """The office that the actor held at the time that the text tells of; empty where none is known."""
    of: str
    """The id of the state or organisation whose office it is; empty where it has none."""
    linked: bool
    """Whether it is to be made a link: the first under its heading, unless a `Wiki` stands before it."""


class Left(NamedTuple):
    """Say that words which could mean somebody were left alone, and why."""

    part: int
    start: int
    end: int
    reason: str
    """A key of `REASONS`."""
    actors: tuple[str, ...]
    """Whom they could mean, or who had to do with that office; in the order of their ids."""


class Found(NamedTuple):
    """Hold what was found in one text."""

    mentions: tuple[Mention, ...] = ()
    left: tuple[Left, ...] = ()


Findings = Mapping[Key, Found]
"""What was found in a document, by text: `BODY`, ("footnotes", 0), ("summary",), ("events", 0, "title"),
("events", 0, "text"), ("events", 0, "disputed"), ("statements", 0, "gist"), ("figures", 0, "note").
Texts in which nothing was found have no key."""

Mentions = Mapping[Key, tuple[Mention, ...]]
"""The mentions in the texts of a document, by text; texts without one have no key."""
OWN_TEXTS = frozenset({"summary", "text", "footnotes"})
"""How the keys begin of texts that are no record's."""
NOTHING = Found()
