"""Knows how plain data become typed, and how an editor is told of every value that cannot.

A header with mistakes is made whole enough to go on: what is wrong is left out, what must be there
gets a stand-in, so that the rest of it is checked in the same run. Does not know files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError

from ..problems import FieldError, Key, Problem, find_nearest, format_key, suggest
from . import headers, records
from .checks import find_faults
from .dates import DateError
from .fields import digest
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
ABSENCE = frozenset({"key-missing", "keys-together", "source-missing", "statement-twice", "empty"})
"""Mistakes that may come from nothing but another mistake in the same record."""
STAND_IN = "stand-in"
"""Stands for words or an id that must be there."""
_MISSED = ("publisher", "lang", "image", "image_alt", "match")
"""Keys of a header that others ask for."""
_MOST_REPAIRS = 5


class Validated(NamedTuple):
    """Hold typed data, what is wrong with it, and which records of it were mended to go on."""

    value: Any
    problems: list[Problem]
    mended: frozenset[Key]


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
    for attempt in range(_MOST_REPAIRS):
        try:
            value = _adapter(kind).validate_python(data)
        except ValidationError as error:
            for one in error.errors(include_url=False):
                key = _key(one["loc"])
                if not attempt:
                    code, message, hint = _explain(one, top)
                    problems.append(Problem(path, message, code, hint, key, marks.find(key)))
                if _repair(data, key, one, path, top) and (record_of(key) or key[0] in _MISSED):
                    mended.add(record_of(key))
            continue
        faults = [Problem(path, *fault, marks.find(fault[-1])) for fault in find_faults(value)]
        lost = {path: frozenset(mended)}
        return Validated(value, problems + drop_consequences(faults, lost), lost[path])
    return Validated(None, problems, frozenset(mended))


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
    if isinstance(problem, FieldError):
        return problem.code, problem.message, problem.hint
    if isinstance(problem, DateError):
        return "date-invalid", str(problem), ""
    name, value, where = error["loc"][-1], error["input"], _key(error["loc"])
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


def _repair(data: Any, key: Key, error: Any, path: str, kind: type) -> bool:
    """Mend what one error is about; say whether something was lost that others may then miss."""
    holder, step = _find_holder(data, key, error["type"] == "dataclass_type")
    if error["type"] == "missing":
        holder[step] = _stand_in(str(step), path, key)
        return True
    if isinstance(holder, list):
        holder[step] = {}
        return True
    value = holder.pop(step, None)
    if error["type"] != "unexpected_keyword_argument":
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


def _stand_in(name: str, path: str, key: Key) -> str:
    if name in ("date", "as_of"):
        return "0001-01-01"
    if name == "id":
        return f"{STAND_IN}-{digest(path, format_key(key))}"
    return STAND_IN
