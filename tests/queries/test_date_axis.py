"""Dates side by side, in per cent of an axis."""

from events.dates import parse
from events.queries.date_axis import LEAST, MARGIN, axis_of


def test_the_axis_reaches_from_the_first_beginning_to_the_last_end():
    axis = axis_of([parse("2007-01"), parse("2007-01-11")])
    month, day = axis.bars
    assert (axis.first, axis.last) == ("1 January", "31 January 2007")
    assert (month.x, month.x + month.width) == (MARGIN, 100 - MARGIN)
    assert day.is_point
    assert day.width == 0


def test_the_first_day_names_its_year_only_where_the_last_has_another():
    assert axis_of([parse("2006-12"), parse("2007-01")]).first == "1 December 2006"


def test_an_undated_reading_keeps_its_turn_without_a_bar():
    assert axis_of([parse("2007-01"), None, parse("2007-02")]).bars[1] is None


def test_one_date_alone_has_nothing_to_be_compared_with():
    assert axis_of([parse("2007-01"), None]) is None
    assert axis_of([parse("2007-01"), parse("2007-01")]) is None


def test_an_extent_is_drawn_whole_and_a_date_within_a_stretch_soft():
    whole, soft = axis_of([parse("2007-03-01/2007-03-31"), parse("2007-04")]).bars
    assert not whole.is_soft
    assert soft.is_soft


def test_an_open_side_ends_at_what_is_known():
    by_ninth, month = axis_of([parse("[..2007-03-09]"), parse("2007-03")]).bars
    assert by_ninth.fade_left == (round(by_ninth.x - 5, 2), by_ninth.x)
    assert by_ninth.fade_right is None
    assert by_ninth.width < max(LEAST, month.width)
