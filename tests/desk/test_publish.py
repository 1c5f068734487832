"""A site on the branch of a real remote: how it gets there, when it does not, and how it goes back."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dossier.build.way import expect_address, find_way
from dossier.problems import FieldError
from tests.desk.conftest import SITE, Clone, join

TWO = "---\ntitle: Two\ndate: 2024-06-02\n---\nSee\n\n[[one]] again.\n"
THREE = "---\ntitle: Three\ndate: 2024-06-03\n---\nNew.\n"


def test_the_first_publication_is_one_commit_that_names_its_source(
    published: Clone, first_publication: Path
) -> None:
    source = published.git("rev-parse", "HEAD")
    lines = (first_publication / "told.txt").read_text(encoding="utf-8").splitlines()
    assert "added    /articles/one/" in lines
    assert "added    /" in lines
    assert re.fullmatch(r"\d+ pages added, 0 pages changed, 0 pages removed; \d+ other files\.", lines[-2])
    assert lines[-1] == f"Published {SITE}/: it may take GitHub some minutes to show it."
    files = published.read()
    assert files[".nojekyll"] == b""
    assert not {".files", ".lock", ".journal", "CNAME"} & files.keys()
    assert b'href="https://example.org/news/articles/one/"' in files["articles/one/index.html"]
    assert b"/news/" in files["404.html"]
    assert published.git("rev-list", "--count", published.shown) == "1"
    message = published.git("log", "-1", "--format=%an%n%B", published.shown)
    assert message == f"Ada\nPublish {source[:9]}: Write on\n\nSource: {source}"


def test_one_edit_publishes_exactly_what_depends_on_it(published: Clone) -> None:
    before, first = published.read(), published.shown
    published.commit(two=TWO)
    status, told, said = published.publish()
    assert (status, said) == (0, "")
    after = published.read()
    touched = {path for path in before | after if before.get(path) != after.get(path)}
    assert {path for path in touched if not path.startswith("search/")} == {
        "articles/two/index.html",
        # Its first paragraph stands there.
        "data/articles/two.json",
        "data/ftm.jsonl",
        "index.html",
        "feed.atom",
        "feed.json",
    }
    assert (
        "changed  /articles/two/\nchanged  /\n0 pages added, 2 pages changed, 0 pages removed; "
        f"{len(touched) - 2} other files."
    ) in told
    assert published.git("rev-parse", f"{published.shown}^") == first


def test_nothing_new_is_not_published_again(published: Clone) -> None:
    before = published.shown
    published.commit()
    status, told, _ = published.publish()
    assert status == 0
    assert (
        told.splitlines()[-1]
        == f"Nothing has changed since {before[:9]} of 2026-03-01 by Ada. Nothing was pushed."
    )
    assert published.shown == before


def test_a_dry_run_lists_pages_and_leaves_everything_as_it_was(published: Clone) -> None:
    shown, mine = published.shown, published.git("rev-parse", "gh-pages")
    (published.root / "content" / "articles" / "two.md").unlink()
    published.commit(three=THREE)
    status, told, said = published.publish(dry=True)
    assert (status, said) == (0, "")
    assert [line for line in told.splitlines() if "/articles/" in line] == [
        "added    /articles/three/",
        "removed  /articles/two/",
    ]
    assert told.splitlines()[-1] == "Nothing was pushed."
    assert (published.shown, published.git("rev-parse", "gh-pages")) == (shown, mine)


def test_an_own_domain_gets_its_file_and_no_path(desk: Clone) -> None:
    desk.configure('CNAME = "news.example.org"')
    desk.commit()
    status, told, _ = desk.publish(None)
    assert status == 0
    assert told.splitlines()[-1].startswith("Published https://news.example.org/: ")
    files = desk.read()
    assert files["CNAME"].strip() == b"news.example.org"
    assert b'href="https://news.example.org/articles/one/"' in files["articles/one/index.html"]


@pytest.mark.parametrize(
    ("remote", "settings", "address"),
    [
        ("git@github.com:Ada/news.git", {}, "https://ada.github.io/news"),
        ("https://github.com/ada/news", {}, "https://ada.github.io/news"),
        ("ssh://git@github.com/ada/Ada.github.io.git", {}, "https://ada.github.io"),
        ("git@github.com:ada/news.git", {"CNAME": "news.example.org"}, "https://news.example.org"),
        ("git@github.com:ada/news.git", {"SITEURL": "https://example.org/a/"}, "https://example.org/a"),
    ],
)
def test_the_address_is_found_where_it_can_be(remote: str, settings: dict[str, str], address: str) -> None:
    assert find_way(settings, remote).address == address


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, ("nobody knows the public address of the site; set SITEURL in pelican.conf.py, or say --siteurl "
             "https://example.org/news")),
        ({"PUBLISH": "brunch"}, "PUBLISH is 'brunch', which is no way to publish; did you mean branch?"),
        ({"CNAME": "https://x.org"}, "CNAME is 'https://x.org', which is no domain; write news.example.org"),
        ({"CNAME": "x.org", "SITEURL": "https://x.org/news"},
         "SITEURL is 'https://x.org/news', but CNAME is 'x.org'; write https://x.org, or take CNAME away"),
    ],
)  # fmt: skip
def test_settings_that_say_nothing_or_two_things_are_refused(settings: dict[str, str], said: str) -> None:
    with pytest.raises(FieldError) as refused:
        expect_address(find_way(settings, "/srv/git/news.git"))
    assert str(refused.value) == said


# ---------------------------------------------------------------- refusals


def test_what_is_not_committed_is_not_published(desk: Clone) -> None:
    desk.write("content/articles/two.md", TWO)
    desk.write("content/articles/three.md", THREE)
    desk.write("notes.txt", "Not of the site.\n")
    assert desk.refuse() == (
        "This is not committed:\n  M content/articles/two.md\n  ?? content/articles/three.md\n"
        "Run `git add` and `git commit` first."
    )


def test_a_repository_with_other_peoples_texts_is_not_published(desk: Clone) -> None:
    desk.write("originals/one.txt", "Their words.\n")
    desk.git("add", "--force", "originals/one.txt")
    desk.commit()
    assert desk.refuse() == (
        "git tracks other people's texts, which are not ours to publish: originals/one.txt\n"
        "Run `git rm -r --cached originals`, commit, and put /originals/ into .gitignore. "
        "What was pushed before stays in the history."
    )


def test_nobody_publishes_over_what_somebody_else_has_published(published: Clone) -> None:
    bob = join(published, "Bob")
    newer = bob.commit(three=THREE)
    assert bob.publish()[0] == 0
    published.commit(two=TWO)
    assert published.refuse() == (
        "'origin' shows a publication that is not from your commits: "
        f"{published.shown[:9]} of 2026-03-01 by Bob, made from {newer[:9]}\n"
        "Run `git pull`, look at what is new, and publish again."
    )
    bob.git("push", "--quiet", "origin", "main")
    published.git("pull", "--quiet", "--rebase", "origin", "main")
    assert published.publish()[0] == 0
    assert {"articles/three/index.html", "articles/two/index.html"} <= published.read().keys()


def test_who_publishes_at_the_same_moment_is_told(published: Clone) -> None:
    bob = join(published, "Bob")
    bob.git("push", "--quiet", "origin", "main")
    bob.git("fetch", "--quiet", "origin", "gh-pages")
    theirs = bob.git("commit-tree", "FETCH_HEAD^{tree}", "-p", "FETCH_HEAD", "-m", "Theirs")
    bob.git("push", "--quiet", "origin", f"{theirs}:refs/heads/theirs")
    # The remote moves while ours is on its way.
    hook = published.remote / "hooks" / "pre-receive"
    hook.write_text(f"#!/bin/sh\nunset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/gh-pages {theirs}\n")
    hook.chmod(0o755)
    published.commit(two=TWO)
    mine = published.git("rev-parse", "gh-pages")
    status, _, said = published.publish()
    assert (status, said) == (
        1,
        ("somebody else published on 'origin' meanwhile; run `git pull`, then publish again\n"
        "Nothing was published.\n"),
    )  # fmt: skip
    assert published.shown == theirs
    assert published.git("rev-parse", "gh-pages") == mine


def test_a_branch_of_another_hand_is_left_alone(desk: Clone) -> None:
    desk.git("push", "--quiet", "origin", "main:gh-pages")
    assert desk.refuse() == (
        "On 'origin' the branch gh-pages holds something that was not published by this command: "
        f"{desk.shown[:9]} of 2026-03-01 by Ada ('Write on')\n"
        "If nobody needs it, remove it by `git push origin --delete gh-pages`."
    )
    desk.git("push", "--quiet", "origin", "--delete", "gh-pages")
    desk.git("branch", "gh-pages")
    assert desk.refuse() == (
        "Your branch gh-pages holds something that was not published by this command; "
        "give it another name, as by `git branch -m gh-pages old-gh-pages`."
    )
    desk.git("switch", "--quiet", "gh-pages")
    assert desk.refuse() == "The branch gh-pages is checked out; go back to yours, as by `git switch main`."


def test_a_site_with_a_mistake_is_not_published(published: Clone) -> None:
    published.commit(two="---\ntitle: Two\ndate: 2024-06-31\n---\n")
    assert (
        published.refuse()
        .splitlines()[0]
        .startswith("content/articles/two.md:3: date: '2024-06-31' is not a date")
    )
    published.commit(two="---\ntitle: Two\ndate: 2024-06-02\n---\nThey said “not one step back from here”.\n")
    published.write("originals/two.txt", "They said nothing.\n")
    assert published.refuse() == (
        "content/articles/two.md:5: 'not one step back from here' is not in originals/two; "
        "quote word for word, with … for what you leave out, or tell it in your own words [quote-not-found]\n"
        "1 mistake. Mend what stands above first."
    )


def test_a_remote_that_is_not_there_is_named(desk: Clone) -> None:
    moved = desk.remote.rename(desk.remote.with_name("moved"))
    status, _, said = desk.publish()
    assert status == 1
    assert said.startswith("the remote 'origin' cannot be reached: fatal: '")
    moved.rename(desk.remote)
    desk.git("remote", "remove", "origin")
    assert desk.refuse() == (
        "There is no remote 'origin' to publish to; make one, as by "
        "`git remote add origin git@github.com:you/site.git`."
    )


def test_a_folder_without_a_repository_is_named(desk: Clone, tmp_path: Path) -> None:
    (desk.root / ".git").rename(tmp_path / "elsewhere")
    status, _, said = desk.publish()
    assert (status, said) == (
        1,
        (f"{desk.root} is in no git repository; run `git init` there, and commit the content\n"
        "Nothing was published.\n"),
    )  # fmt: skip


# ---------------------------------------------------------------- interruptions


def test_a_push_that_is_cut_off_leaves_the_last_publication(published: Clone) -> None:
    before, mine = published.read(), published.git("rev-parse", "gh-pages")
    published.commit(two=TWO)
    gate = published.remote / "hooks" / "pre-receive"
    for hook in ("exit 1", "kill -9 $PPID"):
        gate.write_text(f"#!/bin/sh\ncat > /dev/null\n{hook}\n")
        gate.chmod(0o755)
        assert published.refuse().startswith("the remote 'origin' does not take it: ")
        assert published.read() == before
        assert published.git("rev-parse", "gh-pages") == mine
    gate.unlink()
    assert published.publish()[0] == 0
    assert b"again" in published.read()["articles/two/index.html"]


def test_a_first_push_that_is_cut_off_leaves_nothing(desk: Clone) -> None:
    gate = desk.remote / "hooks" / "pre-receive"
    gate.write_text("#!/bin/sh\nexit 1\n")
    gate.chmod(0o755)
    assert desk.refuse().startswith("the remote 'origin' does not take it: ")
    assert desk.shown == ""
    assert desk.git("branch", "--list", "gh-pages") == ""


# ---------------------------------------------------------------- back


def test_going_back_shows_the_former_publication_and_loses_none(published: Clone) -> None:
    source = published.git("rev-parse", "HEAD")
    first, before = published.shown, published.read()
    published.commit(two=TWO)
    published.publish()
    second = published.shown
    status, told, said = published.rollback()
    assert (status, said) == (0, "")
    assert told.splitlines()[-2] == (
        f"The site shows the publication {first[:9]} of 2026-03-01 by Ada again, made from {source[:9]}."
    )
    assert published.read() == before
    assert published.git("rev-parse", f"{published.shown}^") == second
    said = f"There was no publication before {first[:9]} of 2026-03-01 by Ada.\nNothing was changed.\n"
    assert published.rollback()[::2] == (1, said)
    assert published.publish()[0] == 0
    assert b"again" in published.read()["articles/two/index.html"]


def test_going_back_twice_goes_back_twice(published: Clone) -> None:
    shown = [published.read()]
    for text in (TWO, TWO + "More.\n"):
        published.commit(two=text)
        published.publish()
        shown.append(published.read())
    for former in (shown[1], shown[0]):
        assert published.rollback()[0] == 0
        assert published.read() == former


def test_there_is_nothing_to_go_back_to(desk: Clone) -> None:
    assert desk.rollback()[::2] == (1, "Nothing was ever published on 'origin'.\nNothing was changed.\n")


# ---------------------------------------------------------------- the other way


def test_a_site_that_github_publishes_is_not_pushed(desk: Clone) -> None:
    desk.configure('PUBLISH = "actions"', f'SITEURL = "{SITE}"')
    desk.commit()
    assert desk.refuse(None) == (
        "This site is published by GitHub Actions (PUBLISH in pelican.conf.py): "
        "push your commits, and GitHub builds and shows it."
    )
    told = "This site is published by GitHub Actions, and its remote is not on GitHub: no run is known.\n"
    assert desk.rollback() == (0, told, "")


RUNS = [
    {"head_sha": "b" * 40, "created_at": "2026-03-02T08:00:00Z", "display_title": "Two", "html_url": "https://x/2"},
    {"head_sha": "a" * 40, "created_at": "2026-03-01T08:00:00Z", "display_title": "One", "html_url": "https://x/1"},
]  # fmt: skip
PAGE = "https://github.com/ada/news/actions/workflows/pages.yml"


@pytest.mark.parametrize(
    ("status", "runs", "told"),
    [
        (200, RUNS, ("Run again what published aaaaaaaaa on 2026-03-01 ('One'): open https://x/1 and press "
                    "Re-run all jobs.")),
        (200, RUNS[:1], f"GitHub knows no publication before the present one; see {PAGE}."),
        (404, [], (f"GitHub does not answer; open {PAGE}, the last run but one that is green, and press "
                  "Re-run all jobs.")),
    ],
)  # fmt: skip
def test_the_run_to_run_again_is_named(
    desk: Clone, monkeypatch: pytest.MonkeyPatch, status: int, runs: list[dict[str, str]], told: str
) -> None:
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps({"workflow_runs": runs}).encode())

        def log_message(self, *_args: Any) -> None:
            """Say nothing."""

    desk.configure('PUBLISH = "actions"')
    desk.git("remote", "set-url", "origin", "git@github.com:ada/news.git")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        monkeypatch.setenv("GITHUB_API_URL", f"http://127.0.0.1:{server.server_port}")
        assert desk.rollback() == (0, f"{told}\n", "")
        server.shutdown()
        thread.join()
    assert asked[0].startswith("/repos/ada/news/actions/workflows/pages.yml/runs?branch=main&status=success&")
