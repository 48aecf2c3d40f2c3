"""Two or three times that are named together: what is said of one, a year or a month, is said of all."""

import pytest

from tests.extraction.tagging import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union meets every Monday and Friday.", ["XXXX-WXX-1", "XXXX-WXX-5"]),
        ("It was shut on the 6th and 7th of June 2012.", ["2012-06-06", "2012-06-07"]),
        ("It was shut on June 6, 7 and 8, 2012.", ["2012-06-06", "2012-06-07", "2012-06-08"]),
        ("It was shut on Feb. 6, 7 and 8.", ["2013-02-06", "2013-02-07", "2013-02-08"]),
        ("It was shut on 6, 7 and 8 June 2012.", ["2012-06-06", "2012-06-07", "2012-06-08"]),
        ("On Feb. 6, 7 and 8 boats sank.", ["2013-02-06"]),
        ("It was shut from 3 May to 10 June 1915.", ["1915-05-03", "1915-06-10"]),
        ("It was shut on 3 May and 10 June 1915.", ["1915-05-03", "1915-06-10"]),
        ("It was shut from 30 December to 2 January 1916.", ["1915-12-30", "1916-01-02"]),
        ("It was shut from Feb. 3 to Feb. 10 last year.", ["2012-02-03", "2012-02-10"]),
        ("It was shut from 3 Feb. to 10 March.", ["2013-02-03", "2013-03-10"]),
        ("It was shut in the spring and early summer of 1942.", ["1942-SP", "1942-SU"]),
        ("It was shut from April to mid-June 1942.", ["1942-04", "1942-06"]),
        ("It stood in the late 18th and early 19th centuries.", ["17", "18"]),
        ("It stood in the late-18th or mid-19th century.", ["17", "18"]),
        ("It was shut from 7 to 9 p.m. Thursday.", ["2013-03-21T19:00", "2013-03-21T21:00"]),
        ("It was shut from 11 a.m. to 2 p.m. on Thursday.", ["2013-03-21T11:00", "2013-03-21T14:00"]),
        ("It was shut in the autumn and winter of 1944.", ["1944-FA", "1944-WI"]),
        ("It was shut in the 2011-12 season.", ["2011", "2012"]),
        ("It was shut in the years 1990 to 1995.", ["1990", "1995"]),
        ("It was shut at 10:35 a.m. (0735 GMT) on Thursday.", ["2013-03-21T10:35", "2013-03-21"]),
        ("It was shut in the early hours of Thursday.", ["2013-03-21"]),
        ("It burned in 2012. In the spring of that year it was shut.", ["2012", "2012-SP"]),
        ("It was shut as recently as last week.", ["2013-W11"]),
    ],
)
def test_what_is_said_of_one_of_two_times_is_said_of_both(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twice as many boats sailed this year as last.", ["2013", "2012"]),
        ("The quay will be paved this week or next.", ["2013-W12", "2013-W13"]),
        ("The quay was paved this month and last Friday.", ["2013-03", "2013-03-15"]),
        ("It was shut for the last week.", ["P1W"]),
        ("It reported a loss for the last quarter.", ["2012-Q4"]),
        ("It was shut six trading days after March 1.", ["P6D", "2013-03-01"]),
        ("It was shut eight days after March 1.", ["2013-03-09"]),
    ],
)
def test_units_that_are_said_once_or_counted_otherwise(text, expected):
    assert values(text) == expected
