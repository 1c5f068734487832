"""A build after any edits gives the same site, byte for byte, as one that knows nothing of the last."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from dossier.build.files import list_entries
from dossier.build.store import Store, open_store
from dossier.commands.build import build
from tests.build.conftest import Place, make_place, read_tree
from tests.conftest import ROOT

SEQUENCES = int(os.environ.get("SEQUENCES", "20"))
"""How many sequences of edits are tried."""
ARTICLE = """\
---
title: {title}
date: {date}
dossiers: [{dossier}]
{more}---
{text}
"""
TEXTS = (
    "Ada Lovelace met Bob Hope in Ruritania.",
    "The chancellor of Ruritania slept; see [[one]] and [[topic]].",
    "## A heading\n\nIt rained [@s1], and Bob Hope sang.\n\n## Another\n\nLady Ada left.",
    "Nobody came. ![A picture]({static}/images/rain.png)",
    "Prime Minister Ada Lovelace spoke of [rain]({filename}/articles/one.md).",
)
MORE = (
    "",
    "status: draft\n",
    "summary: What came to pass.\n",
    "status: hidden\n",
    "withdrawn: It was wrong.\n",
    "tags: [rain]\n",
    "formerly: [once]\n",
    "events:\n  - {date: 2024-03-01, title: Rain falls, text: Lady Ada got wet., sources: [s1]}\n",
    "statements:\n  - {by: [bob], date: 2024-03-02, gist: It was dry., sources: [s2], answers: {wet: no}}\n",
    "figures:\n  - {series: drops, as_of: 2024-03-01, value: 7, claimed_by: ada, sources: [s1]}\n",
    "corrections: [{date: 2024-07-01, note: The day was wrong.}]\n",
    "publisher: bob\nsource_title: A report\n",
)
START = {
    "content/actors/ada.md": (
        "---\nname: Ada Lovelace\nroles:\n"
        "  - {title: Chancellor, of: ruritania, from: 2020-01-01}\n---\nBorn.\n"
    ),
    "content/actors/bob.md": "---\nname: Bob Hope\nnames: {he: בוב הופ}\n---\nKnown to [[ada]].\n",
    "content/actors/ruritania.md": "---\nname: Ruritania\nkind: state\n---\nA land.\n",
    "content/articles/one.md": ARTICLE.format(
        title="One", date="2024-06-01", dossier="topic", more="actors: [ada]\n", text=TEXTS[0]
    ),
    "content/articles/two.md": ARTICLE.format(
        title="Two",
        date="2024-06-02",
        dossier="other",
        more="image: images/rain.png\nimage_alt: Rain\nsummary: It rained.\n",
        text=TEXTS[1],
    ),
    "content/articles/one-he.md": (
        "---\ntitle: אחת\ndate: 2024-06-01\nlang: he\ntranslation_of: one\n---\nבוב הופ שר.\n"
    ),
    "content/dossiers/topic.md": (
        "---\ntitle: The topic\nmatch: {any: [{actors: [ada]}, {terms: [rain]}]}\n"
        "questions: [{id: wet, ask: Was it wet?}]\n"
        "series: [{id: drops, label: Drops, unit: drops}]\n---\nA story.\n"
    ),
    "content/dossiers/other.md": "---\ntitle: Other\nrelated: [topic]\n---\nBob Hope again.\n",
    "content/records/all.yaml": (
        "dossiers: [other]\nevents:\n  - {id: rain, date: 2024-03-01, title: Rain, sources: [s1, s2]}\n"
        "statements:\n"
        "  - {by: [ada], date: 2024-03-01, gist: It was wet., sources: [s1], answers: {wet: yes}}\n"
    ),
    "content/pages/about.md": "---\ntitle: About\n---\nWho we are.\n",
    "content/sources/all.yaml": (
        "- {id: s1, publisher: Paper, title: A report}\n- {id: s2, publisher: Agency, title: Its own}\n"
    ),
}


@dataclass
class Desk:
    """A site whose files are edited, with what the next build is told."""

    place: Place
    today: str = "2026-01-01"
    lines: dict[str, str] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)

    def set(self, name: str, value: object) -> None:
        """Change a setting."""
        self.lines[name] = f"{name} = {value!r}"
        self.place.configure(*self.lines.values())

    def edit(self, path: str, old: str, new: str) -> None:
        """Change some words of a file, where it is there and has them."""
        file = self.place.root / path
        if file.exists():
            text = file.read_text(encoding="utf-8")
            self.former[path] = text
            self.place.write(path, text.replace(old, new))

    def take_back(self) -> None:
        """Give all files back the texts that they had before they were last edited."""
        for path, text in self.former.items():
            self.place.write(path, text)
        self.former.clear()

    def toggle(self, path: str, words: str, other: str) -> None:
        """Change words into others, or these back."""
        file = self.place.root / path
        there = file.exists() and words in file.read_text(encoding="utf-8")
        self.edit(path, *((words, other) if there else (other, words)))


def draw_rain(path: Path, colour: str) -> None:
    Image.new("RGB", (40, 30), colour).save(path)


slugs = st.sampled_from(["one", "two", "three", "four"])
articles = st.builds(
    ARTICLE.format,
    title=st.sampled_from(["One", "Rain and sun", "Ada Lovelace"]),
    date=st.sampled_from(["2024-06-01", "2024-06-03", "2026-01-02"]),
    dossier=st.sampled_from(["topic", "other", "topic, other", ""]),
    more=st.sampled_from(MORE),
    text=st.sampled_from(TEXTS),
)


def write_article(slug: str, text: str) -> Callable[[Desk], object]:
    return lambda desk: desk.place.write(f"content/articles/{slug}.md", text)


def delete(path: str) -> Callable[[Desk], object]:
    return lambda desk: (desk.place.root / path).unlink(missing_ok=True)


def rename(old: str, new: str) -> Callable[[Desk], object]:
    def move(desk: Desk) -> None:
        file = desk.place.root / old
        if file.exists():
            file.rename(desk.place.root / new)

    return move


def toggle(path: str, words: str, other: str) -> Callable[[Desk], object]:
    return lambda desk: desk.toggle(path, words, other)


def touch(path: str) -> Callable[[Desk], object]:
    return lambda desk: (desk.place.root / path).touch() if (desk.place.root / path).exists() else None


def setting(name: str, value: object) -> Callable[[Desk], object]:
    return lambda desk: desk.set(name, value)


def day(today: str) -> Callable[[Desk], object]:
    return lambda desk: setattr(desk, "today", today)


def paint(colour: str) -> Callable[[Desk], object]:
    return lambda desk: draw_rain(desk.place.content / "images" / "rain.png", colour)


edits = st.one_of(
    st.builds(write_article, slugs, articles),
    st.builds(write_article, slugs, articles),
    slugs.map(lambda slug: delete(f"content/articles/{slug}.md")),
    st.sampled_from(
        [
            toggle("content/articles/one.md", "met", "left"),
            toggle("content/articles/one.md", "Ruritania.", "Ruritania.\n\n## More\n\nAda Lovelace knew."),
            toggle("content/articles/one-he.md", "שר", "רקד"),
            toggle("content/articles/two.md", "slept", "rested"),
            rename("content/articles/two.md", "content/articles/three.md"),
            toggle("content/actors/ada.md", "roles:", "aliases: [Lady Ada]\nroles:"),
            toggle("content/actors/ada.md", "2020-01-01", "2024-06-02"),
            toggle("content/actors/ada.md", "Chancellor,", "Prime Minister,"),
            toggle("content/actors/ada.md", "Born.", "Born of [[bob]]."),
            rename("content/actors/bob.md", "content/actors/bobby.md"),
            rename("content/actors/bobby.md", "content/actors/bob.md"),
            toggle("content/actors/ruritania.md", "---\nname", "---\nadjectives: [Ruritanian]\nname"),
            toggle("content/dossiers/topic.md", "terms: [rain]", "terms: [slept]"),
            toggle("content/dossiers/topic.md", "The topic", "Another topic"),
            toggle("content/dossiers/topic.md", "A story.", "A story of [[two]]."),
            delete("content/dossiers/other.md"),
            toggle("content/records/all.yaml", "title: Rain,", "title: Hail, weight: key,"),
            toggle("content/records/all.yaml", "It was wet.", "It poured."),
            delete("content/records/all.yaml"),
            toggle("content/sources/all.yaml", "publisher: Paper", "publisher: bob"),
            toggle("content/sources/all.yaml", "A report", "Its report, origin: Agency"),
            toggle("content/pages/about.md", "About", "About us"),
            delete("content/pages/about.md"),
            paint("red"),
            paint("blue"),
            delete("content/images/rain.png"),
            toggle("theme/templates/article.html", "<h1", "<h1 class=other"),
            toggle("theme/static/css/tokens.css", ":root", "html:root"),
            touch("content/articles/one.md"),
            touch("content/actors/ada.md"),
            setting("SITENAME", "Another name"),
            setting("SITEURL", "https://example.org/project"),
            setting("EXPORTS_OFF", ["events.csv"]),
            setting("DEFAULT_LANG", "he"),
            day("2026-01-02"),
            day("2026-01-01"),
            Desk.take_back,
        ]
    ),
)


@contextmanager
def open_desk(root: Path) -> Iterator[Desk]:
    """Give a site that was built once, with a theme of its own."""
    place = make_place(root)
    shutil.rmtree(place.content)
    for path, text in START.items():
        place.write(path, text)
    (place.content / "images").mkdir()
    draw_rain(place.content / "images" / "rain.png", "blue")
    shutil.copytree(ROOT / "themes" / "broadsheet", root / "theme")
    here = Path.cwd()
    os.chdir(root)
    try:
        desk = Desk(place)
        desk.set("THEME", str(root / "theme"))
        assert build(place.content, place.output, today=desk.today) == 0
        yield desk
    finally:
        os.chdir(here)


@given(st.lists(st.tuples(edits, st.booleans()), min_size=1, max_size=6))
@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_build_after_edits_gives_the_same_bytes_as_a_clean_one(
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    chosen: list[tuple[Callable[[Desk], object], bool]],
) -> None:
    with open_desk(tmp_path_factory.mktemp("desk")) as desk:
        place, clean = desk.place, desk.place.root / "clean"
        for edit, anew in chosen:
            edit(desk)
            if anew:
                # As in a new process, which knows only what is kept.
                open_store.cache_clear()
            build(place.content, place.output, today=desk.today)
        capsys.readouterr()
        status = build(place.content, place.output, today=desk.today)
        told = find_mistakes(capsys)
        assert build(place.content, clean, today=desk.today, clean=True) == status
        assert find_mistakes(capsys) == told
        if status == 0:
            assert read_tree(place.output) == read_tree(clean)


def find_mistakes(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """List what a build told of mistakes."""
    return [line for line in capsys.readouterr().err.splitlines() if line.endswith("]")]


# ---------------------------------------------------------------- what is kept


def find_kept(place: Place, pattern: str) -> Path:
    """Find a file that a build kept for the next."""
    return next((place.root / ".cache" / "builds").glob(f"*/{pattern}"))


def flip(file: Path, place: int) -> None:
    """Damage one byte."""
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)


def cut(file: Path, size: int) -> None:
    """Take the last bytes away."""
    file.write_bytes(file.read_bytes()[:-size])


RAINY = "---\ntitle: Two\ndate: 2024-06-02\n---\nSee [[one]].\n\nIt rained{}.\n"


def edit_what(place: Place, edited: str) -> None:
    """Edit a text, and where names are to be edited too, an actor's."""
    place.write("content/articles/two.md", RAINY.format(" again"))
    if edited == "names":
        place.write("content/actors/ada.md", "---\nname: Ada\naliases: [Countess]\n---\nBorn.\n")


@pytest.fixture(scope="session")
def clean_trees(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, dict[str, bytes]]:
    """Give what comes of each of these edits where nothing is known."""
    trees = {}
    for edited in ("text", "names"):
        place = make_place(tmp_path_factory.mktemp(edited))
        edit_what(place, edited)
        place.succeed()
        trees[edited] = place.read_tree()
    return trees


@pytest.mark.parametrize(
    "damage",
    [
        lambda place: flip(find_kept(place, "index"), 400),
        lambda place: find_kept(place, "index").write_bytes(b""),
        lambda place: find_kept(place, "index").write_bytes(b"something else, of somebody else"),
        lambda place: find_kept(place, "*.heap").unlink(),
        lambda place: flip(find_kept(place, "*.heap"), 300),
        lambda place: find_kept(place, "*.heap").write_bytes(b""),
        lambda place: find_kept(place, "records-*").unlink(),
        lambda place: flip(find_kept(place, "records-*"), 300),
        lambda place: find_kept(place, "*.growing").unlink(),
        lambda place: flip(find_kept(place, "*.growing"), 40),
        lambda place: find_kept(place, "*.growing").write_bytes(
            find_kept(place, "*.growing").read_bytes()[:-4]
        ),
    ],
    ids=[
        *("flipped", "empty", "foreign", "gone", "damaged", "cut", "records-gone", "records-damaged"),
        *("growing-gone", "growing-damaged", "growing-cut"),
    ],
)
@pytest.mark.parametrize("edited", ["text", "names"])
def test_what_was_kept_and_damaged_is_not_believed(
    place: Place,
    damage: Callable[[Place], object],
    edited: str,
    clean_trees: Mapping[str, dict[str, bytes]],
) -> None:
    place.write("content/articles/two.md", RAINY.format(""))
    place.succeed()
    damage(place)
    edit_what(place, edited)
    place.succeed()
    assert place.read_tree() == clean_trees[edited]


def open_kept(place: Place) -> Store:
    store = Store(place.root / ".cache", place.content, place.output)
    store.open("en-GB", believed=True)
    assert store.index.files
    return store


def find_doubtful(place: Place) -> set[str]:
    """Return the files of the content of which the next build would not believe the stamp."""
    store = open_kept(place)
    entries = list_entries(place.content)
    return {path for path, _, stamp in entries if not store.knows(f"content/{path}", stamp)}


def test_what_was_written_just_before_a_build_is_not_looked_into_for_ever(place: Place) -> None:
    # Within two seconds a file may change twice and show one time, so builds look into it as long.
    for number in range(20):
        place.write("content/articles/two.md", RAINY.format(f" {number} times"))
        place.succeed()
        if find_doubtful(place) <= {"articles/two.md"}:
            return
    pytest.fail(f"still in doubt: {find_doubtful(place)}")


@pytest.mark.parametrize("changed", [False, True])
def test_a_build_that_took_long_looks_again_into_what_was_written_just_before(
    place: Place, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    place.succeed()
    store = open_kept(place)
    # As if everything had been read in the moment in which it was written, however slow the machine.
    store.index.taken = 0
    store.save(None)
    names = {"actors/ada.md", "articles/one.md", "articles/two.md", "dossiers/topic.md"}
    names |= {"records/all.yaml", "sources/all.yaml"}
    assert find_doubtful(place) == names
    if changed:
        place.write("content/articles/two.md", "---\ntitle: Two\ndate: 2024-06-02\n---\nSee it.\n")
    later = time.time_ns() + 10**10
    monkeypatch.setattr(time, "time_ns", lambda: later)
    store.settle(str(place.content))
    store.save(None)
    assert find_doubtful(place) == (names if changed else set())


def test_only_what_an_edit_changes_is_written(place: Place) -> None:
    # The index for searching is one whole.
    place.configure('EXPORTS_OFF = ["search"]')
    place.succeed()
    before = place.stamp_tree()
    place.write("content/articles/two.md", "---\ntitle: Two\ndate: 2024-06-02\n---\nSee [[one]] now.\n")
    place.succeed()
    after = place.stamp_tree()
    assert {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} == {
        "articles/two/index.html",
        "data/articles/two.json",
        "feed.atom",
        "feed.json",
        "index.html",
        "data/ftm.jsonl",
    }


def test_where_nothing_changed_the_last_build_is_told_again(place: Place) -> None:
    # What was written within the last two seconds is looked into once more.
    told = next(told for _ in range(20) if (told := place.succeed()).startswith("Nothing"))
    assert told == (
        "Nothing has changed since the last build: 1 dossier, 1 actor, 1 event, 2 articles on 12 pages and "
        "N exports: open output/index.html\n"
    )
    before = place.stamp_tree()
    assert place.succeed() == told
    assert place.stamp_tree() == before
    assert place.succeed("--today", "2024-06-01").splitlines()[-1].startswith("Built 1 dossier")
    place.succeed()
    (place.output / "mine.html").write_text("Mine.")
    assert place.succeed() == told
    (place.output / "feed.atom").write_text("Mine.")
    assert place.succeed().splitlines()[-1].startswith("Built 1 dossier")
    (place.output / ".journal").write_text("[]")
    assert place.succeed().splitlines()[-1].startswith("Built 1 dossier")


def test_what_somebody_changed_in_the_output_is_put_right(place: Place) -> None:
    place.succeed()
    tree = place.read_tree()
    (place.output / "articles" / "one" / "index.html").write_text("Mine now.")
    (place.output / "feed.atom").unlink()
    place.succeed()
    assert place.read_tree() == tree


def test_another_word_of_a_catalogue_changes_the_pages_that_have_it(place: Place, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    place.configure('PLUGIN_PATHS = ["plugins"]', 'DEFAULT_LANG = "he"')
    command = ("-m", "pelican", "content", "-s", "pelican.conf.py", "--fatal", "errors")
    assert place.run(*command).returncode == 0
    catalogue = tmp_path / "plugins" / "dossier" / "locale" / "he.po"
    text = catalogue.read_text(encoding="utf-8")
    words = text.split('msgid "Sources"\nmsgstr "')[1].split('"')[0]
    catalogue.write_text(text.replace(f'"{words}"', '"אחרת לגמרי"'), encoding="utf-8")
    assert place.run(*command).returncode == 0
    assert "אחרת לגמרי" in (place.output / "index.html").read_text(encoding="utf-8")
    assert place.run(*command, "--ignore-cache", "--output", "clean").returncode == 0
    assert place.read_tree() == read_tree(tmp_path / "clean")
