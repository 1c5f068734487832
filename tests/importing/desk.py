"""A small site with one imported page, for the tests of what an editor decides."""

from __future__ import annotations

from pathlib import Path

from dossier.build.deciding import Desk
from dossier.build.holdings import read_holdings
from dossier.build.ledgers import Searched, search_text
from dossier.commands.importing import read_site
from dossier.importing.candidates import Candidate

NAME = "harbour-to-open-on-friday"
SITE = {
    "actors/eastern-ledger.md": "---\nname: The Eastern Ledger\nkind: media\n---\n",
    "actors/varland.md": "---\nname: Varland\nkind: state\nadjectives: [Varlander]\n---\n",
    "dossiers/harbour.md": """---
title: The harbour strike
series:
  - {id: strikers, label: Dock workers on strike, unit: dock workers}
---
""",
}
PARAGRAPHS = (
    (
        "Ottla Brandt, Varland’s transport minister, met Josef Vantreight, the head of the dockers’ union, "
        "in Brannock late on Tuesday."
    ),
    "“It is a pay packet, not a victory,” Mr Vantreight told reporters.",
    "Brandt denied that the government had paid for the agreement.",
    "At least 4,300 dock workers were on strike in the second week, according to the union.",
)


def write_site(folder: Path) -> Path:
    content = folder / "site" / "content"
    for path, text in SITE.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    return content


def write_page(folder: Path, *paragraphs: str) -> Path:
    page = folder / "page.html"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    page.write_text(
        '<html lang="en"><meta charset="utf-8"><title>Harbour to open on Friday</title>'
        '<meta property="og:site_name" content="The Eastern Ledger">'
        '<meta property="article:published_time" content="1998-10-29T08:00:00+01:00">'
        '<link rel="canonical" href="https://ledger.example/harbour">'
        f"<body><h1>Harbour to open on Friday</h1><article>{text}</article></body></html>",
        encoding="utf-8",
    )
    return page


def draft_of(content: Path) -> Path:
    return content / "articles" / "1998" / f"{NAME}.md"


def ledger_of(content: Path) -> Path:
    return content / "ledger" / f"{NAME}.yaml"


def open_desk(content: Path) -> tuple[Desk, Searched]:
    desk = Desk(read_holdings(read_site(content, "2026-03-01")))
    return desk, search_text(desk.holdings, NAME)


def find(text: Searched, words: str) -> Candidate:
    """Return the candidate whose first words begin so."""
    return next(one for one in text.candidates if one.words and one.words[0].text.startswith(words))
