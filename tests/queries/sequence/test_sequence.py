"""Where events without a date stand, on numbers alone."""

import pytest

from events.models import RelationKind as K
from events.queries.sequence.sequence import Tie, chosen_ties, woven


def order(roots, ties, events=range(1, 20)):
    numbers = {event: (0, event) for event in events}
    told = [Tie(place, event, kind, anchor, gap) for place, (event, kind, anchor, gap) in enumerate(ties)]
    return [event for event, _ in woven(roots, chosen_ties(told, set(roots), numbers), numbers)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (K.BEFORE, [1, 9, 2, 3]),
        (K.MEETS, [1, 9, 2, 3]),
        (K.DURING, [1, 2, 9, 3]),
        (K.OVERLAPS, [1, 2, 9, 3]),
        (K.STARTS, [1, 2, 9, 3]),
        (K.ENDS, [1, 2, 9, 3]),
        (K.AFTER, [1, 2, 9, 3]),
    ],
)
def test_an_event_stands_beside_the_one_it_is_dated_by(kind, expected):
    assert order([1, 2, 3], [(9, kind, 2, 0)]) == expected


def test_what_happens_within_comes_before_what_comes_after():
    ties = [(5, K.AFTER, 1, 0), (6, K.ENDS, 1, 0), (7, K.DURING, 1, 0), (8, K.STARTS, 1, 0), (9, K.BEFORE, 1, 0)]
    assert order([1, 2], ties) == [9, 1, 8, 7, 6, 5, 2]


def test_two_days_before_comes_before_the_day_before():
    assert order([1], [(5, K.BEFORE, 1, 1), (6, K.BEFORE, 1, 2), (7, K.BEFORE, 1, 0)]) == [7, 6, 5, 1]


def test_the_day_after_comes_before_two_days_after():
    assert order([1], [(5, K.AFTER, 1, 2), (6, K.AFTER, 1, 1)]) == [1, 6, 5]


def test_a_reply_stands_after_the_speech_and_not_merely_during_the_conference():
    ties = [(9, K.DURING, 1, 0), (9, K.AFTER, 5, 0), (5, K.DURING, 1, 0), (7, K.DURING, 1, 0)]
    assert order([1, 2], ties) == [1, 5, 9, 7, 2]


def test_a_chain_is_followed_to_the_end():
    ties = [(event, K.AFTER, event - 1, 0) for event in range(19, 1, -1)]
    assert order([1], ties) == list(range(1, 20))


def test_a_chain_may_be_as_long_as_it_likes():
    ties = [(event, K.AFTER, event - 1, 0) for event in range(2, 5001)]
    assert order([1], ties, range(1, 5001)) == list(range(1, 5001))


def test_a_circle_that_touches_nothing_is_left_out():
    assert order([1], [(5, K.AFTER, 6, 0), (6, K.AFTER, 5, 0)]) == [1]


def test_a_circle_is_entered_where_it_touches_something_placed():
    assert order([1, 2], [(5, K.AFTER, 6, 0), (6, K.AFTER, 5, 0), (6, K.DURING, 1, 0)]) == [1, 6, 5, 2]


def test_a_dated_event_keeps_its_own_place():
    assert order([1, 2, 3], [(3, K.BEFORE, 1, 0)]) == [1, 2, 3]
