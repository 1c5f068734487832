"""What GitHub Actions would do with a site: the steps that are ours are run here as there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.commands.tasks import make_collection
from tests.conftest import ROOT

FILE = ROOT / ".github" / "workflows" / "pages.yml"
WORKFLOW: dict[Any, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    zizmor = shutil.which("zizmor", path=sysconfig.get_path("scripts"))
    assert zizmor
    ran = subprocess.run(
        [zizmor, "--offline", "--persona=auditor", "--no-progress", "--color=never", str(FILE)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "No findings to report. Good job!")


def test_every_action_is_one_commit_with_its_version_beside_it() -> None:
    uses = re.findall(r"uses: (.*)", FILE.read_text(encoding="utf-8"))
    assert len(uses) == sum("uses" in step for step in STEPS)
    assert [
        one for one in uses if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)
    ] == []


def test_only_the_job_that_deploys_may_write() -> None:
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in WORKFLOW["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


@pytest.mark.parametrize(
    ("setting", "main", "deploys"),
    [
        ('PUBLISH = "actions"', True, True),
        ('PUBLISH = "actions"', False, False),
        ('PUBLISH = "branch"', True, False),
        ("", True, False),
    ],
)
def test_only_a_site_that_says_so_is_deployed(
    tmp_path: Path, setting: str, main: bool, deploys: bool
) -> None:
    (tmp_path / "pelican.conf.py").write_text(f"import os\n{setting}\n")
    (step,) = (step for step in STEPS if step.get("id") == "way")
    output = tmp_path / "told"
    output.touch()
    environ = {**os.environ, "MAIN": str(main).lower(), "GITHUB_OUTPUT": str(output)}
    subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=environ, check=True, capture_output=True
    )
    assert output.read_text() == ("deploy=true\n" if deploys else "")
    assert WORKFLOW["jobs"]["deploy"]["if"] == "needs.build.outputs.deploy == 'true'"


def test_every_command_is_one_with_its_options() -> None:
    tasks = make_collection(ROOT).tasks
    ran = [step["run"] for step in STEPS if "tasks.py" in step.get("run", "")]
    assert len(ran) == 3
    for line in ran:
        _, name, rest = re.split(r"tasks\.py |(?<=check|build)\s", f"{line} ", maxsplit=2)
        options = {option.name for option in tasks[name.strip()].get_arguments()}
        assert set(re.findall(r"--([\w-]+)", rest)) <= options, line
