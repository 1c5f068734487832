#!/usr/bin/env python3
# coding: utf-8
"""Name what a person can do here, and make the environment to do it in.

It does not know how anything is done: that stands in ``plugins/dossier/commands``.

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
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

try:
    from invoke import task
except ImportError:  # Before the environment is there; main() makes it and starts this file again inside.

    def task(*_names, **_words):
        """Leave a function as it is."""
        return lambda function: function


ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV.joinpath(*(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
MARK = VENV / "complete.json"
PIP_LOG = VENV / "pip.log"
GROUPS = {"build": ["build"], "test": ["build", "test"]}  # Each lock, and the locks it contains.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# ---------------------------------------------------------------- what a person can do


@task(
    help={
        "content": "folder with the articles, actors and dossiers (content/)",
        "output": "folder to write the site to (output/)",
        "siteurl": "public address of the site, as in https://example.org/news",
        "today": "day of the build, as in 2026-03-01: later articles wait (SOURCE_DATE_EPOCH, else today)",
    }
)
def build(_context, content=None, output=None, siteurl=None, today=None):
    """Build the site from what editors wrote."""
    status = command("build").build(
        content=Path(content or ROOT / "content").absolute(),
        output=Path(output or ROOT / "output").absolute(),
        siteurl=siteurl,
        today=today,
    )
    if status:
        sys.exit(status)


@task
def test(_context):
    """Check everything: lint, types, units, the built sample, a real browser."""
    if not all(map(importlib.util.find_spec, ("ruff", "mypy", "pytest", "playwright"))):
        sys.exit("The tools of the tests are missing here: run `python3 tasks.py test`.")
    if not (find_browser() or install_browser()):
        sys.exit("The tests need a browser: install Chromium or Google Chrome, then run this again.")
    checks = ("ruff check", "mypy", "pytest -n 2")  # pytest last: its summary is the last line.
    failed = [check for check in checks if run_tool(check)]
    if failed:
        sys.exit("Failed: " + ", ".join(failed))


@task(help={"upgrade": "take the newest releases instead of keeping what is locked"})
def lock(_context, upgrade=False):
    """Lock the dependencies that pyproject.toml declares, for every platform (needs uv)."""
    if not shutil.which("uv"):
        sys.exit("Locking needs uv: run `pip install uv`.")
    words = ["uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--generate-hashes"]
    words += ["--no-emit-index-url", "--no-emit-find-links", "--python-version", "%d.%d" % OLDEST]
    words += ["--custom-compile-command", "python3 tasks.py lock"] + ["--upgrade"] * upgrade
    for group, contained in GROUPS.items():
        same = [word for inner in contained[:-1] for word in ("--constraint", "requirements/%s.txt" % inner)]
        target = ["--group", group, "--output-file", "requirements/%s.txt" % group]
        status = subprocess.call(words + same + target, cwd=ROOT)
        if status:  # uv has said why.
            sys.exit(status)


@task(
    help={
        "content": "folder with the articles, actors and dossiers (content/)",
        "output": "folder to put the pictures into (pictures/)",
        "today": "day of the build, as in 2026-03-01",
    }
)
def pictures(_context, content=None, output=None, today=None):
    """Photograph every kind of page: three widths, light, dark, printed, in both directions."""
    status = command("pictures").take_pictures(
        content=Path(content or ROOT / "content").absolute(),
        output=Path(output or ROOT / "pictures").absolute(),
        browser=find_browser() if importlib.util.find_spec("playwright") else None,
        today=today,
    )
    if status:
        sys.exit(status)


@task(
    iterable=["articles"],
    help={
        "articles": "ids of articles, dossiers, actors or pages; without any, everything",
        "content": "folder with the articles, actors and dossiers (content/)",
        "today": "day of the build, as in 2026-03-01",
        "score": "instead, measure the rules on the labelled passages in tests/cases/mentions/",
    },
)
def mentions(_context, articles, content=None, today=None, score=False):
    """List who is mentioned where and why, and what was left alone and why."""
    if score:
        status = command("mentions").show_score(ROOT / "tests" / "cases" / "mentions")
    else:
        folder = Path(content or ROOT / "content").absolute()
        status = command("mentions").list_mentions(folder, articles, today)
    if status:
        sys.exit(status)


@task(
    help={
        "id": "of an actor, article, dossier, source, page, event, statement, series or question",
        "content": "folder with the articles, actors and dossiers (content/)",
        "today": "day of the build, as in 2026-03-01",
    }
)
def where(_context, id, content=None, today=None):  # noqa: A002
    """List everything that refers to an id: keys, links, citations, mentions, membership."""
    folder = Path(content or ROOT / "content").absolute()
    status = command("mentions").show_references(folder, id, today)
    if status:
        sys.exit(status)


@task
def schemas(_context):
    """Write the made parts of docs/ anew: the schemas, the keys for editors, the views for themes."""
    command("docs").write_docs()


def command(name):
    """Import a module of dossier.commands; late, since it opens Pelican and more."""
    sys.path.insert(0, str(ROOT / "plugins"))
    return importlib.import_module("dossier.commands." + name)


# ---------------------------------------------------------------- the tools of the tests


def run_tool(words):
    """Run one module of this Python in the repository; give its exit status."""
    return subprocess.call([sys.executable, "-m"] + words.split(), cwd=ROOT)


def find_browser():
    """Give the path of a Chromium: the system's, else Playwright's own, else nothing."""
    for path in filter(None, map(shutil.which, BROWSERS)):
        return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install_browser():
    """Install a Chromium, Debian's where we may, else Playwright's own; give its path or nothing."""
    say("Installing Chromium for the browser tests (once) …")
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
        subprocess.call(apt + ["update"])
        subprocess.call(apt + ["install", "-y", "--no-install-recommends", "chromium"])
    if not find_browser():
        run_tool("playwright install --no-shell chromium")
    return find_browser()


# ---------------------------------------------------------------- the environment


def main(words):
    """Run invoke's tasks where all that they need is installed."""
    group = "test" if words[:1] == ["test"] else "build"
    if not has_everything(group):
        if not is_complete(group):
            prepare(group)
        return run_inside(words)
    from invoke import Program

    asked = ["--list"] if words in ([], ["--help"]) else name_articles(words)
    program = Program(name="tasks.py", binary="python3 tasks.py")
    program.run(["tasks.py", "--search-root", str(ROOT)] + asked)
    return 0


def name_articles(words):
    """Turn `mentions one two` into `mentions --articles one --articles two`; invoke takes no list."""
    if words[:1] != ["mentions"]:
        return words
    named = words[:1]
    for before, word in zip(words, words[1:]):
        named += (
            [word] if word.startswith("-") or before in ("--content", "--today") else ["--articles", word]
        )
    return named


def has_everything(group):
    """Tell whether the running Python has what the lock names for every platform, in those versions."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return is_complete(group)
    text = lock_path(group).read_text(encoding="utf-8")
    locked = re.findall(r"^([\w.-]+)==(\S+) *\\?$", text, re.MULTILINE)
    try:
        return all(importlib.metadata.version(name) == version for name, version in locked)
    except importlib.metadata.PackageNotFoundError:
        return False


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
    """Install the group's lock, hashes checked, with pip's own words in a file."""
    words = [str(PYTHON), "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
    words += ["--disable-pip-version-check", "--require-hashes", "-r", str(lock_path(group))]
    with PIP_LOG.open("wb") as log:
        status = subprocess.call(words, cwd=ROOT, stdout=log, stderr=log)
    if status:
        reason = last_line(PIP_LOG.read_bytes())
        sys.exit(
            "Could not install requirements/%s.txt: %s "
            "(this once it needs the network; more in .venv/pip.log)" % (group, reason)
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
    """Give the digest of the group's lock file."""
    return hashlib.sha256(lock_path(group).read_bytes()).hexdigest()


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
