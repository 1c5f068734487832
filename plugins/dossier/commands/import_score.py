"""Knows how well the rules of the import do on the labelled articles.

Does not know the rules, nor where labels stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..importing.english.events import Happened
from ..importing.english.figures import Figured
from ..importing.english.phrases import find_head
from ..importing.english.reading import Reading, read_text
from ..importing.english.said import Said
from ..importing.english.words import fold_plural
from ..importing.foreign import Line
from ..source.dates import parse_date
from .import_labels import (
    Entry,
    Labelled,
    Span,
    find_fragments,
    is_any_day,
    overlap,
    pair_labels,
    place_in_order,
    quote,
    read_labelled,
    shift,
)


@dataclass
class Tally:
    """Count pairs of found and labelled, and remember what has no partner."""

    found: int = 0
    wanted: int = 0
    pairs: int = 0
    right: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.pairs / (self.found + self.wanted) if self.found + self.wanted else 1.0

    def f1_of(self, name: str) -> float:
        """Return the same where only pairs count that are right in something."""
        return 2 * self.right.get(name, 0) / (self.found + self.wanted) if self.found + self.wanted else 1.0

    def share(self, name: str) -> float:
        """Return how many of the pairs are right in something."""
        return self.right.get(name, 0) / self.pairs if self.pairs else 1.0

    def note(self, name: str, right: bool) -> None:
        """Count a pair that is right, or not, in something."""
        self.right[name] = self.right.get(name, 0) + right


@dataclass
class Score:
    """Hold what was counted over all labelled articles."""

    dates: Tally = field(default_factory=Tally)
    statements: Tally = field(default_factory=Tally)
    figures: Tally = field(default_factory=Tally)
    events: Tally = field(default_factory=Tally)
    none: list[str] = field(default_factory=list)
    """Sentences without a date in which one was found."""
    sentences: int = 0


def show_score(folder: Path) -> int:
    """Print how well the rules do on the labelled articles; return 0."""
    print(describe(score_import(folder)))
    return 0


def score_import(folder: Path) -> Score:
    """Find candidates in all labelled articles, and compare them with the labels."""
    score = Score()
    for article in read_labelled(folder):
        if article.labels["lang"].partition("-")[0] == "en":
            _score_article(article, score)
    for line in (folder / "dates-none.txt").read_text(encoding="utf-8").splitlines():
        if line.strip():
            score.sentences += 1
            found = _read(Labelled("", line, (0,), {"resolve_against": "2024-05-15"}))
            dates = [one for paragraph in found.paragraphs for dates in paragraph.dates for one in dates]
            if dates:
                score.none.append(f"{line}: {', '.join(line[one.start : one.end] for one in dates)}")
    return score


def _read(article: Labelled) -> Reading:
    labels = article.labels
    day = labels.get("date", "none")
    day = labels.get("resolve_against", "") if day == "none" else day
    lines = [Line(place, line) for place, line in enumerate(article.text.split("\n"), 1)]
    return read_text(lines, parse_date(day))


def _score_article(article: Labelled, score: Score) -> None:
    reading = _read(article)
    _score_dates(article, reading, score.dates)
    _score_statements(article, reading, score.statements)
    _score_figures(article, reading, score.figures)
    _score_events(article, reading, score.events)


def _count(tally: Tally, pairs: int, free: int, missed: int) -> None:
    tally.pairs += pairs
    tally.found += pairs + free
    tally.wanted += pairs + missed


# ---------------------------------------------------------------- dates


def _score_dates(article: Labelled, reading: Reading, tally: Tally) -> None:
    wanted = article.labels.get("dates", [])
    spans = place_in_order(article.text, wanted)
    found = [
        (shift(article, paragraph.place, one.start, one.end), one.value)
        for paragraph in reading.paragraphs
        for dates in paragraph.dates
        for one in dates
    ]
    pairs, free, missed = pair_labels(found, wanted, lambda one, number: overlap(one[0], spans[number]))
    _count(tally, len(pairs), len(free), len(missed))
    for (span, value), number in pairs:
        right = is_any_day(value, wanted[number])
        tally.note("value", right)
        if not right:
            words = quote(article.text, span)
            tally.errors.append(f"{article.name}: wrong: {words}: {value}, not {wanted[number]['value']}")
    tally.errors += [f"{article.name}: too much: {quote(article.text, span)} {value}" for span, value in free]
    tally.errors += [f"{article.name}: missed: {quote(article.text, spans[number])}" for number in missed]


# ---------------------------------------------------------------- statements


def _score_statements(article: Labelled, reading: Reading, tally: Tally) -> None:
    wanted = article.labels.get("statements", [])
    places = [find_fragments(article.text, entry) for entry in wanted]
    found = list(reading.said)

    def meets(one: Said, number: int) -> bool:
        return _is_same_speaker(one, wanted[number]) and _shares_words(article, one, places[number])

    pairs, free, missed = pair_labels(found, wanted, meets)
    _count(tally, len(pairs), len(free), len(missed))
    for one, number in pairs:
        tally.note("verb", one.verb.lower() == wanted[number].get("verb", "").lower())
        tally.note("passed on", bool(one.via) == bool(wanted[number].get("via")))
    for one in free:
        who = one.speaker.by or one.speaker.unnamed
        near = [number for number in missed if _shares_words(article, one, places[number])]
        why = f" (wanted {_name(wanted[near[0]])})" if near else ""
        tally.errors.append(f"{article.name}: too much: [{who}]{why} {one.verb}: {_tell(article, one)}")
    for number in missed:
        entry = wanted[number]
        words = entry.get("content") or " … ".join(entry.get("quote", []))
        tally.errors.append(f"{article.name}: missed: [{_name(entry)}] {entry.get('verb')}: {words}")


def _name(entry: Entry) -> str:
    return str(entry.get("by") or entry.get("unnamed"))


def _tell(article: Labelled, one: Said) -> str:
    text = article.text
    return " … ".join(text[slice(*shift(article, one.place, *span))] for span in one.content)


def _shares_words(article: Labelled, one: Said, places: list[Span]) -> bool:
    spans = [shift(article, one.place, *span) for span in one.content]
    return any(overlap(span, place) for span in spans for place in places)


def _is_same_speaker(one: Said, entry: Entry) -> bool:
    return _find_key(one.speaker.by or one.speaker.unnamed) == _find_key(_name(entry))


def _find_key(name: str) -> str:
    """Return what must be the same in two names: the last name, or the noun that is the head."""
    return fold_plural(find_head(name) or name)


# ---------------------------------------------------------------- figures


def _score_figures(article: Labelled, reading: Reading, tally: Tally) -> None:
    wanted = article.labels.get("figures", [])
    spans = place_in_order(article.text, wanted)
    found = [(shift(article, one.place, one.counted.start, one.end), one) for one in reading.figures]
    pairs, free, missed = pair_labels(found, wanted, lambda one, number: overlap(one[0], spans[number]))
    # Small numbers in words that nobody labelled are neither right nor wrong.
    free = [one for one in free if not (one[1].counted.spelled and one[1].counted.number <= 12)]
    _count(tally, len(pairs), len(free), len(missed))
    for (span, one), number in pairs:
        entry, faults = wanted[number], list[str]()
        for name, right, told in (
            (
                "value",
                _is_same_value(one, entry),
                f"{one.counted.value or one.counted.low + '-' + one.counted.high}",
            ),
            ("unit", _is_same_unit(one.unit, entry.get("unit", "")), f"{one.unit}, not {entry.get('unit')}"),
            ("as of", is_any_day(one.as_of, entry, "as_of"), f"{one.as_of}, not {entry.get('as_of')}"),
        ):
            tally.note(name, right)
            faults += [] if right else [f"{name} {told}"]
        tally.note("all", not faults)
        tally.note("claimant", _is_same_claimant(one.claimed_by, entry.get("claimed_by", "")))
        tally.note("qualifier", one.counted.qualifier == entry.get("qualifier", ""))
        if faults:
            tally.errors.append(f"{article.name}: wrong: {quote(article.text, span)}: {'; '.join(faults)}")
        elif not _is_same_claimant(one.claimed_by, entry.get("claimed_by", "")):
            told = f"claimed by {one.claimed_by}, not {entry.get('claimed_by')}"
            tally.errors.append(f"{article.name}: claimant: {quote(article.text, span)}: {told}")
    tally.errors += [
        f"{article.name}: too much: {quote(article.text, span)} ({one.unit})" for span, one in free
    ]
    tally.errors += [f"{article.name}: missed: {quote(article.text, spans[number])}" for number in missed]


def _is_same_value(one: Figured, entry: Entry) -> bool:
    counted = one.counted
    if "value" in entry:
        return bool(counted.value) and float(counted.value) == float(entry["value"])
    return bool(counted.low) and (float(counted.low), float(counted.high)) == (
        float(entry["low"]),
        float(entry["high"]),
    )


_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "%": "percent", "per cent": "percent"}


def _is_same_unit(found: str, wanted: str) -> bool:
    names = [_SIGNS.get(one.lower(), one) for one in (found, wanted)]
    one, two = (fold_plural(find_head(name) or name) for name in names)
    return one == two


def _is_same_claimant(found: str, wanted: str) -> bool:
    if not found or not wanted:
        return found == wanted
    return fold_plural(find_head(found)) == fold_plural(find_head(wanted))


# ---------------------------------------------------------------- events


def _score_events(article: Labelled, reading: Reading, tally: Tally) -> None:
    wanted = article.labels.get("events", [])
    places = [
        (article.text.find(one["words"]), article.text.find(one["words"]) + len(one["words"]))
        for one in wanted
    ]

    def meets(one: Happened, number: int) -> bool:
        span = shift(article, one.place, one.start, one.end)
        return overlap(span, places[number]) and is_any_day(one.date.value, wanted[number], "date")

    pairs, free, missed = pair_labels(reading.events, wanted, meets)
    _count(tally, len(pairs), len(free), len(missed))
    for one, number in pairs:
        tally.note("planned", one.date.ahead == (wanted[number].get("status") == "planned"))
    tally.errors += [
        f"{article.name}: missed: {wanted[number]['date']} {wanted[number]['words']}" for number in missed
    ]


# ---------------------------------------------------------------- in words


def describe(score: Score) -> str:
    """Return a score in words: each error, then the figures."""
    parts = {
        "date": score.dates,
        "statement": score.statements,
        "figure": score.figures,
        "event": score.events,
    }
    lines = [f"{name}: {error}" for name, tally in parts.items() for error in tally.errors]
    lines += [f"no date: {one}" for one in score.none]
    figures = score.figures
    shares = ("value", "unit", "as of", "qualifier", "claimant")
    events = score.events
    return "\n".join(
        (
            *lines,
            f"Dates: {_describe(score.dates)}; the right days {score.dates.share('value'):.3f}",
            f"Sentences without a date in which one was found: {len(score.none)} of {score.sentences}",
            f"Statements: {_describe(score.statements)}; the right verb {score.statements.share('verb'):.3f}",
            f"Figures: {_describe(figures)}; right in value, unit and day: F1 {figures.f1_of('all'):.3f} ("
            + ", ".join(f"{name} {figures.share(name):.3f}" for name in shares)
            + ")",
            f"Events: {events.pairs} of {events.wanted} labelled are among {events.found} found",
        )
    )


def _describe(tally: Tally) -> str:
    return f"F1 {tally.f1:.3f} ({tally.pairs} pairs of {tally.found} found and {tally.wanted} labelled)"
