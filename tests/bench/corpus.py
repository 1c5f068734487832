"""Knows a newspaper that never was: its articles, people, states and topics, the same ones each time.

Does not know how any generator wants them written.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

FIRST = ("Anna", "Ben", "Carla", "David", "Elena", "Farid", "Gita", "Hugo", "Ines", "Jamal")
LAST = (
    *("Adler", "Baker", "Cohen", "Duarte", "Eriksen", "Fontaine", "Garcia", "Haddad", "Ivanov", "Jensen"),
    *("Khan", "Levy", "Moreau", "Novak", "Okafor", "Petrov", "Quinn", "Rossi", "Sato", "Tanaka"),
)
PERSONS = [f"{first} {last}" for first in FIRST for last in LAST]
STATES = (
    *("Northland", "Southmark", "Eastmere", "Westvale", "Highmoor"),
    *("Lowfen", "Oakholm", "Ashford", "Elmstead", "Pinecrest"),
)
OFFICES = ("Prime Minister", "Foreign Minister", "Defence Minister", "President")
NICKNAME = "Grey Heron"
"""What one article in twenty calls the person below, who is never named otherwise."""
NICKNAMED = "Walter Underhill"
OFTEN = 20
WORDS = 4000
AFTER_NAMES = {"ii", "iii", "iv", "jr", "sr"}
"""Words that make a name somebody else's."""
DAYS = 5800
ARTICLES_A_SOURCE = 10


@dataclass(frozen=True)
class Article:
    """Hold an article: a headed text of eight paragraphs, and what it records."""

    id: str
    title: str
    date: str
    body: str
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    """Whom the text names, by their names."""
    records: dict[str, list[dict[str, Any]]]


def slug(words: str) -> str:
    """Make an id of a name."""
    return words.lower().replace(" ", "-")


def list_topics(size: int) -> list[str]:
    """Name the topics of so many articles: each has about seventy."""
    return [f"Topic {number:03d}" for number in range(max(20, size // 50))]


def list_terms(person: int) -> Iterator[dict[str, str]]:
    """Yield a person's two terms. Each office changes hands every two years, and has one holder at a time."""
    for place in (person, person + len(PERSONS)):
        start = 2008 + 2 * (place // (len(OFFICES) * len(STATES)))
        yield {
            "title": OFFICES[place % len(OFFICES)],
            "of": slug(STATES[place // len(OFFICES) % len(STATES)]),
            "from": f"{start}-01-01",
            "to": f"{start + 1}-12-31",
        }


def list_sources(size: int) -> Iterator[dict[str, str]]:
    """Yield the reports that events rest on besides the article itself."""
    for number in range(-(-size // ARTICLES_A_SOURCE)):
        agency = f"Agency {number % 12}"
        yield {"id": f"report-{number:05d}", "publisher": agency, "title": f"Report {number}"}


def list_articles(size: int) -> Iterator[Article]:
    """Yield so many articles, in the same words on every machine."""
    writer = Writer(size)
    for number in range(size):
        yield writer.write(number)


class Writer:
    """Make up articles, one after the other."""

    def __init__(self, size: int) -> None:
        self.random = random.Random(7)
        self.topics = list_topics(size)
        letters = "abcdefghijklmnoprstuvw"
        made = (
            "".join(self.random.choice(letters) for _ in range(self.random.randint(2, 9)))
            for _ in range(WORDS)
        )
        self.words = [word for word in made if word not in AFTER_NAMES]

    def write(self, number: int) -> Article:
        """Make up the next article."""
        named: dict[str, None] = {}
        date = dt.date(2010, 1, 1) + dt.timedelta(days=self.random.randrange(DAYS))
        body = self.body(number, named)
        topics = self.random.sample(self.topics, self.random.choice([1, 1, 2]))
        title = f"{' '.join(self.random.choices(self.words, k=7)).capitalize()} {number}"
        records = self.records(
            number, date, topics[0], [slug(name) for name in named if name != NICKNAMED][:3]
        )
        return Article(f"a{number:06d}", title, str(date), body, tuple(topics), tuple(named), records)

    def body(self, number: int, named: dict[str, None]) -> str:
        """Write eight paragraphs, a heading, a quotation and a list; note who is named in them."""
        parts = [" ".join(self.told(named) for _ in range(self.random.randint(2, 5))) for _ in range(8)]
        if number % OFTEN == 0:
            parts[1] += f" {self.sentence()[:-1]} {NICKNAME}."
            named[NICKNAMED] = None
        heading = " ".join(self.random.choices(self.words, k=2)).capitalize()
        parts[3:3] = [f"## {heading}"]
        parts[6:6] = [f"> {self.sentence()}", f"- {self.sentence()}\n- {self.sentence()}"]
        return "\n\n".join(parts)

    def told(self, named: dict[str, None]) -> str:
        """Write a sentence: one in four names somebody, one in twenty of the others an office."""
        sentence = self.sentence()
        if self.random.random() < 0.25:
            words = sentence.split(" ")
            # Few are in the news often, and most are seldom.
            person = PERSONS[min(int(self.random.expovariate(1 / 25)), len(PERSONS) - 1)]
            named[person] = None
            words.insert(self.random.randrange(1, len(words)), person)
            return " ".join(words)
        if self.random.random() < 0.05:
            office = self.random.choice(OFFICES).lower()
            return f"{sentence[:-1]} said the {self.random.choice(STATES)} {office}."
        return sentence

    def sentence(self) -> str:
        """Write ten to twenty-eight words."""
        return " ".join(self.random.choices(self.words, k=self.random.randint(10, 28))).capitalize() + "."

    def records(
        self, number: int, date: dt.date, topic: str, who: list[str]
    ) -> dict[str, list[dict[str, Any]]]:
        """Record two events and a statement, and of every fourth article a figure."""
        events = [
            {
                "date": str(date - dt.timedelta(days=self.random.randrange(30))),
                "title": self.sentence()[:70].rstrip(" ."),
                "actors": who,
                "sources": [f"report-{number // ARTICLES_A_SOURCE:05d}"],
            }
            for _ in range(2)
        ]
        speaker = who[0] if who else "A spokesman"
        figure = {"series": f"count-{slug(topic)}", "value": number, "as_of": str(date), "scope": "all"}
        return {
            "events": events,
            "statements": [{"by": speaker, "date": str(date), "gist": self.sentence()}],
            "figures": [figure] if number % 4 == 0 else [],
        }
