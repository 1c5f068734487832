"""Knows the forms in which English writes a date, each a pattern with the name of what it means.

Does not know which day is meant.
"""

from __future__ import annotations

import re

from .tables import read_table, word_list

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
NUMBERS = {word: number for number, word in enumerate(word_list("date_patterns", "numbers"))} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
VAGUE = ("a few", "few", "several", "some", "many")

_PIECE = re.compile(r"\{([a-z_]+)\}")


def _build_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = read_table("dates.toml")
    pieces = data["pieces"]

    def put(match: re.Match[str]) -> str:
        return str(pieces[match[1]])

    return tuple(
        (form["name"], re.compile(rf"(?<![\w$€£])(?:{_PIECE.sub(put, form['pattern'])})(?!\w)"))
        for form in data["form"]
    )


PATTERNS = _build_patterns()
"""Each form with its name; those that come first win where two are equally long."""
