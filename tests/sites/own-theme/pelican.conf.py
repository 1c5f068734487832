"""The settings of the repository, for a small site that changes broadsheet without editing it."""

import os
import runpy
from pathlib import Path

_here = Path(__file__).resolve().parent
_root = _here.parents[2]
globals().update(runpy.run_path(str(_root / "pelican.conf.py")))

SITENAME = "The Small Paper"
LOGO = "images/logo.svg"
ACCENT = "#7a1f3d"
CONTACT = "desk@example.org"
LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
THEME = str(_root / "themes" / "broadsheet")
PLUGIN_PATHS = [str(_root / "plugins")]

# Templates are looked for here first.
THEME_TEMPLATES_OVERRIDES = [str(_here / "theme" / "templates")]
# Files from here take the place of broadsheet's; the paths are relative to the theme's.
THEME_STATIC_PATHS = ["static", os.path.relpath(_here / "theme" / "static", THEME)]
# Every page links this after the theme's own.
STYLES = ["theme/css/own.css"]
