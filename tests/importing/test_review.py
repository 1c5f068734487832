"""The terminal in which an editor decides candidates, by its keys."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from dossier.commands.importing import import_pages
from dossier.commands.review import Review, find_texts, review
from tests.build.conftest import read_tree
from tests.importing.desk import NAME, draft_of, ledger_of, open_desk, write_page, write_site

Act = Callable[["Pilot[None]"], Awaitable[None]]


@pytest.fixture
def content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    content = write_site(tmp_path)
    import_pages(content, [str(write_page(tmp_path))], today="2026-03-01")
    capsys.readouterr()
    return content


def run(content: Path, act: Act, names: Sequence[str] = (NAME,)) -> Review:
    """Open the review in a terminal of 100 by 40 signs, and do something in it."""
    desk, _ = open_desk(content)
    texts = find_texts(desk, names)
    app = Review(desk, next(texts), texts)

    async def go() -> None:
        async with app.run_test(size=(100, 40)) as pilot:
            await act(pilot)

    # In a thread of its own: where Playwright runs in this process, another loop has the main one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, go()).result()
    return app


def shown(pilot: Pilot[None], part: str) -> str:
    return str(pilot.app.screen_stack[0].query_one(f"#{part}", Static).render())


def test_each_candidate_is_shown_in_its_sentence_with_what_it_would_become(content: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        assert shown(pilot, "where") == "Harbour to open on Friday: 7 left"
        assert shown(pilot, "sentence").startswith("Ottla Brandt, Varland’s transport minister, met Josef")
        assert shown(pilot, "why") == "actor, score 0.90: named 2 times, with an office, speaks"
        assert "name: Ottla Brandt\nroles:\n  - title: transport minister\n" in shown(pilot, "entry")

    run(content, act)


def test_each_decision_is_written_at_once_and_the_next_candidate_knows_of_it(content: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("a")
        assert (content / "actors" / "ottla-brandt.md").exists()
        assert shown(pilot, "told") == "A new actor, actors/ottla-brandt.md: accepted."
        await pilot.press("n", "r", "s", "a")
        assert "by: ottla-brandt" in draft_of(content).read_text(encoding="utf-8")

    app = run(content, act)
    assert (app.decided, app.is_open) == (4, True)
    decisions = ledger_of(content).read_text(encoding="utf-8")
    assert sorted(line.split("decision: ")[1].split(",")[0] for line in decisions.splitlines()) == [
        "accepted",
        "accepted",
        "never",
        "rejected",
    ]


def test_what_was_stopped_goes_on_where_it_was(content: Path) -> None:
    async def begin(pilot: Pilot[None]) -> None:
        await pilot.press("r", "r", "s", "q")

    async def go_on(pilot: Pilot[None]) -> None:
        assert shown(pilot, "where") == "Harbour to open on Friday: 5 left"
        assert shown(pilot, "why").startswith("event, ")

    run(content, begin)
    run(content, go_on)


def test_undo_takes_back_all_that_came_of_a_decision_and_asks_again(content: Path) -> None:
    before = read_tree(content)

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("r", "a", "u")
        assert shown(pilot, "told") == "Taken back: A new actor, actors/josef-vantreight.md: accepted."
        assert "name: Josef Vantreight" in shown(pilot, "entry")
        await pilot.press("u", "u")
        assert "name: Ottla Brandt" in shown(pilot, "entry")
        assert shown(pilot, "told") == "nothing was decided since you began"

    run(content, act)
    after = {path: data for path, data in read_tree(content).items() if not str(path).startswith("ledger")}
    assert {path: data for path, data in after.items() if not str(path).endswith("~")} == before
    assert not ledger_of(content).exists()


def test_a_proposal_is_changed_before_it_is_accepted_and_a_mistake_in_it_loses_nothing(content: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("r", "r", "r", "e")
        area = pilot.app.screen.query_one(TextArea)
        area.text = "by: josef-vantreigt\ndate: 1998-10-29\ngist: He calls it no victory.\n"
        await pilot.press("ctrl+s")
        await pilot.pause()
        area = pilot.app.screen.query_one(TextArea)
        assert "gist: He calls it no victory." in area.text
        assert shown(pilot, "told").startswith("by: no actor has the id 'josef-vantreigt'")
        area.text = area.text.replace("josef-vantreigt", "Josef Vantreight")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert shown(pilot, "where") == "Harbour to open on Friday: 3 left"

    run(content, act)
    assert (
        "statements:\n  - by: Josef Vantreight\n    date: 1998-10-29\n    gist: He calls it no victory.\n"
    ) in draft_of(content).read_text(encoding="utf-8")


def test_leaving_the_editor_decides_nothing(content: Path) -> None:
    before = read_tree(content)

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("e", "escape", "m", "escape")
        assert shown(pilot, "where") == "Harbour to open on Friday: 7 left"

    run(content, act)
    assert read_tree(content) == before


def test_a_candidate_is_merged_with_what_is_chosen(content: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("m", *"varl", "enter")
        await pilot.pause()
        assert shown(pilot, "told") == "Merged with varland, who has the alias Ottla Brandt now."
        await pilot.press("r", "m")
        assert shown(pilot, "told") == "There is nothing to merge it with."

    run(content, act)
    assert "aliases: [Ottla Brandt]" in (content / "actors" / "varland.md").read_text(encoding="utf-8")


def test_an_actor_of_one_text_is_known_in_the_next(content: Path) -> None:
    other = draft_of(content).with_name("other.md")
    shutil.copy(draft_of(content), other)
    originals = content.parent / "originals"
    shutil.copy(originals / f"{NAME}.txt", originals / "other.txt")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press(*"arrrrrs")
        assert shown(pilot, "where") == "Harbour to open on Friday: 6 left"
        assert "name: Josef Vantreight" in shown(pilot, "entry")
        await pilot.press(*"sssss")
        assert shown(pilot, "sentence").startswith("At least 4,300")
        await pilot.press("s")
        assert shown(pilot, "where") == "7 left for later. u takes the last back, q stops."

    run(content, act, [NAME, "other"])


def test_when_nothing_is_open_it_says_so(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press(*"rrrrrrr")
        assert shown(pilot, "where") == "Nothing more is open. u takes the last back, q stops."
        await pilot.press("a", "e", "m", "s")

    app = run(content, act)
    assert (app.decided, app.is_open) == (7, False)
    assert (review(content, NAME), capsys.readouterr().out) == (0, f"Nothing is open in {NAME}.\n")
    assert (review(content), capsys.readouterr().out) == (0, "Nothing is open.\n")


def test_what_cannot_be_reviewed_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(content, "varland") == 1
    assert capsys.readouterr().err == "no article has the id 'varland'; see content/articles/\n"
    assert review(content) == 1
    assert capsys.readouterr().err == (
        "review needs a terminal; without one use import --report md and --accept-all-above\n"
    )
