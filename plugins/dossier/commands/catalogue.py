"""Knows which words a reader may see, and brings the catalogues of translations up to date with them.

Does not know any translation.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from ..build.words import FRAMES, SHAPES

FOLDER = "plugins/dossier/locale"
CATALOGUE = f"{FOLDER}/dossier.pot"
TEMPLATES = "themes/broadsheet/templates"
EXPORTS = "plugins/dossier/exports"
WORDS = "plugins/dossier/build/words.py"
KEYWORDS = {"_": None, "ngettext": (1, 2)}


def render_catalogues(root: Path) -> dict[str, str]:
    """Return the catalogue of all words, and that of each language with the new ones left empty."""
    words = find_words(root)
    texts = {CATALOGUE: _render(words)}
    for path in sorted((root / FOLDER).glob("*.po")):
        texts[f"{FOLDER}/{path.name}"] = _update(path, words)
    return texts


def find_words(root: Path) -> Catalog:
    """Return all words in the theme, in exports and in the writing of dates."""
    catalogue = Catalog(project="pelican-dossier")
    templates = sorted((root / TEMPLATES).glob("*.html"))
    read = [(path, "jinja2.ext:babel_extract") for path in templates]
    modules = [*sorted((root / EXPORTS).glob("*.py")), root / WORDS]
    for path, method in [*read, *((path, "python") for path in modules)]:
        options = {"trimmed": "true", "silent": "false"} if path.suffix == ".html" else {}
        for _, message, comments, context in extract_from_file(method, path, KEYWORDS, options=options):
            place = (path.relative_to(root).as_posix(), 0)
            catalogue.add(message, None, [place], auto_comments=comments, context=context)
    for frame in FRAMES:
        for shape in SHAPES:
            catalogue.add(frame, None, [(WORDS, 0)], context=shape)
    return catalogue


def _update(path: Path, words: Catalog) -> str:
    """Return a language's catalogue with all words and no others, its head as it was.

    What a new word means is not guessed from one that is like it: a wrong word is worse than a missing one.
    """
    text = path.read_text(encoding="utf-8")
    catalogue = read_po(io.StringIO(text), locale=path.stem)
    catalogue.update(words, no_fuzzy_matching=True, update_header_comment=False)
    # Without the places of words: one that moves to another template changes nothing here.
    head = text.partition("\n\n")[0]
    return f"{head}\n\n{_render(catalogue, no_location=True)}"


def _render(catalogue: Catalog, *, no_location: bool = False) -> str:
    """Write a catalogue without Babel's head, which has the time in it."""
    written = io.BytesIO()
    write_po(
        written,
        catalogue,
        width=100,
        no_location=no_location,
        omit_header=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    return written.getvalue().decode().strip("\n") + "\n"
