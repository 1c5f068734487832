"""Knows what must hold before a site is published, and what helps where it does not.

Does not know how it is published.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ..build.originals import ORIGINALS, find_copying
from ..build.publication import BRANCH, Branch, Publication
from ..build.roots import CONFIGURATION
from ..build.site_checks import check_site
from ..build.way import Way
from .telling import count, shorten


class RefusedError(Exception):
    """Say why nothing was published."""


class Site(NamedTuple):
    """Hold a site that can be published."""

    root: Path
    content: Path
    branch: Branch
    way: Way


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
            f"Run `git rm -r --cached {shorten(folder)}`, commit, and put /{ORIGINALS}/ into .gitignore. "
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
