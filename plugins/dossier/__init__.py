"""Knows how files become a site of news dossiers, as a plugin of Pelican; does not know any one site."""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican's run."""
    # Late, so that whoever wants a part of this package does not open Pelican.
    from . import plugin

    plugin.register()
