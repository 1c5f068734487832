"""Knows how English writes numbers, in digits and in words, with what qualifies them.

Does not know what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .tables import choice, table, word_list

_ONES = word_list("numbers", "ones")
_TENS = word_list("numbers", "tens")
_VALUES = {word: value for value, word in enumerate(_ONES)}
_VALUES |= {word: 20 + 10 * place for place, word in enumerate(_TENS)}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SCALES |= {"m": 10**6, "bn": 10**9, "tn": 10**12}

_SMALL = "|".join([*_ONES[1:], *_TENS])
_WORD = rf"(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES[1:10])})|{_SMALL})"
_BIG = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_SPELLED = (
    rf"(?:(?:{_WORD}|an?|half an?) {_BIG}(?: {_BIG})?(?:(?: and|,)? {_WORD}(?: {_BIG}(?: and "
    rf"{_WORD})?)?)?|{_WORD})"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE = r"(?:[ -]?(?:thousand|million|billion|trillion)|(?:m|bn|tn)\b| dozen)"
CURRENCIES = {
    "$": "dollars", "US$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₪": "shekels", "₹": "rupees",
}  # fmt: skip
_SIGN = r"(?:(?:US|A|C)?\$|€|£|¥|₪|₹)\s?"


def _number(place: int) -> str:
    """Write the pattern of one number, whose groups end in its place."""
    digits = rf"(?P<digits{place}>{_DIGITS})(?P<scale{place}>{_SCALE})?"
    return rf"(?P<sign{place}>{_SIGN})?(?:{digits}|(?P<spelled{place}>(?i:{_SPELLED})))"


QUALIFIERS: dict[str, list[str]] = table("numbers")["qualifiers"]
_BY_WORDS = {words: name for name, group in QUALIFIERS.items() for words in group}
_QUALIFIER = "|".join(sorted(map(re.escape, _BY_WORDS), key=len, reverse=True))
_PERCENT = r"(?:\s?%|[ -](?:percent|per cent)\b(?! points)| percentage points?)"
_BEHIND = {"or more": "at-least", "or so": "about", "or fewer": "at-most", "or less": "at-most"}
_RANGE = r"(?:\s?[–-]\s?|\s(?:to|and|or)\s)"
NUMBER = re.compile(
    rf"(?<![\w.,/$€£-])(?:(?P<qualifier>(?i:{_QUALIFIER}))(?: the)? )?(?P<between>(?i:between) )?"
    + _number(1)
    + rf"(?P<percent1>{_PERCENT})?(?:(?P<joint>{_RANGE})"
    + _number(2)
    + (
        rf"(?P<percent2>{_PERCENT})?(?![\w])(?P<tail>(?!-)))?(?P<behind> or (?:more|so|fewer|"
        rf"less)\b)?(?![\w%]|[-–][a-z]|[.,:/]\d)"
    )
)
WHOLE = re.compile(
    rf"(?: [a-z]+){{0,2}} (?:of|out of|from among)(?: the| its| their| his| her| all| some| our|"
    rf" a total of| [A-Z]?[\w-]+[’']s?)*(?: \w+)? (?P<whole>{_number(3)})(?!\w|[-–]|%)"
)


_CHANGE = re.compile(rf"\b(?:{choice('numbers', 'change')})\b")
"""Words that make two numbers of `from 40 to 60`, which else is a range."""


class Counted(NamedTuple):
    """Hold a number of a text as digits; of a range both ends."""

    start: int
    end: int
    value: str
    low: str
    high: str
    qualifier: str
    unit: str
    """`percent` or a currency, where it belongs to the number."""
    spelled: bool
    """Whether it stands in words."""

    @property
    def number(self) -> Decimal:
        """Return the value, of a range the high end."""
        return Decimal(self.value or self.high)


def find_numbers(text: str, start: int, end: int) -> Iterator[Counted]:
    """List the numbers between two places of a text, ranges as one."""
    place = start
    while match := NUMBER.search(text, place, end):
        place = match.end()
        first = _read(match, "1")
        second = _read(match, "2") if match["joint"] else ""
        if second and not _is_range(text, match, first, second):
            # Two numbers by themselves: read the first alone, then go on.
            place = match.end("percent1") if match["percent1"] else match.start("joint")
            yield _make(match, match.start(), place, first, "")
            continue
        yield _make(match, match.start(), match.end(), first, second)


def _is_range(text: str, match: re.Match[str], first: str, second: str) -> bool:
    joint = match["joint"].strip()
    if Decimal(first) >= Decimal(second):
        return False
    if joint == "and":
        return match["between"] is not None
    before = text[max(0, match.start() - 40) : match.start()].lower()
    return not (joint == "to" and re.search(r"\b(?:from|by) $", before) and _CHANGE.search(before))


def _make(match: re.Match[str], start: int, end: int, first: str, second: str) -> Counted:
    qualifier = _BY_WORDS.get((match["qualifier"] or "").lower(), "")
    if match["behind"] and end == match.end():
        qualifier = qualifier or _BEHIND[match["behind"].strip()]
    sign = (match["sign1"] or match["sign2"] or "").strip()
    unit = CURRENCIES.get(sign, CURRENCIES.get(sign[-1:], "")) if sign else ""
    if match["percent1"] or (second and match["percent2"]):
        unit = "percent"
        if "point" in (match["percent1"] or match["percent2"] or ""):
            unit = "percentage points"
    return Counted(
        start,
        end,
        "" if second else first,
        first if second else "",
        second,
        qualifier,
        unit,
        match["spelled1"] is not None,
    )


def _read(match: re.Match[str], place: str) -> str:
    """Write one number in digits; of `2 to 3 million` both ends have the scale."""
    if match[f"spelled{place}"]:
        return write_number(read_words(match[f"spelled{place}"]))
    scale = match[f"scale{place}"] or ""
    if place == "1" and not scale and match["joint"] and match["scale2"] and match["digits2"]:
        scale = match["scale2"]
    return read_digits(match[f"digits{place}"], scale)


def read_digits(digits: str, scale: str = "") -> str:
    """Write digits with their scale in plain figures."""
    factor = _SCALES.get(scale.strip(" -"), 1)
    return write_number(Decimal(re.sub(r"[, ]", "", digits)) * factor)


def read_words(words: str) -> Decimal:
    """Return the value of a number in words."""
    total, current = Decimal(0), Decimal(0)
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "half":
            current = Decimal("0.5")
        elif word in ("a", "an"):
            current = current or Decimal(1)
        elif word in _VALUES:
            current += _VALUES[word]
        elif word in ("hundred", "dozen"):
            current = (current or Decimal(1)) * _SCALES[word]
        elif word in _SCALES:
            total, current = total + (current or Decimal(1)) * _SCALES[word], Decimal(0)
    return total + current


def write_number(number: Decimal) -> str:
    """Write a number in plain digits, without needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
