"""Knows what an export may say of the site itself: its constants, its ids, and its language's words.

Does not know where these are set.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ..pages.addresses import root_of
from ..pages.site import Site
from ..source.dates import Date
from .cards import Card, leave_blank


@dataclass(frozen=True, eq=False)
class Masthead:
    """Hold all that an export sees besides its rows."""

    site: Site
    when: Callable[[Date], str]
    """Writes a date in the site's language."""
    _: Callable[[str], str]
    """Translates words into the site's language."""
    paint: Callable[[Card], bytes] = leave_blank
    """Draws a card, as PNG."""

    @cached_property
    def space(self) -> uuid.UUID:
        """Give what tells this site's ids from those of others."""
        return uuid.uuid5(uuid.NAMESPACE_URL, self.site.url or self.site.name)

    def uid(self, kind: str, name: str) -> str:
        """Return a UUID for something on this site; it stays when titles, dates and pages change."""
        # What `uuid.uuid5` does, which takes thrice as long, and this is asked for each event.
        digest = hashlib.sha1(self.space.bytes + f"{kind}/{name}".encode(), usedforsecurity=False).hexdigest()
        variant = "89ab"[int(digest[16], 16) & 3]
        return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"

    def link(self, file: str, address: str) -> str:
        """Return an address of the site as a file has it: absolute where the site's is known."""
        return f"{self.site.url}/{address}" if self.site.url else f"{root_of(file)}{address}"
