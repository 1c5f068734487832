"""Knows how what was measured becomes tables, and where these stand in the docs.

Does not know how it was measured.
"""

from __future__ import annotations

import math
import os
import platform
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import psutil

from tests.bench.measuring import PATIENCE, Took
from tests.bench.peer import Peer

STEPS = {
    "clean": "clean build",
    "nothing": "nothing changed",
    "article": "one article edited",
    "alias": "an alias that 5 % of the texts hold, edited",
    "template": "the template below all pages edited",
}
_PART = re.compile(r"(<!-- measured -->\n).*?(<!-- end -->)", re.DOTALL)


@dataclass
class Results:
    """Hold what was measured at one size."""

    size: int
    took: dict[tuple[str, str], list[Took]] = field(default_factory=dict)
    """By peer and step, one a round."""
    reactions: dict[str, list[float]] = field(default_factory=dict)
    """By peer, in seconds, one a round."""
    memory: dict[str, int] = field(default_factory=dict)
    """By peer, in bytes."""
    parts: dict[str, list[Took]] = field(default_factory=dict)
    """Clean builds of ours without a part, by what is left out, one a round."""

    def clock(self, peer: str, step: str) -> float | None:
        """Return the median of the seconds on the clock; nothing where it was not measured."""
        took = self.took.get((peer, step))
        return statistics.median(one.clock for one in took) if took else None


def render_results(peers: Sequence[Peer], results: Sequence[Results], day: str) -> str:
    """Return the machine, the versions and all tables as Markdown."""
    blocks = [
        _describe(peers, day),
        *(block for one in results for block in (_render_times(peers, one), *_render_parts(one))),
        *_render_growth(peers, results),
    ]
    return "\n\n".join(blocks) + "\n"


def write_results(path: Path, text: str) -> None:
    """Put the tables in the place of the last ones."""
    page = path.read_text(encoding="utf-8")
    path.write_text(_PART.sub(lambda part: f"{part[1]}\n{text}\n{part[2]}", page), encoding="utf-8")


def _describe(peers: Sequence[Peer], day: str) -> str:
    versions = ", ".join(f"{peer.name} {peer.version()}" for peer in peers)
    cores = psutil.cpu_count() or 1
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"On {day}: {versions}, Python {platform.python_version()}. Machine: {_find_processor()}, "
        f"{cores} {'core' if cores == 1 else 'cores'}, {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release()}."
    )


def _find_processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or os.uname().machine


def _render_times(peers: Sequence[Peer], results: Results) -> str:
    shown = [peer for peer in peers if (peer.id, "clean") in results.took]
    yardstick = results.clock("hugo", "clean")
    compared = [peer for peer in shown if yardstick]
    head = [f"{results.size:,} articles", *(peer.name for peer in shown)]
    head += [f"{peer.name} ÷ Hugo’s clean build" for peer in compared]
    lines = [_row(head), _row(["---", *["---:"] * (len(head) - 1)])]
    for step, name in STEPS.items():
        cells = [name, *(_tell(results.took[peer.id, step]) for peer in shown)]
        cells += [f"{(results.clock(peer.id, step) or 0) / (yardstick or 1):.2f}" for peer in compared]
        lines.append(_row(cells))
    if results.reactions:
        cells = [tell_reaction(statistics.median(results.reactions[peer.id])) for peer in shown]
        lines.append(_row(["one article edited while it is served", *cells, *[""] * len(compared)]))
    memory = [f"{results.memory[peer.id] / 10**6:,.0f} MB" for peer in shown]
    lines.append(_row(["memory at most, clean build", *memory, *[""] * len(compared)]))
    return "\n".join(lines)


def _render_parts(results: Results) -> Iterator[str]:
    if results.parts:
        lines = [_row([f"Ours, {results.size:,} articles, clean build", ""]), _row(["---", "---:"])]
        usual = "without the search index and card pictures"
        lines.append(_row([usual, _tell(results.took["ours", "clean"])]))
        lines += [_row([name, _tell(took)]) for name, took in results.parts.items()]
        yield "\n".join(lines)


def _render_growth(peers: Sequence[Peer], results: Sequence[Results]) -> Iterator[str]:
    lines = []
    for small, large in pairwise(results):
        for peer in peers:
            before, after = small.clock(peer.id, "clean"), large.clock(peer.id, "clean")
            if before and after:
                step = f"{peer.name}: {large.size:,} ÷ {small.size:,} articles"
                lines.append(_row([step, f"{after / before:.1f}"]))
    if lines:
        yield "\n".join([_row(["Growth of a clean build", "times as long"]), _row(["---", "---:"]), *lines])


def tell_reaction(seconds: float) -> str:
    """Return how long a reader waited for an edit, or that nobody waited for it to the end."""
    return f"over {PATIENCE} s" if math.isinf(seconds) else f"{seconds:.2f} s"


def _tell(took: Sequence[Took]) -> str:
    clock = statistics.median(one.clock for one in took)
    processors = statistics.median(one.processors for one in took)
    return f"{clock:.2f} s ({processors:.2f})"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
