#!/usr/bin/env python3
# coding: utf-8
"""Make the environment, and take from the package what a person can do here.

It does not know what that is: it stands in the package's ``commands/tasks/``. A site of one's own
has a copy of this file.

An ordinary invoke file. Run as a script it needs nothing but Python, and keeps to what an old one
can read (down to 2.7), to tell it in one line what to do.
"""

import sys

OLDEST = (3, 11)


def explain_python(version):
    """Say in one line what to do about a Python that is too old; nothing if it is not."""
    if tuple(version[:2]) >= OLDEST:
        return None
    return (
        "This needs Python %d.%d or newer, and this is Python %d.%d: install a newer one from "
        "https://www.python.org/downloads/ and start it by its name, as in `python%d.%d tasks.py build`."
        % (OLDEST + tuple(version[:2]) + OLDEST)
    )


if explain_python(sys.version_info):
    sys.exit(explain_python(sys.version_info))

import hashlib
import importlib.util
import json
import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOUSE = ROOT / "plugins"
VENV = ROOT / ".venv"
PYTHON = VENV.joinpath(*(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
MARK = VENV / "complete.json"
PIP_LOG = VENV / "pip.log"
TOOL = ROOT / "requirements" / "dossier.txt"  # Names the package, where this is no clone of its repository.
# Each lock, and the locks it contains.
GROUPS = {"build": ["build"], "bench": ["build", "bench"], "test": ["build", "bench", "test"]}


def load_commands():
    """Import what knows the commands: from the clone where this is one, else what is installed."""
    cloned = HOUSE.is_dir()
    if cloned:
        sys.path.insert(0, str(HOUSE))
    return importlib.import_module(("" if cloned else "pelican.plugins.") + "dossier.commands.tasks")


def main(words):
    """Run invoke's tasks where all that they need is installed."""
    group = words[0] if words and words[0] in GROUPS else "build"
    if not has_everything(group):
        if not is_complete(group):
            prepare(group)
        return run_inside(words)
    from invoke import Program

    program = Program(name="tasks.py", binary="python3 tasks.py")
    program.run(["tasks.py", "--search-root", str(ROOT)] + load_commands().arrange(words))
    if group == "build" and words and words[0] == "build":
        end_at_once()
    return 0


def end_at_once():
    """End a build, of which nothing is left to do: to give back a large site's memory takes longer."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def has_everything(group):
    """Tell whether the running Python has what the lock names for every platform, in those versions."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return is_complete(group)
    if TOOL.exists():
        return False  # Another environment may have another version of the package.
    text = lock_path(group).read_text(encoding="utf-8")
    locked = re.findall(r"^([\w.-]+)==(\S+) *\\?$", text, re.MULTILINE)
    installed = find_installed()
    return all(installed.get(flatten(name)) == version for name, version in locked)


def find_installed():
    """Give the version of each package that Python finds, by the folders that say so.

    importlib.metadata would read a file in each: a tenth of the time of a build that has nothing to do.
    """
    installed = {}
    for folder in filter(os.path.isdir, sys.path):
        for entry in Path(folder).iterdir():
            name, mark, rest = entry.name.partition("-")
            if mark and rest.endswith(".dist-info"):
                installed.setdefault(flatten(name), rest[: -len(".dist-info")])
    return installed


def flatten(name):
    """Spell the name of a package in the one way that all its spellings share."""
    return re.sub("[-_.]+", "-", name).lower()


def is_complete(group):
    """Tell whether .venv was finished for this Python and this lock."""
    mark = read_mark()
    return mark.get("python") == python_name() and mark.get(group) == lock_hash(group)


def read_mark():
    """Give what .venv was finished for; nothing if it was not, or its Python is gone."""
    try:
        return json.loads(MARK.read_text(encoding="utf-8")) if PYTHON.exists() else {}
    except (OSError, ValueError):
        return {}


def prepare(group):
    """Make .venv and install what the lock names; the mark that it is complete comes last."""
    works = venv_works()
    if not (works or all(map(importlib.util.find_spec, ("venv", "ensurepip")))):
        sys.exit("This Python has no venv: run `apt install python3-venv` (Debian, Ubuntu), then this again.")
    say("Preparing the environment in .venv (once) …")
    if MARK.exists():
        MARK.unlink()
    if not works:
        make_venv()
    install(group)
    mark = {inner: lock_hash(inner) for inner in GROUPS[group]}
    MARK.write_text(json.dumps(dict(mark, python=python_name()), indent=1), encoding="utf-8")


def venv_works():
    """Tell whether .venv is of this Python and has pip: then it is kept, whoever made it."""
    asked = "import sys, pip; print('%s-%d.%d' % ((sys.implementation.name,) + tuple(sys.version_info[:2])))"
    try:
        answer = subprocess.run(
            [str(PYTHON), "-c", asked], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.decode().strip() == python_name()


def make_venv():
    """Make an empty .venv in place of any that is there."""
    # The Python below, should this one itself be in the .venv that goes away.
    base = getattr(sys, "_base_executable", None) or sys.executable
    words = [base, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if made.returncode:
        sys.exit("Could not make .venv: " + last_line(made.stdout))


def install(group):
    """Install the group's lock, hashes checked, then the package where it is no part of the clone."""
    if PIP_LOG.exists():
        PIP_LOG.unlink()
    run_pip(lock_path(group), ["--require-hashes"])
    if TOOL.exists():
        # Another commit may be of the same version; what it needs stands in the lock.
        run_pip(TOOL, ["--force-reinstall", "--no-deps"])


def run_pip(lock, how):
    """Install what a file names, with pip's own words in another file."""
    words = [str(PYTHON), "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
    words += ["--disable-pip-version-check"] + how + ["-r", str(lock)]
    with PIP_LOG.open("ab") as log:
        status = subprocess.call(words, cwd=ROOT, stdout=log, stderr=log)
    if status:
        reason = last_line(PIP_LOG.read_bytes())
        sys.exit(
            "Could not install requirements/%s: %s "
            "(this once it needs the network; more in .venv/pip.log)" % (lock.name, reason)
        )


def run_inside(words):
    """Run this file again with the Python of .venv; give its exit status."""
    child = subprocess.Popen([str(PYTHON), str(ROOT / "tasks.py")] + words)
    while True:
        try:
            status = child.wait()
        except KeyboardInterrupt:  # The child was told too; wait until it has tidied up.
            continue
        return status if status >= 0 else 128 - status


def lock_path(group):
    """Give the path of the group's lock file."""
    return ROOT / "requirements" / (group + ".txt")


def lock_hash(group):
    """Give the digest of all that the group installs."""
    digest = hashlib.sha256(lock_path(group).read_bytes())
    if TOOL.exists():
        digest.update(TOOL.read_bytes())
    return digest.hexdigest()


def python_name():
    """Give what an environment depends on in a Python, as in cpython-3.11."""
    return "%s-%d.%d" % ((sys.implementation.name,) + tuple(sys.version_info[:2]))


def last_line(output):
    """Give the last line that calls itself an error, else the last line."""
    lines = [line.strip() for line in output.decode(errors="replace").splitlines() if line.strip()]
    return ([line for line in lines if line.lower().startswith("error")] or lines or ["no reason given"])[-1]


def say(words):
    """Tell the person who waits."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
else:  # invoke asks for these, in this process or in one of its own.
    ns = load_commands().make_collection(ROOT)
