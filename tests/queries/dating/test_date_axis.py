"""Dates side by side, in per cent of an axis."""

from events.dates import parse
from events.queries.dating.date_axis import LEAST, MARGIN, axis_of


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


def test_what_dates_have_in_common_is_shaded():
    month, day = parse("2007-01"), parse("2007-01-11")
    wide, early = parse("[2007-01-01..2007-01-20]"), parse("[2007-01-10..2007-01-31]")
    axis = axis_of([wide, early], [[wide, early]])
    (band,) = axis.bands
    assert (band.x, round(band.x + band.width, 1)) == (axis.bars[1].x, round(axis.bars[0].x + axis.bars[0].width, 1))
    (point,) = axis_of([month, day], [[month, day]]).bands
    assert point.width == LEAST


def test_an_open_side_reaches_as_far_as_the_others_do():
    ended, by_the_fifth, days = parse("/2007-05-04"), parse("[..2007-05-05]"), parse("2007-05-03/2007-05-04")
    axis = axis_of([days, ended, by_the_fifth], [[days, ended, by_the_fifth], [ended, by_the_fifth]])
    of_all, of_two = axis.bands
    assert (of_all.x, of_all.width) == (axis.bars[0].x, axis.bars[0].width)
    assert (of_two.x, of_two.width) == (axis.bars[1].x, axis.bars[1].width)


def test_what_says_alone_or_excludes_each_other_has_no_band():
    sixth, seventh = parse("2007-03-06"), parse("2007-03-07")
    assert axis_of([sixth, seventh], [[sixth], [seventh]]).bands == (None, None)
    assert axis_of([sixth, seventh], [[sixth, seventh]]).bands == (None,)
