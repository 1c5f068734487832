"""What a person gets who imports a page: the two files, and what is told."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from dossier.commands.importing import import_pages
from dossier.commands.tasks import arrange
from dossier.source.documents import Document, parse_document
from tests.build.conftest import read_tree

NOTHING = (
    "nothing to import is named; name a file, a folder, - for what is piped in, or an address with --url\n"
)
Import = Callable[..., tuple[int, str, str]]

SITE = {
    "actors/eastern-ledger.md": "---\nname: The Eastern Ledger\nkind: media\n---\n",
    "actors/josef-vantreight.md": "---\nname: Josef Vantreight\n---\n",
    "dossiers/harbour.md": "---\ntitle: The harbour\nmatch: {any: [{terms: [Brannock]}]}\n---\n",
}
LEAD = (
    "The harbour of Brannock will open on Friday, said Josef Vantreight, who speaks for the dockers, "
    "after a night of talks that both sides had called the last."
)
SECOND = "“It is a pay packet, not a victory,” Mr Vantreight said of the new agreement with the company."
THIRD = "The ministry of labour counted 4,300 strikers in the second week and has not counted since then."
FOURTH = "Ships from three countries were waiting outside the harbour on Tuesday night, the pilots said."
FIFTH = "A committee of the town is to say by the end of the month what the strike has cost its shops."
BODY = (LEAD, SECOND, THIRD, FOURTH, FIFTH)


def write_page(
    folder: Path, *paragraphs: str, url: str = "https://ledger.example/harbour", name: str = ""
) -> Path:
    page = folder / f"{name or 'page'}.html"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page.write_text(
        '<html lang="en"><meta charset="utf-8"><title>Harbour to open on Friday | Eastern Ledger</title>'
        '<meta property="og:site_name" content="Eastern Ledger">'
        '<meta property="article:published_time" content="1998-10-29T08:00:00+01:00">'
        f'<link rel="canonical" href="{url}">'
        f"<body><h1>Harbour to open on Friday</h1><article>{text}</article></body></html>",
        encoding="utf-8",
    )
    return page


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for path, text in SITE.items():
        file = tmp_path / "site" / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "site" / "content"


@pytest.fixture
def run(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Import:
    monkeypatch.chdir(tmp_path)

    def imported(*names: str, **given: str) -> tuple[int, str, str]:
        status = import_pages(content, names, today="2026-03-01", **given)
        told = capsys.readouterr()
        return status, told.out, told.err

    return imported


def test_a_broken_address_elsewhere_keeps_nobody_from_importing(
    run: Import, content: Path, tmp_path: Path
) -> None:
    broken = content / "articles" / "1997" / "broken.md"
    broken.parent.mkdir(parents=True)
    broken.write_text("---\ntitle: Broken\ndate: 1997\npublisher: X\nurl: http://[x\n---\n", encoding="utf-8")
    status, told, errors = run(write_page(tmp_path, *BODY).name)
    assert (status, told.splitlines()[-1], errors) == (0, "1 draft.", "")


def test_a_page_becomes_its_text_and_a_draft_that_holds_nothing_of_it_but_the_headline(
    run: Import, content: Path, tmp_path: Path
) -> None:
    page = write_page(tmp_path, *BODY)
    assert run(page.name) == (
        0,
        """page.html: Harbour to open on Friday
  publisher: eastern-ledger (from the page's Open Graph data)
  date: 1998-10-29 (from the page's Open Graph data)
  address: https://ledger.example/harbour (from a meta element of the page)
  language: en (from a meta element of the page)
  text: 5 paragraphs, 0 captions
  actors: josef-vantreight
  dossier: harbour (by rule: Brannock)
  Wrote originals/harbour-to-open-on-friday.txt
  Wrote content/articles/1998/harbour-to-open-on-friday.md
  candidates: 3 events, 4 statements, 1 figure
1 draft.
""",
        "",
    )
    original = content.parent / "originals" / "harbour-to-open-on-friday.txt"
    assert original.read_text(encoding="utf-8") == "\n".join(["Harbour to open on Friday", "", *BODY, ""])
    draft = content / "articles" / "1998" / "harbour-to-open-on-friday.md"
    assert draft.read_text(encoding="utf-8") == (
        """---
# Their headline: write your own.
title: Harbour to open on Friday
# From the page's Open Graph data.
date: 1998-10-29
status: draft
# From the page's Open Graph data.
publisher: eastern-ledger
source_title: Harbour to open on Friday
# From a meta element of the page.
url: https://ledger.example/harbour
# Named in the report.
actors: [josef-vantreight]
# harbour: Brannock
dossiers: [harbour]
---
"""
    )


def test_a_draft_is_read_without_a_mistake_whatever_the_page_does_not_tell(
    run: Import, content: Path, tmp_path: Path
) -> None:
    (tmp_path / "pasted.txt").write_text(
        f"Harbour: “to open” on Friday #1\n{LEAD}\n{SECOND}\n", encoding="utf-8"
    )
    status, told, _ = run("pasted.txt")
    assert status == 0
    assert "  date: not found; put it into the draft, or import again with --date\n" in told
    path = content / "articles" / "2026" / "harbour-to-open-on-friday-1.md"
    text = path.read_text(encoding="utf-8")
    assert (
        """# The page does not tell its day. This is the day of the import: put that of publication.
date: 2026-03-01
status: draft
# The page does not tell whose it is. Add publisher: …, and take away the # below.
# source_title: "Harbour: “to open” on Friday #1"
"""
        in text
    )
    document, problems = parse_document("articles", "content/articles/2026/x.md", path.read_bytes())
    assert problems == []
    assert isinstance(document, Document)
    assert document.header.status == "draft"


def test_the_day_that_a_person_says_comes_before_the_pages(
    run: Import, content: Path, tmp_path: Path
) -> None:
    write_page(tmp_path, *BODY)
    status, told, _ = run("page.html", date="1998-10-30")
    assert status == 0
    assert "  date: 1998-10-30 (from what you said)\n" in told
    assert (content / "articles" / "1998" / "harbour-to-open-on-friday.md").exists()


def test_the_same_page_again_is_recognised_and_changes_nothing(
    run: Import, content: Path, tmp_path: Path
) -> None:
    write_page(tmp_path, *BODY, url="https://www.ledger.example/harbour/?utm_source=x#top")
    run("page.html")
    before = read_tree(content.parent)
    write_page(tmp_path, *BODY, url="http://ledger.example/harbour")
    status, told, _ = run("page.html")
    assert status == 0
    assert told == (
        "page.html: Harbour to open on Friday\n"
        "  It is the page of content/articles/1998/harbour-to-open-on-friday.md, by its address.\n"
        "  Nothing was changed in its text.\n"
        "  candidates: 3 events, 4 statements, 1 figure\n"
        "0 drafts, 1 known before.\n"
    )
    assert read_tree(content.parent) == before


def test_a_pasted_text_is_recognised_by_its_words(run: Import, tmp_path: Path) -> None:
    write_page(tmp_path, *BODY)
    run("page.html")
    (tmp_path / "pasted.txt").write_text("\n".join(["Dockers go back to work", *BODY]), encoding="utf-8")
    status, told, _ = run("pasted.txt")
    assert (status, told.splitlines()[1]) == (
        0,
        "  It is the page of content/articles/1998/harbour-to-open-on-friday.md, by its text.",
    )


def test_what_a_publisher_changed_is_shown_with_our_records_that_rest_on_it(
    run: Import, content: Path, tmp_path: Path
) -> None:
    write_page(tmp_path, *BODY)
    run("page.html")
    article = content / "articles" / "1998" / "harbour-to-open-on-friday.md"
    article.write_text(
        article.read_text(encoding="utf-8").replace(
            "status: draft",
            """statements:
  - {by: josef-vantreight, date: 1998-10-29, gist: He calls it no victory., quote: a pay packet}
  - {by: josef-vantreight, date: 1998-10-29, gist: It will open., evidence: The harbour of Brannock will open}
figures:
  - series: strikers
    as_of: 1998-10
    value: 4300
    evidence: The ministry of labour counted 4,300 strikers""",
        ),
        encoding="utf-8",
    )
    former = article.read_bytes()
    write_page(
        tmp_path,
        LEAD,
        SECOND.replace("a pay packet, not", "no"),
        THIRD.replace("since then", "again"),
        FOURTH,
        FIFTH,
    )
    assert run("page.html") == (
        0,
        """page.html: Harbour to open on Friday
  It is the page of content/articles/1998/harbour-to-open-on-friday.md, by its address.
  Its publisher changed it:
      …
      The harbour of Brannock will open on Friday, said Josef Vantreight, who speaks for the dockers, after a night of talks that both sides had called the last.
    - “It is a pay packet, not a victory,” Mr Vantreight said of the new agreement with the company.
    - The ministry of labour counted 4,300 strikers in the second week and has not counted since then.
    + “It is no a victory,” Mr Vantreight said of the new agreement with the company.
    + The ministry of labour counted 4,300 strikers in the second week and has not counted again.
      Ships from three countries were waiting outside the harbour on Tuesday night, the pilots said.
  content/articles/1998/harbour-to-open-on-friday.md:7: statement “a pay packet”: its words are gone
  content/articles/1998/harbour-to-open-on-friday.md:10: figure “The ministry of labour counted 4,300 strikers”: its sentence was changed
  Wrote originals/harbour-to-open-on-friday.txt
  Wrote originals/harbour-to-open-on-friday.1.txt
  candidates: 3 events, 4 statements, 1 figure
0 drafts, 1 known before.
""",  # noqa: E501
        "",
    )
    assert article.read_bytes() == former
    originals = content.parent / "originals"
    assert "a pay packet" in (originals / "harbour-to-open-on-friday.1.txt").read_text(encoding="utf-8")
    assert "a pay packet" not in (originals / "harbour-to-open-on-friday.txt").read_text(encoding="utf-8")


def test_records_elsewhere_that_rest_on_the_page_are_told_too(
    run: Import, content: Path, tmp_path: Path
) -> None:
    write_page(tmp_path, *BODY)
    run("page.html")
    for name, text in {
        "sources/papers.yaml": "- {id: ledger-1998, publisher: eastern-ledger, title: T, url: https://ledger.example/harbour}",
        "records/strike.yaml": "statements:\n- by: josef-vantreight\n  date: 1998-10-29\n  gist: It pays.\n"
        "  quote: a pay packet\n  sources: [ledger-1998]\n",
    }.items():
        (content / name).parent.mkdir()
        (content / name).write_text(text, encoding="utf-8")
    write_page(tmp_path, LEAD, THIRD, FOURTH, FIFTH)
    _, told, _ = run("page.html")
    assert "  content/records/strike.yaml:2: statement “a pay packet”: its words are gone\n" in told
    assert "  It is a source already: ledger-1998.\n" in told


def test_an_agencys_text_is_proposed_as_origin(run: Import, content: Path, tmp_path: Path) -> None:
    write_page(tmp_path, f"BRANNOCK, Oct 29 (Northwire) - {LEAD}", *BODY[1:])
    status, told, _ = run("page.html")
    assert status == 0
    assert "  origin: Northwire (from the dateline)\n" in told
    draft = (content / "articles" / "1998" / "harbour-to-open-on-friday.md").read_text(encoding="utf-8")
    assert "# From the dateline.\norigin: Northwire\n" in draft


def test_one_text_at_two_addresses_is_two_reports_of_one_origin(
    run: Import, content: Path, tmp_path: Path
) -> None:
    write_page(tmp_path, f"BRANNOCK, Oct 29 (Northwire) - {LEAD}", *BODY[1:])
    run("page.html")
    write_page(tmp_path, *BODY, url="https://kessel.example/strike")
    _, told, _ = run("page.html")
    assert "  origin: Northwire (from the text itself)\n" in told
    assert (
        "  Its text is much like that of content/articles/1998/harbour-to-open-on-friday.md: "
        "is one the origin of the other?\n"
    ) in told
    assert "  Wrote content/articles/1998/harbour-to-open-on-friday-2.md\n" in told


def test_nothing_that_is_there_is_overwritten(run: Import, content: Path, tmp_path: Path) -> None:
    for path in (
        "content/articles/1997/harbour-to-open-on-friday.md",
        "originals/harbour-to-open-on-friday-2.txt",
    ):
        file = content.parent / path
        file.parent.mkdir(parents=True)
        file.write_text("mine", encoding="utf-8")
    write_page(tmp_path, *BODY)
    before = read_tree(content.parent)
    _, told, _ = run("page.html")
    assert "  Wrote content/articles/1998/harbour-to-open-on-friday-3.md\n" in told
    after = read_tree(content.parent)
    assert {path: data for path, data in after.items() if path in before} == before


def test_a_folder_is_imported_whole_and_what_is_no_page_is_refused_by_name(
    run: Import, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    write_page(folder, *BODY)
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text("no", encoding="utf-8")
    status, told, wrong = run("saved")
    assert (status, told.splitlines()[-1]) == (1, "1 draft, 1 refused.")
    assert wrong == "saved/empty.txt: this is empty; save the page anew, or copy its text\n"


def test_a_hundred_megabytes_are_refused_before_they_are_read(run: Import, tmp_path: Path) -> None:
    with (tmp_path / "site.html").open("wb") as file:
        file.truncate(100_000_000)  # Nothing but a length; reading it would show that it is empty.
    status, told, wrong = run("site.html")
    assert (status, told) == (1, "0 drafts, 1 refused.\n")
    assert wrong == (
        "site.html: this has 100 MB, and a page may have 20; "
        "save the page without its pictures, or copy its text\n"
    )


def test_an_import_works_while_something_else_is_being_mended(
    run: Import, content: Path, tmp_path: Path
) -> None:
    (content / "actors" / "broken.md").write_text("---\nname: [\n", encoding="utf-8")
    (content / "articles").mkdir()
    (content / "articles" / "broken.md").write_text("---\npublisher: [\n---\n", encoding="utf-8")
    write_page(tmp_path, *BODY)
    status, told, wrong = run("page.html")
    assert (status, told.splitlines()[-1], wrong) == (0, "1 draft.", "")


def test_what_is_piped_in_is_read(run: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    given = "\n".join(["Harbour to open on Friday, they say", *BODY]).encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(given), encoding="utf-8"))
    status, told, _ = run("-")
    assert (status, told.splitlines()[0]) == (0, "-: Harbour to open on Friday, they say")


@pytest.mark.parametrize(
    ("names", "given", "wrong"),
    [
        ((), {}, NOTHING),
        (("gone.txt",), {}, "gone.txt: there is no such file or folder; see how it is written\n"),
        (
            ("https://example.org/",),
            {},
            "https://example.org/: there is no such file or folder; give an address with --url\n",
        ),
        (("-",), {"date": "soon"}, "--date: 'soon' is not a date; write 2013, 2013-02 or 2013-02-01\n"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Import, names: tuple[str, ...], given: dict[str, str], wrong: str
) -> None:
    assert run(*names, **given) == (1, "", wrong)


def test_names_may_stand_anywhere_on_the_command_line() -> None:
    assert arrange(["import", "a.html", "--date", "2026-03-01", "-", "b/"]) == [
        "import", "--pages", "a.html", "--date", "2026-03-01", "--pages", "-", "--pages", "b/",
    ]  # fmt: skip
