"""The list of timelines."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import EventState, Visibility
from events.queries.timeline.timelines import timelines_for
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_stranger_sees_public_timelines_and_what_is_public_in_them():
    timeline = make.make_timeline("open")
    make.make_timeline("private", visibility=Visibility.PRIVATE)
    make.make_timeline("unlisted", visibility=Visibility.UNLISTED)
    make.make_citation(make.make_event(timeline, "approved", "2007-03-11"))
    make.make_citation(make.make_event(timeline, "draft", "1990-03-11", state=EventState.DRAFT))
    make.make_source(timeline, "not cited yet")
    make.place(timeline)
    (row,) = timelines_for(AnonymousUser())
    assert (row.slug, row.events, row.sources, row.span, row.visibility) == ("open", 1, 1, "11 March 2007", "")
    assert sum(bar.height > 0 for bar in row.bars) == 1


def test_a_member_sees_drafts_and_that_the_timeline_is_private():
    timeline = make.make_timeline("private", visibility=Visibility.PRIVATE)
    member = make.make_member(timeline)
    make.make_event(timeline, "draft", "2007-03-11", state=EventState.DRAFT)
    make.place(timeline)
    (row,) = timelines_for(member)
    assert (row.events, row.span, row.visibility) == (1, "11 March 2007", "Private: members only")


def test_the_small_picture_leaves_out_an_outlier_and_says_so():
    timeline = make.make_timeline()
    make.make_event(timeline, "long ago", "1903")
    for day in range(1, 29):
        make.make_event(timeline, f"day {day}", f"2007-02-{day:02d}")
    make.place(timeline)
    (row,) = timelines_for(AnonymousUser())
    assert (row.span, row.mostly) == ("1903 to 2007", "1 to 28 February 2007")


def test_a_timeline_without_dates_has_neither_span_nor_picture():
    make.make_event(make.make_timeline(), "undated")
    (row,) = timelines_for(AnonymousUser())
    assert (row.events, row.span, row.mostly, list(row.bars)) == (1, "", "", [])


def test_the_list_takes_six_queries_however_many_timelines(django_assert_max_num_queries):
    for number in range(5):
        timeline = make.make_timeline(f"timeline-{number}")
        make.make_event(timeline, "event", "2007-03-11")
        make.place(timeline)
    with django_assert_max_num_queries(6):
        assert len(timelines_for(AnonymousUser())) == 5
