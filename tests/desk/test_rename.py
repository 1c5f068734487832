"""What becomes of a site's files where an id becomes another."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest

from dossier.commands.rename import carry_out, make_plan, rename
from dossier.problems import FieldError
from dossier.source.renaming import INLINE, NAMED, NAMED_IN, OWN, Renaming, rename_in
from tests.build.conftest import read_tree
from tests.conftest import ROOT, SAMPLE_TODAY, LinkTexts

ARTICLE = """\
---
title: ada
date: 2024-06-01
summary: "By [[ada]], not [[ada-2]]."
actors: [ada, 'ada', ada-2]
publisher: ada
tags: [ada]
events:
  - {id: ada, date: 2024, title: ada, actors: [ada]}
statements:
  - by:
      - ada
    date: 2024
    gist: See [[ada|her]] and `ada`.
    to: "ada"
    answers: {ada: ada}
---
[[ada]], [[ada|Ada]], `[[ada]]`, [[ada-2]], ada; [@ada; @s1, p. 3,
see @ada].

    [[ada]]

[here]({filename}../actors/ada.md#top), [there](/actors/ada/#top), [by reference][1], <https://example.org/ada>.

[1]: /actors/ada/
"""
TO_BEA = Renaming("actor", "ada", "bea", ("actors/ada/", "actors/bea/"), ("actors/ada.md", "actors/bea.md"))


def change(text: str, what: Renaming, path: str = "articles/x.md") -> dict[str, str]:
    """Give each line that changes, and what becomes of it."""
    after = rename_in(path, text, what)
    return {
        old.strip(): new.strip()
        for old, new in zip(text.splitlines(), after.splitlines(), strict=True)
        if old != new
    }


def test_an_actor_is_renamed_where_it_is_meant_and_nowhere_else() -> None:
    assert change(ARTICLE, TO_BEA) == {
        'summary: "By [[ada]], not [[ada-2]]."': 'summary: "By [[bea]], not [[ada-2]]."',
        "actors: [ada, 'ada', ada-2]": "actors: [bea, 'bea', ada-2]",
        "publisher: ada": "publisher: bea",
        "- {id: ada, date: 2024, title: ada, actors: [ada]}": (
            "- {id: ada, date: 2024, title: ada, actors: [bea]}"
        ),
        "- ada": "- bea",
        "gist: See [[ada|her]] and `ada`.": "gist: See [[bea|her]] and `ada`.",
        'to: "ada"': 'to: "bea"',
        "[[ada]], [[ada|Ada]], `[[ada]]`, [[ada-2]], ada; [@ada; @s1, p. 3,": (
            # Code on a line with a link is taken for one.
            "[[bea]], [[bea|Ada]], `[[bea]]`, [[ada-2]], ada; [@bea; @s1, p. 3,"
        ),
        "see @ada].": "see @bea].",
        "[here]({filename}../actors/ada.md#top), [there](/actors/ada/#top), [by reference][1], "
        "<https://example.org/ada>.": (
            "[here]({filename}../actors/bea.md#top), [there](/actors/bea/#top), [by reference][1], "
            "<https://example.org/ada>."
        ),
        "[1]: /actors/ada/": "[1]: /actors/bea/",
    }


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("event", "- {id: ada, date: 2024, title: ada, actors: [ada]}", "id: bea"),
        ("question", "answers: {ada: ada}", "{bea: ada}"),
    ],
)
def test_another_kind_of_the_same_name_is_another_thing(kind: str, before: str, after: str) -> None:
    changed = change(ARTICLE, Renaming(kind, "ada", "bea"))
    assert list(changed) == [before]
    assert after in changed[before]


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("name: Ada\n", "name: Ada\nformerly: [ada]\n"),
        ("formerly: [a, bea]\nname: Ada\n", "formerly: [a, ada]\nname: Ada\n"),
        ("formerly:\n  - a\n# Note\nname: Ada\n", "formerly:\n  - a\n  - ada\n# Note\nname: Ada\n"),
        ("name: Äda \u2028 x\nformerly: []\n", "name: Äda \u2028 x\nformerly: [ada]\n"),
    ],
)  # fmt: skip
def test_the_old_id_is_kept_as_a_former_one(header: str, after: str) -> None:
    assert rename_in("actors/ada.md", f"---\n{header}---\nText\n", TO_BEA) == f"---\n{after}---\nText\n"


CHANGES = [
    ("john-kerry", "kerry"),
    ("haaretz", "haaretz-paper"),
    ("settlements", "blocs"),
    ("pax-1701", "unscr-1701"),
    ("toner-big-no-2015", "no-2015"),
    ("toner-big-no", "big-no"),
    ("us-accepts-building-in-blocs", "us-accepts"),
    ("hostages-in-gaza", "hostages"),
    ("about", "about-us"),
]


def test_the_sample_is_whole_after_renaming_one_thing_of_each_kind(
    sample_texts: dict[str, str], tmp_path: Path, link_texts: LinkTexts
) -> None:
    for path, text in sample_texts.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    content = tmp_path / "content"
    before = link_texts(sample_texts, today=SAMPLE_TODAY)
    kinds = set()
    for old, new in CHANGES:
        plan = make_plan(content, old, new)
        carry_out(content, plan)
        kinds.add(plan.kind)
    assert kinds == {*OWN, "actor", "dossier", "page"}
    texts = {path: data.decode() for path, data in read_tree(content).items()}
    library, problems = link_texts(texts, today=SAMPLE_TODAY)
    assert len(problems) == len(before[1])
    assert [str(problem) for problem in problems if not problem.notice] == []
    assert len(library.statements) == len(before[0].statements)
    mine = library.actors["kerry"]
    assert mine.document.header.formerly == ("john-kerry",)
    assert len(mine.statements) == len(before[0].actors["john-kerry"].statements)
    for old, new in reversed(CHANGES):
        carry_out(content, make_plan(content, new, old))
    texts = {path: data.decode() for path, data in read_tree(content).items()}
    differing = {path for path in texts | sample_texts if texts.get(path) != sample_texts.get(path)}
    assert differing == {
        "actors/haaretz.md", "actors/john-kerry.md", "dossiers/settlements.md", "pages/about.md",
    }  # fmt: skip
    assert "formerly: [kerry]\n" in texts["actors/john-kerry.md"]


def find_keys(what: str) -> set[str]:
    """Find the keys with a kind of value in the tables for editors, which are made from the code."""
    told = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    return set(re.findall(rf"^\| `(\w+)` \| {what} \|", told, re.MULTILINE))


def test_no_key_that_names_something_is_forgotten() -> None:
    ids = find_keys("an id") | find_keys("a list of ids") | find_keys("keys and values: an id, and words")
    known = {key for keys in NAMED.values() for key in keys}
    known |= {key for pairs in NAMED_IN.values() for _, key in pairs}
    assert ids - known == {"id", "formerly", "answers"}
    assert find_keys("words, Markdown") == INLINE


# ---------------------------------------------------------------- as a person sees it


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in {
        "content/actors/ada.md": "---\nname: Ada\nformerly: [countess]\n---\n",
        "content/actors/bob.md": "---\nname: Bob\n---\nKnows [[ada]].\n",
        "content/articles/2024/talk.md": "---\ntitle: A talk\ndate: 2024-01-01\n---\n",
        "content/pages/talk.md": "---\ntitle: Talk to us\n---\n",
        "content/records/all.yaml": "events:\n  - {id: ada, date: 2024, title: E, sources: [s]}\n",
        "content/sources/all.yaml": "- {id: s, publisher: Paper, title: A report}\n",
        "originals/talk.txt": "Their words.\n",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


DIFF = """\
--- content/actors/ada.md
+++ content/actors/bea.md
@@ -1,4 +1,4 @@
 ---
 name: Ada
-formerly: [countess]
+formerly: [countess, ada]
 ---
--- content/actors/bob.md
+++ content/actors/bob.md
@@ -1,4 +1,4 @@
 ---
 name: Bob
 ---
-Knows [[ada]].
+Knows [[bea]].
"""


@pytest.mark.parametrize(("answer", "happens"), [("y\n", True), ("n\n", False), ("", False)])
def test_the_changes_are_shown_before_anything_happens(
    content: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    happens: bool,
) -> None:
    before = read_tree(content)
    monkeypatch.setattr("sys.stdin", StringIO(answer))
    assert rename(content, "ada", "bea", "actor") == (0 if happens else 1)
    told = capsys.readouterr().out
    assert told.startswith(f"{DIFF}Rename 'ada' to 'bea' in 2 files? [y/N] ")
    if not happens:
        assert told.endswith("Nothing was changed.\n")
        assert read_tree(content) == before
        return
    assert told.endswith("Renamed 'ada' to 'bea' in 2 files. The old address leads to the new one.\n")
    after = read_tree(content)
    assert before.keys() - after.keys() == {"actors/ada.md"}
    assert after["actors/bea.md"] == b"---\nname: Ada\nformerly: [countess, ada]\n---\n"


def test_what_lies_beside_an_article_goes_with_it(content: Path) -> None:
    assert rename(content, "talk", "speech", "article", sure=True) == 0
    assert (content / "articles" / "2024" / "speech.md").exists()
    assert (content / "pages" / "talk.md").exists()
    assert read_tree(content.parent / "originals") == {"speech.txt": b"Their words.\n"}


def test_line_ends_and_a_byte_order_mark_stay(content: Path) -> None:
    file = content / "actors" / "bob.md"
    file.write_bytes(b"\xef\xbb\xbf---\r\nname: Bob\r\n---\r\n[[ada]]\r\n")
    assert rename(content, "ada", "bea", "actor", sure=True) == 0
    assert file.read_bytes() == b"\xef\xbb\xbf---\r\nname: Bob\r\n---\r\n[[bea]]\r\n"


def test_an_id_that_it_had_before_is_free_for_it(content: Path) -> None:
    assert rename(content, "ada", "countess", "actor", sure=True) == 0
    assert (content / "actors" / "countess.md").read_text() == "---\nname: Ada\nformerly: [ada]\n---\n"


BOTH = "--kind article or --kind page"
REFUSED = [
    ("talk", "t", None, f"'talk' is the id of several things: article and page; say {BOTH}"),
    ("bob", "s", None, "'s' is taken by content/sources/all.yaml"),
    ("bob", "countess", None, "'countess' is taken by content/actors/ada.md"),
    ("bob", "bob", None, "'bob' is taken by content/actors/bob.md"),
    ("bob", "Bob B", None, "'Bob B' is not an id; write bob-b"),
    ("bobb", "bo", None, "no file or record has the id 'bobb'; did you mean bob?"),
    ("bob", "bo", "acter", "--kind: 'acter' is no kind of thing; did you mean actor?"),
    ("talk", "search", "page", "the page 'search' is made by the site itself; choose another id"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "kind", "said"), REFUSED, ids=[said for *_, said in REFUSED])
def test_what_cannot_be_renamed_is_told(
    content: Path, old: str, new: str, kind: str | None, said: str
) -> None:
    with pytest.raises(FieldError) as refused:
        make_plan(content, old, new, kind)
    assert str(refused.value) == said


def test_a_file_with_a_mistake_is_named(content: Path) -> None:
    (content / "actors" / "bob.md").write_text("---\nname: [Bob\n---\n[[ada]]\n")
    with pytest.raises(FieldError) as refused:
        make_plan(content, "ada", "bea", "actor")
    assert str(refused.value).startswith("content/actors/bob.md:2: ")
