"""Years, months and days as an address has them, and a month as weeks with bars over its days."""

import pytest

from events.dates.calendar import day_number
from events.queries.calendar.at import At, at
from events.queries.calendar.weeks import weeks

MARCH = At(2007, 3)


@pytest.mark.parametrize(
    ("text", "words", "unit", "length"),
    [
        ("2007", "2007", "year", 365),
        ("2007-03", "March 2007", "month", 31),
        ("2008-02-29", "29 February 2008", "day", 1),
        ("-0752-03", "March 753 BCE", "month", 31),
        ("0000", "1 BCE", "year", 366),
        ("-12000", "12,001 BCE", "year", 366),
        ("Y-12000", "12,001 BCE", "year", 366),
    ],
)
def test_an_address_names_a_year_a_month_or_a_day_of_any_year(text, words, unit, length):
    found = at(text)
    assert (found.words, found.unit, found.length) == (words, unit, length)
    assert at(str(found)) == found


@pytest.mark.parametrize(
    "text", ["", "march", "2007-13", "2007-00", "2007-02-29", "207-01", "999999999", "2007-3", "²007"]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        at(text)


def test_a_month_begins_its_weeks_where_the_reader_does():
    monday, sunday = weeks(MARCH, {}), weeks(MARCH, {}, begins_on="sunday")
    assert (monday.names[0], sunday.names[0]) == ("Monday", "Sunday")
    assert At.of_day(monday.weeks[0].days[0]) == At(2007, 2, 26)
    assert At.of_day(sunday.weeks[0].days[0]) == At(2007, 2, 25)
    assert At.of_day(monday.weeks[-1].days[-1]) == At(2007, 4, 1)


def test_a_bar_is_cut_where_the_week_ends_and_says_that_it_goes_on():
    tenth = day_number(2007, 3, 10)
    found = weeks(MARCH, {"bar": (tenth, tenth + 2)})
    second, third = found.weeks[1].lanes[0], found.weeks[2].lanes[0]
    assert [(piece.days, piece.bar, piece.is_first, piece.goes_on) for piece in second] == [
        (5, None, True, False),
        (2, "bar", True, True),
    ]
    assert [(piece.days, piece.bar, piece.is_first, piece.goes_on) for piece in third] == [
        (1, "bar", False, False),
        (6, None, True, False),
    ]
    assert found.left_out == ()


def test_bars_share_a_row_where_they_do_not_meet_and_what_finds_no_row_is_left_out():
    first = day_number(2007, 3, 5)
    bars = {"one": (first, first + 1), "two": (first + 3, first + 4)} | {
        f"whole week {number}": (first, first + 6) for number in range(4)
    }
    found = weeks(MARCH, bars)
    assert len(found.weeks[1].lanes) == 4
    assert [piece.bar for piece in found.weeks[1].lanes[0]] == ["one", None, "two", None]
    assert found.left_out == ("whole week 3",)
    assert all(sum(piece.days for piece in lane) == 7 for lane in found.weeks[1].lanes)
