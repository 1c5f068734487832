"""Knows how a site gets to its readers: by which way, at which address, under which domain.

Does not know how to bring it there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from ..problems import FieldError, suggest

BRANCH, ACTIONS = "branch", "actions"
_GITHUB = re.compile(r"(?:https://|ssh://git@|git@)github\.com[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


@dataclass(frozen=True)
class Way:
    """Hold how a site is published."""

    by: Literal["branch", "actions"]
    address: str
    """Nothing where nobody knows it."""
    cname: str
    project: str
    """Its owner and name on GitHub, as owner/name; nothing elsewhere."""


def find_way(settings: Mapping[str, Any], remote: str) -> Way:
    """Return how a site is published; `remote` is the address of its repository.

    Raises FieldError where the settings do not say it, or say two things.
    """
    by = str(settings.get("PUBLISH") or BRANCH)
    if by not in (BRANCH, ACTIONS):
        hint = suggest(by, (BRANCH, ACTIONS)) or "write branch or actions"
        raise FieldError("value-unknown", f"PUBLISH is '{by}', which is no way to publish", hint)
    cname = str(settings.get("CNAME") or "")
    if cname and not _HOST.fullmatch(cname):
        raise FieldError("value-invalid", f"CNAME is '{cname}', which is no domain", "write news.example.org")
    found = _GITHUB.fullmatch(remote)
    owner, name = found.groups() if found else ("", "")
    address = str(settings.get("SITEURL") or "").rstrip("/") or _make_address(cname, owner, name)
    if cname and (urlsplit(address).hostname != cname or urlsplit(address).path):
        hint = f"write https://{cname}, or take CNAME away"
        raise FieldError("value-invalid", f"SITEURL is '{address}', but CNAME is '{cname}'", hint)
    return Way("actions" if by == ACTIONS else "branch", address, cname, f"{owner}/{name}" if found else "")


def expect_address(way: Way) -> None:
    """Refuse a site of which nobody knows the public address; raises FieldError."""
    if not way.address:
        hint = "set SITEURL in pelican.conf.py, or say --siteurl https://example.org/news"
        raise FieldError("key-missing", "nobody knows the public address of the site", hint)


def _make_address(cname: str, owner: str, name: str) -> str:
    if cname:
        return f"https://{cname}"
    if not owner:
        return ""
    # GitHub's own rule: the repository of this name is the owner's front door.
    home = f"{owner.lower()}.github.io"
    return f"https://{home}" if name.lower() == home else f"https://{home}/{name}"
