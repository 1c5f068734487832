"""Another process sees of the published files what this one would see."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

import pytest

from dossier.build.ahead import FEW, look_ahead
from dossier.build.journal import MANIFEST
from dossier.build.outputs import MISSING, look_at

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each process looks for itself")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    paths = [f"{number}.html" for number in range(FEW)]
    for number, path in enumerate(paths):
        (tmp_path / path).write_text("x" * number)
    (tmp_path / paths[7]).unlink()
    (tmp_path / MANIFEST).write_text("".join(f"{path}\n" for path in paths))
    return tmp_path


def test_it_sees_what_is_there_and_what_is_not(site: Path) -> None:
    ahead = look_ahead(site)
    assert ahead
    looked = ahead.wait()
    assert looked == look_at(str(site), [f"{number}.html" for number in range(FEW)])
    assert looked
    assert (looked.sizes[3], looked.sizes[7]) == (3, MISSING)


def test_whoever_is_killed_has_seen_nothing(site: Path) -> None:
    # More than a pipe takes, so that it waits to be heard.
    (site / MANIFEST).write_text("".join(f"{number}.html\n" for number in range(20_000)))
    before = {child.pid for child in multiprocessing.active_children()}
    ahead = look_ahead(site)
    assert ahead
    for child in multiprocessing.active_children():
        if child.pid not in before:
            child.kill()
            child.join()
    assert ahead.wait() is None


def test_a_small_site_and_none_at_all_are_not_worth_it(site: Path, tmp_path: Path) -> None:
    assert look_ahead(tmp_path / "none") is None
    (site / MANIFEST).write_text("index.html\n")
    assert look_ahead(site) is None
