"""Words that break careless formats survive in every export, as they stand in the content."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import LibraryOf
from tests.exports.checks import Expected
from tests.exports.conftest import URL, Writer

NASTY = {
    "quotes": "She said \"no\", he said 'yes', both “perhaps”",
    "commas and semicolons": "One, two; three: four | five \\, six \\n seven",
    "line breaks": "First line\nsecond line\r\nthird line",
    "formula": "=cmd()|'/c calc'!A1",
    "plus": "+1 for peace",
    "minus": "-1 for war",
    "at": "@SUM(A1:A9)",
    "tab": "\t=1+1",
    "apostrophes": "''=1+1",
    "wide formula": "＝1+1",
    "markup": "</script><script>alert(1)</script> <b>&amp; & ]]> <!-- -->",
    "template": "{{ 7 * 7 }} %(num)s %s ${x} {filename}",
    "emoji": "Flags 🇱🇧🇮🇱, a family 👩‍👩‍👧‍👦 and a dove 🕊️",
    "right to left": "‏הפסקת אש‎ / وقف إطلاق النار ‫…‬ ⁧x⁩",
    "combining": "Vučić, Vuc\u030cic\u0301, ﷺ, Z͑ͫ̓ͪ̂a",
    "control": "a\x07b\x0bc\x85d\u2028e\u2029f\ufffe",
    "spaces": "  two  spaces   and\u00a0more  ",
    "long": "Ceasefire 停火 " * 80,
    "long without a space": "שלום" * 250,
    "folding": "x" * 66 + "é" * 100,
    "backslashes": "\\" * 200,
}


def make_texts(words: str) -> dict[str, str]:
    """Write a small site in which the same words stand wherever words may stand."""
    nasty = quote(words)
    first = "2024-09-25"
    return {
        "actors/ada.md": f"---\nname: {nasty}\nkind: state\n---\n",
        "sources/all.yaml": f"- {{id: s1, publisher: {nasty}, title: {nasty}, url: 'https://example.org/1'}}\n",
        "dossiers/topic.md": (
            f"---\ntitle: {nasty}\nseries: [{{id: count, label: {nasty}, unit: {nasty}}}]\n---\n"
        ),
        "articles/one.md": (
            f"---\ntitle: {nasty}\ndate: {first}\ndossiers: [topic]\nactors: [ada]\n---\nText.\n"
        ),
        "records/all.yaml": (
            "dossiers: [topic]\n"
            "events:\n"
            f"  - {{id: e1, date: {first}, title: {nasty}, place: {nasty}, actors: [ada], sources: [s1]}}\n"
            f"  - {{id: e2, date: 2024-09, title: {nasty}, sources: [s1], status: planned}}\n"
            f"  - {{id: e3, date: 2023-10-08/.., title: {nasty}, sources: [s1], status: cancelled}}\n"
            "statements:\n"
            f"  - {{id: t1, date: {first}, by: ada, gist: Said., to: [{nasty}], sources: [s1]}}\n"
            f"  - {{id: t2, date: {first}, unnamed: {nasty}, gist: Said., sources: [s1]}}\n"
            "figures:\n"
            f"  - {{id: f1, series: count, as_of: {first}, value: -5, scope: {nasty}, sources: [s1]}}\n"
            f"  - {{id: f2, series: count, as_of: {first}, low: 0.5, high: 2000000, sources: [s1]}}\n"
        ),
    }


def quote(words: str) -> str:
    """Quote words for YAML so that any character may stand in them."""
    pieces = []
    for letter in words:
        number = ord(letter)
        plain = 32 <= number < 127 and letter not in '"\\'
        pieces.append(letter if plain else f"\\U{number:08x}")
    return f'"{"".join(pieces)}"'


def check(library_of: LibraryOf, write: Writer, texts: Mapping[str, str], url: str = URL) -> None:
    library = library_of(texts)
    folder = write(library, url)
    expected = Expected(library, url or "The Desk")
    expected.check_dossier(folder, "topic")
    actor = library.actors["ada"]
    place = folder / "actors" / "ada"
    expected.check_calendar(place, actor.events)
    expected.check_feeds(place, actor.articles, actor.events, actor.statements)
    expected.check_feeds(folder, library.articles, library.events, library.statements)


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY.keys())
def test_nasty_words_survive_every_export(library_of: LibraryOf, write: Writer, words: str) -> None:
    check(library_of, write, make_texts(words))


def test_nothing_needs_the_sites_address(library_of: LibraryOf, write: Writer) -> None:
    check(library_of, write, make_texts("Words"), url="")


@settings(max_examples=40, deadline=None)
@given(
    words=st.text(min_size=1, max_size=300).filter(
        # What is written like an id is one.
        lambda words: (
            any(map(str.isalnum, words)) and not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)+", words.strip())
        )
    )
)
def test_any_words_survive_every_export(library_of: LibraryOf, write: Writer, words: str) -> None:
    check(library_of, write, make_texts(words))
