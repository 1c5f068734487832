"""Knows what a person can do in a site, by the names and options of the command line.

Does not know how anything is done; what does is imported late, since it opens Pelican and more.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.tasks import task

CONTENT = "folder with the articles, actors and dossiers (content/)"
TODAY = "day of the build, as in 2026-03-01: later articles wait (SOURCE_DATE_EPOCH, else today)"


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
    from ..build.latest import recall_build

    folders = (find_folder(context, content, "content"), find_folder(context, output, "output"))
    said = {"SITEURL": siteurl, "DOSSIER_TODAY": today, "DOSSIER_EXECUTOR": executor}
    told = None if clean else recall_build(*folders, said)
    if told:
        print(told)
        return
    from .build import build as run

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
    from .publish import Asked
    from .publish import publish as run

    leave(run(find_folder(context, content, "content"), Asked(remote, siteurl, today, dry_run)))


@task(help={"remote": "of git, to whose branch gh-pages the site goes (origin)", "content": CONTENT})
def rollback(context: Context, remote: str = "origin", content: str | None = None) -> None:
    """Show the publication again that was there before the present one."""
    from .publish import rollback as run

    leave(run(find_folder(context, content, "content"), remote))


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
    from .mentions import list_mentions, show_score

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
    from .mentions import show_references

    leave(show_references(find_folder(context, content, "content"), id, today))


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
    from .new import make_new

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
    from .rename import rename as run

    leave(run(find_folder(context, content, "content"), old, new, kind, sure=yes))


@task(help={"content": CONTENT, "today": TODAY})
def desk(context: Context, content: str | None = None, today: str | None = None) -> None:
    """List what wants doing: doubts, one-sided questions, names without a page, drafts, and more."""
    from .desk import show_desk

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
    from .serve import serve as run

    leave(run(find_folder(context, content, "content"), port, base, today))


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
    from .start import start as run

    leave(run(Path(folder), name, language, address, licence, Path(wheel) if wheel else None))


@task(
    help={
        "to": "branch, tag or commit of the tool's repository (its newest)",
        "wheel": "the newer tool as a wheel",
    }
)
def upgrade(context: Context, to: str | None = None, wheel: str | None = None) -> None:
    """Take a newer version of the tool that builds this site."""
    from .upgrade import upgrade as run

    leave(run(root_of(context), to, Path(wheel) if wheel else None))


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
    from .check import Wanted
    from .check import check as run

    folders = find_folder(context, content, "content"), find_folder(context, output, "output")
    wanted = Wanted(site, originals, links, timeout, siteurl=siteurl)
    leave(run(*folders, wanted, format, today))


@task(
    name="import",
    iterable=["pages", "url"],
    help={
        "pages": "files, folders, or - for what is piped in: HTML, .mht, text, Markdown, Atom, RSS",
        "url": "address of a page to fetch; may be given several times",
        "from_": "take over texts of your own, in place of pages: pelican, obsidian or wordpress",
        "allow_private": "let an address lead into a private network",
        "date": "day of publication, as in 2026-03-01, where the page does not tell it",
        "content": CONTENT,
        "today": "day of the import, as in 2026-03-01",
        "report": "print the candidates that are open: md or json",
        "accept_all_above": "put candidates with a higher score, from 0 to 1, into the draft, as in 0.9",
        "score": "instead, measure the rules on the labelled articles in tests/cases/import/",
    },
)
def import_(
    context: Context,
    pages: list[str],
    url: list[str],
    from_: str | None = None,
    allow_private: bool = False,
    date: str | None = None,
    content: str | None = None,
    today: str | None = None,
    report: str | None = None,
    accept_all_above: str | None = None,
    score: bool = False,
) -> None:
    """Read somebody else's pages: their text to originals/, and a draft about each for you to write.

    Tells what was found in a page and where, and how many candidates for the draft's header the text has:
    actors, events, statements, figures; decide them by `review`. Of a page that is known already it shows
    what its publisher changed, and which of our records rest on a changed sentence. Nothing is ever
    overwritten.

    As in: import saved-page.html, import clippings/ --date 2026-03-01, import --url https://example.org/news,
    import --from obsidian ~/vault
    """
    from .import_score import show_score
    from .importing import import_pages
    from .taking_over import take_over

    if score:
        leave(show_score(root_of(context) / "tests" / "cases" / "import"))
        return
    folder = find_folder(context, content, "content")
    if from_ is not None:
        leave(take_over(folder, from_, pages, today))
        return
    wanted = {"report": report, "above": accept_all_above}
    leave(
        import_pages(
            folder, pages, addresses=url, allow_private=allow_private, date=date, today=today, **wanted
        )
    )


@task(help={"article": "its id; without it, all whose text is here", "content": CONTENT})
def review(context: Context, article: str | None = None, content: str | None = None) -> None:
    """Decide what an imported text gives to its draft, one candidate after the other, in a terminal.

    Each is shown in its sentence, with the reason and what it would put into the header. Keys: a accept,
    e change it first, r not for this article, m merge with what exists, n never propose it again in any
    text, s leave it for later, u undo, q stop.

    Each decision is written at once: into the header, after a backup beside the file (x.md~), and as a
    line in content/ledger/. So stop whenever you like; what is decided is never asked twice, unless the
    publisher changes its words.

    As in: review, review harbour-to-open-on-friday
    """
    from .review import review as run

    leave(run(find_folder(context, content, "content"), article))


# ---------------------------------------------------------------- how they are called


def make_collection(root: Path) -> Collection:
    """Return the commands of the site in `root`; in a clone of the repository, those of its workshop too."""
    commands = Collection.from_module(sys.modules[__name__])
    if (root / "plugins" / "dossier").is_dir():
        from . import workshop

        for one in Collection.from_module(workshop).tasks.values():
            commands.add_task(one)
    commands.configure({"root": str(root)})
    return commands


LISTED = {"mentions": "--articles", "import": "--pages", "review": "--article"}
"""Commands that take any number of words, and the option under which invoke takes each; it takes no list."""
VALUED = ("--content", "--today", "--date", "--url", "--from", "--report", "--accept-all-above")
"""Options behind which a word belongs to them."""


def arrange(words: Sequence[str]) -> list[str]:
    """Turn `mentions one two` into `mentions --articles one --articles two`."""
    if list(words) in ([], ["--help"]):
        return ["--list"]
    if "--help" in words:  # Behind a command that wants words invoke would take it for one of them.
        return ["--help", next(word for word in words if word != "--help")]
    if words[0] not in LISTED:
        return list(words)
    named = [words[0]]
    for before, word in zip(words, words[1:], strict=False):
        plain = (word == "-" or not word.startswith("-")) and before not in VALUED
        named += [LISTED[words[0]], word] if plain else [word]
    return named


def root_of(context: Context) -> Path:
    """Return the folder of the site."""
    return Path(context.config["root"])


def find_folder(context: Context, given: str | None, usual: str) -> Path:
    """Return the folder that a person named, as seen from where they stand, else the site's own."""
    return Path(given or root_of(context) / usual).absolute()


def leave(status: Any) -> None:
    """End with an exit status that tells of a failure."""
    if status:
        sys.exit(status)
