"""What templates print, whoever compiled them: the quick way prints what Jinja does, or nothing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from dossier.build.templates import TemplateEnvironment, ViewEnvironment
from dossier.library.model import Library
from dossier.pages.kinds import KINDS
from dossier.pages.site import Site
from tests.build.conftest import Place
from tests.conftest import ROOT

SITE = Site("A site", "https://example.org", "en", "ltr", "", "/", ())
THEME = ROOT / "themes" / "broadsheet" / "templates"
VIEW = SimpleNamespace(
    text="<b> & 'c'", none=None, number=3, inner=SimpleNamespace(text="in"), all=("a", "<b>")
)
MACROS = """\
{% macro show(one, more="<i>") %}{{ one }}{{ more }}{% endmacro %}
{% macro frame(tag) %}<{{ tag }}>{{ caller(view.text) }}</{{ tag }}>{% endmacro %}
{% macro loose() %}{{ varargs|join(", ") }}{{ kwargs|length }}{% endmacro %}
"""
SNIPPETS = (
    "{{ view.text }} {{ view.number }} {{ view.none }} {{ view.inner.text }} {{ view.all }}",
    "{{ show(view.text) }}{{ show(view.text, view.number) }}{{ show(view.inner) }}",
    "{{ show(show(view.text)) }}{{ show(view.text)|length }}{{ show(view.text)|upper }}",
    "{{ show(one=view.text) }}{{ show(view.text, more=3) }}",
    "{{ show() }}",
    "{{ show(1, 2, 3) }}",
    "{% call(x) frame('b') %}{{ x }}{{ show(x) }}{% endcall %}",
    "{{ frame('b') }}",
    "{{ loose(1, 2, a=3) }}",
    "{{ loose(1, 2) }}",
    "{% for show in view.all %}{{ show }}{% endfor %}",
    "{% for show in (view.all|length|string).__class__, %}{{ show(view.number) }}{% endfor %}",
    "{% for one in view.all %}{{ loop.index }}{{ show(one) }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{{ {'text': view.text}.text }}",
    "{{ {'from': view.text}.from }}",
    "{% autoescape false %}{{ view.text }}{{ show(view.text) }}{% endautoescape %}{{ view.text }}",
    "{{ view.nothing }}",
    "{{ view.nothing is defined }}{{ view.inner.nothing is undefined }}{{ view.nothing|default('<') }}",
    "{% if view.nothing.more is defined %}yes{% endif %}",
    "{% set one %}{{ view.text }}{% endset %}{{ one }}{{ show(one) }}",
    "{% set kept = namespace(sum=0) %}{% for one in view.all %}{% set kept.sum = 3 %}{% endfor %}",
    "{% filter upper %}{{ view.text }}{% endfilter %}",
    "{{ view.text|safe }}{{ view.text|e }}{{ (view.text|e)|e }}",
    "{{ _('Search') }}{{ ngettext('%(num)s event', '%(num)s events', 2) % {'num': '<2>'} }}",
    "{{ _('%(start)s to %(end)s')|e|format(start=view.text, end=show(view.text)) }}",
    "{{ site.name }}{{ site.nothing }}",
    "{% block words %}{{ view.text }}{% endblock %}{{ self.words() }}",
)


def fill(environment: TemplateEnvironment, template: str) -> str | None:
    """Return what is printed, or nothing where that fails."""
    try:
        return environment.get_template(template).render(view=VIEW)
    except Exception:  # Whatever it is, no page comes of it.
        return None


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_the_quick_way_prints_what_jinja_does_or_fails(tmp_path: Path, snippet: str) -> None:
    (tmp_path / "one.html").write_text(MACROS + snippet, encoding="utf-8")
    plain = fill(TemplateEnvironment([tmp_path], SITE), "one.html")
    assert fill(ViewEnvironment([tmp_path], SITE, tmp_path), "one.html") in (None, plain)


def test_the_quick_way_fills_each_template_of_the_theme(sample: Library, tmp_path: Path) -> None:
    plain, quick = TemplateEnvironment([THEME], SITE), ViewEnvironment([THEME], SITE, tmp_path)
    for kind in KINDS:
        for name in list(kind.ids(sample))[:8]:
            view = kind.view(kind.inputs(sample, name))
            printed = [one.get_template(kind.template).render(view=view) for one in (plain, quick)]
            assert printed[0] == printed[1]


def test_a_template_that_wants_more_prints_what_jinja_does(place: Place) -> None:
    page = (THEME / "page.html").read_text(encoding="utf-8")
    words = "{% set words = {'first': '<Salut>'} %}{{ words.first }}"
    place.write("templates/page.html", page.replace("<h1>", f"{words}<h1>"))
    place.write("content/pages/about.md", "---\ntitle: About\n---\nWho we are.\n")
    place.configure("MENUITEMS = ()", 'THEME_TEMPLATES_OVERRIDES = ["templates"]')
    place.succeed()
    assert "&lt;Salut&gt;<h1>" in (place.output / "about" / "index.html").read_text(encoding="utf-8")
