"""Sentences: what ends one, and what only looks like an end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.sentences import sentence_at, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Okafor met Gen. Lind and Dr. Pires at St. Anne's.",
        "The treaty of Jan. 5 was signed at 3 p.m. Moscow time.",
        "J. R. Halvorsen wrote No. 5 of vol. 2 for the U.S. Senate.",
        "Growth of 3.5 per cent cost 1.2 million.",
        "The ship (built in 1901. It sank later.) was never found.",
        'She asked "Why now?" and left.',
        "They waited... and waited.",
        "The firm, Aksel Corp., was sold in Sept. 1931.",
        "She wrote no more.[ The page is torn.",
    ],
)
def test_what_only_looks_like_an_end_is_none(sentence):
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ('"We came. We saw," he said. They left.', ['"We came.', 'We saw," he said.', "They left."]),
        ("“It is over.” Crowds cheered.", ["“It is over.”", "Crowds cheered."]),
        ("They met in the U.S. The talks failed.", ["They met in the U.S.", "The talks failed."]),
        ("It ended at 5 p.m. He slept.", ["It ended at 5 p.m.", "He slept."]),
        ("It fell.[3] It rose.[4]", ["It fell.[3]", "It rose.[4]"]),
        ("Then silence… Nobody spoke!", ["Then silence…", "Nobody spoke!"]),
        ("He left.\u00a0She stayed.", ["He left.", "She stayed."]),
        ("Stop! 🚂 Trains ran again.", ["Stop!", "🚂 Trains ran again."]),
        ("Cafe\u0301s closed. E\u0301tienne left.", ["Cafe\u0301s closed.", "E\u0301tienne left."]),
        ("終わった。始まった。", ["終わった。", "始まった。"]),
    ],
)
def test_an_end_is_found_behind_closing_marks(text, expected):
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour reopens after storm\nShips sailed again.", ["Harbour reopens after storm", "Ships sailed again."]),
        ("A line without an end\n\nanother paragraph", ["A line without an end", "another paragraph"]),
        ("- the first point\n- the second point", ["- the first point", "- the second point"]),
        ("1. Bread\n2. Water", ["1. Bread", "2. Water"]),
        (
            "The council of the old harbour town met again on\nTuesday and it was agreed by all members that the\n"
            "Docks would be closed.",
            [
                "The council of the old harbour town met again on\nTuesday and it was agreed by all members that the\n"
                "Docks would be closed."
            ],
        ),
    ],
)
def test_a_line_ends_a_sentence_unless_its_width_broke_it(text, expected):
    assert cut(text) == expected


def test_the_sentence_at_an_offset_is_known():
    text = "One. Two."
    spans = sentences(text)
    assert [sentence_at(spans, at) for at in (0, 3, 4, 5, 8, 9)] == [0, 0, None, 1, 1, None]
    assert sentence_at((), 0) is None


PROSE = st.lists(
    st.sampled_from(
        ["He left", "Mr.", ". ", "… ", "\n", "\n\n", '"', "(", ")", "U.S.", " ", "3.5", "🙂", "e\u0301", "\u00a0"]
    )
).map("".join)


@given(PROSE | st.text(max_size=200))
def test_every_visible_character_lies_in_exactly_one_sentence(text):
    spans = sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert all("\n\n" not in text[start:end] for start, end in spans)
