"""Knows where drawn cards are kept, and whether a kept one can be believed.

Does not know how a card is drawn.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import PIL
from PIL import features

from ..exports.cards import Card, leave_blank
from . import cards
from .cards import Painter
from .looks import Look

FOLDER = "cards"
_SIZE = 16
"""Bytes of a digest."""
_DRAWN_BY = ("freetype2", "raqm", "harfbuzz", "fribidi", "zlib")


def find_fingerprint(look: Look | None) -> str:
    """Return what stands for all that a card is made from besides its words; nothing without cards."""
    if look is None:
        return ""
    versions = [PIL.__version__, *(str(features.version(name)) for name in _DRAWN_BY)]
    parts = (*versions, repr(sorted(look.colours.items())), repr(look.shapes))
    digest = blake2b("\n".join(parts).encode(), digest_size=_SIZE)
    for data in (look.serif, look.sans, Path(cards.__file__).read_bytes()):
        digest.update(blake2b(data).digest())
    return digest.hexdigest()


def find_painter(look: Look | None, cache: Path) -> Callable[[Card], bytes]:
    """Return what draws the cards of a site, and keeps them in a folder."""
    return KeptCards(look, cache).paint if look else leave_blank


class KeptCards:
    """Draw cards, each only once for as long as its folder stays."""

    def __init__(self, look: Look, folder: Path) -> None:
        self.painter = Painter(look)
        self.folder = str(folder / FOLDER)
        self._look = find_fingerprint(look)

    def paint(self, card: Card) -> bytes:
        """Return a card as PNG: the kept one, or else a new one, which is kept."""
        key = blake2b("\0".join((self._look, *card)).encode(), digest_size=_SIZE).hexdigest()
        path = os.path.join(self.folder, key[:2], key)
        with suppress(OSError), open(path, "rb") as file:
            kept = file.read()
            if kept[:_SIZE] == _find_digest(kept[_SIZE:]):
                return kept[_SIZE:]
        data = self.painter.paint(card)
        # A build that cannot keep a card only has to draw it again.
        with suppress(OSError):
            _write_whole(path, _find_digest(data) + data)
        return data


def _find_digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()


def _write_whole(path: str, data: bytes) -> None:
    """Write a file that another process may be reading or writing too."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    beside = f"{path}.{os.getpid()}"
    with open(beside, "wb") as file:
        file.write(data)
    os.replace(beside, path)
