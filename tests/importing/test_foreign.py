from __future__ import annotations

import pytest

from dossier.importing.foreign import Caption, ForeignText, Found, Line, parse_original, render_original

TITLE = Found("Ferry to sail at night", "heading")
BODY = ("The court lifted the ban on Friday.", "The town did not comment.")


def test_an_original_is_headline_and_deck_then_paragraphs_then_captions() -> None:
    captions = (Caption("The ferry.", "Ture Holm"), Caption("The court."))
    text = ForeignText(TITLE, BODY, deck="Porpoises or people", captions=captions)
    assert render_original(text) == (
        "Ferry to sail at night\nPorpoises or people\n"
        "\nThe court lifted the ban on Friday.\nThe town did not comment.\n"
        "\nThe ferry. (Ture Holm)\nThe court.\n"
    )


@pytest.mark.parametrize("deck", ["", "Porpoises or people"])
@pytest.mark.parametrize("captions", [(), (Caption("The ferry.", "Ture Holm"),)])
def test_what_is_written_is_read_back_with_the_same_lines(deck: str, captions: tuple[Caption, ...]) -> None:
    text = ForeignText(TITLE, BODY, deck=deck, captions=captions)
    original = parse_original(render_original(text))
    assert (original.title, original.deck, original.lines) == (TITLE.value, deck, text.lines)
    assert len(original.captions) == len(captions)


def test_a_line_is_numbered_as_an_editor_sees_it() -> None:
    assert ForeignText(TITLE, BODY).lines[0] == Line(3, BODY[0])
    assert render_original(ForeignText(TITLE, BODY)).split("\n")[3 - 1] == BODY[0]
