"""Knows how a site shows whose it is: its accent, logo, contact, and the licence of its texts.

Does not know how these are laid out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..problems import FieldError

READABLE = 4.5
"""The contrast that text needs by WCAG 2, 1.4.3."""
LIGHT = ("#fcfbf8", "#f3f0e8")
"""What accents stand on in broadsheet: `--paper` and `--wash`."""
DARK = ("#15171a", "#1f2327")
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
Colour = tuple[int, int, int]


class Identity(NamedTuple):
    """Hold what a site says of itself beside its name; each may be empty."""

    style: str
    """The text of the style sheet that sets the accent."""
    logo: str
    """A file below the content folder."""
    contact: tuple[str, str]
    """Words and address."""
    licence: tuple[str, str]
    last: tuple[str, ...]
    """Ids of the pages that stand last in the menu."""


NOBODY = Identity("", "", ("", ""), ("", ""), ())


def read_identity(settings: Mapping[str, Any]) -> Identity:
    """Take from the settings what a site says of itself.

    Raises FieldError where a setting has no meaning, or an accent could not be read.
    """
    accent = str(settings.get("ACCENT") or "")
    pages = (str(settings.get(name, name.lower()) or "") for name in ("IMPRINT", "PRIVACY"))
    return Identity(
        style=make_style(accent) if accent else "",
        logo=str(settings.get("LOGO") or "").strip("/"),
        contact=_read_contact(str(settings.get("CONTACT") or "")),
        licence=_read_licence(settings.get("LICENCE")),
        last=tuple(filter(None, pages)),
    )


def _read_contact(given: str) -> tuple[str, str]:
    if not given or given.startswith(("http://", "https://")):
        return given.partition("://")[2].rstrip("/"), given
    if re.fullmatch(r"[^\s@:]+@[^\s@:]+\.[^\s@:]+", given):
        return given, f"mailto:{given}"
    message = f"CONTACT is '{given}', which is no address"
    raise FieldError("value-invalid", message, "write desk@example.org, or https://…")


def _read_licence(given: Any) -> tuple[str, str]:
    if not given:
        return "", ""
    if isinstance(given, str):
        return given, ""
    match given:
        case (str(name), str(address)) if address.startswith(("http://", "https://")):
            return name, address
    hint = 'write ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"), or words alone'
    raise FieldError("value-invalid", f"LICENCE is {given!r}, not a name and its address", hint)


# ---------------------------------------------------------------- the accent


def make_style(accent: str) -> str:
    """Return a style sheet that sets the accent, lighter where the page is dark.

    Raises FieldError where the accent is no colour, or text in it could not be read on paper.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", accent):
        raise FieldError("value-invalid", f"ACCENT is '{accent}', which is no colour", "write it as #0b5563")
    colour = _parse(accent)
    found = min(measure_contrast(colour, _parse(ground)) for ground in LIGHT)
    if found < READABLE:
        near = _write(_mix_until_readable(colour, _BLACK, LIGHT))
        # Cut off rather than rounded: 4.47 must not be told as 4.5.
        message = f"ACCENT is '{accent}', which is too pale on paper: contrast {int(found * 10) / 10}"
        raise FieldError("value-invalid", message, f"at least {READABLE} can be read, as {near} has")
    dark = _write(_mix_until_readable(colour, _WHITE, DARK))
    return f":root {{\n  --accent: light-dark({accent.lower()}, {dark});\n}}\n"


def measure_contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21, by WCAG 2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_light(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _mix_until_readable(colour: Colour, other: Colour, grounds: tuple[str, ...]) -> Colour:
    """Return the nearest mixture with black or white that can be read on all grounds."""
    for step in range(101):
        red, green, blue = (round(a + (b - a) * step / 100) for a, b in zip(colour, other, strict=True))
        if all(measure_contrast((red, green, blue), _parse(ground)) >= READABLE for ground in grounds):
            return red, green, blue
    return other


def _parse(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _write(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)
