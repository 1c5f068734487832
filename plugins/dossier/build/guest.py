"""Knows how dossiers are added to a blog whose posts are Pelican's own: posts are read, and left as they are.

Does not know how a post is written or published.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..library.mentions.model import Findings
from ..library.mentions.roster import Roster
from ..library.mentions.texts import collect_actors, find_mentions
from ..library.model import Library
from ..pages.addresses import page_address
from ..problems import Problem
from ..source.documents import Document, Parsed, parse_document
from .files import LEDGER, Found

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

FOLDERS = ("actors", "dossiers", "records", "sources")
"""What in a blog's content is ours."""
LEFT_OUT = frozenset({"home", "article", "page", "corrections", "not-found"})
"""Kinds of page that a blog has itself, or has no use for."""
EXPORTS_OFF = ("robots.txt", "sitemap.xml", "card.png")
"""What is about the whole site, of which we know a part; and pictures of posts, whose pages are not ours."""
THEME = "dossier-theme/"
"""The blog's own theme is at theme/."""
_BLOCKS = ("p", "li", "dt", "dd", "pre", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "div")
_KEYS = ("dossiers", "not_dossiers", "actors", "not_actors")
"""Keys of an article that a post may have too, with commas between ids."""
_GAP = re.compile(r"\s*\n\s*\n\s*")
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
"""All that Markdown may read as a mark: https://spec.commonmark.org/0.31.2/#backslash-escapes"""


class Post(NamedTuple):
    """Hold what is read of a post."""

    path: str
    """As `content/…`."""
    address: str
    header: Mapping[str, Any]
    text: str
    """A paragraph a line."""


class Place(NamedTuple):
    """Lead from a post to a dossier or an actor; `url` as Pelican has it, below SITEURL."""

    name: str
    url: str


def find_theme() -> Path:
    """Return the folder of broadsheet: Pelican's where a wheel has put it there, else the clone's."""
    import pelican

    installed = Path(pelican.__file__).parent / "themes" / "broadsheet"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "themes" / "broadsheet"


def step_aside(settings: dict[str, Any]) -> None:
    """Tell Pelican which folders hold no posts."""
    for key in ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES"):
        settings[key] = [*settings[key], *FOLDERS, LEDGER]


def copy_theme(theme: Path, folder: Path) -> None:
    """Put what our pages link to beside what the blog's link to."""
    shutil.copytree(theme / "static", folder / THEME, dirs_exist_ok=True)


# ---------------------------------------------------------------- reading


def keep_own(found: Found) -> Found:
    """Leave all that is not in our folders to the blog."""
    mine = tuple(f"content/{name}/" for name in FOLDERS)
    read = {kind: paths if kind in FOLDERS else [] for kind, paths in found.read.items()}
    unread = [path for path in found.unread if path.startswith(mine)]
    problems = [problem for problem in found.problems if problem.path.startswith(mine)]
    return replace(found, read=read, unread=unread, problems=problems)


def list_posts(articles: Iterable[Any]) -> tuple[Post, ...]:
    """Return the posts that Pelican has read and will publish."""
    return tuple(map(_read_post, articles))


def _read_post(article: Any) -> Post:
    said = article.metadata
    header: dict[str, Any] = {"title": _strip(article.title), "date": article.date.date().isoformat()}
    if said.get("summary"):
        header["summary"] = _escape(_strip(said["summary"]))
    if said.get("tags"):
        header["tags"] = [str(tag) for tag in said["tags"]]
    for key in _KEYS:
        if said.get(key):
            header[key] = [name.strip() for name in str(said[key]).split(",") if name.strip()]
    # A name without a point or a stroke would be read as an id.
    address = article.url if re.search(r"[./]", article.url) else article.save_as
    path = f"content/{article.get_relative_source_path()}"
    # Not `content`: that is where Pelican fills in links, once, when all of them are known.
    return Post(path, address, header, _find_text(article._content))


def _parse(html: str) -> BeautifulSoup:
    from bs4 import BeautifulSoup  # Late: most sites are no guests.

    return BeautifulSoup(html, "html.parser")


def _strip(html: str) -> str:
    return _parse(str(html)).get_text()


def _find_text(html: str) -> str:
    soup = _parse(html)
    for block in soup.find_all(_BLOCKS):
        block.append("\n\n")
    return "\n".join(" ".join(one.split()) for one in _GAP.split(soup.get_text()) if one.strip())


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def read_posts(
    posts: Iterable[Post], parsed: Iterable[Parsed], terms: Iterable[str], language: str
) -> Iterator[tuple[str, Parsed, list[Problem], Findings]]:
    """Read posts as articles that are published elsewhere, and find whom they mention."""
    roster = Roster(collect_actors(parsed), language)
    for post in posts:
        text = "\n\n".join(_escape(line) for line in post.text.split("\n"))
        data = f"---\n{json.dumps(post.header, ensure_ascii=False)}\n---\n{text}\n".encode()
        document, problems = parse_document("articles", "content/articles/post.md", data, terms)
        told = [replace(problem, path=post.path, line=0, key=()) for problem in problems]
        if isinstance(document, Document):
            document = replace(document, id=post.address, path=post.path)
        yield post.path, document, told, find_mentions(document, roster)


# ---------------------------------------------------------------- telling the blog


def tell_posts(articles: Iterable[Any], library: Library) -> None:
    """Give each post its dossiers and actors, for templates that want to show them."""
    known = {f"content/{one.get_relative_source_path()}": one for one in articles}
    for found in library.articles.values():
        post = known[found.document.path]
        names = (member.dossier for member in found.dossiers)
        post.dossiers = [_place(library, "dossier", name) for name in names]
        post.actors = [_place(library, "actor", name) for name in found.actors]


def _place(library: Library, kind: str, name: str) -> Place:
    return Place(library.targets[name].name, page_address(kind, name))
