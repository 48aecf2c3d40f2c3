"""A long text is shown in parts; a place in any of them is the same place in the text."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.passages import Utf16Offsets, blocks, paragraphs, part_at, parts

SIGNS = "abc .!?\u00a0\u0301e\u200d👩🔬🇮🇶\u05d0\u202b日。"
texts = st.lists(st.text(SIGNS, max_size=60), max_size=12).map("\n\n".join) | st.text(SIGNS + "\r\n", max_size=200)


@given(texts, st.integers(8, 60))
def test_blocks_hold_every_paragraph_once_and_in_order(text: str, length: int) -> None:
    found = [block for part in parts(text, length) for block in blocks(part, text[part.begins : part.ends])]
    held = dict.fromkeys({block.number for block in found}, "")
    for block in found:
        held[block.number] += text[block.begins : block.ends]
    whole = {each.number: text[each.start : each.end] for each in paragraphs(text)}
    assert {number: "".join(words.split()) for number, words in held.items()} == {
        number: "".join(words.split()) for number, words in whole.items()
    }
    assert all(one.ends <= other.begins for one, other in pairwise(found))


@given(texts, st.integers(8, 60))
def test_a_block_knows_how_many_units_of_its_paragraph_come_before_it(text: str, length: int) -> None:
    starts = {each.number: (each.start, each.end) for each in paragraphs(text)}
    for part in parts(text, length):
        for block in blocks(part, text[part.begins : part.ends]):
            begins, ends = starts[block.number]
            units = Utf16Offsets(text[begins:ends]).to_units(0, block.begins - begins)[1]
            assert block.units == units


@given(texts, st.integers(8, 60))
def test_no_part_is_longer_than_it_may_be_unless_a_cut_would_break_a_sign(text: str, length: int) -> None:
    assert all(part.ends - part.begins <= length for part in parts(text, length))


def test_a_long_paragraph_is_cut_after_a_sentence_and_one_without_a_space_between_two_signs() -> None:
    text = "One is here. " * 10
    first, second, *_ = parts(text, 40)
    assert text[first.begins : first.ends] == "One is here. " * 3
    assert (second.paragraph, second.units) == (1, 39)
    family = "👩\u200d🔬" * 20
    assert all(family[part.begins] == "👩" for part in parts(family, 10))


@pytest.mark.parametrize("offset", [0, 5, 30, 99, 500, 10_000])
def test_a_place_is_found_in_its_part_and_between_two_in_the_one_before(offset: int) -> None:
    text = "\n\n".join("word " * random.Random(7).randint(1, 9) for _ in range(200))
    part = part_at(parts(text, 100), offset)
    assert part.begins <= offset or part.number == 1
    assert all(other.begins > offset for other in parts(text, 100)[part.number :])


def test_a_text_without_a_paragraph_has_no_part() -> None:
    assert parts(" \n\n ") == ()
