"""Knows how a person takes over texts of their own from another program, and is told what was left.

Does not know these programs.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..build.ids import read_ids
from ..build.site import find_today
from ..importing.elsewhere.haul import Haul
from ..importing.elsewhere.obsidian import take_obsidian
from ..importing.elsewhere.pelican import take_pelican
from ..importing.elsewhere.wordpress import take_wordpress
from ..importing.foreign import RefusalError
from ..problems import FieldError, suggest
from .telling import count

PROGRAMS = ("pelican", "obsidian", "wordpress")
LARGEST = 100_000_000
"""Bytes of one file."""
_NOUNS = {"articles": "article", "pages": "page", "dossiers": "dossier"}


def take_over(content: Path, program: str, names: Sequence[str], today: str | None = None) -> int:
    """Write what another program holds into the content folder, and list what was left; return 0 or 1.

    `names` is one folder, or one file of an export. Nothing is overwritten.
    """
    try:
        if len(names) != 1:
            raise FieldError("key-missing", "--from takes one path", f"write import --from {program} PATH")
        haul = Haul(set(read_ids(content)) if content.is_dir() else set(), find_today(today or "").text)
        _take(program, Path(names[0]), haul)
        written = _write(content, haul)
    except (FieldError, RefusalError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for left in haul.left:
        print(f"{left.place}: {left.what}")
    print(_sum_up(written, len(haul.left)))
    return 0


def _take(program: str, path: Path, haul: Haul) -> None:
    if program not in PROGRAMS:
        hint = suggest(program, PROGRAMS) or f"write one of {', '.join(PROGRAMS)}"
        raise FieldError("value-unknown", f"--from does not know '{program}'", hint)
    if program == "wordpress":
        if not path.is_file():
            raise _missing(path, "file", "name the export, an .xml file")
        take_wordpress(_read(path), haul)
        return
    if not path.is_dir():
        raise _missing(path, "folder", "name the folder with the texts")
    files = _read_folder(path, haul)
    (take_pelican if program == "pelican" else take_obsidian)(files, haul)


def _missing(path: Path, what: str, hint: str) -> FieldError:
    return FieldError("file-unreadable", f"{path}: there is no such {what}", hint)


def _read_folder(folder: Path, haul: Haul) -> Mapping[str, bytes]:
    files = {}
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if any(part.startswith(".") or part.endswith("~") for part in place.parts) or path.is_symlink():
            continue
        if path.is_file() and path.stat().st_size > LARGEST:
            haul.leave(place.as_posix(), f"it has more than {LARGEST // 1_000_000} MB")
        elif path.is_file():
            files[place.as_posix()] = path.read_bytes()
    return files


def _read(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        message = f"{path}: this has more than {LARGEST // 1_000_000} MB"
        raise FieldError("file-unreadable", message, "export it in parts, as by year")
    return path.read_bytes()


def _write(content: Path, haul: Haul) -> Counter[str]:
    """Write the files; count by folder."""
    written: Counter[str] = Counter()
    for name, data in haul.files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as file:
                file.write(data)
        except FileExistsError:
            haul.leave(f"content/{name}", "it is there already, and stays as it is")
        else:
            written[_NOUNS.get(name.partition("/")[0], "file")] += 1
    return written


def _sum_up(written: Mapping[str, int], left: int) -> str:
    nouns = [noun for noun in (*_NOUNS.values(), "file") if written.get(noun)]
    taken = ", ".join(count(written[noun], noun) for noun in nouns) or "nothing"
    rest = f"{count(left, 'thing')} could not be taken over: see above" if left else "Nothing was left"
    return f"Took over {taken}. {rest}."
