"""Knows how a site of one's own begins: what is asked, and which files it is made of.

Does not know how any site is built.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..build.roots import CONFIGURATION
from ..build.site import find_language
from ..problems import FieldError
from .origin import LOCK, ORIGINALS, PACKAGE, Origin, OriginError, find_origin, read_original, read_wheel

FOLDERS = ("articles", "dossiers", "actors", "records", "sources", "images")
_CREATIVE_COMMONS = re.compile(r"CC[ -]BY(?P<more>(-NC)?(-ND|-SA)?)[ -]4\.0", re.IGNORECASE)
_IGNORED = """\
# What the commands make
/.venv/
/output/
/.cache/
__pycache__/

# Other people's texts: read by the import, never published
/originals/

# What a file was before a review
*~
"""
_ABOUT = """\
---
title: {title}
---
{name} keeps dossiers: one page for each long story, with what happened, who is who, who said what, and the \
source of each.
"""
_README = """\
# {name}

A site of news dossiers, made with {package}.

    python3 tasks.py build

builds it into `output/`; then open `output/index.html`. The first run takes what it needs into a folder
`.venv`. On Windows, write `py` for `python3`. `python3 tasks.py --list` shows what else can be done.

| place | what |
| --- | --- |
| `pelican.conf.py` | the settings of the site, each with its reason |
| `content/articles/<year>/<slug>.md` | articles |
| `content/dossiers/<id>.md` | topics: what belongs to each, and its background |
| `content/actors/<id>.md` | people, states, organisations, publishers |
| `content/records/*.yaml` | events, statements and figures that no single article owns |
| `content/sources/*.yaml` | what is cited |
| `content/pages/<slug>.md` | about, method, imprint and the like |
| `content/images/` | images |
| `requirements/` | which version of the tool; `python3 tasks.py upgrade` takes a newer one |
"""


@dataclass(frozen=True)
class Answers:
    """Hold what a site says of itself."""

    name: str
    language: str
    address: str
    licence: str


def start(
    folder: Path,
    name: str | None,
    language: str | None,
    address: str | None,
    licence: str | None,
    wheel: Path | None,
) -> int:
    """Make a new site in a folder and return the exit status; what is not given is asked."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OriginError(f"{folder} is not empty; name a folder that is not there yet")
        origin = read_wheel(wheel) if wheel else find_origin()
        answers = Answers(
            name=ask("Name of the site", name, "", check_name),
            language=ask("Its language, as en, en-GB, he or ar", language, "en", check_language),
            address=ask(
                "Its public address, as https://example.org (empty: not known yet)",
                address,
                "",
                check_address,
            ),
            licence=ask("Licence of the texts, as CC BY 4.0 (empty: none)", licence, "", str.strip),
        )
    except (OriginError, FieldError) as error:
        print(f"{error}\nNothing was made.", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print("\nStopped; nothing was made.", file=sys.stderr)
        return 130
    try:
        write_site(folder, answers, origin)
    except OSError as error:
        print(f"{error.filename or folder} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"Made {answers.name} in {folder}, with {PACKAGE} from {origin.name}.")
    print(f"Next:\n\n    cd {folder}\n    python3 tasks.py build\n\nand open output/index.html.")
    return 0


# ---------------------------------------------------------------- asking


def ask(question: str, given: str | None, usual: str, check: Callable[[str], str]) -> str:
    """Return what was given, else what a person answers, checked; on no terminal, what is usual."""
    if given is not None or not sys.stdin.isatty():
        return check(usual if given is None else given)
    shown = f" [{usual}]" if usual else ""
    while True:
        answer = input(f"{question}{shown}: ")
        try:
            return check(answer.strip() or usual)
        except FieldError as error:
            print(f"  {error}")


def check_name(given: str) -> str:
    """Return the name of a site; raises FieldError where it is empty."""
    if not given.strip():
        raise FieldError("empty", "the site has no name", "give it one with --name")
    return given.strip()


def check_language(given: str) -> str:
    """Return a language tag as it is written; raises FieldError where there is no such language."""
    try:
        return find_language(given)
    except FieldError as error:
        raise FieldError("value-invalid", f"'{given}' is no language", error.hint) from None


def check_address(given: str) -> str:
    """Return an address without a stroke at its end; raises FieldError where it is none."""
    if given and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", given):
        raise FieldError("value-invalid", f"'{given}' is no address", "begin it with https://")
    return given.rstrip("/")


# ---------------------------------------------------------------- writing


def write_site(folder: Path, answers: Answers, origin: Origin) -> None:
    """Write all files of a new site."""
    title = f"About {answers.name}"
    words = {"name": answers.name, "package": PACKAGE, "title": json.dumps(title, ensure_ascii=False)}
    texts = {name: read_original(name) for name in ORIGINALS}
    texts |= {
        CONFIGURATION: render_settings(read_original(CONFIGURATION), answers),
        ".gitignore": _IGNORED,
        "README.md": _README.format(**words),
        "content/pages/about.md": _ABOUT.format(**words),
    }
    texts |= {f"content/{name}/.gitkeep": "" for name in FOLDERS}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    write_lock(folder, origin)


def write_lock(folder: Path, origin: Origin) -> None:
    """Write which tool a site is built with; a wheel is put beside the lock, for whoever clones the site."""
    lock = folder / LOCK
    wheel = lock.parent / origin.wheel.name if origin.wheel else None
    if origin.wheel and wheel and wheel.resolve() != origin.wheel.resolve():
        shutil.copyfile(origin.wheel, wheel)
    for former in lock.parent.glob("*.whl"):
        if former != wheel:
            former.unlink()
    head = "# The tool that builds this site; `python3 tasks.py upgrade` takes a newer one.\n"
    lock.write_text(f"{head}{origin.requirement}\n", encoding="utf-8", newline="\n")


def render_settings(text: str, answers: Answers) -> str:
    """Return the settings of a new site, made from those of the sample."""
    licence = name_licence(answers.licence)
    values = {
        "SITENAME": answers.name,
        "SITESUBTITLE": "",
        "DEFAULT_LANG": answers.language,
        "LICENCE": licence,
        "THEME": "broadsheet",
    }
    for key, value in values.items():
        text = _put(text, rf"^{key} = .*$", f"{key} = {_quote(value)}")
    text = _put(text, r"^SITEURL = .*$", f'SITEURL = os.environ.get("SITEURL", {_quote(answers.address)})')
    return _put(text, r"^PLUGIN_PATHS = .*\n", "")


def _put(text: str, pattern: str, line: str) -> str:
    new, count = re.subn(pattern, lambda _: line, text, count=1, flags=re.MULTILINE)
    if not count:
        raise ValueError(f"{CONFIGURATION} has no line {pattern}")
    return new


def _quote(value: str | tuple[str, str]) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(_quote, value))})"
    return json.dumps(value, ensure_ascii=False)


def name_licence(given: str) -> str | tuple[str, str]:
    """Return a licence with its address where that is known, else its words alone."""
    found = _CREATIVE_COMMONS.fullmatch(given)
    if not found:
        return given
    more = found["more"].lower()
    return f"CC BY{more.upper()} 4.0", f"https://creativecommons.org/licenses/by{more}/4.0/"
