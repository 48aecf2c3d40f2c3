"""Blocks between blank lines, counted from 1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.passages import paragraph_at, paragraphs


def blocks(text: str) -> list[str]:
    return [text[block.start : block.end] for block in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one", ["one"]),
        ("one\ntwo", ["one\ntwo"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\r\nstill one\r\n\r\ntwo\r\n", ["one\r\nstill one", "two"]),
        ("one\r\rtwo", ["one", "two"]),
        ("\n\n  one \n \t \n\n two  ", ["one", "two"]),
        ("one\u00a0\n\u00a0\ntwo", ["one", "two"]),
        ("one\u2028line", ["one\u2028line"]),
    ],
)
def test_blank_lines_and_nothing_else_part_the_blocks(text, expected):
    assert blocks(text) == expected


def test_blocks_are_counted_from_one_and_say_their_locator():
    assert [block.locator for block in paragraphs("a\n\nb\n\nc")] == ["¶ 1", "¶ 2", "¶ 3"]


def test_an_offset_belongs_to_the_block_that_holds_it():
    found = paragraphs("ab\n\ncd")
    assert paragraph_at(found, 1) == found[0]
    assert paragraph_at(found, 4) == found[1]


def test_an_offset_between_two_blocks_belongs_to_none():
    found = paragraphs("ab\n\ncd")
    assert paragraph_at(found, 2) is None
    assert paragraph_at(found, 6) is None


@given(st.text(st.sampled_from("ab \n\r\t🕊\u00a0"), max_size=60))
def test_every_visible_character_is_in_exactly_one_block(text):
    found = paragraphs(text)
    for offset, character in enumerate(text):
        holding = [block for block in found if block.start <= offset < block.end]
        assert len(holding) == 1 if character.strip() else len(holding) <= 1
