"""What becomes of links, citations and footnotes on a page."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.library.model import Library
from dossier.pages.kinds import KINDS
from dossier.pages.links import find_all_copies
from dossier.pages.texts import ImageView, Link, NoteMark
from tests.conftest import LibraryOf

HOUSE = {
    "sources/all.yaml": """\
- {id: s1, publisher: Paper One, title: First, url: 'https://example.org/1'}
- {id: s2, publisher: ada, description: Second}
""",
    "actors/ada.md": "---\nname: Ada\n---\n",
    "dossiers/topic.md": "---\ntitle: The topic\n---\n",
    "pages/about.md": "---\ntitle: About\n---\n## What we do\n",
}


def article(text: str, header: str = "", title: str = "An article") -> str:
    return f"---\ntitle: {title}\ndate: 2024-06-01\n{header}\n---\n{text}\n"


def view_of(library: Library, kind: str, name: str) -> Any:
    row = next(row for row in KINDS if row.name == kind)
    return row.view(row.inputs(library, name))


def show(rich: tuple[Any, ...]) -> str:
    """Write a text as a page does, with its holes in brackets."""
    return "".join(
        part
        if isinstance(part, str)
        else f"<{part.text}|{part.href}|{part.kind}>"
        if isinstance(part, Link)
        else f"<{part.number}{'!' if part.first else ''}>"
        if isinstance(part, NoteMark)
        else f"<{part.src}|{part.alt}>"
        for part in rich
        if isinstance(part, str | Link | NoteMark | ImageView)
    )


def body_of(library_of: LibraryOf, text: str, **words: Any) -> str:
    library = library_of({**HOUSE, "articles/2024/one.md": article(text)}, **words)
    return show(view_of(library, "article", "one").body).strip()


def test_notes_are_numbered_as_they_are_called_and_each_stands_once(library_of: LibraryOf) -> None:
    text = "One [@s2]. Two [@s1, p. 8; @s2]. Three[^a]. Four [@s1]. Five [@s1, p. 8][^a]."
    library = library_of({**HOUSE, "articles/one.md": article(f"{text}\n\n[^a]: See [@s2, p. 1].")})
    view = view_of(library, "article", "one")
    assert show(view.body) == ("<p>One<1!>. Two<2!><1>. Three<3!>. Four<4!>. Five<2><3>.</p>\n")
    notes = [(note.number, note.source and note.source.id, note.locator) for note in view.notes]
    assert notes == [
        (1, "s2", ""),
        (2, "s1", "p. 8"),
        (3, None, ""),
        (4, "s1", ""),
        (5, "s2", "p. 1"),
    ]
    assert show(view.notes[2].text) == "<p>See<5!>.</p>\n"
    # Each source stands once among the sources, in the order in which it is first cited.
    assert [source.id for source in view.sources] == ["s2", "s1"]


def test_a_note_says_who_published_its_source(library_of: LibraryOf) -> None:
    library = library_of({**HOUSE, "articles/one.md": article("One [@s2; @s1].")})
    second, first = (note.source for note in view_of(library, "article", "one").notes)
    assert second.publisher == Link("Ada", "../../actors/ada/", "actor", "", "person")
    assert (second.title, second.description, second.href) == ("", "Second", "../../sources/#s2")
    assert first.publisher == Link("Paper One")
    assert (first.title, first.url, first.href) == ("First", "https://example.org/1", "../../sources/#s1")


def test_an_article_about_a_report_is_cited_by_its_own_page(library_of: LibraryOf) -> None:
    report = article("Text.", "publisher: ada\nsource_title: Their title\nurl: https://example.org/2")
    plain = article("Text.", "publisher: ada", title="Our title")
    library = library_of(
        {
            **HOUSE,
            "articles/report.md": report,
            "articles/plain.md": plain,
            "articles/one.md": article("[@report; @plain]"),
        }
    )
    named, unnamed = (note.source for note in view_of(library, "article", "one").notes)
    assert (named.href, named.title, named.description) == ("../../articles/report/", "Their title", "")
    assert (unnamed.href, unnamed.title, unnamed.description) == ("../../articles/plain/", "", "Our title")
    assert named.publisher == Link("Ada", "../../actors/ada/", "actor", "", "person")


WIKI = [
    ("[[ada]]", "<Ada|../../actors/ada/|actor>"),
    ("[[ada|the *premier*]]", "<the *premier*|../../actors/ada/|actor>"),
    ("[[topic]]", "<The topic|../../dossiers/topic/|dossier>"),
    ("[[other]]", "<Another|../../articles/other/|article>"),
    ("[[s1]]", "<First|../../sources/#s1|source>"),
    ("[[s2]]", "<Second|../../sources/#s2|source>"),
    ("[[-|Ada]]", "<Ada||>"),
]


@pytest.mark.parametrize(("text", "shown"), WIKI, ids=[text for text, _ in WIKI])
def test_links_by_id_show_a_name_or_their_label(library_of: LibraryOf, text: str, shown: str) -> None:
    other = article("", title="Another")
    library = library_of({**HOUSE, "articles/one.md": article(f"x {text} y"), "articles/other.md": other})
    assert show(view_of(library, "article", "one").body) == f"<p>x {shown} y</p>\n"


def test_a_link_to_an_article_in_another_language_carries_it(library_of: LibraryOf) -> None:
    library = library_of(
        {**HOUSE, "articles/one.md": article("[[ivrit]]"), "articles/ivrit.md": article("", "lang: he")}
    )
    links = [part for part in view_of(library, "article", "one").body if isinstance(part, Link)]
    assert links == [Link("An article", "../../articles/ivrit/", "article", "he")]


FILES = frozenset(
    {"images/map.png", "images/my map.png", "articles/2024/data.csv", "articles/2024/chart.svg"}
)
HREFS = [
    ("[a](https://example.org/x?y=1&z=2#w)", "https://example.org/x?y=1&amp;z=2#w"),
    ("[a](mailto:desk@example.org)", "mailto:desk@example.org"),
    ("[a](#a-heading)", "#a-heading"),
    ("[a]({filename}other.md)", "../../articles/other/"),
    ("[a](|filename|other.md)", "../../articles/other/"),
    ("[a]({filename}../2023/older.md)", "../../articles/older/"),
    ("[a]({filename}/actors/ada.md)", "../../actors/ada/"),
    ("[a]({filename}/dossiers/topic.md)", "../../dossiers/topic/"),
    ("[a]({filename}/pages/about.md#what-we-do)", "../../about/#what-we-do"),
    ("[a]({static}/images/map.png)", "../../images/map.png"),
    ("[a]({static}data.csv)", "../../articles/2024/data.csv"),
    ("[a]({attach}data.csv)", "../../articles/one/data.csv"),
    ("[a]({filename}other.md#so-far)", "../../articles/other/#so-far"),
    ("[a]({static}/images/my%20map.png)", "../../images/my%20map.png"),
    ("[a]({index})", "../../"),
    ("[a](/dossiers/topic/)", "../../dossiers/topic/"),
    ("[a](/dossiers/topic)", "../../dossiers/topic/"),
    ("[a](../other/)", "../../articles/other/"),
    ("[a](/)", "../../"),
]


@pytest.mark.parametrize(("text", "href"), HREFS, ids=[text for text, _ in HREFS])
def test_links_by_address_lead_from_the_page_to_where_they_should(
    library_of: LibraryOf, text: str, href: str
) -> None:
    library = library_of(
        {
            **HOUSE,
            "articles/2024/one.md": article(f"# A heading\n\n{text}"),
            "articles/2024/other.md": article("## So far"),
            "articles/2023/older.md": article(""),
        },
        files=FILES,
    )
    body = show(view_of(library, "article", "one").body)
    assert f'<a href="{href}">a</a>' in body


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![A map]({static}/images/map.png)", "<../../images/map.png|A map>"),
        ("![A chart]({attach}chart.svg)", "<../../articles/one/chart.svg|A chart>"),
    ],
)
def test_images_lie_where_they_are_published(library_of: LibraryOf, text: str, shown: str) -> None:
    assert body_of(library_of, text, files=FILES) == f"<p>{shown}</p>"


def test_what_texts_and_headers_show_is_copied_to_where_they_say(library_of: LibraryOf) -> None:
    header = "image: articles/2024/photo one.jpg\nimage_alt: A photo"
    text = "![A]({attach}chart.svg) [b]({static}/images/my%20map.png) [c]({attach}/images/map.png)"
    library = library_of(
        {"articles/2024/one.md": article(text, header)}, files=FILES | {"articles/2024/photo one.jpg"}
    )
    assert sorted((copy.path, copy.address) for copy in find_all_copies(library)) == [
        ("articles/2024/chart.svg", "articles/one/chart.svg"),
        ("articles/2024/photo one.jpg", "articles/2024/photo one.jpg"),
        ("images/map.png", "articles/one/map.png"),
        ("images/my map.png", "images/my map.png"),
    ]
    image = view_of(library, "article", "one").image
    assert image == ImageView("../../articles/2024/photo%20one.jpg", "A photo", "")


def test_a_page_below_the_root_leads_there_by_one_step(library_of: LibraryOf) -> None:
    about = "---\ntitle: About\n---\nSee [[ada]], [it]({filename}/dossiers/topic.md) and [@s1]."
    view = view_of(library_of({**HOUSE, "pages/about.md": about}), "page", "about")
    assert view.page.root == "../"
    assert show(view.body) == (
        '<p>See <Ada|../actors/ada/|actor>, <a href="../dossiers/topic/">it</a> and<1!>.</p>\n'
    )


def test_words_are_escaped(library_of: LibraryOf) -> None:
    assert body_of(library_of, '<b>bold</b> & “so” "said"') == (
        "<p>&lt;b&gt;bold&lt;/b&gt; &amp; “so” &#34;said&#34;</p>"
    )


def test_a_summary_is_the_first_paragraph_where_none_is_given(library_of: LibraryOf) -> None:
    library = library_of({**HOUSE, "articles/one.md": article("By [[ada]] **today** [@s1].\n\nMore.")})
    view = view_of(library, "article", "one")
    assert view.page.description == "By Ada today."
    assert view.standfirst == ()
    assert view_of(library, "home", "").articles[0].summary == "By Ada today."
