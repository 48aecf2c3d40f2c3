"""Where an axis of dates is ticked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import parse
from events.queries.dating.axis_ticks import CHARACTER, MOST, ticks_of


def labels(first: str, last: str) -> list[str]:
    begins, ends = parse(first).begins_earliest, parse(last).ends_latest
    return [tick.words for tick in ticks_of(begins, ends, 6.0) if tick.words]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2007-01-01", "2007-01-31", ["1 January 2007", "21 January"]),
        ("2007-03-06T10:05:00", "2007-03-07", ["7 March 2007", "8 March"]),
        ("2007-01-20", "2007-05-05", ["February 2007", "April", "May"]),
        ("2003", "2007", ["2003", "2004", "2005", "2006", "2007", "2008"]),
        ("-0752", "2007", ["1 BCE", "1000", "2000"]),
    ],
)
def test_ticks_are_round_and_the_first_one_names_its_year(first, last, words):
    assert labels(first, last) == words


def test_a_label_in_another_year_than_the_one_before_it_names_it():
    assert labels("2006-11-15", "2007-02-15") == ["December 2006", "February 2007"]


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**15))
def test_ticks_are_few_in_order_and_their_labels_never_overlap(begins, length):
    ticks = ticks_of(begins, begins + length, 6.0)
    assert len(ticks) <= MOST
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
    right = -1.0
    for tick in ticks:
        if tick.words:
            width = len(tick.words) * CHARACTER
            left = tick.x - {"start": 0, "middle": width / 2, "end": width}[tick.anchor]
            assert left > right
            right = left + width
