"""Knows how a card is drawn: its size, colours and letters.

Does not know which words stand on it.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from ..exports.cards import Card
from .looks import Look
from .site import find_direction

WIDTH, HEIGHT = 1200, 630
"""What networks ask for."""
MARGIN = 72
TITLE, FOOT = 128, 520
"""Where the title's place begins, and where the line above the foot is drawn."""
SIZES = (96, 80, 68, 58)
"""Of titles; the first that fits is taken."""
LEADING = 1.2
KICKER_SIZE, FOOT_SIZE = 30, 28
_SHADES = 5
_FIRST = {"ink": 1, "accent": 6, "muted": 11}
"""Where in the palette the shades of a colour begin; the last of them is the colour itself."""
_NOBODYS = "\U0010fffd"
"""A sign for private use, which no font for reading has."""
_RLE: Any = {"bits": 4, "compress_type": 3, "compress_level": 6}
"""Runs of one shade are most of a card: zlib's Z_RLE is as small as its best, in a third of the time."""


def find_way(text: str) -> str:
    """Return the direction in which a text runs, which its first letter decides: ltr or rtl."""
    ways = map(unicodedata.bidirectional, text)
    return "rtl" if next((way for way in ways if way in ("L", "R", "AL")), "L") != "L" else "ltr"


def is_turned(text: str) -> bool:
    """Say whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


class Painter:
    """Draw cards in one look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.engine = ImageFont.Layout.RAQM if look.shapes else ImageFont.Layout.BASIC
        self.palette = _mix_palette(look.colours)
        self._known: dict[str, bool] = {}
        self._fonts: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}

    def font(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        """Return one of the fonts in a size."""
        font = self._fonts.get((name, size))
        if font is None:
            data = io.BytesIO(self.look.serif if name == "serif" else self.look.sans)
            font = self._fonts[name, size] = ImageFont.truetype(data, size, layout_engine=self.engine)
        return font

    def can_paint(self, text: str) -> bool:
        """Say whether all of a text can be drawn as it should look."""
        if text.isascii():
            return True
        if not self.look.shapes and is_turned(text):
            return False
        return all(map(self.knows, text))

    def knows(self, sign: str) -> bool:
        """Say whether the fonts have a sign: what they have not looks like what no font has."""
        known = self._known.get(sign)
        if known is None:
            unseen = unicodedata.category(sign) in ("Cf", "Zs")
            known = self._known[sign] = unseen or self._look_at(sign) != self._look_at(_NOBODYS)
        return known

    def _look_at(self, sign: str) -> bytes:
        image = Image.new("L", (128, 128))
        ImageDraw.Draw(image).text((32, 80), sign, 255, self.font("serif", SIZES[-1]), "ls")
        return image.tobytes()

    def paint(self, card: Card) -> bytes:
        """Return a card as PNG. What cannot be drawn right is left out, down to a card without words."""
        sheet = _Sheet(find_direction(card.language), self)
        sheet.write(card.kicker.upper(), self.font("sans", KICKER_SIZE), 104, find_way(card.kicker))
        size, lines = self._fit(card.title if self.can_paint(card.title) else card.site)
        first = TITLE + 0.92 * size + (FOOT - TITLE - len(lines) * size * LEADING) / 4
        for number, line in enumerate(lines):
            sheet.write(
                line, self.font("serif", size), round(first + number * size * LEADING), sheet.direction
            )
        foot = self.font("sans", FOOT_SIZE)
        width = sheet.write(card.date, foot, FOOT + 62, find_way(card.date), end=True)
        sheet.write(card.site, foot, FOOT + 62, find_way(card.site), room=WIDTH - 3 * MARGIN - width)
        return sheet.render(width)

    def _fit(self, title: str) -> tuple[int, list[str]]:
        """Return the size of a title and its lines, cut where even the smallest letters are too many."""
        largest = self.font("serif", SIZES[0])
        words = [(word, largest.getlength(word)) for word in title.split()]
        space = largest.getlength(" ")
        for size in SIZES:
            width = (WIDTH - 2 * MARGIN) * SIZES[0] / size  # In the largest letters, which were measured.
            lines, room = wrap(words, space, width), int((FOOT - TITLE - 44) / (size * LEADING))
            if len(lines) <= room:
                return size, lines
        return size, [*lines[: room - 1], f"{lines[room - 1]}…"]


Words = list[tuple[str, float]]
"""Words, and how long each is."""


def wrap(words: Words, space: float, width: float) -> list[str]:
    """Break a text between words into lines, as few as can be, and about as long as each other."""
    lines = _fill(words, space, width)
    for narrower in range(95, 50, -5):
        tried = _fill(words, space, width * narrower / 100)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _fill(words: Words, space: float, width: float) -> list[str]:
    lines: list[list[str]] = []
    room = 0.0
    for word, length in words:
        if not lines or length > room:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= length + space
    return [" ".join(line) for line in lines]


class _Sheet:
    """Hold a card while it is drawn: first the words, all alike, then each part in its colour."""

    def __init__(self, direction: str, painter: Painter) -> None:
        self.direction, self.painter = direction, painter
        self.image = Image.new("L", (WIDTH, HEIGHT))
        self.draw = ImageDraw.Draw(self.image)

    def write(
        self,
        text: str,
        font: ImageFont.FreeTypeFont,
        baseline: int,
        way: str,
        *,
        end: bool = False,
        room: int = WIDTH - 2 * MARGIN,
    ) -> int:
        """Write one line where lines begin, or end, in the direction of the card; return its width."""
        if not self.painter.can_paint(text):
            return 0
        direction = way if self.painter.look.shapes else None
        width = font.getlength(text, direction=direction)
        while width > room:
            text = f"{text.rstrip('…')[:-1].rstrip()}…"
            width = font.getlength(text, direction=direction)
        right = (self.direction == "rtl") != end
        place = (WIDTH - MARGIN if right else MARGIN, baseline)
        self.draw.text(place, text, 255, font, "rs" if right else "ls", direction=direction)
        return round(width)

    def render(self, date: int) -> bytes:
        """Return the sheet as PNG; `date` is the width of the date at the end of its foot."""
        self._colour("accent", 0, 0, WIDTH, TITLE)
        self._colour("ink", 0, TITLE, WIDTH, FOOT)
        left, right = ("muted", "ink") if self.direction == "rtl" else ("ink", "muted")
        between = MARGIN + date + MARGIN // 2
        between = between if self.direction == "rtl" else WIDTH - between
        self._colour(left, 0, FOOT, between, HEIGHT)
        self._colour(right, between, FOOT, WIDTH, HEIGHT)
        self.draw.rectangle((0, 0, WIDTH, 11), _FIRST["accent"] + _SHADES - 1)
        self.draw.rectangle((MARGIN, FOOT, WIDTH - MARGIN - 1, FOOT + 1), _FIRST["ink"])
        self.image.putpalette(self.painter.palette)
        written = io.BytesIO()
        self.image.save(written, "PNG", **_RLE)
        return written.getvalue()

    def _colour(self, colour: str, left: int, top: int, right: int, bottom: int) -> None:
        box = (left, top, right, bottom)
        self.image.paste(self.image.crop(box).point(_table(colour)), box)


@cache
def _table(colour: str) -> list[int]:
    """Return the place in the palette of each of 256 strengths."""
    shades = [round(strength * _SHADES / 255) for strength in range(256)]
    return [_FIRST[colour] + shade - 1 if shade else 0 for shade in shades]


def _mix_palette(colours: Mapping[str, str]) -> list[int]:
    """Return the 16 colours of a card: paper, and five shades each of three colours."""
    paper = _parse(colours["paper"])
    mixed = [paper]
    for name in _FIRST:
        pairs = list(zip(paper, _parse(colours[name]), strict=True))
        mixed += [[round(a + (b - a) * shade / _SHADES) for a, b in pairs] for shade in range(1, _SHADES + 1)]
    return [part for colour in mixed for part in colour]


def _parse(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
