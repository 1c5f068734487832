"""Knows how an image is refused; does not know why."""

from __future__ import annotations


class ImageFault(Exception):  # noqa: N818 - an editor's mistake, not an error of ours
    """Say what is wrong with an image file, and what would be right."""

    def __init__(self, message: str, hint: str, line: int = 0, code: str = "image-broken") -> None:
        # All of it, so that a worker can hand it to its parent.
        super().__init__(message, hint, line, code)
        self.message, self.hint, self.line, self.code = message, hint, line, code
