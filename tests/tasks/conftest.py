"""The wheel, and an environment of its own in which it is installed: it would shadow plugins/ in ours."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements" / "build.txt"


def run(*words: str | Path, cwd: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words], cwd=cwd, capture_output=True, encoding="utf-8", check=False, **more
    )


def install(python: Path, *words: str | Path) -> None:
    """Install by uv, from its cache where all is there; only where there is no network either, skip."""
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", python]
    for how in (["--offline"], []):
        ran = run(*uv, *how, *words)
        if ran.returncode == 0:
            return
    pytest.skip(f"neither uv's cache nor the network has what the wheel needs: {ran.stderr.strip()}")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as pip does, and give it."""
    folder = tmp_path_factory.mktemp("wheel")
    ran = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    assert ran.returncode == 0, ran.stderr
    (built,) = folder.glob("*.whl")
    return built


@dataclass
class Environment:
    """An environment with the locked libraries and the wheel, and nothing else."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    def pelican(self, *words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        # -I: nothing from where it is called, nor from PYTHONPATH.
        return run(self.python, "-I", "-m", "pelican", *words, "--fatal", "errors", cwd=cwd)

    def copy(self, folder: Path) -> None:
        """Make a second one in another folder, without the wheel."""
        make_environment(folder)


def make_environment(folder: Path) -> None:
    ran = run(sys.executable, "-m", "uv", "venv", "--quiet", "--seed", "--python", sys.executable, folder)
    if ran.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"neither uv's cache nor the network has pip: {ran.stderr.strip()}")
    install(folder / "bin" / "python", "--require-hashes", "-r", LOCK)


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Give an environment in which the wheel is installed with what it needs."""
    folder = tmp_path_factory.mktemp("own") / "venv"
    make_environment(folder)
    install(folder / "bin" / "python", wheel)
    return Environment(folder)
