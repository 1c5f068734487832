"""Knows how Pelican's settings become the constants of a site and what else a build needs.

Does not know its content.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from ..exports.cards import NAME as CARD
from ..exports.table import choose_names
from ..pages.addresses import SITE_STYLE
from ..pages.site import Site
from ..problems import FieldError
from ..source.dates import Date, DateError, parse_day
from .guest import EXPORTS_OFF, LEFT_OUT, THEME, Post, find_theme
from .identity import NOBODY, Identity, read_identity
from .looks import Look, read_look
from .workers import Crew


@dataclass(frozen=True)
class Settings:
    """Hold what a build needs to know besides content."""

    site: Site
    content: Path
    templates: tuple[Path, ...]
    """Folders in which templates are looked for, in this order."""
    today: Date
    """Articles dated later wait; nothing else looks at the clock."""
    workers: Crew
    """Who reads and renders."""
    static: tuple[str, ...] = ()
    """Files and folders below the content folder that are published even where nothing leads to them."""
    identity: Identity = NOBODY
    cache: Path = Path(".cache")
    """The folder in which what a build knows is kept for the next."""
    incremental: bool = False
    """Whether what is kept there is believed."""
    preview: bool = False
    """Whether drafts and waiting articles are shown, to editors alone."""
    look: Look | None = None
    """How cards look; none where the theme has no letters for them."""
    guest: Path | None = None
    """The folder of our theme where dossiers are added to a blog, whose posts Pelican makes; else nothing."""
    posts: tuple[Post, ...] = ()

    @property
    def left_out(self) -> frozenset[str]:
        """The kinds of page that are not made."""
        return LEFT_OUT if self.guest else frozenset()


def read_settings(settings: Mapping[str, Any]) -> Settings:
    """Take from Pelican's settings what a build needs.

    Raises FieldError where a setting has no meaning.
    """
    url = str(settings["SITEURL"]).rstrip("/")
    if url and not url.startswith(("http://", "https://")):
        raise FieldError(
            "value-invalid", f"SITEURL is '{url}', which is no address", "begin it with https://"
        )
    language = find_language(str(settings["DEFAULT_LANG"]))
    identity = read_identity(settings)
    guest = find_theme() if settings["ARTICLE_PATHS"] else None
    theme = guest or Path(settings["THEME"])
    off = (*_read_names(settings.get("EXPORTS_OFF")), *(EXPORTS_OFF if guest else ()))
    exports, look = choose_names(off, url), None
    if CARD in exports:
        look = read_look(theme, str(settings.get("ACCENT") or ""))
        exports = exports if look else exports - {CARD}
    site = Site(
        name=str(settings["SITENAME"]),
        motto=str(settings.get("SITESUBTITLE") or ""),
        language=language,
        direction=find_direction(language),
        url=url,
        base=urlsplit(url).path.rstrip("/") + "/",
        styles=(*[SITE_STYLE] * bool(identity.style), *map(str, settings.get("STYLES") or ())),
        contact=identity.contact,
        licence=identity.licence,
        exports=exports,
        theme=THEME if guest else "theme/",
    )
    overrides = tuple(Path(folder).absolute() for folder in settings.get("THEME_TEMPLATES_OVERRIDES") or ())
    today = find_today(settings.get("DOSSIER_TODAY") or "")
    return Settings(
        site,
        Path(settings["PATH"]),
        (*(() if guest else overrides), theme / "templates"),
        today,
        workers=Crew(int(settings.get("DOSSIER_WORKERS", 0)), str(settings.get("DOSSIER_EXECUTOR") or "")),
        static=(
            *(str(path).strip("/") for path in settings.get("STATIC_PATHS") or () if not guest),
            *filter(None, (identity.logo,)),
        ),
        identity=identity,
        cache=Path(settings["CACHE_PATH"]).absolute(),
        # What Pelican makes of posts is not kept.
        incremental=bool(settings.get("LOAD_CONTENT_CACHE")) and not guest,
        preview=bool(settings.get("DOSSIER_PREVIEW")),
        look=look,
        guest=guest,
    )


def _read_names(given: Any) -> tuple[str, ...]:
    """Take a list of names from a setting; one alone may stand without its brackets."""
    return (given,) if isinstance(given, str) else tuple(map(str, given or ()))


def find_language(given: str) -> str:
    """Return a language tag as it is written, en-GB; Pelican makes all of it small.

    Raises FieldError where there is no such language.
    """
    try:
        return str(Locale.parse(given, sep="-")).replace("_", "-")
    except (ValueError, UnknownLocaleError):
        message = f"DEFAULT_LANG is '{given}', which is no language"
        raise FieldError("value-invalid", message, "write en, en-GB, he or ar") from None


@cache
def find_direction(language: str) -> str:
    """Return the direction in which a language is written: ltr or rtl."""
    direction: str = Locale.parse(language, sep="-").text_direction
    return direction


def find_today(given: str) -> Date:
    """Return the day of the build: the one given, else SOURCE_DATE_EPOCH's, else today.

    Raises FieldError where what is given is no day.
    """
    if given:
        try:
            return parse_day(given)
        except DateError as error:
            raise FieldError("date-invalid", f"the day of the build: {error}") from None
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or time.time()
    try:
        moment = dt.datetime.fromtimestamp(float(seconds), tz=dt.UTC)
    except (ValueError, OverflowError):
        message = f"SOURCE_DATE_EPOCH is '{seconds}', which is no number of seconds"
        raise FieldError("date-invalid", message) from None
    return parse_day(moment.date().isoformat())
