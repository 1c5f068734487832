from __future__ import annotations

from markupsafe import Markup

from dossier.pages.passages import cut_passages
from dossier.pages.texts import Link, NoteMark, Rich

ADA, BOB = Link("Ada", "../ada/", "actor"), Link("Bob", "../bob/", "actor")
PEOPLE = {"../ada/": "A", "../bob/": "B"}


def shown(text: Rich) -> list[tuple[str, str]]:
    passages = cut_passages(text, PEOPLE)
    return [
        ("".join(people), "".join(getattr(part, "text", str(part)) for part in parts))
        for people, parts in passages
    ]


def test_a_text_is_cut_before_the_paragraph_that_first_names_somebody() -> None:
    text = (
        Markup("<p>None.</p>\n<p>One "),
        ADA,
        Markup(".</p>\n<p>Again "),
        ADA,
        Markup(", "),
        BOB,
        Markup(".</p>"),
    )
    assert shown(text) == [
        ("", "<p>None.</p>\n"),
        ("A", "<p>One Ada.</p>\n"),
        ("B", "<p>Again Ada, Bob.</p>"),
    ]


def test_who_is_named_in_the_first_paragraph_stands_before_it() -> None:
    assert shown((Markup("<p>"), BOB, Markup(" and "), ADA, Markup(".</p>"))) == [
        ("BA", "<p>Bob and Ada.</p>")
    ]


def test_a_list_and_a_table_stay_whole() -> None:
    text = (Markup("<p>x</p>\n<ul>\n<li>"), ADA, Markup("</li>\n<li>"), BOB, Markup("</li>\n</ul>\n"))
    assert shown(text) == [("", "<p>x</p>\n"), ("AB", "<ul>\n<li>Ada</li>\n<li>Bob</li>\n</ul>\n")]
    table = (Markup("<table>\n<tr><td>"), ADA, Markup("</td></tr></table>"))
    assert shown(table) == [("A", "<table>\n<tr><td>Ada</td></tr></table>")]


def test_a_text_that_names_nobody_is_one_passage_with_all_its_parts() -> None:
    text = (Markup("<p>x"), NoteMark(1, True), NoteMark(2, True), Markup("</p>\n<p>y</p>"))
    assert cut_passages(text, PEOPLE) == (((), text),)
    assert cut_passages((), PEOPLE) == ()
