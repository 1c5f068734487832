"""Knows when the text of a few files is all that changed, so that nothing has to be linked anew.

Does not know what is made of a library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..library.mentions.model import BODY, NOTHING, OWN_TEXTS
from ..library.mentions.roster import Roster
from ..library.model import Library, Prose, build_prose
from ..source.documents import Document
from .files import MARKDOWN, Found
from .known import File
from .readers import Facts, Kept, Read, load, load_actors, read_anew
from .records import load_library, open_packer
from .site import Settings
from .stamps import stamp_content
from .store import Store

FEW = 50
"""How many texts may have changed; where more did, linking is no large part of a build."""


def find_edited(settings: Settings, found: Found, store: Store) -> list[str] | None:
    """Return the files that changed, if these are few texts; None where anything else did."""
    files = store.index.files
    if len(found.stamps) != len(files):
        return None
    edited: list[str] = []
    content = str(settings.content)
    for path, stamp in found.stamps.items():
        if store.knows(path, stamp):
            continue
        known = store.find(path, stamp, content)
        if known is None:
            if path not in files or path.split("/")[1] not in MARKDOWN or len(edited) == FEW:
                return None
            edited.append(path)
        else:
            files[path] = known
    return edited


def have_stayed(settings: Settings, store: Store) -> bool:
    """Say whether the files to which texts lead are what they were."""
    for copy in store.index.linked.copies:
        known = store.index.copies.get(copy.path)
        try:
            stamp = stamp_content((settings.content / copy.path).stat())
        except OSError:
            return False
        if known is None or not store.same(known[0], stamp):
            return False
    return True


def reread(settings: Settings, store: Store, paths: Sequence[str]) -> dict[str, File] | None:
    """Read files again; None where one says something that is not in its text alone."""
    if not paths:
        return {}
    roster = Roster(load_actors(store.index.files), settings.site.language)
    anew = read_anew(paths, Facts(settings.content, store.index.terms, roster, None, {}, store.folder))
    for one in anew:
        known = store.index.files[one.read.path]
        if not one.file or one.file.head != known.head or not _says_the_same(load(known), one):
            return None
    return {one.read.path: one.file for one in anew if one.file}


def _says_the_same(old: Read, new: Kept) -> bool:
    """Say whether nobody but the page of a file sees a difference; notices may stand on other lines."""
    if old.problems or new.read.problems or not isinstance(new.read.parsed, Document):
        return False
    pack = open_packer()
    return (
        not _has_shared(old) and not _has_shared(new.read) and pack(_outline(old)) == pack(_outline(new.read))
    )


def _has_shared(read: Read) -> bool:
    return any(one.reason == "shared" for found in read.mentions.values() for one in found.left)


def _outline(read: Read) -> tuple[Any, ...]:
    """Return all that others see of a file: not its text, nor where in it somebody is mentioned."""
    found = read.mentions.items()
    own = [one.actor for key, texts in found if _is_own(key) for one in texts.mentions]
    return read.parsed, own, [(key, texts) for key, texts in found if not _is_own(key)]


def _is_own(key: tuple[Any, ...]) -> bool:
    return key[0] in OWN_TEXTS - {"summary"}


class Texts(Mapping[str, Prose]):
    """Read texts when they are wanted."""

    def __init__(self, files: Mapping[str, File], paths: Sequence[str]) -> None:
        self._files = files
        self._paths = dict.fromkeys(paths)

    def __getitem__(self, path: str) -> Prose:
        if path not in self._paths:
            raise KeyError(path)
        file = self._files[path]
        assert file.text
        return build_prose(file.text, load(file).mentions.get(BODY, NOTHING).mentions)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def load_edited(store: Store) -> Library:
    """Return the library of the last site with the texts as they are now."""
    index = store.index
    library = store.library or load_library(store.records, {})
    return replace(library, texts=Texts(index.files, index.texts))
