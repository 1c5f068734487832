"""Knows in which order generators are measured, so that none has it easier; does not know any generator."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.hugo import HUGO
from tests.bench.measuring import Failed, Took, find_port, take_memory, take_reaction, take_time
from tests.bench.ours import OURS, PARTS, ROOT
from tests.bench.peer import Peer, edit_file, is_shown, undo
from tests.bench.plain_pelican import PLAIN_PELICAN
from tests.bench.report import STEPS, Results, render_results, tell_reaction, write_results

PEERS = (OURS, PLAIN_PELICAN, HUGO)
PAGE = ROOT / "docs" / "benchmarks.md"


def compare(sizes: Sequence[int], rounds: int, folder: Path | None, write: bool) -> int:
    """Measure all generators, print the tables, and put them into the docs where asked; return 0 or 1."""
    day = dt.datetime.now(tz=dt.UTC).date().isoformat()
    try:
        # Nothing is removed before the end: for minutes after, ext4 takes ten times as long to make files.
        with tempfile.TemporaryDirectory(prefix="bench-", dir=folder) as name:
            results = [measure_size(size, rounds, Path(name) / str(size)) for size in sizes]
            text = render_results(PEERS, results, day)
            print(f"\n{text}\nRemoving what was built …", flush=True)
    except Failed as error:
        print(error, file=sys.stderr)
        return 1
    if write:
        write_results(PAGE, text)
    return 0


def measure_size(size: int, rounds: int, folder: Path) -> Results:
    """Measure newspapers of so many articles; raises Failed."""
    peers = [peer for peer in PEERS if peer.largest is None or size <= peer.largest]
    results = Results(size)
    for peer in peers:
        _tell(size, f"writing them for {peer.name} …")
        peer.write(folder / "corpus" / peer.id, size)
    for number in range(1, rounds + 1):
        _take_round(results, peers, folder, f"round {number} of {rounds}")
    # Looking at memory takes time, so it has builds of its own.
    for peer in peers:
        results.memory[peer.id] = take_memory(peer.command(), _copy(folder, peer, "memory"))
        _tell(size, f"memory: {peer.name} {results.memory[peer.id] / 10**6:,.0f} MB")
    return results


def _take_round(results: Results, peers: Sequence[Peer], folder: Path, name: str) -> None:
    """Take each step once, one peer after the other: what slows the machine for a while slows all."""
    places = [_copy(folder, peer, name) for peer in peers]
    for step, words in STEPS.items():
        for peer, place in zip(peers, places, strict=True):
            took = take_step(peer, step, place)
            results.took.setdefault((peer.id, step), []).append(took)
            _tell(results.size, f"{name}, {words}: {peer.name} {took.clock:.2f} s")
    for peer in peers:
        reaction = take_serving(peer, _copy(folder, peer, f"{name} served"))
        results.reactions.setdefault(peer.id, []).append(reaction)
        _tell(results.size, f"{name}, one article edited while served: {peer.name} {tell_reaction(reaction)}")
    for part, lines in PARTS.items():
        place = _copy(folder, OURS, f"{name} {part}")
        with (place / "pelican.conf.py").open("a", encoding="utf-8") as file:
            file.write(lines)
        took = take_time(OURS.command(), place)
        results.parts.setdefault(part, []).append(took)
        _tell(results.size, f"{name}, clean build {part}: {OURS.name} {took.clock:.2f} s")


def _tell(size: int, words: str) -> None:
    print(f"{size:,} articles: {words}", flush=True)


def take_step(peer: Peer, step: str, place: Path) -> Took:
    """Make the edit of a step, build, and see that the edit came to its page; raises Failed."""
    edit = peer.edits.get(step)
    if edit is None:
        return take_time(peer.command(), place)
    if is_shown(place / peer.output, edit):
        raise Failed(f"{peer.name}: {edit.page} shows an edit before it is made")
    edit_file(place, edit)
    took = take_time(peer.command(), place)
    if not is_shown(place / peer.output, edit):
        raise Failed(f"{peer.name}: {edit.page} does not show an edit in {edit.file}")
    return took


def take_serving(peer: Peer, place: Path) -> float:
    """Serve a newspaper that was never built, take an edit back, and see how soon a reader sees that."""
    edit_file(place, peer.edits["article"])
    port, edit = find_port(), undo(peer.edits["article"])
    url = f"http://127.0.0.1:{port}/{edit.page.removesuffix('index.html')}"
    return take_reaction(peer.serve(port), place, url, lambda: edit_file(place, edit), edit.hides)


def _copy(folder: Path, peer: Peer, name: str) -> Path:
    """Make a fresh folder with a newspaper that was never built."""
    place = folder / name / peer.id
    shutil.copytree(folder / "corpus" / peer.id, place)
    return place
