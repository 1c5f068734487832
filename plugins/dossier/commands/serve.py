"""Knows how a person works on a site with its pages open beside: built, served, and kept current.

Does not know how pages hear of it.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Collection, Iterable
from pathlib import Path

from ..build.latest import Order
from ..build.roots import CONFIGURATION, find_root
from ..problems import FieldError, Problem, format_key
from .building import describe
from .desk import find_editor, render_desk
from .serving.builder import Builder, Outcome
from .serving.server import DESK, Server, open_server
from .serving.stage import Mistake, Stage
from .serving.watching import CODE, Watcher
from .telling import count, shorten

OUTPUT = Path(".cache", "serve")
"""Apart from what is published: drafts are in it."""


def serve(content: Path, port: int, base: str, today: str | None) -> int:
    """Build and serve a site until somebody ends it; return the exit status."""
    try:
        root = find_root()
        base = check_base(base)
        stage = Stage(root / OUTPUT)
        server = open_server(port, base, stage)
    except FieldError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Port {port} cannot be had: {error.strerror}; name another with --port", file=sys.stderr)
        return 2
    if server.server_port != port:
        print(f"Port {port} is taken; this is {server.server_port}.")
    url = server.address.rstrip("/")
    said = {"SITEURL": url, "DOSSIER_TODAY": today, "DOSSIER_PREVIEW": True}
    order = Order(root, content, stage.folder, said)
    # What a shell starts in the background is told to ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        _keep_current(server, order)
    except KeyboardInterrupt:
        print("\nEnded.")
    finally:
        stage.close()
        server.shutdown()
        thread.join()
        server.server_close()
    return 0


def _keep_current(server: Server, order: Order) -> None:
    """Build, then build again whenever something changes, for ever."""
    builder = Builder(order)
    server.desk = lambda: render_desk(builder.find_desk(), order.content, server.base)
    watcher = _watch(builder, order)
    try:
        print(f"Building {shorten(order.content)} …", flush=True)
        known = _build(builder, server.stage, order.content).problems
        print(
            f"Serving {server.address} (Ctrl-C ends it); what wants doing: {server.address}{DESK}", flush=True
        )
        while True:
            changed = watcher.wait()
            names = sorted(map(shorten, changed))
            print(f"{names[0]}{f' and {len(names) - 1} more' if names[1:] else ''} changed", flush=True)
            if any(path.is_relative_to(CODE) for path in changed):
                builder.restart()
            if order.root / CONFIGURATION in changed:
                former, watcher = watcher, _watch(builder, order, watcher)
                if former is not watcher:
                    former.close()
            outcome = _build(builder, server.stage, order.content, known)
            known = known if outcome.failed else outcome.problems
    finally:
        watcher.close()
        builder.close()


def _watch(builder: Builder, order: Order, former: Watcher | None = None) -> Watcher:
    """Watch all that the site rests on; the former watcher stays where it sees just that."""
    theme = builder.find_theme()
    if former and (not theme or set(theme) <= set(former.folders)):
        return former
    folders = [path for path in (order.content, CODE, *theme) if path.is_dir()]
    return Watcher(folders, order.root / CONFIGURATION, [order.output])


def _build(builder: Builder, stage: Stage, content: Path, known: Collection[Problem] = ()) -> Outcome:
    """Build once, and tell both the terminal and the open pages what came of it; of doubts the new ones."""
    stage.begin()
    outcome = builder.build()
    if outcome.failed:
        stage.refuse(tuple(list_mistakes(outcome, content)))
        told = outcome.failure or describe(outcome.problems)
        print(told, file=sys.stderr, flush=True)
        return outcome
    stage.show(outcome.changed)
    for problem in outcome.problems:
        if problem not in known:
            print(problem)
    print(f"{count(len(outcome.changed), 'file')} anew in {outcome.seconds:.1f} s", flush=True)
    return outcome


def list_mistakes(outcome: Outcome, content: Path) -> Iterable[Mistake]:
    """Return what stopped a build as pages show it."""
    if outcome.failure:
        for line in outcome.failure.splitlines():
            yield Mistake("", "", line, "", "")
    for problem in outcome.problems:
        if not problem.notice:
            yield view_mistake(problem, content)


def view_mistake(problem: Problem, content: Path) -> Mistake:
    """Return a mistake as pages show it, with an address that opens its file where that can be."""
    key = f"{format_key(problem.key)}: " if problem.key else ""
    return Mistake(
        problem.place,
        find_editor(problem.path, problem.line, content),
        key + problem.message,
        problem.hint,
        problem.code,
    )


def check_base(given: str) -> str:
    """Return a path with a stroke at both ends; raises FieldError where it is none."""
    if "://" in given or any(mark in given for mark in "?#\\ ") or ".." in given:
        hint = "write the path of the public address, as in /project/"
        raise FieldError("value-invalid", f"'{given}' is no path", hint)
    inner = given.strip("/")
    return f"/{inner}/" if inner else "/"
