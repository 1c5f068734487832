"""What an editor's decisions change, that they are remembered as text, and never asked twice."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.build.ledgers import find_still_open, search_text
from dossier.build.originals import find_copying
from dossier.commands.importing import import_pages
from dossier.importing.candidates import Candidate, LeftName, Words
from dossier.importing.entering import add_item, add_keys
from dossier.importing.entries import build_entry
from dossier.importing.ledger import (
    add_decision,
    find_open,
    make_decision,
    parse_ledger,
    render_ledger,
)
from dossier.problems import FieldError
from dossier.source.header import parse_yaml
from tests.build.conftest import read_tree
from tests.importing.desk import (
    NAME,
    PARAGRAPHS,
    draft_of,
    find,
    ledger_of,
    open_desk,
    write_page,
    write_site,
)

Import = Callable[..., tuple[int, str, str]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_site(tmp_path)


@pytest.fixture
def run(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    def imported(*paragraphs: str, **given: str) -> tuple[int, str, str]:
        status = import_pages(content, [str(write_page(tmp_path, *paragraphs))], today="2026-03-01", **given)
        told = capsys.readouterr()
        return status, told.out, told.err

    return imported


def test_an_import_tells_how_many_candidates_there_are(run: Import) -> None:
    status, told, _ = run()
    assert (status, told.splitlines()[-2:]) == (
        0,
        ["  candidates: 2 actors, 1 event, 3 statements, 1 figure", "1 draft."],
    )


def test_what_is_accepted_is_never_so_long_that_check_calls_it_copied(run: Import, content: Path) -> None:
    run(
        "The union said that the new pay agreement it signed with the port in 1967...has long been dead.",
        "On Friday the well-known union of the old north-eastern port will meet in its half-empty hall.",
        above="0.1",
    )
    header = draft_of(content).read_text(encoding="utf-8")
    assert "gist: the new pay agreement it signed with the port in …" in header
    assert "title: The well-known union of the old north-eastern port will …" in header
    assert find_copying(content) == []


def test_what_scores_high_goes_into_the_header_and_everything_else_stays(run: Import, content: Path) -> None:
    run()
    draft = draft_of(content)
    text = draft.read_text(encoding="utf-8").replace(
        "status: draft", "status: draft   # mine\nfigures: []\n\n# What they said\nstatements:\n- {gist:  No}"
    )
    draft.write_text(text.replace("{gist:  No}", "{by: x,  date: 1998, gist: No.}"), encoding="utf-8")
    before = draft.read_text(encoding="utf-8")
    status, told, _ = run(above="0.6")
    assert status == 0
    assert told.splitlines()[3:] == [
        "  Accepted: actor “Ottla Brandt”",
        "  Accepted: actor “Josef Vantreight”",
        "  Accepted: statement “It is a pay packet, not a victory,”",
        "  Accepted: statement “the government had paid for the agreement.”",
        "  Accepted: statement “At least 4,300 dock workers were on strike in the second week”",
        "  Accepted: figure “At least 4,300 dock workers”",
        "  candidates: 1 event; 6 decided",
        "0 drafts, 1 known before.",
    ]
    assert draft.read_text(encoding="utf-8") == (
        """---
# Their headline: write your own.
title: Harbour to open on Friday
# From the page's Open Graph data.
date: 1998-10-29
status: draft   # mine
figures: [{series: strikers, as_of: 1998-10-29, value: 4300, qualifier: at-least, scope: dock workers, \
claimed_by: the union, evidence: "At least 4,300 dock workers were on strike in the second week, according \
to the union."}]

# What they said
statements:
- {by: x,  date: 1998, gist: No.}
- by: josef-vantreight
  date: 1998-10-29
  gist: It is a pay packet, not a victory
  quote: It is a pay packet, not a victory
  evidence: It is a pay packet, not a victory,
- by: ottla-brandt
  date: 1998-10-29
  gist: "Denied: the government had paid for the agreement."
  evidence: the government had paid for the agreement.
- by: the union
  date: 1998-10-29
  gist: At least 4,300 dock workers were on strike in the …
  evidence: At least 4,300 dock workers were on strike in the second week
# From the page's Open Graph data.
publisher: eastern-ledger
source_title: Harbour to open on Friday
# From a meta element of the page.
url: https://ledger.example/harbour
# Named in the report.
actors: [varland, ottla-brandt, josef-vantreight]
---
"""
    )
    assert draft.with_name(f"{draft.name}~").read_text(encoding="utf-8") == before
    assert (content / "actors" / "ottla-brandt.md").read_text(encoding="utf-8") == (
        """---
name: Ottla Brandt
roles:
  - title: transport minister
    of: varland
    as_of: 1998-10-29
---
"""
    )


def test_the_ledger_has_a_decision_a_line_by_id_and_nothing_decided_is_asked_twice(
    run: Import, content: Path
) -> None:
    run()
    run(above="0.6")
    lines = ledger_of(content).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 6
    assert lines == sorted(lines)
    assert all(line.startswith("- {id: ") and "decision: accepted, words: " in line for line in lines)
    before = read_tree(content.parent)
    _, told, _ = run(above="0.6")
    assert told.splitlines()[3:] == ["  candidates: 1 event; 4 decided", "0 drafts, 1 known before."]
    assert read_tree(content.parent) == before


def test_a_report_is_all_that_is_printed(run: Import) -> None:
    run()
    _, told, errors = run(report="json")
    (article,) = json.loads(told)
    assert article["article"] == NAME
    (figure,) = [one for one in article["candidates"] if one["kind"] == "figure"]
    assert figure["words"] == [{"line": 6, "start": 0, "end": 27, "text": "At least 4,300 dock workers"}]
    assert figure["record"]["series"] == "strikers"
    assert "0 drafts, 1 known before." in errors
    _, told, _ = run(report="md")
    assert (
        """## Statement, line 5, score 0.90

> Brandt denied that the government had paid for the agreement.

- words: the government had paid for the agreement.
- reason: “denied” behind its speaker

```yaml
by: Ottla Brandt
date: 1998-10-29
gist: "Denied: the government had paid for the agreement."
evidence: the government had paid for the agreement.
```
"""
        in told
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"report": "html"}, "--report: 'html' is no format; write md or json\n"),
        (
            {"above": "90"},
            "--accept-all-above: '90' is no score; write a number from 0 to 1, as in 0.9\n",
        ),
    ],
)
def test_what_is_not_understood_is_refused_before_anything_is_read(
    run: Import, given: dict[str, str], told: str
) -> None:
    assert run(**given) == (1, "", told)


def test_a_decision_whose_words_changed_is_asked_again_and_says_why(run: Import, content: Path) -> None:
    run()
    desk, text = open_desk(content)
    desk.reject(text, find(text, "the government had paid"))
    changed = PARAGRAPHS[2].replace("paid for the", "paid much for the")
    _, told, _ = run(*PARAGRAPHS[:2], changed, PARAGRAPHS[3])
    assert (
        "  again: statement “the government had paid much for the agreement.”: rejected when its words were "
        "“the government had paid for the agreement.”\n"
    ) in told


def test_never_is_for_all_texts_and_a_rejection_for_one(run: Import, content: Path) -> None:
    run()
    desk, text = open_desk(content)
    other = draft_of(content).with_name("other.md")
    shutil.copy(draft_of(content), other)
    shutil.copy(content.parent / "originals" / f"{NAME}.txt", content.parent / "originals" / "other.txt")
    brandt, vantreight = find(text, "Ottla Brandt"), find(text, "Josef Vantreight")
    desk.never(text, brandt)
    desk.reject(text, vantreight)
    again, _ = open_desk(content)
    still = find_still_open(content, search_text(again.holdings, "other"))
    assert brandt.id not in {one.candidate.id for one in still}
    assert vantreight.id in {one.candidate.id for one in still}


def test_the_work_of_two_editors_merges_in_git(run: Import, content: Path) -> None:
    run()

    def git(*words: str) -> None:
        name = ["-c", "user.name=E", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *name, *words], cwd=content, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "Import")
    git("switch", "-c", "one")
    desk, text = open_desk(content)
    desk.reject(text, find(text, "Ottla Brandt"))
    desk.reject(text, find(text, "At least 4,300 dock workers"))
    git("add", ".")
    git("commit", "-m", "One")
    git("switch", "-c", "two", "main")
    desk, text = open_desk(content)
    desk.never(text, find(text, "Ottla Brandt"))
    desk.reject(text, find(text, "Josef Vantreight"))
    git("add", ".")
    git("commit", "-m", "Two")
    git("merge", "one")
    assert len(ledger_of(content).read_text(encoding="utf-8").splitlines()) == 4
    _, text = open_desk(content)
    (again,) = [one for one in find_still_open(content, text) if one.again]
    assert again.candidate.id == find(text, "Ottla Brandt").id
    assert again.again == "two editors decided differently: never and rejected"
    desk.reject(text, again.candidate)
    assert not any(one.again for one in find_still_open(content, text))


def test_a_line_that_is_no_decision_is_told_with_its_place(run: Import, content: Path) -> None:
    run()
    ledger = ledger_of(content)
    ledger.parent.mkdir()
    ledger.write_text("- {id: a, kind: actor, decision: rejected, words: A}\n<<<<<<< one\n", encoding="utf-8")
    status, _, errors = run()
    assert status == 1
    assert f"content/ledger/{NAME}.yaml:" in errors


@pytest.mark.parametrize("chosen", ["brandt-minister", "brandt-poet"])
def test_of_two_actors_with_one_name_either_can_be_meant(run: Import, content: Path, chosen: str) -> None:
    for name in ("brandt-minister", "brandt-poet"):
        (content / "actors" / f"{name}.md").write_text("---\nname: Ottla Brandt\n---\n", encoding="utf-8")
    run()
    desk, text = open_desk(content)
    (candidate,) = [one for one in text.candidates if one.kind == "name" and one.record.actors]
    assert desk.accept(text, candidate, {"actor": chosen}) == "Into actors: accepted."
    assert f"actors: [varland, {chosen}]" in draft_of(content).read_text(encoding="utf-8")


def test_what_would_be_a_mistake_is_refused_and_changes_nothing(run: Import, content: Path) -> None:
    run()
    desk, text = open_desk(content)
    before = read_tree(content.parent)
    statement, actor = find(text, "the government had paid"), find(text, "Ottla Brandt")
    refused: list[str] = []
    for candidate, entry in (
        (statement, {**build_entry(statement, desk.ids), "date": "yesterday"}),
        (statement, {**build_entry(statement, desk.ids), "by": "ottla-brant"}),
        (statement, {"by": "Ottla Brandt", "date": "1998"}),
        (actor, {"name": "Ottla Brandt", "id": "varland"}),
        (actor, {"name": "אוטלה"}),
    ):
        with pytest.raises(FieldError) as error:
            desk.accept(text, candidate, entry)
        refused.append(str(error.value).partition(";")[0])
    assert refused == [
        "statements.date: 'yesterday' is not a date",
        "by: no actor has the id 'ottla-brant'",
        "statements.gist: this key is missing",
        "'varland' is taken by content/actors/varland.md",
        "'' is no id",
    ]
    assert read_tree(content.parent) == before


def test_merging_adds_what_is_missing_and_changes_nothing(run: Import, content: Path) -> None:
    run()
    draft = draft_of(content)
    draft.write_text(
        draft.read_text(encoding="utf-8").replace(
            "status: draft",
            "status: draft\nstatements:\n"
            "  - by: varland\n    date: 1998-10\n    gist: They paid nothing. # ok",
        ),
        encoding="utf-8",
    )
    desk, text = open_desk(content)
    statement = find(text, "the government had paid")
    assert [one.label for one in desk.list_existing(text, statement)] == ["1: 1998-10 They paid nothing."]
    told = desk.merge(text, statement, build_entry(statement, desk.ids), "1")
    assert told == "Merged; it adds evidence."
    assert (
        "  - by: varland\n    date: 1998-10\n    gist: They paid nothing. # ok\n"
        "    evidence: the government had paid for the agreement.\n# From"
    ) in draft.read_text(encoding="utf-8")
    actor = find(text, "Ottla Brandt")
    desk.merge(text, actor, build_entry(actor, desk.ids), "varland")
    assert (content / "actors" / "varland.md").read_text(encoding="utf-8") == (
        "---\nname: Varland\nkind: state\nadjectives: [Varlander]\naliases: [Ottla Brandt]\n---\n"
    )
    assert "decision: merged, into: varland, words:" in ledger_of(content).read_text(encoding="utf-8")


def test_undoing_everything_leaves_everything_as_it_was(run: Import, content: Path) -> None:
    run()
    desk, text = open_desk(content)
    ledger_of(content).parent.mkdir()
    desk.reject(text, find(text, "the government had paid"))
    before = read_tree(content)
    for candidate in text.candidates:
        desk.accept(text, candidate, build_entry(candidate, desk.ids))
    for _ in text.candidates:
        desk.undo()
    after = {path: data for path, data in read_tree(content).items() if not str(path).endswith("~")}
    assert after == before


_WORDS = st.text(st.sampled_from("ab c:“#”'\"{}[]-,\u2028\\é"), min_size=1, max_size=30).filter(str.strip)


def make_candidate(words: str, number: int) -> Candidate:
    place = Words(number, 0, len(words), words)
    return Candidate("name", (place,), place, "named once", 0.3, LeftName(name=words), id=f"c{number}")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_WORDS, st.sampled_from(["rejected", "never", "accepted", "merged"])), max_size=8))
def test_whatever_is_decided_nothing_of_it_is_asked_again(decided: list[tuple[str, str]]) -> None:
    candidates = [make_candidate(words, number) for number, (words, _) in enumerate(decided)]
    decisions = ()
    for candidate, (_, verdict) in zip(candidates, decided, strict=True):
        new = make_decision(candidate, verdict, "x" if verdict == "merged" else "")
        decisions = add_decision(decisions, new)
    text = render_ledger(decisions)
    assert len(text.splitlines()) == len(decided)
    read = parse_ledger(text.encode(), "content/ledger/x.yaml")
    assert render_ledger(read) == text
    assert find_open(candidates, read, ()) == ()


_KEYS = st.dictionaries(st.sampled_from(["gist", "quote", "scope"]), _WORDS, min_size=1)


@settings(max_examples=80, deadline=None)
@given(
    _KEYS, st.sampled_from(["", "events: []\n", "events: [{id: a}]\n", "events:\n- id: a # b\n\n# c\nx: y\n"])
)
def test_an_entry_is_read_as_it_was_put_into_a_header(entry: dict[str, str], header: str) -> None:
    entry = {key: " ".join(value.split()) for key, value in entry.items()}
    start = f"title: 'no'  # why\ndate:   0622\n{header}z: no\n"
    before, after = parse_yaml(start)[0], add_item(start, "events", entry)
    plain, _, faults = parse_yaml(after)
    assert not faults
    assert plain == {**before, "events": [*before.get("events", []), entry]}
    number = len(before.get("events", []))
    assert parse_yaml(add_keys(after, ("events", number), {"k": entry["gist"]} if "gist" in entry else {}))[0]
    kept = [line for line in start.splitlines() if not line.startswith("events: [")]
    assert [line for line in after.splitlines() if line in kept] == kept
