"""How a site takes the place of the last one, and when it does not."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.build.conftest import Place, read_tree

NOTHING = "Nothing was built; there was no site before.\n"
KEPT = "Nothing was built; the last site stays in output.\n"


def test_a_build_tells_what_it_does_and_what_it_built(place: Place) -> None:
    assert place.succeed() == (
        "Reading 6 files …\n"
        "Writing 12 pages …\n"
        "Exporting N files …\n"
        "Indexing 7 records …\n"
        "Built 1 dossier, 1 actor, 1 event, 2 articles on 12 pages and N exports in 0.0 s: "
        "open output/index.html\n"
    )


def test_notices_do_not_stop_a_build_and_are_counted(place: Place) -> None:
    place.write(
        "content/records/more.yaml",
        "events:\n  - {id: e, date: 2024-05-02, title: More, sources: ['https://example.org/']}\n",
    )
    notice, last = place.succeed().splitlines()[4:]
    assert notice == (
        "content/records/more.yaml:2: events[0].sources[0]: 'https://example.org/' is a bare address; "
        "list it in content/sources/ and give its id [source-address]"
    )
    assert last == (
        "Built 1 dossier, 1 actor, 2 events, 2 articles on 12 pages and N exports in 0.0 s, 1 notice: "
        "open output/index.html"
    )


def test_a_second_build_touches_nothing(built_place: Place) -> None:
    before = built_place.stamp_tree()
    built_place.succeed()
    assert built_place.stamp_tree() == before


def test_a_change_touches_only_the_pages_that_show_it(built_place: Place) -> None:
    before = built_place.stamp_tree()
    article = built_place.content / "articles" / "two.md"
    article.write_text(article.read_text().replace("See [[one]].", "See\n\n[[one]] again."))
    built_place.succeed()
    after = built_place.stamp_tree()
    touched = {path for path in before | after if before.get(path) != after.get(path)}
    assert {path for path in touched if not path.startswith("search/")} == {
        ".files",  # The index for searching has files named by what is in them.
        "articles/two/index.html",
        # Its first paragraph stands there.
        "data/articles/two.json",
        "data/ftm.jsonl",
        "index.html",
        "feed.atom",
        "feed.json",
    }


def test_what_is_no_more_disappears_and_what_is_foreign_stays(built_place: Place) -> None:
    (built_place.output / "CNAME").write_text("example.org\n")
    (built_place.output / "articles" / "two" / "notes.txt").write_text("Mine.\n")
    for name in ("one", "two"):
        assert (built_place.output / "articles" / name / "index.html").exists()
        (built_place.content / "articles" / f"{name}.md").unlink()
    built_place.succeed()
    assert not (built_place.output / "articles" / "one").exists()
    assert not (built_place.output / "articles" / "two" / "index.html").exists()
    assert (built_place.output / "articles" / "two" / "notes.txt").read_text() == "Mine.\n"
    assert (built_place.output / "CNAME").read_text() == "example.org\n"


def test_a_list_of_files_that_leads_out_of_the_output_removes_nothing(built_place: Place) -> None:
    outside = built_place.write("precious.txt", "Keep me.\n")
    manifest = built_place.output / ".files"
    manifest.write_text(f"{manifest.read_text()}../precious.txt\n{outside}\n")
    built_place.succeed()
    assert outside.read_text() == "Keep me.\n"


def test_what_a_killed_build_left_is_cleared_away(built_place: Place, built_small: Path) -> None:
    (built_place.output / ".staging" / "deep").mkdir(parents=True)
    (built_place.output / ".staging" / "deep" / "half.html").write_text("<p>")
    built_place.succeed()
    assert not (built_place.output / ".staging").exists()


@pytest.mark.parametrize("phase", ["Reading", "Writing"])
def test_a_killed_build_leaves_the_last_site_and_nobody_waits_for_its_workers(
    built_place: Place, phase: str
) -> None:
    before = built_place.stamp_tree()
    built_place.configure("DOSSIER_WORKERS = 2")
    with built_place.start() as build:
        assert build.stdout
        for line in build.stdout:
            if line.startswith(phase):
                build.kill()
    assert build.returncode == -signal.SIGKILL
    assert {path: stamp for path, stamp in built_place.stamp_tree().items() if path[0] != "."} == {
        path: stamp for path, stamp in before.items() if path[0] != "."
    }
    built_place.succeed()
    assert built_place.stamp_tree() == before


def test_two_builds_at_once_do_each_other_no_harm(place: Place) -> None:
    add_pages(place, 300)
    with place.start() as first, place.start() as second:
        assert (first.wait(), second.wait()) == (0, 0)
    together = place.read_tree()
    place.succeed("--output", str(place.root / "alone"))
    assert together == read_tree(place.root / "alone")


def add_pages(place: Place, count: int) -> None:
    for number in range(count):
        place.write(f"content/pages/page-{number}.md", f"---\ntitle: Page {number}\n---\nWords.\n")


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize("output", ["content", "content/articles/out", "."])
def test_the_content_folder_is_never_written_to(place: Place, output: str) -> None:
    before = sorted(place.content.rglob("*"))
    said = place.fail("--output", str(place.root / output))
    target = "HERE" if output == "." else f"HERE/{output}"
    assert said == (
        f"{target} is or holds the content folder, or lies in it; choose another --output\n{NOTHING}"
    )
    assert sorted(place.content.rglob("*")) == before


def test_a_folder_with_files_that_no_build_wrote_is_refused(place: Place) -> None:
    for name in "dbca":
        place.write(f"output/{name}.txt", "Mine.")
    assert place.fail() == (
        "HERE/output holds files that no build wrote (a.txt, b.txt, c.txt); "
        f"empty it, or choose another --output\n{NOTHING}"
    )
    assert sorted(path.name for path in place.output.iterdir()) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_file_in_place_of_the_folder_is_refused(place: Place) -> None:
    place.write("output", "Mine.")
    assert place.fail() == f"HERE/output is a file; choose another --output\n{NOTHING}"
    assert place.output.read_text() == "Mine."


def test_a_foreign_file_is_never_overwritten(built_place: Place) -> None:
    built_place.write("content/articles/three.md", "---\ntitle: Three\ndate: 2024-06-03\n---\n")
    built_place.write("output/articles/three/index.html", "Mine.")
    before = built_place.stamp_tree()
    assert built_place.fail() == (
        f"HERE/output/articles/three/index.html was not written by a build; move it away\n{KEPT}"
    )
    assert built_place.stamp_tree() == before


def test_a_folder_that_may_not_be_written_is_named(place: Place) -> None:
    place.write("locked", "")
    assert place.fail("--output", str(place.root / "locked" / "output")) == (
        f"HERE/locked/output cannot be written: not a directory\n{NOTHING}"
    )


def test_a_content_folder_that_is_not_there_is_refused(place: Place) -> None:
    place.content.rename(place.root / "texts")
    assert place.fail() == (
        "HERE/content: there is no such folder; name another with --content [file-unreadable]\n"
        "1 mistake: nothing was built. Mend what stands above and build again.\n"
    )
    assert not place.output.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--today", "soon"),
            "the day of the build: 'soon' is not a date; write 2013, 2013-02 or 2013-02-01\n",
        ),
        (
            ("--siteurl", "example.org"),
            "SITEURL is 'example.org', which is no address; begin it with https://\n",
        ),
    ],
)
def test_an_option_without_a_meaning_is_refused(place: Place, options: tuple[str, ...], said: str) -> None:
    assert place.fail(*options) == said + NOTHING
    assert not place.output.exists()


# ---------------------------------------------------------------- failures


def test_a_mistake_leaves_the_last_site_untouched(built_place: Place) -> None:
    before = built_place.stamp_tree()
    built_place.write("content/articles/one.md", "---\ntitle: One\ndate: 2024-06-31\n---\n[[adda]]\n")
    assert built_place.fail() == (
        "content/articles/one.md:3: date: '2024-06-31' is not a date: "
        "June 2024 has 30 days [date-invalid]\n"
        "content/articles/one.md:5: 'adda' is not the id of an actor, dossier, article or source; "
        "did you mean ada? [id-unknown]\n"
        "2 mistakes: nothing was built. Mend what stands above and build again.\n"
    )
    assert built_place.stamp_tree() == before


def test_a_mistake_in_the_first_build_leaves_no_folder(place: Place) -> None:
    place.write("content/articles/one.md", "---\ntitle: One\n---\n")
    said = place.fail()
    assert said.startswith("content/articles/one.md:")
    assert not place.output.exists()


BROKEN = [
    (
        "{% block main %}{{ view.titel }}{% endblock %}",
        "article.html:2: 'dossier.pages.article.View object' has no attribute 'titel'",
    ),
    (
        "{% block main %}{% if %}{% endblock %}",
        "article.html:2: Expected an expression, got 'end of statement block'",
    ),
    (
        "{% block main %}{{ view.date|whenn }}{% endblock %}",
        "article.html:2: No filter named 'whenn'.",
    ),
    (
        "{% block main %}{{ view.title + 1 }}{% endblock %}",
        'article.html:2: can only concatenate str (not "int") to str',
    ),
    (
        "{% block main %}{% include 'none.html' %}{% endblock %}",
        "article.html:2: there is no template none.html in the theme",
    ),
]


@pytest.mark.parametrize(("template", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_a_broken_template_is_named_and_leaves_the_last_site(
    built_place: Place, template: str, said: str
) -> None:
    before = built_place.stamp_tree()
    built_place.configure("THEME_TEMPLATES_OVERRIDES = ['overrides']")
    built_place.write("overrides/article.html", f'{{% extends "base.html" %}}\n{template}\n')
    assert built_place.fail() == f"{said}\n{KEPT}"
    assert built_place.stamp_tree() == before


DEAD = [
    (
        '<a href="{{ view.page.root }}nowhere/">x</a>',
        "page /articles/one/: it leads to '/nowhere/', which is not there",
    ),
    (
        '<a href="{{ view.page.root }}actors/ada/#nowhere">x</a>',
        "page /articles/one/: it leads to '/actors/ada/#nowhere', but there is no such id",
    ),
    ('<a href="#nowhere">x</a>', "page /articles/one/: it leads to '#nowhere', which is not on it"),
    ('<p id="main">x</p>', "page /articles/one/: the id 'main' stands twice on it"),
    (
        '<img src="{{ view.page.root }}images/none.png" alt="">',
        "page /articles/one/: it leads to '/images/none.png', which is not there",
    ),
]


@pytest.mark.parametrize(("html", "said"), DEAD, ids=[said for _, said in DEAD])
def test_a_theme_with_a_dead_link_fails_the_build(built_place: Place, html: str, said: str) -> None:
    before = built_place.stamp_tree()
    (built_place.content / "articles" / "two.md").unlink()
    built_place.configure("THEME_TEMPLATES_OVERRIDES = ['overrides']")
    text = f'{{% extends "base.html" %}}\n{{% block main %}}<h1>One</h1>{html}{{% endblock %}}\n'
    built_place.write("overrides/article.html", text)
    assert built_place.fail() == f"{said}\n{KEPT}"
    assert built_place.stamp_tree() == before
