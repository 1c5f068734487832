"""Knows how a person publishes a site, takes that back, and is told of both.

Does not know how a publication is kept, nor what must hold before.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from ..build.journal import OutputError
from ..build.publication import BRANCH, SHOWN, SOURCE, Branch, Difference
from ..build.repository import GitError, Repository
from ..build.roots import find_root, read_configuration
from ..build.site import read_settings
from ..build.way import ACTIONS, expect_address, find_way
from ..problems import FieldError
from .build import build
from .refusals import (
    RefusedError,
    Site,
    refuse_mistakes,
    refuse_moved,
    refuse_tracked_originals,
    refuse_uncommitted,
)
from .telling import count, explain

KEPT = Path(".cache", "publish", "site")
"""Below the site's folder: what was published last, so that what did not change is not made again."""
LONGEST = 40
"""So many pages of a kind are told; the rest are counted."""


class Asked(NamedTuple):
    """Say what a person asked for."""

    remote: str = "origin"
    siteurl: str | None = None
    today: str | None = None
    dry: bool = False
    """Whether everything is done but the last step."""


def publish(content: Path, asked: Asked) -> int:
    """Build a site for its public address and put it on the branch of its remote; return 0 or 1."""
    return _tell("Nothing was published.", lambda: _publish(content, asked))


def rollback(content: Path, remote: str = "origin") -> int:
    """Let the remote show the publication before the one that it shows; return 0 or 1."""
    return _tell("Nothing was changed.", lambda: _rollback(content, remote))


def _tell(nothing: str, step: Callable[[], int]) -> int:
    try:
        return step()
    except (RefusedError, GitError, FieldError, OutputError) as error:
        print(f"{error}\n{nothing}", file=sys.stderr)
    except OSError as error:
        print(f"{explain(error)}\n{nothing}", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"\nStopped. {nothing}", file=sys.stderr)
        return 130
    return 1


# ---------------------------------------------------------------- publish


def _publish(content: Path, asked: Asked) -> int:
    site = open_site(content, asked.remote, asked.siteurl)
    if site.way.by == ACTIONS:
        raise RefusedError(
            "This site is published by GitHub Actions (PUBLISH in pelican.conf.py): "
            "push your commits, and GitHub builds and shows it."
        )
    expect_address(site.way)
    kept = site.root / KEPT
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(kept.with_name("lock"), timeout=0):
            return _publish_alone(site, kept, asked)
    except Timeout:
        raise RefusedError("Another publication of this site is on its way.") from None


def _publish_alone(site: Site, output: Path, asked: Asked) -> int:
    """Publish while nobody else here does: first all that can refuse, then one push."""
    refuse_uncommitted(site)
    refuse_tracked_originals(site)
    former = site.branch.fetch()
    refuse_moved(site, former)
    if build(site.content, output, site.way.address, asked.today):
        print("Nothing was published.", file=sys.stderr)
        return 1
    refuse_mistakes(site, output)
    # ---- nothing refuses any more
    mine = site.branch.git.find(f"refs/heads/{BRANCH}")
    made = site.branch.commit(output, _describe(site), site.way.cname)
    try:
        difference = site.branch.compare(former.commit if former else "", made)
        print("\n".join(_list_pages(difference)))
        if asked.dry or not any(difference):
            site.branch.git.set_branch(BRANCH, mine)
            print(f"{'' if asked.dry else f'Nothing has changed since {former}. '}Nothing was pushed.")
            return 0
        site.branch.push(made, former)
    except BaseException:
        site.branch.git.set_branch(BRANCH, mine)
        raise
    print(f"Published {site.way.address}/: it may take GitHub some minutes to show it.")
    return 0


def open_site(content: Path, remote: str, siteurl: str | None = None) -> Site:
    """Find the repository, the remote and the way of a site."""
    if not content.is_dir():
        raise FieldError("file-unreadable", f"{content}: there is no such folder", "name it with --content")
    root = find_root()
    settings = read_configuration(root, {"PATH": str(content), "SITEURL": siteurl})
    git = Repository(root)
    address = git.ask("remote", "get-url", remote, missing="")
    if not address:
        raise RefusedError(
            f"There is no remote '{remote}' to publish to; make one, as by "
            f"`git remote add {remote} git@github.com:you/site.git`."
        )
    way = find_way(settings, address)
    read_settings({**settings, "SITEURL": way.address})  # It refuses what is no address.
    return Site(root, content, Branch(git, remote), way)


def _describe(site: Site) -> str:
    """Return the message of a publication's commit."""
    commit, subject = site.branch.git.ask("log", "-1", "--format=%H%x00%s").split("\0")
    return f"Publish {commit[:9]}: {subject}\n\n{SOURCE}: {commit}\n"


def _list_pages(difference: Difference) -> Iterator[str]:
    """List pages by their addresses, and count all other files."""
    counts, others = [], 0
    for word, paths in zip(("added", "changed", "removed"), difference, strict=True):
        pages = [f"/{path.removesuffix('index.html')}" for path in paths if path.endswith(".html")]
        others += len(paths) - len(pages)
        for page in pages[:LONGEST]:
            yield f"{word:<8} {page}"
        if len(pages) > LONGEST:
            yield f"{word:<8} … and {count(len(pages) - LONGEST, 'page')} more"
        counts.append(f"{count(len(pages), 'page')} {word}")
    yield f"{', '.join(counts)}; {count(others, 'other file')}."


# ---------------------------------------------------------------- rollback


def _rollback(content: Path, remote: str) -> int:
    site = open_site(content, remote)
    if site.way.by == ACTIONS:
        from .runs import name_former_run

        print(name_former_run(site.way.project))
        return 0
    now = site.branch.fetch()
    if now is None:
        raise RefusedError(f"Nothing was ever published on '{remote}'.")
    former = site.branch.read_former(now)
    if former is None:
        raise RefusedError(f"There was no publication before {site.branch.read(now.shown)}.")
    if not former.source:
        raise RefusedError(f"What was there before was not published by this command: {former}.")
    subject = f"Show again the publication {former.commit[:9]} of {former.day}"
    message = f"{subject}\n\n{SOURCE}: {former.source}\n{SHOWN}: {former.commit}\n"
    made = site.branch.commit_again(former, now, message)
    print("\n".join(_list_pages(site.branch.compare(now.commit, made))))
    site.branch.push(made, now)
    print(
        f"The site shows the publication {former} again, made from {former.source[:9]}.\n"
        "The next `publish` shows your newest commit: mend what was wrong first."
    )
    return 0
