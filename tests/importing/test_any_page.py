"""Whatever arrives is imported, or refused with a clear word."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.importing.arriving import read_foreign
from dossier.importing.drafts import Draft, name_draft, render_draft
from dossier.importing.foreign import ForeignText, RefusalError, parse_original, render_original
from dossier.source.documents import parse_document
from dossier.source.fields import is_id

CASES = Path(__file__).parents[1] / "cases" / "import"
PAGES = sorted(path for path in CASES.iterdir() if path.suffix != ".yaml" and path.name != "README.md")
EXAMPLES = int(os.environ.get("DOSSIER_FUZZ", "30"))
"""How many pages are made up; 500 take a minute."""
BITS = [
    *(
        b"<",
        b">",
        b"</p>",
        b"<p>",
        b"<h1>",
        b"<article>",
        b"<!--",
        b"]]>",
        b"<script type='application/ld+json'>",
    ),
    *(
        b'{"@type": "NewsArticle", "headline": [[]], "author": {"@id": 1}}',
        b"<figure><figcaption>",
        b"<table>",
    ),
    *(
        b'<meta property="og:title" content="',
        b"<base href='//x'>",
        b"<time datetime='0000-00-00'>",
        b"\xff\xfe",
    ),
    *(b"\x00", b"\r", b"\n\n\n", b"---\n", b"- [", b"[[", b"![", b"Credit: ", b"Photo: A/B", b"\xe2\x80\x8f"),
    *(
        b"By ",
        b" | ",
        b"31 February 2020",
        b"2020-13-45",
        b"Updated ",
        b"A" * 300,
        b"\xd7\xa9" * 50,
        b": # '\"",
    ),
    *(b"MIME-Version: 1.0\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"<rss><channel><item>"),
]


@st.composite
def make_pages(draw: st.DrawFn) -> bytes:
    """Cut a labelled page and put bits into it, move pieces, or write over it."""
    data = draw(st.sampled_from(PAGES)).read_bytes()
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 3000)))
        piece = data[start:end]
        bit = draw(st.sampled_from(BITS) | st.binary(max_size=20))
        way = draw(st.sampled_from(["cut", "end", "put", "over", "again", "move"]))
        if way == "end":
            data = data[:end]
        elif way == "move":
            rest = data[:start] + data[end:]
            place = draw(st.integers(0, len(rest)))
            data = rest[:place] + piece + rest[place:]
        else:
            put = {"cut": b"", "put": bit + piece, "over": bit * 3, "again": piece * 3}[way]
            data = data[:start] + put + data[end:]
    return data


def read(data: bytes, name: str) -> tuple[tuple[ForeignText, ...], str]:
    """Give the texts, or the words by which they are refused, with what would help behind a semicolon."""
    try:
        return read_foreign(data, name), ""
    except RefusalError as error:
        return (), str(error)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(make_pages(), st.sampled_from(["", ".html", ".mht", ".txt", ".md", ".xml"]))
def test_any_page_is_imported_or_refused_with_a_clear_word(data: bytes, suffix: str) -> None:
    texts, refused = read(data, f"page{suffix}")
    assert texts or "; " in refused
    for text in texts:
        check(text)


def check(text: ForeignText) -> None:
    """What was found fits into its two files, whatever it is."""
    original = parse_original(render_original(text))
    assert text.paragraphs
    assert original.title == text.title.value
    assert original.lines == text.lines
    assert is_id(name_draft(text))
    publisher = text.publisher.value if text.publisher else ""
    draft = render_draft(Draft(text, "2026-03-01", publisher.replace("-", " ")))
    assert parse_document("articles", "content/articles/2026/x.md", draft.encode())[1] == []
