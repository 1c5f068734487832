"""Knows how to tell an editor what is wrong with a line of YAML, and how the line would be right.

Does not know what any key means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from ..problems import FieldError
from .fields import slugify

_PAIR = re.compile(r"(\s*(?:- +)*\{?[\w-]+:)\s*(.*?)\s*")
_NO_SPACE = re.compile(r"(\s*(?:- +)*[A-Za-z_]+:)([^\s/].*)")
# After an empty line, a line at the margin that is neither a key nor an entry nor a comment.
_GAP = re.compile(r"\n(?:[ \t]*\n)+((?!\w+:)[^\s#\-\[\]{}\"'].*)")
_ENDS = {"[": "]", "{": "}"}
LONGEST_SHOWN = 100
_GIVEN_ID = re.compile(r"\bid:[ \t]*([^,}\n#]+)")
SIGNS = "[ { * & ! % @ ` ' \" > |"


class SourceError(FieldError):
    """Refuse a file, or a line of it."""

    def __init__(self, code: str, message: str, hint: str = "", line: int = 1) -> None:
        super().__init__(code, message, hint)
        self.line = line


def show(line: str) -> str:
    """Return a line as a message quotes it: without its indentation, and not too long."""
    words = line.strip()
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


def quote_line(line: str) -> str:
    """Return a line `key: words` with its words in quotes; empty where it is none."""
    pair = _PAIR.fullmatch(line)
    if not pair or not pair[2]:
        return ""
    key, words = pair.groups()
    if "'" in words and '"' in words:
        words = words.replace("\\", "\\\\").replace('"', '\\"')
    mark = "'" if '"' in words and "'" not in words else '"'
    return f"{key} {mark}{words}{mark}"


def explain(error: yaml.MarkedYAMLError, text: str, first_line: int) -> SourceError:
    """Put libyaml's words into an editor's."""
    lines = text.split("\n")
    for number in _candidates(error, lines):
        line = lines[number]
        if re.match(r" *\t", line):
            shown = show(line.replace("\t", "→"))
            return SourceError("yaml", f"a tab stands before '{shown}'", "use spaces", first_line + number)
        for message, mend in _MENDS:
            mended = mend(line)
            if mended and _helps(lines, number, mended):
                hint = f"write {show(mended)}"
                return SourceError("yaml", message.format(show(line)), hint, first_line + number)
    return _explain_rest(error, lines, first_line)


def find_missing_end(header: str, first_line: int) -> SourceError | None:
    """Say where a header runs on into the text, as far as a line --- there."""
    gap = _GAP.search(header)
    if not gap:
        return None
    line = first_line + header.count("\n", 0, gap.start(1))
    message = f"the header does not end before '{show(gap[1])}'"
    return SourceError("header-missing", message, "put a line --- after its last key", line)


def find_ids(data: bytes | str) -> frozenset[str]:
    """List the ids that a file gives, however broken it is."""
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    return frozenset(slugify(name) for name in _GIVEN_ID.findall(text))


def explain_character(text: str, first_line: int) -> SourceError:
    """Name the first character that YAML does not take."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if not found:
        return SourceError("yaml", "this holds a character that no text may hold", "remove it", first_line)
    line = first_line + text.count("\n", 0, found.start())
    return SourceError("yaml", f"a control character (U+{ord(found[0]):04X}) stands here", "remove it", line)


def _candidates(error: yaml.MarkedYAMLError, lines: list[str]) -> Iterator[int]:
    """List the lines that may be at fault, the likeliest first."""
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark]
    numbers = [*marks, *(number - 1 for number in marks[:1])]
    within = (number for number in numbers if 0 <= number < len(lines))
    yield from dict.fromkeys(number for number in within if lines[number].strip())


def _helps(lines: list[str], number: int, mended: str) -> bool:
    """Say whether YAML reads on past a line once it is mended."""
    try:
        for event in yaml.parse("\n".join([*lines[:number], mended, *lines[number + 1 :]]), yaml.CSafeLoader):
            if event.start_mark and event.start_mark.line > number + 1:
                return True
    except yaml.YAMLError:
        return False
    return True


def _close(line: str) -> str:
    """Close a quotation, list or set of keys that begins in a line and does not end."""
    pair = _PAIR.fullmatch(line)
    words = pair[2] if pair else ""
    if words.startswith('"') and words.count('"') == 1:
        return f'{line.rstrip()}"'
    if not words.startswith(("[", "{")):
        return ""
    missing: list[str] = []
    for sign in words:
        if sign in _ENDS:
            missing.append(_ENDS[sign])
        elif missing and sign == missing[-1]:
            missing.pop()
    return line.rstrip(" ,") + "".join(reversed(missing)) if len(missing) in range(1, 5) else ""


def _add_space(line: str) -> str:
    pair = _NO_SPACE.fullmatch(line)
    return f"{pair[1]} {pair[2]}" if pair else ""


def _add_colon(line: str) -> str:
    words = re.fullmatch(r"(\s*(?:- +)*[a-z_]+) ([^:]+)", line)
    return f"{words[1]}: {words[2]}" if words else ""


_MENDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("'{}' does not end", _close),
    ("'{}' wants a space after its colon", _add_space),
    ("'{}' has no colon after its key", _add_colon),
    ("YAML cannot read '{}' without quotes", quote_line),
)


def _explain_rest(error: yaml.MarkedYAMLError, lines: list[str], first_line: int) -> SourceError:
    mark = error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    context = error.context_mark
    if context and (number >= len(lines) or not lines[number].strip()):
        number = context.line  # What was opened is never closed: show where it was opened.
    number = min(number, len(lines) - 1)
    if context and "flow" in (error.context or "") and context.line < len(lines):
        what, end = ("list", "]") if "sequence" in (error.context or "") else ("set of keys", "}")
        message = f"the {what} in '{show(lines[context.line])}' does not end"
        return SourceError("yaml", message, f"put {end} at its end", first_line + context.line)
    hint = f"line the keys up, and put a value that holds ': ' or begins with one of {SIGNS} in quotes"
    return SourceError("yaml", f"YAML cannot read '{show(lines[number])}'", hint, first_line + number)
