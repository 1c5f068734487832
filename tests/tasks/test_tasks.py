"""tasks.py as a person runs it: real processes, a real .venv, a copy of the house, no network."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import tasks
from dossier.commands.tasks import arrange

ROOT = Path(tasks.__file__).parent
PREPARING = "Preparing the environment in .venv (once) …\n"
COMMANDS = ROOT / "plugins" / "dossier" / "commands"
OFFERED = """
bench
build
check
desk
import
lock
mentions
new
pictures
publish
rename
review
rollback
schemas
serve
start
test
upgrade
where
"""
BUILD = """\
def build(content, output, *, siteurl, today, clean, executor):
    print(content, output, siteurl, today, sep="\\n")
    return 3 if today == "2026-03-01" else 0
"""


@dataclass
class House:
    """A copy of the repository whose locks name one package, which lies beside it."""

    root: Path
    wheels: Path
    environ: dict[str, str] = field(default_factory=dict)

    def run(self, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        # The Python below the tests' own environment; nothing that is asked for is installed there.
        python = str(sys._base_executable)  # type: ignore[attr-defined]
        quiet = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "PYTHONUTF8": "1"}
        return subprocess.run(
            [python, str(self.root / "tasks.py"), *words],
            cwd=cwd or self.root,
            env={**os.environ, **quiet, **self.environ},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def lock(self, group: str, text: str) -> None:
        (self.root / "requirements" / f"{group}.txt").write_text(text, encoding="utf-8")

    @property
    def mark(self) -> Path:
        return self.root / ".venv" / "complete.json"


def pack_invoke(folder: Path) -> str:
    """Pack the installed invoke as a wheel of a version that nobody has; give its lines in a lock."""
    name, version = "invoke-0.dist-info", "0"
    wheel = folder / f"invoke-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in importlib.metadata.files("invoke") or ():
            if path.parts[0] == "invoke" and path.suffix != ".pyc":
                archive.write(path.locate(), path.as_posix())
        archive.writestr(f"{name}/METADATA", f"Metadata-Version: 2.1\nName: invoke\nVersion: {version}\n")
        archive.writestr(f"{name}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{name}/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"invoke=={version} \\\n    --hash=sha256:{digest}\n"


def make_house(folder: Path) -> House:
    root, wheels = folder / "a house", folder / "wheels"
    commands = root / COMMANDS.relative_to(ROOT)
    for new in (root / "requirements", commands, wheels):
        new.mkdir(parents=True)
    shutil.copy(ROOT / "tasks.py", root)
    shutil.copytree(COMMANDS / "tasks", commands / "tasks", ignore=shutil.ignore_patterns("__pycache__"))
    (commands / "build.py").write_text(BUILD, encoding="utf-8")
    house = House(root, wheels)
    lines = pack_invoke(wheels)
    house.lock("build", lines)
    house.lock("bench", lines + "# and some\n")
    house.lock("test", lines + "# and more\n")
    return house


@pytest.fixture
def empty_house(tmp_path: Path) -> House:
    """A house in which nothing ran yet."""
    return make_house(tmp_path)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house whose environment for building was just made."""
    house = make_house(tmp_path_factory.mktemp("tasks"))
    first = house.run()
    assert first.stderr == PREPARING
    commands = re.findall(r"^  (\w+) ", first.stdout, re.MULTILINE)
    assert commands == OFFERED.split()
    assert first.returncode == 0
    return house


def test_the_mark_names_the_lock_and_the_python(house: House) -> None:
    assert json.loads(house.mark.read_text()) == {
        "build": hashlib.sha256((house.root / "requirements" / "build.txt").read_bytes()).hexdigest(),
        "python": "{}-{}.{}".format(sys.implementation.name, *sys.version_info[:2]),
    }


def test_the_second_run_installs_nothing(house: House) -> None:
    before = (house.root / ".venv" / "pip.log").stat().st_mtime_ns
    second = house.run("--list")
    assert (second.stderr, second.returncode) == ("", 0)
    assert (house.root / ".venv" / "pip.log").stat().st_mtime_ns == before


def test_help_names_every_option(house: House) -> None:
    shown = house.run("build", "--help").stdout
    assert re.findall(r"--(\w+)=STRING", shown) == ["content", "executor", "output", "siteurl", "today"]
    assert "Usage: python3 tasks.py" in shown
    assert "Build the site from what editors wrote." in shown


def test_paths_are_the_callers_and_defaults_the_houses(house: House, tmp_path: Path) -> None:
    ran = house.run("build", "--content", "texts", "--siteurl", "https://example.org/news", cwd=tmp_path)
    assert ran.stdout.splitlines() == [
        str(tmp_path / "texts"),
        str(house.root / "output"),
        "https://example.org/news",
        "None",
    ]
    assert (ran.stderr, ran.returncode) == ("", 0)


def test_the_commands_status_is_passed_on(house: House) -> None:
    ran = house.run("build", "--today", "2026-03-01")
    assert (ran.stderr, ran.returncode) == ("", 3)


@pytest.mark.parametrize("option", ["--today", "-t"])
def test_words_alone_are_what_a_command_is_about_and_others_belong_to_their_option(option: str) -> None:
    words = ["mentions", "one", option, "2026-03-01", "two"]
    assert arrange(words) == ["mentions", "--articles", "one", option, "2026-03-01", "--articles", "two"]


def test_inv_does_the_same_in_an_activated_environment(house: House) -> None:
    folder = house.root / "plugins"
    inside = [str(house.root / ".venv" / tasks.PYTHON.relative_to(tasks.VENV)), "-m", "invoke", "build"]
    ran = subprocess.run(inside, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert ran.stdout.splitlines()[:2] == [str(house.root / "content"), str(house.root / "output")]
    assert (ran.stderr, ran.returncode) == ("", 0)


def test_a_changed_lock_and_the_larger_group_are_installed_over_what_is_there(empty_house: House) -> None:
    assert empty_house.run("build").stderr == PREPARING
    kept = empty_house.root / ".venv" / "kept"
    kept.touch()
    empty_house.lock("build", pack_invoke(empty_house.wheels) + "# changed\n")
    assert empty_house.run("build").stderr == PREPARING
    assert empty_house.run("build").stderr == ""
    ran = empty_house.run("test")
    message = "The tools of the tests are missing here: run `python3 tasks.py test`.\n"
    assert (ran.stderr, ran.returncode) == (PREPARING + message, 1)
    assert set(json.loads(empty_house.mark.read_text())) == {"build", "bench", "test", "python"}
    assert empty_house.run("build").stderr == ""
    assert kept.exists()

    other = {**json.loads(empty_house.mark.read_text()), "python": "cpython-3.10"}
    empty_house.mark.write_text(json.dumps(other))
    assert empty_house.run("build").stderr == PREPARING
    assert kept.exists(), "an environment that works is kept, whoever made it"


def test_an_environment_whose_python_is_gone_is_made_anew(empty_house: House) -> None:
    assert empty_house.run("build").stderr == PREPARING
    kept = empty_house.root / ".venv" / "kept"
    kept.touch()
    python = empty_house.root / ".venv" / tasks.PYTHON.relative_to(tasks.VENV)
    python.unlink()
    python.symlink_to("gone")
    assert empty_house.run("build").stderr == PREPARING
    assert not kept.exists()


def test_a_failed_install_gives_one_line_and_leaves_no_mark(empty_house: House) -> None:
    empty_house.lock("build", f"invoke==0 \\\n    --hash=sha256:{'0' * 64}\n")
    ran = empty_house.run("build")
    assert ran.stderr.startswith(PREPARING + "Could not install requirements/build.txt: ERROR: ")
    assert ran.stderr.endswith(" (this once it needs the network; more in .venv/pip.log)\n")
    assert ran.stderr.count("\n") == 2
    assert ran.returncode == 1
    assert not empty_house.mark.exists()
    assert "Got        " in (empty_house.root / ".venv" / "pip.log").read_text()


def test_a_python_without_venv_gets_one_line(empty_house: House, tmp_path: Path) -> None:
    # As Debian's Python is without python3-venv: the module ensurepip is not there.
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "finder = sys.meta_path.pop()\n"
        "class Debian:\n"
        "    def find_spec(self, name, *rest):\n"
        "        return None if name == 'ensurepip' else finder.find_spec(name, *rest)\n"
        "sys.meta_path.append(Debian())\n"
    )
    empty_house.environ["PYTHONPATH"] = str(tmp_path)
    ran = empty_house.run("build")
    message = "This Python has no venv: run `apt install python3-venv` (Debian, Ubuntu), then this again.\n"
    assert (ran.stderr, ran.returncode) == (message, 1)
    assert not (empty_house.root / ".venv").exists()


def test_an_old_python_gets_one_line() -> None:
    assert tasks.explain_python((3, 10, 2)) == (
        "This needs Python 3.11 or newer, and this is Python 3.10: install a newer one from "
        "https://www.python.org/downloads/ and start it by its name, as in `python3.11 tasks.py build`."
    )
    assert tasks.explain_python((3, 11, 0)) is None
    assert tasks.explain_python((3, 20, 0)) is None


@pytest.mark.parametrize("group", ["build", "bench", "test"])
def test_the_lock_names_no_host_and_no_folder_of_a_machine(group: str) -> None:
    lock = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    assert lock.splitlines()[1] == "#    python3 tasks.py lock"
    assert "://" not in lock
    assert not re.search(r"(?m)(^|\s)(/|[A-Z]:\\|--(extra-)?index-url|--find-links)", lock)


def test_the_locks_agree() -> None:
    small, middle, large = (
        set(re.findall(r"(?m)^[\w.-]+==.*$", (ROOT / "requirements" / f"{group}.txt").read_text()))
        for group in ("build", "bench", "test")
    )
    assert small < middle < large
    assert not any(line.startswith(("playwright", "pytest", "mypy")) for line in small)
