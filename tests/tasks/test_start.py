"""A site of one's own: started, built with its own environment, and brought up to date."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dossier.commands.start import Answers, render_settings, start
from tests.conftest import ROOT
from tests.tasks.conftest import make_environment, run

NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
SAID = ("--name", "The Daily Record", "--language", "en-GB", "--address", "https://example.org/news/")
FILES = [
    ".github/workflows/pages.yml",
    ".gitignore",
    "README.md",
    "content/actors/.gitkeep",
    "content/articles/.gitkeep",
    "content/dossiers/.gitkeep",
    "content/images/.gitkeep",
    "content/pages/about.md",
    "content/records/.gitkeep",
    "content/sources/.gitkeep",
    "pelican.conf.py",
    "requirements/build.txt",
    "requirements/dossier.txt",
    "tasks.py",
]


def list_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def read_settings(path: Path) -> dict[str, object]:
    return {name: value for name, value in runpy.run_path(str(path)).items() if name.isupper()}


def git(folder: Path, *words: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    ran = subprocess.run(
        ["git", "-C", str(folder), *names, *words],
        env={**os.environ, **NOBODY},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout.strip()


def change_wheel(wheel: Path, folder: Path, version: str) -> Path:
    """Make of a wheel the one of another version, in which tasks.py ends with another line."""
    changed = folder / wheel.name.replace("0.1.0", version)
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("starter/tasks.py"):
                data += b"# newer\n"
            if name.endswith("METADATA"):
                data = data.replace(b"\nVersion: 0.1.0\n", f"\nVersion: {version}\n".encode())
            if not name.endswith("RECORD"):
                new.writestr(name.replace("0.1.0", version), data)
        new.writestr(f"pelican_dossier-{version}.dist-info/RECORD", "")
    return changed


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was just started, beside an environment in which all libraries are there already."""
    folder = tmp_path_factory.mktemp("start") / "news"
    ran = run(
        sys.executable, ROOT / "tasks.py", "start", folder.name, *SAID, "--wheel", wheel, cwd=folder.parent
    )
    assert (ran.stderr, ran.returncode) == ("", 0)
    assert ran.stdout == (
        f"Made The Daily Record in news, with pelican-dossier from {wheel.name}.\n"
        "Next:\n\n    cd news\n    python3 tasks.py build\n\nand open output/index.html.\n"
    )
    assert list_files(folder) == sorted([*FILES, f"requirements/{wheel.name}"])
    make_environment(folder / ".venv")
    return folder


def test_a_new_site_has_the_samples_settings_but_for_its_own(site: Path) -> None:
    ours, its = read_settings(ROOT / "pelican.conf.py"), read_settings(site / "pelican.conf.py")
    assert {name: its[name] for name in its if its[name] != ours[name]} == {
        "SITENAME": "The Daily Record",
        "SITESUBTITLE": "",
        "SITEURL": "https://example.org/news",
        "THEME": "broadsheet",
    }
    assert ours.keys() - its.keys() == {"PLUGIN_PATHS"}


def test_a_new_site_builds_and_takes_a_newer_tool(site: Path, wheel: Path, tmp_path: Path) -> None:
    built = run(sys.executable, site / "tasks.py", "build", cwd=site)
    assert built.stderr == "Preparing the environment in .venv (once) …\n"
    assert "Built 0 dossiers, 0 actors, 0 events, 0 articles on 9 pages" in built.stdout
    assert "The Daily Record keeps dossiers" in (site / "output/about/index.html").read_text(encoding="utf-8")

    listed = run(sys.executable, site / "tasks.py", cwd=site)
    assert listed.stderr == ""
    assert "  upgrade " in listed.stdout
    assert "  lock " not in listed.stdout

    newer = change_wheel(wheel, tmp_path, "0.1.1")
    upgraded = run(sys.executable, site / "tasks.py", "upgrade", "--wheel", newer, cwd=site)
    assert (upgraded.stderr, upgraded.returncode) == ("", 0)
    assert upgraded.stdout.startswith(f"From {wheel.name}\nto {newer.name}.\n")
    assert list_files(site / "requirements") == ["build.txt", "dossier.txt", newer.name]
    assert (site / "tasks.py").read_text(encoding="utf-8").endswith("# newer\n")
    again = run(sys.executable, site / "tasks.py", "upgrade", "--wheel", newer, cwd=site)
    assert again.stderr == "Preparing the environment in .venv (once) …\n"
    assert again.stdout == f"This site has it already: {newer.name}.\n"
    shown = run(site / ".venv/bin/python", "-m", "pip", "show", "pelican-dossier")
    assert "Version: 0.1.1" in shown.stdout


def test_a_clone_is_named_by_its_repository_and_commit(tmp_path: Path) -> None:
    clone, repository = tmp_path / "clone", tmp_path / "tool.git"
    for name in ("plugins/dossier", "requirements", ".github"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("tasks.py", "pelican.conf.py"):
        shutil.copy(ROOT / name, clone)
    git(tmp_path, "init", "--quiet", "--bare", str(repository))
    git(clone, "init", "--quiet")
    git(clone, "remote", "add", "origin", "../tool.git")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message", "All of it")
    commit = git(clone, "rev-parse", "HEAD")
    early = run(sys.executable, clone / "tasks.py", "start", "news", *SAID, cwd=tmp_path)
    assert (early.returncode, early.stdout) == (1, "")
    assert early.stderr == (
        f"the repository of this clone does not have its commit {commit[:10]} yet; "
        "push it, or name a wheel with --wheel\nNothing was made.\n"
    )
    git(clone, "push", "--quiet", "--set-upstream", "origin", "main")
    started = run(sys.executable, clone / "tasks.py", "start", "news", *SAID, cwd=tmp_path)
    assert (started.returncode, started.stderr) == (0, "")
    assert list_files(tmp_path / "news") == FILES
    lock = (tmp_path / "news" / "requirements" / "dossier.txt").read_text(encoding="utf-8")
    assert lock.splitlines()[1:] == [f"git+{repository.as_uri()}@{commit}"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"name": ""}, "the site has no name; give it one with --name"),
        ({"language": "xx-none"}, "'xx-none' is no language; write en, en-GB, he or ar"),
        ({"address": "example.org"}, "'example.org' is no address; begin it with https://"),
        ({"wheel": Path(__file__)}, f"{__file__} is no wheel"),
        (
            {"folder": Path(__file__).parent},
            f"{Path(__file__).parent} is not empty; name a folder that is not there yet",
        ),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_made(
    said: dict[str, str | Path],
    message: str,
    wheel: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    usual = {"folder": tmp_path / "news", "name": "A", "language": "en", "address": "", "licence": ""}
    assert start(**{**usual, "wheel": wheel, **said}) == 1  # type: ignore[arg-type]
    assert capsys.readouterr().err == f"{message}\nNothing was made.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("CC BY 4.0", 'LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")'),
        (
            "cc-by-nc-sa-4.0",
            'LICENCE = ("CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/")',
        ),
        ('All "rights" reserved', 'LICENCE = "All \\"rights\\" reserved"'),
    ],
)
def test_a_known_licence_gets_its_address(given: str, written: str) -> None:
    answers = Answers("A", "en", "", given)
    text = render_settings((ROOT / "pelican.conf.py").read_text(encoding="utf-8"), answers)
    assert written in text.splitlines()
