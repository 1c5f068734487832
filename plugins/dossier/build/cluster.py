"""Knows how work is given to the workers of a Dask cluster, in place of processes of this machine.

Does not know the work. The workers see the same files under the same names, and have this package.
"""

from __future__ import annotations

import gc
import importlib
import os
import re
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

from ..problems import FieldError

R = TypeVar("R")
P = ParamSpec("P")
_ADDRESS = re.compile(r"\w+://.+:\d+")
PATIENCE = "10s"
"""How long a cluster may take to answer."""


class Kit(NamedTuple):
    """Hold what a worker does before its first piece of work, and with what."""

    prepare: Callable[..., None] | None
    facts: tuple[Any, ...]


class ClusterExecutor(Executor):
    """Give work to a cluster; what its workers prepare themselves with is sent to each once."""

    def __init__(self, address: str, prepare: Callable[..., None] | None, facts: tuple[Any, ...]) -> None:
        client = connect(address)
        [self._kit] = client.scatter([Kit(prepare, facts)], broadcast=True, hash=False)
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Have a worker run a function, and return its future."""
        future: Future[R] = self._executor.submit(_work, self._kit.key, self._kit, fn, args, kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; the cluster stays."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._kit.release()


@cache
def connect(address: str) -> Any:
    """Return a client of the cluster; raises FieldError where there is none."""
    hint = "write the address that `dask scheduler` tells, as in tcp://192.0.2.7:8786"
    if not _ADDRESS.fullmatch(address):
        raise FieldError("value-invalid", f"'{address}' is no address of a cluster", hint)
    try:
        from distributed import Client
    except ImportError:
        message, hint = (
            "building on a cluster needs Dask, which is not here",
            f"run {sys.executable} -m pip install 'dask[distributed]'",
        )
        raise FieldError("value-invalid", message, hint) from None
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except OSError:
        raise FieldError("value-invalid", f"no cluster answers at {address}", hint) from None


def check_cluster(address: str, folders: Iterable[Path]) -> None:
    """See that each worker has this package and the same folders; raises FieldError where one has not."""
    client = connect(address)
    if not client.scheduler_info()["workers"]:
        hint = f"start some: dask worker {address} --nthreads 1"
        raise FieldError("value-invalid", f"the cluster at {address} has no workers", hint)
    try:
        client.run(importlib.import_module, __name__)
    except Exception as error:
        hint = "install it there, or start them with PYTHONPATH=plugins"
        raise FieldError(
            "value-invalid", f"the workers at {address} lack this package: {error}", hint
        ) from None
    for folder in folders:
        for worker, there in sorted(client.run(os.path.isdir, str(folder)).items()):
            if not there:
                message = f"the worker {worker} does not see {folder}"
                raise FieldError("value-invalid", message, "share the folder under the same name")


_prepared = ""
"""Which kit this worker has prepared itself with. Workers of a cluster live longer than a build."""
_one_at_a_time = threading.Lock()


def _work(key: str, kit: Kit, work: Callable[..., R], args: tuple[Any, ...], words: dict[str, Any]) -> R:
    """Do one piece of work; runs in a worker."""
    global _prepared
    # A worker may have several threads, and what work is prepared with is the whole process's.
    with _one_at_a_time:
        if _prepared != key:
            gc.unfreeze()
            if kit.prepare:
                kit.prepare(*kit.facts)
            # Looking for rings in a large library, again and again, takes a tenth of the time.
            gc.freeze()
            _prepared = key
        return work(*args, **words)
