"""Knows in which order a foreign text is searched for what it may give to the site.

Does not know the rules, nor what an editor decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..source.dates import Date
from .candidates import Candidate, LeftName, ProposedDossier, Words, number_candidates
from .english.reading import read_text
from .foreign import Line
from .people import list_actors
from .proposals import Proposer
from .register import Register


def find_candidates(
    lines: Sequence[Line],
    date: Date | None,
    language: str,
    register: Register,
    dossiers: Iterable[tuple[str, str]] = (),
) -> tuple[Candidate, ...]:
    """Find what a text may give to an article's header.

    `date` is the day of publication, from which `late Thursday` counts; without it, only dates with
    their year are known. `dossiers` are those whose rule the text meets, each with the reason. They come
    in the order actors, dossiers, events, statements, figures, names left alone, each in the order of the
    text. The rules know English; of a text in another language only dossiers are proposed.
    """
    found = list(_list_dossiers(lines, dossiers))
    if language.partition("-")[0] != "en":
        return number_candidates(found)
    named = tuple(register.find_named(lines, date, language))
    proposer = Proposer(read_text(lines, date), register, named, date.text[:10] if date else "")
    people = list(list_actors(proposer))
    actors = [one for one in people if not isinstance(one.record, LeftName)]
    left = [one for one in people if isinstance(one.record, LeftName)]
    found += [*proposer.list_events(), *proposer.list_statements(), *proposer.list_figures()]
    return number_candidates([*actors, *found, *left])


def _list_dossiers(lines: Sequence[Line], dossiers: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
    for dossier, why in dossiers if lines else ():
        first = Words(lines[0].number, 0, len(lines[0].text), lines[0].text)
        yield Candidate("dossier", (), first, f"meets its rule: {why}", 0.9, ProposedDossier(dossier=dossier))
