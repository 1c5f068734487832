"""Knows what a problem in somebody's content is and how it reads; does not know how one is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

Key = tuple[str | int, ...]
"""A way into a header: ("events", 0, "date") is the `date` of the first event."""

CODES: dict[str, str] = {
    "address-taken": "two files, or a file and a generated page, would be published at one address",
    "anchor-twice": "an anchor is set twice on one page",
    "alias-office": "an alias holds an office; offices are found by date",
    "as-of-late": "a figure that stands for a day after its source was published",
    "attribute-unknown": "an attribute in braces that content may not set",
    "card-letters": "a title that cannot be drawn on the card of its page",
    "cite-malformed": "a citation that is not written [@id] or [@id, place; @id]",
    "contradicts-apart": "a statement contradicts one that is about none of its events",
    "contradicts-earlier": "a statement contradicts one of its own line of positions, or itself",
    "copied": "a dozen words or more in a row of somebody else's text, outside a quotation",
    "date-invalid": "not an EDTF date of level 0 or 1",
    "empty": "an empty file, key or list where something is needed",
    "ends-before-start": "a period ends before it starts",
    "footnote-missing": "a footnote is called that has no text",
    "footnote-unused": "a footnote is never called",
    "event-differs": "entries of one event say different things where only one is shown",
    "file-encoding": "a file is not UTF-8",
    "file-name": "a file's name is no id",
    "file-place": "a file lies where nothing reads it",
    "file-unreadable": "a file cannot be read",
    "hash-cuts": "a # cuts a line of words short",
    "header-missing": "a Markdown file without its YAML header",
    "header-size": "a header over 64 kB, or nested too deep",
    "header-type": "a header or file of the wrong shape",
    "id-invalid": "not an id",
    "id-taken": "an id is given twice",
    "id-unknown": "an id that does not exist",
    "id-waiting": "an id that is not published yet, or no more",
    "image-broken": "an image that cannot be read, or that browsers do not show",
    "image-missing": "an image that is not there",
    "image-unsafe": "a drawing with a script, or with something from elsewhere",
    "key-missing": "a key that must be there is not",
    "key-twice": "a key is given twice",
    "key-unknown": "a key that means nothing here",
    "keys-together": "keys that go only together, or never do",
    "link-dead": "a link that would lead nowhere",
    "link-gone": "an address on another host where nothing is any more",
    "link-moved": "an address on another host that leads to another for good",
    "link-scheme": "an address of a kind that may not be linked",
    "link-silent": "an address on another host of which nobody can tell whether it is there",
    "name-shared": "a name left alone because several actors have it",
    "number-invalid": "not a number",
    "origin-single": "an event that rests on one origin",
    "quote-long": "a quotation of more than 25 words",
    "quote-not-found": "a quotation that is not in the text that it is said to be from",
    "range-reversed": "a range whose low end is above its high end",
    "record-unplaced": "a record that no page would show",
    "replaces-later": "a statement replaces a later one, or in the end itself",
    "series-stale": "a series whose newest figure is old",
    "size-over": "a page, a picture or a site that is larger than it should be",
    "source-address": "a bare address where a source's id is better",
    "source-missing": "a record without a source",
    "statement-twice": "the same record is given twice",
    "title-twice": "two pages have the same title",
    "unnamed-only": "a statement that is known only through an unnamed source",
    "value-invalid": "a value that cannot stand here",
    "value-outside": "a value outside its range, or above the whole of which it is a part",
    "value-unknown": "a value that is none of those allowed",
    "wiki-target": "a wiki link whose target is no id",
    "yaml": "text that YAML cannot read",
}


@dataclass(frozen=True)
class Problem:
    """Say what is wrong, where, and what would be right."""

    path: str
    message: str
    code: str
    hint: str = ""
    key: Key = ()
    line: int = 0
    """Counted from 1; 0 where it is still to be found from `key`."""
    notice: bool = False
    """A doubt, which does not stop the build."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(self.code)

    def at(self, line: int) -> Problem:
        """Return the same problem with its line."""
        return replace(self, line=line)

    @property
    def place(self) -> str:
        """Return file and line as a terminal makes a link of them."""
        return f"{self.path}:{self.line}" if self.line else self.path

    @property
    def words(self) -> str:
        """Return what is wrong and what would be right."""
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def __str__(self) -> str:
        key = f" {format_key(self.key)}:" if self.key else ""
        return f"{self.place}:{key} {self.words} [{self.code}]"

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sort by file, then line, then words, so that every run reports alike."""
        return (self.path, self.line, format_key(self.key), self.message)


class ContentError(Exception):
    """Carry the mistakes that stop a build."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))
        super().__init__("\n".join(map(str, self.problems)))


class FieldError(ValueError):
    """Refuse one value, with the code and the remedy that its problem will carry."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


def format_key(key: Key) -> str:
    """Write a way into a header as an editor would: roles[0].from."""
    text = ""
    for step in key:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def find_nearest(word: str, known: Iterable[str]) -> str:
    """Return the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return near[0] if near else ""


def suggest(word: str, known: Iterable[str]) -> str:
    """Name the nearest known word as a question, or nothing."""
    near = find_nearest(word, known)
    return f"did you mean {near}?" if near else ""
