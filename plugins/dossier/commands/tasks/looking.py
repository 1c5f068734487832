"""Knows what a person can look through: mistakes, who is mentioned, what refers to what.

Does not know how anything is done; what does is imported late, since it opens Pelican and more.
"""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from .options import CONTENT, TODAY, find_folder, leave, root_of


@task(
    help={
        "site": "the built site too: links, anchors, titles, sizes",
        "originals": "only what was taken from the texts in originals/: quotations, copied words",
        "links": "the links to other hosts too; asks each of them, once a second at most",
        "timeout": "for --links: seconds that a host has for its answer (20)",
        "format": "text, json, github (annotations of a pull request) or sarif",
        "content": CONTENT,
        "output": "folder of the built site (output/)",
        "siteurl": "public address for which it was built, where the settings name another",
        "today": TODAY,
    }
)
def check(
    context: Context,
    site: bool = False,
    originals: bool = False,
    links: bool = False,
    timeout: int = 20,
    format: str = "text",  # noqa: A002
    content: str | None = None,
    output: str | None = None,
    siteurl: str | None = None,
    today: str | None = None,
) -> None:
    """Tell all mistakes and notices, and write nothing.

    Ends with status 0, with 1 where there is a mistake, and with 2 where it could not look.
    """
    from ..check import Wanted
    from ..check import check as run

    folders = find_folder(context, content, "content"), find_folder(context, output, "output")
    wanted = Wanted(site, originals, links, timeout, siteurl=siteurl)
    leave(run(*folders, wanted, format, today))


@task(
    iterable=["articles"],
    help={
        "articles": "ids of articles, dossiers, actors or pages; without any, everything",
        "content": CONTENT,
        "today": TODAY,
        "score": "instead, measure the rules on the labelled passages in tests/cases/mentions/",
    },
)
def mentions(
    context: Context,
    articles: list[str],
    content: str | None = None,
    today: str | None = None,
    score: bool = False,
) -> None:
    """List who is mentioned where and why, and what was left alone and why."""
    from ..mentions import list_mentions, show_score

    if score:
        leave(show_score(root_of(context) / "tests" / "cases" / "mentions"))
    else:
        leave(list_mentions(find_folder(context, content, "content"), articles, today))


@task(
    help={
        "id": "of an actor, article, dossier, source, page, event, statement, series or question",
        "content": CONTENT,
        "today": TODAY,
    }
)
def where(context: Context, id: str, content: str | None = None, today: str | None = None) -> None:  # noqa: A002
    """List everything that refers to an id: keys, links, citations, mentions, membership."""
    from ..mentions import show_references

    leave(show_references(find_folder(context, content, "content"), id, today))
