"""Stretches of the calendar, feasts, and moving by units."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import parse
from events.dates.calendar import DAY, day_number
from events.extraction.feasts import easter, feast
from events.extraction.when import (
    day_text,
    in_half,
    in_month,
    in_quarter,
    in_season,
    in_week,
    in_weekend,
    in_year,
    in_years,
    moved,
)


@given(st.dates())
def test_weeks_are_numbered_as_iso_8601_numbers_them(day):
    week = in_week(day_number(day.year, day.month, day.day))
    year, number, _ = day.isocalendar()
    assert week.value == f"{year:04d}-W{number:02d}" or year < 1


@pytest.mark.parametrize(
    "when",
    [
        in_month(2012, 2),
        in_month(2012, 14),
        in_quarter(2012, 3),
        in_quarter(2012, 0),
        in_half(2012, 2),
        in_season(2012, "WI"),
        in_year(-43),
        in_years(1990, 10),
        in_years(1900, 100),
        in_years(-499, 100),
        in_week(day_number(2012, 12, 31)),
        in_weekend(day_number(2012, 12, 31)),
    ],
)
def test_a_stretch_is_as_long_as_its_edtf_says(when):
    date = parse(when.edtf)
    assert (date.begins_earliest, date.ends_latest) == (when.first * DAY, (when.last + 1) * DAY)


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (1, "month", "2012-02-29"),
        (-1, "year", "2011-01-31"),
        (2, "week", "2012-02-14"),
        (1, "quarter", "2012-04-30"),
        (-1, "century", "1912-01-31"),
    ],
)
def test_moving_keeps_to_the_days_a_month_has(amount, unit, expected):
    assert day_text(moved(day_number(2012, 1, 31), amount, unit)) == expected


def test_moving_beyond_what_dates_hold_is_refused():
    with pytest.raises(OverflowError):
        moved(0, 10**9, "year")


@pytest.mark.parametrize(
    ("key", "year", "expected"),
    [
        ("E-2", 2013, "2013-03-29"),
        ("E+0", 2008, "2008-03-23"),
        ("TG", 2012, "2012-11-22"),
        ("LABOR", 2012, "2012-09-03"),
        ("MEM", 2012, "2012-05-28"),
        ("ELECTION", 2012, "2012-11-06"),
        ("12-25", 2012, "2012-12-25"),
    ],
)
def test_a_feast_has_its_day(key, year, expected):
    assert day_text(feast(key, year)) == expected


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_of_spring(year):
    day = datetime.date.fromordinal(easter(year) + datetime.date(1970, 1, 1).toordinal())
    assert day.weekday() == 6
    assert datetime.date(year, 3, 22) <= day <= datetime.date(year, 4, 25)
