"""Knows the pack: all files of a dossier in one archive, with the licence and what each file is.

Does not know what stands in them.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import NamedTuple

from .masthead import Masthead
from .records import DossierRows

NAME = "dossier.zip"
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that the format knows; the true times would change with each build."""
_PLAIN_FILE = 0o100644 << 16


class PackRows(NamedTuple):
    """Hold a dossier with the files that were written of it, by name."""

    dossier: DossierRows
    files: tuple[tuple[str, bytes], ...]


def write_pack(rows: PackRows, masthead: Masthead) -> bytes:
    """Write the pack of a dossier: a folder of its name with all its files.

    They are not made smaller: it would take as long as all other exports together, and most dossiers
    have some hundred kilobytes.
    """
    files = {
        "README.txt": write_readme(rows, masthead).encode(),
        "LICENCE.txt": write_licence(masthead).encode(),
        **dict(rows.files),
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(f"{rows.dossier.id}/{name}", _FIRST_TIME)
            entry.create_system, entry.external_attr = 3, _PLAIN_FILE
            archive.writestr(entry, data)
    return written.getvalue()


def write_licence(masthead: Masthead) -> str:
    """Write what others may do with the texts."""
    name, address = masthead.site.licence
    if not name:
        return masthead._("The site gives no licence; ask before you publish from it.") + "\n"
    return "\n".join(filter(None, (name, address))) + "\n"


def write_readme(rows: PackRows, masthead: Masthead) -> str:
    """Write what the pack is, and what each of its files is."""
    _, dossier, site = masthead._, rows.dossier, masthead.site
    told = {
        "feed.atom": _("the newest articles, events and statements, for feed readers (Atom)"),
        "feed.json": _("the same as JSON Feed"),
        "events.ics": _("the events that have a certain day, for calendars (iCalendar)"),
        "events.csv": _("the events as a table"),
        "statements.csv": _("the statements as a table"),
        "figures.csv": _("the figures as a table"),
        "sources.csv": _("the sources of them all, as a table"),
        "datapackage.json": _("what the columns of the tables mean (Frictionless Data Package)"),
        "timeline.json": _("the events, for TimelineJS"),
        "data.json": _("everything in one file, for programs"),
    }
    lines = [
        dossier.title,
        "=" * len(dossier.title),
        "",
        *([dossier.summary, ""] if dossier.summary else []),
        f"{site.name}{f': {site.url}/{dossier.address}' if site.url else ''}",
        "",
        *(f"{name}: {told[name]}" for name, _data in rows.files),
        "",
        _("Dates are written in the Extended Date/Time Format: https://www.loc.gov/standards/datetime/"),
        _("Each event, statement and figure names its sources; these are not ours, and keep their rights."),
        _("For our own texts see %(file)s.") % {"file": "LICENCE.txt"},
    ]
    return "\n".join(lines) + "\n"
