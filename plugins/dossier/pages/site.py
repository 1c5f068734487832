"""Knows the constants of a site: what every page and every export may say of it.

Does not know where they are set.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """Hold the constants of a site that every template sees."""

    name: str
    motto: str
    language: str
    direction: str
    """ltr or rtl."""
    url: str
    """The public address without a stroke at its end; empty where it is not known."""
    base: str
    """The path of the public address, with a stroke at both ends."""
    menu: tuple[tuple[str, str], ...] = ()
    """Title and address, below the site's root, of the editor's pages; known once content is read."""
    logo: tuple[str, int, int] | None = None
    """Address below the site's root, width and height of the image beside the site's name; known once
    content is read."""
    styles: tuple[str, ...] = ()
    """Addresses, below the site's root, of style sheets of the site's own."""
    contact: tuple[str, str] = ("", "")
    """Words and address of how to reach the editors."""
    licence: tuple[str, str] = ("", "")
    """Name and address of the licence of the texts."""
    exports: frozenset[str] = frozenset()
    """Names of the exports that are written: feed.atom, events.ics."""
    theme: str = "theme/"
    """Address, below the site's root, of the theme's style sheets, fonts and scripts."""
