"""Knows which words a reader may see, for those who translate them.

Does not know any translation.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

CATALOGUE = "plugins/dossier/locale/dossier.pot"
TEMPLATES = "themes/broadsheet/templates"
EXPORTS = "plugins/dossier/exports"
KEYWORDS = {"_": None, "ngettext": (1, 2)}


def render_catalogue(root: Path) -> str:
    """Return the catalogue of all words in the theme, in exports and in the writing of dates."""
    catalogue = Catalog(project="pelican-dossier")
    templates = sorted((root / TEMPLATES).glob("*.html"))
    read = [(path, "jinja2.ext:babel_extract") for path in templates]
    modules = [*sorted((root / EXPORTS).glob("*.py")), root / "plugins/dossier/build/words.py"]
    for path, method in [*read, *((path, "python") for path in modules)]:
        options = {"trimmed": "true", "silent": "false"} if path.suffix == ".html" else {}
        for _, message, comments, context in extract_from_file(method, path, KEYWORDS, options=options):
            place = (path.relative_to(root).as_posix(), 0)
            catalogue.add(message, None, [place], auto_comments=comments, context=context)
    written = io.BytesIO()
    write_po(written, catalogue, width=100, omit_header=True, include_lineno=False)
    return written.getvalue().decode()
