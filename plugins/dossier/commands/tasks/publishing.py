"""Knows what a person can do with a site that is written: build it, publish it, take that back.

Does not know how anything is done; what does is imported late, since it opens Pelican and more.
"""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from .options import CONTENT, TODAY, find_folder, leave


@task(
    help={
        "content": CONTENT,
        "output": "folder to write the site to (output/)",
        "siteurl": "public address of the site, as in https://example.org/news",
        "today": TODAY,
        "clean": "build all of it, whatever is known from the last build",
        "executor": "address of a Dask cluster that does the work, as in tcp://192.0.2.7:8786",
    }
)
def build(
    context: Context,
    content: str | None = None,
    output: str | None = None,
    siteurl: str | None = None,
    today: str | None = None,
    clean: bool = False,
    executor: str | None = None,
) -> None:
    """Build the site from what editors wrote.

    What the last build found out is kept in .cache/, and only what has changed since is made anew. The
    site is the same as one built with --clean, byte for byte; .cache/ may be deleted at any time.
    """
    from ..build import build as run

    folders = find_folder(context, content, "content"), find_folder(context, output, "output")
    leave(run(*folders, siteurl=siteurl, today=today, clean=clean, executor=executor))


@task(
    help={
        "dry_run": "do everything but the last step, and list the pages added, changed and removed",
        "remote": "of git, to whose branch gh-pages the site goes (origin)",
        "siteurl": "public address of the site, as in https://example.org/news",
        "content": CONTENT,
        "today": TODAY,
    }
)
def publish(
    context: Context,
    dry_run: bool = False,
    remote: str = "origin",
    siteurl: str | None = None,
    content: str | None = None,
    today: str | None = None,
) -> None:
    """Build the site for its public address, check it, and put it on the branch gh-pages.

    Publishes only what is committed, and never over what somebody else has published.
    """
    from ..publish import Asked
    from ..publish import publish as run

    leave(run(find_folder(context, content, "content"), Asked(remote, siteurl, today, dry_run)))


@task(help={"remote": "of git, to whose branch gh-pages the site goes (origin)", "content": CONTENT})
def rollback(context: Context, remote: str = "origin", content: str | None = None) -> None:
    """Show the publication again that was there before the present one."""
    from ..publish import rollback as run

    leave(run(find_folder(context, content, "content"), remote))
