"""Under which forms a word is found besides its own."""

from __future__ import annotations

import pytest

from dossier.exports.search_words import BAR, add_forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("government", []),
        ("l'accord", []),  # Pagefind parts at ASCII signs by itself.
        ("l’accord", ["laccord", "l", "accord"]),
        ("Israel’s", []),
        ("Israel–Lebanon", ["IsraelLebanon", "Israel", "Lebanon"]),
        ("Vučić", []),  # Marks it takes away by itself.
        ("Đukanović", ["Đukanovic", "dukanovic"]),
        ("Łódź", ["Łodz", "lodz"]),
        ("והממשלה", ["הממשלה", "ממשלה"]),
        ("שבירושלים", ["בירושלים", "ירושלים"]),
        ("וכשהממשלה", ["כשהממשלה", "הממשלה", "ממשלה"]),
        ("צה״ל", []),
        ("בצה״ל", ["צהל"]),
        ("ארצות־הברית", ["ארצותהברית", "ארצות", "הברית", "ברית"]),
        ("גז", []),
        ("والحكومة", ["الحكومة", "حكومة"]),
        ("وللحكومة", ["الحكومة", "حكومة", "للحكومة", "لحكومة"]),
        ("بالاتفاق", ["الاتفاق", "اتفاق"]),
    ],
)
def test_a_word_is_found_by_other_forms(word: str, forms: list[str]) -> None:
    shown, *found = add_forms(word).split(BAR)
    assert shown == word
    assert set(forms) <= set(found)
    assert (found == []) == (forms == [])


def test_a_line_ends_with_a_bar_and_bars_of_a_text_are_gone() -> None:
    assert add_forms("One | two.\n\nThree") == "One two.| Three"
