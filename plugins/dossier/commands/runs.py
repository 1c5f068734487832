"""Knows which run of the workflow on GitHub published a site before the present one.

Does not know what a run does; it changes nothing there.
"""

from __future__ import annotations

import json
import os
from typing import Any

WORKFLOW = "pages.yml"
API = "https://api.github.com"
TIMEOUT = 20.0


def name_former_run(project: str) -> str:
    """Say which run to run again, for a project given as owner/name; without an answer, where to look."""
    page = f"https://github.com/{project}/actions/workflows/{WORKFLOW}"
    if not project:
        return "This site is published by GitHub Actions, and its remote is not on GitHub: no run is known."
    where = f"open {page}, the last run but one that is green, and press Re-run all jobs"
    runs = _ask(project)
    if runs is None:
        return f"GitHub does not answer; {where}."
    if len(runs) < 2:
        return f"GitHub knows no publication before the present one; see {page}."
    run = runs[1]
    return (
        f"Run again what published {run['head_sha'][:9]} on {run['created_at'][:10]} "
        f"('{run['display_title']}'): open {run['html_url']} and press Re-run all jobs."
    )


def _ask(project: str) -> list[dict[str, Any]] | None:
    """Return the successful runs on the main branch, newest first; nothing where GitHub does not tell."""
    import urllib3

    query = "branch=main&status=success&exclude_pull_requests=true&per_page=2"
    url = f"{os.environ.get('GITHUB_API_URL', API)}/repos/{project}/actions/workflows/{WORKFLOW}/runs?{query}"
    headers = {"Accept": "application/vnd.github+json", "User-Agent": "pelican-dossier"}
    try:
        answer = urllib3.request("GET", url, headers=headers, timeout=TIMEOUT, retries=2)
        runs = json.loads(answer.data)["workflow_runs"] if answer.status == 200 else None
    except (urllib3.exceptions.HTTPError, ValueError, KeyError):
        return None
    return list(runs) if runs is not None else None
