"""The settings of the repository, for a small site in Arabic whose article can be read in four languages."""

import runpy
from pathlib import Path

_root = Path(__file__).resolve().parents[3]
globals().update(runpy.run_path(str(_root / "pelican.conf.py")))

SITENAME = "مكتب الملفات"
SITESUBTITLE = "أخبار في سياقها"
DEFAULT_LANG = "ar"
THEME = str(_root / "themes" / "broadsheet")
PLUGIN_PATHS = [str(_root / "plugins")]
