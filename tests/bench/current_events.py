"""Turn a collection of dated news events, given as lines of JSON, into a content folder to try timelines on.

    python3 tests/bench/current_events.py COLLECTION FOLDER

COLLECTION holds `events.jsonl.gz` (id, date, category, body, title, links, sources) and `stories.jsonl.gz`
(dossier, events). Nothing of it is kept here; its texts belong to whoever wrote them.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KINDS = {
    "Armed conflicts and attacks": "military",
    "International relations": "diplomacy",
    "Law and crime": "legal",
    "Politics and elections": "political",
    "Disasters and accidents": "humanitarian",
}
ACTORS = 300
"""How many of the things most often linked become actors."""


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield what stands on each line of a packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def slug(words: str) -> str:
    """Make an id of words."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def write(folder: Path, path: str, *lines: str) -> None:
    """Write a text below a folder."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def text(value: object) -> str:
    """Write a value so that YAML reads it as it is."""
    return json.dumps(value, ensure_ascii=False)


def describe(event: dict[str, Any], actors: dict[str, str]) -> Iterator[str]:
    """Yield the lines of an event; one that many report is a key event."""
    body = re.sub(r"([\[\]*_`<\\])", r"\\\1", event["body"])
    yield f"  - id: e-{event['id']}"
    yield f"    date: {event['date']}"
    yield f"    title: {text(' '.join(event['body'].split()[:12]).rstrip('.,;'))}"
    yield f"    text: {text(body)}"
    named = dict.fromkeys(actors[link["page"]] for link in event["links"] if link["page"] in actors)
    yield f"    actors: {text(list(named))}"
    yield f"    sources: {text([source['url'] for source in event['sources']] or ['https://example.org/'])}"
    if kind := KINDS.get(event["category"]):
        yield f"    kind: {kind}"
    if len(event["sources"]) > 1:
        yield "    weight: key"


def main(collection: Path, folder: Path) -> None:
    """Write the folder."""
    events = {event["id"]: event for event in read_lines(collection / "events.jsonl.gz")}
    stories = list(read_lines(collection / "stories.jsonl.gz"))
    taken = {slug(story["dossier"]) for story in stories}
    linked = Counter(link["page"] for event in events.values() for link in event["links"])
    actors: dict[str, str] = {}
    for page, _ in linked.most_common(ACTORS):
        name = slug(page)
        if name not in taken:
            actors[page] = name
            taken.add(name)
            title = text(page.replace("_", " "))
            write(folder, f"actors/{name}.md", "---", f"name: {title}", "kind: organisation", "---")
    dossiers: dict[str, list[str]] = {}
    for story in stories:
        name = slug(story["dossier"])
        write(folder, f"dossiers/{name}.md", "---", f"title: {text(story['dossier'])}", "---")
        for event in story["events"]:
            dossiers.setdefault(event, []).append(name)
    lines = ["events:"]
    for event in dossiers:
        lines += describe(events[event], actors)
        lines.append(f"    dossiers: {text(sorted(set(dossiers[event])))}")
    write(folder, "records/events.yaml", *lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
