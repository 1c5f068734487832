"""Knows what a person can do to write: begin a file, give another id, see what wants doing, and how it looks.

Does not know how anything is done; what does is imported late, since it opens Pelican and more.
"""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from .options import CONTENT, TODAY, find_folder, leave


@task(
    help={
        "what": "article, actor, dossier or source",
        "title": "of an article, dossier or source",
        "name": "of an actor",
        "kind": "of an actor: person (the default), state, organisation, armed-group, media",
        "date": "of an article, as in 2026-03-01 (today)",
        "publisher": "of a source: an actor's id, or words",
        "url": "of a source",
        "id": "small letters, digits and hyphens; by default made of the title or name",
        "file": "for a source: the file in content/sources/ at whose end it is put",
        "content": CONTENT,
    }
)
def new(
    context: Context,
    what: str,
    title: str | None = None,
    name: str | None = None,
    kind: str | None = None,
    date: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002
    file: str | None = None,
    content: str | None = None,
) -> None:
    """Write a new article, actor, dossier or source: the shortest file that works.

    What is needed and not given is asked for. All other keys stand in the file as comments. Nothing is
    ever overwritten. On a terminal the file is opened in your editor, where EDITOR names one.

    As in: new article, new actor --name "Ron Dermer", new source --file settlements
    """
    from ..new import make_new

    given = {"title": title, "name": name, "kind": kind, "date": date, "publisher": publisher}
    given |= {"url": url, "id": id, "file": file}
    leave(make_new(what, find_folder(context, content, "content"), given))


@task(
    help={
        "old": "the id as it is",
        "new": "the id as it will be",
        "kind": "actor, article, dossier, page, source, event, statement, series or question, "
        "where several things have this id",
        "yes": "do it without asking",
        "content": CONTENT,
    }
)
def rename(
    context: Context,
    old: str,
    new: str,
    kind: str | None = None,
    yes: bool = False,
    content: str | None = None,
) -> None:
    """Give something another id, in its file's name and wherever it is named.

    Shows what changes, and asks. What has a page of its own keeps its former address, which will lead
    to the new one.

    As in: rename un-security-council security-council
    """
    from ..rename import rename as run

    leave(run(find_folder(context, content, "content"), old, new, kind, sure=yes))


@task(help={"content": CONTENT, "today": TODAY})
def desk(context: Context, content: str | None = None, today: str | None = None) -> None:
    """List what wants doing: doubts, one-sided questions, names without a page, drafts, and more."""
    from ..desk import show_desk

    leave(show_desk(find_folder(context, content, "content"), today))


@task(
    help={
        "content": CONTENT,
        "port": "where to serve it (8000); if that is taken, the next one that is free",
        "base": "path below which to serve it, as in /project/ (/)",
        "today": TODAY,
    }
)
def serve(
    context: Context,
    content: str | None = None,
    port: int = 8000,
    base: str = "/",
    today: str | None = None,
) -> None:
    """Build the site, serve it to this machine, and keep it and its open pages current."""
    from ..serve import serve as run

    leave(run(find_folder(context, content, "content"), port, base, today))
