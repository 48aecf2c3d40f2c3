"""A quotation and the text it came from, after the text has changed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from events.passages import (
    Anchored,
    Normalised,
    Standing,
    TextPositionSelector,
    TextQuoteSelector,
    anchor,
    anchor_all,
)

TEXT = (
    "The conference opened on 10 March 2007 in the capital. Its guests came from thirteen countries.\n\n"
    "A second round was planned for April. It was held on 3–4 May, and its hosts called it “useful”.\n\n"
    "The hosts said that a third round would follow; nobody named a day."
)
SCRIPTS = st.text(
    st.sampled_from("ab c.“’–\u00a0\u00ad\n🕊👩🏽\u200d🚀e\u0301\u0323éשלום \u200fمرحبا漢字한"), min_size=1, max_size=60
)


def selected(text: str, words: str) -> tuple[TextQuoteSelector, TextPositionSelector]:
    start = text.index(words)
    return TextQuoteSelector.around(text, start, start + len(words)), TextPositionSelector(start, start + len(words))


def words_of(text: str, found: Anchored) -> str:
    return text[found.start : found.end]


@st.composite
def selections(draw):
    text = draw(SCRIPTS)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, start, end


@given(selections())
def test_any_selection_is_found_exactly_where_it_was_made(selection):
    text, start, end = selection
    quote = TextQuoteSelector.around(text, start, end)
    assert anchor(text, quote, TextPositionSelector(start, end)) == Anchored(start, end, Standing.EXACT)


@given(selections(), st.text(st.sampled_from("xyz🦉"), min_size=1, max_size=20))
def test_a_selection_that_stands_once_moves_with_what_is_inserted_before_it(selection, inserted):
    text, start, end = selection
    quote, position = TextQuoteSelector.around(text, start, end), TextPositionSelector(start, end)
    words = Normalised(text[start:end]).text
    page = Normalised(text)
    assume(words.strip() and page.text.count(words) == 1)
    assume(page.text[slice(*page.from_original(start, end))] == words)
    later = f"{inserted}|{text}"
    assume(words.strip() not in Normalised(later[start:end]).text)
    found = anchor(later, quote, position)
    assert found.state == Standing.MOVED
    assert words_of(later, found) == text[start:end]


@given(selections(), st.text(st.sampled_from("xyz🦉 ."), max_size=20), st.integers(0, 100))
def test_whatever_is_called_moved_reads_as_it_was_recorded(selection, other, at):
    text, start, end = selection
    later = text[:at] + other + text[at:]
    found = anchor(later, TextQuoteSelector.around(text, start, end), TextPositionSelector(start, end))
    if found.state in {Standing.EXACT, Standing.MOVED}:
        recorded = Normalised(text[start:end]).text
        assert recorded.strip() in Normalised(words_of(later, found)).text


def test_words_without_a_known_place_that_stand_once_are_exact():
    found = anchor(TEXT, TextQuoteSelector("thirteen countries"))
    assert (words_of(TEXT, found), found.state) == ("thirteen countries", Standing.EXACT)


def test_a_typed_quotation_is_read_through_its_typography():
    found = anchor(TEXT, TextQuoteSelector('held on 3-4 May, and its hosts called it "useful"'))
    assert words_of(TEXT, found) == "held on 3–4 May, and its hosts called it “useful”"
    assert found.state == Standing.EXACT


def test_words_at_their_place_in_other_typography_are_exact():
    quote, position = selected(TEXT, "3–4 May, and")
    later = TEXT.replace("3–4 May, and", "3-4 May,\nand")
    assert anchor(later, quote, position) == Anchored(position.start, position.end, Standing.EXACT)


def test_a_repeat_is_told_from_its_double_by_the_context():
    text = "Monday: talks were held. Tuesday: talks were held. Sunday: talks were held."
    start = text.index("talks", text.index("Tuesday"))
    quote = TextQuoteSelector.around(text, start, start + 15, context=9)
    found = anchor(f"A diary. {text}", quote, TextPositionSelector(start, start + 15))
    assert found == Anchored(start + 9, start + 24, Standing.MOVED)


def test_a_repeat_that_no_context_tells_apart_is_only_proposed():
    text = "Talks were held. " * 5
    found = anchor("Note: " + text, TextQuoteSelector("Talks were held."), TextPositionSelector(34, 50))
    assert (found.start, found.state) == (40, Standing.PROPOSED)


def test_among_too_many_repeats_one_near_the_old_place_is_proposed():
    text = "Talks were held. " * 5_000
    place = 17 * 3_000
    found = anchor("Note: " + text, TextQuoteSelector("Talks were held."), TextPositionSelector(place, place + 16))
    assert (found.start, found.state) == (place + 6, Standing.PROPOSED)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("on 10 March 2007", "on 11 March 2007"),
        ("a third round would follow", "a third meeting would follow"),
        ("Its guests came from thirteen countries", "Its guests had come from thirteen countries"),
        ("opened on 10 March 2007 in the capital", "opened on 10 March in the capital"),
    ],
)
def test_changed_words_are_proposed_and_never_more(before, after):
    later = "A new opening line. " + TEXT.replace(before, after)
    found = anchor(later, *selected(TEXT, before))
    assert found.state == Standing.PROPOSED
    assert words_of(later, found) == after
    assert 0.6 <= found.score < 1


def test_changed_words_are_proposed_where_their_context_stands():
    template = "{} opened on 9 June in the old hall of the port.\n\n" + "Filler. " * 50
    text = template.format("It") + template.format("She") + template.format("He")
    start = text.index("9 June", text.index("She"))
    quote, position = TextQuoteSelector.around(text, start, start + 6), TextPositionSelector(start, start + 6)
    later = text.replace("9 June", "8 June")
    found = anchor(later, quote, position)
    assert (found.start, found.end, found.state) == (start, start + 6, Standing.PROPOSED)


@pytest.mark.parametrize("later", ["", "Something else altogether was printed on this page instead.", "x"])
def test_words_that_nothing_resembles_are_gone(later):
    assert anchor(later, *selected(TEXT, "Its guests came from thirteen countries")).state == Standing.GONE


def test_a_gone_quotation_stands_nowhere():
    found = anchor("", TextQuoteSelector("words"), TextPositionSelector(3, 8))
    assert (found.start, found.end, found.score) == (None, None, 0.0)


def test_a_quotation_of_nothing_visible_is_not_looked_for():
    assert anchor("con\u00adference", TextQuoteSelector("\u00ad")).state == Standing.GONE


def test_a_short_quotation_of_right_to_left_words_moves():
    text = "אמר: שלום עליכם."
    later = "فقرة جديدة. " + text
    found = anchor(later, *selected(text, "שלום"))
    assert (words_of(later, found), found.state) == ("שלום", Standing.MOVED)


def test_answers_come_in_the_order_of_the_questions():
    later = "Preface. " + TEXT
    asked = [selected(TEXT, words) for words in ("useful", "April", "10 March 2007")]
    asked.insert(1, (TextQuoteSelector("zzzz qqqq zzzz"), TextPositionSelector(0, 4)))
    assert [found.state for found in anchor_all(later, asked)] == ["moved", "gone", "moved", "moved"]


def test_many_quotations_are_found_as_each_of_them_alone():
    later = TEXT.replace("April", "June").replace("held", "opened at last")
    asked = [selected(TEXT, TEXT[at : at + size]) for size in (5, 20, 60) for at in range(0, len(TEXT) - 60, 7)]
    assert anchor_all(later, asked) == [anchor(later, *one) for one in asked]


def test_no_questions_have_no_answers():
    assert anchor_all(TEXT, []) == []
