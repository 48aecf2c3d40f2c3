"""Twice the text takes about twice the work, whatever it is made of: calls in the room are counted."""

import sys
from pathlib import Path

import pytest

import events.extraction
from events.dates import parse
from events.extraction import Expression
from events.extraction.candidate import KnownEvent, KnownName
from events.extraction.candidates import candidates
from events.extraction.known_names import Names
from events.extraction.naming_events import EventIndex
from events.extraction.sentences import sentences
from tests.extraction.by_hand import PUBLISHED

ROOM = str(Path(events.extraction.__file__).parent)
TOLERANCE = 1.3  # twice the input may take so much more than twice the calls
LENGTHS = (4_000, 8_000)  # several of the stretches that endless sentences are read in
MARCH = parse("2015-03")


def calls(question, *arguments, **named) -> int:
    """How many functions of the room one call runs."""
    count = 0

    def enter(frame, event, _):
        nonlocal count
        count += event == "call" and frame.f_code.co_filename.startswith(ROOM)

    before = sys.getprofile()
    sys.setprofile(enter)
    try:
        question(*arguments, **named)
    finally:
        sys.setprofile(before)
    return count


def of_length(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def marches(text: str) -> list[Expression]:
    found, at = [], text.find("March")
    while at >= 0:
        found.append(Expression(at, at + 5, "DATE", "2015-03", MARCH, "2015-03", "March", "none", "hand", 0.9))
        at = text.find("March", at + 5)
    return found


UNITS = [
    "The ministers met in March, two days after the raid, and talks will be held. ",
    "in March ",
    'he said "in March that ',
    "March, and March, which March ",
    "(“‘ March",
    "\n\nMarch raid",
    "that who which and while the raid ",
    "no talks took place ",
    "Mr. ",
    ". ",
    ".",
    "a",
    '"',
    "e\u0301🙂\u00a0",
]


@pytest.mark.parametrize("unit", UNITS)
def test_candidates_take_work_in_proportion_to_the_text(unit):
    short, long = (of_length(unit, length) for length in LENGTHS)
    work = [calls(candidates, text, marches(text), PUBLISHED) for text in (short, long)]
    assert work[1] <= 2 * TOLERANCE * work[0] + 500


@pytest.mark.parametrize("unit", UNITS)
def test_a_hundred_thousand_characters_are_cut_into_sentences_in_proportion(unit):
    work = [calls(sentences, of_length(unit, length)) for length in (50_000, 100_000)]
    assert work[1] <= 2 * TOLERANCE * work[0] + 500


def test_ten_thousand_names_and_events_cost_no_more_than_ten():
    text = of_length(UNITS[0], 5_000)
    work = []
    for count in (200, 10_000):
        events_ = EventIndex(KnownEvent(at, f"Raid on number {at}", "the raid") for at in range(count))
        people = Names([KnownName(at, (f"Minister Lund{at}",)) for at in range(count)])
        work.append(calls(candidates, text, marches(text), PUBLISHED, events=events_, people=people))
    assert work[1] <= TOLERANCE * work[0]
