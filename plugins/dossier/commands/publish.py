"""Knows what must hold before a site is published, and what a person is told of it and of taking it back.

Does not know how a publication is kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from ..build.journal import OutputError
from ..build.originals import ORIGINALS, find_copying
from ..build.publication import BRANCH, SHOWN, SOURCE, Branch, Difference, Publication
from ..build.repository import GitError, Repository
from ..build.roots import CONFIGURATION, find_root
from ..build.site import read_settings
from ..build.site_checks import check_site
from ..build.way import ACTIONS, Way, expect_address, find_way
from ..problems import FieldError
from .build import build
from .reports import count

KEPT = Path(".cache", "publish", "site")
"""Below the site's folder: what was published last, so that what did not change is not made again."""
LONGEST = 40
"""So many pages of a kind are told; the rest are counted."""


class RefusedError(Exception):
    """Say why nothing was published."""


class Site(NamedTuple):
    """Hold a site that can be published."""

    root: Path
    content: Path
    branch: Branch
    way: Way


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
        print(f"{error.filename}: {(error.strerror or str(error)).lower()}\n{nothing}", file=sys.stderr)
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
        return _say_nothing_published()
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


def _say_nothing_published() -> int:
    print("Nothing was published.", file=sys.stderr)
    return 1


def open_site(content: Path, remote: str, siteurl: str | None = None) -> Site:
    """Find the repository, the remote and the way of a site."""
    from pelican.settings import read_settings as read_file

    if not content.is_dir():
        raise FieldError("file-unreadable", f"{content}: there is no such folder", "name it with --content")
    root = find_root()
    override: dict[str, Any] = {"PATH": str(content)}
    if siteurl is not None:
        override["SITEURL"] = siteurl
    settings = read_file(str(root / CONFIGURATION), override)
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


def refuse_uncommitted(site: Site) -> None:
    """Refuse what no commit could name: content or settings as nobody else has them."""
    git = site.branch.git
    if not git.find("HEAD"):
        raise RefusedError("Nothing is committed yet; run `git add .` and `git commit`.")
    if not git.ask("var", "GIT_COMMITTER_IDENT", missing=""):
        raise RefusedError("git does not know who you are; run `git config user.name` and `user.email`.")
    if f"branch refs/heads/{BRANCH}" in git.ask("worktree", "list", "--porcelain").splitlines():
        raise RefusedError(f"The branch {BRANCH} is checked out; go back to yours, as by `git switch main`.")
    if not site.content.resolve().is_relative_to(git.top.resolve()):
        raise RefusedError(f"{site.content} lies outside of the repository {git.top}.")
    parts = (site.content, site.root / CONFIGURATION, site.root / "themes", site.root / "plugins")
    paths = [str(path) for path in parts if path.exists()]
    changed = git.ask("status", "--porcelain", "--untracked-files=all", "--", *paths).splitlines()
    if changed:
        shown = "\n".join(f"  {line.strip()}" for line in changed[:10])
        more = f"\n  … and {len(changed) - 10:,} more" if len(changed) > 10 else ""
        raise RefusedError(f"This is not committed:\n{shown}{more}\nRun `git add` and `git commit` first.")


def refuse_tracked_originals(site: Site) -> None:
    """Refuse to publish from a repository in which other people's texts would be published too."""
    folder = site.content.parent / ORIGINALS
    tracked = site.branch.git.ask("ls-files", "--", str(folder)).splitlines()
    if tracked:
        raise RefusedError(
            f"git tracks other people's texts, which are not ours to publish: {', '.join(tracked[:5])}\n"
            f"Run `git rm -r --cached {_shorten(folder)}`, commit, and put /{ORIGINALS}/ into .gitignore. "
            "What was pushed before stays in the history."
        )


def refuse_moved(site: Site, former: Publication | None) -> None:
    """Refuse to take away what somebody else has published."""
    git, remote = site.branch.git, site.branch.remote
    mine = git.find(f"refs/heads/{BRANCH}")
    if mine and not site.branch.read(mine).source:
        raise RefusedError(
            f"Your branch {BRANCH} holds something that was not published by this command; "
            f"give it another name, as by `git branch -m {BRANCH} old-{BRANCH}`."
        )
    if former is None:
        return
    if not former.source:
        raise RefusedError(
            f"On '{remote}' the branch {BRANCH} holds something that was not published by this command: "
            f"{former} ('{former.subject}')\n"
            f"If nobody needs it, remove it by `git push {remote} --delete {BRANCH}`."
        )
    if not git.holds("merge-base", "--is-ancestor", former.source, "HEAD"):
        raise RefusedError(
            f"'{remote}' shows a publication that is not from your commits: {former}, "
            f"made from {former.source[:9]}\nRun `git pull`, look at what is new, and publish again."
        )


def refuse_mistakes(site: Site, output: Path) -> None:
    """Refuse what `check` calls a mistake."""
    base = urlsplit(site.way.address).path + "/"
    mistakes = [one for one in (*find_copying(site.content), *check_site(output, base)) if not one.notice]
    if mistakes:
        told = "\n".join(map(str, mistakes))
        raise RefusedError(f"{told}\n{count(len(mistakes), 'mistake')}. Mend what stands above first.")


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


def _shorten(path: Path) -> str:
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


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
