"""A site takes the place of the last one whole or not at all, wherever it is interrupted."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.build.journal import JOURNAL, MANIFEST, OWN, STAGING, OutputError, finish, publish
from tests.build.conftest import read_tree

Tree = dict[str, bytes]
STEPS = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "open"})
FILES = ("a", "a/b", "a/c", "d/e/f", "d/e/g", "d/h", "i", "i/j/k")


def _is_tree(tree: Tree) -> bool:
    return not any(other.startswith(f"{path}/") for path in tree for other in tree)


trees = st.dictionaries(st.sampled_from(FILES), st.sampled_from((b"1", b"2")), min_size=1).filter(_is_tree)


def write_tree(folder: Path, tree: Tree) -> None:
    for path, data in tree.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def lay_out(output: Path, former: Tree, new: Tree) -> None:
    """Make an output folder as it is before publishing: the last site, and the next one staged."""
    write_tree(output, former)
    (output / MANIFEST).write_text("".join(f"{path}\n" for path in sorted(former)))
    write_tree(output / STAGING, new)


def read_site(output: Path) -> Tree:
    return {path: data for path, data in read_tree(output).items() if path.split("/")[0] not in OWN}


def at_step(number: int, act: Callable[[], None]) -> None:
    """Let something happen at the given step that changes the disk, in this process, from here on."""
    left = [number]

    def hear(event: str, _: tuple[object, ...]) -> None:
        if event in STEPS:
            left[0] -= 1
            if left[0] == 0:
                act()

    sys.addaudithook(hear)


def in_child(work: Callable[[], None]) -> int:
    """Run something in a process of its own and return how that ended."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except OutputError:
            os._exit(3)
        except BaseException:
            os._exit(4)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def interrupt_each_step(former: Tree, new: Tree, act: Callable[[], None]) -> Iterator[tuple[Path, int]]:
    """Publish again and again, let something happen at one step more each time, until nothing does.

    Gives the output folder and how publishing ended.
    """
    for step in range(1, 300):
        with tempfile.TemporaryDirectory() as name:
            output = Path(name)
            lay_out(output, former, new)

            def work(number: int = step, output: Path = output) -> None:
                at_step(number, act)
                publish(output)

            status = in_child(work)
            yield output, status
        if status == 0:
            return


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise OSError(28, "No space left on device")


@settings(deadline=None, max_examples=15)
@given(former=trees, new=trees)
def test_a_kill_at_any_step_leaves_the_former_site_or_the_new_one_after_the_next_command(
    former: Tree, new: Tree
) -> None:
    steps = 0
    for output, status in interrupt_each_step(former, new, kill):
        assert status in (0, -signal.SIGKILL)
        steps += 1
        begun = (output / JOURNAL).exists()
        site = read_site(output)
        finish(output)
        assert read_site(output) == (new if begun else site)
        assert begun or site in (former, new)
        assert {path.name for path in output.iterdir()} & OWN <= {MANIFEST, STAGING}
    assert status == 0
    assert steps > len(new)


@settings(deadline=None, max_examples=10)
@given(former=trees, new=trees, second=st.integers(1, 12))
def test_a_second_kill_while_the_first_is_mended_does_no_harm(former: Tree, new: Tree, second: int) -> None:
    for output, _ in interrupt_each_step(former, new, kill):

        def again(output: Path = output) -> None:
            at_step(second, kill)
            finish(output)

        if (output / JOURNAL).exists():
            in_child(again)
            finish(output)
            assert read_site(output) == new


@settings(deadline=None, max_examples=15)
@given(former=trees, new=trees)
def test_a_failure_at_any_step_is_taken_back(former: Tree, new: Tree) -> None:
    for output, status in interrupt_each_step(former, new, fail):
        site = read_site(output)
        if (output / JOURNAL).exists():
            # All was in its place but the notes on it; the next command removes these.
            finish(output)
            assert read_site(output) == new
        else:
            assert site == (new if status == 0 else former)
    assert status == 0


def test_nothing_is_written_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    lay_out(output, {"d/h": b"1"}, {"d/h": b"2"})
    elsewhere.mkdir()
    shutil.rmtree(output / "d")
    (output / "d").symlink_to(elsewhere)
    try:
        publish(output)
    except OutputError as error:
        said = str(error)
    assert said == f"{output / 'd'} was not written by a build; move it away"
    assert list(elsewhere.iterdir()) == []


def test_nothing_is_removed_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    lay_out(output, {"a": b"1", "d/h": b"1"}, {"a": b"2"})
    (output / "d").rename(elsewhere)
    (output / "d").symlink_to(elsewhere)
    try:
        publish(output)
    except OutputError as error:
        said = str(error)
    assert said == f"{output / 'd'} was not written by a build; move it away"
    assert read_site(elsewhere) == {"h": b"1"}


def test_a_folder_of_ones_own_in_the_place_of_a_page_is_kept(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a": b"1"}, {"a": b"2"})
    (tmp_path / "a").unlink()
    write_tree(tmp_path, {"a/mine": b"M"})
    try:
        publish(tmp_path)
    except OutputError as error:
        said = str(error)
    assert said == f"{tmp_path / 'a'} was not written by a build; move it away"
    assert read_site(tmp_path) == {"a/mine": b"M"}
