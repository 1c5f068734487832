"""Knows when two pages are the same one, and which sentences a publisher changed since.

Does not know where texts or records lie.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..source.documents import flatten

_SENTENCE = re.compile(r"(?<=[.!?…。][\"'”’»)\]])\s+|(?<=[.!?…。])\s+(?=[^a-z\d\s,;])")
_TITLES = "Mr|Mrs|Ms|Dr|St|Gen|Col|Sen|Rep|Gov|Lt|No|vs"
_MONTHS = "Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
_INITIAL = re.compile(rf"\b(?:[A-Z]|{_TITLES}|{_MONTHS})\.$")
_MOBILE = re.compile(r"^(?:www|m|mobile|amp)\.")
_SURE, _LIKELY = 0.9, 0.7
_SHARED = 0.4
"""Of two texts that Simhash holds for likely one, at least this part of the shorter one's sentences agree."""


def fold_address(address: str) -> str:
    """Return what two addresses of one page have in common: without scheme, www, anchor and trackers."""
    from courlan import normalize_url

    try:
        parts = urlsplit(normalize_url(address))
    except ValueError:  # One as http://[x is a mistake in its article, which no import is to fail for.
        return address
    query = f"?{parts.query}" if parts.query else ""
    return _MOBILE.sub("", parts.netloc.lower()) + parts.path.rstrip("/") + query


def split_sentences(paragraph: str) -> list[str]:
    """Part a paragraph into its sentences; what an initial or "Mr." ends is none."""
    sentences: list[str] = []
    for part in _SENTENCE.split(paragraph):
        if sentences and _INITIAL.search(sentences[-1]):
            sentences[-1] += f" {part}"
        else:
            sentences.append(part)
    return [sentence for sentence in sentences if sentence]


def list_sentences(paragraphs: Iterable[str]) -> list[str]:
    """List the sentences of a text."""
    return [sentence for paragraph in paragraphs for sentence in split_sentences(paragraph)]


class Likeness:
    """Tell which texts are likely another version of one."""

    def __init__(self, title: str, paragraphs: Sequence[str]) -> None:
        """Take the text that others are to be like."""
        from trafilatura.deduplication import Simhash

        self._simhash = Simhash
        self._title = flatten(title)
        self._sentences = frozenset(list_sentences(paragraphs))
        self._hash = Simhash("\n".join(paragraphs))

    def may_be(self, original: str) -> bool:
        """Say quickly whether a text is worth a closer look: it has the headline, or a sentence of it."""
        return flatten(original.partition("\n")[0]) == self._title or any(
            sentence in original for sentence in self._sentences
        )

    def is_alike(self, paragraphs: Sequence[str]) -> bool:
        """Say whether a text is another version of this one."""
        similarity = self._hash.similarity(self._simhash("\n".join(paragraphs)))
        if similarity >= _SURE:
            return True
        others = frozenset(list_sentences(paragraphs))
        fewest = min(len(others), len(self._sentences))
        return similarity >= _LIKELY and len(others & self._sentences) >= _SHARED * fewest


@dataclass(frozen=True)
class Changes:
    """Hold what a publisher changed, as sentences in their order."""

    lines: tuple[str, ...]
    """What a person reads: each begins with `- `, `+ ` or two blanks."""
    taken: tuple[str, ...]
    """Sentences of the former text that are not in the new one."""
    whole: str
    """The new text, folded to its words."""


def find_changes(former: Sequence[str], new: Sequence[str]) -> Changes:
    """Compare two versions of a text, sentence by sentence."""
    before, after = list_sentences(former), list_sentences(new)
    kept = frozenset(after)
    taken = tuple(sentence for sentence in before if sentence not in kept)
    return Changes(tuple(_compare(before, after)), taken, flatten("\n".join(new)))


def _compare(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for line in difflib.unified_diff(before, after, n=1, lineterm=""):
        if line.startswith("@@"):
            yield "  …"
        elif not line.startswith(("---", "+++")):
            yield f"{line[0]} {line[1:]}"


@dataclass(frozen=True)
class Resting:
    """Hold a record of ours and the words of a source that it rests on."""

    place: str
    """Where it stands, as `content/articles/2015/x.md:12`."""
    what: str
    """What it is, as `statement 3c1f…`."""
    words: tuple[str, ...]
    """Its `evidence` and its `quote`."""


def find_shaken(records: Iterable[Resting], changes: Changes) -> list[tuple[Resting, str]]:
    """List the records that rest on a changed sentence, each with what became of its words."""
    taken = [flatten(sentence) for sentence in changes.taken]
    shaken = []
    for record in records:
        for words in map(flatten, record.words):
            if words.strip() and any(words in sentence or sentence in words for sentence in taken):
                gone = words not in changes.whole
                shaken.append((record, "its words are gone" if gone else "its sentence was changed"))
                break
    return shaken
