"""Knows how the newspaper is written for Pelican without this plugin; does not know how others want it.

Topics are categories, people are tags.
"""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

from tests.bench import corpus
from tests.bench.corpus import NICKNAME, NICKNAMED, slug
from tests.bench.peer import EDITED, FIRST, REDESIGNED, RENAMED, SECOND, Edit, Peer, write_file

SETTINGS = """\
SITENAME, SITEURL, PATH, OUTPUT_PATH, THEME = "bench", "", "content", "output", "theme"
TIMEZONE, DEFAULT_LANG, PLUGINS = "UTC", "en", []
FEED_ALL_ATOM, CATEGORY_FEED_ATOM = "feed.xml", "topic/{slug}.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
ARTICLE_URL, ARTICLE_SAVE_AS = "{slug}/", "{slug}/index.html"
DEFAULT_PAGINATION, FEED_MAX_ITEMS = 50, 20
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
"""
BASE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>{% block title %}{{ SITENAME }}{% endblock %}</title></head>
<body><header><a href="{{ SITEURL }}/">{{ SITENAME }}</a></header>
<main>{% block content %}{% endblock %}</main></body></html>
"""
ARTICLE = """\
{% extends "base.html" %}
{% block title %}{{ article.title }}{% endblock %}
{% block content %}<h1>{{ article.title }}</h1><time>{{ article.locale_date }}</time>
{{ article.content }}
<ul>{% for tag in article.tags %}<li><a href="{{ SITEURL }}/{{ tag.url }}">{{ tag }}</a></li>{% endfor %}</ul>
<a href="{{ SITEURL }}/{{ article.category.url }}">{{ article.category }}</a>{% endblock %}
"""
PAGE = """\
{% extends "base.html" %}
{% block content %}<h1>{{ page.title }}</h1>{{ page.content }}{% endblock %}
"""
LIST = """\
{% extends "base.html" %}
{% block content %}<ul>{% for one in (articles_page.object_list if articles_page else articles) %}
<li><a href="{{ SITEURL }}/{{ one.url }}">{{ one.title }}</a> <time>{{ one.locale_date }}</time></li>
{% endfor %}</ul>{% endblock %}
"""
TEMPLATES = {
    "base": BASE,
    "article": ARTICLE,
    "page": PAGE,
    **dict.fromkeys(("index", "category", "tag"), LIST),
    **dict.fromkeys(("tags", "categories", "authors", "author", "archives", "period_archives"), BASE),
}


def write_site(folder: Path, size: int) -> None:
    """Write the newspaper."""
    content = folder / "content"
    for article in corpus.list_articles(size):
        tags = ", ".join(article.actors)
        head = f"Title: {article.title}\nDate: {article.date}\nSlug: {article.id}\n"
        text = f"{head}Category: {article.topics[0]}\nTags: {tags}\n\n{article.body}\n"
        write_file(content / f"{article.id}.md", text)
    for name in corpus.PERSONS:
        text = f"Title: {name}\n\nA biography of {name}.\n"
        write_file(content / "pages" / f"{slug(name)}.md", text)
    text = f"Title: {NICKNAMED}\n\nA biography of {NICKNAMED}, called {NICKNAME}.\n"
    write_file(content / "pages" / f"{slug(NICKNAMED)}.md", text)
    write_file(folder / "pelican.conf.py", SETTINGS)
    (folder / "theme" / "static").mkdir(parents=True)
    for name, template in TEMPLATES.items():
        write_file(folder / "theme" / "templates" / f"{name}.html", template)


def list_words() -> list[str]:
    """Build it as a person does."""
    return [sys.executable, "-m", "pelican", "content", "-s", "pelican.conf.py"]


PLAIN_PELICAN = Peer(
    id="pelican",
    name="Pelican alone",
    version=lambda: importlib.metadata.version("pelican"),
    write=write_site,
    command=list_words,
    serve=lambda port: [*list_words(), "--listen", "--autoreload", "--port", str(port)],
    output="output",
    edits={
        "article": Edit(f"content/{FIRST}.md", "\n\n> ", f"\n\n> {EDITED} ", f"{FIRST}/index.html", EDITED),
        "alias": Edit(
            f"content/pages/{slug(NICKNAMED)}.md",
            NICKNAME,
            RENAMED,
            f"pages/{slug(NICKNAMED)}.html",
            RENAMED,
        ),
        "template": Edit(
            "theme/templates/base.html",
            "</main>",
            f"<p>{REDESIGNED}</p></main>",
            f"{SECOND}/index.html",
            REDESIGNED,
        ),
    },
    # Tags are sought in lists, so that ten times the articles take it far more than ten times as long.
    largest=10_000,
)
