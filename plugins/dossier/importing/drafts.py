"""Knows how the draft of an article about somebody else's report looks, and by what name it goes.

Does not know where drafts lie, nor which names are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..source.blanks import shorten_id, write_value
from ..source.fields import digest, slugify
from .foreign import ForeignText, Found, Reason

REASONS: dict[Reason, str] = {
    "json-ld": "the page's linked data",
    "opengraph": "the page's Open Graph data",
    "meta": "a meta element of the page",
    "time-element": "a time element of the page",
    "header": "the header of the file",
    "heading": "the page's heading",
    "line": "a line of its own",
    "dateline": "the dateline",
    "caption": "a caption",
    "address": "the address",
    "feed": "the feed",
    "text": "the text itself",
    "given": "what you said",
}
"""Where a thing was found, in an editor's words."""

OPEN_DATE = "# The page does not tell its day. This is the day of the import: put that of publication."
"""Stands above a date that is not the report's."""
OPEN_PUBLISHER = "# The page does not tell whose it is. Add publisher: …, and take away the # below."


@dataclass(frozen=True)
class Draft:
    """Hold what goes into a draft."""

    text: ForeignText
    today: str
    """Stands for the day of publication where the page does not tell it."""
    publisher: str = ""
    """An actor's id, or words."""
    origin: str = ""
    actors: tuple[str, ...] = ()
    dossiers: tuple[tuple[str, str], ...] = ()
    """Each with the reason why it fits."""

    @property
    def date(self) -> str:
        """Give the day that the draft has."""
        return self.text.date.value if self.text.date else self.today


def name_draft(text: ForeignText) -> str:
    """Return an id for a draft: of its headline, else of its address, else made of its text."""
    slug = shorten_id(slugify(text.title.value))
    # A headline in another script leaves its digits only.
    if re.search(r"[a-z]{2}", slug):
        return slug
    address = text.url.value.rstrip("/").rpartition("/")[2] if text.url else ""
    named = shorten_id(slugify(re.sub(r"\.\w+$|\?.*$", "", address)))
    if re.search(r"[a-z]{3}", named):
        return named
    publisher = slugify(text.publisher.value) if text.publisher else ""
    return "-".join(filter(None, [publisher or "report", digest(text.title.value, *text.paragraphs)]))


def render_draft(draft: Draft) -> str:
    """Write a draft: a header that says where each value was found, and no text below it.

    Nothing of the foreign text is in it but its headline.
    """
    text = draft.text
    title = write_value(text.title.value)
    lines = ["# Their headline: write your own.", f"title: {title}"]
    lines += [f"# From {REASONS[text.date.reason]}." if text.date else OPEN_DATE, f"date: {draft.date}"]
    lines.append("status: draft")
    report = [*_write("publisher", draft.publisher, text.publisher), f"source_title: {title}"]
    report += _write("author", text.author.value if text.author else "", text.author)
    report += _write("origin", draft.origin, text.origin)
    report += _write("url", text.url.value if text.url else "", text.url)
    # These keys go only with a publisher.
    lines += report if draft.publisher else [OPEN_PUBLISHER, *(f"# {line.lstrip('# ')}" for line in report)]
    if draft.actors:
        lines += ["# Named in the report.", f"actors: [{', '.join(draft.actors)}]"]
    if draft.dossiers:
        lines += [f"# {name}: {reason}" for name, reason in draft.dossiers]
        lines.append(f"dossiers: [{', '.join(name for name, _ in draft.dossiers)}]")
    return "\n".join(["---", *lines, "---", ""])


def _write(key: str, value: str, found: Found | None) -> Sequence[str]:
    if not value or found is None:
        return []
    return [f"# From {REASONS[found.reason]}.", f"{key}: {write_value(value)}"]


def has_open_date(draft: str) -> bool:
    """Say whether the date of a draft is still that of its import."""
    return OPEN_DATE in draft.partition("\n---")[0]
