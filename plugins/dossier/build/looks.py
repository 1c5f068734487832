"""Knows what the cards of a site have in common: colours, letters, and what this machine can do.

Does not know how a card is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

COLOURS = {"paper": "#fcfbf8", "ink": "#1b1c1e", "accent": "#0b5563", "muted": "#5c5f64"}
"""Of broadsheet in the light, by the names of its custom properties."""
FONTS = ("serif", "sans")
_COLOUR = re.compile(r"--(\w+):\s*(?:light-dark\()?\s*(#[0-9a-fA-F]{6})")


class Look(NamedTuple):
    """Hold what all cards of a site have in common."""

    colours: Mapping[str, str]
    serif: bytes
    """The font of titles."""
    sans: bytes
    shapes: bool
    """Whether letters are joined and turned as Hebrew and Arabic want it."""


def read_look(theme: Path, accent: str) -> Look | None:
    """Read how a theme's cards look; nothing where it has no fonts for them."""
    fonts = [theme / "cards" / f"{name}.ttf" for name in FONTS]
    if not all(font.is_file() for font in fonts):
        return None
    tokens = theme / "static" / "css" / "tokens.css"
    found = dict(_COLOUR.findall(tokens.read_text(encoding="utf-8"))) if tokens.is_file() else {}
    colours = {name: found.get(name, colour) for name, colour in COLOURS.items()}
    serif, sans = (font.read_bytes() for font in fonts)
    return Look(colours | ({"accent": accent} if accent else {}), serif, sans, can_shape())


def can_shape() -> bool:
    """Say whether Hebrew and Arabic can be drawn: Pillow looks for FriBiDi on the machine."""
    from PIL import features  # Late: not every command draws.

    return bool(features.check("raqm") and features.check("fribidi"))
