"""The wheel, installed in an environment of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.conftest import ROOT, SAMPLE_LANGUAGE, SAMPLE_TODAY, SAMPLE_URL
from tests.tasks.conftest import Environment, run

SETTINGS = f"""\
SITENAME = "Dossier Desk"
SITESUBTITLE = "News in context: who did what, who says so, and since when"
SITEURL = "{SAMPLE_URL}"
DEFAULT_LANG = "{SAMPLE_LANGUAGE}"
TIMEZONE = "UTC"
THEME = "broadsheet"
PLUGINS = ["dossier"]
STATIC_PATHS = ["images"]
IMPRINT, PRIVACY = "imprint", "privacy"
DOSSIER_TODAY = "{SAMPLE_TODAY}"
ARTICLE_PATHS = PAGE_PATHS = DIRECT_TEMPLATES = []
ARTICLE_SAVE_AS = PAGE_SAVE_AS = TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


def read_site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_wheel_puts_plugin_and_theme_where_pelican_looks(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {"/".join(name.split("/")[:3]) for name in names if name.startswith("pelican/")}
    assert tops == {"pelican/plugins/dossier", "pelican/themes/broadsheet"}
    assert not {"pelican/__init__.py", "pelican/plugins/__init__.py"} & set(names)
    assert not [name for name in names if "__pycache__" in name or name.startswith(("tests/", "content/"))]
    packed = {name.removeprefix("pelican/plugins/") for name in names if name.startswith("pelican/plugins/")}
    kept = {
        path.relative_to(ROOT / "plugins").as_posix()
        for path in (ROOT / "plugins" / "dossier").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    starter = {"pelican.conf.py", "tasks.py", "requirements/build.txt", ".github/workflows/pages.yml"}
    assert packed == kept | {f"dossier/starter/{name}" for name in starter}


def test_a_site_from_the_wheel_is_the_same_to_the_byte(
    environment: Environment, built_site: Path, tmp_path: Path
) -> None:
    (tmp_path / "conf.py").write_text(SETTINGS, encoding="utf-8")
    output = tmp_path / "site"
    ran = environment.pelican(ROOT / "content", "-s", "conf.py", "-o", output, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert read_site(output) == read_site(built_site)


def test_what_the_wheel_needs_is_declared(environment: Environment) -> None:
    checked = run(environment.python, "-m", "pip", "check")
    assert (checked.stdout, checked.returncode) == ("No broken requirements found.\n", 0)
    everything = "import pkgutil, importlib, pelican.plugins.dossier as package\n"
    everything += "for one in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
    everything += "    importlib.import_module(one.name)\n"
    imported = run(environment.python, "-I", "-c", everything)
    assert (imported.stderr, imported.returncode) == ("", 0)
