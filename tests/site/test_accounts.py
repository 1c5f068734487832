"""What the built sample shows of who says what, and of what was counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from dossier.library.model import Library

LEBANON, SETTLEMENTS = "lebanon-ceasefire", "settlements"
ANSWERS: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "majdal-shams-projectile": (LEBANON, (("hezbollah-denies-majdal-shams",), ("hagari-falaq",))),
    "fire-of-25-august": (LEBANON, (("hezbollah-fire-august",), ("idf-fire-august",))),
    "devices": (LEBANON, (("hezbollah-blames-israel-devices",), ("dostri-devices",))),
    "return-of-residents": (
        LEBANON,
        (
            ("gallant-military-action",),
            ("katz-no-ceasefire",),
            ("netanyahu-full-force",),
            ("blinken-to-dermer",),
        ),
    ),
    "agreed-to-truce": (
        LEBANON,
        (
            ("pmo-not-answered",),
            ("channel-12-green-light",),
            ("jean-pierre-coordinated",),
            ("kirby-vacuum",),
            ("macron-prepared",),
            ("western-diplomat-crafted",),
            ("pmo-shares-the-aims",),
        ),
    ),
    "troops-on-1-october": (LEBANON, (("idf-raids-began",), ("hezbollah-denies-entry",))),
    "after-sixty-days": (LEBANON, (("israel-lebanon-not-done",), ("lebanon-israel-delays",))),
    "five-positions": (
        LEBANON,
        (
            ("saar-five-positions",),
            ("lebanon-occupation",),
            ("un-delay-breaches",),
            ("council-leave-five-positions",),
        ),
    ),
    "us-accepts-building-in-blocs": (SETTLEMENTS, (("toner-big-no", "kerry-will-not-recognise"),)),
    "consistent-with-law": (
        SETTLEMENTS,
        (
            ("meron-geneva-1967", "council-446", "council-2334", "icj-unlawful-2024"),
            # One government that changed its words: a sequence, and no difference.
            ("us-opinion-1978", "pompeo-not-per-se", "blinken-inconsistent"),
            ("netanyahu-icj",),
        ),
    ),
    "obstacle-to-peace": (
        SETTLEMENTS,
        (
            ("council-446",),
            ("quartet-eroding-2016",),
            ("pmo-on-quartet-2016",),
            ("white-house-no-obstacle-2017",),
            ("blinken-inconsistent",),
        ),
    ),
    "map-of-the-blocs": (SETTLEMENTS, (("netanyahu-define-blocs-2015",), ("abu-rudeineh-1967-lines",))),
    "repeal-and-letters": (SETTLEMENTS, (("pmo-no-new-communities-2023",), ("patel-repeal-2023",))),
}
"""Every question: its dossier, and the statements of each account, in the order of time."""
PAIRS = {
    ("icj-unlawful-2024", "netanyahu-icj"): "question-consistent-with-law",
    ("quartet-eroding-2016", "erekat-on-quartet-2016"): "accounts-quartet-report-2016",
}
"""Every pair of which one contradicts the other, and the board on which it stands."""


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, BeautifulSoup]:
    """Give the pages of the sample's dossiers."""
    paths = {name: built_site / "dossiers" / name / "index.html" for name in (LEBANON, SETTLEMENTS)}
    return {
        name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for name, path in paths.items()
    }


def find_gist(sample: Library, name: str) -> str:
    return "".join(getattr(part, "text", "") for part in sample.statements[name].record.gist)


def holds(block: Tag, sample: Library, name: str) -> bool:
    """Say whether a block shows a statement: its words, who says it, when, and by which source."""
    for item in block.select("li.statement"):
        if find_gist(sample, name)[:40] in item.get_text():
            assert item.select_one(".speaker b, .speaker .anon"), name
            assert item.select_one(".speaker time"), name
            assert item.select_one("a.source"), name
            return True
    return False


def test_the_list_above_has_every_difference_of_the_sample(sample: Library) -> None:
    assert set(ANSWERS) == set(sample.questions)
    for question, (_, accounts) in ANSWERS.items():
        given = {name for name, one in sample.statements.items() if question in one.record.answers}
        assert {name for account in accounts for name in account} == given, question
    contradicting = {
        frozenset((name, other)) for name, one in sample.statements.items() for other in one.contradicts
    }
    assert contradicting == {frozenset(pair) for pair in PAIRS}


@pytest.mark.parametrize("question", ANSWERS)
def test_the_answers_to_a_question_stand_side_by_side(
    question: str, sample: Library, pages: dict[str, BeautifulSoup]
) -> None:
    dossier, accounts = ANSWERS[question]
    (board,) = pages[dossier].select(f"#question-{question}")
    (row,) = board.select(".accounts")
    shown = row.select(":scope > .account")
    assert len(shown) == len(accounts)
    for block, names in zip(shown, accounts, strict=True):
        assert all(holds(block, sample, name) for name in names)
        # A heading and the rest, however many steps there are: two rows, so that columns line up.
        assert [child.name for child in block.find_all(recursive=False)] == ["h4", "div"]
        assert len(block.select("li.statement")) == len(names)
    assert [page.select(f"#question-{question}") for name, page in pages.items() if name != dossier] == [[]]


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_who_contradicts_each_other_stands_on_one_board(
    pair: tuple[str, str], sample: Library, pages: dict[str, BeautifulSoup]
) -> None:
    found = [
        str(board["id"])
        for page in pages.values()
        for board in page.select(".board")
        if any(all(holds(row, sample, name) for name in pair) for row in board.select(".accounts"))
    ]
    assert found == [PAIRS[pair]]


def test_every_disputed_event_leads_to_the_board_on_which_its_sentence_stands(
    sample: Library, pages: dict[str, BeautifulSoup]
) -> None:
    disputed = [event for event in sample.events.values() if event.disputed]
    assert len(disputed) > 20
    for event in disputed:
        page = pages[event.dossiers[0]]
        (item,) = page.select(f"#event-{event.id}")
        (tag,) = item.select("a.dispute")
        board = page.find(id=str(tag["href"]).partition("#")[2])
        assert isinstance(board, Tag)
        words = item.select_one(".difference")
        assert words is not None
        assert " ".join(words.get_text().split())[:60] in " ".join(board.get_text().split()), event.id


def test_a_statement_has_one_address_however_often_it_stands(pages: dict[str, BeautifulSoup]) -> None:
    for page in pages.values():
        anchors = [str(item["id"]) for item in page.select("li.statement[id]")]
        assert len(anchors) == len(set(anchors))
        (accounts,) = page.select("#accounts")
        for link in accounts.select(".speaker .cite a"):
            assert page.find(id=str(link["href"]).partition("#")[2])


def test_an_event_leads_to_what_is_said_about_it(sample: Library, pages: dict[str, BeautifulSoup]) -> None:
    for event, names in sample.said.items():
        for dossier in sample.events[event].dossiers:
            (item,) = pages[dossier].select(f"#event-{event}")
            targets = {str(link["href"]).partition("#")[2] for link in item.select("a[href*='#statement-']")}
            assert targets == {f"statement-{name}" for name in names}


@pytest.mark.parametrize("path", ["actors", "articles", "dossiers"])
def test_the_unnamed_are_marked_wherever_they_speak(path: str, sample: Library, built_site: Path) -> None:
    unnamed = [one.record.unnamed for one in sample.statements.values() if one.record.unnamed]
    assert unnamed
    seen = 0
    for file in sorted((built_site / path).rglob("index.html")):
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for speaker in soup.select("li.statement"):
            line = speaker.select_one(".speaker")
            assert line is not None
            named_so = any(f"{words}" in line.get_text() for words in unnamed)
            assert named_so == bool(line.select(".anon")), f"{file}: {line}"
            assert named_so == ("unnamed" in (speaker.get("class") or [])), f"{file}: {line}"
            seen += named_so
    assert seen or path == "actors"


def test_no_page_shows_a_figure_without_day_claimant_and_source(built_site: Path) -> None:
    seen = 0
    for file in sorted(built_site.rglob("index.html")):
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for line in soup.select(".series .line"):
            seen += 1
            cite = line.select_one(".cite")
            assert cite is not None
            assert cite.select("time"), f"{file}: {line}"
            assert cite.select("a.source"), f"{file}: {line}"
            assert cite.select("a.actor, bdi"), f"{file}: {line}"
        for row in soup.select("#figures tbody tr"):
            seen += 1
            day, number, _, claimant, sources = row.select("td")
            assert day.select("time"), f"{file}: {row}"
            assert claimant.get_text(strip=True), f"{file}: {row}"
            assert sources.select("a.source"), f"{file}: {row}"
            assert number.get_text(strip=True)
        # A number on a chart stands in the table below it too.
        for section in soup.select("section.series"):
            table = section.select_one("table")
            for number in section.select("svg .number"):
                assert table is not None
                assert number.get_text() in table.get_text(), f"{file}: {number}"
    assert seen > 100


def test_a_series_has_a_line_for_each_claimant_and_scope(
    sample: Library, pages: dict[str, BeautifulSoup]
) -> None:
    for series, (dossier, _) in sample.series.items():
        lines = {
            (one.claimed_by, one.record.scope)
            for one in sample.figures.values()
            if one.record.series == series
        }
        (section,) = pages[dossier].select(f"#series-{series}")
        assert len(section.select(".line")) == len(lines), series
        assert len(section.select("svg.panel")) in (0, len(lines)), series
        for panel in section.select("svg.panel[role=img]"):
            assert panel["aria-label"]


def test_an_old_series_says_so(sample: Library, pages: dict[str, BeautifulSoup]) -> None:
    stale = {name: days for one in sample.dossiers.values() for name, days in one.stale.items()}
    assert set(stale) == {"hostages-in-gaza", "settlers"}
    for name, days in stale.items():
        (words,) = pages[sample.series[name][0]].select(f"#series-{name} .caution")
        assert f"{days} days later" in words.get_text()


def test_a_dossier_says_how_its_statements_divide(sample: Library, pages: dict[str, BeautifulSoup]) -> None:
    (words,) = pages[LEBANON].select("#accounts > .cite:first-of-type")
    unnamed = sum(1 for name in sample.dossiers[LEBANON].statements if sample.statements[name].record.unnamed)
    total = len(sample.dossiers[LEBANON].statements)
    assert words.get_text().startswith(f"{total} statements:")
    assert f"{unnamed} by unnamed sources" in words.get_text()
    (sources,) = pages[LEBANON].select("#sources > .cite")
    lebanon = sample.dossiers[LEBANON]
    assert sources.get_text(strip=True) == f"{len(lebanon.sources)} sources, {lebanon.origins} origins"
