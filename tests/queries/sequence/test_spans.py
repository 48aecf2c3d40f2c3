"""Stretches of time as headings and in words."""

import pytest

from events.dates import from_iso
from events.dates.calendar import DAY, day_number
from events.queries.sequence.spans import Headings, span_words


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ((2007, 3, 10), (2007, 3, 10), "March 2007"),
        ((2007, 3, 1), (2007, 3, 31), "March 2007"),
        ((2003, 1, 1), (2003, 12, 31), "2003"),
        ((2007, 3, 28), (2007, 4, 3), "March–April 2007"),
        ((1990, 1, 1), (1999, 12, 31), "1990–1999"),
        ((-752, 1, 1), (-752, 12, 31), "753 BCE"),
        ((-43, 3, 15), (-43, 3, 15), "March 44 BCE"),
    ],
)
def test_a_heading_names_no_more_than_is_known(first, last, expected):
    assert Headings().of(day_number(*first) * DAY, (day_number(*last) + 1) * DAY) == expected


def test_a_heading_does_not_depend_on_the_one_before():
    headings = Headings()
    stretches = [(59, 90), (60, 61), (60, 95), (59, 60), (0, 365), (58, 59)]
    alone = [Headings().of(first * DAY, last * DAY) for first, last in stretches]
    assert [headings.of(first * DAY, last * DAY) for first, last in stretches] == alone


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("1990-01-01T00:00:00", "2027-01-01T00:00:00", "1990 to 2026"),
        ("2003-01-01T00:00:00", "2007-05-05T00:00:00", "2003 to 2007"),
        ("2006-12-01T00:00:00", "2007-05-05T00:00:00", "December 2006 to May 2007"),
        ("2007-01-11T00:00:00", "2007-05-05T00:00:00", "January to May 2007"),
        ("2007-03-03T00:00:00", "2007-03-10T00:00:00", "3 to 9 March 2007"),
        ("2007-02-26T00:00:00", "2007-03-02T00:00:00", "26 February 2007 to 1 March 2007"),
        ("2007-03-10T00:00:00", "2007-03-11T00:00:00", "10 March 2007"),
        ("-0500-01-01T00:00:00", "0500-01-01T00:00:00", "501 BCE to 499 CE"),
    ],
)
def test_a_span_is_named_as_coarsely_as_it_is_long(begins, ends, expected):
    assert span_words(from_iso(begins), from_iso(ends)) == expected


def test_an_empty_span_is_its_first_day():
    assert span_words(10 * DAY, 10 * DAY) == "11 January 1970"
