"""Knows what templates can call: filters, functions, and how a date or a number is printed.

Does not know what templates print, nor how they become code.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]

from ..exports.table import find_offers
from ..pages.site import Site
from ..pages.structured import describe_page, print_json
from ..source.dates import Date
from .compiling import PlainGenerator, ViewGenerator, call_macro
from .fingerprints import find_code
from .site import find_direction
from .words import FRAMES, Words, moments

TIME_TEMPLATE = "time.html"
"""Holds the macro `time(date)`, which prints a date."""


def print_text(value: Any) -> str:
    """Return what a template prints of a value, escaped.

    Jinja would make a `Markup` of each piece only to join the pieces at once, which is an eighth of
    a page's time.
    """
    kind = value.__class__
    if kind is str:
        return escape_text(value)
    return value if kind is Markup else escape(value)


def format_words(words: str, **values: Any) -> str:
    """Put values, escaped, into words with places for them, as Jinja's filter of this name does.

    `Markup` would wrap each value before it knows whether it needs escaping.
    """
    if words.__class__ is not Markup:
        return words % values
    return Markup(str.__mod__(words, {name: print_text(value) for name, value in values.items()}))


def find_pattern(language: str) -> str:
    """Return how files of compiled templates are called; words stand in them in the site's language."""
    return f"{find_code()}-{language}-%s.template"


class TemplateEnvironment(Environment):
    """Turn views into HTML, in the words of a site's language."""

    code_generator_class = PlainGenerator

    def __init__(self, folders: Sequence[Path], site: Site) -> None:
        """Open the templates in some folders."""
        super().__init__(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        words = Words(site.language)
        self.site = site
        self.globals.update(site=site, _=words._, ngettext=words.ngettext)
        self.globals.update(exports=partial(find_offers, names=site.exports))
        self.filters.update(
            when=words.when,
            number=words.number,
            language_name=words.language_name,
            direction=find_direction,
            moments=moments,
            time=self.print_time,
            framed=self.print_framed,
            structured=self.print_structured,
            format=format_words,
        )
        self.words = words
        self.times: dict[str, Markup] = {}

    def print_structured(self, view: Any, title: Any, parent: tuple[str, str] | None = None) -> Markup:
        """Return what a page says of itself in schema.org's terms, for the element that holds it.

        `title` and `parent`, address and name of the list in which it stands, are the theme's words.
        """
        words = title.unescape() if isinstance(title, Markup) else title
        return print_json(describe_page(view, self.site, words, parent))

    def print_time(self, date: Date) -> Markup:
        """Return a date as the theme prints it; each only once, for the same dates stand on many pages."""
        printed = self.times.get(date.text)
        if printed is None:
            macro: Any = self.get_template(TIME_TEMPLATE).module
            printed = self.times[date.text] = macro.time(date)
        return printed

    def print_framed(self, date: Date, frame: str) -> Markup:
        """Return a date in words that change with it; raises ValueError where they are none of FRAMES."""
        if frame not in FRAMES:
            message = f"'{frame}' is no frame of a date; use {', '.join(FRAMES)}"
            raise ValueError(message)
        return escape(self.words.frame(frame, date)) % {"date": self.print_time(date)}


class ViewEnvironment(TemplateEnvironment):
    """Turn views into HTML as quickly as it can; raises an error where a template wants more of Jinja."""

    code_generator_class = ViewGenerator
    call_macro = staticmethod(call_macro)

    def __init__(self, folders: Sequence[Path], site: Site, compiled: Path) -> None:
        """Open the templates in some folders; those made into code are kept in the folder `compiled`."""
        super().__init__(folders, site)
        self.bytecode_cache = FileSystemBytecodeCache(str(compiled), find_pattern(site.language))
