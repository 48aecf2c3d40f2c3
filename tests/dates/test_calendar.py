from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates.calendar import (
    DAY,
    YEAR_LIMIT,
    civil,
    day_number,
    from_iso,
    iso,
    julian_day_number,
    month_length,
    weekday,
)

EPOCH = date(1970, 1, 1)


@given(st.dates())
def test_it_agrees_with_pythons_calendar_where_that_reaches(day: date) -> None:
    number = (day - EPOCH).days
    assert day_number(day.year, day.month, day.day) == number
    assert civil(number) == (day.year, day.month, day.day)
    assert weekday(number) == day.weekday()
    assert (day.replace(day=1) + timedelta(days=month_length(day.year, day.month) - 1)).month == day.month


@given(st.datetimes().map(lambda moment: moment.replace(microsecond=0)))
def test_moments_are_written_as_python_writes_them(moment: datetime) -> None:
    seconds = (moment - datetime(1970, 1, 1)) // timedelta(seconds=1)
    assert iso(seconds) == moment.isoformat()
    assert from_iso(moment.isoformat()) == seconds


@given(st.integers(-YEAR_LIMIT, YEAR_LIMIT), st.integers(1, 12), st.integers(1, 28))
def test_a_day_of_any_year_is_found_again(year: int, month: int, day: int) -> None:
    number = day_number(year, month, day)
    assert civil(number) == (year, month, day)
    assert from_iso(iso(number * DAY)) == number * DAY
    assert abs(number * DAY) < 2**53


@pytest.mark.parametrize(
    "text", ["2007-02-29T00:00:00", "2007-13-01T00:00:00", "2007-03-10T24:00:00", "2007-03-10", "2007-03-10T10:60:00"]
)
def test_a_moment_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="2007"):
        from_iso(text)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1917, 10, 25), (1917, 11, 7)),  # the October Revolution
        ((1582, 10, 5), (1582, 10, 15)),  # the day the calendar changed in Rome
        ((1752, 9, 3), (1752, 9, 14)),  # and in London
        ((1900, 2, 29), (1900, 3, 13)),  # a leap day that only the Julian calendar has
        ((-43, 3, 15), (-43, 3, 13)),  # the Ides of March
        ((200, 3, 1), (200, 3, 1)),  # where both agree
    ],
)
def test_old_style_days_are_converted(julian: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    assert civil(julian_day_number(*julian)) == gregorian
