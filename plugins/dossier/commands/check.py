"""Knows what a person can have checked, and how the result becomes an exit status.

Does not know how anything is checked.
"""

from __future__ import annotations

import os
import posixpath
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ..build.files import find_files
from ..build.journal import MANIFEST, OutputError
from ..build.originals import find_copying
from ..build.outside import PAUSE, ask_all
from ..build.readers import read_files
from ..build.reading import locate
from ..build.roots import find_root, read_configuration
from ..build.run import Run
from ..build.site import Settings
from ..build.site_checks import check_site
from ..library.model import Library
from ..library.outside import find_outside, judge
from ..problems import ContentError, FieldError, Problem, suggest
from .reports import FORMATS, Report
from .telling import count, explain

CACHE = Path(".cache", "links.json")
MISTAKES, FAILED = 1, 2
"""Exit statuses beside 0: there are mistakes; the check could not run."""


class Wanted(NamedTuple):
    """Say what is checked beside the content."""

    site: bool = False
    originals: bool = False
    """Whether nothing is checked but what was taken from originals."""
    links: bool = False
    timeout: float = 20.0
    """Seconds that another host has for its answer."""
    pause: float = PAUSE
    siteurl: str | None = None
    """The public address for which the site was built; by default that of the settings."""


class Inspected(NamedTuple):
    """Hold what is known of a content folder."""

    settings: Settings
    library: Library | None
    """Nothing where there are mistakes."""
    problems: Sequence[Problem]
    more: dict[str, int]


def check(content: Path, output: Path, wanted: Wanted, form: str = "text", today: str | None = None) -> int:
    """Print what is wrong; return 0, 1 where there are mistakes, 2 where the check could not run."""
    try:
        if form not in FORMATS:
            hint = suggest(form, FORMATS) or f"choose one of {', '.join(FORMATS)}"
            raise FieldError("value-unknown", f"--format: '{form}' is not known", hint)
        report = inspect_all(content, output, wanted, today)
    except (FieldError, OutputError) as error:
        print(error, file=sys.stderr)
        return FAILED
    except OSError as error:
        print(explain(error), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return FAILED
    if form in ("github", "sarif"):
        report = report._replace(problems=[*_place(report.problems, content)])
    print(FORMATS[form](report))
    return MISTAKES if report.mistakes else 0


def inspect_all(content: Path, output: Path, wanted: Wanted, today: str | None = None) -> Report:
    """Find all problems; raises FieldError, OutputError or OSError where that cannot be done."""
    if not content.is_dir():
        raise FieldError("file-unreadable", f"{content}: there is no such folder", "name it with --content")
    if wanted.originals:
        return Report(find_copying(content), {})
    inspected = inspect_content(content, today, wanted.siteurl)
    problems = [*inspected.problems, *find_copying(content)]
    if wanted.site:
        if not (output / MANIFEST).is_file():
            raise FieldError(
                "file-unreadable", f"{output}: there is no site that a build made", "build it first"
            )
        problems += check_site(output, inspected.settings.site.base)
    if wanted.links:
        problems += check_outside(content, wanted.timeout, wanted.pause)
    return Report(sorted(problems, key=lambda problem: problem.order), inspected.more)


def check_outside(content: Path, timeout: float, pause: float) -> list[Problem]:
    """Ask all other hosts whether what our files name there is still there."""
    paths = [path for paths in find_files(content).read.values() for path in paths]
    places = list(find_outside(one.read.parsed for one in read_files(paths, content) if one.read.parsed))
    urls = {place.url for place in places}
    hosts = {urlsplit(url).netloc for url in urls}
    # Not among the results, which may be for a program.
    print(f"Asking {count(len(hosts), 'host')} for {count(len(urls), 'address')} …", file=sys.stderr)
    terminal = sys.stderr.isatty()

    def tell(done: int, total: int) -> None:
        if terminal:
            print(f"\r{done:,} of {total:,}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    answers = ask_all(urls, find_root() / CACHE, timeout, tell, pause)
    return locate(judge(places, answers), content)


def inspect_content(content: Path, today: str | None = None, siteurl: str | None = None) -> Inspected:
    """Read and link everything, and write nothing."""
    with tempfile.TemporaryDirectory() as folder:
        said = {"PATH": str(content), "DOSSIER_TODAY": today, "SITEURL": siteurl, "CACHE_PATH": folder}
        settings = read_configuration(find_root(), said)
        run = Run(settings, Path(folder) / "site", lambda *_: None, lambda: None)
        try:
            run.read()
            linked = run.store.index.linked
        except ContentError as error:
            return Inspected(run.settings, None, error.problems, {})
        finally:
            run.discard()
    return Inspected(run.settings, run.library, linked.notices, dict(linked.folded))


def _place(problems: Sequence[Problem], content: Path) -> Iterator[Problem]:
    """Name files as seen from here, wherever the content folder lies."""
    here = Path(os.path.relpath(content)).as_posix()
    for one in problems:
        folder, _, rest = one.path.partition("/")
        yield replace(one, path=posixpath.join(here, rest)) if folder == "content" and rest else one
