"""Markdown: what becomes HTML, and where the holes are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from markdown_it.utils import read_fixture_file

from dossier.problems import CODES
from dossier.source.body import (
    Body,
    Cite,
    CiteItem,
    Fault,
    Footnote,
    Heading,
    Href,
    Image,
    Part,
    Text,
    Wiki,
)
from dossier.source.headings import RESERVED_ANCHORS
from dossier.source.markdown import parse_body, parse_inline, parse_inline_faults, plain_text
from dossier.source.markdown_rules import PLAIN, build_parser, needs_parsing

CASES = Path(__file__).parent.parent / "cases" / "markdown"


def read_cases() -> list[object]:
    return [
        pytest.param(text, expected, id=f"{path.stem}: {title}")
        for path in sorted(CASES.glob("*.md"))
        for _, title, text, expected in read_fixture_file(path)
    ]


def show(part: Part) -> str:
    """Write a part as the case files do: HTML as it is, a hole in braces."""
    match part:
        case str():
            return part
        case Text():
            return f"{{{part.text}}}" if part.names else f"{{no names: {part.text}}}"
        case Wiki():
            return f"{{wiki {part.target}}}" if part.label is None else f"{{wiki {part.target}|{part.label}}}"
        case Cite():
            return "{cite " + "; ".join(", ".join(filter(None, item)) for item in part.items) + "}"
        case Footnote():
            return f"{{note {part.number}}}"
        case Href():
            return f"{{href {part.url}}}"
        case Image():
            return f"{{image {part.url} '{part.alt}' '{part.title}'}}"
        case Heading():
            return f"{{heading {part.level} {part.anchor} '{part.text}'}}"


def show_body(body: Body) -> str:
    lines = ["".join(map(show, body.parts)).rstrip("\n")]
    lines += [
        f"note {number}: {''.join(map(show, note))}".rstrip("\n")
        for number, note in enumerate(body.footnotes)
    ]
    lines += [f"{fault.line}: {fault.message}; {fault.hint} [{fault.code}]" for fault in body.faults]
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize(("text", "expected"), read_cases())
def test_case(text: str, expected: str) -> None:
    body = parse_body(text)

    assert show_body(body) == expected
    assert {fault.code for fault in body.faults} <= CODES.keys()


TEXT = """\
The first
paragraph [[a]] over
three lines `and
code` [[b]] [x](y.md).

- item [@s]

| a |
|---|
| [[c]] |

[^n]: Note with [[d]].

    More [[e]].

End[^n] ![i](i.png)

# Heading
"""


def test_every_hole_knows_its_line_in_the_file() -> None:
    body = parse_body(TEXT, first_line=11)
    parts = [part for parts in (body.parts, *body.footnotes) for part in parts]

    assert [(part.target, part.line) for part in parts if isinstance(part, Wiki)] == [
        ("a", 12),
        ("b", 14),
        ("c", 20),
        ("d", 22),
        ("e", 24),
    ]
    assert [part for part in parts if isinstance(part, Href)] == [Href("y.md", 14)]
    assert [part for part in parts if isinstance(part, Cite)] == [Cite((CiteItem("s", ""),), 16)]
    assert [part for part in parts if isinstance(part, Footnote)] == [Footnote(0, 26)]
    assert [part for part in parts if isinstance(part, Image)] == [Image("i.png", "i", "", 26)]
    assert [part for part in parts if isinstance(part, Heading)] == [Heading(2, "heading", "Heading", 28)]


def test_a_fault_knows_its_line_in_the_file() -> None:
    body = parse_body("{style=x}\n# Title\n\na\n[[B c]]\n\n[^x]: unused\n", first_line=5)

    assert body.faults == (
        Fault(5, "attribute-unknown", "attribute 'style' is not allowed", "allowed are id, class, lang, dir"),
        Fault(9, "wiki-target", "'B c' is not an id", "write [[b-c|B c]]"),
        Fault(11, "footnote-unused", "footnote 'x' is never called", "write [^x] where it belongs"),
    )


def test_running_text_is_one_text_with_its_line_breaks() -> None:
    text = "John \\*Kerry\\* & co\nsaid &quot;no&quot; <b>"

    assert parse_body(text).lead == (Text('John *Kerry* & co\nsaid "no" <b>', 1, True),)


def test_every_way_to_end_a_line_is_one() -> None:
    assert parse_body("a\rb\r\nc\0d [[e]]\r\n").lead == (
        Text("a\nb\nc\ufffdd ", 1, True),
        Wiki("e", None, 3),
    )


def test_no_text_has_no_parts() -> None:
    assert parse_body("") == parse_body(" \n\n") == Body((), (), (), (), ())


def test_the_lead_is_the_first_paragraph_outside_of_lists_and_quotations() -> None:
    body = parse_body("# Title\n\n> quoted\n\n- item\n\nThe *first*.\n\nThe second.\n")

    assert body.lead == (Text("The ", 7, True), "<em>", Text("first", 7, True), "</em>", Text(".", 7, True))
    assert parse_body("# Title").lead == ()


def test_anchors_are_listed_in_their_order() -> None:
    body = parse_body("# One\n\n{#two}\nA [span]{#three} of text.\n\n# Four {#four .x}\n\n# One\n")

    assert body.anchors == ("one", "two", "three", "four", "one-2")


@pytest.mark.parametrize("anchor", sorted(RESERVED_ANCHORS))
def test_no_heading_takes_an_anchor_of_the_page(anchor: str) -> None:
    assert parse_body(f"# {anchor.title()}").anchors == (f"{anchor}-2",)


def test_plain_text_has_the_words_and_the_ends_of_blocks() -> None:
    text = (
        "# Title\n\nA *b* [[c]] [[d|e]] `f`[^1] [@g] [h](i.md) ![j](k.png)\nl\\\nm\n\n- n\n- o\n\n[^1]: p\n"
    )

    assert plain_text(parse_body(text).parts) == "Title\nA b c e f  h \nl\nm\nn\no"


def test_a_line_without_markdown_is_itself() -> None:
    assert parse_inline("It's 5% - or \"so\": 'x' #1 (a) {b}!", 7) == (
        Text("It's 5% - or \"so\": 'x' #1 (a) {b}!", 7, True),
    )
    assert parse_inline("") == ()


def test_a_line_with_markdown_has_parts_but_no_paragraph() -> None:
    assert parse_inline("See [[a|b]] & *c*.", 7) == (
        Text("See ", 7, True),
        Wiki("a", "b", 7),
        Text(" & ", 7, True),
        "<em>",
        Text("c", 7, True),
        "</em>",
        Text(".", 7, True),
    )
    assert parse_inline("# no heading *a*")[0] == Text("# no heading ", 1, True)


def test_mistakes_in_a_line_are_told() -> None:
    assert parse_inline_faults("plain", 7) == ()
    assert parse_inline_faults("See [[A b]][^1].", 7) == (
        Fault(7, "wiki-target", "'A b' is not an id", "write [[a-b|A b]]"),
        Fault(7, "footnote-missing", "footnote '1' has no text", "add a line [^1]: …"),
    )


# One after another, these have been slow or fatal in parsers of Markdown.
REPEATED = [
    "[",
    ">",
    "*",
    "[[",
    "![",
    "^[",
    "[^",
    "[@",
    "[a](",
    "{",
    "`",
    "*a_",
    "- ",
    "<",
    "=\n",
    "[a][",
    "|",
    "a|\n",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_a_long_run_of_one_piece_is_soon_read(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    start = process_time()

    parse_body(text)
    parse_inline(text)

    assert process_time() - start < 4


def test_what_is_nested_too_deep_is_said() -> None:
    assert parse_body(">" * 50).faults == (
        Fault(
            1, "value-invalid", "more than 19 quotations, lists or tables are nested", "nest them less deep"
        ),
    )
    assert parse_body("a " + "[" * 1001).faults == (
        Fault(1, "value-invalid", "more than 1000 brackets in one paragraph", "divide the paragraph"),
    )


SYNTAX = (
    "[[ ]] [[a|b]] [[-|X]] | \\| [@a] [@a, ; [^1] [^1]: ^[ ![ ]( ) [ ] < > ` ``` ~~~ ~~ * ** _ # ## ### "
    "- 1. > : ~ {#a} {.a} {a=b} {lang=he} { } = === --- \\ & &amp; &#0; &#10; http:// javascript: "
    "<http://a.b> <a@b.c> {filename}a.md |filename| |-|-| https://[::1 http://\u0301.\u2024"
)
BLANKS = ("\n", "\n\n", "    ", "\t", "\r\n", "\r", "\0", "  \n", "\u2028", "\ufeff")
PIECES = st.sampled_from((*SYNTAX.split(" "), *BLANKS, " ", "a", "\u00e9", "\u05d0", "\U0001f600"))
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)
LINES = st.lists(
    st.sampled_from(("a", "b c", "  d", "    e", "- f", "> g", ": h", "~ i", "===", "", "", "| j |", "|-|"))
)


@given(LINES.map("\n".join))
def test_the_short_way_through_a_paragraph_makes_no_difference(text: str) -> None:
    whole, short = build_parser.__wrapped__(), build_parser()
    whole.disable("line")

    assert list(spell_out(find_blocks(short, text))) == find_blocks(whole, text)


def find_blocks(md: MarkdownIt, text: str) -> list[Token]:
    tokens: list[Token] = []
    md.block.parse(text, md, {}, tokens)
    return tokens


def spell_out(tokens: list[Token]) -> Iterator[Token]:
    """Put the three tokens of a paragraph in the place of the one that is short for them."""
    for token in tokens:
        if token.type != PLAIN:
            yield token
            continue
        yield Token("paragraph_open", "p", 1, map=token.map, block=True)
        yield Token("inline", "", 0, map=token.map, level=1, children=[], content=token.content, block=True)
        yield Token("paragraph_close", "p", -1, block=True)


@given(TEXTS.map(str.strip).filter(lambda text: text and not needs_parsing(text)))
def test_what_needs_no_parsing_would_be_itself(text: str) -> None:
    assert parse_inline(f"{text} \\*") == (Text(f"{text} *", 1, True),)


@given(st.from_regex(r"https?://[a-z0-9.-]{1,9}/[ -~\u00e9]{0,9}", fullmatch=True))
def test_the_short_way_through_an_address_makes_no_difference(url: str) -> None:
    assert build_parser().normalizeLink(url) == normalizeLink(url)


_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"<>]*\")*)>")
_VOID = {"br", "hr", "img"}


def assert_balanced(parts: tuple[Part, ...]) -> None:
    html = "".join(part if isinstance(part, str) else escape(show(part)) for part in parts)
    opened: list[str] = []
    for closing, name, _ in _TAG.findall(html):
        if closing:
            assert opened.pop() == name
        elif name not in _VOID:
            assert name != "a" or "a" not in opened
            opened.append(name)
    assert opened == []
    assert not set("<>") & set(_TAG.sub("", html))


@given(TEXTS)
def test_any_text_gives_balanced_html_and_known_faults(text: str) -> None:
    body = parse_body(text)

    assert_balanced(body.parts)
    assert_balanced(body.lead)
    for footnote in body.footnotes:
        assert_balanced(footnote)
    assert {fault.code for fault in body.faults} <= CODES.keys()
    assert all(1 <= fault.line <= text.count("\n") + text.count("\r") + 1 for fault in body.faults)
    called = {
        part.number for parts in (body.parts, *body.footnotes) for part in parts if isinstance(part, Footnote)
    }
    assert called == set(range(len(body.footnotes)))


@given(TEXTS)
def test_any_line_gives_balanced_html(text: str) -> None:
    assert_balanced(parse_inline(text))


@given(TEXTS)
def test_no_link_can_run_a_script(text: str) -> None:
    for part in parse_body(f"[a](<{text.replace(chr(10), '')}javascript:b>)").parts:
        if isinstance(part, Href):
            assert not re.match(r"[\x00-\x20]*j[\t\n\r]*a[\t\n\r]*v", part.url)
