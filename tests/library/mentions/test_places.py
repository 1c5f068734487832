"""What holds of mentions in any text: where they are, and that nothing depends on the order of actors."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.commands.mention_score import read_roster
from dossier.library.mentions.folding import fold_name, fold_text, is_even, spell_out
from dossier.library.mentions.model import BODY, Findings, Found
from dossier.library.mentions.names import find_forms
from dossier.library.mentions.places import find_parts
from dossier.library.mentions.roster import Roster
from dossier.library.mentions.texts import find_mentions
from dossier.source.body import Text
from dossier.source.documents import Document, parse_document
from dossier.source.headers import ActorHeader
from tests.conftest import ROOT

KNOWN = (
    "John Kerry", "Kerry", "Theresa May", "May", "José Manuel Barroso", "Aleksandar Vucic", "Ban Ki-moon",
    "Gideon Sa’ar", "US", "U.S.", "Israel", "the prime minister", "US Secretary of State", "President",
    "French President Emmanuel Macron", "Mike Rogers", "David Miliband", "Miliband", "UN Security Council",
)  # fmt: skip
AROUND = (
    " ", " ", ", ", ". ", "\n", "\xa0", "-", "’s ", "'s ", "“", "”", " of ", " the ", "former ", "İ", "ß",
    "ﬁ", "\xad", "e\u0301", "ı", "Straße ", "x", "## ", "*", "[[john-kerry]] ", "[[-|Kerry]] ",
)  # fmt: skip
WRITTEN = st.lists(st.sampled_from(KNOWN) | st.sampled_from(AROUND), max_size=24).map("".join)


@cache
def roster() -> Roster:
    """Read the actors once for all texts."""
    return read_roster(ROOT / "tests" / "cases" / "mentions")


def parse(text: str) -> Document[object]:
    document, _ = parse_document(
        "articles", "content/articles/day.md", f"---\ntitle: …\ndate: 2016-03-01\n---\n{text}\n".encode()
    )
    assert isinstance(document, Document)
    return document


def find(document: Document[object], among: Roster) -> Findings:
    return find_mentions(document, among)


@cache
def forms_of(actor: str) -> frozenset[str]:
    language = roster().lexicon("en").language
    forms = find_forms(actor, roster().actors[actor], "en", language)
    return frozenset(fold_name(form.written).replace("'", "") for form in forms)


@settings(max_examples=150, deadline=None)
@given(written=WRITTEN)
@example(written="İİ Straße\xad John Kerry and ﬁ Kerry")
def test_places_cut_the_words_as_written_and_never_overlap(written: str) -> None:
    document = parse(written)
    found = find(document, roster()).get(BODY, Found())
    parts = find_parts(document, BODY)
    for mention in found.mentions:
        part = parts[mention.part]
        if mention.reason in ("name", "alias", "surname"):
            assert isinstance(part, Text)
            words = part.text[mention.start : mention.end]
            assert fold_name(words).replace("'", "") in forms_of(mention.actor), words
    places = sorted(
        (one.part, one.start, one.end)
        for one in (*found.mentions, *found.left)
        if isinstance(parts[one.part], Text)
    )
    assert all(one[0] < other[0] or one[2] <= other[1] for one, other in pairwise(places))


@settings(max_examples=15, deadline=None)
@given(written=WRITTEN, data=st.data())
def test_the_order_of_actors_does_not_matter(written: str, data: st.DataObject) -> None:
    document, actors = parse(written), few_actors()
    mixed = dict(data.draw(st.permutations(list(actors.items()))))
    assert find(document, Roster(mixed, "en")) == find(document, Roster(actors, "en"))


def few_actors() -> dict[str, ActorHeader]:
    wanted = ("kerry", "may", "rogers", "miliband", "israel", "united", "macron", "france", "obama", "-un")
    return {name: one for name, one in roster().actors.items() if any(part in name for part in wanted)}


@settings(max_examples=200, deadline=None)
@given(text=st.text() | WRITTEN)
def test_a_text_made_alike_leads_back_to_the_text_as_written(text: str) -> None:
    spelled, places = spell_out(text)
    folded = fold_text(spelled)
    assert len(folded) == len(spelled) == len(places) - 1
    assert is_even(spelled)
    assert [*places] == sorted(places)
    assert places[-1] == len(text)
    letters = {
        (place, sign)
        for place, sign in zip(places, folded, strict=False)
        if sign.isascii() and sign.isalnum()
    }
    for place, sign in enumerate(text):
        if sign.isascii() and sign.isalnum():
            assert (place, sign.lower()) in letters


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet="bcdfghjklmnqrstvwxzBCDFGHJKLMNQRSTVWXZ ,.’'-\n\xa0\xad", max_size=200))
def test_a_text_without_a_known_name_finds_nothing(text: str) -> None:
    assert find(parse(text), roster()) == {}
