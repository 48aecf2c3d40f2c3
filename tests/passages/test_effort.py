"""The work of anchoring grows with the text and with the number of passages, and no faster: lines run are counted."""

import random
import sys
from pathlib import Path

import pytest

import events.passages
from events.passages import TextPositionSelector, TextQuoteSelector, anchor_all

ROOM = str(Path(events.passages.__file__).parent)
SENTENCE = "The ministers met again on Tuesday and agreed to meet again. "
SEED = 2007  # the longer text begins with the shorter one
TOLERANCE = 1.25  # twice the input may take a quarter more than twice the lines


def lines_run(question, *arguments) -> int:
    """How many lines of the room one call runs, loops and comprehensions included."""
    count = 0

    def follow(frame, event, _):
        nonlocal count
        count += event == "line"
        return follow

    def enter(frame, _, __):
        return follow if frame.f_code.co_filename.startswith(ROOM) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        question(*arguments)
    finally:
        sys.settrace(before)
    return count


def prose(length: int) -> str:
    rng = random.Random(SEED)
    return " ".join("".join(rng.choices("etaoinshrdlu", k=rng.randint(2, 9))) for _ in range(length // 5))[:length]


def letters(length: int) -> str:
    return "a" * length


def sentences(length: int) -> str:
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length]


def two_letters(length: int) -> str:
    return "".join(random.Random(SEED).choices("ab", k=length))


def altered(words: str) -> str:
    return "".join("#" if at % 11 == 5 else character for at, character in enumerate(words))


def asked(text: str, count: int, change) -> list:
    """Passages of an earlier `text`, each with another beginning, as `change` would have had them."""
    rng = random.Random(count)
    starts = [rng.randrange(40, len(text) - 300) for _ in range(count)]
    return [
        (
            TextQuoteSelector(change(text[start : start + 120]), text[start - 32 : start]),
            TextPositionSelector(start // 2, start // 2 + 120),
        )
        for start in starts
    ]


CHANGES = {
    "the same": lambda words: words,
    "altered": altered,
    "ending otherwise": lambda words: words[:-1] + "!",
    "beginning otherwise": lambda words: "!" + words[1:],
    "gone": lambda words: words[::-1].swapcase(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("make", [prose, letters, sentences, two_letters])
def test_a_text_twice_as_long_takes_at_most_twice_the_lines(make, change):
    few, many = (make(length) for length in (8_000, 16_000))
    questions = asked(few, 10, change)
    assert lines_run(anchor_all, many, questions) <= 2 * TOLERANCE * lines_run(anchor_all, few, questions)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("make", [prose, letters, sentences, two_letters])
def test_twice_as_many_passages_take_at_most_twice_the_lines(make, change):
    text = make(8_000)
    few, many = asked(text, 10, change), asked(text, 20, change)
    assert lines_run(anchor_all, text, many) <= 2 * TOLERANCE * lines_run(anchor_all, text, few)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("make", [prose, letters, sentences])
def test_one_more_passage_costs_as_much_in_a_text_four_times_as_long(make, change):
    short, long = make(8_000), make(32_000)
    few, many = asked(short, 10, change), asked(short, 20, change)
    more_in_short, more_in_long = (
        lines_run(anchor_all, text, many) - lines_run(anchor_all, text, few) for text in (short, long)
    )
    assert more_in_long <= 2 * TOLERANCE * more_in_short


def test_a_walk_over_the_text_is_shared_by_all_passages():
    text = prose(16_000)
    questions = asked(text, 20, altered)
    alone = sum(lines_run(anchor_all, text, [question]) for question in questions)
    assert lines_run(anchor_all, text, questions) < alone / 4


def test_a_passage_twice_as_long_takes_at_most_twice_the_lines():
    text = prose(16_000)
    short, long = ([(TextQuoteSelector(altered(text[2_000 : 2_000 + length])), None)] for length in (5_000, 10_000))
    assert lines_run(anchor_all, text, long) <= 2 * TOLERANCE * lines_run(anchor_all, text, short)


def test_all_passages_in_their_place_take_no_walk_at_all():
    text = prose(16_000)
    questions = [
        (TextQuoteSelector.around(text, start, start + 50), TextPositionSelector(start, start + 50))
        for start in range(0, 1_000, 50)
    ]
    assert lines_run(anchor_all, text, questions) < 20 * len(questions)
