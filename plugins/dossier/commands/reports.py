"""Knows how problems are told to people and to programs: as text, JSON, annotations on GitHub, SARIF.

Does not know how any is found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from ..problems import CODES, Problem, format_key
from .telling import count

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


class Report(NamedTuple):
    """Hold all problems of a check, and how many more notices there are of a code than are told."""

    problems: Sequence[Problem]
    more: Mapping[str, int]

    @property
    def mistakes(self) -> int:
        """Return how many mistakes there are."""
        return sum(not one.notice for one in self.problems)

    @property
    def notices(self) -> int:
        """Return how many notices there are, told or not."""
        return len(self.problems) - self.mistakes + sum(self.more.values())


def render_text(report: Report) -> str:
    """Write a line for each problem, and how many there are."""
    told = [f"{one}{' (notice)' if one.notice else ''}" for one in report.problems]
    told += [f"… and {more:,} more [{code}] (notice)" for code, more in report.more.items()]
    mistakes = "No mistakes" if not report.mistakes else count(report.mistakes, "mistake")
    told.append(f"{mistakes}, {count(report.notices, 'notice')}.")
    return "\n".join(told)


def render_json(report: Report) -> str:
    """Write one object: how many there are of each, and a list of all."""
    problems = [
        {
            "path": one.path,
            "line": one.line or None,
            "key": format_key(one.key) or None,
            "message": one.message,
            "hint": one.hint or None,
            "code": one.code,
            "notice": one.notice,
        }
        for one in report.problems
    ]
    whole = {"mistakes": report.mistakes, "notices": report.notices, "problems": problems}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def render_github(report: Report) -> str:
    """Write commands that GitHub Actions shows beside the lines of a pull request.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    lines = []
    for one in report.problems:
        place = f"file={_escape_property(one.path)}" + (f",line={one.line}" if one.line else "")
        kind = "notice" if one.notice else "error"
        lines.append(f"::{kind} {place},title={_escape_property(one.code)}::{_escape(_say(one))}")
    return "\n".join([*lines, render_text(report).rpartition("\n")[2]])


def render_sarif(report: Report) -> str:
    """Write a log of the Static Analysis Results Interchange Format, version 2.1.0."""
    codes = sorted({one.code for one in report.problems})
    rules = [{"id": code, "shortDescription": {"text": CODES[code]}} for code in codes]
    results = [
        {
            "ruleId": one.code,
            "ruleIndex": codes.index(one.code),
            "level": "note" if one.notice else "error",
            "message": {"text": _say(one)},
            "locations": [{"physicalLocation": _locate(one)}],
        }
        for one in report.problems
    ]
    tool = {"driver": {"name": "pelican-dossier", "rules": rules}}
    log = {"$schema": SARIF, "version": "2.1.0", "runs": [{"tool": tool, "results": results}]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _locate(problem: Problem) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.path)}}
    return {**place, "region": {"startLine": problem.line}} if problem.line else place


def _say(problem: Problem) -> str:
    key = f"{format_key(problem.key)}: " if problem.key else ""
    return key + problem.words


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": render_text,
    "json": render_json,
    "github": render_github,
    "sarif": render_sarif,
}
