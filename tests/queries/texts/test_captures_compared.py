"""Two captures side by side: nothing is lost of either, and what was not touched is found where it went."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from events.queries.texts.captures_compared import Compared, captures_compared
from events.queries.versions.word_diff import GONE, NEW, SAME

BLOCK = st.lists(st.sampled_from(["ash", "birch", "cedar", "elm", "fir", "oak"]), min_size=1, max_size=8).map(" ".join)
TEXT = st.lists(BLOCK, max_size=9).map("\n\n".join)


def rebuilt(compared: Compared, old: str, new: str) -> tuple[str, str]:
    """Both texts from the parts, blank lines between paragraphs aside."""
    sides: list[list[str]] = [[], []]
    for part in compared.parts:
        if part.is_same:
            sides[0].append(old[slice(*part.old_stretch)])
            sides[1].append(new[slice(*part.new_stretch)])
        for side, kind in ((0, GONE), (1, NEW)):
            sides[side].append("".join(each.text for each in part.segments if each.kind in (SAME, kind)))
    return plain("".join(sides[0])), plain("".join(sides[1]))


def plain(text: str) -> str:
    return "".join(text.split())


@given(TEXT, TEXT)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    compared = captures_compared(old, new)
    assert rebuilt(compared, old, new) == (plain(old), plain(new))


@given(TEXT, TEXT, st.data())
def test_what_was_not_touched_is_carried_to_the_same_words(old: str, new: str, data: st.DataObject) -> None:
    begins = data.draw(st.integers(0, len(old)))
    ends = data.draw(st.integers(begins, len(old)))
    at = captures_compared(old, new).carried(begins, ends)
    assert at is None or new[at : at + ends - begins] == old[begins:ends]


@given(TEXT)
def test_the_same_text_is_one_part_and_everything_stays_where_it_was(text: str) -> None:
    compared = captures_compared(text, text)
    assert all(part.is_same for part in compared.parts)
    assert len(compared.parts) <= 1


def test_one_changed_word_is_all_that_changed() -> None:
    old = "One line.\n\nThe crew moved ten stones.\n\nA last line."
    new = old.replace("ten", "twelve")
    compared = captures_compared(old, new)
    assert [part.is_same for part in compared.parts] == [True, False, True]
    changed = compared.parts[1].segments
    assert [(each.kind, each.text) for each in changed] == [
        (SAME, "The crew moved "),
        (GONE, "ten "),
        (NEW, "twelve "),
        (SAME, "stones."),
    ]
    stones = old.index("stones")
    assert compared.carried(stones, stones + 6) == new.index("stones")
    ten = old.index("ten")
    assert compared.carried(ten, ten + 3) is None
    assert compared.became(ten, ten + 3) == (new.index("twelve"), new.index("twelve") + 6)


def test_what_came_instead_is_cut_where_the_words_before_it_were_cut() -> None:
    old, new = "They met (in May). They left.", "They met (in June). They left."
    begins, ends = captures_compared(old, new).became(old.index("May"), old.index("May") + 3) or (0, 0)
    assert new[begins:ends] == "June"
    begins, ends = captures_compared(old, new).became(old.index("in May"), old.index(")")) or (0, 0)
    assert new[begins:ends] == "in June"


def test_a_paragraph_that_came_in_between_moves_the_others_and_changes_none() -> None:
    old = "One line.\n\nOne line.\n\nAnother."
    new = f"One line.\n\nIn between.\n\n{old.partition(chr(10))[2].strip()}"
    compared = captures_compared(old, new)
    assert [part.new for part in compared.parts if not part.is_same] == [(1, 2)]
    assert compared.carried(old.index("Another"), len(old)) == new.index("Another")


def test_five_million_characters_take_seconds_whatever_changed() -> None:
    chosen = random.Random(7)

    def text() -> str:
        blocks = (" ".join(f"w{chosen.randrange(4_000)}" for _ in range(80)) for _ in range(12_000))
        return "\n\n".join(blocks)

    old, other = text(), text()
    begun = time.perf_counter()
    assert captures_compared(old, old.replace("w17 ", "w18 ")).is_cut is False
    assert captures_compared(old, other).is_cut is True
    assert time.perf_counter() - begun < 12
