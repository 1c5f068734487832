"""Who appears with whom."""

from __future__ import annotations

from dossier.library.companions import CROWD, MOST, NEWEST
from dossier.library.model import Companion, Shared
from tests.conftest import LibraryOf

SOURCE = {"sources/all.yaml": "- {id: s1, publisher: Paper, title: First}\n"}


def actors(*names: str) -> dict[str, str]:
    return {f"actors/{name}.md": f"---\nname: {name.title()}\n---\n" for name in names}


def events(*rows: tuple[str, str, str]) -> dict[str, str]:
    line = "  - {{id: {}, date: {}, title: Something, actors: [{}], sources: [s1]}}\n"
    return {"records/all.yaml": "events:\n" + "".join(line.format(*row) for row in rows)}


def article(date: str, names: str, more: str = "") -> str:
    return f"---\ntitle: A\ndate: {date}\nactors: [{names}]\n{more}---\n"


def test_whoever_shares_most_comes_first_and_the_newest_is_named(library_of: LibraryOf) -> None:
    library = library_of(
        {
            **SOURCE,
            **actors("ada", "bob", "cleo", "dan"),
            **events(
                ("e1", "2024-01-01", "ada, bob"),
                ("e2", "2024-03-01", "ada, bob, cleo"),
                ("e3", "2024-05-01", "bob, cleo"),
            ),
            "articles/one.md": article("2024-02-01", "ada, bob"),
            "articles/two.md": article("2024-04-01", "ada, bob"),
            "articles/hidden.md": article("2024-06-01", "ada, dan", "status: hidden\n"),
        }
    )
    newest = (Shared("article", "two"), Shared("event", "e2"), Shared("article", "one"))
    assert len(newest) == NEWEST
    assert library.actors["ada"].companions == (
        Companion("bob", 2, 2, newest),
        Companion("cleo", 1, 0, (Shared("event", "e2"),)),
    )
    assert [one.actor for one in library.actors["bob"].companions] == ["ada", "cleo"]
    assert library.actors["dan"].companions == ()


def test_equals_stand_by_their_ids(library_of: LibraryOf) -> None:
    texts = {**SOURCE, **actors("ada", "cleo", "bob"), **events(("e1", "2024-01-01", "ada, cleo, bob"))}
    assert [one.actor for one in library_of(texts).actors["ada"].companions] == ["bob", "cleo"]


def test_a_crowd_makes_nobody_companions_and_a_list_has_an_end(library_of: LibraryOf) -> None:
    names = [f"a{number:02}" for number in range(CROWD + 1)]
    crowd = {**SOURCE, **actors(*names), **events(("e1", "2024-01-01", ", ".join(names)))}
    assert library_of(crowd).actors["a00"].companions == ()
    fewer = {**crowd, **events(("e1", "2024-01-01", ", ".join(names[:CROWD])))}
    assert [one.actor for one in library_of(fewer).actors["a00"].companions] == names[1 : MOST + 1]
