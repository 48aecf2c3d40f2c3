"""Sketches say about how much wording two texts share."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from events.passages.likeness import KEPT, RUN, Sketch, likeness, sketch_of

WORDS = st.lists(st.sampled_from([f"word{number}" for number in range(30)]), max_size=60)


def prose(words: int, seed: int, vocabulary: int = 5_000) -> list[str]:
    chosen = random.Random(seed)
    return [f"w{chosen.randrange(vocabulary)}" for _ in range(words)]


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1) if words else 0)}


def share(one: list[str], other: list[str]) -> tuple[float, float]:
    """Resemblance and containment, counted."""
    first, second = runs(one), runs(other)
    both = len(first & second)
    return both / len(first | second), both / min(len(first), len(second))


def sketched(words: list[str]) -> Sketch:
    return sketch_of(" ".join(words))


@given(WORDS)
def test_a_text_is_like_itself(words: list[str]) -> None:
    found = likeness(sketched(words), sketched(words))
    assert (found.resemblance, found.containment) == ((1.0, 1.0) if words else (0.0, 0.0))


@given(WORDS, WORDS)
def test_which_of_the_two_comes_first_is_all_the_same(one: list[str], other: list[str]) -> None:
    assert likeness(sketched(one), sketched(other)) == likeness(sketched(other), sketched(one))


@given(WORDS.filter(bool), WORDS.filter(bool))
def test_of_short_texts_it_is_no_estimate(one: list[str], other: list[str]) -> None:
    found = likeness(sketched(one), sketched(other))
    resemblance, containment = share(one, other)
    assert abs(found.resemblance - resemblance) < 1e-9
    assert abs(found.containment - containment) < 1e-9


def test_typography_case_and_punctuation_are_no_wording() -> None:
    one = sketch_of("“Don’t move,” she said — and the crew did not move at all.")
    assert one == sketch_of('"DON\'T move" she said, and the crew did not\nmove at all')


def test_a_paragraph_more_leaves_the_other_text_within_it() -> None:
    text, more = prose(800, 1), prose(200, 2)
    found = likeness(sketched(text), sketched([*text, *more]))
    assert found.containment > 0.95
    assert 0.7 < found.resemblance < 0.9


def test_unrelated_texts_share_nothing() -> None:
    assert likeness(sketched(prose(900, 3)), sketched(prose(900, 4))).resemblance < 0.02


def test_estimates_are_near_what_is_counted() -> None:
    for seed, kept in enumerate((100, 300, 500, 800, 1_000)):
        text = prose(1_000, seed)
        other = [*text[:kept], *prose(1_000 - kept, seed + 100)]
        found, (resemblance, containment) = likeness(sketched(text), sketched(other)), share(text, other)
        assert abs(found.resemblance - resemblance) < 0.1
        assert abs(found.containment - containment) < 0.12


def test_a_sketch_keeps_the_least_hashes_and_says_how_many_there_were() -> None:
    sketch = sketched(prose(2_000, 9))
    assert len(sketch.least) == KEPT
    assert list(sketch.least) == sorted(sketch.least)
    assert sketch.size == 1_996
    assert all(-(2**63) <= each < 2**63 for each in sketch.least)


def test_nothing_is_like_a_text_without_words() -> None:
    assert sketch_of("… — !") == Sketch(0, ())
    assert likeness(sketch_of(""), sketched(prose(50, 5))).containment == 0.0
