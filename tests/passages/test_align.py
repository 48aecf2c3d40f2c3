"""Fewest edits, against the textbook's table."""

from hypothesis import given
from hypothesis import strategies as st

from events.passages.align import BLOCK, Alignment, align, edits

LETTERS = st.text(st.sampled_from("abc🕊"), max_size=14)
PATTERNS = st.text(st.sampled_from("abc🕊"), min_size=1, max_size=14)


def table(pattern: str, text: str, *, anywhere: bool) -> tuple[int, int]:
    """The last row of Sellers' table: its least value and the last place where it stands."""
    column = list(range(len(pattern) + 1))
    best = (column[-1], 0)
    for position, character in enumerate(text, start=1):
        diagonal, column[0] = column[0], 0 if anywhere else position
        for row, wanted in enumerate(pattern, start=1):
            step = min(column[row] + 1, column[row - 1] + 1, diagonal + (wanted != character))
            diagonal, column[row] = column[row], step
        best = min(best, (column[-1], -position))
    return best[0], -best[1]


@given(PATTERNS, LETTERS, st.booleans())
def test_edits_agree_with_the_table_of_every_cell(pattern, text, anywhere):
    assert edits(pattern, text, anywhere=anywhere) == table(pattern, text, anywhere=anywhere)


@given(st.text(st.sampled_from("abcd "), min_size=1, max_size=30), st.integers(-5, 5))
def test_the_same_words_are_found_without_an_error(words, off):
    text = "." * 40 + words + "." * 40
    assert align(words, text, 40 + off) == Alignment(40, 40 + len(words), 0)


def test_a_changed_word_is_one_stretch_with_its_errors_counted():
    text = "They met on the 11th of March in the capital."
    found = align("on the 10th of March", text, 9)
    assert (text[found.start : found.end], found.errors) == ("on the 11th of March", 1)


def test_a_long_passage_is_followed_through_what_was_inserted():
    words = " ".join(str(number) for number in range(3 * BLOCK))
    middle = len(words) // 2
    text = "…" * 10 + words[:middle] + "INSERTED" + words[middle:] + "…" * 10
    found = align(words, text, 0)
    assert (found.start, found.end) == (10, 10 + len(words) + 8)
    assert 0 < found.errors <= 8


def test_an_expected_place_outside_the_text_finds_nothing_there():
    assert align("words", "", 900) == Alignment(0, 0, 5)
