"""Bounds in plain sentences."""

import pytest

from events.dates import parse, under_way
from events.queries.reader.bound_words import bounds_in_words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2007-01-11", "On 11 January 2007."),
        ("2007-01", "From 1 January 2007 at the earliest to 31 January 2007 at the latest."),
        ("[..2007-03-09]", "Not after 9 March 2007."),
        ("[2007-03-09..]", "Not before 9 March 2007."),
        ("2007-05-03/2007-05-04", "Begins on 3 May 2007, ends on 4 May 2007."),
        ("/2007-05-04", "Begins at a time that is not known, ends on 4 May 2007."),
        ("../2007-05-04", "Begins at a time that does not matter, ends on 4 May 2007."),
        ("2007-03-06T10:05:00", "On 6 March 2007, 10:05."),
        ("-0043-03-15", "On 15 March 44 BCE."),
    ],
)
def test_bounds_are_said_from_the_first_to_the_last_day(date, words):
    assert bounds_in_words(parse(date)) == words


def test_what_was_under_way_had_begun_and_had_not_ended():
    words = bounds_in_words(under_way(parse("2007-03-12")))
    assert words == "Begins not after 12 March 2007, ends not before 12 March 2007."
