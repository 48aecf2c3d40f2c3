"""Titles: who did what, as a chronology has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.headline import LONGEST
from events.extraction.titles import title_of
from tests.extraction.by_hand import only, told


@pytest.mark.parametrize(
    ("text", "words", "title"),
    [
        ("The ministers met in Oslo on Friday.", "Friday", "Ministers meet in Oslo"),
        ("However, on Friday, rebels seized the radio station.", "Friday", "Rebels seize the radio station"),
        ("A bomb went off near the station on Friday.", "Friday", "Bomb goes off near the station"),
        ("The treaty was signed in Geneva on Friday.", "Friday", "Treaty is signed in Geneva"),
        ("In Geneva, delegates signed the treaty on Friday.", "Friday", "Delegates sign the treaty in Geneva"),
        ("Ada Lund, a lawyer, resigned on Friday.", "Friday", "Ada Lund resigns"),
        ("The finance minister, Ada Lund, resigned on Friday.", "Friday", "Ada Lund resigns"),
        ("The envoy did not attend on Friday.", "Friday", "Envoy does not attend"),
        ("Five miners died on Friday, police said.", "Friday", "Five miners die"),
        ("He said that the bridge had collapsed on Friday.", "Friday", "Bridge had collapsed"),
        ("The *Courier* of Friday printed the letter.", "Friday", "Courier prints the letter"),
        ("The queen, who fled on Friday, is in Lisbon.", "Friday", "Queen flees"),
        ("Speaking to miners, the premier promised new pits on Friday.", "Friday", "Premier promises new pits"),
        (
            "On Friday the council adopted the plan, calling on all sides to keep calm.",
            "Friday",
            "Council adopts the plan",
        ),
    ],
)
def test_a_title_leaves_out_the_date_and_who_says_so(text, words, title):
    assert only(text, (words, "2015-06-05")).title == title


def test_what_is_planned_is_told_with_to():
    assert only("The ministers will meet in Oslo in July.", ("July", "2015-07")).title == "Ministers to meet in Oslo"
    assert only("The fair is scheduled to open on 3 July.", ("3 July", "2015-07-03")).title == "Fair scheduled to open"


def test_a_shared_subject_is_said_again():
    text = "The envoy resigned in May and flew to Lima on Friday."
    titles = [each.title for each in told(text, ("May", "2015-05"), ("Friday", "2015-06-05"))]
    assert titles == ["Envoy resigns", "Envoy flies to Lima"]


def test_he_is_named_by_the_sentence_before():
    text = "Ada Lund was elected in May. She resigned on Friday."
    assert [each.title for each in told(text, ("May", "2015-05"), ("Friday", "2015-06-05"))] == [
        "Ada Lund is elected",
        "Ada Lund resigns",
    ]


def test_the_words_of_a_selection_get_a_title():
    text = "Late that year, the last convoy left the port of Varda. It never arrived."
    assert title_of(text, 0, 55) == "Last convoy leaves the port of Varda"
    assert title_of(text, text.index("the port"), text.index(". It")) == "Port of Varda"
    assert title_of(text, 3, 3) == ""


def test_a_long_title_is_cut_between_phrases():
    text = (
        "The assembly of the northern provinces adopted on Friday a resolution on the return of refugees from the "
        "southern valleys with an amendment by the smaller parties."
    )
    title = only(text, ("Friday", "2015-06-05")).title
    assert len(title) <= LONGEST
    assert title == "Assembly of the northern provinces adopts a resolution on the return of refugees"


@given(st.text(max_size=300))
def test_a_title_is_one_line_and_short(text):
    title = title_of(text, 0, len(text))
    assert len(title) <= LONGEST + 1
    assert "\n" not in title
