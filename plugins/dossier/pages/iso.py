"""Knows how a written date reads in ISO 8601, where that standard can say the same.

Does not know who reads it.
"""

from __future__ import annotations

import re

from ..source.dates import Date

_HOURS_ALONE = re.compile(r"([+-]\d\d)$")
PLAIN = ("day", "moment", "month", "year")


def iso_text(date: Date | None) -> str:
    """Return a plain date in ISO 8601, with the precision that it was given in.

    Empty of an interval, of what ISO 8601 has no words for (a season, a decade), and of a date that is
    uncertain or approximate: without its mark it would say more than was written.
    """
    if date is None or date.approximate or date.uncertain:
        return ""
    return iso_digits(date)


def iso_digits(date: Date) -> str:
    """Return the digits of a plain date as ISO 8601 and HTML write them, without a mark of doubt."""
    if date.precision not in PLAIN or date.year is None or not 1 <= date.year <= 9999:
        return ""
    text = date.text.strip("?~%").partition("-X")[0]
    # HTML wants the minutes of an offset, and no minus before UTC's.
    return _HOURS_ALONE.sub(r"\1:00", text).replace("-00:00", "Z") if "T" in text else text


def iso_ends(date: Date) -> tuple[str, str]:
    """Return first and last of a date in ISO 8601: the ends of an interval, else the date alone.

    An end that is open, unknown, or not to be said in ISO 8601 is empty.
    """
    if date.is_interval:
        return iso_text(date.start), iso_text(date.end)
    return iso_text(date), ""
