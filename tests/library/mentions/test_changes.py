"""Which texts are read for names anew when names change: all that could mention others than before."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.library.mentions.changes import find_new_words, has_any
from dossier.library.mentions.roster import Roster
from dossier.library.mentions.texts import collect_actors, find_mentions
from dossier.source.documents import parse_document
from dossier.source.headers import ActorHeader

WORDS = ("Ada", "Lovelace", "Byron", "Lady", "al-Masri", "O’Hara", "Cohen", "Müller", "May", "כהן", "עדה")
FILLERS = ("the", "met", "said", "may", "President", "of", "Ruritania", "Mr", "her", "ו")

names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
persons = st.fixed_dictionaries(
    {"name": names},
    optional={"aliases": st.lists(names, max_size=2), "names": st.fixed_dictionaries({"he": names})},
)
texts = st.lists(
    st.tuples(
        st.sampled_from((*WORDS, *FILLERS)), st.sampled_from((" ", " ", " ", ", ", ". ", "’s ", "-", "\n"))
    ),
    min_size=1,
    max_size=12,
).map(lambda pieces: "".join(word + joint for word, joint in pieces))


def read_actors(*persons: dict[str, Any]) -> dict[str, ActorHeader]:
    """Return headers of persons, and of a state of which the first is president."""
    role = {"title": "President", "of": "ruritania", "from": "2020-01-01"}
    files = {
        "ruritania": {"name": "Ruritania", "kind": "state"},
        **{f"person-{number}": one for number, one in enumerate(persons)},
    }
    files["person-0"] = {**files["person-0"], "roles": [role]}
    return collect_actors(
        parse_document("actors", f"content/actors/{name}.md", f"---\n{one!r}\n---\n".encode())[0]
        for name, one in files.items()
    )


@given(persons, persons, persons, texts, st.sampled_from(("en", "he", "fr")))
def test_a_text_without_a_new_or_former_name_mentions_whom_it_did(
    former: dict[str, Any], new: dict[str, Any], other: dict[str, Any], text: str, language: str
) -> None:
    before, now = (Roster(read_actors(one, other), "en") for one in (former, new))
    words = find_new_words(before.actors, now.actors, "en")
    assume(words is not None)
    header = f"title: A title\ndate: 2024-06-01\nlang: {language}"
    article, problems = parse_document(
        "articles", "content/articles/a.md", f"---\n{header}\n---\n{text}".encode()
    )
    assert article
    assert not problems
    assert words is not None
    if not has_any(article, now, words):
        assert find_mentions(article, before) == find_mentions(article, now)


def test_only_names_of_persons_are_looked_for() -> None:
    ada = {"name": "Ada Lovelace"}
    before = read_actors(ada)
    assert find_new_words(before, read_actors({**ada, "note": "Known."}), "en") == set()
    # Once as a word by itself, and once as languages have it whose words carry letters before them.
    forms = {"lady ada", "ada", " lady ada", " ada"}
    assert find_new_words(before, read_actors({**ada, "aliases": ["Lady Ada"]}), "en") == forms
    assert find_new_words(before, read_actors({**ada, "born": "1815"}), "en") is None
    assert find_new_words(before, read_actors(ada, {"name": "Bob"}), "en") is None
    state = {**before, "ruritania": read_actors({**ada, "kind": "state"})["person-0"]}
    assert find_new_words(before, state, "en") is None
