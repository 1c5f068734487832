"""Knows how a person begins a site of their own, and takes a newer version of the tool.

Does not know how anything is done; what does is imported late, since it opens Pelican and more.
"""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from .options import leave, root_of


@task(
    help={
        "folder": "where to make it: a folder that is empty or not there yet",
        "name": "name of the site",
        "language": "its language, as en, en-GB, he or ar",
        "address": "its public address, as in https://example.org/news",
        "licence": "licence of its texts, as in CC BY 4.0",
        "wheel": "this tool as a wheel, in place of its repository",
    }
)
def start(
    _context: Context,
    folder: str,
    name: str | None = None,
    language: str | None = None,
    address: str | None = None,
    licence: str | None = None,
    wheel: str | None = None,
) -> None:
    """Make a site of your own in a folder; asks for what is not said."""
    from ..start import start as run

    leave(run(Path(folder), name, language, address, licence, Path(wheel) if wheel else None))


@task(
    help={
        "to": "branch, tag or commit of the tool's repository (its newest)",
        "wheel": "the newer tool as a wheel",
    }
)
def upgrade(context: Context, to: str | None = None, wheel: str | None = None) -> None:
    """Take a newer version of the tool that builds this site."""
    from ..upgrade import upgrade as run

    leave(run(root_of(context), to, Path(wheel) if wheel else None))
