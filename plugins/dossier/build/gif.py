"""Knows the blocks of a GIF, and which of them show something.

Does not know pixels. The standard is GIF89a.
"""

from __future__ import annotations

from .faults import ImageFault

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""The applications that say how often an animation is shown."""


def clean_gif(data: bytes) -> bytes:
    """Return a GIF without comments, foreign applications' data and whatever follows its end.

    Raises ImageFault where it is broken.
    """
    try:
        return _clean(data)
    except IndexError:
        raise ImageFault("this GIF ends too early", "save it anew") from None


def _clean(data: bytes) -> bytes:
    place = 13 + _table_size(data[10])
    kept = [data[:place]]
    while data[place] != _TRAILER:
        start, kind = place, data[place]
        if kind == _EXTENSION:
            label = data[place + 1]
            place = _skip_blocks(data, place + 2)
            shows = label == _CONTROL or (label == _APPLICATION and data[start + 3 : start + 14] in _LOOPS)
        elif kind == _IMAGE:
            place = _skip_blocks(data, place + 11 + _table_size(data[place + 9]))
            shows = True
        else:
            raise ImageFault("this GIF is broken", "save it anew")
        if shows:
            kept.append(data[start:place])
    return b"".join([*kept, bytes([_TRAILER])])


def _table_size(flags: int) -> int:
    """Return how many bytes a table of colours takes."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(data: bytes, place: int) -> int:
    """Return where a row of blocks ends."""
    while data[place]:
        place += data[place] + 1
    return place + 1
