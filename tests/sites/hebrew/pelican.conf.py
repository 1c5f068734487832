"""The settings of the repository, for a small site in Hebrew with a translation."""

import runpy
from pathlib import Path

_root = Path(__file__).resolve().parents[3]
globals().update(runpy.run_path(str(_root / "pelican.conf.py")))

SITENAME = "שולחן התיקים"
SITESUBTITLE = "חדשות בהקשר"
DEFAULT_LANG = "he"
THEME = str(_root / "themes" / "broadsheet")
PLUGIN_PATHS = [str(_root / "plugins")]
