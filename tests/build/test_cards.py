"""The pictures that networks show where somebody shares a page: what is on them, and when they are drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from dossier.build.cards import HEIGHT, MARGIN, SIZES, WIDTH, Painter
from dossier.build.looks import Look, read_look
from dossier.exports.cards import Card
from tests.build.conftest import Place
from tests.conftest import ROOT

SITE = "https://example.org/project"
ENGLISH = Card("Dossier", "The Lebanon ceasefire", "en", "The Desk", "Updated 18 Jul 2026")
ARABIC = Card("ملف", "وقف إطلاق النار (1701)", "ar", "المكتب", "آخر تحديث: 18 يوليو 2026")
HEBREW = Card("תיק", "הפסקת האש: UNIFIL אמרה כן", "he", "השולחן", "18 ביולי 2026")
RUSSIAN = Card("Person", "Владимир Жириновский", "en", "The Desk", "")
UNDRAWN = (
    "content/actors/ivan.md:2: name: the card shows the site's name in place of 'Иван': "
    "the theme's letters for cards lack И, в, а, н; give the theme others in cards/, "
    "or leave cards out: EXPORTS_OFF = ['card.png'] [card-letters]\n"
)


@pytest.fixture(scope="module")
def look() -> Look:
    """Give how the cards of broadsheet look."""
    found = read_look(ROOT / "themes" / "broadsheet", "")
    assert found is not None
    assert found.shapes, "cards need FriBiDi here: install libfribidi0"
    return found


def open_card(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def find_words(data: bytes, left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    """Return where the words within a part of a card stand in it."""
    part = open_card(data).convert("L").crop((left, top, right, bottom))
    box = part.point([255 if tone < 150 else 0 for tone in range(256)]).getbbox()
    assert box is not None
    return box


def find_ink(data: bytes, top: int, bottom: int) -> tuple[int, int]:
    """Return where, from the left, the words between two heights begin and end."""
    left, _, right, _ = find_words(data, 0, top, WIDTH, bottom)
    return left, right


@pytest.mark.parametrize("card", [ENGLISH, ARABIC, HEBREW])
def test_a_card_is_as_large_as_networks_ask_and_always_the_same(card: Card, look: Look) -> None:
    drawn = Painter(look).paint(card)
    assert open_card(drawn).size == (WIDTH, HEIGHT) == (1200, 630)
    assert Painter(look).paint(card) == drawn
    assert Painter(look).paint(card._replace(title=f"{card.title}.")) != drawn
    assert len(drawn) < 40_000


def test_a_card_begins_where_its_language_does(look: Look) -> None:
    painter = Painter(look)
    for top, bottom in ((60, 120), (130, 510), (530, 620)):
        left, right = find_ink(painter.paint(ENGLISH._replace(date="")), top, bottom)
        assert left < MARGIN + 8
        assert right < WIDTH - MARGIN
        for card in (ARABIC, HEBREW):
            left, right = find_ink(painter.paint(card._replace(date="")), top, bottom)
            assert left > MARGIN
            assert right > WIDTH - MARGIN - 8


def test_arabic_letters_are_joined_and_run_from_right_to_left(look: Look) -> None:
    font = Painter(look).font("serif", SIZES[0])
    alone = sum(font.getlength(letter) for letter in "سلام")
    assert font.getlength("سلام") < 0.8 * alone
    # The first letter of a word is its rightmost one, and this one is taller than the second.
    word, letter = (
        Painter(look).paint(HEBREW._replace(title=title, kicker="", date="")) for title in ("לו", "ל")
    )
    first, last = find_ink(word, 130, 510)
    half = ((first + last) // 2, 130, WIDTH, 510)
    assert find_words(word, *half)[1] == find_words(letter, *half)[1]


def test_a_long_title_becomes_smaller_and_at_last_is_cut(look: Look) -> None:
    painter = Painter(look)
    words = "Kerry tells Netanyahu the US will not recognise settlement blocs in return for gestures"
    assert find_ink(painter.paint(ENGLISH._replace(title=words)), 130, 510)[1] <= WIDTH - MARGIN + 2
    longest = painter.paint(ENGLISH._replace(title=f"{words} " * 4))
    assert longest == painter.paint(ENGLISH._replace(title=f"{words} " * 5))
    endless = painter.paint(ENGLISH._replace(title="x" * 400))
    assert find_ink(endless, 130, 510)[1] <= WIDTH - MARGIN + 2


def test_what_the_letters_lack_gives_way_to_the_sites_name(look: Look) -> None:
    painter = Painter(look)
    assert painter.paint(RUSSIAN) == painter.paint(RUSSIAN._replace(title=RUSSIAN.site))
    for title in ("Vučić, Šešelj and “Erdoğan”", "Où ? À l’Élysée", "צה״ל: „כן” מ־2024", "حِزْبُ ٱللَّٰه؛ ماذا؟"):
        assert painter.can_paint(title), title


def test_without_fribidi_hebrew_and_arabic_give_way_and_all_else_stays(look: Look) -> None:
    painter = Painter(look._replace(shapes=False))
    assert not painter.can_paint(ARABIC.title)
    assert painter.paint(HEBREW._replace(site="The Desk")) == painter.paint(
        HEBREW._replace(site="The Desk", title="The Desk", kicker="", date="")
    )
    assert painter.can_paint(ENGLISH.title)
    assert painter.can_paint("Vučić")


def test_the_accent_of_a_site_is_that_of_its_cards() -> None:
    look = read_look(ROOT / "themes" / "broadsheet", "#7a1f3d")
    assert look is not None
    assert open_card(Painter(look).paint(ENGLISH)).getpixel((600, 4)) == (0x7A, 0x1F, 0x3D)


def list_cards(place: Place) -> set[str]:
    return {path for path in place.read_tree() if path.endswith("card.png")}


def list_kept(place: Place) -> set[Path]:
    return {path for path in (place.root / ".cache" / "cards").rglob("*") if path.is_file()}


def test_each_dossier_actor_and_own_article_without_an_image_has_a_card(place: Place) -> None:
    Image.new("RGB", (20, 20)).save(place.write("content/images/one.png", ""))
    image = "image: images/one.png\nimage_alt: A square\n"
    place.write("content/actors/bob.md", f"---\nname: Bob\n{image}---\n")
    place.write("content/articles/shown.md", f"---\ntitle: Shown\ndate: 2024-06-01\n{image}---\nText.\n")
    place.write(
        "content/articles/gone.md",
        "---\ntitle: Gone\ndate: 2024-06-01\nwithdrawn: It was wrong.\n---\nText.\n",
    )
    place.write("content/articles/theirs.md", "---\ntitle: Theirs\ndate: 2024-06-01\npublisher: Paper\n---\n")
    place.write("content/articles/own.md", "---\ntitle: Own\ndate: 2024-06-01\n---\nText.\n")
    place.succeed("--siteurl", SITE)
    cards = list_cards(place)
    assert {"dossiers/topic/card.png", "actors/ada/card.png", "articles/own/card.png"} <= cards
    without = {"actors/bob/card.png", *(f"articles/{name}/card.png" for name in ("shown", "gone", "theirs"))}
    assert not without & cards
    shown = {
        path.removesuffix("index.html")
        for path, data in place.read_tree().items()
        if path.endswith("index.html") and b"card.png" in data
    }
    assert {f"{page}card.png" for page in shown} == cards
    html = (place.output / "articles" / "own" / "index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{SITE}/articles/own/card.png">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html


def test_without_the_sites_address_or_by_a_setting_there_are_none(place: Place) -> None:
    place.succeed()
    assert list_cards(place) == set()
    place.configure("EXPORTS_OFF = ['card.png']")
    place.succeed("--siteurl", SITE)
    assert list_cards(place) == set()
    assert b"card.png" not in b"".join(place.read_tree().values())


def test_a_title_in_other_letters_is_told(place: Place) -> None:
    place.write("content/actors/ivan.md", "---\nname: Иван\n---\n")
    told = place.succeed("--siteurl", SITE)
    assert UNDRAWN in told
    assert "card-letters" not in place.succeed()


def test_a_card_is_drawn_again_only_where_its_words_changed(place: Place) -> None:
    place.write("content/articles/own.md", "---\ntitle: Own\ndate: 2024-06-01\n---\nText.\n")
    place.succeed("--siteurl", SITE)
    kept, first = list_kept(place), place.read_tree()
    place.write("content/articles/own.md", "---\ntitle: Own\ndate: 2024-06-01\n---\nOther text.\n")
    place.succeed("--siteurl", SITE)
    assert list_kept(place) == kept
    place.write("content/articles/own.md", "---\ntitle: Our own\ndate: 2024-06-01\n---\nOther text.\n")
    place.succeed("--siteurl", SITE)
    assert len(list_kept(place) - kept) == 1
    card = "articles/own/card.png"
    changed = {path for path in list_cards(place) if place.read_tree()[path] != first.get(path)}
    assert changed == {card}


def test_a_kept_card_that_is_damaged_is_drawn_anew(place: Place) -> None:
    place.succeed("--siteurl", SITE)
    whole = place.read_tree()
    for path in list_kept(place):
        path.write_bytes(path.read_bytes()[:-9] + b"elsewhere")
    place.succeed("--siteurl", SITE, "--clean")
    assert place.read_tree() == whole
