"""The two ends of a stretch of days: the second is not before the first."""

import pytest

from tests.extraction.tagging import found, values


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The fair will run from Saturday to Monday.", ["2013-03-23", "2013-03-25"]),
        ("The fair will run from Monday to Friday.", ["2013-03-25", "2013-03-29"]),
        ("The storms come from June 1 to November 30.", ["2013-06-01", "2013-11-30"]),
        ("The storms came from June 1 to November 30.", ["2012-06-01", "2012-11-30"]),
        ("The office is closed from December 20 to January 6.", ["2012-12-20", "2013-01-06"]),
        ("The fair ran from Tuesday to Thursday.", ["2013-03-19", "2013-03-21"]),
        ("The fair moved from 5 May 1950 to 2 May 1949.", ["1950-05-05", "1949-05-02"]),
    ],
)
def test_the_end_of_a_stretch_is_not_before_its_beginning(text, ends):
    assert values(text) == ends


def test_the_stretch_is_offered_from_its_beginning_to_its_end():
    first, _ = found("The storms come from June 1 to November 30.")
    assert first.alternatives[0].edtf == "2013-06-01/2013-11-30"


def test_what_was_nearest_is_offered_where_the_order_decides():
    _, last = found("The storms come from June 1 to November 30.")
    assert "2012-11-30" in [other.value for other in last.alternatives]


@pytest.mark.parametrize("text", ["The talks resume on Monday at 10 a.m.", "The talks resume on Monday, at 10 a.m."])
def test_an_hour_that_follows_its_day_is_on_that_day(text):
    assert values(text) == ["2013-03-25", "2013-03-25T10:00"]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("The fair is crowded in July and August.", ["2013-07", "2013-08"]),
        ("The fair was crowded in July and August.", ["2012-07", "2012-08"]),
        ("The fair was crowded in December and January.", ["2012-12", "2013-01"]),
    ],
)
def test_two_months_that_are_named_together_follow_each_other(text, months):
    assert values(text) == months
    assert found(text)[0].alternatives[0].edtf != f"{months[0]}/{months[1]}"
