"""Knows how work is spread over processes, so that the same comes out for any number of them.

Does not know the work.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    as_completed,
    wait,
)
from functools import partial
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar

from .cluster import ClusterExecutor

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""
CHUNK = 100
"""How many files or pages a worker takes at a time."""
AHEAD = 5
"""How many such pieces lie ready for each worker, so that none waits while this process is busy."""


class Crew(NamedTuple):
    """Say who does the work."""

    processes: int = 0
    """How many processes of this machine; 0 for one a processor."""
    cluster: str = ""
    """The address of a Dask cluster that does it in their place."""


HERE = Crew(1)
"""This process alone."""


class Pool(ProcessPoolExecutor):
    """Spread work over other processes and this one, which would hold as much memory if it only waited."""

    others = 0
    """How many other processes there are."""


class LocalExecutor(Executor):
    """Run everything at once in this process; for sites too small to share."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Run a function and return its finished future."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def choose_crew(asked: Crew, size: int, enough: int = 2 * CHUNK) -> Crew:
    """Return who is worth calling for a number of files or pages, where so many are enough for a process."""
    if asked.cluster:
        return asked if size > enough else HERE
    return asked if asked.processes else Crew(min(processors(), 1 + size // enough))


def open_executor(
    crew: Crew, prepare: Callable[..., None] | None = None, facts: tuple[Any, ...] = ()
) -> Executor:
    """Start workers, each of which first runs `prepare` with `facts`; this process is one of them."""
    if crew.cluster:
        return ClusterExecutor(crew.cluster, prepare, facts)
    if prepare:
        prepare(*facts)
    if crew == HERE:
        return LocalExecutor()
    # A forked worker has all that the parent has at no cost. Elsewhere than on Linux a fork is not safe.
    usual = "fork" if sys.platform == "linux" else "spawn"
    method = multiprocessing.get_start_method(allow_none=True) or usual
    if method != "fork":
        _show_package()
    others = crew.processes - 1
    pool = Pool(others, multiprocessing.get_context(method), _start, (prepare, *facts))
    pool.others = others
    return pool


def _start(prepare: Callable[..., None] | None, *facts: Any) -> None:
    """Begin as a worker."""
    # One whose parent was killed would wait for work for ever, and keep the output folder locked.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare:
        prepare(*facts)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _show_package() -> None:
    """Let a new Python find this package, which Pelican may have found by PLUGIN_PATHS alone."""
    levels = __name__.count(".")
    folder = os.path.abspath(__file__)
    for _ in range(levels + 1):
        folder = os.path.dirname(folder)
    if folder not in sys.path:
        sys.path.append(folder)


def split(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Cut a list into pieces."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


class Counter:
    """Tell how much of something is done, each time more of it is."""

    def __init__(self, progress: Progress, doing: str, total: int) -> None:
        self.progress, self.doing, self.total = progress, doing, total
        self.done = 0

    def add(self, more: int) -> None:
        """Tell that more is done."""
        self.done += more
        self.progress(self.doing, self.done, self.total)


def share(
    executor: Executor,
    work: Callable[..., R],
    pieces: Iterable[Sequence[T]],
    *more: Any,
    tell: Callable[[int], None],
) -> Iterator[R]:
    """Give pieces to workers, the first ones at once; return the results in the order of the pieces.

    `tell` is called with the size of each piece when it is done. Of a pool this process is a worker too: it
    does what nobody has begun, from the last piece on.
    """
    cut = list(pieces)
    calls = [partial(work, piece, *more) for piece in cut]
    if isinstance(executor, Pool):
        shared = _Shared(executor, calls)
        shared.fill()
        done = shared.take()
    elif isinstance(executor, LocalExecutor):
        done = ((number, executor.submit(call)) for number, call in enumerate(calls))
    else:
        done = _take({executor.submit(call): number for number, call in enumerate(calls)})
    return _arrange(done, [len(piece) for piece in cut], tell)


def _arrange(
    done: Iterator[tuple[int, Future[R]]], sizes: Sequence[int], tell: Callable[[int], None]
) -> Iterator[R]:
    """Yield results in the order of their numbers, and keep none for longer than that wants."""
    early: dict[int, Future[R]] = {}
    following = 0
    for number, future in done:
        tell(sizes[number])
        early[number] = future
        while following in early:
            yield early.pop(following).result()
            following += 1


def _take(begun: dict[Future[R], int]) -> Iterator[tuple[int, Future[R]]]:
    """Yield what is done with its number, as it comes."""
    for future in as_completed(list(begun)):
        yield begun.pop(future), future


class _Shared(Generic[R]):
    """Hold pieces of which the first ones go to a pool, a few at a time, and the last ones are done here.

    A pool that has all of them would have to give some back, and cannot where a worker was killed.
    """

    def __init__(self, pool: Pool, calls: Sequence[Callable[[], R]]) -> None:
        self.pool, self.calls = pool, calls
        self.here = LocalExecutor()
        self.first, self.last = 0, len(calls)
        """The pieces between are nobody's yet."""
        self.begun: dict[int, Future[R]] = {}

    def fill(self) -> None:
        """Let the pool have some that wait, and towards the end no more than its share of what is left."""
        others = self.pool.others
        while self.first < self.last:
            left = (self.last - self.first) * others // (others + 1)
            if len(self.begun) >= others + min(AHEAD * others, left):
                break
            self.begun[self.first] = self.pool.submit(self.calls[self.first])
            self.first += 1

    def take(self) -> Iterator[tuple[int, Future[R]]]:
        """Yield what is done with its number, as it comes."""
        while self.begun or self.first < self.last:
            if self.first < self.last:
                self.last -= 1
                yield self.last, self.here.submit(self.calls[self.last])
            else:
                wait(self.begun.values(), return_when=FIRST_COMPLETED)
            for number in [number for number, future in self.begun.items() if future.done()]:
                yield number, self.begun.pop(number)
            self.fill()
