"""Every setting of this site, each with its reason; there is no second configuration file."""

import os

# ---------------------------------------------------------------- the site

SITENAME = "Dossier Desk"
SITESUBTITLE = "News in context: who did what, who says so, and since when"
DEFAULT_LANG = "en-GB"
# A day is the day at the event's place, so no date is ever converted; Pelican wants a zone all the same.
TIMEZONE = "UTC"
# Beside the site's name, on every page: a file below content/, as images/logo.svg. None: the name alone.
LOGO = ""
# The colour of links and marks, as #0b5563; the build says so where text in it could not be read. None: the
# theme's own.
ACCENT = ""
# Style sheets of one's own, which every page links after the theme's, as "theme/css/own.css".
STYLES = []
# How readers reach the editors, at the foot of every page: desk@example.org, or an address with https://.
CONTACT = ""
# What others may do with our texts: words, or a name and its address, as
# ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"). None: the page promises nothing.
LICENCE = ""
# The ids of two pages in content/pages/ that many countries ask for; they stand last at the foot.
IMPRINT = "imprint"
PRIVACY = "privacy"
# What others can take besides pages, by the names in docs/data.md, that this site leaves out:
# ["dossier.zip", "timeline.json"].
EXPORTS_OFF = []
# The public address, for what must be absolute. Everything else works from any address without it.
SITEURL = os.environ.get("SITEURL", "")

# ---------------------------------------------------------------- how it is published

# "branch": `python3 tasks.py publish` builds the site here and puts it on the branch gh-pages. "actions":
# GitHub builds it on each push, by .github/workflows/pages.yml. docs/publishing.md tells which setting on
# GitHub goes with which.
PUBLISH = "branch"
# The site's own domain, as news.example.org, where it has one.
CNAME = ""

# ---------------------------------------------------------------- where things are

PATH = "content"
OUTPUT_PATH = "output"
# What a build knows, so that the next one does only what is new. It may be deleted at any time.
CACHE_PATH = ".cache"
LOAD_CONTENT_CACHE = True
THEME = "themes/broadsheet"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["dossier"]
# Published even where nothing leads there; whatever a text links to by {static} or {attach} is published
# too. The plugin does it in Pelican's place, so that no image says where it was taken, and by whom.
STATIC_PATHS = ["images"]
# The day of the build decides which articles wait: --today, else SOURCE_DATE_EPOCH, else today.
DOSSIER_TODAY = os.environ.get("DOSSIER_TODAY", "")

# ---------------------------------------------------------------- what of Pelican's own is off

# The plugin reads content and writes all pages itself, so that a page depends on nothing but its view.
ARTICLE_PATHS = []
PAGE_PATHS = []
DIRECT_TEMPLATES = []
# Tags and categories are not how a reader finds things here, and Pelican's generators for them are quadratic.
ARTICLE_SAVE_AS = PAGE_SAVE_AS = TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
# Pelican's feeds know articles only.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
# The plugin replaces the last site only when the new one is whole.
DELETE_OUTPUT_DIRECTORY = False
