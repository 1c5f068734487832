"""Knows when Pelican calls us, and when we call others: the only module that touches its signals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pelican import signals

from .build import generator
from .build.announcing import Announcement
from .build.generator import DossierGenerator, close_run, open_run


def get_generators(_pelican: Any) -> type[DossierGenerator]:
    """Name the generator that makes dossiers."""
    return DossierGenerator


def announce(pages: Iterable[Announcement]) -> None:
    """Tell other plugins that each page was written; what they are told is made only if one listens."""
    if signals.content_written.receivers:
        for path, context in pages:
            signals.content_written.send(path, context=context)


def close_last(_generators: Any) -> None:
    """Publish after all other plugins have ended their work, wherever they stand in PLUGINS."""
    signals.finalized.disconnect(close_run)
    signals.finalized.connect(close_run)


def register() -> None:
    """Connect to Pelican's run."""
    generator.announce = announce
    signals.initialized.connect(open_run)
    signals.get_generators.connect(get_generators)
    signals.all_generators_finalized.connect(close_last)
