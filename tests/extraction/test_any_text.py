"""What holds for any text: spans, order, sameness, and effort in line with the length."""

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction import Published, tag
from events.extraction.lexicon import WORDS

PUBLISHED = [
    None,
    Published.on(datetime.date(2007, 3, 22)),
    Published(datetime.date(2007, 2, 25), datetime.date(2007, 3, 9)),
    Published.on(datetime.date(1, 1, 1)),
    Published.on(datetime.date(9999, 12, 31)),
]
PIECES = st.one_of(
    st.sampled_from(sorted(WORDS)),
    st.sampled_from(sorted(WORDS)).map(str.capitalize),
    st.integers(0, 10**12).map(str),
    st.dates().map(str),
    st.sampled_from(["10/3/2007", "31.2.2007", "8:30", "24:00", "5th", "1990s", "'42", "2 1/2", "½", "1,000"]),
    st.sampled_from([".", ",", "-", "—", "(", "\n\n", "\u00a0", "\u00ad", "🕊", "e\u0301", "ß", "İ", "said", "will"]),
)
TEXTS = st.builds(
    lambda glue, pieces: glue.join(pieces), st.sampled_from([" ", "", "\n"]), st.lists(PIECES, max_size=20)
)
REPEATED = [
    "a", "7", "(", "'", ".", "-", "1,", "1/", "1998 ", "Friday ", "March 5, ", "twenty ", "the day before ",
    "two years ago ", "of the year ", "early ", "2007-03-10T", "12:00", "\n\n", "e\u0301", "🕊", "$ a year earlier ",
]  # fmt: skip


@given(TEXTS, st.sampled_from(PUBLISHED))
@settings(max_examples=200)
def test_expressions_stand_in_the_text_in_order_and_apart(text, published):
    behind = 0
    for number, one in enumerate(tag(text, published)):
        assert behind <= one.start < one.end <= len(text)
        assert one.words == text[one.start : one.end]
        assert one.type in ("DATE", "TIME", "DURATION", "SET")
        assert (one.date.edtf if one.date else "") == one.edtf
        assert not isinstance(one.anchor, int) or one.anchor < number
        if one.shift and one.shift.of:
            assert one.end <= one.shift.of[0] < one.shift.of[1] <= len(text)
        behind = one.end


@given(TEXTS, st.sampled_from(PUBLISHED))
@settings(max_examples=50)
def test_the_same_text_gives_the_same_answer(text, published):
    assert tag(text, published) == tag(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "🕊🕊 On Monday 🕊 it was March\u00a05,\u00a02003 in the cafe\u0301 — nineteen ninety-six.",
        "On Mon\u00adday the “old” mill, ‘it’s said’, burned in the\u2003spring of 1942.",
    ],
)
def test_offsets_count_code_points_of_the_text_as_given(text):
    for one in tag(text, PUBLISHED[1]):
        assert text[one.start : one.end] == one.words
        assert one.date is not None


def test_no_expression_runs_from_one_paragraph_into_the_next():
    assert [one.words for one in tag("It was March\n\n5, 2003 and so on.", PUBLISHED[1])] == ["2003"]


@pytest.mark.parametrize("repeated", REPEATED)
def test_a_hundred_thousand_of_anything_are_read_in_moderate_time(repeated):
    text = (repeated * (100_000 // len(repeated) + 1))[:100_000]
    began = time.process_time()
    tag(text, PUBLISHED[1])
    assert time.process_time() - began < 30  # a quadratic reader takes hours; this machine about one second
