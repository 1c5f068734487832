"""The same input gives the same bytes: for any number of workers, order of files, and day."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.library.doubts import DOUBTS
from tests.build.conftest import Place, read_tree
from tests.conftest import ROOT, SAMPLE_TODAY, SAMPLE_URL

PELICAN = ("-m", "pelican", "content", "-s", "pelican.conf.py", "--fatal", "errors")


def add_articles(content: Path, count: int) -> None:
    """Write so many articles that several workers get some, and that an actor has pages of years."""
    for number in range(count):
        text = (
            f"---\ntitle: Article {number}\ndate: {2020 + number % 4}-03-{number % 28 + 1:02}\n"
            f"tags: [diplomacy]\n---\n[[john-kerry]] and [[israel|the state]] [@hsg-pocom, p. {number}].\n"
        )
        (content / "articles" / f"article-{number}.md").write_text(text)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The sample and 230 articles more, built by one process."""
    place = Place(tmp_path_factory.mktemp("large"))
    shutil.copytree(ROOT / "content", place.content)
    add_articles(place.content, 230)
    place.configure("DOSSIER_WORKERS = 1")
    place.succeed("--today", SAMPLE_TODAY)
    return place


@pytest.mark.parametrize(
    "settings",
    [
        ("DOSSIER_WORKERS = 2",),
        ("DOSSIER_WORKERS = 3",),
        ("DOSSIER_WORKERS = 2", "multiprocessing.set_start_method('spawn', force=True)"),
    ],
    ids=["two", "three", "spawned"],
)
def test_the_number_of_workers_and_how_they_start_change_no_byte(
    large: Place, tmp_path: Path, settings: tuple[str, ...]
) -> None:
    place = Place(tmp_path)
    shutil.copytree(large.content, place.content)
    place.configure(*settings)
    place.succeed("--today", SAMPLE_TODAY)
    assert place.read_tree() == large.read_tree()


def find_complaints(printed: str) -> list[str]:
    """Return all lines but the sample's notices, which a build may print."""
    doubts = tuple(f"[{code}]" for code in DOUBTS)
    return [line for line in printed.splitlines() if not line.endswith(doubts)]


def test_spawned_workers_find_the_plugin_under_pelican_itself(large: Place, tmp_path: Path) -> None:
    place = Place(tmp_path, {"DOSSIER_TODAY": SAMPLE_TODAY})
    shutil.copytree(large.content, place.content)
    place.configure("DOSSIER_WORKERS = 2", "multiprocessing.set_start_method('spawn', force=True)")
    ran = place.run(*PELICAN, "-o", "output")
    assert (ran.returncode, find_complaints(ran.stderr)) == (0, [])
    assert place.read_tree() == large.read_tree()


def test_the_order_and_age_of_files_change_no_byte(large: Place, tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.configure()
    files = sorted(path for path in large.content.rglob("*") if path.is_file())
    for path in reversed(files):
        target = place.content / path.relative_to(large.content)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    place.succeed("--today", SAMPLE_TODAY)
    assert place.read_tree() == large.read_tree()


def test_pelican_itself_makes_the_same_site(built_site: Path, tmp_path: Path) -> None:
    place = Place(ROOT, {"SITEURL": SAMPLE_URL, "DOSSIER_TODAY": SAMPLE_TODAY})
    ran = place.run(*PELICAN, "-o", str(tmp_path / "site"))
    assert (ran.returncode, find_complaints(ran.stderr)) == (0, [])
    assert read_tree(tmp_path / "site") == read_tree(built_site)


def test_pelican_itself_tells_a_mistake_without_how_the_code_came_there(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.configure()
    place.write("content/actors/ada.md", "---\nname: Ada\nborn: 1970-13\n---\n")
    ran = place.run(*PELICAN, "-o", "output")
    mistake = "'1970-13' is not a date; write 2013, 2013-02 or 2013-02-01 [date-invalid]"
    assert ran.stderr.splitlines() == [
        f"content/actors/ada.md:3: born: {mistake}",
        "Nothing was built; the last site stays.",
    ]
    assert ran.returncode == 1
    assert not place.output.exists()


# ---------------------------------------------------------------- the day of the build


def test_the_day_decides_what_waits_and_nothing_else(place: Place) -> None:
    place.write("content/articles/three.md", "---\ntitle: Three\ndate: 2024-06-03\n---\n")
    seen = {}
    for today in ("2024-06-02", "2024-06-03", "2199-12-31"):
        place.succeed("--today", today)
        seen[today] = place.read_tree()
    assert "articles/three/index.html" not in seen["2024-06-02"]
    assert "articles/three/index.html" in seen["2024-06-03"]
    assert seen["2024-06-03"] == seen["2199-12-31"]
    lists = {"index.html", "feed.atom", "feed.json", "data/index.json", "data/ftm.jsonl", ".files"}
    # The index for searching names its files by what is in them.
    kept = {path for path in seen["2024-06-02"].keys() - lists if not path.startswith("search/pagefind/")}
    assert {path: seen["2024-06-03"][path] for path in kept} == {
        path: seen["2024-06-02"][path] for path in kept
    }


@pytest.mark.parametrize(
    ("epoch", "options", "published"),
    [
        ("1717286399", (), ["one"]),  # 2024-06-01T23:59:59Z
        ("1717286400", (), ["one", "two"]),
        ("0", ("--today", "2024-06-02"), ["one", "two"]),
        ("1717286400", ("--today", "2024-06-01"), ["one"]),
    ],
)
def test_the_day_is_the_one_given_else_source_date_epochs(
    place: Place, epoch: str, options: tuple[str, ...], published: list[str]
) -> None:
    place.environ["SOURCE_DATE_EPOCH"] = epoch
    place.succeed(*options)
    assert sorted(path.parent.name for path in place.output.glob("articles/*/index.html")) == published


def test_a_source_date_epoch_without_a_meaning_is_refused(place: Place) -> None:
    place.environ["SOURCE_DATE_EPOCH"] = "tomorrow"
    assert place.fail() == (
        "SOURCE_DATE_EPOCH is 'tomorrow', which is no number of seconds\n"
        "Nothing was built; there was no site before.\n"
    )
