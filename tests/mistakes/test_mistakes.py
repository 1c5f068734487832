"""Every kind of mistake: what an editor reads, and that nothing else happens.

A folder here is a kind: `content/` is the smallest site that shows it, `expected.txt` all that is printed.
A kind that is only a doubt has `notices.txt` in its place: the site is built, and the notices are told.
What cannot lie in git as text is in the table below.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from dossier.commands.build import build
from dossier.problems import CODES
from tests.build.test_cards import UNDRAWN
from tests.desk.test_check import FOUND, ORIGINALS
from tests.desk.test_links import FOUND as LINKS_FOUND

ROOT = Path(__file__).parent.parent.parent
KINDS = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.txt"))
ONE = "1 mistake: nothing was built. Mend what stands above and build again.\n"
DOUBTS = sorted(path.parent for path in Path(__file__).parent.glob("*/notices.txt"))


@pytest.fixture(autouse=True)
def _stand_in_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a folder with the site of an earlier build."""
    folder = tmp_path / "output"
    files = {
        "index.html": "<h1>The last good site</h1>\n",
        "articles/talks/index.html": "<h1>Talks</h1>\n",
        ".files": "articles/talks/index.html\nindex.html\n",
    }
    for number, (path, text) in enumerate(files.items()):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(1_700_000_000_000_000_000 + number, 1_700_000_000_000_000_001 + number))
    return folder


def read_site(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (
            path.read_bytes() if path.is_file() else b"",
            path.stat().st_mtime_ns,
        )
        for path in folder.rglob("*")
        if path.is_file() or path.name == ".staging"
    }


def fail_to_build(content: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> str:
    before = read_site(output)
    status = build(content=content, output=output, siteurl=None, today="2026-01-01")
    printed = capsys.readouterr()
    assert status == 1
    assert read_site(output) == before
    assert "Traceback" not in printed.out + printed.err
    return printed.err


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_mistake_is_told_and_the_last_site_stays(
    kind: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = (kind / "expected.txt").read_text(encoding="utf-8")
    assert fail_to_build(kind / "content", output, capsys) == expected


@pytest.mark.parametrize("kind", DOUBTS, ids=lambda kind: kind.name)
def test_doubt_is_told_and_the_site_is_built(
    kind: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = build(content=kind / "content", output=tmp_path / "site", siteurl=None, today="2026-01-01")
    printed = capsys.readouterr()
    assert (status, printed.err) == (0, "")
    assert (tmp_path / "site" / "index.html").is_file()
    told = [line for line in printed.out.splitlines() if line.startswith("content/")]
    expected = (kind / "notices.txt").read_text(encoding="utf-8").splitlines()
    assert told == expected
    counted = f", {len(expected)} notice{'' if len(expected) == 1 else 's'}: open "
    assert counted in printed.out


def test_of_many_doubts_the_first_are_told_and_the_rest_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in {
        "sources/talks.yaml": "- {id: agency, publisher: AP, title: A truce}\n",
        "records/talks.yaml": "events:\n"
        + "".join(
            f"  - {{id: call-{n}, date: 2024-09-25, title: Call, sources: [agency]}}\n" for n in range(25)
        ),
    }.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True)
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    assert build(tmp_path / "content", tmp_path / "site", siteurl=None, today="2026-01-01") == 0
    printed = capsys.readouterr().out.splitlines()
    told = [line for line in printed if line.endswith("[origin-single]")]
    assert len(told) == 21
    assert told[0].startswith(
        "content/records/talks.yaml:2: events[0]: the event 'call-0' rests on one origin"
    )
    assert told[-1] == "… and 5 more [origin-single]"
    assert ", 25 notices: open " in printed[-1]


def test_every_folder_is_a_whole_kind() -> None:
    folders = {path.parent for path in Path(__file__).parent.glob("*/content")}
    assert folders == {*KINDS, *DOUBTS}


ARTICLE = "articles/2024/talks.md"
HEADER = b"---\ntitle: Talks\ndate: 2024-09-25\n"
BRACKETS = b"[" * 50_000


class Kind(NamedTuple):
    """A kind of mistake: files with their bytes, and what is told of them."""

    files: dict[str, bytes]
    expected: str


BYTES: dict[str, Kind] = {
    "latin-1": Kind(
        {ARTICLE: HEADER + b"author: Andr\xe9\n---\n"},
        "content/articles/2024/talks.md:4: this is not UTF-8 text; save it as UTF-8 [file-encoding]\n",
    ),
    "utf-16": Kind(
        {"sources/talks.yaml": "- id: talks\n".encode("utf-16")},
        "content/sources/talks.yaml:1: this is not UTF-8 text; save it as UTF-8 [file-encoding]\n",
    ),
    "no bytes": Kind(
        {"records/talks.yaml": b""},
        "content/records/talks.yaml:1: the file is empty; write something, or remove it [empty]\n",
    ),
    "only a byte order mark": Kind(
        {ARTICLE: b"\xef\xbb\xbf"},
        "content/articles/2024/talks.md:1: the file is empty; write something, or remove it [empty]\n",
    ),
    "header over 64 kB": Kind(
        {ARTICLE: HEADER + b"summary: " + b"word " * 13_200 + b"\n---\n"},
        "content/articles/2024/talks.md:2: the header is larger than 64 kB; "
        "move its records to content/records/ [header-size]\n",
    ),
    "brackets in a header": Kind(
        {ARTICLE: HEADER + b"tags: " + BRACKETS + b"\n---\n"},
        "content/articles/2024/talks.md:4: this is nested more than 30 levels deep; "
        "close the brackets, or put words in quotes [header-size]\n",
    ),
    "brackets in records": Kind(
        {"records/talks.yaml": b"events: " + BRACKETS + b"\n"},
        "content/records/talks.yaml:1: this is nested more than 30 levels deep; "
        "close the brackets, or put words in quotes [header-size]\n",
    ),
    "brackets in a text": Kind(
        {ARTICLE: HEADER + b"---\nWords.\n\n" + BRACKETS + b"\n"},
        "content/articles/2024/talks.md:7: more than 1000 brackets in one paragraph; "
        "divide the paragraph [value-invalid]\n",
    ),
    "control character": Kind(
        {ARTICLE: HEADER + "author: André\nsummary: No\x08.\n---\n".encode()},
        "content/articles/2024/talks.md:5: a control character (U+0008) stands here; remove it [yaml]\n",
    ),
    "null": Kind(
        {ARTICLE: HEADER + b"summary: No\x00.\n---\n"},
        "content/articles/2024/talks.md:4: a control character (U+0000) stands here; remove it [yaml]\n",
    ),
    "Windows line ends": Kind(
        {
            ARTICLE: HEADER.replace(b"\n", b"\r\n")
            + b"sumary: No.\r\nmodified: never\r\n---\r\nWords\r\n[[nobody]].\r\n"
        },
        "content/articles/2024/talks.md:4: sumary: unknown key; did you mean summary? [key-unknown]\n"
        "content/articles/2024/talks.md:5: modified: 'never' is not a date; "
        "write 2013, 2013-02 or 2013-02-01 [date-invalid]\n"
        "content/articles/2024/talks.md:8: 'nobody' is not the id of an actor, dossier, article or source; "
        "add what it leads to, or mend it [id-unknown]\n",
    ),
    "line ends that no editor shows": Kind(
        {ARTICLE: HEADER + "summary: One\u2028two\u0085three #4\nmodified: never\n---\n".encode()},
        "content/articles/2024/talks.md:4: '#4' is cut off as a comment; "
        'write summary: "One two three #4", or put a comment on a line of its own [hash-cuts]\n'
        "content/articles/2024/talks.md:5: modified: 'never' is not a date; "
        "write 2013, 2013-02 or 2013-02-01 [date-invalid]\n",
    ),
    "name in another script": Kind(
        {"dossiers/שביתת נשק.md": b"---\ntitle: Ceasefire\n---\n", "actors/Vučić.md": b"---\nname: V\n---\n"},
        "content/actors/Vučić.md: 'Vučić' is not an id; call it vucic.md [file-name]\n"
        "content/dossiers/שביתת נשק.md: 'שביתת נשק' is not an id; "
        "name it in Latin letters, digits and hyphens [file-name]\n",
    ),
    "sign in place of a key": Kind(
        {"records/talks.yaml": b"events:\n  - {{a: b}: c}\n"},
        "content/records/talks.yaml:2: a list or a set of keys cannot be a key; "
        "put words that begin with [ or { in quotes [yaml]\n",
    ),
    "image that is none": Kind(
        {
            "images/talks.jpg": b"Not a picture",
            ARTICLE: HEADER + b"image: images/talks.jpg\nimage_alt: A table\n---\n"
            b"![A table]({static}/images/talks.jpg)\n",
        },
        "content/articles/2024/talks.md:4: image: 'images/talks.jpg': this is no image; "
        "save it anew as JPEG, PNG or WebP [image-broken]\n"
        "content/articles/2024/talks.md:7: 'images/talks.jpg': this is no image; "
        "save it anew as JPEG, PNG or WebP [image-broken]\n",
    ),
    "image that nothing shows, and no browser could": Kind(
        {"images/talks.tiff": b"II*", ARTICLE: HEADER + b"---\n"},
        "content/images/talks.tiff: browsers do not show such an image; "
        "save it as JPEG, PNG or WebP [image-broken]\n",
    ),
    "drawing with a script": Kind(
        {
            "images/map.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">\n<g>\n'
            b"<script>alert(1)</script></g></svg>\n",
            ARTICLE: HEADER + b"---\n![A map]({static}/images/map.svg)\n",
        },
        "content/images/map.svg:3: the drawing holds <script>; "
        "remove it, or save the drawing as PNG [image-unsafe]\n",
    ),
    "number of 5,000 digits": Kind(
        {
            "dossiers/talks.md": b"---\ntitle: Talks\nseries:\n  - {id: days, label: Days, stale_after: "
            + b"9" * 5_000
            + b"}\n---\n"
        },
        f"content/dossiers/talks.md:4: series[0].stale_after: '{'9' * 60}' is not a number; "
        "write digits alone [number-invalid]\n",
    ),
}


@pytest.mark.parametrize("kind", BYTES)
def test_mistake_in_bytes_is_told(
    kind: str, tmp_path: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files, expected = BYTES[kind]
    for path, data in files.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    count = expected.count("\n")
    closing = ONE if count == 1 else ONE.replace("1 mistake", f"{count} mistakes")
    assert fail_to_build(tmp_path / "content", output, capsys) == expected + closing


def lead_out(content: Path) -> None:
    outside = content.parent / "originals" / "john-kerry.md"
    outside.parent.mkdir()
    outside.write_text("---\nname: John Kerry\n---\n", encoding="utf-8")
    (content / "actors").mkdir(parents=True)
    (content / "actors" / "john-kerry.md").symlink_to(outside)
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text("---\ntitle: About\n---\n[[john-kerry]]\n", encoding="utf-8")


def lead_nowhere(content: Path) -> None:
    (content / "actors").mkdir(parents=True)
    (content / "actors" / "john-kerry.md").symlink_to(content / "actors" / "kerry.md")


def lead_to_itself(content: Path) -> None:
    (content / "actors").mkdir(parents=True)
    (content / "actors" / "john-kerry.md").symlink_to(content / "actors" / "john-kerry.md")


class Link(NamedTuple):
    """What makes a link in a content folder, and what is told of it."""

    make: Callable[[Path], None]
    expected: str


LINKS: dict[str, Link] = {
    "out of the content": Link(
        lead_out,
        "content/actors/john-kerry.md: this links to a file outside the content folder; "
        "put the file itself here [file-place]\n",
    ),
    "nowhere": Link(
        lead_nowhere,
        "content/actors/john-kerry.md: this file cannot be read: no such file or directory; "
        "see that it is there and may be read [file-unreadable]\n",
    ),
    "to itself": Link(
        lead_to_itself,
        "content/actors/john-kerry.md: this file cannot be read: too many levels of symbolic links; "
        "see that it is there and may be read [file-unreadable]\n",
    ),
}


@pytest.mark.parametrize("kind", LINKS)
def test_link_in_the_content_that_is_no_file(
    kind: str, tmp_path: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, expected = LINKS[kind]
    make(tmp_path / "content")
    assert fail_to_build(tmp_path / "content", output, capsys) == expected + ONE


def test_content_that_is_not_there(tmp_path: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tmp_path / "contents"
    expected = f"{content}: there is no such folder; name another with --content [file-unreadable]\n"
    assert fail_to_build(content, output, capsys) == expected + ONE


def test_every_code_of_a_mistake_is_shown() -> None:
    texts = [kind.joinpath("expected.txt").read_text(encoding="utf-8") for kind in KINDS]
    texts += [kind.joinpath("notices.txt").read_text(encoding="utf-8") for kind in DOUBTS]
    texts += [ORIGINALS, FOUND, LINKS_FOUND, UNDRAWN]
    texts += [expected for _, expected in (*BYTES.values(), *LINKS.values())]
    shown = set(re.findall(r"\[([a-z-]+)\](?: \(notice\))?$", "\n".join(texts), re.MULTILINE))
    assert set(CODES) - shown == set()
    assert shown <= set(CODES)
