"""What becomes of mentions on a page: links with the office of the time, and counts."""

from __future__ import annotations

from typing import Any

from dossier.library.mentions.model import Mention
from dossier.library.model import Library
from dossier.pages.kinds import KINDS
from dossier.pages.mentions import put_links
from dossier.pages.texts import Link, Who
from dossier.source.body import Text, Wiki
from tests.conftest import LibraryOf

ROLE = "{title: Envoy, of: land, from: 2013-02-01, to: 2017-01-20}"
HOUSE = {
    "sources/all.yaml": "- {id: s1, publisher: Paper, title: First}\n",
    "actors/ada.md": f"---\nname: Ada Bell\nroles: [{ROLE}]\n---\nAda Bell left Landia.\n",
    "actors/bob.md": "---\nname: Bob Crane\n---\nBob Crane met Ada Bell.\n",
    "actors/land.md": "---\nname: Landia\nkind: state\naliases: [Republic of Landia]\n---\n",
}


def view_of(library: Library, kind: str, name: str) -> Any:
    row = next(row for row in KINDS if row.name == kind)
    return row.view(row.inputs(library, name))


def links_in(text: tuple[Any, ...]) -> list[tuple[str, str, Who | None]]:
    return [(part.text, part.href, part.who) for part in text if isinstance(part, Link)]


def article(date: str, text: str, more: str = "") -> str:
    return f"---\ntitle: A text\ndate: {date}\n{more}---\n{text}\n"


def test_the_first_under_a_heading_leads_to_the_actor_and_tells_the_office_of_the_time(
    library_of: LibraryOf,
) -> None:
    text = (
        "Ada Bell and *Bob Crane* met. Bell left.\n\n## Later\n\nThen Bell <b> returned [@s1] with Bob Crane."
    )
    library = library_of({**HOUSE, "articles/one.md": article("2015-06-01", text)})
    view = view_of(library, "article", "one")
    who = Who("Ada Bell", "Envoy", "Landia")
    assert links_in(view.body) == [
        ("Ada Bell", "../../actors/ada/", who),
        ("Bob Crane", "../../actors/bob/", None),
        ("Bell", "../../actors/ada/", who),
        ("Bob Crane", "../../actors/bob/", None),
    ]
    words = "".join(part.text if isinstance(part, Link) else str(part) for part in view.body[:5])
    assert words == "<p>Ada Bell and <em>Bob Crane</em> met. Bell left.</p>\n" + words.partition("</p>\n")[2]
    assert "&lt;b&gt;" in "".join(map(str, view.body))
    later = library_of({**HOUSE, "articles/one.md": article("2018-06-01", text)})
    assert links_in(view_of(later, "article", "one").body)[0] == ("Ada Bell", "../../actors/ada/", None)


def test_a_link_by_id_tells_the_same(library_of: LibraryOf) -> None:
    text = "[[ada|She]] met [[land]] and the Republic of Landia."
    library = library_of({**HOUSE, "articles/one.md": article("2015-06-01", text)})
    assert links_in(view_of(library, "article", "one").body) == [
        ("She", "../../actors/ada/", Who("Ada Bell", "Envoy", "Landia")),
        ("Landia", "../../actors/land/", None),
    ]


def test_an_actors_own_page_does_not_lead_to_itself(library_of: LibraryOf) -> None:
    said = (
        "statements:\n  - {date: 2015-01-01, by: bob, gist: Ada Bell and Bob Crane agree., sources: [s1]}\n"
    )
    library = library_of({**HOUSE, "records/all.yaml": said})
    view = view_of(library, "actor", "bob")
    assert links_in(view.biography) == [("Ada Bell", "../../actors/ada/", None)]
    (statement,) = view.lists.statements
    assert statement.speakers[0].name == Link("Bob Crane")
    who = Who("Ada Bell", "Envoy", "Landia")
    assert links_in(statement.gist) == [("Ada Bell", "../../actors/ada/", who), ("Bob Crane", "", None)]


def test_a_record_has_a_date_of_its_own(library_of: LibraryOf) -> None:
    texts = "title: Talks, text: Ada Bell spoke., disputed: Not by Bob Crane."
    more = f"publisher: Paper\nevents:\n  - {{id: e, date: 2015-01-01, {texts}}}\n"
    library = library_of({**HOUSE, "articles/one.md": article("2024-01-01", "Ada Bell.", more)})
    view = view_of(library, "article", "one")
    (shown,) = view.events
    assert links_in(shown.texts[0]) == [("Ada Bell", "../../actors/ada/", Who("Ada Bell", "Envoy", "Landia"))]
    assert links_in(shown.disputed) == [("Bob Crane", "../../actors/bob/", None)]
    assert links_in(view.body) == [("Ada Bell", "../../actors/ada/", None)]


def test_stories_and_pages_name_the_person_alone(library_of: LibraryOf) -> None:
    text = "Ada Bell went to the Republic of Landia.\n"
    library = library_of(
        {
            **HOUSE,
            "dossiers/topic.md": f"---\ntitle: The topic\n---\n{text}",
            "pages/about.md": f"---\ntitle: About\n---\n{text}",
        }
    )
    shown = [("Ada Bell", None), ("Republic of Landia", Who("Landia", "", ""))]
    for rich in (view_of(library, "dossier", "topic").story, view_of(library, "page", "about").body):
        assert [(words, who) for words, _, who in links_in(rich)] == shown


def test_an_articles_people_are_those_found_and_those_named_in_its_header(library_of: LibraryOf) -> None:
    text = article("2015-06-01", "Ada Bell.", "actors: [bob]\n")
    view = view_of(library_of({**HOUSE, "articles/one.md": text}), "article", "one")
    people = [(one.link.text, one.office, one.office_of) for one in view.actors]
    assert people == [("Bob Crane", "", ""), ("Ada Bell", "Envoy", "Landia")]
    ((beside, _),) = view.passages
    assert [one.link.text for one in beside] == ["Ada Bell"]


def test_whoever_is_named_most_comes_first_in_a_dossier(library_of: LibraryOf) -> None:
    records = """\
dossiers: [topic]
events:
  - id: e
    date: 2014-01-01
    title: Ada Bell and Bob Crane meet
    text: Bob Crane came late.
    actors: [bob]
    sources: [s1]
statements:
  - {date: 2014-01-02, by: land, gist: Ada Bell stays., sources: [s1]}
"""
    one = article("2015-06-01", "Bob Crane. Crane. Landia.", "dossiers: [topic]\nactors: [ada]\n")
    again = article("2015-06-01", "Ada Bell. Ada Bell.", "translation_of: one\nlang: fr\n")
    library = library_of(
        {
            **HOUSE,
            "dossiers/topic.md": "---\ntitle: The topic\n---\nLandia, Bob Crane.\n",
            "records/all.yaml": records,
            "articles/one.md": one,
            "articles/un.md": again,
        }
    )
    people = [(one.link.text, one.count) for one in view_of(library, "dossier", "topic").actors]
    # Landia: the article, a speaker, the story. Ada: the title, what was said, the article's header.
    assert people == [("Bob Crane", 5), ("Ada Bell", 3), ("Landia", 3)]
    assert dict(library.actors["bob"].named) == {"2014": 2, "2015": 2}
    assert dict(library.actors["ada"].named) == {"2014": 2, "2015": 1}
    assert view_of(library, "actor", "bob").mentions == 4


def test_words_that_begin_or_end_a_text_leave_nothing_empty_behind() -> None:
    def mention(start: int, end: int, actor: str, linked: bool = True) -> Mention:
        return Mention(1, start, end, actor, "name", "", "", linked)

    parts = ("<p>", Text("Ada, Bob, Ada", 4, True), "</p>")
    found = (mention(0, 3, "ada"), mention(5, 8, "bob", False), mention(10, 13, "ada"))
    assert put_links(parts, found) == (
        "<p>",
        Wiki("ada", "Ada", 4),
        Text(", Bob, ", 4, True),
        Wiki("ada", "Ada", 4),
        "</p>",
    )
    assert put_links(parts, found[1:2]) == parts
