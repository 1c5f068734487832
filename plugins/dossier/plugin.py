"""Knows when Pelican calls us: the only module that touches its signals."""

from __future__ import annotations

from typing import Any

from pelican import signals

from .build.generator import DossierGenerator, close_run, open_run


def get_generators(_pelican: Any) -> type[DossierGenerator]:
    """Name the generator that makes dossiers."""
    return DossierGenerator


def register() -> None:
    """Connect to Pelican's run."""
    signals.initialized.connect(open_run)
    signals.get_generators.connect(get_generators)
    signals.finalized.connect(close_run)
