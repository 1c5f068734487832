"""The sample that the site ships: what every newcomer copies from."""

from __future__ import annotations

import re

from dossier.library.model import Library
from dossier.source.markdown import plain_text


def test_every_article_cites(sample: Library) -> None:
    silent = [
        name
        for name, article in sample.articles.items()
        if not any(ref.kind == "cite" for ref in article.document.refs)
    ]
    assert silent == []


def test_every_source_is_cited(sample: Library) -> None:
    documents = [one.document for table in (sample.actors, sample.dossiers) for one in table.values()]
    cited = {ref.target for document in documents for ref in document.refs if ref.kind == "cite"}
    cited |= {name for actor in sample.actors.values() for name in actor.document.header.sources}
    idle = [
        name
        for name, source in sample.sources.items()
        if name not in cited and not (source.articles or source.events or source.statements or source.figures)
    ]
    assert idle == []


def test_every_story_so_far_is_of_400_to_800_words(sample: Library) -> None:
    lengths = {
        name: len(plain_text(dossier.document.body.parts).split())
        for name, dossier in sample.dossiers.items()
    }
    assert all(400 <= length <= 800 for length in lengths.values()), lengths


def test_every_question_has_answers_that_differ_or_one_speaker(sample: Library) -> None:
    answers = {
        question: {
            statement.record.answers[question]
            for statement in sample.statements.values()
            if question in statement.record.answers
        }
        for question in sample.questions
    }
    assert len(answers) >= 8
    assert [question for question, given in answers.items() if not given] == []


def test_a_position_changed_is_no_account_that_differs(sample: Library) -> None:
    changed = {(name, one.record.replaces) for name, one in sample.statements.items() if one.record.replaces}
    assert changed
    differing = {(name, other) for name, one in sample.statements.items() for other in one.record.contradicts}
    assert not changed & (differing | {(other, name) for name, other in differing})


def test_the_meeting_in_jerusalem_has_both_its_dates(sample: Library) -> None:
    dates = sample.events["kerry-netanyahu-jerusalem-2015"].dates
    assert [dated.date.text for dated in dates] == ["2015-11-24", "2015-11-23"]
    assert dates[1].sources == ("jta-2015-11-25",)


def test_no_figure_stands_without_claimant_and_scope(sample: Library) -> None:
    bare = [
        name
        for name, figure in sample.figures.items()
        if not (figure.claimed_by and figure.sources and figure.record.scope)
    ]
    assert bare == []


def test_translations_are_in_their_own_script(sample: Library) -> None:
    scripts = {"he": r"[\u0590-\u05ff]", "ar": r"[\u0600-\u06ff]"}
    translated = {
        article.document.header.lang: plain_text(article.document.body.parts)
        for article in sample.articles.values()
        if article.document.header.translation_of
    }
    assert set(translated) == set(scripts)
    for language, text in translated.items():
        assert len(re.findall(scripts[language], text)) > 500
