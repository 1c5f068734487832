"""Texts of one's own from other programs, and what is said of what was left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dossier.commands.taking_over import take_over
from tests.build.conftest import read_tree

TakeOver = Callable[[str, Mapping[str, str]], tuple[int, str, str]]
EMPTY = "this is no export of WordPress with a post in it; make one under Tools, Export, All content\n"
WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Ledger</title>
<item><title>Harbour &amp; town</title><link>https://ledger.example/?p=1</link>
<content:encoded><![CDATA[<!-- wp:paragraph --><p>The harbour is <strong>open</strong>.</p><!-- /wp:paragraph -->
<h2>After</h2><ul><li>One</li></ul><p>See [[1]] and <a href="https://example.org/">this</a>. [gallery ids="1,2"]</p>
<p><img src="https://ledger.example/a.jpg"></p><script>alert(1)</script>]]></content:encoded>
<excerpt:encoded><![CDATA[It opens.]]></excerpt:encoded>
<wp:post_id>1</wp:post_id><wp:post_date>2020-01-02 10:00:00</wp:post_date><wp:post_name>harbour-town</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="news">News</category><category domain="post_tag" nicename="sea">Sea, coast</category>
<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment></item>
<item><title>About</title><content:encoded>Who we are.

And why.</content:encoded><wp:post_name>about-us</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
<item><title>Not ready</title><content:encoded>Soon.</content:encoded><wp:post_date>0000-00-00 00:00:00</wp:post_date>
<wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>a.jpg</title><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://ledger.example/a.jpg</wp:attachment_url></item>
<item><title>A product</title><wp:post_type>product</wp:post_type></item>
</channel></rss>
"""  # noqa: E501


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "actors").mkdir(parents=True)
    (folder / "actors" / "harbour.md").write_text("---\nname: Harbour\n---\n", encoding="utf-8")
    return folder


@pytest.fixture
def run(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> TakeOver:
    monkeypatch.chdir(tmp_path)

    def taken(program: str, files: Mapping[str, str]) -> tuple[int, str, str]:
        for name, text in files.items():
            path = tmp_path / "there" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        path = "there/export.xml" if program == "wordpress" else "there"
        status = take_over(content, program, [path], "2026-03-01")
        told = capsys.readouterr()
        return status, told.out, told.err

    return taken


def read(content: Path, path: str) -> str:
    return (content / path).read_text(encoding="utf-8")


def test_a_pelican_folder_is_taken_over_with_its_links(run: TakeOver, content: Path) -> None:
    status, told, wrong = run(
        "pelican",
        {
            "news/harbour.md": "Title: Harbour: open\nDate: 2020-01-02 10:20\nCategory: News\n"
            "Tags: sea, coast\n"
            "Authors: Ann, Bob\nSummary: It opens.\n\n"
            "See [the town](town.md) and [it]({filename}town.md#a),\n"
            "![A boat]({static}/images/boat.png), [all]({category}news).\n",
            "news/town.md": "---\ntitle: The town\ndate: 2019-05-06\nstatus: draft\n---\n<p>\nText\n",
            "pages/about.md": "Title: About\n\nWho we are.\n",
            "images/boat.png": "not looked at",
            "news/old.rst": "Old\n###\n",
        },
    )
    assert (status, wrong) == (0, "")
    assert told == (
        "news/old.rst: this is reStructuredText: make Markdown of it, and import it again\n"
        "news/harbour.md: its key 'authors' (Ann, Bob)\n"
        "news/harbour.md: a link to {category}news: no such page is made here\n"
        "news/town.md: its HTML, which is shown as text\n"
        "Took over 2 articles, 1 page, 1 file. 4 things could not be taken over: see above.\n"
    )
    assert read(content, "articles/2020/harbour-2.md") == (
        "---\n"
        'title: "Harbour: open"\n'
        "summary: It opens.\n"
        "date: 2020-01-02\n"
        "tags: [News, sea, coast]\n"
        "---\n"
        "See [the town]({filename}/articles/2019/town.md) and [it]({filename}/articles/2019/town.md#a),\n"
        "![A boat]({static}/images/boat.png), [all](/).\n"
    )
    assert read(content, "articles/2019/town.md").startswith(
        "---\ntitle: The town\ndate: 2019-05-06\nstatus: draft\n"
    )
    assert read(content, "pages/about.md") == "---\ntitle: About\n---\nWho we are.\n"
    assert read(content, "images/boat.png") == "not looked at"


def test_an_obsidian_vault_is_taken_over_with_folders_as_dossiers(run: TakeOver, content: Path) -> None:
    status, told, wrong = run(
        "obsidian",
        {
            "Harbour strike/2020-01-02 Dockers.md": "---\ntags: [sea]\naliases: [x]\n---\n"
            "[[Town|A]], [B](Town.md), "
            "[[Harbour strike/Town#Shops]], ![[boat.png|300]], ![[Town]], [[Gone]] and `[[code]]`.\n"
            "> [!note] Think\n%%hidden%% ==Marked== text ^id1\n",
            "Harbour strike/Town.md": "---\ndate: 2019-05-06\n---\nShops.\n",
            "Loose.md": "No date.\n",
            "boat.png": "not looked at",
            "board.canvas": "{}",
            ".obsidian/app.json": "{}",
        },
    )
    assert (status, wrong) == (0, "")
    assert told == (
        "board.canvas: nothing here is made of such a file\n"
        "Harbour strike/2020-01-02 Dockers.md: its key 'aliases'\n"
        "Harbour strike/2020-01-02 Dockers.md: the place within a text: Harbour strike/Town#Shops\n"
        "Harbour strike/2020-01-02 Dockers.md: a text shown within another: it is a link to 'Town'\n"
        "Harbour strike/2020-01-02 Dockers.md: a link to 'Gone', which is not there\n"
        "Harbour strike/2020-01-02 Dockers.md: a comment between %%\n"
        "Harbour strike/2020-01-02 Dockers.md: the kind of a callout (note): it is a quotation\n"
        "Loose.md: it has no date: it is a draft of today\n"
        "Took over 3 articles, 1 dossier, 1 file. 8 things could not be taken over: see above.\n"
    )
    assert read(content, "dossiers/harbour-strike.md") == "---\ntitle: Harbour strike\n---\n\n"
    assert read(content, "articles/2020/2020-01-02-dockers.md") == (
        "---\n"
        "title: 2020-01-02 Dockers\n"
        "date: 2020-01-02\n"
        "tags: [sea]\n"
        "dossiers: [harbour-strike]\n"
        "---\n"
        "[[town|A]], [[town|B]], [[town|Town]], ![boat]({static}/images/boat.png), "
        "[[town|Town]], Gone and `[[code]]`.\n"
        "> Think\n"
        " **Marked** text\n"
    )
    assert "status: draft\n" in read(content, "articles/2026/loose.md")


def test_an_export_of_wordpress_is_taken_over(run: TakeOver, content: Path) -> None:
    status, told, wrong = run("wordpress", {"export.xml": WXR})
    assert (status, wrong) == (0, "")
    assert told == (
        "Harbour & town: its comment\n"
        "Harbour & town: the shortcode [gallery]\n"
        "Harbour & town: its <script>\n"
        "Harbour & town: a picture: https://ledger.example/a.jpg\n"
        "Not ready: it has no date: it is a draft of today\n"
        "A product: it is a 'product', which only WordPress has\n"
        "uploads: 1 file that an export does not hold, as https://ledger.example/a.jpg\n"
        "Took over 2 articles, 1 page. 7 things could not be taken over: see above.\n"
    )
    assert read(content, "articles/2020/harbour-town.md") == (
        "---\n"
        "title: Harbour & town\n"
        "summary: It opens.\n"
        "date: 2020-01-02\n"
        'tags: [News, "Sea, coast"]\n'
        "---\n"
        "The harbour is **open**.\n\n## After\n\n- One\n\nSee \\[[1]] and [this](https://example.org/).\n"
    )
    assert read(content, "pages/about-us.md") == "---\ntitle: About\n---\nWho we are.\n\nAnd why.\n"


def test_what_is_there_stays(run: TakeOver, content: Path) -> None:
    files = {"pages/about.md": "Title: About\n\nNew.\n"}
    run("pelican", files)
    (content / "pages" / "about.md").write_text("mine", encoding="utf-8")
    before = read_tree(content)
    _, told, _ = run("pelican", files)
    assert told == (
        "content/pages/about.md: it is there already, and stays as it is\n"
        "Took over nothing. 1 thing could not be taken over: see above.\n"
    )
    assert read_tree(content) == before


@pytest.mark.parametrize(
    ("program", "name", "wrong"),
    [
        ("obsidain", ".", "--from does not know 'obsidain'; did you mean obsidian?\n"),
        ("pelican", "gone", "gone: there is no such folder; name the folder with the texts\n"),
        ("wordpress", ".", ".: there is no such file; name the export, an .xml file\n"),
        ("wordpress", "empty.xml", EMPTY),
    ],
)
def test_what_cannot_be_taken_over_at_all_is_said(
    program: str,
    name: str,
    wrong: str,
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.xml").write_text("<rss><channel/></rss>", encoding="utf-8")
    assert take_over(content, program, [name]) == 1
    assert capsys.readouterr().err == wrong
