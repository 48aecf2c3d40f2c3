"""Which known event a few words name, and which one a candidate may be."""

import pytest

from events.dates import parse
from events.extraction.candidate import KnownEvent
from events.extraction.naming_events import EventIndex, likely_events, named_events
from tests.extraction.by_hand import only

RAID = KnownEvent(1, "Police raid the printing works in Lund Street", "the raid in Lund Street", parse("2015-06-05"))
TALKS = KnownEvent(2, "Peace talks in Oslo", "the talks in Oslo", parse("2015-06-05"), ("Ada Lund",), ("Oslo",))
STRIKE = KnownEvent(3, "Dockers go on strike", "", parse("2015-06-01"))
VOTE = KnownEvent(4, "Assembly votes on the harbour", "the vote on the harbour", parse("2015-05"))
KNOWN = (RAID, TALKS, STRIKE, VOTE)


@pytest.mark.parametrize(
    ("phrase", "event"),
    [
        ("the raid", RAID),
        ("the printing works were stormed", RAID),
        ("the Oslo meeting", TALKS),
        ("the negotiations in Oslo", TALKS),
        ("the ballot", VOTE),
        ("THE RAIDS", RAID),
    ],
)
def test_an_event_is_named_by_its_words_and_by_others_for_the_same_kind(phrase, event):
    assert named_events(phrase, KNOWN)[0][0] == event.key


@pytest.mark.parametrize("phrase", ["", "the", "the wedding", "an earthquake in Oslo", "🙂"])
def test_what_names_none_finds_none(phrase):
    assert named_events(phrase, KNOWN) == ()


def test_the_one_with_less_to_its_name_beside_comes_first():
    other = KnownEvent(9, "Minister speaks of the raid on the border, of prices and of the harvest")
    assert [key for key, _ in named_events("the raid", (other, RAID))] == [RAID.key, other.key]


def test_a_candidate_is_likely_the_event_of_its_day_and_name():
    text = "Officers stormed the printing works in Lund Street on Friday."
    found = only(text, ("Friday", "2015-06-05"))
    assert likely_events(found, KNOWN, text)[0][0] == RAID.key


def test_another_day_makes_it_less_likely_and_a_plan_does_not():
    text = "Police raided the printing works in Lund Street on Friday."
    scores = [
        dict(likely_events(only(text, ("Friday", day)), KNOWN, text)).get(RAID.key, 0)
        for day in ("2015-06-05", "2015-06-04", "2015-03-01")
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3
    plan = "Peace talks will be held in Oslo in July."
    assert likely_events(only(plan, ("July", "2015-07")), KNOWN, plan)[0][0] == TALKS.key


def test_a_candidate_like_nothing_known_has_no_likely_event():
    text = "The orchard flooded on Friday."
    assert likely_events(only(text, ("Friday", "2014-02-07")), KNOWN, text) == ()


def test_an_index_is_a_sequence_of_its_events_and_made_once():
    index = EventIndex(KNOWN)
    assert list(index) == list(KNOWN)
    assert index[1:3] == (TALKS, STRIKE)
    assert EventIndex.of(index) is index
    assert named_events("the raid", index) == named_events("the raid", KNOWN)
