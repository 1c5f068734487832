"""A Dask cluster builds the same site as this machine alone, and its workers keep nothing between builds."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.conftest import Place, read_tree
from tests.build.test_bytes import add_articles
from tests.conftest import ROOT

HAS_DASK = importlib.util.find_spec("distributed") is not None
needs_dask = pytest.mark.skipif(
    not HAS_DASK, reason="Dask is not installed here: run pip install -r requirements/cluster.txt"
)
CLUSTER = """\
import json, sys
from distributed import Client, LocalCluster


def tell():
    from dossier.build import cluster
    return bool(cluster._prepared)


if __name__ == "__main__":
    workers = int(sys.argv[1])
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.readline()
        with Client(cluster) as client:
            print(json.dumps(list(client.run(tell).values())), flush=True)
"""


class Cluster:
    """A cluster in processes of its own."""

    def __init__(self, folder: Path, workers: int, path: str) -> None:
        script = folder / "cluster.py"
        script.write_text(CLUSTER)
        self.process = subprocess.Popen(
            [sys.executable, str(script), str(workers)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()

    def end(self) -> list[bool]:
        """End it, and tell of each worker whether it has worked for us."""
        if self.process.returncode is not None:
            return []
        worked, _ = self.process.communicate("\n")
        found: list[bool] = json.loads(worked) if worked else []
        return found


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    running = Cluster(tmp_path, 2, str(ROOT / "plugins"))
    yield running
    running.end()


@needs_dask
def test_two_workers_write_the_same_bytes_and_forget_the_last_build(place: Place, cluster: Cluster) -> None:
    shared = place.root / "content"
    add_articles(shared, 300)
    for text in shared.glob("articles/article-*.md"):
        text.write_text(text.read_text().replace("[[john-kerry]]", "[[ada]]").partition(" and ")[0])
    words = ("--executor", cluster.address)
    assert "Built " in place.succeed(*words, "--output", str(place.root / "there"))
    place.succeed("--output", str(place.root / "here"))
    assert read_tree(place.root / "there") == read_tree(place.root / "here")
    # The same workers, another library, another template.
    place.write("content/actors/ada.md", "---\nname: Ada Byron\naliases: [Ada]\n---\nBorn.\n")
    base = (ROOT / "themes/broadsheet/templates/base.html").read_text()
    place.write("overrides/base.html", base.replace("</main>", "<p>New.</p></main>"))
    place.configure("MENUITEMS = ()", "THEME_TEMPLATES_OVERRIDES = ['overrides']")
    place.succeed(*words, "--output", str(place.root / "there"))
    place.succeed("--output", str(place.root / "here"))
    assert read_tree(place.root / "there") == read_tree(place.root / "here")
    assert "Ada Byron" in (place.root / "there" / "articles" / "article-7" / "index.html").read_text()
    assert cluster.end() == [True, True]


@needs_dask
def test_a_mistake_is_told_in_the_same_words(place: Place, cluster: Cluster) -> None:
    add_articles(place.content, 300)
    assert place.fail("--executor", cluster.address) == place.fail()
    assert cluster.end() == [True, True]


@needs_dask
@pytest.mark.parametrize(
    ("workers", "path", "said"),
    [
        (
            *(0, str(ROOT / "plugins")),
            "the cluster at ADDRESS has no workers; start some: dask worker ADDRESS --nthreads 1",
        ),
        pytest.param(
            *(1, ""),
            "the workers at ADDRESS lack this package: No module named 'dossier'; "
            "install it there, or start them with PYTHONPATH=plugins",
        ),
    ],
)
def test_a_cluster_that_cannot_help_is_told_of(
    place: Place, tmp_path: Path, workers: int, path: str, said: str
) -> None:
    cluster = Cluster(tmp_path, workers, path)
    told = place.fail("--executor", cluster.address).replace(cluster.address, "ADDRESS")
    assert told == f"{said}\nNothing was built; there was no site before.\n"
    cluster.end()


@needs_dask
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nowhere", "'nowhere' is no address of a cluster"),
        ("tcp://127.0.0.1:9", "no cluster answers at tcp://127.0.0.1:9"),
    ],
)
def test_an_address_without_a_cluster_is_told(place: Place, address: str, said: str) -> None:
    hint = "write the address that `dask scheduler` tells, as in tcp://192.0.2.7:8786"
    assert place.fail("--executor", address) == (
        f"{said}; {hint}\nNothing was built; there was no site before.\n"
    )


@pytest.mark.skipif(HAS_DASK, reason="Dask is installed here")
def test_without_dask_it_says_what_to_install(place: Place) -> None:
    assert place.fail("--executor", "tcp://192.0.2.7:8786") == (
        "building on a cluster needs Dask, which is not here; "
        f"run {sys.executable} -m pip install 'dask[distributed]'\n"
        "Nothing was built; there was no site before.\n"
    )
