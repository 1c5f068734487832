"""Knows the types that values in a header may have, and how text becomes them.

Does not know which keys there are.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Annotated, Any

from babel import Locale, UnknownLocaleError
from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from ..problems import FieldError
from .body import Cite, Footnote, Href, Image, Part
from .dates import Date, parse_date, parse_day
from .markdown import parse_inline, parse_inline_faults

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")
_ADDRESS = re.compile(r"https?://[^\s/]+\.?[^\s]*")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
QUOTE_WORDS = 25
_ONLY_IN_TEXTS: dict[type, str] = {Cite: "a citation", Footnote: "a footnote", Image: "an image"}


def is_id(value: str) -> bool:
    """Say whether a text has the form of an id."""
    return _ID.fullmatch(value) is not None


def looks_like_id(value: str) -> bool:
    """Say whether a text, where an id or words may stand, can only be meant as an id."""
    return "-" in value and is_id(value)


def write_name(name: str) -> str:
    """Return a name so that it is not taken for an id: with a capital, where it looks like one."""
    return name[0].upper() + name[1:] if looks_like_id(name) else name


def is_address(value: str) -> bool:
    """Say whether a text is an address on the web."""
    return _ADDRESS.fullmatch(value) is not None


def fold(text: str) -> str:
    """Drop case and diacritics."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(_drop_marks, text.casefold())


def _drop_marks(run: re.Match[str]) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", run[0]) if not unicodedata.combining(sign))


def slugify(text: str) -> str:
    """Make an id of words; empty where they have no Latin letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def digest(*parts: str) -> str:
    """Make ten hexadecimal digits that stand for what is said."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=5).hexdigest()


def expect_text(value: Any) -> str:
    """Return one value's text; raises FieldError where there is none."""
    if isinstance(value, str):
        if not value.strip():
            raise FieldError("empty", "nothing is given", "give a value, or remove the key")
        return value.strip()
    shape = "a list" if isinstance(value, list) else "a set of keys"
    raise FieldError("header-type", f"{shape} stands where one value is wanted", "write one value")


def expect_list(value: Any) -> list[Any]:
    """Return a list; raises FieldError where there is none."""
    if isinstance(value, list):
        return value
    if isinstance(value, str) and value.strip():
        raise FieldError("header-type", f"'{value}' is not a list", f"write [{value.strip(' ,')}]")
    if isinstance(value, dict):
        raise FieldError(
            "header-type", "a set of keys stands where a list is wanted", "begin each entry with '- '"
        )
    raise FieldError("empty", "nothing is given", "give a list, or remove the key")


def _one_or_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [expect_text(value)]


def _split_tags(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [tag.strip() for tag in expect_text(value).split(",")]


def _read_id(value: Any) -> str:
    text = expect_text(value)
    if not is_id(text):
        raise FieldError(
            "id-invalid", f"'{text}' is not an id", f"write {slugify(text) or 'letters, digits and hyphens'}"
        )
    return text


def _read_language(value: Any) -> str:
    text = expect_text(value)
    if not _LANGUAGE.fullmatch(text):
        raise FieldError("value-invalid", f"'{text}' is not a language tag", "write en, he, ar or fr-CA")
    try:
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError):
        message = f"'{text}' is a language of which neither dates nor direction are known"
        raise FieldError("value-invalid", message, "write en, he, ar or fr-CA") from None
    return text


def _read_address(value: Any) -> str:
    text = expect_text(value)
    if not is_address(text):
        raise FieldError("value-invalid", f"'{text}' is not an address", "begin it with https://")
    return text


def _read_number(value: Any) -> float:
    text = expect_text(value)
    if not _NUMBER.fullmatch(text):
        found = re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d)[,' ](?=\d{3})", "", text))
        hint = f"write {found[0]}" if len(found) == 1 and len(found[0]) < 20 else "write digits alone"
        if len(found) == 2:
            hint = f"write one number, or low: {found[0]} and high: {found[1]}"
        raise FieldError("number-invalid", f"'{text[:60]}' is not a number", hint)
    return float(text) if "." in text else int(text)


def _read_days(value: Any) -> int:
    number = _read_number(value)
    if number != int(number) or number < 1:
        raise FieldError("number-invalid", f"'{value}' is not a number of days", "write 90")
    return int(number)


def _read_inline(value: Any) -> tuple[Part, ...]:
    text = expect_text(value)
    parts = parse_inline(text)
    for part in parts:
        if isinstance(part, Href):
            hint = "link by id, [[id]], or put it into the text"
            raise FieldError("value-invalid", f"a link to '{part.url}' cannot stand in a header", hint)
        what = _ONLY_IN_TEXTS.get(type(part))
        if what:
            raise FieldError("value-invalid", f"{what} cannot stand in a header", "put it into the text")
    for fault in parse_inline_faults(text):
        raise FieldError(fault.code, fault.message, fault.hint)
    return parts


def _read_quote(value: Any) -> str:
    text = expect_text(value)
    if len(text.split()) > QUOTE_WORDS:
        message = f"the quotation has {len(text.split())} words"
        raise FieldError("quote-long", message, f"keep the {QUOTE_WORDS} that matter")
    return text


def _schema(kind: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **more})


Words = Annotated[str, PlainValidator(expect_text), _schema("string")]
Id = Annotated[str, PlainValidator(_read_id), _schema("string", pattern=f"^{_ID.pattern}$")]
IdOrWords = Words
Language = Annotated[str, PlainValidator(_read_language), _schema("string", pattern=f"^{_LANGUAGE.pattern}$")]
Address = Annotated[str, PlainValidator(_read_address), _schema("string", format="uri")]
Quote = Annotated[str, PlainValidator(_read_quote), _schema("string")]
Number = Annotated[float, PlainValidator(_read_number), _schema("number")]
Days = Annotated[int, PlainValidator(_read_days), _schema("integer", minimum=1)]
When = Annotated[
    Date,
    PlainValidator(lambda value: parse_date(expect_text(value))),
    _schema("string", description="an EDTF date, level 0 or 1"),
]
Day = Annotated[
    Date,
    PlainValidator(lambda value: parse_day(expect_text(value))),
    _schema("string", description="a day or a moment"),
]
Inline = Annotated[tuple[Part, ...], PlainValidator(_read_inline), _schema("string")]
Ids = Annotated[tuple[Id, ...], BeforeValidator(expect_list)]
WordsList = Annotated[tuple[Words, ...], BeforeValidator(expect_list)]
OneOrMore = Annotated[
    tuple[Words, ...],
    BeforeValidator(_one_or_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Tags = Annotated[
    tuple[Words, ...],
    BeforeValidator(_split_tags),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
