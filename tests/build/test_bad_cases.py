"""What goes wrong around a build ends it with a clear word, the last site whole, and nothing foreign gone."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.build.conftest import Place
from tests.build.test_publishing import KEPT, NOTHING, add_pages
from tests.conftest import ROOT

BROKEN = "a process that worked for this build was killed; there may be too little memory"
OVERRIDES = (1, 2)
"""The capabilities that let the superuser write and read where nobody may (capabilities(7))."""
DROP = 24
"""What tells prctl(2) to take a capability from whatever is started from here on."""


def obey() -> None:
    """Let even the superuser obey the modes of files."""
    if os.geteuid() == 0:
        for capability in OVERRIDES:
            ctypes.CDLL(None).prctl(DROP, capability, 0, 0, 0)


def limit_files(size: int) -> Callable[[], None]:
    """Let no file grow larger, which fails as a full disk does: in the middle of writing."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def fail_in(place: Place, before: Callable[[], None], output: str = "output") -> str:
    """Build in vain under a condition, and give what a person is told."""
    words = ["--content", str(place.content), "--output", str(place.root / output)]
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), "build", *words],
        cwd=place.root,
        preexec_fn=before,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 1
    return ran.stderr.replace(str(place.root), "HERE")


def edit(place: Place) -> None:
    """Make an edit that each page of the small site shows."""
    place.write("content/actors/ada.md", "---\nname: Ada Byron\n---\nBorn.\n")


# ---------------------------------------------------------------- no room


def test_without_room_for_a_page_the_last_site_stays(built_place: Place) -> None:
    before = built_place.stamp_tree()
    edit(built_place)
    assert fail_in(built_place, limit_files(2_000)) == f"HERE/output: file too large\n{KEPT}"
    assert built_place.stamp_tree() == before


def test_without_room_for_a_file_of_the_theme_the_last_site_stays(built_place: Place) -> None:
    before = built_place.stamp_tree()
    (built_place.root / "own").mkdir()
    (built_place.root / "own" / "large.woff2").write_bytes(bytes(2_000_000))
    built_place.configure("MENUITEMS = ()", f'THEME_STATIC_PATHS = ["static", "{built_place.root}/own"]')
    font = "HERE/output/.staging/theme/large.woff2"
    said = f"{font} could not be copied in full; there may be too little room\n{KEPT}"
    assert fail_in(built_place, limit_files(1_000_000)) == said
    assert built_place.stamp_tree() == before


def test_without_room_for_the_first_site_nothing_is_left(place: Place) -> None:
    assert fail_in(place, limit_files(2_000)) == f"HERE/output: file too large\n{NOTHING}"
    assert not place.output.exists()


# ---------------------------------------------------------------- no leave


def test_a_folder_that_may_not_be_written_keeps_the_last_site(built_place: Place) -> None:
    before = built_place.stamp_tree()
    edit(built_place)
    built_place.output.chmod(0o555)
    said = fail_in(built_place, obey)
    built_place.output.chmod(0o755)
    assert said == f"HERE/output cannot be written: permission denied\n{KEPT}"
    assert built_place.stamp_tree() == before


def test_a_page_whose_folder_may_not_be_written_takes_all_back(built_place: Place) -> None:
    before = built_place.read_tree()
    edit(built_place)
    folder = built_place.output / "articles" / "one"
    folder.chmod(0o555)
    said = fail_in(built_place, obey)
    folder.chmod(0o755)
    assert said == f"HERE/output/articles/one/index.html: permission denied\n{KEPT}"
    assert built_place.read_tree() == before
    built_place.succeed()
    assert "Ada Byron" in (folder / "index.html").read_text()


def test_a_place_where_no_folder_may_be_made_is_named(place: Place) -> None:
    (place.root / "locked").mkdir(mode=0o555)
    said = f"HERE/locked/site cannot be written: permission denied\n{NOTHING}"
    assert fail_in(place, obey, "locked/site") == said


def test_a_text_that_may_not_be_read_is_named(built_place: Place) -> None:
    before = built_place.stamp_tree()
    edit(built_place)
    (built_place.content / "actors" / "ada.md").chmod(0)
    assert fail_in(built_place, obey) == (
        "content/actors/ada.md: this file cannot be read: permission denied; "
        "see that it is there and may be read [file-unreadable]\n"
        "1 mistake: nothing was built. Mend what stands above and build again.\n"
    )
    assert built_place.stamp_tree() == before


# ---------------------------------------------------------------- others at work


def test_a_page_that_somebody_reads_is_replaced_and_read_to_its_end(built_place: Place) -> None:
    page = built_place.output / "actors" / "ada" / "index.html"
    whole = page.read_text()
    edit(built_place)
    with page.open() as reader:
        begun = reader.read(100)
        built_place.succeed()
        assert begun + reader.read() == whole
    assert "Ada Byron" in page.read_text()


def test_a_worker_that_is_killed_ends_the_build(built_place: Place) -> None:
    before = built_place.stamp_tree()
    add_pages(built_place, 800)
    built_place.configure("DOSSIER_WORKERS = 2")
    words = ["--content", str(built_place.content), "--output", str(built_place.output)]
    with subprocess.Popen(
        [sys.executable, str(ROOT / "tasks.py"), "build", *words],
        cwd=built_place.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as build:
        assert build.stdout
        assert build.stderr
        for line in build.stdout:
            if line.startswith("Writing"):
                psutil.Process(build.pid).children()[0].kill()
        said = build.stderr.read()
    assert (said, build.returncode) == (f"{BROKEN}\n{KEPT}", 1)
    assert built_place.stamp_tree() == before


# ---------------------------------------------------------------- names and links


@pytest.mark.parametrize(
    ("path", "size"),
    [
        ("articles/{}.md".format("a" * 238), 241),
        ("images/{}.png".format("a" * 248), 252),
        ("records/{}.yaml".format("ש" * 118), 241),
    ],
    ids=["article", "image", "records"],
)
def test_a_name_that_leaves_no_room_for_what_is_made_of_it_is_refused(
    place: Place, path: str, size: int
) -> None:
    place.write(f"content/{path}", "")
    assert place.fail() == (
        f"content/{path}: the name of this file takes {size} bytes, which leaves no room for what is made "
        "of it; use 240 at most with its ending; a letter of Hebrew or Arabic takes two [file-name]\n"
        "1 mistake: nothing was built. Mend what stands above and build again.\n"
    )
    assert not place.output.exists()


def test_a_name_of_240_bytes_is_built(place: Place) -> None:
    name = "a" * 237
    place.write(f"content/articles/{name}.md", "---\ntitle: Long\ndate: 2024-06-03\n---\nText.\n")
    place.succeed()
    assert (place.output / "data" / "articles" / f"{name}.json").exists()


def test_an_output_folder_with_a_name_of_300_bytes_is_refused(place: Place) -> None:
    said = f"HERE/{'a' * 300} cannot be written: file name too long\n{NOTHING}"
    assert place.fail("--output", str(place.root / ("a" * 300))) == said


def test_a_former_id_of_300_bytes_keeps_the_last_site(built_place: Place) -> None:
    before = built_place.stamp_tree()
    built_place.write(
        "content/articles/one.md",
        f"---\ntitle: One\ndate: 2024-06-01\nactors: [ada]\nformerly: [{'a' * 300}]\n---\nBy [[ada]].\n",
    )
    folder = f"HERE/output/.staging/articles/{'a' * 300}"
    assert built_place.fail() == f"{folder}: file name too long\n{KEPT}"
    assert built_place.stamp_tree() == before


def test_a_link_out_of_the_content_folder_is_refused(built_place: Place, tmp_path: Path) -> None:
    before = built_place.stamp_tree()
    elsewhere = built_place.write("elsewhere/three.md", "---\ntitle: Three\ndate: 2024-06-03\n---\n")
    (built_place.content / "articles" / "three.md").symlink_to(elsewhere)
    (built_place.content / "articles" / "more").symlink_to(elsewhere.parent)
    mistake = "this links to a file outside the content folder; put the file itself here [file-place]"
    assert built_place.fail() == (
        f"content/articles/more: {mistake}\ncontent/articles/three.md: {mistake}\n"
        "2 mistakes: nothing was built. Mend what stands above and build again.\n"
    )
    assert built_place.stamp_tree() == before


def test_a_link_to_the_content_folder_is_no_output(place: Place) -> None:
    before = sorted(place.content.rglob("*"))
    (place.root / "site").symlink_to(place.content)
    assert place.fail("--output", str(place.root / "site")) == (
        f"HERE/content is or holds the content folder, or lies in it; choose another --output\n{NOTHING}"
    )
    assert sorted(place.content.rglob("*")) == before


def test_the_home_folder_is_no_output(place: Place) -> None:
    home = place.write("home/letter.txt", "Mine.").parent
    place.environ["HOME"] = str(home)
    said = f"HERE/home is no folder for a site; choose another --output\n{NOTHING}"
    assert place.fail("--output", str(home)) == said
    assert [path.name for path in home.iterdir()] == ["letter.txt"]
