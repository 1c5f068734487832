"""What is published is compared as if each file had a stamp of its own."""

from __future__ import annotations

from array import array
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dossier.build.outputs import MISSING, Outputs, look_at

sites = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(-1, 1), st.integers(0, 1)))
Site = dict[str, tuple[int, int]]


def make_outputs(site: Site) -> Outputs:
    sizes, times = (array("q", (stamp[part] for stamp in site.values())) for part in (0, 1))
    return Outputs(tuple(site), sizes, times)


@given(sites, sites)
def test_files_that_stayed_and_changed_are_found(before: Site, now: Site) -> None:
    assert make_outputs(before).find_changed(make_outputs(now)) == {
        path for path in before.keys() | now.keys() if before.get(path) != now.get(path)
    }
    found = {path: now.get(path, (MISSING, 0)) for path in before}
    assert make_outputs(before).find_same(make_outputs(found)) == {
        path for path in before if before[path] == found[path] and found[path][0] != MISSING
    }


@given(sites, st.sets(st.sampled_from("abcdef")), sites)
def test_some_files_stay_and_others_come(before: Site, kept: set[str], new: Site) -> None:
    after = {**{path: stamp for path, stamp in before.items() if path in kept - new.keys()}, **new}
    assert make_outputs(before).replace(kept - new.keys(), make_outputs(new)) == make_outputs(
        dict(sorted(after.items()))
    )


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("text")
    looked = look_at(str(tmp_path), ["gone", "here"])
    assert looked.sizes == array("q", [MISSING, 4])
    assert looked.find_same(looked) == {"here"}
