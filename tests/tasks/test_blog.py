"""Dossiers added to a plain Pelican blog, whose posts stay as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.tasks.conftest import Environment
from tests.tasks.test_wheel import read_site

SETTINGS = """\
SITENAME = "A Plain Blog"
AUTHOR = "Somebody"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
"""
TEMPLATE = """\
{{ article.title }}:{% for it in article.dossiers + article.actors %} {{ it.name }} {{ it.url }}{% endfor %}
"""
POSTS = {
    "content/kerry.rst": """\
Kerry says *no*
###############

:date: 2015-11-24 10:20
:tags: news, diplomacy
:category: world
:summary: A short answer [to] a long question.

The US secretary of state, **John Kerry**, will not recognise settlement blocs.

* [[a-name]] and [@a-mark] are no marks in a post.
""",
    "content/cake.rst": "A cake\n######\n\n:date: 2016-01-02\n\nButter.\n\nKerry is no cake.\n",
    "content/chosen.rst": "A choice\n########\n\n:date: 2016-02-02\n:dossiers: settlements\n\nSome words.\n",
    "content/pages/about.rst": "About\n#####\n\nA blog.\n",
}
OURS = {
    "content/actors/john-kerry.md": "---\nname: John Kerry\nroles:\n  - {title: Secretary of State, "
    "of: united-states, from: 2013-02-01, to: 2017-01-20}\n---\nSomebody.\n",
    "content/actors/united-states.md": "---\nname: United States\nkind: state\nadjectives: [US]\n---\n",
    "content/dossiers/settlements.md": "---\ntitle: The settlements\nsummary: In short.\nmatch:\n  any:\n"
    "    - {terms: [settlement blocs]}\n---\nThe story, as in [a post]({filename}/kerry.rst).\n",
    "content/records/settlements.yaml": "dossiers: [settlements]\nevents:\n  - date: 2015-11-24\n"
    "    title: John Kerry in Jerusalem\n    actors: [john-kerry]\n    sources: [state]\n",
    "content/sources/list.yaml": "- id: state\n  publisher: State Department\n  title: Travels\n",
}


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def build(environment: Environment, folder: Path, output: str) -> Path:
    ran = environment.pelican("content", "-s", "pelicanconf.py", "-o", output, cwd=folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder / output


@pytest.fixture(scope="module")
def blog(environment: Environment, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A blog as it was, and with dossiers."""
    folder = tmp_path_factory.mktemp("blog")
    write(folder, {**POSTS, "pelicanconf.py": f"{SETTINGS}PLUGINS = []\n"})
    before = build(environment, folder, "before")
    write(folder, {**OURS, "pelicanconf.py": f'{SETTINGS}PLUGINS = ["dossier"]\n'})
    return before, build(environment, folder, "after")


def test_the_blog_stays_as_it_was(blog: tuple[Path, Path]) -> None:
    before, after = map(read_site, blog)
    assert {path for path in before if before[path] != after.get(path)} == set()
    assert {"kerry-says-no.html", "index.html", "feeds/all.atom.xml", "theme/css/main.css"} <= set(before)


def test_posts_are_in_dossiers_by_name_and_by_rule(blog: tuple[Path, Path]) -> None:
    page = BeautifulSoup((blog[1] / "dossiers/settlements/index.html").read_bytes(), "html.parser")
    links = {link.get_text(strip=True): link.get("href") for link in page.select("main a")}
    assert links["Kerry says no"] == "../../kerry-says-no.html"
    assert links["A choice"] == "../../a-choice.html"
    assert links["a post"] == "../../kerry-says-no.html"
    assert "A cake" not in links
    text = page.get_text(" ", strip=True)
    assert "A short answer [to] a long question." in text
    assert "John Kerry in Jerusalem" in text


def test_actors_are_found_in_posts(blog: tuple[Path, Path]) -> None:
    page = BeautifulSoup((blog[1] / "actors/john-kerry/index.html").read_bytes(), "html.parser")
    links = {link.get("href") for link in page.select("main a")}
    assert "../../kerry-says-no.html" in links
    assert "../../a-cake.html" not in links


def test_there_is_a_timeline_and_nothing_takes_the_place_of_the_blogs_own(blog: tuple[Path, Path]) -> None:
    before, after = map(read_site, blog)
    new = after.keys() - before.keys()
    assert {"dossiers/index.html", "actors/index.html", "timeline/index.html", "sources/index.html"} <= new
    assert {"dossiers/settlements/events.ics", "dossier-theme/css/style.css"} <= new
    assert not {path for path in new if path.startswith(("articles/", "pages/", "theme/"))}
    assert not new & {"robots.txt", "sitemap.xml", "404.html"}
    sheets = BeautifulSoup(after["timeline/index.html"], "html.parser").select('link[rel="stylesheet"]')
    assert sheets[0]["href"] == "../dossier-theme/css/style.css"


def test_a_template_of_the_blog_can_show_a_posts_dossiers_and_actors(
    environment: Environment, tmp_path: Path
) -> None:
    more = 'PLUGINS = ["dossier"]\nTHEME_TEMPLATES_OVERRIDES = ["templates"]\n'
    write(tmp_path, {**POSTS, **OURS, "pelicanconf.py": SETTINGS + more, "templates/article.html": TEMPLATE})
    site = build(environment, tmp_path, "site")
    assert (site / "kerry-says-no.html").read_text(encoding="utf-8") == (
        "Kerry says <em>no</em>: The settlements dossiers/settlements/ John Kerry actors/john-kerry/"
    )
    assert (site / "a-cake.html").read_text(encoding="utf-8") == "A cake:"


def test_a_mistake_in_a_post_is_told_at_its_file(environment: Environment, tmp_path: Path) -> None:
    post = POSTS["content/chosen.rst"].replace("settlements", "setlements")
    write(tmp_path, {**OURS, "content/kerry.rst": POSTS["content/kerry.rst"], "content/chosen.rst": post})
    write(tmp_path, {"pelicanconf.py": f'{SETTINGS}PLUGINS = ["dossier"]\n'})
    ran = environment.pelican("content", "-s", "pelicanconf.py", "-o", "site", cwd=tmp_path)
    assert ran.returncode == 1
    assert "content/chosen.rst: dossiers[0]: 'setlements' is not the id of a dossier" in ran.stderr
    assert not (tmp_path / "site").exists()
