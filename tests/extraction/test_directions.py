"""Which way a sentence points: to the day before publication, or to the one that is still to come."""

import datetime

import pytest

from tests.extraction.tagging import found, only, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Work on the quay is to be completed in April.", "2013-04"),
        ("The wages would be paid at some time in June.", "2013-06"),
        ("An unspecified sum is due in June.", "2013-06"),
        ("The proposed sale in June is in doubt.", "2013-06"),
        ("The mill lent money through June.", "2013-06"),
        ("The mill closed in June.", "2012-06"),
        ("The mill closed in April.", "2013-04"),
        ("The mill agreed to sell the quay in June.", "2013-06"),
        ("The mill agreed to sell the quay in January.", "2013-01"),
        ("The mill, built in Springfield, Ill., closed in June.", "2012-06"),
        ("The mill will, from Springfield, Ill., go by June.", "2013-06"),
    ],
)
def test_a_month_is_past_where_the_sentence_tells_unless_it_is_the_coming_one(text, value):
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The keeper was last seen on Sept. 20.", "2012-09-20"),
        ("The record was set on Sept. 20.", "2012-09-20"),
        ("The Aug. 7 storm sank two boats.", "2012-08-07"),
        ("Tolls were raised and are payable on May 2.", "2013-05-02"),
        ("The fair will open on Sept. 20.", "2013-09-20"),
    ],
)
def test_a_day_half_a_year_away_is_past_unless_it_is_announced(text, value):
    assert only(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "The union struck from April to June last year.",
        "The union struck in April and June last year.",
        "The union struck in April and June of 2012.",
    ],
)
def test_two_months_that_are_said_with_one_year_lie_in_it(text):
    assert values(text) == ["2012-04", "2012-06"]


def test_three_months_that_are_said_with_one_year_lie_in_it():
    assert values("The union struck in April, May and June 2011.") == ["2011-04", "2011-05", "2011-06"]


def test_last_february_is_not_the_month_that_has_just_ended():
    assert only("The tower was sold last February.").value == "2012-02"
    assert only("The tower was sold last January.").value == "2013-01"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers meet on Monday.", "2013-03-25"),
        ("The ministers meet separately Monday.", "2013-03-25"),
        ("The fair opens Saturday.", "2013-03-23"),
        ("Members were planning to march on Monday.", "2013-03-25"),
        ("The treaty must be ratified by Monday.", "2013-03-25"),
        ("They were told to answer by Monday.", "2013-03-25"),
        ("They came to the ford by Monday.", "2013-03-18"),
        ("Prices rose before the close Monday.", "2013-03-18"),
        ("They met on Monday.", "2013-03-18"),
        ("The lease had been due to expire Monday.", "2013-03-18"),
        ("She will succeed Mr. Hale as keeper Monday.", "2013-03-25"),
        ("The council will proceed with St. Anne's quay on Monday.", "2013-03-25"),
    ],
)
def test_a_weekday_lies_ahead_in_a_timetable_a_plan_and_a_deadline(text, value):
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two Fridays ago the mill burned.", "2013-03-08"),
        ("One Monday ago the mill burned.", "2013-03-18"),
        ("Two Mondays ago the mill burned.", "2013-03-11"),
        ("They vote a week from Tuesday.", "2013-04-02"),
        ("The toll is due on the 21st of this month.", "2013-03-21"),
        ("They vote on the 3rd of next month.", "2013-04-03"),
        ("They left at half past nine on Tuesday.", "2013-03-19T09:30"),
        ("They left at a quarter to ten in the evening on 4 March.", "2013-03-04T21:45"),
        ("They left at quarter past one on 4 March.", "2013-03-04T01:15"),
    ],
)
def test_days_and_hours_are_counted_as_they_are_said(text, value):
    assert found(text)[0].value == value


def test_the_previous_friday_is_counted_from_a_friday_that_was_named():
    assert values("The index fell Friday after losses overnight. It fell 4 percent from the previous Friday.")[-1] == (
        "2013-03-15"
    )


def test_that_day_is_no_date_where_no_day_was_named():
    assert values("When prices fall, those who buy that day lose.") == []
    assert values("Prices fell on 4 March. Those who bought that day lost.") == ["2013-03-04", "2013-03-04"]


def test_high_noon_is_a_manner_of_speaking():
    assert values("It is high noon for the ferry.") == []


def test_weekdays_and_last_week_make_a_text_news_whatever_it_recalls():
    text = "It burned Friday night. Last week fires were seen, as in 1982, 1992 and 1994. In January the mill closed."
    assert values(text)[-1] == "2013-01"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In this year's third quarter profit was $5, compared with $4 a year earlier.", "2012-Q3"),
        ("Profit fell in the third quarter. Prices were higher than a year ago.", "2012-Q3"),
        ("Profit fell in the third quarter. In nine months it was $5, compared with year-earlier net of $4.", "2012"),
        ("Profit fell in the third quarter. In nine months it was $5, against $4 in the 2012 period.", "2012"),
    ],
)
def test_a_year_earlier_is_a_quarter_only_where_a_quarter_is_compared(text, value):
    assert found(text, datetime.date(2013, 10, 25))[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote is set for Nov. 5.", "2013-11-05"),
        ("The law takes effect Jan. 1.", "2014-01-01"),
        ("The treaty comes into force on Oct. 1.", "2013-10-01"),
        ("The law took effect Jan. 1.", "2013-01-01"),
        ("The hearing is on Monday.", "2013-03-25"),
        ("The polls open Monday.", "2013-03-25"),
        ("What he regrets is Monday's vote.", "2013-03-18"),
        ("The court ordered a trial, to begin on Sept. 9.", "2013-09-09"),
        ("The deadline is midnight Monday.", "2013-03-25T00:00"),
        ("The jubilee falls in August.", "2013-08"),
        ("The quay was set on fire on Nov. 5.", "2012-11-05"),
    ],
)
def test_what_is_on_a_day_or_set_for_it_or_takes_effect_on_it_is_to_come(text, value):
    assert only(text).value == value
