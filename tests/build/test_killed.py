"""A build that is killed leaves the last site, or one that the next command finishes."""

from __future__ import annotations

import os
import random
import subprocess
import time
from pathlib import Path

from tests.build.conftest import Place

KILLS = int(os.environ.get("KILLS", "5"))
"""How many builds are killed, each at a random moment."""
ONE = "---\ntitle: {}\ndate: 2024-06-01\nactors: [ada]\n---\nBy [[ada]].\n"


def read_site(place: Place) -> dict[str, bytes]:
    """Read what readers get, without a build's own notes."""
    return {path: data for path, data in place.read_tree().items() if not path.startswith(".")}


def make_sites(place: Place) -> dict[str, dict[str, bytes]]:
    """Build the site as it is with one title and with the other, the first one last."""
    sites = {}
    for title in ("Two", "One"):
        place.write("content/articles/one.md", ONE.format(title))
        place.succeed("--clean")
        sites[title] = read_site(place)
    return sites


def test_a_killed_build_leaves_the_last_site_or_a_journal(place: Place) -> None:
    sites = make_sites(place)
    began = time.monotonic()
    place.succeed("--clean")
    usual = time.monotonic() - began
    moments = random.Random(KILLS)
    last, following = "One", "Two"
    for _ in range(KILLS):
        place.write("content/articles/one.md", ONE.format(following))
        process = place.start()
        try:
            process.communicate(timeout=moments.uniform(0, usual))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        site = read_site(place)
        assert is_journaled(place.output) or site in (sites[last], sites[following])
        place.succeed()
        assert read_site(place) == sites[following]
        last, following = following, last


def is_journaled(output: Path) -> bool:
    return (output / ".journal").exists()
