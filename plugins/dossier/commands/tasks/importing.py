"""Knows how a person takes over other people's texts, and decides what they give.

Does not know how anything is done; what does is imported late, since it opens Pelican and more.
"""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from .options import CONTENT, find_folder, leave, root_of


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
    from ..import_score import show_score
    from ..importing import import_pages
    from ..taking_over import take_over

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
    from ..review import review as run

    leave(run(find_folder(context, content, "content"), article))
