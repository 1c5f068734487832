"""Knows how a person has a site built: nothing is done where nothing has changed.

Does not know how a site is built; what does is imported late, since it opens Pelican and more.
"""

from __future__ import annotations

import gc
from pathlib import Path

from ..build.ahead import look_ahead
from ..build.latest import look_before, recall_build


def build(
    content: Path,
    output: Path,
    siteurl: str | None = None,
    today: str | None = None,
    clean: bool = False,
    executor: str | None = None,
) -> int:
    """Build the site and return the exit status: 0, or 1 where a mistake stopped it.

    `clean` builds all of it, whatever is known from the last build; `executor` is the address of a Dask
    cluster that does the work in the place of this machine.
    """
    said = {"SITEURL": siteurl, "DOSSIER_TODAY": today, "DOSSIER_EXECUTOR": executor}
    look = look_before(content, output, said)
    told = recall_build(look) if look and not clean else None
    if told:
        print(told)
        return 0
    ahead = look_ahead(output)
    gc.disable()  # What is opened here stays to the end; to look for rings in it takes a tenth of the time.
    from .building import build_anew

    gc.freeze()
    gc.enable()
    return build_anew(content, output, {**said, "LOAD_CONTENT_CACHE": False} if clean else said, look, ahead)
