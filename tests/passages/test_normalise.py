"""Evened typography, and the way back to the original's code points."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.passages import Normalised

TEXTS = st.text(
    st.sampled_from("ab '\"-“”’–—\u00a0\u00ad\u200b\n\te\u0301\u0323é한ᄒ\u1161\u11ab🕊שלם\u200fÅ"), max_size=40
)


@pytest.mark.parametrize(
    ("original", "even"),
    [
        ("“It’s”", '"It\'s"'),
        ("«oui» ‹non›", "\"oui\" 'non'"),
        ("3–4 May — a‑b − c", "3-4 May - a-b - c"),
        ("10\u00a0March\n\t2007", "10 March 2007"),
        ("con\u00adfer\u200bence\ufeff", "conference"),
        ("\u200fשלום\u200e", "שלום"),
        ("a \u00ad b", "a b"),
        ("cafe\u0301", "café"),
        ("\u212bngstro\u0308m", "Ångström"),
        ("\u1112\u1161\u11ab", "한"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_typography_is_evened_and_words_are_not(original, even):
    assert Normalised(original).text == even


@given(TEXTS)
def test_an_even_text_stays_as_it_is(text):
    even = Normalised(text).text
    assert Normalised(even).text == even


@given(TEXTS)
def test_an_even_text_is_composed(text):
    assert unicodedata.is_normalized("NFC", Normalised(text).text)


@given(TEXTS, st.data())
def test_no_visible_character_is_lost_on_the_way_there_and_back(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    page = Normalised(text)
    begins, ends = page.to_original(*page.from_original(start, end))
    visible = [offset for offset in range(start, end) if Normalised(text[offset]).text.strip()]
    assert all(begins <= offset < ends for offset in visible)


@given(TEXTS, st.data())
def test_an_even_range_comes_from_a_stretch_that_reads_so(text, data):
    page = Normalised(text)
    start = data.draw(st.integers(0, len(page.text)))
    end = data.draw(st.integers(start, len(page.text)))
    begins, ends = page.to_original(start, end)
    assert 0 <= begins <= ends <= len(text)
    assert page.text[start:end] in Normalised(text[begins:ends]).text


def test_every_letter_that_unicode_composes_is_composed_here():
    differing = set()
    for point in range(0x110000):
        character = chr(point)
        apart = unicodedata.normalize("NFD", character)
        if apart != character and Normalised(f"x{apart}y").text != unicodedata.normalize("NFC", f"x{apart}y"):
            differing.add(character)
    assert differing == {"\u1fef", "\u1ffd", "\u2000", "\u2001"}  # a grave, an acute, two spaces: evened here


def test_a_pile_of_marks_is_read_in_linear_steps():
    text = "e" + "\u0301\u0323" * 20_000
    assert len(Normalised(text).text) <= len(text)
