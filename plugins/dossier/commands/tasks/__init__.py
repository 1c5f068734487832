"""Knows all that a person can do in a site, and how it is called.

Does not know the options of any command.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from invoke.collection import Collection
from invoke.parser.context import ParserContext

from . import beginning, importing, looking, publishing, writing

MODULES = (beginning, writing, looking, importing, publishing)
LISTED = {"mentions": "--articles", "import": "--pages", "review": "--article"}
"""Commands that take words alone, and the option under which invoke takes each of them."""


def make_collection(root: Path) -> Collection:
    """Return the commands of the site in `root`; in a clone of the repository, those of its workshop too."""
    modules = [*MODULES]
    if (root / "plugins" / "dossier").is_dir():
        from . import workshop

        modules.append(workshop)
    commands = Collection()
    for module in modules:
        for one in Collection.from_module(module).tasks.values():
            commands.add_task(one)
    commands.configure({"root": str(root)})
    return commands


def arrange(words: Sequence[str]) -> list[str]:
    """Turn `mentions one two` into `mentions --articles one --articles two`."""
    if list(words) in ([], ["--help"]):
        return ["--list"]
    if "--help" in words:  # Behind a command that wants words invoke would take it for one of them.
        return ["--help", next(word for word in words if word != "--help")]
    if words[0] not in LISTED:
        return list(words)
    valued = _find_valued(words[0])
    named = [words[0]]
    for before, word in pairwise(words):
        plain = (word == "-" or not word.startswith("-")) and before not in valued
        named += [LISTED[words[0]], word] if plain else [word]
    return named


def _find_valued(name: str) -> set[str]:
    """Return the options of a command behind which a word belongs to them."""
    tasks = (Collection.from_module(module).tasks for module in MODULES)
    task = next(one[name] for one in tasks if name in one)
    flags = ParserContext(args=task.get_arguments()).flags
    return {flag for flag in (*flags, *flags.aliases) if flags[flag].takes_value}
