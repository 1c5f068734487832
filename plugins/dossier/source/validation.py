"""Knows how plain data become typed, and how an editor is told of every value that cannot.

A header with mistakes is made whole enough to go on: what is wrong is left out, what must be there
gets a stand-in, so that the rest of it is checked in the same run. Does not know files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError

from ..problems import FieldError, Key, Problem, find_nearest, format_key, suggest
from . import headers, records
from .checks import find_faults
from .dates import DateError
from .fields import slugify
from .header import Marks

NESTED: dict[str, type] = {
    "events": records.Event,
    "statements": records.Statement,
    "figures": records.Figure,
    "corrections": headers.Correction,
    "roles": headers.Role,
    "match": headers.Rule,
    "any": headers.Clause,
    "all": headers.Clause,
    "chapters": headers.Chapter,
    "questions": headers.Question,
    "series": headers.Series,
}
ABSENCE = frozenset(
    {"contradicts-apart", "key-missing", "keys-together", "source-missing", "statement-twice", "empty"}
)
"""Mistakes that may come from nothing but another mistake in the same record."""
_MISSED = ("publisher", "lang", "image", "image_alt", "match")
"""Keys of a header that others ask for."""
_MOST_REPAIRS = 5


class Validated(NamedTuple):
    """Hold typed data, and what is wrong with it."""

    value: Any
    problems: list[Problem]
    mended: frozenset[Key]
    """Records that are not what the editor wrote any more."""
    lost: frozenset[str]
    """Ids that were left out with their mistakes; what names them is no further mistake."""


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def keys_of(kind: type) -> list[str]:
    """List the keys of a dataclass as an editor writes them."""
    return list(_adapter(kind).json_schema()["properties"])


def record_of(key: Key) -> Key:
    """Return the way to the record in which a key stands; to nothing where it is the header itself."""
    for place, step in enumerate(key):
        if isinstance(step, int):
            return key[: place + 1]
    return ()


def validate(kind: Any, data: Any, marks: Marks, path: str) -> Validated:
    """Return typed data and what is wrong with it; no data where even repair did not help."""
    top = get_args(kind)[0] if get_args(kind) else kind
    problems: list[Problem] = []
    mended: set[Key] = set()
    lost: set[str] = set()
    for attempt in range(_MOST_REPAIRS):
        try:
            value = _adapter(kind).validate_python(data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
            if not attempt:
                problems += _list_problems(errors, top, marks, path)
            for one in errors:
                key = _key(one["loc"])
                if _repair(data, key, one, lost, top) and (record_of(key) or key[0] in _MISSED):
                    mended.add(record_of(key))
            continue
        faults = [Problem(path, *fault, marks.find(fault[-1])) for fault in find_faults(value)]
        problems += drop_consequences(faults, {path: frozenset(mended)})
        return Validated(value, problems, frozenset(mended), frozenset(lost))
    return Validated(None, problems, frozenset(mended), frozenset(lost))


def _list_problems(errors: list[Any], kind: type, marks: Marks, path: str) -> Iterator[Problem]:
    """Tell of each error, but of a missing key only where none is there that was meant to be it."""
    meant = {
        (*where[:-1], find_nearest(str(where[-1]), keys_of(_kind_at(kind, where))))
        for where in (_key(one["loc"]) for one in errors if one["type"] == "unexpected_keyword_argument")
    }
    for one in errors:
        key = _key(one["loc"])
        if one["type"] != "missing" or key not in meant:
            code, message, hint = _explain(one, kind)
            yield Problem(path, message, code, hint, key, marks.find(key))


def drop_consequences(problems: list[Problem], mended: Mapping[str, frozenset[Key]]) -> list[Problem]:
    """Leave out what is missing only because a mistake in the same record was left out."""
    return [
        problem
        for problem in problems
        if problem.notice
        or problem.code not in ABSENCE
        or not problem.key
        or record_of(problem.key) not in mended.get(problem.path, ())
    ]


def _key(location: tuple[int | str, ...]) -> Key:
    return tuple(step for step in location if step != "[key]")


def _kind_at(kind: type, key: Key) -> type:
    names = [step for step in key[:-1] if isinstance(step, str)]
    return NESTED.get(names[-1], kind) if names else kind


def _explain(error: Any, kind: type) -> tuple[str, str, str]:
    """Put one of pydantic's errors into an editor's words: code, message, hint."""
    problem = error.get("ctx", {}).get("error")
    name, value, where = error["loc"][-1], error["input"], _key(error["loc"])
    if isinstance(problem, FieldError):
        entries = problem.code == "header-type" and name in NESTED
        hint = f"begin each entry with '- {keys_of(NESTED[name])[0]}: …'" if entries else problem.hint
        return problem.code, problem.message, hint
    if isinstance(problem, DateError):
        return "date-invalid", str(problem), ""
    if error["type"] == "missing":
        return "key-missing", "this key is missing", f"add {name}: …"
    if error["type"] == "unexpected_keyword_argument":
        known = keys_of(_kind_at(kind, where))
        return "key-unknown", "unknown key", suggest(str(name), known) or f"known are {', '.join(known)}"
    if isinstance(value, str) and not value.strip():
        return "empty", "nothing is given", "give a value, or remove the key"
    if error["type"] == "literal_error":
        return _explain_word(value, error["ctx"]["expected"])
    return _explain_shape(value, where, kind)


def _explain_word(value: Any, expected: str) -> tuple[str, str, str]:
    allowed = [word for word in expected.replace("'", "").replace(" or ", ", ").split(", ") if word]
    listed = f"{', '.join(allowed[:-1])} or {allowed[-1]}"
    if not isinstance(value, str):
        shape = "a list" if isinstance(value, list) else "a set of keys"
        return "header-type", f"{shape} stands where one word is wanted", f"write {listed}"
    return "value-unknown", f"'{value}' is not known here", suggest(value, allowed) or f"write {listed}"


def _explain_shape(value: Any, where: Key, kind: type) -> tuple[str, str, str]:
    shown = f"'{value}'" if isinstance(value, str) else "a list"
    names = [step for step in where if isinstance(step, str)]
    wanted = NESTED.get(names[-1]) if names else kind
    first = f"{keys_of(wanted)[0]}: …" if wanted else "key: value"
    message = f"{shown} stands where a set of keys is wanted"
    return "header-type", message, f"write keys and values, as {first}"


def _repair(data: Any, key: Key, error: Any, lost: set[str], kind: type) -> bool:
    """Mend what one error is about; say whether something was left out that others may then miss."""
    holder, step = _find_holder(data, key, error["type"] == "dataclass_type")
    if error["type"] == "missing":
        holder[step] = _stand_in(str(step), key, lost)
        return True
    if isinstance(holder, list):
        holder[step] = {}
        return True
    value = holder.pop(step, None)
    if error["type"] != "unexpected_keyword_argument":
        lost.update(slugify(name) for name in _find_ids(value if step != "id" else {"id": value}))
        return True
    # Most likely it is a slip of the pen: go on as if it were right.
    near = find_nearest(str(step), keys_of(_kind_at(kind, key)))
    if near and value is not None:
        holder.setdefault(near, value)
    return False


def _find_holder(data: Any, key: Key, in_list: bool) -> tuple[Any, Any]:
    """Return the set of keys that holds the wrong value, or the list, and its place there."""
    holders = [data]
    for step in key[:-1]:
        inside = holders[-1]
        there = step in inside if isinstance(inside, dict) else isinstance(inside, list)
        if not there:
            break
        holders.append(inside[step])
    place = len(holders) - 1
    while place and isinstance(holders[place], list) and not in_list:
        place -= 1
    return holders[place], key[place]


def _find_ids(value: Any) -> Iterator[str]:
    """List the ids given anywhere in a value."""
    if isinstance(value, list):
        for one in value:
            yield from _find_ids(one)
    elif isinstance(value, dict):
        yield from (one for key, one in value.items() if key == "id" and isinstance(one, str))
        yield from (name for one in value.values() for name in _find_ids(one))


def _stand_in(name: str, key: Key, lost: set[str]) -> str:
    """Return a value for a key that must be there; one that nothing else is."""
    if name in ("date", "as_of"):
        return "0001-01-01"
    word = f"stand-in-{slugify(format_key(key))}-{len(lost)}"
    lost.add(word)
    return word
