"""Two texts word by word: nothing is lost of either, little is said to have changed, and long texts take no longer."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.queries.versions.word_diff import GONE, NEW, SAME, Segment, word_diff

WORDS = st.lists(st.sampled_from(["the ", "bridge ", "opens.", "\n", "a ", "at last! ", "ß", "  ", "falls "])).map(
    "".join
)


def side(segments: tuple[Segment, ...], *kinds: str) -> str:
    return "".join(segment.text for segment in segments if segment.kind in kinds)


@given(WORDS | st.text(max_size=80), WORDS | st.text(max_size=80))
def test_the_pieces_of_one_side_put_together_are_that_side(old: str, new: str) -> None:
    segments = word_diff(old, new)
    assert side(segments, SAME, GONE) == old
    assert side(segments, SAME, NEW) == new
    assert all(segment.text for segment in segments)


@given(WORDS)
def test_what_is_the_same_is_one_piece(text: str) -> None:
    assert word_diff(text, text) == ((Segment(SAME, text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("The bridge opens", "The bridge falls", [(SAME, "The bridge "), (GONE, "opens"), (NEW, "falls")]),
        ("The bridge", "The old bridge", [(SAME, "The "), (NEW, "old "), (SAME, "bridge")]),
        ("The old bridge", "The bridge", [(SAME, "The "), (GONE, "old "), (SAME, "bridge")]),
        ("", "All of it", [(NEW, "All of it")]),
        ("one at two", "three at four", [(GONE, "one at two"), (NEW, "three at four")]),
    ],
)
def test_a_change_is_said_by_the_word(old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    assert [(segment.kind, segment.text) for segment in word_diff(old, new)] == pieces


def test_one_word_in_a_long_text_is_one_word() -> None:
    words = [f"word{number % 90}" for number in range(3_000)]
    changed = [*words[:1_500], "another", *words[1_501:]]
    segments = word_diff(" ".join(words), " ".join(changed))
    assert [segment.text for segment in segments if segment.kind != SAME] == ["word60 ", "another "]


@pytest.mark.parametrize("count", [4_000, 40_000])
def test_long_texts_with_nothing_in_common_are_compared_within_a_second(count: int) -> None:
    old = " ".join(f"a{number}." for number in range(count))
    new = " ".join(f"b{number}." for number in range(count))
    began = perf_counter()
    segments = word_diff(old, new)
    assert perf_counter() - began < 3
    assert (side(segments, SAME, GONE), side(segments, SAME, NEW)) == (old, new)
