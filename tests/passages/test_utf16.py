"""Browsers count UTF-16 code units; the codec itself is the witness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.passages import Utf16Offsets

LONE = "\ud83d"
TEXTS = st.text(st.sampled_from("aé漢🕊👩‍🚀\u0301ש\ud83d\udd4a"), max_size=40)


def units(text: str) -> int:
    """UTF-16 code units of `text`, lone surrogates one each."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS, st.data())
def test_code_points_become_as_many_units_as_the_codec_writes(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert Utf16Offsets(text).to_units(start, end) == (
        sum(units(character) for character in text[:start]),
        sum(units(character) for character in text[:end]),
    )


@given(TEXTS, st.data())
def test_offsets_survive_the_way_to_units_and_back(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    offsets = Utf16Offsets(text)
    assert offsets.to_code_points(*offsets.to_units(start, end)) == (start, end)


@given(TEXTS, st.data())
def test_a_range_of_units_is_covered_by_its_code_points(text, data):
    total = sum(units(character) for character in text)
    start = data.draw(st.integers(0, total))
    end = data.draw(st.integers(start, total))
    offsets = Utf16Offsets(text)
    begins, ends = offsets.to_units(*offsets.to_code_points(start, end))
    assert start - 1 <= begins <= start
    assert end - 1 <= ends <= end + 1
    assert start == end or ends >= end


def test_a_start_between_two_halves_goes_before_the_character():
    assert Utf16Offsets("a🕊b").to_code_points(2, 4) == (1, 3)


def test_an_end_between_two_halves_goes_after_the_character():
    assert Utf16Offsets("a🕊b").to_code_points(0, 2) == (0, 2)


def test_an_empty_range_between_two_halves_stays_empty():
    assert Utf16Offsets("a🕊b").to_code_points(2, 2) == (1, 1)


def test_a_lone_surrogate_is_one_unit_and_one_code_point():
    assert Utf16Offsets(f"{LONE}a🕊").to_units(1, 3) == (1, 4)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (0, 5), (2, 1)])
def test_a_range_outside_the_text_is_refused(start, end):
    offsets = Utf16Offsets("a🕊b")
    with pytest.raises(ValueError, match="not a range"):
        offsets.to_code_points(start, end)
    with pytest.raises(ValueError, match="not a range"):
        offsets.to_units(start, end)
