"""Knows how the newspaper is written for this project; does not know how others want it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.bench import corpus
from tests.bench.corpus import NICKNAME, NICKNAMED, slug
from tests.bench.peer import EDITED, FIRST, REDESIGNED, RENAMED, SECOND, Edit, Peer, write_file

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes" / "broadsheet"
SETTINGS = f"""\
import runpy
import sys

sys.path.append({str(ROOT / "plugins")!r})
globals().update(runpy.run_path({str(ROOT / "pelican.conf.py")!r}))
SITENAME = "bench"
SITEURL = "https://example.org/bench"
DEFAULT_LANG = "en"
DOSSIER_TODAY = "2026-01-01"
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
THEME = {str(THEME)!r}
THEME_TEMPLATES_OVERRIDES = ["templates"]
# Neither of the others makes an index or draws pictures; what these cost is measured apart.
EXPORTS_OFF = ["search", "card.png"]
"""
PARTS = {
    "with everything": "EXPORTS_OFF = []\n",
    "without the search index": 'EXPORTS_OFF = ["search"]\n',
    "without exports, cards and search": (
        "from dossier.exports.table import EXPORTS, SEARCH_NAME\n"
        "EXPORTS_OFF = sorted({export.name for export in EXPORTS} | {SEARCH_NAME})\n"
    ),
}
"""What is measured apart: what the settings say to leave out."""


def write_site(folder: Path, size: int) -> None:
    """Write the newspaper: actors with their offices, dossiers, sources, articles with records."""
    content = folder / "content"
    for article in corpus.list_articles(size):
        path = content / "articles" / article.date[:4] / f"{article.id}.md"
        write_file(path, _tell_article(article))
    _write_actors(content / "actors")
    for name in corpus.list_topics(size):
        series = f"series:\n  - {{id: count-{slug(name)}, label: Count, unit: things}}\n"
        head = f"title: {name}\nsummary: Everything on {name.lower()}.\n{series}"
        write_file(content / "dossiers" / f"{slug(name)}.md", f"---\n{head}---\nBackground of {name}.\n")
    write_file(content / "sources" / "reports.yaml", _tell_list(corpus.list_sources(size)))
    write_file(folder / "pelican.conf.py", SETTINGS)
    base = (THEME / "templates" / "base.html").read_text(encoding="utf-8")
    write_file(folder / "templates" / "base.html", base)


def _write_actors(folder: Path) -> None:
    for number, name in enumerate(corpus.PERSONS):
        roles = f"roles:\n{_tell_list(corpus.list_terms(number), '  ')}"
        head = f"name: {name}\naliases: [{name[0]}. {name.split()[1]}]\n{roles}"
        write_file(folder / f"{slug(name)}.md", f"---\n{head}---\nA biography of {name}.\n")
    head = f"name: {NICKNAMED}\naliases: [{NICKNAME}]\n"
    text = f"---\n{head}---\nA biography of {NICKNAMED}, called {NICKNAME}.\n"
    write_file(folder / f"{slug(NICKNAMED)}.md", text)
    for name in corpus.STATES:
        write_file(folder / f"{slug(name)}.md", f"---\nname: {name}\nkind: state\n---\n")


def _tell_article(article: corpus.Article) -> str:
    topics = json.dumps([slug(topic) for topic in article.topics])
    head = f"title: {json.dumps(article.title)}\ndate: {article.date}\n"
    head += f"dossiers: {topics}\npublisher: The Paper\n"
    for kind, records in article.records.items():
        head += f"{kind}:\n{_tell_list(records, '  ')}" if records else ""
    return f"---\n{head}---\n\n{article.body}\n"


def _tell_list(entries: Iterable[object], indent: str = "") -> str:
    return "".join(f"{indent}- {json.dumps(entry)}\n" for entry in entries)


def find_version() -> str:
    """Name the state of this repository."""
    words = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=, changed"]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    return ran.stdout.strip() or "of no commit"


def list_words() -> list[str]:
    """Build it as a person does."""
    return [sys.executable, str(ROOT / "tasks.py"), "build", "--content", "content", "--output", "output"]


def list_serving(port: int) -> list[str]:
    """Serve it as an editor does."""
    return [sys.executable, str(ROOT / "tasks.py"), "serve", "--content", "content", "--port", str(port)]


def _first_file() -> str:
    first = next(corpus.list_articles(1))
    return f"content/articles/{first.date[:4]}/{first.id}.md"


OURS = Peer(
    id="ours",
    name="ours",
    version=find_version,
    write=write_site,
    command=list_words,
    serve=list_serving,
    output="output",
    edits={
        "article": Edit(_first_file(), "\n\n> ", f"\n\n> {EDITED} ", f"articles/{FIRST}/index.html", EDITED),
        "alias": Edit(
            f"content/actors/{slug(NICKNAMED)}.md",
            f"[{NICKNAME}]",
            f"[{RENAMED}]",
            f"articles/{FIRST}/index.html",
            NICKNAME,
            hides=f"{slug(NICKNAMED)}/",
        ),
        "template": Edit(
            "templates/base.html",
            "</main>",
            f"<p>{REDESIGNED}</p></main>",
            f"articles/{SECOND}/index.html",
            REDESIGNED,
        ),
    },
)
