"""Found words in what is shown: cut by code points, whatever their accents, and never markup."""

import pytest

from events.queries.search.marks import Piece, excerpt, pieces, stretches
from events.queries.search.terms import Term
from events.templatetags.searching import found, marked


def term(*words, is_open=True):
    return Term(words, is_open)


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("Raid in Irbil", [term("irb")], ["Irbil"]),
        ("Hewlêr’s café", [term("cafe")], ["café"]),
        ("CAFÉ", [term("cafe")], ["CAFÉ"]),
        ("Straße, Strasse", [term("strasse")], ["Straße", "Strasse"]),
        ("Ørsted", [term("orsted")], ["Ørsted"]),
        ("Nouri al-Maliki spoke", [term("al", "maliki")], ["al-Maliki"]),
        ("al and Maliki", [term("al", "maliki")], []),
        ("arrested", [term("arrest", is_open=False)], []),
        ("到北京市去", [term("北", "京")], ["北京"]),
        ("🙂🙂 raid 🙂", [term("raid")], ["raid"]),
        ("a raid, a RAID", [term("raid"), term("a")], ["a", "raid", "a", "RAID"]),
        ("", [term("raid")], []),
    ],
)
def test_words_are_found_where_they_stand(text, terms, expected):
    assert [text[begins:ends] for begins, ends in stretches(text, terms)] == expected
    assert "".join(piece.text for piece in pieces(text, terms)) == text


CANARY = "<img src=x onerror=alert(1)>&\"'<mark>"


def test_every_piece_is_escaped_by_itself():
    html = found(f"{CANARY} raid {CANARY}", [term("raid"), term("img"), term("mark")])
    assert html.count("<mark>") == html.count("</mark>") == 5
    assert "<img" not in html
    assert "&lt;<mark>img</mark> src=x onerror=alert(1)&gt;" in html
    assert marked((Piece(CANARY, is_found=True),)) == (
        "<mark>&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#x27;&lt;mark&gt;</mark>"
    )


def test_without_words_a_text_stays_as_it_is():
    assert found("a < b", ()) == found("a < b", "") == "a < b"


def test_an_excerpt_is_cut_between_words_around_the_first_find():
    text = "word " * 100 + "needle " + "word " * 100
    around = "".join(piece.text for piece in excerpt(text, [term("needle")]))
    assert around.startswith("… word")
    assert around.endswith("word …")
    assert "needle" in around
    assert len(around) < 220
    assert excerpt(text, [term("absent")]) == ()
    assert "".join(piece.text for piece in excerpt("needle", [term("needle")])) == "needle"
