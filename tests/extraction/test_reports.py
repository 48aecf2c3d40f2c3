"""Reports of earnings: which quarter they are about, and what sums are compared with."""

import datetime

import pytest

from tests.extraction.tagging import values

OCTOBER = datetime.date(2012, 10, 25)


@pytest.mark.parametrize(
    ("day", "month", "value"),
    [("Oct. 1", 10, "2012-Q3"), ("Sept. 30", 10, "2012-Q3"), ("Oct. 31", 11, "2012-Q4"), ("Jan. 2", 1, "2011-Q4")],
)
def test_a_quarter_of_whole_weeks_may_end_in_the_first_days_of_the_next(day, month, value):
    text = f"Profit in the quarter ended {day} fell."
    assert values(text, datetime.date(2012, month, 25))[0] == value


def test_a_quarter_that_ends_on_a_day_to_come_is_the_one_of_that_day():
    assert values("Profit for the quarter ending Dec. 31 will fall.", OCTOBER) == ["2012-Q4", "2012-12-31"]


def test_the_same_period_of_a_year_is_its_quarter_where_one_is_reported():
    text = "in the same period of 2010 the mill lost money."
    assert values(f"Profit rose in the third quarter; {text}", OCTOBER) == ["2012-Q3", "2010-Q3"]
    assert values(f"Rents rose; {text}", OCTOBER) == ["2010"]


@pytest.mark.parametrize(
    ("year", "compared"),
    [("2011", "2011"), ("2012", "2011-Q3")],
)
def test_the_nine_months_of_another_year_are_not_what_the_report_is_about(year, compared):
    text = f"Tolls rose 3 percent from a year earlier. They had fallen in the first nine months of {year}."
    assert values(text, OCTOBER) == [compared, "P9M", year]


def test_what_stands_beside_the_like_quarter_of_the_year_before_is_its_number():
    text = (
        "The mill lost $2 million in the third quarter. In the year-earlier quarter, the fourth quarter of its year, "
        "it earned $3 million. Sales in that quarter were high."
    )
    assert values(text, OCTOBER) == ["2012-Q3", "2011-Q4", "2011-Q4", "2011-Q4"]


def test_a_quarter_beside_another_is_not_the_same_without_an_article():
    text = "In the year-ago quarter, third-quarter costs were unusual."
    assert values(text, OCTOBER) == ["2011-Q3", "2012-Q3"]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("In the nine months it lost $3 million, against a gain in the 2011 period.", "2011"),
        ("Last year the mill earned $7 million.", "2011"),
        ("It had earned $2 million in the year-ago quarter.", "2011-Q3"),
        ("It had earned $2 million in 2010.", "2011-Q3"),
        ("It had earned $2 million.\n", "2011-Q3"),
    ],
)
def test_year_ago_results_are_those_that_the_paragraph_named_last(told, value):
    text = f"Profit fell in the third quarter. {told} The year-ago results were better."
    assert values(text, OCTOBER)[-1] == value


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("The ferries lost $4 million, compared with a gain of $2 million last year.", "2011-Q3"),
        ("The ferries lost $4 million, up from $3 million last year.", "2011"),
        ("For the year it expects $12 million, compared with $11 million last year.", "2011"),
        ("In nine months it earned $9 million, compared with $8 million last year.", "2011"),
        ("The fleet has six ferries, compared with five last year.", "2011"),
    ],
)
def test_a_sum_that_is_compared_with_last_year_is_that_of_the_like_quarter(told, value):
    assert values(f"Profit rose in the third quarter. {told}", OCTOBER)[-1] == value


def test_last_year_is_a_year_where_no_quarter_is_reported():
    assert values("Rents were $400, compared with $300 last year.", OCTOBER) == ["2011"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices will be low in the first two quarters of 2013.", ["2013-H1"]),
        ("Prices were low in the last two quarters of 2011.", ["2011-H2"]),
        ("Prices were low in the first two quarters.", ["P2Q"]),
        ("Prices were low in the second two quarters of 2011.", ["P2Q", "2011"]),
    ],
)
def test_two_quarters_of_a_year_are_a_half_of_it(text, expected):
    assert values(text, OCTOBER) == expected


@pytest.mark.parametrize("unit", ["month", "year"])
def test_figures_of_the_latest_month_or_year_are_of_one_that_is_over(unit):
    expected = {"month": "2012-09", "year": "2011"}[unit]
    assert values(f"Sales fell in the latest {unit}.", OCTOBER) == [expected]
