"""Whose words a passage gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.by_hand import only, told

FRIDAY = ("Friday", "2015-06-05")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Police opened fire on Friday, witnesses said.", "witnesses"),
        ("Police opened fire on Friday, said Ada Lund.", "Ada Lund"),
        ("Police opened fire on Friday, said Ada Lund of the Red Cross.", "Ada Lund of the Red Cross"),
        ("According to the Red Cross, police opened fire on Friday.", "the Red Cross"),
        ("The Red Cross said that police opened fire on Friday.", "The Red Cross"),
        ("The Red Cross said police opened fire on Friday.", "The Red Cross"),
        ("A senior nurse, Ada Lund, said that police opened fire on Friday.", "Ada Lund"),
        ("Ada Lund, a nurse, told the Courier: police opened fire on Friday.", "Ada Lund"),
        ('"The police opened fire on us on Friday without a warning," Ada Lund told the Courier.', "Ada Lund"),
        ('"The police opened fire on us on Friday without a warning," said Ada Lund.', "Ada Lund"),
        ("The mayor denied that police opened fire on Friday.", "The mayor"),
        ("Lund accused the police of opening fire on Friday.", "Lund"),
        ("Police opened fire on Friday.", ""),
        ("Police “opened fire” on Friday.", ""),
        ("On Friday Lund said that police had opened fire.", ""),
    ],
)
def test_the_speaker_is_who_says_it_and_nobody_where_the_source_tells_it_itself(text, speaker):
    found = only(text, FRIDAY)
    assert found.speaker == speaker
    if speaker:
        start, end = found.speaker_span
        assert text[start:end] == speaker


def test_a_speaker_called_he_is_named_by_the_sentence_before():
    text = "Ada Lund spoke in Oslo. She said that police opened fire on Friday."
    assert only(text, FRIDAY).speaker == "Ada Lund"


def test_where_saying_is_dated_the_title_says_who_spoke():
    found = only("The bridge is safe, the mayor said on Friday.", FRIDAY)
    assert (found.title, found.stance, found.speaker) == ("Mayor: Bridge is safe", "reports", "")


@given(
    st.lists(
        st.sampled_from(
            ['"', "“", "”", ",", "said", "Ada", "Lund", "told", "that", "Friday.", "according", "to", "he", ":"]
        )
    )
)
def test_no_attribution_reaches_out_of_the_text(words):
    text = " ".join(words) + " Friday"
    for found in told(text, FRIDAY):
        assert found.speaker_span is None or 0 <= found.speaker_span[0] < found.speaker_span[1] <= len(text)
