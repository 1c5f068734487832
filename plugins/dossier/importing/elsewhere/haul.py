"""Knows what is taken over from another program: files for the content folder, and what had to be left.

Does not know the other program, nor files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from ...source.blanks import shorten_id, write_value
from ...source.documents import parse_document
from ...source.fields import digest, slugify
from ..clippings import split_clipping
from ..days import find_stamp
from ..words import tidy

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})")
STATUS = {
    "published": "",
    "publish": "",
    "future": "",
    "draft": "draft",
    "pending": "draft",
    "auto-draft": "draft",
    "hidden": "hidden",
    "private": "draft",
    "inherit": "",
}
"""Words for a status, and ours."""


class Left(NamedTuple):
    """Say what could not be taken over, and where it stood."""

    place: str
    what: str


@dataclass
class Haul:
    """Gather what is taken over; `taken` are the ids in use, `today` stands where there is no date."""

    taken: set[str]
    today: str
    files: dict[str, bytes] = field(default_factory=dict)
    """By path below the content folder."""
    left: list[Left] = field(default_factory=list)

    def name(self, *proposals: str) -> str:
        """Return a free id made of the first proposal that has Latin letters, and keep it."""
        made = (shorten_id(slugify(words)) for words in proposals)
        base = next((name for name in made if re.search("[a-z]", name)), "") or f"text-{digest(*proposals)}"
        names = (base if number == 1 else f"{base}-{number}" for number in count(1))
        free = next(name for name in names if name not in self.taken)
        self.taken.add(free)
        return free

    def leave(self, place: str, what: str) -> None:
        """Note what could not be taken over; the same once."""
        if Left(place, what) not in self.left:
            self.left.append(Left(place, what))

    def put(self, path: str, data: bytes) -> None:
        """Take a file as it is."""
        self.files[path] = data

    def write(self, path: str, header: Mapping[str, str | Sequence[str]], body: str) -> None:
        """Take a text with its header; what our own rules say against it is noted."""
        lines = [f"{key}: {_write(value)}\n" for key, value in header.items() if value]
        data = f"---\n{''.join(lines)}---\n{body.strip()}\n".encode()
        self.files[path] = data
        for problem in parse_document(path.split("/")[0], f"content/{path}", data)[1]:
            self.leave(
                f"content/{path}", f"line {problem.line}: {problem.message}; {problem.hint}".rstrip("; ")
            )

    def find_date(self, place: str, *given: str) -> tuple[str, bool]:
        """Return the first date that is one, and whether there was any; else today's is, which is noted."""
        for words in filter(None, given):
            match = _MOMENT.match(words.strip())
            if day := find_stamp(words):
                return (_mend_moment(match[0]) if match else day), True
        self.leave(place, "it has no date: it is a draft of today")
        return self.today, False


def _mend_moment(words: str) -> str:
    """Write a moment as our dates have it."""
    day, clock, zone = words[:10], words[11:16], re.search(r"(?:Z|[+-]\d{2}:?\d{2})$", words)
    offset = zone[0] if zone else ""
    offset = f"{offset[:3]}:{offset[3:]}" if re.fullmatch(r"[+-]\d{4}", offset) else offset
    seconds = re.match(r":\d{2}", words[16:])
    return f"{day}T{clock}{seconds[0] if seconds else ':00'}{offset}"


def _write(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return write_value(tidy(value))
    return f"[{', '.join(_quote(tidy(one)) for one in value)}]"


def _quote(word: str) -> str:
    return word if re.fullmatch(r"[\w-]+", word) else '"' + word.replace("\\", "").replace('"', "'") + '"'


def split_header(place: str, text: str, haul: Haul) -> tuple[Mapping[str, object], str]:
    """Part a text from the header above it; one that cannot be read is noted, and lost."""
    header, body = split_clipping(text)
    if not header and len(body) != len(text):
        haul.leave(place, "its header, which cannot be read")
    return {key.lower(): value for key, value in header.items()}, body


def split_words(value: object) -> list[str]:
    """List what stands in a list, or between commas or semicolons."""
    parts = value if isinstance(value, list) else re.split("[;,]", str(value or ""))
    return list(dict.fromkeys(filter(None, (tidy(str(part)).lstrip("#") for part in parts))))


def decode_text(data: bytes) -> str:
    """Return a text with plain line ends."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
