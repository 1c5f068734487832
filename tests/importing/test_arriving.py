from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from dossier.importing.arriving import LARGEST, decode, read_foreign, refuse_large
from dossier.importing.days import find_day, find_days
from dossier.importing.foreign import Caption, RefusalError
from dossier.importing.pasted import parse_pasted

BODY = "The harbour of Brannock was closed on Monday, its master said in a letter to the ministry of works."
MORE = "“Nothing will sail before the wind has turned,” he wrote."
LEAD = f"{BODY} Nobody was told when he might open it again, and the ministry has not answered."
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Sound Radio News</title>
<entry><title>Harbour closed</title><link href="https://soundradio.example/harbour"/>
<published>2019-07-14T23:30:00-03:00</published><author><name>By Wilhelmina Tark</name></author>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;&lt;p&gt;Read more&lt;/p&gt;</content>
</entry>
<entry><title>Nothing to read</title></entry></feed>"""
RSS = f"""<rss version="2.0"><channel><title>Kessel Observer</title><language>en-gb</language>
<item><title>Harbour closed</title><link>https://kessel.example/1</link><description>{BODY}</description>
<pubDate>Sun, 14 Jul 2019 18:20:00 +0200</pubDate></item></channel></rss>"""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is empty; save the page anew, or copy its text"),
        (b" \n ", "this is empty; save the page anew, or copy its text"),
        (b"%PDF-1.7 ...", "this is a PDF; copy its text into a file, and import that"),
        (b"\xd0\xcf\x11\xe0abc", "this is an old Word file; copy its text into a file, and import that"),
        (b"a\x00b", "this is no text; import HTML, a saved page, Markdown, a feed or plain text"),
        (b"Menu\nShare\n",
         "there is no text in it; copy the article's text, from its headline to its last line"),
        (b"<html><body><nav>Menu</nav></body></html>",
         "no article was found in this page; copy its text into a file, and import that"),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>",
         "this feed has no entry with a title and a text; import the pages themselves"),
        (b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc",
         "this saved page holds no HTML; save the page anew, as one file or as HTML"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused_in_plain_words(data: bytes, message: str) -> None:
    with pytest.raises(RefusalError) as refused:
        read_foreign(data)
    assert str(refused.value) == message


def test_a_hundred_megabytes_are_refused_by_their_number_alone() -> None:
    with pytest.raises(RefusalError) as refused:
        refuse_large(100_000_000)
    assert str(refused.value) == (
        "this has 100 MB, and a page may have 20; save the page without its pictures, or copy its text"
    )
    refuse_large(LARGEST)


@pytest.mark.parametrize(
    "data",
    [
        "Vučić в Brannock".encode(),
        "Vučić в Brannock".encode("utf-16"),
        b"\xef\xbb\xbf" + "Vučić в Brannock".encode(),
    ],
)
def test_marks_of_encodings_are_read(data: bytes) -> None:
    assert decode(data) == "Vučić в Brannock"


def test_an_encoding_is_taken_from_the_page_and_else_guessed() -> None:
    assert decode('<meta charset="iso-8859-8">שלום'.encode("iso-8859-8")).endswith("שלום")
    assert decode("naïve “quotes”".encode("windows-1252")) == "naïve “quotes”"
    assert decode("שלום".encode("windows-1255"), "windows-1255") == "שלום"


def test_entries_of_an_atom_feed_are_texts() -> None:
    (text,) = read_foreign(ATOM.encode())
    assert (text.title.value, text.title.reason) == ("Harbour closed", "feed")
    assert text.paragraphs == (BODY, MORE)
    found = (text.publisher, text.author, text.date, text.lang, text.url)
    assert [one.value for one in found if one] == [
        "Sound Radio News", "Wilhelmina Tark", "2019-07-14", "en", "https://soundradio.example/harbour",
    ]  # fmt: skip


def test_items_of_rss_are_texts_dated_as_they_write() -> None:
    (text,) = read_foreign(RSS.encode())
    assert text.paragraphs == (BODY,)
    assert text.date is not None
    assert (text.date.value, text.date.reason) == ("2019-07-14", "feed")


def test_lines_broken_for_width_are_joined() -> None:
    broken = "\n".join(textwrap.wrap(LEAD, 60))
    text = parse_pasted(f"Harbour of Brannock closed by its master\n\n{broken}\n\n{MORE}\n")
    assert text.title.value == "Harbour of Brannock closed by its master"
    assert text.paragraphs == (LEAD, MORE)


def test_a_caption_cut_off_and_its_credit_are_one_caption() -> None:
    caption = "Boats lie at the quay of Brannock on Tuesday, Nov. 24, 2015. Nobody knew when they wou"
    text = parse_pasted(f"Harbour of Brannock closed by its master\n{LEAD}\n{caption}Credit: AP\n{MORE}\n")
    assert text.captions == (Caption(caption, "AP"),)
    assert text.paragraphs == (LEAD, MORE)
    assert text.date is not None
    assert (text.date.value, text.date.reason) == ("2015-11-24", "caption")


def test_a_publisher_known_to_the_site_is_found_where_the_text_names_it() -> None:
    told = "A senior diplomat told The Eastern Ledger that the offer had been made."
    text = parse_pasted(
        f"An offer was made to the harbour\n{BODY}\n{told}\n", ["Eastern Ledger", "The Eastern Ledger"]
    )
    assert text.publisher is not None
    assert (text.publisher.value, text.publisher.reason) == ("The Eastern Ledger", "text")


def test_a_publisher_is_not_guessed_between_two_or_from_an_agency() -> None:
    known = ["The Eastern Ledger", "The Kessel Observer", "Reuters"]
    for told in (
        "A diplomat told Reuters that the offer stood.",
        "A diplomat told The Eastern Ledger that the offer stood, and The Kessel Observer that it did not.",
    ):
        text = parse_pasted(f"An offer was made to the harbour\n{BODY}\n{told}\n", known)
        assert text.publisher is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thursday, 29 October 1998", "1998-10-29"),
        ("Sept. 20, 2021 · 5 min read", "2021-09-20"),
        ("in Tel Aviv. Nov 24. 2015", "2015-11-24"),
        ("Publié le 1er octobre 2022 à 18 h 32", "2022-10-01"),
        ("Dienstag, 4. März 2014", "2014-03-04"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("09.05.2023 | 07:15", "2023-05-09"),
        ("24 בנובמבר 2015", "2015-11-24"),
        ("الثلاثاء 23 تشرين الثاني/نوفمبر 2021", "2021-11-23"),
        ("2021年5月3日", "2021-05-03"),
        ("24/11/2015", "2015-11-24"),
        ("4/5/2015", ""),
        ("31 February 2020", ""),
        ("version 2.10.1 of 2020", ""),
        ("May 2021", ""),
    ],
)
def test_whole_dates_are_read_in_many_languages_and_no_others(line: str, day: str) -> None:
    assert find_day(line) == day


def test_no_sentence_without_a_date_has_a_day() -> None:
    lines = (Path(__file__).parents[1] / "cases" / "import" / "dates-none.txt").read_text(encoding="utf-8")
    assert [line for line in lines.splitlines() if find_days(line)] == []
