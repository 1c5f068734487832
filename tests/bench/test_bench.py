"""The benchmark measures the same work for all: the same newspaper, in full, and edits that come through."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.bench.bench import PEERS, take_serving
from tests.bench.corpus import NICKNAME, OFTEN, list_articles
from tests.bench.hugo import HUGO
from tests.bench.measuring import Failed, Took, take_memory, take_time
from tests.bench.ours import OURS, ROOT
from tests.bench.peer import Peer, edit_file, is_shown
from tests.bench.report import STEPS, Results, render_results, write_results

SIZE = 40
Folders = dict[str, Path]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A small newspaper, built by each generator."""
    folders = {peer.id: tmp_path_factory.mktemp("bench") for peer in PEERS}
    for peer in PEERS:
        peer.write(folders[peer.id], SIZE)
        assert take_time(peer.command(), folders[peer.id]).processors > 0
    return folders


def ours_of(address: str) -> str:
    """Say where we publish what Hugo publishes at an address."""
    return address.replace("/posts/", "/articles/")


def read_words(soup: BeautifulSoup) -> Counter[str]:
    """Count the words of a page, and its dates as programs read them."""
    main = soup.select_one("main")
    assert main
    dates = [str(time["datetime"]) for time in main.select("time[datetime]")]
    return Counter(re.findall(r"[\w-]+", main.get_text(" ")) + dates)


def read_links(soup: BeautifulSoup, address: str) -> set[str]:
    """List where a page leads on its own site."""
    links = (urlsplit(urljoin(address, str(link["href"]))) for link in soup.select("main a[href]"))
    return {unquote(link.path) for link in links if not link.netloc}


def open_page(folder: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((folder / address[1:] / "index.html").read_bytes(), "lxml")


@pytest.mark.parametrize("kind", ["posts", "actors", "dossiers"])
def test_our_pages_hold_at_least_the_words_and_links_of_hugos(built: Folders, kind: str) -> None:
    theirs, ours = built["hugo"] / HUGO.output, built["ours"] / OURS.output
    addresses = [f"/{kind}/{path.parent.name}/" for path in (theirs / kind).glob("*/index.html")]
    assert len(addresses) >= 20
    missing = []
    for address in addresses:
        there, here = open_page(theirs, address), open_page(ours, ours_of(address))
        words = read_words(there) - read_words(here)
        links = {ours_of(link) for link in read_links(there, address)} - read_links(here, ours_of(address))
        missing += [(address, what) for what in (words, links) if what]
    assert missing == []


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.id)
def test_every_edit_comes_to_its_page(built: Folders, peer: Peer) -> None:
    folder = built[peer.id]
    assert [is_shown(folder / peer.output, edit) for edit in peer.edits.values()] == [False] * 3
    for edit in peer.edits.values():
        edit_file(folder, edit)
    assert take_memory(peer.command(), folder) > 10**7
    assert [is_shown(folder / peer.output, edit) for edit in peer.edits.values()] == [True] * 3


def test_a_served_page_is_watched_until_it_changes(tmp_path: Path) -> None:
    HUGO.write(tmp_path, 5)
    assert 0 < take_serving(HUGO, tmp_path) < 60


def test_the_newspaper_is_the_same_each_time_and_one_text_in_twenty_has_the_nickname() -> None:
    articles = list(list_articles(SIZE))
    assert articles == list(list_articles(SIZE))
    assert [NICKNAME in article.body for article in articles].count(True) == SIZE / OFTEN


def test_results_become_tables(tmp_path: Path) -> None:
    small, large = Results(100), Results(1000)
    for results, factor in ((small, 1), (large, 10)):
        for step in STEPS:
            results.took["ours", step] = [Took(factor * clock, factor * 2.0) for clock in (3.0, 1.0, 1.5)]
            results.took["hugo", step] = [Took(factor * 1.0, factor * 1.5)] * 3
        results.reactions = {"ours": [0.3, 0.2, 0.9], "hugo": [1.0]}
        results.memory = {"ours": 400_400_000, "hugo": 900_000_000}
    small.parts["without exports"] = [Took(1.0, 1.8)]
    text = render_results((OURS, HUGO), [small, large], "2026-03-01")
    assert text.startswith("On 2026-03-01: ours ")
    assert (
        text.partition("\n\n")[2]
        == """\
| 100 articles | ours | Hugo | ours ÷ Hugo’s clean build | Hugo ÷ Hugo’s clean build |
| --- | ---: | ---: | ---: | ---: |
| clean build | 1.50 s (2.00) | 1.00 s (1.50) | 1.50 | 1.00 |
| nothing changed | 1.50 s (2.00) | 1.00 s (1.50) | 1.50 | 1.00 |
| one article edited | 1.50 s (2.00) | 1.00 s (1.50) | 1.50 | 1.00 |
| an alias that 5 % of the texts hold, edited | 1.50 s (2.00) | 1.00 s (1.50) | 1.50 | 1.00 |
| the template below all pages edited | 1.50 s (2.00) | 1.00 s (1.50) | 1.50 | 1.00 |
| one article edited while it is served | 0.30 s | 1.00 s |  |  |
| memory at most, clean build | 400 MB | 900 MB |  |  |

| Ours, 100 articles, clean build |  |
| --- | ---: |
| without the search index and card pictures | 1.50 s (2.00) |
| without exports | 1.00 s (1.80) |

| 1,000 articles | ours | Hugo | ours ÷ Hugo’s clean build | Hugo ÷ Hugo’s clean build |
| --- | ---: | ---: | ---: | ---: |
| clean build | 15.00 s (20.00) | 10.00 s (15.00) | 1.50 | 1.00 |
| nothing changed | 15.00 s (20.00) | 10.00 s (15.00) | 1.50 | 1.00 |
| one article edited | 15.00 s (20.00) | 10.00 s (15.00) | 1.50 | 1.00 |
| an alias that 5 % of the texts hold, edited | 15.00 s (20.00) | 10.00 s (15.00) | 1.50 | 1.00 |
| the template below all pages edited | 15.00 s (20.00) | 10.00 s (15.00) | 1.50 | 1.00 |
| one article edited while it is served | 0.30 s | 1.00 s |  |  |
| memory at most, clean build | 400 MB | 900 MB |  |  |

| Growth of a clean build | times as long |
| --- | ---: |
| ours: 1,000 ÷ 100 articles | 10.0 |
| Hugo: 1,000 ÷ 100 articles | 10.0 |
"""
    )
    page = tmp_path / "page.md"
    page.write_text("Before.\n\n<!-- measured -->\nOld.\n<!-- end -->\n\nAfter.\n")
    write_results(page, "New.\n")
    assert page.read_text() == "Before.\n\n<!-- measured -->\n\nNew.\n\n<!-- end -->\n\nAfter.\n"


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "import sys; sys.exit('Out of ink.')"]
    for take in (take_time, take_memory):
        with pytest.raises(Failed) as told:
            take(words, tmp_path)
        assert str(told.value) == f"{' '.join(words)}: ended with 1\nOut of ink."


@pytest.mark.parametrize("options", [("--sizes", "1e4"), ("--sizes", "0"), ("--rounds", "0")])
def test_an_option_without_a_meaning_is_refused(options: tuple[str, ...]) -> None:
    words = [sys.executable, str(ROOT / "tasks.py"), "bench", *options]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    said = "Write the sizes as in --sizes 1000,10000 and the rounds as in --rounds 3.\n"
    assert (ran.stderr, ran.returncode) == (said, 1)
